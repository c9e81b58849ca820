// Measures of words: what stands near, what is key, how evenly it is spread, and its course in time.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, afterEach, before, test } from "node:test";
import { choose, openPage, startBrowser, stopBrowser, untilMerged, untilRead } from "./browser.mjs";

before(startBrowser);
after(stopBrowser);

let open;
afterEach(async () => {
  await open?.close();
  open = null;
});

const file = (name, text) => ({ name, bytes: new TextEncoder().encode(text) });
const crime = "Полиция расследует незаконный оборот наркотиков. Незаконный оборот наркотиков вырос. Суд вынес приговор.";
const farm = "Фермеры собрали урожай пшеницы. Урожай пшеницы вырос. Фермеры довольны. Суд молчит.";
const two = [file("a.txt", `5 марта 2024 года\n\n${crime}`), file("b.txt", `7 мая 2024 года\n\n${farm}`)];

const answered = (page) => page.waitForSelector(".words:not(:has([data-busy=true]))");

async function withView(view, files = two, options) {
  open = await openPage(options);
  const { page } = open;
  await choose(page, files);
  await untilRead(page, files.length);
  await untilMerged(page);
  await page.click("#tab-words");
  await page.click(`[data-words=${view}]`);
  await answered(page);
  return page;
}

async function saved(page, kind) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(`[data-save=${kind}]`)]);
  return readFileSync(await download.path());
}

const svgOf = async (page) => {
  const text = (await saved(page, "svg")).toString();
  return page.evaluate((svg) => {
    const root = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
    return { name: root.nodeName, texts: [...root.querySelectorAll("text")].map((one) => one.textContent), bars: root.querySelectorAll("rect").length - 1 };
  }, text);
};

test("a collocate has its contingency table, and a click leads to a place", async () => {
  const page = await withView("collocates");
  await page.fill("#query", "оборот");
  await page.press("#query", "Enter");
  await page.click("table.frequencies .row-name:text-is('наркотик')");
  const cells = await page.$$eval(".contingency tbody tr", (all) => all.map((row) => [...row.querySelectorAll("td")].map((cell) => Number(cell.textContent.replace(/\D/g, "")))));
  const [near, elsewhere, sum] = cells;
  assert.equal(near[0], 2);
  for (const row of cells) assert.equal(row[0] + row[1], row[2]);
  for (const at of [0, 1, 2]) assert.equal(near[at] + elsewhere[at], sum[at]);
  assert.equal(await page.getAttribute("table.frequencies .row-name:text-is('наркотик')", "aria-expanded"), "true");
  await page.click(".collocate-details .line >> nth=0");
  assert.match(await page.textContent(".text .place"), /наркотиков/);
  assert.ok((await svgOf(page)).texts.includes("наркотик"));
});

test("all places of a collocate are shown on wish", async () => {
  const many = `${crime} `.repeat(3);
  const page = await withView("collocates", [file("a.txt", many), file("b.txt", farm)]);
  await page.fill("#query", "оборот");
  await page.press("#query", "Enter");
  await page.click("table.frequencies .row-name:text-is('незаконный')");
  assert.equal(await page.locator(".collocate-details .line").count(), 3);
  await page.click("[data-do=all-places]");
  await page.waitForFunction(() => document.querySelectorAll(".collocate-details .line").length === 6);
  await page.click(".collocate-details .line >> nth=5");
  assert.match(await page.textContent(".text .place"), /Незаконный/);
});

test("a collocate may be anything in the sentence", async () => {
  const page = await withView("collocates");
  await page.fill("#query", "оборот");
  await page.press("#query", "Enter");
  await page.check("[data-set=sentence]");
  await answered(page);
  assert.equal(await page.locator("[data-set=left]").count(), 0);
  await page.click("table.frequencies .row-name:text-is('наркотик')");
  const sums = await page.$$eval(".contingency tbody tr:last-child td", (all) => all.map((cell) => Number(cell.textContent)));
  assert.equal(sums.at(-1), 9, "sentences are counted: the dates are some too");
});

test("sequences can be those of a pattern alone, and a wrong pattern says what is wrong", async () => {
  const page = await withView("ngrams");
  await page.fill("[data-set=pattern]", "ADJ NOUN");
  await page.press("[data-set=pattern]", "Tab");
  await page.waitForFunction(() => document.querySelectorAll("table.frequencies tbody tr").length === 1);
  assert.match(await page.textContent("table.frequencies tbody .row-name"), /^незаконный оборот$/i);
  await page.fill("[data-set=pattern]", "ADJ NUON");
  await page.press("[data-set=pattern]", "Tab");
  await page.waitForSelector(".words-failure:has-text('нет такой части речи или граммемы: «NUON»')");
});

test("another measure is another order, and a mistake in the query is shown where it is", async () => {
  const page = await withView("collocates");
  await page.fill("#query", "оборот");
  await page.press("#query", "Enter");
  await page.selectOption("[data-set=measure]", "mi");
  await page.waitForSelector("table.frequencies thead th:text-is('MI')");
  await page.fill("#query", "оборот (");
  await page.press("#query", "Enter");
  await page.waitForSelector(".query-wrong[data-at='7'], .query-wrong[data-at='8']");
});

test("key words stand to the right, what the document has less of to the left", async () => {
  const page = await withView("keyness");
  await page.click(".documents > li >> nth=0");
  await page.fill("[data-set=minimum]", "1");
  await page.press("[data-set=minimum]", "Tab");
  await page.waitForSelector(".words-facts p:has-text('a.txt')");
  await page.waitForSelector("tr[data-side=less]");
  const side = (word) => page.getAttribute(`table.keyness tr:has(.row-name:text-is('${word}'))`, "data-side");
  assert.equal(await side("оборот"), "more");
  assert.equal(await side("суд"), "less", "as often, but the document is longer");
  const { texts } = await svgOf(page);
  assert.ok(texts.includes("оборот") && texts.includes("суд"));
  // The other document turns it round.
  await page.click(".documents > li >> nth=1");
  await page.waitForSelector("tr[data-side=more] .row-name:text-is('урожай')");
  await page.click("table.keyness .row-name:text-is('урожай')");
  await page.waitForSelector(".kwic-line");
});

test("key words can be ordered by each measure", async () => {
  const page = await withView("keyness");
  await page.click(".documents > li >> nth=0");
  await page.fill("[data-set=minimum]", "1");
  await page.press("[data-set=minimum]", "Tab");
  for (const name of ["Log ratio", "%DIFF", "BIC", "Отношение шансов", "Частота", "Log-likelihood"]) {
    await page.selectOption("[data-set=measure]", { label: name });
    await page.waitForSelector(`table.keyness th.diverging:text-is('${name}')`);
    await answered(page);
    await page.waitForSelector("tr[data-side=less]");
  }
  await page.selectOption("[data-set=measure]", "frequency");
  await answered(page);
  const counts = await page.$$eval("table.keyness tbody tr", (all) => all.map((row) => Number(row.querySelector(".diverging .weight-number").textContent)));
  assert.deepEqual(counts, [...counts].sort((a, b) => b - a));
  assert.ok(counts[0] > 1);
  // The table that is saved has them all, whatever the order.
  const csv = (await saved(page, "csv")).toString().split("\r\n");
  assert.match(csv[0], /Log-likelihood;Log ratio;%DIFF;BIC;Отношение шансов;p;/);
  assert.ok((await svgOf(page)).texts.some((text) => text.endsWith("· Частота")));
});

test("an operator of other query languages is told what stands for it here", async () => {
  const page = await withView("concordance");
  await page.fill("#query", `${"слово ".repeat(40)}OR полиция`);
  await page.press("#query", "Enter");
  const wrong = await page.waitForSelector(".query-wrong");
  const text = await wrong.textContent();
  assert.match(text, /знак 241: OR здесь не оператор: одно из нескольких пишется через \|.*в кавычках: «OR»/s);
  assert.ok(text.length < 350, "of a long query what stands around");
});

test("without other documents it is said what can be done", async () => {
  const page = await withView("keyness", [two[0]]);
  await page.selectOption("[data-set=against]", "others");
  assert.match(await page.textContent(".words .empty"), /Добавьте их или сравните со встроенным списком/);
});

test("a mistake in one of several queries is shown in this one", async () => {
  for (const view of ["dispersion", "trends"]) {
    const page = await withView(view);
    await page.fill("#watched", "😀 суд\nоборот (");
    await page.press("#watched", "Control+Enter");
    await page.waitForSelector(".query-wrong");
    assert.match(await page.textContent(".query-wrong"), /Запрос не понят, знак 9.*оборот \(/s);
    assert.equal(await page.getAttribute("#watched", "aria-invalid"), "true");
    assert.equal(await page.evaluate(() => document.activeElement.selectionStart), "😀 суд\nоборот (".length);
    await open.close();
  }
});

test("a strip has a mark for each place of the words that are asked for", async () => {
  const page = await withView("dispersion");
  await page.fill("#watched", "оборот\nсуд");
  await page.click(".query-box button[type=submit]");
  await page.waitForFunction(() => document.querySelectorAll("table.dispersion tbody").length === 2);
  const rows = await page.$$eval("table.dispersion tbody", (all) =>
    all.map((body) => [body.querySelector(".row-name").textContent, body.querySelector(".number").textContent, (body.querySelector("path").getAttribute("d").match(/M/g) ?? []).length, body.querySelectorAll(".number")[1].textContent]),
  );
  assert.deepEqual(rows, [["оборот", "2", 2, "1"], ["суд", "2", 2, "2"]]);
  assert.equal((await svgOf(page)).bars, 4);
  const csv = (await saved(page, "csv")).toString().split("\r\n");
  assert.match(csv[0], /DPnorm.*a\.txt;b\.txt$/);
  assert.match(csv[1], /^оборот;2;1;.*;2;0$/);
});

test("the course in time has a point for each period with documents, and its table says the same", async () => {
  const page = await withView("trends");
  await page.fill("#watched", "оборот");
  await page.click(".query-box button[type=submit]");
  await page.waitForFunction(() => document.querySelectorAll(".multiples > li").length === 1);
  // Two months are few enough for days.
  assert.match(await page.textContent(".words-facts p"), /2024-03-05 – 2024-05-07/);
  assert.equal(await page.textContent("[data-set=period] option:checked"), "по датам (день)");
  await page.selectOption("[data-set=period]", "month");
  await page.waitForSelector(".words-facts p:has-text('2024-03 – 2024-05')");
  await page.click(".course-table > summary");
  const months = await page.$$eval(".course-table tbody th", (all) => all.map((one) => one.textContent));
  assert.deepEqual(months, ["2024-03", "2024-05"]);
  assert.match(await page.textContent(".course-table .hint"), /Периодов без документов: 1 из 3/);
  const csv = (await saved(page, "csv")).toString().split("\r\n");
  assert.match(csv[1], /^оборот;2024-03;2;1;/);
  assert.match(csv[2], /^оборот;2024-04;0;0;/);
  await page.selectOption("[data-set=period]", "year");
  await page.waitForFunction(() => document.querySelectorAll(".course-table tbody tr").length === 1);
  // A number leads to the lines of its period.
  await page.selectOption("[data-set=period]", "month");
  await page.click(".course-table tbody .link >> nth=0");
  await page.waitForSelector(".words-only:has-text('2024-03')");
  await page.waitForFunction(() => document.querySelectorAll(".kwic-line").length === 2);
});

test("in English nothing of the views is Russian", async () => {
  const page = await withView("collocates", two, { locale: "en-US" });
  for (const view of ["collocates", "keyness", "dispersion", "trends"]) {
    await page.click(`[data-words=${view}]`);
    await answered(page);
    const words = await page.$$eval(".words label, .words-views button, .words thead th:not(.course-table th)", (all) => all.map((one) => one.textContent).join(" "));
    assert.doesNotMatch(words, /[а-яё]/i, view);
  }
});
