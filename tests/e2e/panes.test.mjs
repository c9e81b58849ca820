// The three panes together: what is chosen in one is what the others show.

import assert from "node:assert/strict";
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
const two = [
  file("a.txt", "Делегация Казахстана прибыла в Астану. Выступил министр Ержан Саденов."),
  file("b.txt", "Мэр Тбилиси Леван Гигашвили открыл парк в Тбилиси 31 февраля 2025 года."),
];

async function withFiles(files = two, options) {
  open = await openPage(options);
  await choose(open.page, files);
  await untilRead(open.page, files.length);
  await untilMerged(open.page);
  return open.page;
}

const shownDocument = (page) => page.textContent(".documents [aria-current=true] .document-name");

test("an entity of another document opens it at its first place", async () => {
  const page = await withFiles();
  assert.equal(await shownDocument(page), "a.txt");
  await page.click("table.entities .row-name:text-is('Тбилиси')");
  await page.waitForSelector(".text .place:has-text('Тбилиси')");
  assert.equal(await shownDocument(page), "b.txt");
  // What the opened document names leaves it open.
  await page.click("table.entities .row-name:text-is('Леван Гигашвили')");
  assert.equal(await shownDocument(page), "b.txt");
});

test("on a narrow screen the card stays before the reader", async () => {
  const page = await withFiles(two, { viewport: { width: 390, height: 844 } });
  await page.click(".pane-switch button >> nth=1");
  await page.click("table.entities .row-name:text-is('Тбилиси')");
  await page.waitForSelector("#card-title", { state: "visible" });
});

test("the card covers no other tab, and is there again with its own", async () => {
  const page = await withFiles();
  await page.click("table.entities .row-name:text-is('Тбилиси')");
  for (const tab of ["keywords", "dates", "identifiers", "words"]) {
    await page.click(`#tab-${tab}`);
    assert.equal(await page.locator(".card").count(), 0, tab);
  }
  await page.click("#tab-entities");
  assert.equal(await page.textContent("#card-title"), "Тбилиси");
});

test("all tabs stand in one row", async () => {
  for (const width of [1200, 1400, 1600]) {
    const page = await withFiles([two[0]], { viewport: { width, height: 900 } });
    const tops = await page.$$eval(".tabs button", (all) => all.map((one) => one.getBoundingClientRect().top));
    assert.equal(new Set(tops).size, 1, `${width}: ${tops.join(" ")}`);
    await open.close();
  }
});

test("a warning quotes what it is about", async () => {
  const page = await withFiles();
  await page.click(".documents > li:has-text('b.txt') button");
  const warning = page.locator(".warnings li[data-code='date.impossible']");
  assert.equal(await warning.locator("q").textContent(), "31 февраля 2025 года");
});

test("one date of long ago does not press the others together, and is counted beside the axis", async () => {
  const text = "Он родился в XIX веке. Встреча прошла 16 сентября 2025 года, вторая — 18 сентября 2025 года, третья — 2 октября 2025 года, четвёртая — 5 октября 2025 года.";
  const page = await withFiles([file("a.txt", text)]);
  await page.click("#tab-dates");
  assert.equal(await page.getAttribute("[data-unit][aria-pressed=true]", "data-unit"), "day");
  assert.equal(await page.locator(".axis-beyond.before").getAttribute("data-count"), "1");
});
