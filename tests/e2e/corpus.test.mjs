// Entities of several documents as one row: joined with reasons, kept apart with reasons, and what stands together.

import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { choose, listed, openPage, startBrowser, stopBrowser, untilMerged, untilRead } from "./browser.mjs";

before(startBrowser);
after(stopBrowser);

let open;
afterEach(async () => {
  await open?.close();
  open = null;
});

const file = (name, text) => ({ name, bytes: new TextEncoder().encode(text) });

async function withFiles(files, options) {
  open = await openPage(options);
  await choose(open.page, files);
  await untilRead(open.page, files.length);
  await untilMerged(open.page);
  return open.page;
}

const rows = (page) =>
  page.$$eval("table.entities tbody tr", (all) =>
    all.map((row) => ({ label: row.dataset.label, name: row.querySelector(".row-name").textContent, numbers: [...row.querySelectorAll(".number")].map((cell) => cell.textContent) })),
  );
const named = async (page, name) => (await rows(page)).filter((row) => row.name === name);

const two = [
  file("a.txt", "Делегация РФ прибыла в Астану. Выступил Ержан Саденов."),
  file("b.txt", "Россия и Казахстан подписали договор. Об этом сказал Саденов."),
];

test("one country under two names in two files is one row, and the card says why", async () => {
  const page = await withFiles(two);
  assert.deepEqual(await named(page, "РФ"), []);
  assert.deepEqual((await named(page, "Россия")).map(({ numbers }) => numbers), [["2", "2"]]);
  await page.click("table.entities .row-name:text-is('Россия')");
  assert.match(await page.textContent(".card-names"), /РФ \(то же значение, что у «Россия»\)/);
  assert.deepEqual(await page.$$eval(".card .line-document", (all) => all.map((one) => one.textContent)), ["a.txt", "b.txt"]);
});

test("a surname alone stays a row of its own and says of whom it may be; a click leads there", async () => {
  const page = await withFiles(two);
  await page.click("table.entities .row-name:text-is('Саденов')");
  const apart = page.locator(".card-apart li[data-reason=name-part]");
  assert.match(await apart.textContent(), /Ержан Саденов \(известна только часть имени\)/);
  await apart.locator("button").click();
  assert.equal(await page.textContent("#card-title"), "Ержан Саденов");
});

test("what stands in the same sentence is listed with its sentences, and a click leads to one", async () => {
  const page = await withFiles(two);
  await page.click("table.entities .row-name:text-is('Россия')");
  await page.click(".card-together > summary");
  const other = page.locator(".card-together li > details").filter({ has: page.locator("summary", { hasText: "Казахстан" }) });
  await other.locator("summary").click();
  const sentence = other.locator(".quote");
  assert.equal((await sentence.textContent()).trim(), "Россия и Казахстан подписали договор.");
  await sentence.click();
  assert.equal(await page.textContent(".text .place"), "Россия и Казахстан подписали договор.");
});

test("what is chosen stays chosen when another document gives it a better name", async () => {
  const page = await withFiles([file("a.txt", "Делегация РФ прибыла утром.")]);
  await page.click("table.entities .row-name:text-is('РФ')");
  await choose(page, [file("b.txt", "Россия согласна."), file("c.txt", "Россия против.")]);
  await untilRead(page, 3);
  await untilMerged(page);
  assert.equal(await page.textContent("#card-title"), "Россия");
  assert.equal(await page.locator("tr.chosen .row-name").textContent(), "Россия");
});

test("the same file twice counts once", async () => {
  const page = await withFiles([two[1], { ...two[1], name: "copy.txt" }]);
  assert.deepEqual((await named(page, "Россия")).map(({ numbers }) => numbers), [["1", "1"]]);
});

test("a worker that was ended is given the corpus again", async () => {
  const page = await withFiles([two[0]]);
  const long = file("long.txt", "Россия и Казахстан подписали договор в городе Осло. ".repeat(60_000));
  await choose(page, [long, two[1]]);
  await page.click("[data-do=cancel]");
  await untilRead(page, 3);
  assert.ok((await listed(page)).some(({ status }) => status === "cancelled"));
  await choose(page, [file("later.txt", "Россия осталась при своём.")]);
  await untilRead(page, 4);
  const done = (await listed(page)).filter(({ status }) => status === "done").length;
  assert.deepEqual((await named(page, "Россия")).map(({ numbers }) => numbers[1]), [String(done)]);
});

test("the card in English has no Russian but the documents'", async () => {
  const page = await withFiles(two, { locale: "en-US" });
  await page.click("table.entities .row-name:text-is('Россия')");
  assert.match(await page.textContent(".card-names"), /the same value as/);
  assert.match(await page.textContent(".card-together > summary"), /Named in the same sentence: \d+ name/);
});
