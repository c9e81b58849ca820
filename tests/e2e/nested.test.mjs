// Mentions inside each other, from the text to the card, by mouse and by keys. The analysis is made by hand, so that the
// page alone is tried: a worker that answers with it stands in for the real one.

import assert from "node:assert/strict";
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

/** A mention stands in brackets with its label; brackets nest. Braces hold the proper-name part. */
const marked = `Суд и полиция

[ROLE Председатель [ORG {Комитета национальной безопасности} [LOC Республики Узбекистан]]] [PER Дильшод Ахмедов] сообщил, \
что [AGE 35-летний] житель [LOC [ORG Ташкента]] осуждён по [LAW статье 168 Уголовного кодекса [LOC Узбекистана]] за [CRIME хищение \
[MONEY 500 тысяч долларов]] у [ORG движения «{Левый фронт}»].

[EVENT Саммит [ORG ШОС]] открылся [DATE 15 сентября] в [FACILITY Дворце форумов «{Узбекистан}»]; [NORP казахи] и [NORP узбеки] смотрели \
фильм [WORK «Тюльпан»] и ехали на [PRODUCT «Кобальте»]. Справки: [EMAIL press@example.uz]. Решение вынес [ORG {}суд].`;

const names = {
  "Председатель Комитета национальной безопасности Республики Узбекистан": "председатель Комитета национальной безопасности Республики Узбекистан",
  "Комитета национальной безопасности Республики Узбекистан": "Комитет национальной безопасности Республики Узбекистан",
  "Республики Узбекистан": "Узбекистан",
  "Узбекистана": "Узбекистан",
  "Ташкента": "Ташкент",
  "движения «Левый фронт»": "движение «Левый фронт»",
};
const aliases = { "движение «Левый фронт»": ["Левый фронт"] };

function analysisOf(line) {
  let text = "";
  const open = [];
  const found = [];
  for (const piece of line.split(/(\[[A-Z]+ |[\]{}])/)) {
    if (piece === "]") found.push({ ...open.pop(), end: text.length });
    else if (piece === "{") open.at(-1).name = { start: text.length, end: text.length };
    else if (piece === "}") open.at(-1).name.end = text.length;
    else if (/^\[[A-Z]+ $/.test(piece)) open.push({ start: text.length, label: piece.slice(1, -1), name: null });
    else text += piece;
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const entities = new Map();
  for (const mention of found) {
    const surface = text.slice(mention.start, mention.end);
    const name = names[surface] ?? surface;
    const key = `${mention.label} ${name}`;
    const entity = entities.get(key) ?? { id: `e${entities.size + 1}`, label: mention.label, name, value: null, aliases: aliases[name] ?? [], count: 0, mentions: [] };
    entity.mentions.push({ ...mention, nominative: name, anchor: null, source: "model:test", reason: null, score: 0.9 });
    entity.count += 1;
    entities.set(key, entity);
  }
  return {
    schema: "sarap.analysis/1", id: "a.txt", sha256: "0".repeat(64), language: "ru", date: null, date_source: null, title: null, encoding: "UTF-8",
    offset_unit: "utf16", text, counts: { characters: text.length, tokens: 90, sentences: 5 }, regions: [],
    entities: [...entities.values()], relations: [], quotes: [], crimes: [], keywords: [], warnings: [], packs: [],
  };
}

async function withNested(options) {
  const prepare = (context) =>
    context.addInitScript((analysis) => {
      globalThis.Worker = class extends EventTarget {
        postMessage({ id, job }) {
          const data = { id, type: "done", result: job === "analyzeIndexed" ? { analysis: analysis, index: new Uint8Array() } : null };
          setTimeout(() => this.dispatchEvent(new MessageEvent("message", { data })));
        }
        terminate() {}
      };
    }, analysisOf(marked));
  open = await openPage({ ...options, prepare });
  await choose(open.page, [{ name: "a.txt", bytes: "text" }]);
  await untilRead(open.page, 1);
  await open.page.locator(".text .mention").first().waitFor();
  return open.page;
}

const cardTitle = (page) => page.textContent("#card-title");

test("the text is whole, the outermost mention is filled, those inside are underlined", async () => {
  const page = await withNested();
  assert.equal(await page.textContent(".text"), analysisOf(marked).text);
  const look = await page.$$eval(".text > .block > .mention[data-label=ROLE], .mention[data-label=ROLE] .mention", (marks) =>
    marks.map((mark) => {
      const { backgroundColor, borderBottomWidth, paddingBottom } = getComputedStyle(mark);
      return [mark.dataset.label, backgroundColor !== "rgba(0, 0, 0, 0)", borderBottomWidth, paddingBottom];
    }),
  );
  assert.deepEqual(look, [["ROLE", true, "2px", "6px"], ["ORG", false, "2px", "3px"], ["LOC", false, "2px", "0px"]]);
});

test("a click reaches each of the mentions inside each other", async () => {
  const page = await withNested();
  // At its first letter: a mention may reach over two lines, and others lie inside it.
  const click = async (label) => {
    const { x, y, height } = await page.locator(`.text .mention[data-label=${label}]`).first().evaluate((mark) => mark.getClientRects()[0]);
    await page.mouse.click(x + 4, y + height / 2);
  };
  await click("ROLE");
  assert.equal(await cardTitle(page), names["Председатель Комитета национальной безопасности Республики Узбекистан"]);
  await click("LOC");
  assert.equal(await cardTitle(page), "Узбекистан");
  await click("ORG");
  assert.equal(await cardTitle(page), "Комитет национальной безопасности Республики Узбекистан");
});

test("keys reach each of them too, also two of the same place, and open their cards", async () => {
  const page = await withNested();
  const titles = [];
  for (let step = 0; step < 7; step += 1) {
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    titles.push(`${await page.textContent(".card-label")} ${await cardTitle(page)}`);
    await page.keyboard.press("Escape");
  }
  assert.deepEqual(titles, [
    "Должности председатель Комитета национальной безопасности Республики Узбекистан",
    "Организации Комитет национальной безопасности Республики Узбекистан",
    "Места Узбекистан",
    "Люди Дильшод Ахмедов",
    "Возраст 35-летний",
    "Организации Ташкент",
    "Места Ташкент",
  ]);
});

test("an organisation's card shows its proper name, or that it has none", async () => {
  const page = await withNested();
  const card = async (name) => {
    await page.click(`table.entities .row-name:text-is("${name}")`);
    return page.textContent(".card header");
  };
  assert.match(await card("движение «Левый фронт»"), /Собственное имя: Левый фронт/);
  assert.match(await card("Комитет национальной безопасности Республики Узбекистан"), /Собственное имя: Комитета национальной/);
  assert.match(await card("суд"), /без собственного имени/);
  assert.doesNotMatch(await card("ШОС"), /собственн/i);
});

for (const colorScheme of ["light", "dark"]) {
  test(`every kind of mention stands out enough: ${colorScheme}`, async () => {
    const page = await withNested({ colorScheme });
    assert.deepEqual(await tooFaint(page), []);
    // The marked place, here two mentions inside another.
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    assert.equal(await page.locator(".mention .place .mention").count(), 1);
    assert.deepEqual(await tooFaint(page), []);
    // Chosen ones are filled more strongly.
    for (const name of ["Дильшод Ахмедов", "Узбекистан", "движение «Левый фронт»", "казахи", "15 сентября"]) {
      await page.click(`table.entities .row-name:text-is("${name}")`);
      assert.deepEqual(await tooFaint(page), [], name);
    }
  });
}

test("findings, and the marks in the text with them, are filtered by family and by label", async () => {
  const page = await withNested();
  const shown = () => page.$$eval("table.entities tbody tr", (rows) => [...new Set(rows.map((row) => row.dataset.label))].sort());
  await page.click(".facets [data-family=person]");
  assert.deepEqual(await shown(), ["AGE", "NORP", "PER", "ROLE"]);
  await page.click(".facets .of-family [data-label=NORP]");
  assert.deepEqual(await shown(), ["NORP"]);
  assert.deepEqual(await page.locator(".text .mention").allTextContents(), ["казахи", "узбеки"]);
  await page.keyboard.press("k");
  assert.equal(await page.textContent(".text .place"), "узбеки");
  await page.click(".tabs [role=tab]:nth-of-type(2)");
  assert.ok((await page.locator(".text .mention").count()) > 20, "keywords have no such filter");
  await page.click(".tabs [role=tab]:nth-of-type(1)");
  await page.click(".facets .of-family [data-label=NORP]");
  assert.deepEqual(await shown(), ["AGE", "NORP", "PER", "ROLE"]);
  await page.click(".facets [data-family=event]");
  assert.deepEqual(await shown(), ["EVENT"]);
  assert.equal(await page.locator(".facets .of-family").count(), 0);
  await page.click(".facets [data-family=event]");
  assert.equal((await shown()).length, 15);
});
