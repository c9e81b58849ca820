// What cannot be read says so beside its name, and nothing else is lost.

import assert from "node:assert/strict";
import { gunzipSync } from "node:zlib";
import { after, afterEach, before, test } from "node:test";
import { choose, listed, openPage, startBrowser, stopBrowser, untilRead } from "./browser.mjs";

before(startBrowser);
after(stopBrowser);

let open;
afterEach(async () => {
  await open?.close();
  open = null;
});

async function opened(options) {
  open = await openPage(options);
  return open;
}

const good = { name: "good.txt", bytes: "Встреча прошла в Осло 5 мая 2024 года." };

test("empty and binary files among good ones", async () => {
  const { page, seen } = await opened();
  const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0];
  await choose(page, [{ name: "empty.txt", bytes: "" }, { name: "spaces.txt", bytes: " \n\t " }, { name: "picture.txt", bytes: png }, good]);
  await untilRead(page, 4);
  const docs = await listed(page);
  const byName = Object.fromEntries(docs.map((doc) => [doc.name, doc]));
  assert.equal(byName["empty.txt"].code, "empty");
  assert.equal(byName["spaces.txt"].code, "empty");
  assert.equal(byName["picture.txt"].code, "binary");
  assert.match(byName["picture.txt"].words, /не текст/);
  assert.equal(byName["good.txt"].status, "done");
  assert.equal(await page.getAttribute("[data-unread]", "data-unread"), "3");
  await page.click("[data-unread]");
  assert.equal(await page.locator(".documents > li").count(), 3);
  assert.ok((await page.locator("table.entities tbody tr").count()) > 0);
  assert.deepEqual(seen.console, []);
});

test("half a UTF-8 sequence is a notice with its place", async () => {
  const { page } = await opened();
  const text = Buffer.from("Встреча прошла в Осло 5 мая 2024 года. Участники подписали договор о сотрудничестве полиции.");
  await choose(page, [{ name: "cut.txt", bytes: text.subarray(0, text.length - 2) }]);
  await untilRead(page, 1);
  const [doc] = await listed(page);
  assert.equal(doc.status, "done");
  const warning = page.locator(".warnings [data-code='encoding.invalid']");
  assert.equal(await warning.count(), 1);
  await warning.locator("button").click();
  assert.match(await page.textContent(".text .place"), /\ufffd/);
});

test("200 MB of one line is refused by its size, at once", async () => {
  const { page } = await opened();
  await page.evaluate(() => {
    const piece = new Blob(["слово ".repeat(100_000)]);
    const pieces = Array.from({ length: Math.ceil(200e6 / piece.size) }, () => piece);
    const data = new DataTransfer();
    data.items.add(new File(pieces, "line.txt"));
    data.items.add(new File(["Встреча прошла в Осло."], "small.txt"));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  });
  await untilRead(page, 2);
  const docs = await listed(page);
  assert.deepEqual(docs.map(({ name, code }) => [name, code]), [["line.txt", "too-large"], ["small.txt", null]]);
  assert.match(docs[0].words, /64 МиБ/);
});

test("5 MB of one line is read, and the page stays alive", async () => {
  const { page } = await opened();
  const line = "Министр Леван Гигашвили прибыл в Осло 5 мая 2024 года. ".repeat(55_000);
  await page.evaluate(([text]) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "line.txt"));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }, [line]);
  await untilRead(page, 1, 180_000);
  assert.equal((await listed(page))[0].status, "done");
  const row = page.locator("table.entities tr[data-label=DATE]").first();
  await row.locator(".row-name").click();
  assert.match(await page.textContent(".card .more"), /300 из 55\s000/);
  // The last of 55,000 places: it has to be drawn, scrolled to and marked.
  await page.keyboard.press("k");
  await page.locator(".text .place").waitFor();
  assert.match(await page.textContent(".reader-head .steps"), /55\s000 из 55\s000/);
});

test("half a surrogate pair in a paste is a notice with its place", async () => {
  const { page } = await opened();
  await page.evaluate(() => {
    const area = document.querySelector("#paste");
    area.value = "Встреча прошла в Осло \ud83d и закончилась 5 мая 2024 года.";
    area.form.requestSubmit();
  });
  await untilRead(page, 1);
  const [doc] = await listed(page);
  assert.equal(doc.status, "done");
  const warning = page.locator(".warnings [data-code='encoding.invalid']");
  assert.equal(await warning.count(), 1);
  await warning.locator("button").click();
  assert.equal(await page.textContent(".text .place"), "\ufffd");
});

test("a folder that cannot be read is named", async () => {
  const { page } = await opened();
  await page.evaluate(() => {
    const file = new File(["Встреча прошла в Осло."], "good.txt");
    const entry = {
      isFile: false,
      name: "locked",
      createReader: () => ({ readEntries: (_, bad) => bad(new DOMException("forbidden", "NotReadableError")) }),
    };
    const items = [
      { kind: "file", webkitGetAsEntry: () => entry, getAsFile: () => null },
      { kind: "file", webkitGetAsEntry: () => null, getAsFile: () => file },
    ];
    const event = new Event("drop", { bubbles: true, cancelable: true });
    Object.defineProperty(event, "dataTransfer", { value: { items, types: ["Files"], getData: () => "" } });
    document.body.dispatchEvent(event);
  });
  await untilRead(page, 2);
  const docs = await listed(page);
  assert.deepEqual(docs.map(({ name, code, status }) => [name, code, status]), [["good.txt", null, "done"], ["locked", "folder-unreadable", "failed"]]);
});

test("markup in a text stays text", async () => {
  const { page, seen } = await opened();
  const text = 'Встреча в Осло. <img src=x onerror="window.ran=1"><script>window.ran=1</script> <b>Конец</b> &amp; всё.';
  await choose(page, [{ name: 'a<img src=x onerror="window.ran=1">.txt', bytes: text }]);
  await untilRead(page, 1);
  assert.equal((await page.locator(".text .block").allTextContents()).join(""), text);
  assert.equal(await page.evaluate(() => window.ran), undefined);
  assert.deepEqual(seen.console, []);
});

/** Each way for the page to be unable to start: what is done to it, and the code it has to show. */
const fatal = [
  ["a pack is missing", "load-missing", (context) => context.route(/ru-dictionary/, (route) => route.fulfill({ status: 404, body: "" }))],
  ["a pack is damaged under its gzip", "pack-damaged", (context) => context.route(/ru-tagger/, async (route) => {
    const body = await (await route.fetch()).body();
    body[Math.floor(body.length / 2)] ^= 0xff;
    await route.fulfill({ body, contentType: "application/gzip" });
  })],
  ["a pack is cut short", "pack-damaged", (context) => context.route(/ru-context/, async (route) => {
    const body = await (await route.fetch()).body();
    await route.fulfill({ body: body.subarray(0, body.length / 2), contentType: "application/gzip" });
  })],
  ["a host unpacked a pack that is damaged", "pack-damaged", (context) => context.route(/ru-dictionary/, async (route) => {
    const body = gunzipSync(await (await route.fetch()).body());
    body[body.length - 100] ^= 0xff;
    await route.fulfill({ body, contentType: "application/octet-stream" });
  })],
  ["a pack of another version", "pack-version", (context) => context.route(/ru-dictionary/, async (route) => {
    const body = gunzipSync(await (await route.fetch()).body());
    body[8] = 99;
    await route.fulfill({ body, contentType: "application/octet-stream" });
  })],
  ["the connection breaks", "load-failed", (context) => context.route(/ru-dictionary/, (route) => route.abort("connectionreset"))],
  ["the module is damaged", "wasm-damaged", (context) => context.route(/\.wasm$/, (route) => route.fulfill({ body: "no module", contentType: "application/wasm" }))],
  ["the browser has no WebAssembly", "wasm-missing", (context) => context.addInitScript(() => { delete globalThis.WebAssembly; })],
  ["a host's policy forbids wasm", "wasm-blocked", (context) => context.route(/\/$/, async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers(), "content-security-policy": "script-src 'self'" };
    await route.fulfill({ response, headers });
  })],
  ["a host's policy forbids the worker", "worker-failed", (context) => context.route(/\/$/, async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers(), "content-security-policy": "worker-src 'none'" };
    await route.fulfill({ response, headers });
  })],
];

for (const [name, code, spoil] of fatal) {
  test(`the page says why it cannot start: ${name}`, async () => {
    const { page } = await opened({ prepare: spoil, ready: false });
    const box = page.locator(".fatal[data-code]");
    await box.waitFor({ timeout: 20_000 });
    assert.equal(await box.getAttribute("data-code"), code, await box.textContent());
    assert.match(await box.textContent(), /[а-яё]{4}/i);
    // It stays: what else was still being loaded must not wipe it out.
    await page.waitForLoadState("networkidle");
    assert.equal(await box.getAttribute("data-code"), code);
    assert.equal(await box.locator("button").textContent(), "Обновить страницу");
  });
}

test("documents that came while a pack was on its way wait for it", async () => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  const { page } = await opened({
    ready: false,
    prepare: (context) => context.route(/ru-tagger/, async (route) => {
      await held;
      await route.continue();
    }),
  });
  await page.click("[data-do=example]");
  await page.waitForSelector(".documents li[data-status=waiting]");
  release();
  await untilRead(page, 3);
  assert.ok((await listed(page)).every(({ status }) => status === "done"));
});
