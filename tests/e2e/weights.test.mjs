// Which words tell documents from the others, and which documents are like one of them.

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
const crime = "Полиция расследует оборот наркотиков. Оборот наркотиков вырос. Суд вынес приговор торговцу.";
const court = "Суд вынес приговор. Торговец приговор обжаловал. Год был трудным.";
const farm = "Фермеры собрали урожай пшеницы. Урожай пшеницы вырос. Год был дождливым.";
const three = [file("a.txt", crime), file("b.txt", court), file("c.txt", farm)];

const answered = (page) => page.waitForSelector(".words:not(:has([data-busy=true]))");

async function withView(files = three, options = {}) {
  open = await openPage(options);
  const { page } = open;
  await choose(page, files);
  await untilRead(page, files.length);
  await untilMerged(page);
  if (options.viewport) {
    await page.click(".pane-switch button >> nth=1");
    await page.click("#tab-words");
    await page.selectOption("[data-set=view]", "weights");
  } else {
    await page.click(".documents > li:has-text('a.txt') button");
    await page.click("#tab-words");
    await page.click("[data-words=weights]");
  }
  await answered(page);
  return page;
}

async function saved(page, part, kind) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(`.of-${part} [data-save=${kind}]`)]);
  return readFileSync(await download.path());
}

const names = (page, table) => page.$$eval(`table.${table} tbody .row-name`, (all) => all.map((one) => one.textContent));
const row = (table, name) => `table.${table} tbody tr:has(.row-name:text-is('${name}'))`;
const number = (text) => Number(text.replace(",", "."));

/** The cells of a saved table by its first column. */
async function table(page, part) {
  const [head, ...lines] = (await saved(page, part, "csv")).toString().replace("\ufeff", "").trim().split("\r\n").map((line) => line.split(";"));
  return { head, of: (name) => lines.filter(([first]) => first === name), lines };
}

test("the words of a document stand by their weights, which are those of the formulas", async () => {
  const page = await withView();
  await page.waitForSelector(row("weights", "наркотик"));
  const { head, of, lines } = await table(page, "weights");
  assert.deepEqual(head, ["Слово", "Разряд", "Раз", "Док.", "Док. всего", "TF-IDF", "BM25"]);
  const [drug] = of("наркотик");
  assert.deepEqual(drug.slice(2, 5), ["2", "1", "1"]);
  assert.ok(Math.abs(number(drug[5]) - 2 * Math.log(3 / 1)) < 1e-9, drug[5]);
  const [sentence] = of("суд");
  assert.deepEqual(sentence.slice(2, 5), ["1", "1", "2"]);
  assert.ok(Math.abs(number(sentence[5]) - Math.log(3 / 2)) < 1e-9, sentence[5]);
  const weights = lines.map((line) => number(line[5]));
  assert.deepEqual(weights, [...weights].sort((a, b) => b - a));
  assert.deepEqual(await names(page, "weights"), lines.map(([name]) => name));
  assert.match(await page.textContent(".of-weights .hint"), /tf · ln\(N \/ n\)/);
  assert.equal(await page.textContent(`${row("weights", "наркотик")} .weight-number`), "2,20");

  await page.selectOption("[data-set=measure]", "bm25");
  await page.waitForSelector(".of-weights .hint:has-text('1,2')");
  await answered(page);
  const bm25 = (await table(page, "weights")).lines.map((line) => number(line[6]));
  assert.deepEqual(bm25, [...bm25].sort((a, b) => b - a));
  assert.ok(bm25[0] > 0);
  assert.match((await saved(page, "weights", "svg")).toString(), /наркотик/);
  assert.equal((await saved(page, "weights", "png")).subarray(1, 4).toString(), "PNG");
  assert.ok(open.seen.requests.every((url) => url.startsWith(address())));
  assert.deepEqual(open.seen.console, []);
});

test("a count leads to its lines in these documents, the number of documents to those in all", async () => {
  const page = await withView();
  await page.click(`${row("weights", "приговор")} .number .link >> nth=0`);
  await page.waitForSelector(".kwic-line");
  assert.match(await page.textContent(".words-only"), /Только: «a\.txt»/);
  assert.equal(await page.locator(".kwic-line").count(), 1);
  await page.click("[data-words=weights]");
  await page.click(`${row("weights", "приговор")} .number .link >> nth=1`);
  await page.waitForFunction(() => document.querySelectorAll(".kwic-line").length === 3);
  assert.equal(await page.locator(".words-only").count(), 0);
});

test("similar documents say by which words, and lead to their texts and lines", async () => {
  const page = await withView();
  await page.waitForSelector("table.similar");
  // All three are alike by one word at least; the court's report by three.
  assert.deepEqual(await names(page, "similar"), ["b.txt", "c.txt"]);
  assert.deepEqual(await page.$$eval(`table.similar tbody tr:last-child .alike-by .link`, (all) => all.map((one) => one.textContent)), ["вырасти"]);
  const { head, of } = await table(page, "similar");
  assert.deepEqual(head, ["Документ", "Дата", "Сходство", "Слово", "Разряд", "Доля"]);
  assert.equal(of("c.txt")[0][5], "1");
  const shares = of("b.txt").map((line) => number(line[5]));
  assert.ok(shares.length >= 3 && Math.abs(shares.reduce((sum, share) => sum + share, 0) - 1) < 1e-9, shares.join(" "));
  const cosine = number(of("b.txt")[0][2]);
  assert.ok(cosine > number(of("c.txt")[0][2]) && cosine < 1, String(cosine));
  assert.match((await saved(page, "similar", "svg")).toString(), /b\.txt/);

  await page.click("[data-do=to-similar]");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Похожие документы");
  await page.click("table.similar .alike-by .link:text-is('вырасти')");
  await page.waitForFunction(() => document.querySelectorAll(".kwic-line").length === 2);
  assert.match(await page.textContent(".words-only"), /«a\.txt» и «c\.txt»/);
  await page.click("[data-words=weights]");
  await page.click("table.similar .row-name:text-is('c.txt')");
  await page.waitForSelector(".pane-text .text:has-text('Фермеры')");
  await page.waitForSelector(row("weights", "урожай"));
  assert.match(await page.textContent(".of-similar .words-facts"), /На «c\.txt»/);
});

test("ticked documents are weighed together", async () => {
  const page = await withView();
  await page.selectOption("[data-set=target]", "chosen");
  assert.match(await page.textContent(".words .empty"), /Отметьте/);
  await page.check("[data-tick=target] >> nth=0");
  await page.check("[data-tick=target] >> nth=1");
  await page.waitForSelector(".of-weights .words-facts:has-text('2 документа')");
  await page.waitForSelector(row("weights", "обжаловать"));
  const [verdict] = (await table(page, "weights")).of("приговор");
  assert.deepEqual(verdict.slice(2, 5), ["3", "2", "2"]);
  assert.ok(Math.abs(number(verdict[5]) - 3 * Math.log(3 / 2)) < 1e-9, verdict[5]);
  assert.equal(await page.locator(".of-similar").count(), 0);
  await page.click(`${row("weights", "приговор")} .number .link >> nth=0`);
  await page.waitForFunction(() => document.querySelectorAll(".kwic-line").length === 3);
  assert.match(await page.textContent(".words-only"), /2 документа/);
});

test("one document has nothing to be told from, which is said until there is another", async () => {
  const page = await withView([three[0]]);
  await page.waitForSelector("[data-code='corpus.one']");
  assert.match(await page.textContent("[data-code='corpus.one']"), /всего один/);
  assert.equal(await page.locator("table.weights, table.similar").count(), 0);
  await choose(page, [three[1]]);
  await untilRead(page, 2);
  await page.waitForSelector(row("weights", "наркотик"));
  assert.equal(await page.locator("[data-code='corpus.one']").count(), 0);
});

test("a reprint that does not count is named as the reason", async () => {
  const more = "Футболисты выиграли матч на новом стадионе. За игрой следили тысячи болельщиков из разных городов. Тренер остался доволен командой и обещал победу в финале.";
  const long = `${crime} ${court} ${farm} ${more}`;
  const page = await withView([file("a.txt", `7 мая 2024 года\n\n${long}`), file("first.txt", `5 марта 2024 года\n\n${long}`), three[2]]);
  await page.waitForSelector("table.weights");
  await page.check("[data-set=reprints]");
  await page.waitForSelector("[data-code=document]");
  assert.match(await page.textContent("[data-code=document]"), /перепечатка более раннего/);
  await page.uncheck("[data-set=reprints]");
  await page.waitForSelector("table.weights");
  assert.equal(await page.locator("[data-code=document]").count(), 0);
});

test("every field has a name; in English all words of the view are English; a narrow screen holds it", async () => {
  const page = await withView(three, { locale: "en-US", viewport: { width: 390, height: 844 } });
  await page.waitForSelector("table.similar");
  const fits = async () => {
    const wide = await page.evaluate(() => Math.max(...[...document.querySelectorAll(".panel *")].map((one) => one.getBoundingClientRect().right)));
    assert.ok(wide <= 390.5, String(wide));
  };
  await fits();
  const words = await page.$$eval(".words :is(label, .hint, thead, option, h3)", (all) => all.map((one) => one.textContent).join(" "));
  assert.doesNotMatch(words, /[а-яё]/i);
  await page.selectOption("[data-set=target]", "chosen");
  await page.check("[data-tick-all=target]");
  await page.waitForSelector("table.weights");
  await fits();
  const unnamed = await page.$$eval(".words :is(input, select, textarea)", (all) => all.filter((one) => !(one.labels?.length || one.getAttribute("aria-label"))).length);
  assert.equal(unnamed, 0);
});
