// The whole way: drop, see, click, read, download; without a request and without a word in the console.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
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

async function withExamples(options) {
  const made = await opened(options);
  const loaded = made.seen.requests.length;
  await made.page.click("[data-do=example]");
  await untilRead(made.page, 3);
  return { ...made, loaded };
}

/** Nothing was asked of any server since, and nothing was said in the console. */
function quiet({ seen, loaded }) {
  assert.deepEqual(seen.requests.slice(loaded), [], "requests after loading");
  assert.deepEqual(seen.console, [], "console");
}

test("an empty page says what it is and loads only its own files, each once", async () => {
  const { page, seen } = await opened();
  assert.match(await page.textContent("main"), /Ничего не уходит с вашего компьютера/);
  assert.ok(seen.requests.length >= 7, seen.requests.join("\n"));
  assert.equal(new Set(seen.requests).size, seen.requests.length, "a file was fetched twice");
  const origin = new URL(page.url()).origin;
  for (const url of seen.requests) assert.equal(new URL(url).origin, origin);
  assert.deepEqual(seen.console, []);
});

test("the headers and the page's own policy are strict", async () => {
  const { page } = await opened();
  const response = await page.request.get(page.url());
  const header = response.headers()["content-security-policy"];
  const meta = await page.getAttribute("meta[http-equiv=Content-Security-Policy]", "content");
  for (const policy of [header, meta]) {
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /connect-src 'self'/);
    assert.match(policy, /script-src 'self' 'wasm-unsafe-eval'(;|$)/);
    assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|\*|https?:/);
  }
  assert.match(header, /frame-ancestors 'none'/);
  assert.equal(response.headers()["referrer-policy"], "no-referrer");
  assert.equal(response.headers()["x-content-type-options"], "nosniff");
  const html = await response.text();
  assert.doesNotMatch(html, /<style|style=|<script(?![^>]*src=)|\son\w+=/);
});

test("the policy is in force: neither an inline script nor a foreign request works", async () => {
  const { page } = await opened();
  const ran = await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.ran = true";
    document.body.append(script);
    return window.ran === true;
  });
  assert.equal(ran, false);
  const fetched = await page.evaluate(() => fetch("https://example.org/").then(() => "yes", () => "no"));
  assert.equal(fetched, "no");
});

test("example: documents, names, key words; a name leads to its place in the text", async () => {
  const made = await withExamples();
  const { page } = made;
  assert.deepEqual((await listed(page)).map(({ status }) => status), ["done", "done", "done"]);
  assert.equal(await page.getAttribute("[data-unread]", "data-unread"), "0");

  const rows = page.locator("table.entities tbody tr");
  assert.ok((await rows.count()) > 20);
  for (const label of ["PER", "ORG", "LOC", "DATE", "MONEY", "EMAIL", "PHONE"]) {
    assert.ok((await page.locator(`table.entities tr[data-label=${label}]`).count()) > 0, label);
  }

  // The facet counts what it shows.
  // Where other labels of the family were found too, its button shows theirs.
  const family = page.locator(".facets button[data-family=person]");
  if ((await family.getAttribute("data-label")) !== "PER") await family.click();
  const facet = page.locator(".facets button[data-label=PER]");
  const counted = Number(await facet.locator(".n").textContent());
  await facet.click();
  assert.equal(await rows.count(), counted);
  assert.equal(await page.locator("table.entities tr[data-label]:not([data-label=PER])").count(), 0);

  // Search, card, line, place.
  await page.fill("#search", "сейтжанов");
  await rows.first().locator(".row-name").click();
  const name = await page.textContent("#card-title");
  assert.equal(name, "Айдос Сейтжанов");
  const lines = page.locator(".card .line");
  assert.ok((await lines.count()) >= 2);
  const match = await lines.nth(1).locator("mark").textContent();
  await lines.nth(1).click();
  const place = page.locator(".text .place");
  await place.waitFor();
  // The sign of the type is drawn by the style sheet: it must not be part of the text.
  assert.equal((await place.allTextContents()).join(""), match);
  assert.ok(await place.first().evaluate((mark) => {
    const box = mark.getBoundingClientRect();
    const around = mark.closest(".text").getBoundingClientRect();
    return box.top >= around.top && box.bottom <= around.bottom;
  }), "the place is on the screen");
  assert.equal(await page.getAttribute(".text .place .mention, .text .mention:has(.place)", "data-label"), "PER");
  quiet(made);
});

test("the reader shows the text whole and unaltered, menus greyed", async () => {
  const made = await withExamples();
  const { page } = made;
  await page.click(".documents li:nth-child(1) .document");
  const shown = (await page.locator(".text .block").allTextContents()).join("");
  assert.equal(shown, readFileSync("www/examples/sovmestnaya-operaciya.txt", "utf8"));

  await page.click(".documents li:nth-child(3) .document");
  await page.locator(".region-boilerplate").first().waitFor();
  const grey = (await page.locator(".region-boilerplate").allTextContents()).join(" ");
  const body = (await page.locator(".text").textContent()) ?? "";
  for (const words of ["Реклама", "Ларс Хауген"]) assert.ok(grey.includes(words), `${words} is boilerplate`);
  assert.ok(body.includes("Леван Гигашвили") && !grey.includes("Леван Гигашвили"), "the article is not boilerplate");
  assert.ok(!body.includes("window.counter"), "scripts are no text");
  // Nobody who stands in a headline of another article alone is found.
  await page.fill("#search", "Хауген");
  assert.equal(await page.locator("table.entities tbody tr").count(), 0);
  quiet(made);
});

test("key words: bars with numbers, and the way to their places", async () => {
  const made = await withExamples();
  const { page } = made;
  await page.click("#tab-keywords");
  const rows = page.locator("table.keywords tbody tr");
  assert.ok((await rows.count()) > 10);
  assert.ok((await page.locator("tr[data-kind=phrase]").count()) > 0, "phrases");
  const widths = await page.$$eval("table.keywords .bar span", (bars) => bars.slice(0, 5).map((bar) => bar.getBoundingClientRect().width));
  assert.ok(widths[0] > 20 && widths.every((width, index) => index === 0 || width <= widths[index - 1] + 0.5), widths.join(" "));
  await rows.first().locator(".row-name").click();
  await page.locator(".card .line").first().click();
  await page.locator(".text .place").waitFor();
  quiet(made);
});

test("a table can be turned over, and a document taken alone", async () => {
  const { page } = await withExamples();
  const names = () => page.locator("table.entities .row-name").allTextContents();
  await page.click("table.entities th:nth-child(1) button");
  const up = await names();
  await page.click("table.entities th:nth-child(1) button");
  assert.deepEqual(await names(), [...up].reverse());
  const all = up.length;
  await page.click(".documents li:nth-child(2) .document");
  await page.click(".scope button:nth-child(2)");
  const alone = (await names()).length;
  assert.ok(alone > 0 && alone < all, `${alone} of ${all}`);
});

test("downloads: JSON and CSV with everything, made without a request", async () => {
  const made = await withExamples();
  const { page } = made;
  const save = async (format, name) => {
    await page.evaluate(() => (document.querySelector(".menu").open = true));
    const [download] = await Promise.all([page.waitForEvent("download"), page.click(`[data-download="${format}"]`)]);
    assert.equal(download.suggestedFilename(), name);
    return readFileSync(await download.path(), "utf8");
  };
  const text = await save("json", "sarap.json");
  const analyses = JSON.parse(text);
  assert.equal(analyses.length, 3);
  for (const analysis of analyses) {
    assert.equal(analysis.schema, "sarap.analysis/1");
    assert.equal(analysis.offset_unit, "codepoint");
    const characters = [...analysis.text];
    assert.ok(analysis.entities.length > 0 && analysis.keywords.length > 0);
    for (const { start, end } of analysis.entities.flatMap((entity) => entity.mentions)) {
      assert.ok(start < end && end <= characters.length);
    }
  }
  const person = analyses[0].entities.find((entity) => entity.name === "Айдос Сейтжанов");
  const { start, end } = person.mentions[0];
  assert.match([...analyses[0].text].slice(start, end).join(""), /Сейтжанов/);

  const count = (pick) => analyses.reduce((sum, analysis) => sum + pick(analysis), 0);
  const table = (csv, separator) => {
    assert.equal(csv.charCodeAt(0), 0xfeff, "a byte order mark, for Excel");
    assert.equal(csv.lastIndexOf("\ufeff"), 0, "and only one");
    const [head, ...rows] = csv.slice(1).trimEnd().split(/\r?\n/);
    return { head: head.split(separator), rows };
  };
  const entities = table(await save("entities.csv", "sarap-entities.csv"), ";");
  assert.deepEqual(entities.head.slice(0, 7), ["document", "title", "date", "date_source", "entity", "label", "name"]);
  // What boilerplate names has no row.
  assert.equal(entities.rows.length, count((analysis) => analysis.entities.reduce((sum, entity) => sum + entity.count, 0)));
  assert.ok(entities.rows.some((row) => row.includes(";PER;Айдос Сейтжанов;")));
  await page.evaluate(() => (document.querySelector(".menu").open = true));
  await page.click(".separator button:first-child");
  const keywords = table(await save("keywords.csv", "sarap-keywords.csv"), ",");
  assert.deepEqual(keywords.head.slice(0, 5), ["document", "title", "date", "term", "kind"]);
  assert.equal(keywords.rows.length, count((analysis) => analysis.keywords.length));
  quiet(made);
});

/** A folder of 240 files, half of them in a folder inside it. */
function makeFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), "sarap-"));
  mkdirSync(path.join(folder, "inner"));
  for (let index = 0; index < 240; index += 1) {
    const file = path.join(folder, index % 2 ? "inner" : "", `${index}.txt`);
    writeFileSync(file, `Сообщение номер ${index}. Вопросы направляйте по адресу press@example.org до ${1 + (index % 28)} мая 2024 года.\n`);
  }
  return folder;
}

/** Ways for a folder to come in: through the button, and dropped by the system's own drag and drop. */
const folderWays = {
  chosen: (page, folder) => page.setInputFiles("[data-input=folder]", folder),
  dropped: async (page, folder) => {
    const devtools = await page.context().newCDPSession(page);
    const data = { items: [], files: [folder], dragOperationsMask: 1 };
    for (const type of ["dragEnter", "dragOver", "drop"]) {
      await devtools.send("Input.dispatchDragEvent", { type, x: 300, y: 300, data });
    }
  },
};

for (const [name, putIn] of Object.entries(folderWays)) {
  test(`a folder of 240 files, ${name}, is read to its end, in subfolders too`, async () => {
    const folder = makeFolder();
    try {
      const { page, seen } = await opened();
      const loaded = seen.requests.length;
      await putIn(page, folder);
      await untilRead(page, 240);
      const docs = await listed(page);
      assert.equal(docs.length, 240);
      assert.ok(docs.every(({ status }) => status === "done"));
      assert.equal(docs.filter(({ words }) => words.includes("/inner/")).length, 120);
      await page.fill("#search", "press@");
      const row = page.locator("table.entities tr[data-label=EMAIL]").first();
      assert.equal(await row.locator("td.number").first().textContent(), "240");
      await row.locator(".row-name").click();
      assert.equal(await page.locator(".card .line").count(), 240);
      quiet({ seen, loaded });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
}

test("dropped files come in; a drop of text too", async () => {
  const { page } = await opened();
  const drop = (make) =>
    page.evaluate(([kind]) => {
      const data = new DataTransfer();
      if (kind === "files") {
        for (let index = 0; index < 130; index += 1) data.items.add(new File([`Встреча ${index} прошла в Осло.`], `${index}.txt`));
      } else {
        data.setData("text/plain", "Встреча прошла в Лиссабоне.");
      }
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    }, [make]);
  await drop("files");
  await untilRead(page, 130);
  await drop("text");
  await untilRead(page, 131);
  const docs = await listed(page);
  assert.ok(docs.every(({ status }) => status === "done"));
  assert.deepEqual(docs.slice(0, 3).map(({ name }) => name), ["0.txt", "1.txt", "2.txt"]);
});

test("more rows than are drawn are never hidden in silence", async () => {
  const { page } = await opened();
  const files = Array.from({ length: 310 }, (_, index) => ({ name: `${index}.txt`, bytes: `Письмо для box${index}@example.org о встрече.` }));
  await choose(page, files);
  await page.waitForFunction(() => document.querySelector(".progress .count")?.textContent?.startsWith("310 "), null, { timeout: 120_000 });
  assert.equal(await page.locator(".documents > li").count(), 300);
  const notes = await page.locator(".more").allTextContents();
  assert.ok(notes.some((note) => /300 из 310/.test(note)), notes.join("; "));
  await page.click(".pane-documents .more button");
  assert.equal(await page.locator(".documents > li").count(), 310);
  await page.click(".panel .more button");
  assert.equal(await page.locator("table.entities tr[data-label=EMAIL]").count(), 310);
});

test("cancel keeps what is done; going on needs no request", async () => {
  const { page, seen } = await opened();
  const loaded = seen.requests.length;
  const paragraph = "Министр Леван Гигашвили встретился в Осло с послом Кармен Ортегой 5 мая 2024 года. ";
  const files = [
    { name: "0.txt", bytes: paragraph },
    ...Array.from({ length: 30 }, (_, index) => ({ name: `${index + 1}.txt`, bytes: paragraph.repeat(1500) })),
  ];
  await choose(page, files);
  await page.waitForSelector(".documents li[data-status=done]");
  await page.click("[data-do=cancel]");
  await page.waitForSelector("[data-do=resume]");
  const stopped = await listed(page);
  const done = stopped.filter(({ status }) => status === "done").length;
  assert.ok(done >= 1 && done < 31, `${done} done`);
  assert.equal(stopped.filter(({ status }) => status === "cancelled").length, 31 - done);
  assert.ok((await page.locator("table.entities tbody tr").count()) > 0, "the findings of what is done stay");
  await page.click("[data-do=resume]");
  await page.waitForFunction(() => document.querySelectorAll(".documents > li[data-status=done]").length === 31, null, { timeout: 120_000 });
  quiet({ seen, loaded });
});

test("with the server gone everything goes on working", async () => {
  const { context, page } = await opened();
  await context.setOffline(true);
  await page.click("[data-do=example]");
  await untilRead(page, 3);
  assert.ok((await page.locator("table.entities tbody tr").count()) > 20);
});
