// Words: how often they stand, which follow each other, and where.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, afterEach, before, test } from "node:test";
import { address, choose, listed, openPage, startBrowser, stopBrowser, untilMerged, untilRead } from "./browser.mjs";

before(startBrowser);
after(stopBrowser);

let open;
afterEach(async () => {
  await open?.close();
  open = null;
});

const file = (name, text) => ({ name, bytes: new TextEncoder().encode(text) });
const two = [
  file("a.txt", "Прокуратура Актау расследует незаконный оборот наркотиков. Незаконному обороту оружия объявлена война."),
  file("b.txt", "Полиция Астаны нашла 12 кг гашиша. Незаконный и опасный оборот вырос. <b>Оборот</b> растёт."),
];

async function withWords(files = two, options) {
  open = await openPage(options);
  await choose(open.page, files);
  await untilRead(open.page, files.length);
  await untilMerged(open.page);
  // A narrow screen shows one pane at a time.
  if (options?.viewport) await open.page.click(".pane-switch button >> nth=1");
  await open.page.click("#tab-words");
  await answered(open.page);
  return open.page;
}

const answered = (page) => page.waitForSelector(".words:not(:has([data-busy=true]))");
const view = async (page, name) => {
  await page.click(`[data-words=${name}]`);
  await answered(page);
};

const counted = (page) =>
  page.$$eval("table.frequencies tbody tr", (all) =>
    all.map((row) => [row.querySelector(".row-name").textContent, row.querySelector(".weight-number").textContent, row.querySelector(".number").textContent]),
  );

async function ask(page, query) {
  await view(page, "concordance");
  await page.fill("#query", query);
  await page.press("#query", "Enter");
  await page.waitForSelector(".kwic, .query-wrong, .empty:not(:has-text('Напишите'))");
  await answered(page);
}

const lines = (page) => page.$$eval(".kwic-line", (all) => all.map((line) => [line.querySelector(".kwic-left").textContent, line.querySelector("mark").textContent]));
const nodes = async (page) => (await lines(page)).map(([, node]) => node);

async function saved(page, kind) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(`[data-save=${kind}]`)]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

test("lemmas are counted over all documents, the most frequent first", async () => {
  const page = await withWords();
  const rows = await counted(page);
  assert.deepEqual(rows[0], ["оборот", "4", "2"]);
  assert.deepEqual(rows[1], ["незаконный", "3", "2"]);
  assert.ok(rows.some(([word]) => word === "прокуратура"));
  assert.ok(!rows.some(([word]) => word === "и"), "stop words are left out");
});

test("form, part of speech, stop words and a minimum change what is counted", async () => {
  const page = await withWords();
  await page.selectOption("[data-set=by]", "form");
  await answered(page);
  await page.waitForSelector(".row-name:text-is('обороту')");
  await page.selectOption("[data-set=by]", "lemma+pos");
  await page.waitForSelector("table.frequencies .row-value:text-is('NOUN')");
  await page.check("[data-set=stop]");
  await page.waitForSelector(".row-name:text-is('и')");
  await page.fill("[data-set=minimum]", "3");
  await page.press("[data-set=minimum]", "Tab");
  await page.waitForFunction(() => document.querySelectorAll("table.frequencies tbody tr").length === 2);
  assert.deepEqual((await counted(page)).map(([, times]) => times), ["4", "3"]);
});

test("a word leads to its lines, and a line to its place in the text", async () => {
  const page = await withWords();
  await page.click(".row-name:text-is('оборот')");
  await page.waitForSelector(".kwic-line");
  assert.deepEqual(await nodes(page), ["оборот", "обороту", "оборот", "Оборот"]);
  assert.equal(await page.evaluate(() => document.activeElement.id), "query");
  await page.click(".kwic-line >> nth=2");
  assert.equal(await page.textContent(".text .place"), "оборот");
  assert.match(await page.textContent(".reader-title h2"), /b\.txt/);
  assert.equal(await page.getAttribute(".kwic-line >> nth=2", "aria-current"), "true");
  assert.equal(await page.locator(".kwic b, .text b").count(), 0, "markup in a document is text");
});

test("the beginnings of all matches stand in one column", async () => {
  const page = await withWords();
  await ask(page, "оборот");
  const left = await page.$$eval(".kwic-line mark", (all) => all.map((mark) => mark.getBoundingClientRect().left));
  assert.equal(left.length, 4);
  assert.ok(Math.max(...left) - Math.min(...left) < 1, left.join(" "));
});

test("lines are sorted by the words beside the match", async () => {
  const page = await withWords();
  await ask(page, "[lemma=\"оборот\"]");
  await page.selectOption("[data-set=sort]", "r1,r2,r3");
  // Behind «Оборот» stands a sign, and signs come before letters.
  await page.waitForFunction(() => document.querySelector(".kwic-line mark")?.textContent === "Оборот");
  assert.deepEqual(await nodes(page), ["Оборот", "оборот", "оборот", "обороту"]);
  const right = await page.$$eval(".kwic-right", (all) => all.map((one) => one.textContent.split(" ")[1]));
  assert.deepEqual(right.slice(1), ["вырос.", "наркотиков.", "оружия"]);
});

test("a query that cannot be read says where and why, in the language of the page", async () => {
  const page = await withWords();
  await ask(page, "оборот [lema=\"война\"]");
  const wrong = page.locator(".query-wrong");
  assert.equal(await wrong.getAttribute("data-at"), "8");
  assert.match(await wrong.textContent(), /знак 9.*нужен признак.*«lema»/s);
  assert.equal(await wrong.locator("mark").textContent(), "l");
  assert.equal(await page.getAttribute("#query", "aria-invalid"), "true");
  assert.equal(await page.evaluate(() => document.activeElement.selectionStart), 8);
  await page.fill("#query", "война");
  await page.press("#query", "Enter");
  await page.waitForSelector(".kwic-line");
  assert.equal(await wrong.count(), 0);
});

test("the place is right behind characters of two units, and nothing found is said", async () => {
  const page = await withWords();
  await ask(page, "\"😀\" [");
  assert.match(await page.textContent(".query-wrong"), /знак \d/);
  await page.fill("#query", "бегемот");
  await page.press("#query", "Enter");
  await page.waitForSelector(".empty:has-text('Ничего не подошло')");
});

test("every example of the help can be asked", async () => {
  const page = await withWords();
  await view(page, "concordance");
  const examples = await page.$$eval(".query-help dt button", (all) => all.map((one) => one.textContent));
  assert.ok(examples.length >= 8);
  const found = [];
  for (const example of examples) {
    await page.waitForSelector(".query-help[open]", { timeout: 200 }).catch(() => page.click(".query-help > summary"));
    await page.click(`.query-help dt button >> text="${example.replaceAll('"', '\\"')}"`);
    await page.waitForFunction((wanted) => document.querySelector("#query").value === wanted, example);
    await answered(page);
    assert.equal(await page.locator(".query-wrong").count(), 0, example);
    if (await page.locator(".kwic-line").count()) found.push(example);
  }
  assert.ok(found.length >= 6, found.join(", "));
});

test("n-grams of the wished length lead to their lines", async () => {
  const page = await withWords();
  await view(page, "ngrams");
  assert.deepEqual((await counted(page))[0], ["незаконный оборот", "2", "1"]);
  await page.selectOption("[data-set=shortest]", "1");
  await page.selectOption("[data-set=longest]", "1");
  await page.waitForSelector(".row-name:text-is('оборот')");
  await page.selectOption("[data-set=shortest]", "2");
  assert.equal(await page.inputValue("[data-set=longest]"), "2");
  await page.waitForSelector(".row-name:text-is('незаконный оборот')");
  await page.click(".row-name:text-is('незаконный оборот')");
  await page.waitForSelector(".kwic-line");
  assert.deepEqual(await nodes(page), ["незаконный оборот", "Незаконному обороту"]);
});

test("n-grams are shown as they are written, with their lemmas in the table", async () => {
  const text = "Борьба с незаконным оборотом наркотиков. О незаконном обороте наркотиков. О незаконном обороте наркотиков.";
  const page = await withWords([file("a.txt", text)]);
  await view(page, "ngrams");
  const names = (await counted(page)).map(([name]) => name);
  assert.deepEqual(names, ["незаконном обороте", "незаконном обороте наркотиков", "обороте наркотиков"]);
  const csv = (await saved(page, "csv")).bytes.toString().split("\r\n");
  assert.equal(csv[0], "\ufeffСлова;Леммы;Раз;Док.;На миллион");
  assert.match(csv[2], /^незаконном обороте наркотиков;незаконный оборот наркотик;3;1;/);
  // The search finds both.
  await page.fill("#search", "оборот наркотик");
  await page.waitForFunction(() => document.querySelectorAll("table.frequencies tbody tr").length === 2);
});

test("words may be left out between those of an n-gram", async () => {
  const page = await withWords([file("a.txt", "Суд вынес приговор. Суд быстро вынес приговор. Суд сегодня вынес приговор.")]);
  await view(page, "ngrams");
  assert.equal((await counted(page)).find(([name]) => name === "Суд вынес"), undefined);
  await page.selectOption("[data-set=gap]", "1");
  await page.waitForSelector(".row-name:text-is('Суд … вынес')");
  assert.equal((await counted(page)).find(([name]) => name === "Суд … вынес")[1], "3");
  await page.click(".row-name:text-is('Суд … вынес')");
  await page.waitForSelector(".kwic-line");
  assert.deepEqual(await nodes(page), ["Суд вынес", "Суд быстро вынес", "Суд сегодня вынес"]);
});

test("a condition needs no quotation marks around one word", async () => {
  const page = await withWords();
  await ask(page, "[lemma=оборот & pos=NOUN]");
  assert.equal((await lines(page)).length, 4);
  await ask(page, "[lemma=нарко*]");
  await page.waitForFunction(() => document.querySelectorAll(".kwic-line").length === 1);
  assert.deepEqual(await nodes(page), ["наркотиков"]);
});

test("one document alone is counted where it is wished", async () => {
  const page = await withWords();
  await page.click(".scope button >> nth=1");
  await page.waitForFunction(() => document.querySelector(".weight-number")?.textContent === "2");
  assert.deepEqual((await counted(page))[0].slice(1), ["2", "1"]);
});

test("many lines come in pages", async () => {
  const page = await withWords([file("a.txt", "Суд вынес решение. ".repeat(250))]);
  await ask(page, "суд");
  assert.equal((await lines(page)).length, 100);
  assert.match(await page.textContent(".words-pages"), /1–100 из 250/);
  await page.click("[data-page=later]");
  await page.waitForSelector(".words-pages:has-text('101–200')");
  await page.click("[data-page=later]");
  await page.waitForSelector(".words-pages:has-text('201–250')");
  assert.equal((await lines(page)).length, 50);
  assert.ok(await page.isDisabled("[data-page=later]"));
});

test("a chart is saved as SVG and PNG, its table as CSV, and no request is made", async () => {
  const page = await withWords();
  const before = open.seen.requests.length;
  const svg = await saved(page, "svg");
  assert.equal(svg.name, "sarap-words.svg");
  const parsed = await page.evaluate((text) => {
    const root = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
    return { name: root.nodeName, texts: [...root.querySelectorAll("text")].map((one) => one.textContent), bars: root.querySelectorAll("rect").length - 1 };
  }, svg.bytes.toString());
  assert.equal(parsed.name, "svg");
  assert.ok(parsed.texts.includes("оборот") && parsed.texts.includes("4"));
  assert.equal(parsed.bars, (await counted(page)).length);
  const png = await saved(page, "png");
  assert.equal(png.bytes.subarray(1, 4).toString("latin1"), "PNG");
  assert.equal(png.bytes.readUInt32BE(16), 1600, "two pixels for each");
  const csv = (await saved(page, "csv")).bytes.toString().split("\r\n");
  assert.equal(csv[0], "\ufeffСлово;Раз;Док.;На миллион");
  assert.match(csv[1], /^оборот;4;2;\d+/);
  assert.equal(open.seen.requests.length, before);
  assert.ok(open.seen.requests.every((url) => url.startsWith(address())));
  assert.deepEqual(open.seen.console, []);
});

test("lines are saved as a table that runs nothing", async () => {
  const page = await withWords([file("a.txt", "=Оборот растёт.")]);
  await ask(page, "\"оборот\"");
  const csv = (await saved(page, "csv")).bytes.toString().split("\r\n");
  assert.equal(csv[0], "\ufeffДокумент;Слева;Найдено;Справа");
  assert.equal(csv[1], "a.txt;'=;Оборот;растёт.");
});

test("words are counted while documents are being read, and again after the reading was stopped", async () => {
  const page = await withWords([two[0]]);
  await choose(page, [file("long.txt", "Россия и Казахстан подписали договор в городе Осло. ".repeat(60_000)), two[1]]);
  await page.selectOption("[data-set=by]", "form");
  await page.waitForSelector(".row-name:text-is('обороту')", { timeout: 10_000 });
  await page.click("[data-do=cancel]");
  await untilRead(page, 3);
  assert.ok((await listed(page)).some(({ status }) => status === "cancelled"));
  await choose(page, [file("later.txt", "Гашиш нашли. Гашиш изъяли. Гашиш сожгли.")]);
  await untilRead(page, 4);
  await page.waitForSelector(".row-name:text-is('Гашиш')");
});

test("in English every word of the view is English", async () => {
  const page = await withWords(two, { locale: "en-US" });
  await page.click("[data-words=concordance]");
  await page.fill("#query", "а)");
  await page.press("#query", "Enter");
  assert.match(await page.textContent(".query-wrong p"), /at character 2: expected a word, NEAR\/n or the end/);
  const labels = await page.$$eval(".words label, .words-views button, .query-help dd", (all) => all.map((one) => one.textContent).join(" "));
  assert.doesNotMatch(labels, /[а-яё]/i);
});

test("the whole way by keyboard, on a narrow screen", async () => {
  const page = await withWords(two, { viewport: { width: 390, height: 800 } });
  await page.focus(".row-name >> nth=0");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".kwic-line");
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= 390, `${wide} pixels wide`);
  await page.focus(".kwic-line >> nth=0");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".pane-text .place", { state: "visible" });
});
