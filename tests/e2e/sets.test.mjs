// Sets of documents and whole documents: what is compared with what, stop words of one's own, diversity, readability, reprints.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, afterEach, before, test } from "node:test";
import { address, choose, openPage, startBrowser, stopBrowser, untilMerged, untilRead } from "./browser.mjs";

before(startBrowser);
after(stopBrowser);

let open;
afterEach(async () => {
  await open?.close();
  open = null;
});

const file = (name, text) => ({ name, bytes: new TextEncoder().encode(text) });
const crime = "Полиция расследует незаконный оборот наркотиков. Незаконный оборот наркотиков вырос. Суд вынес приговор торговцу гашишем.";
const farm = "Фермеры собрали урожай пшеницы. Урожай пшеницы вырос. Фермеры довольны. Суд молчит.";
const sport = "Футболисты выиграли матч. Матч смотрели тысячи болельщиков. Тренер доволен футболистами.";
const three = [file("a.txt", crime), file("b.txt", farm), file("c.txt", sport)];

const answered = (page) => page.waitForSelector(".words:not(:has([data-busy=true]))");

async function withView(view, files = three, options = {}) {
  open = await openPage(options);
  const { page } = open;
  await choose(page, files);
  await untilRead(page, files.length);
  await untilMerged(page);
  if (options.viewport) await page.click(".pane-switch button >> nth=1");
  await page.click("#tab-words");
  if (options.viewport) await page.selectOption("[data-set=view]", view);
  else await page.click(`[data-words=${view}]`);
  await answered(page);
  return page;
}

async function saved(page, kind) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(`[data-save=${kind}]`)]);
  return readFileSync(await download.path()).toString();
}

const names = (page, table) => page.$$eval(`table.${table} tbody .row-name`, (all) => all.map((one) => one.textContent));
const side = (page, word) => page.getAttribute(`table.keyness tr:has(.row-name:text-is('${word}'))`, "data-side");

test("one document is compared with the built-in list, which says what it is, without a request", async () => {
  const page = await withView("keyness", [three[0]]);
  const loaded = open.seen.requests.length;
  assert.equal(await page.inputValue("[data-set=against]"), "reference");
  await page.waitForSelector("table.keyness .row-name:text-is('наркотик')");
  assert.match(await page.textContent("[data-reference]"), /3\s472.*2000–2018.*\d{4}-\d\d-\d\d.*3 документов/s);
  assert.match(await page.textContent(".words-facts p"), /«a\.txt».*3\s101\s490 слов/s);
  assert.equal(await side(page, "наркотик"), "more");
  // The list has lemmas alone.
  assert.deepEqual(await page.$$eval("[data-set=by] option", (all) => all.map((one) => one.value)), ["lemma", "lemma+pos"]);
  assert.equal(await page.locator("tr[data-side=less]").count(), 0);
  await page.check("[data-set=less]");
  await page.waitForSelector(".words-cut:has-text('10')");
  await page.selectOption("[data-set=by]", "lemma+pos");
  await page.waitForSelector("table.keyness .row-value:text-is('NOUN')");
  await page.click("table.keyness .row-name:text-is('наркотик')");
  await page.waitForSelector(".kwic-line");
  assert.equal(open.seen.requests.length, loaded);
  assert.ok(open.seen.requests.every((url) => url.startsWith(address())));
  assert.deepEqual(open.seen.console, []);
});

test("the list serves again after the worker that had it was ended", async () => {
  const page = await withView("keyness", [three[0]]);
  await page.waitForSelector("[data-reference]");
  await choose(page, [three[1]]);
  await untilRead(page, 2);
  await page.selectOption("[data-set=against]", "others");
  await page.waitForSelector(".words-facts p:has-text('b.txt')");
  await page.selectOption("[data-set=against]", "reference");
  await page.waitForSelector("[data-reference]");
  assert.equal(await page.locator(".words-failure").count(), 0);
});

test("documents of another language are told apart from the list's", async () => {
  const page = await withView("keyness", [file("en.txt", "The police of the city found drugs in a house near the river. The police said that two men were held. The men were known to the police."), three[0]]);
  await page.click(".documents > li:has-text('en.txt') button");
  await page.selectOption("[data-set=against]", "reference");
  await page.waitForSelector("[data-code='reference.language']");
  assert.match(await page.textContent("[data-code='reference.language']"), /не на русском/i);
  await page.click(".documents > li:has-text('a.txt') button");
  await page.waitForSelector(".words-facts p:has-text('a.txt')");
  assert.equal(await page.locator("[data-code='reference.language']").count(), 0);
});

test("ticked documents are compared with ticked ones, and each number leads to its lines", async () => {
  const page = await withView("keyness");
  await page.selectOption("[data-set=target]", "chosen");
  assert.match(await page.textContent(".words .empty"), /Отметьте/);
  await page.check("[data-tick=target] >> nth=0");
  await page.check("[data-tick=target] >> nth=1");
  await page.selectOption("[data-set=against]", "chosen");
  await page.check("[data-tick=against] >> nth=2");
  await page.fill("[data-set=minimum]", "1");
  await page.press("[data-set=minimum]", "Tab");
  await page.waitForSelector("table.keyness .row-name:text-is('матч')");
  assert.match(await page.textContent(".words-facts p"), /^2 документа.*«c\.txt»/s);
  assert.deepEqual([await side(page, "урожай"), await side(page, "матч")], ["more", "less"]);
  // On both sides a document would be compared with itself.
  await page.check("[data-tick=against] >> nth=0");
  assert.equal(await page.isChecked("[data-tick=target] >> nth=0"), false);
  await page.waitForSelector("table.keyness tr[data-side=less] .row-name:text-is('наркотик')");
  // «суд» stands once on each side.
  await page.click("table.keyness tr:has(.row-name:text-is('суд')) .number .link");
  await page.waitForSelector(".kwic-line");
  assert.match(await page.textContent(".words-only"), /Только: 2 документа/);
  assert.deepEqual(await page.$$eval(".kwic-document", (all) => all.map((one) => one.textContent)), ["a.txt"]);
  await page.click("[data-do=all-lines]");
  await page.waitForFunction(() => document.querySelectorAll(".kwic-line").length === 2);
});

test("all boxes of the documents that are shown are ticked at once", async () => {
  const page = await withView("keyness");
  await page.selectOption("[data-set=target]", "chosen");
  await page.fill(".picker input[type=search]", "b.t");
  await page.check("[data-tick-all=target]");
  await page.fill(".picker input[type=search]", "");
  assert.deepEqual(await page.$$eval("[data-tick=target]", (all) => all.map((one) => one.checked)), [false, true, false]);
  assert.match(await page.textContent(".picker summary"), /Что: 1/);
});

test("stop words of one's own count at once, in every view, and go back", async () => {
  const page = await withView("counts");
  await page.click("[data-do=stop-list]");
  await page.waitForFunction(() => document.querySelector("[data-set=stop-words]").value.includes("который"));
  assert.match(await page.textContent(".stop-state"), /встроенный/);
  assert.equal(await page.isDisabled("[data-do=stop-reset]"), true);
  await page.waitForSelector(".row-name:text-is('матч')");
  await page.fill("[data-set=stop-words]", "матч # игра\nУрожай, пшеница");
  await page.waitForSelector(".row-name:text-is('матч')", { state: "detached" });
  const rows = await names(page, "frequencies");
  assert.ok(!rows.includes("урожай") && rows.includes("оборот"), rows.join(" "));
  assert.match(await page.textContent(".stop-state"), /3 слова.*изменён/);
  await page.click("[data-words=ngrams]");
  await page.fill("[data-set=minimum]", "1");
  await page.press("[data-set=minimum]", "Tab");
  await page.waitForSelector(".row-name:text-is('незаконный оборот')");
  assert.ok(!(await names(page, "frequencies")).some((name) => name.includes("пшениц")));
  await page.click("[data-do=stop-reset]");
  await page.waitForSelector(".row-name:text-is('урожай пшеницы')");
  assert.equal(await page.inputValue("[data-set=stop-words]").then((text) => text.includes("который")), true);
});

test("an empty list leaves no word out", async () => {
  const page = await withView("counts", [file("a.txt", "И он, и она были там.")]);
  await page.click("[data-do=stop-list]");
  await page.waitForFunction(() => !document.querySelector("[data-set=stop-words]").disabled);
  await page.fill("[data-set=stop-words]", "");
  await page.waitForSelector(".row-name:text-is('и')");
});

test("diversity has a row for each document, a word for what is missing, and leads to the words", async () => {
  const page = await withView("diversity", [...three, file("short.txt", "Суд молчит.")]);
  assert.equal(await page.locator("table.richness tbody tr").count(), 4);
  await page.selectOption("[data-set=order]", "ttr");
  await page.waitForSelector("th.chosen-measure:has-text('TTR')");
  const csv = (await saved(page, "csv")).split("\r\n");
  assert.match(csv[0], /^\ufeffДокумент;слов;разных слов;TTR;MATTR/);
  const row = csv.find((line) => line.startsWith("short.txt")).split(";");
  assert.deepEqual(row.slice(1, 5), ["2", "2", "1", ""], "shorter than the window of MATTR");
  assert.equal(await page.getAttribute("table.richness tr:has-text('short.txt') td:nth-child(5) span", "title"), "Документ короче окна");
  assert.match(csv.at(-2), /^Все вместе;/);
  await page.fill("[data-set=window]", "2");
  await page.press("[data-set=window]", "Tab");
  await page.waitForFunction(() => document.querySelector("table.richness tr:last-child td:nth-child(5)").textContent !== "—");
  assert.match(await saved(page, "svg"), /short\.txt/);
  await page.click("table.richness tr:has-text('c.txt') .link >> nth=0");
  await page.waitForSelector("table.frequencies .row-name:text-is('матч')");
  assert.ok(!(await names(page, "frequencies")).includes("урожай"), "of this document alone");
});

test("readability names its formulas, and has none for another language", async () => {
  const page = await withView("readability", [three[0], file("en.txt", "The police of the city found drugs in a house near the river. The police said that two men were held.")]);
  const csv = (await saved(page, "csv")).split("\r\n").map((line) => line.split(";"));
  const at = csv[0].findIndex((name) => name.includes("Флешу (Оборнева, 2006)"));
  const cell = (name, column) => Number(csv.find(([first]) => first === name)[column].replace(",", "."));
  const [sentence, word] = [csv[0].indexOf("слов в предложении"), csv[0].indexOf("слогов в слове")];
  assert.ok(Math.abs(cell("a.txt", at) - (206.835 - 1.3 * cell("a.txt", sentence) - 60.1 * cell("a.txt", word))) < 1e-9);
  assert.equal(csv.find(([first]) => first === "en.txt")[at], "");
  assert.match(await page.textContent(".words-cut"), /206,835/);
  await page.click("th button:has-text('Соловьёв')");
  await page.waitForSelector(".words-cut:has-text('11,97')");
  await page.click("table.richness .row-name:text-is('en.txt')");
  await page.waitForSelector(".pane-text .text:has-text('The police')");
});

const again = crime.replace("Полиция", "Местная полиция");

test("reprints stand under the earliest document, and counts leave them out on wish", async () => {
  const long = `${crime} ${farm} ${sport}`;
  const page = await withView("duplicates", [
    file("later.txt", `7 мая 2024 года\n\n${long}`),
    file("first.txt", `5 марта 2024 года\n\n${long.replace(crime, again)}`),
    three[1],
  ]);
  assert.deepEqual(await names(page, "duplicates"), ["first.txt", "later.txt"]);
  const like = Number((await page.textContent("tr.reprint .number:nth-child(3)")).replace(",", ".").replace(/[^\d.]/g, ""));
  assert.ok(like >= 80 && like < 100, String(like));
  const csv = (await saved(page, "csv")).split("\r\n");
  assert.match(csv[1], /^first\.txt;2024-03-05;later\.txt;2024-05-07;0,[89]/);
  await page.fill("[data-set=likeness]", "100");
  await page.press("[data-set=likeness]", "Tab");
  await page.waitForSelector(".words .empty:has-text('Перепечаток нет')");
  await page.click("[data-words=counts]");
  await answered(page);
  const count = () => page.textContent("table.frequencies tr:has(.row-name:text-is('оборот')) .weight-number");
  assert.equal(await count(), "4");
  await page.check("[data-set=reprints]");
  await page.waitForFunction(() => document.querySelector(".words-facts p").textContent.includes("2 документах"));
  assert.equal(await count(), "2");
});

test("a reprint opens in the reader", async () => {
  const page = await withView("duplicates", [file("a.txt", crime), file("b.txt", `${crime} Конец.`)]);
  await page.click("tr.reprint .row-name");
  await page.waitForSelector(".documents [aria-current=true]:has-text('b.txt')");
});

test("on a narrow screen nothing is wider than it, and a list leads to the views", async () => {
  const page = await withView("keyness", three, { viewport: { width: 390, height: 844 } });
  await page.selectOption("[data-set=target]", "chosen");
  for (const view of ["keyness", "diversity", "readability", "duplicates", "ngrams"]) {
    await page.selectOption("[data-set=view]", view);
    await answered(page);
    const wide = await page.evaluate(() => Math.max(...[...document.querySelectorAll(".panel *")].map((one) => one.getBoundingClientRect().right)));
    assert.ok(wide <= 390.5, `${view}: ${wide}`);
  }
});

test("every box, list and field of the views has a name; in English all of them are English", async () => {
  const page = await withView("keyness", three, { locale: "en-US" });
  await page.selectOption("[data-set=target]", "chosen");
  await page.check("[data-tick=target] >> nth=0");
  await page.click("[data-do=stop-list]");
  for (const view of ["keyness", "diversity", "readability", "duplicates", "ngrams"]) {
    await page.click(`[data-words=${view}]`);
    await answered(page);
    const unnamed = await page.$$eval(".words :is(input, select, textarea)", (all) => all.filter((one) => !(one.labels?.length || one.getAttribute("aria-label"))).length);
    assert.equal(unnamed, 0, view);
    const words = await page.$$eval(".words :is(label, .hint, .words-facts, thead, option, .stop-state, summary)", (all) => all.map((one) => one.textContent).join(" "));
    assert.doesNotMatch(words, /[а-яё]/i, view);
  }
});
