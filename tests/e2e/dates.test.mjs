// The document's date, which can be set, and the axis of time, from mark to sentence.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, afterEach, before, test } from "node:test";
import { choose, openPage, startBrowser, stopBrowser, untilRead } from "./browser.mjs";
import { tooFaint } from "./contrast.mjs";

before(startBrowser);
after(stopBrowser);

let open;
afterEach(async () => {
  await open?.close();
  open = null;
});

const report = `Совещание в Актобе

• 25 апреля 2012

На совещании, которое началось 24 апреля, участники подвели итоги работы с 2009 по 2011 год и договорились продолжить её до 2030 года. Вчера они \
осмотрели новый центр подготовки. Соглашение подписали 5 мая 2011 года, действует оно пять лет. В 1990-х такой работы не было, сказал ректор. \
Около 2005 года открылся первый класс.
`;
const second = `Итоги года

Дата: 10.01.2013

Занятия в центре подготовки, как сообщили его преподаватели в разговоре с нашим корреспондентом, возобновятся 15 января, а экзамены пройдут летом 2013 года. \
Начало занятий в 10:30.
`;

async function withDates(options) {
  open = await openPage(options);
  await choose(open.page, [{ name: "1-otchet.txt", bytes: report }, { name: "2-itogi.txt", bytes: second }]);
  await untilRead(open.page, 2);
  await open.page.click("#tab-dates");
  await open.page.locator(".axis").waitFor();
  return open.page;
}

/** The rows of the table of dates: words, value, anchor, document. */
const rowsOf = (page) =>
  page.$$eval("table.dates tbody tr.said", (rows) =>
    rows.map((row) => [row.querySelector(".row-name"), row.querySelector(".value"), row.querySelector(".anchor"), row.querySelector(".document-cell")].map((cell) => cell.textContent.trim())),
  );

const valueOf = async (page, words) => (await rowsOf(page)).find(([said]) => said.toLowerCase() === words)?.slice(1, 3);

async function setDate(page, day) {
  await page.click("[data-do=edit-date]");
  await page.fill(".date-editor input", day);
  await page.keyboard.press("Enter");
}

test("a date that is set moves all that is counted from it, and goes into the files; it can be forgotten again", async () => {
  const page = await withDates();
  const loaded = open.seen.requests.length;
  assert.deepEqual(await valueOf(page, "вчера"), ["2012-04-24", "2012-04-25"]);
  const date = page.locator(".document-date");
  assert.equal(await date.getAttribute("data-date"), "2012-04-25");
  assert.equal(await date.getAttribute("data-source"), "text");
  assert.match(await date.textContent(), /из текста/);
  await page.click("[data-do=show-date]");
  assert.equal(await page.textContent(".text .place"), "25 апреля 2012");

  await setDate(page, "01.03.2020");
  await page.waitForSelector(".document-date[data-date='2020-03-01'][data-source=caller]");
  await page.waitForFunction(() => document.querySelector("table.dates").textContent.includes("2020-02-29"));
  assert.deepEqual(await valueOf(page, "вчера"), ["2020-02-29", "2020-03-01"]);
  assert.equal((await valueOf(page, "24 апреля"))[1], "2020-03-01");
  assert.deepEqual(await valueOf(page, "5 мая 2011 года"), ["2011-05-05", ""], "what says its year stays");
  assert.deepEqual(await valueOf(page, "15 января"), ["2013-01-15", "2013-01-10"], "so does the other document");
  assert.match(await date.textContent(), /задана вами/);
  assert.equal(await page.textContent(".documents .by-user"), "2020-03-01 (задана вами)");
  assert.match(await page.textContent(".document-date [role=status]"), /2020-03-01/);

  const save = async (format) => {
    await page.evaluate(() => (document.querySelector(".menu").open = true));
    const [download] = await Promise.all([page.waitForEvent("download"), page.click(`[data-download="${format}"]`)]);
    return readFileSync(await download.path(), "utf8");
  };
  const [analysis] = JSON.parse(await save("json"));
  assert.equal(analysis.date, "2020-03-01");
  assert.deepEqual(analysis.date_source, { kind: "caller", place: null });
  const lines = (await save("entities.csv")).split("\r\n");
  assert.ok(lines.some((line) => line.includes(";2020-03-01;caller;") && line.includes(";2020-02-29;Вчера;")), lines.find((line) => line.includes("Вчера")));

  // Another document and back: the date is the document's, not the view's.
  await page.click(".documents li:nth-child(2) .document");
  await page.waitForSelector(".document-date[data-date='2013-01-10']");
  assert.equal(await page.locator("[data-do=reset-date]").count(), 0);
  await page.click(".documents li:nth-child(1) .document");
  await page.click("[data-do=reset-date]");
  await page.waitForSelector(".document-date[data-date='2012-04-25'][data-source=text]");
  await page.waitForFunction(() => document.querySelector("table.dates").textContent.includes("2012-04-24"));
  assert.deepEqual(await valueOf(page, "вчера"), ["2012-04-24", "2012-04-25"]);
  assert.equal(await page.locator(".documents .by-user").count(), 0);
  assert.deepEqual(open.seen.requests.slice(loaded), []);
  assert.deepEqual(open.seen.console, []);
});

test("what is no day is refused in words, and Escape leaves all as it was", async () => {
  const page = await withDates();
  for (const [typed, words] of [["31.02.2012", /Такого дня в календаре нет: 31\.02\.2012/], ["весной", /Не похоже на дату/], ["", /Не похоже на дату/]]) {
    await setDate(page, typed);
    assert.match(await page.textContent(".date-editor [role=alert]"), words);
    assert.equal(await page.getAttribute(".date-editor input", "aria-invalid"), "true");
    await page.keyboard.press("Escape");
    await page.locator(".date-editor").waitFor({ state: "detached" });
  }
  assert.equal(await page.evaluate(() => document.activeElement.dataset.do), "edit-date");
  assert.equal(await page.getAttribute(".document-date", "data-date"), "2012-04-25");
});

test("a file that is gone is named, and the document stays as it was", async () => {
  const page = await withDates({
    prepare: (context) =>
      context.addInitScript(() => {
        const read = Blob.prototype.arrayBuffer;
        globalThis.gone = false;
        Blob.prototype.arrayBuffer = function () {
          return globalThis.gone ? Promise.reject(new DOMException("moved", "NotReadableError")) : read.call(this);
        };
      }),
  });
  await page.evaluate(() => (globalThis.gone = true));
  await setDate(page, "2020-03-01");
  await page.locator(".document-date [role=alert]").waitFor();
  assert.match(await page.textContent(".document-date [role=alert]"), /всё осталось как было/);
  assert.equal(await page.getAttribute(".document-date", "data-date"), "2012-04-25");
  assert.deepEqual(await valueOf(page, "вчера"), ["2012-04-24", "2012-04-25"]);
});

test("each mark of the axis leads to its sentences, the rest is listed off the axis", async () => {
  const page = await withDates();
  const said = (await rowsOf(page)).map(([words]) => words);
  for (const words of ["25 апреля 2012", "24 апреля", "с 2009 по 2011 год", "до 2030 года", "1990-х", "Около 2005 года", "летом 2013 года"]) assert.ok(said.includes(words), `${words}: ${said.join("; ")}`);
  const span = page.locator(".axis-span[data-before=open]");
  assert.match(await span.getAttribute("aria-label"), /^до 2030: 1 упоминание/);
  await span.click();
  assert.deepEqual((await rowsOf(page)).map(([words]) => words), ["до 2030 года"]);
  await page.click("table.dates .row-name");
  assert.equal(await page.textContent(".text .place"), "до 2030 года");
  await page.click("[data-do=drop-mark]");
  assert.equal((await rowsOf(page)).length, said.length);
  // As a rule of the page, Tab leads to one mark only; arrows go on.
  assert.equal(await page.locator(".axis button[tabindex='0']").count(), 1);
  await page.focus(".axis button[tabindex='0']");
  const first = await page.evaluate(() => document.activeElement.dataset.mark);
  await page.keyboard.press("ArrowRight");
  const next = await page.evaluate(() => document.activeElement.dataset.mark);
  assert.ok(next && next !== first);
  await page.keyboard.press("Enter");
  assert.equal(await page.getAttribute(".axis button[aria-pressed=true]", "data-mark"), next);
  const off = page.locator("[data-shows=unplaced]").first();
  await off.click();
  const rest = await rowsOf(page);
  assert.ok(rest.some(([words, value]) => words === "пять лет" && value.startsWith("P5Y")), JSON.stringify(rest));
  assert.ok(rest.some(([words, value]) => words === "10:30" && value === "T10:30"));
  // What is only in one document.
  await page.click(".documents li:nth-child(2) .document");
  await page.click(".scope button:nth-child(2)");
  await page.waitForFunction(() => ![...document.querySelectorAll("td.document-cell")].some((cell) => cell.textContent === "1-otchet.txt"));
});

test("zooming goes into a column and back, by the unit that is asked for", async () => {
  const page = await withDates();
  await page.click("[data-unit=year]");
  const column = page.locator(".axis-point[data-mark='year 2012']");
  const count = Number(await column.getAttribute("data-count"));
  assert.ok(count >= 3);
  await column.click();
  assert.equal((await rowsOf(page)).length, count);
  await page.click("[data-do=zoom]");
  assert.equal(await page.getAttribute(".axis-controls [data-unit][aria-pressed=true]", "data-unit"), "month");
  assert.match(await page.textContent(".axis-path"), /2012/);
  await page.locator(".axis-point").first().dblclick();
  assert.equal(await page.getAttribute(".axis-controls [data-unit][aria-pressed=true]", "data-unit"), "day");
  assert.ok((await page.locator(".axis-point").count()) >= 2);
  await page.click(".axis-path button >> nth=0");
  assert.equal(await page.locator(".axis-path li").count(), 1);
});

/** Two hundred documents of a hundred dates each, made by hand: the page alone is tried. */
function manyDates(id) {
  const parts = [];
  const entities = [];
  let at = 0;
  for (let index = 0; index < 100; index += 1) {
    const turn = (Number.parseInt(id, 10) * 37 + index * 13) % 9000;
    const value = index % 10 === 9 ? `${1995 + (turn % 30)}` : new Date(Date.UTC(1995, 0, 1 + turn)).toISOString().slice(0, 10);
    const text = `Дело ${index} было ${value} года. `;
    const start = at + text.indexOf(value);
    const mention = { start, end: start + value.length, label: "DATE", name: null, nominative: null, anchor: null, source: "rule:date", reason: null, score: 0.97 };
    entities.push({ id: `e${index + 1}`, label: "DATE", name: `${value}`, value, aliases: [], count: 1, mentions: [mention] });
    parts.push(text);
    at += text.length;
  }
  return {
    schema: "sarap.analysis/1", id, sha256: "0".repeat(64), language: "ru", date: null, date_source: null, title: null, encoding: "UTF-8",
    offset_unit: "utf16", text: parts.join(""), counts: { characters: at, tokens: 500, sentences: 100 }, regions: [],
    entities, relations: [], quotes: [], crimes: [], keywords: [], warnings: [], packs: [],
  };
}

test("twenty thousand dates are on the axis, none lost, and the list says how many it shows", async () => {
  const prepare = (context) =>
    context.addInitScript(`globalThis.Worker = class extends EventTarget {
      postMessage({ id, job, name }) {
        ${manyDates};
        const data = { id, type: "done", result: job === "analyzeIndexed" ? { analysis: manyDates(name), index: new Uint8Array() } : null };
        setTimeout(() => this.dispatchEvent(new MessageEvent("message", { data })));
      }
      terminate() {}
    };`);
  open = await openPage({ prepare });
  const { page } = open;
  await choose(page, Array.from({ length: 200 }, (_, index) => ({ name: `${index}.txt`, bytes: "text" })));
  await untilRead(page, 200);
  await page.click("#tab-dates");
  await page.waitForFunction(() => document.querySelector("[data-shows=placed] .n")?.textContent.replace(/\D/g, "") === "20000");
  assert.match(await page.textContent(".panel .more"), /300 из 20\s000/);
  const total = () => page.$$eval(".axis [data-mark]", (marks) => marks.reduce((sum, mark) => sum + Number(mark.dataset.count), 0));
  assert.equal(await total(), 20_000);
  await page.click("[data-unit=month]");
  assert.equal(await total(), 20_000);
  assert.ok((await page.locator(".axis-point").count()) > 250);
  const narrow = await page.$$eval(".axis [data-mark]", (marks) => Math.min(...marks.map((mark) => mark.getBoundingClientRect().width)));
  assert.ok(narrow >= 24, `${narrow}`);
  // The wide axis is scrolled by itself: the table beside it stays in its pane, and the highest column is in sight.
  const [table, pane] = await Promise.all(["table.dates", ".pane-findings"].map((part) => page.locator(part).boundingBox()));
  assert.ok(table.x + table.width <= pane.x + pane.width + 1, `${table.x + table.width} beyond ${pane.x + pane.width}`);
  const seen = await page.$eval(".axis", (axis) => {
    const highest = [...axis.querySelectorAll(".axis-point")].sort((a, b) => b.dataset.count - a.dataset.count)[0].getBoundingClientRect();
    const { left, right } = axis.getBoundingClientRect();
    return highest.left >= left && highest.right <= right;
  });
  assert.ok(seen);
});

for (const colorScheme of ["light", "dark"]) {
  test(`dates: text stands out enough, controls have names and room: ${colorScheme}`, async () => {
    const page = await withDates({ colorScheme });
    await page.click(".axis-point");
    await setDate(page, "31.02.2012");
    await page.locator(".date-editor [role=alert]").waitFor();
    assert.deepEqual(await tooFaint(page), []);
    const faults = await page.$$eval(".timeline button:not(:disabled), .document-date button, .document-date input", (controls) =>
      controls.flatMap((control) => {
        const { width, height } = control.getBoundingClientRect();
        const name = control.getAttribute("aria-label") || control.labels?.[0]?.textContent || control.textContent;
        return name.trim() && width >= 23.5 && height >= 23.5 ? [] : [`${control.outerHTML.slice(0, 90)} ${width}x${height}`];
      }),
    );
    assert.deepEqual(faults, []);
  });
}

test("dates in English, on a phone: no Russian but the documents', nothing hangs over the edge", async () => {
  const page = await withDates({ locale: "en-GB" });
  for (const part of [".axis-path", ".axis-controls", ".axis", "table.dates thead", ".document-date"]) {
    assert.doesNotMatch(await page.locator(part).first().textContent(), /[а-яё]/i, part);
  }
  await open.close();
  open = await openPage({ viewport: { width: 375, height: 720 }, isMobile: true });
  await choose(open.page, [{ name: "1-otchet.txt", bytes: report }]);
  await untilRead(open.page, 1);
  await open.page.click(".pane-switch button:nth-child(2)");
  await open.page.click("#tab-dates");
  const over = () => open.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok((await over()) <= 0, `axis: ${await over()}`);
  await open.page.click("table.dates .row-name");
  await open.page.locator(".text .place").waitFor();
  await open.page.click("[data-do=edit-date]");
  assert.ok((await over()) <= 0, `editor: ${await over()}`);
});
