import assert from "node:assert/strict";
import { test } from "node:test";
import { aliasReasons, countLabels, gatherEntities, gatherKeywords, inBoilerplate, properName } from "../src/page/state/corpus.ts";
import type { Region } from "../src/shared/contract.ts";
import type { Doc } from "../src/page/state/documents.ts";
import { inPieces } from "../src/page/state/download.ts";
import { linksOf } from "../src/page/state/relations.ts";
import { samples } from "./contract.sample.ts";

function doc(key: number, names: [label: string, name: string, mentions: number, aliases?: string[]][]): Doc {
  const base = samples[0];
  assert.ok(base);
  const entities = names.map(([label, name, mentions, aliases = []], index) => ({
    id: `e${index}`,
    label,
    name,
    value: null,
    aliases,
    count: mentions,
    mentions: Array.from({ length: mentions }, (_, at) => ({ start: at, end: at + 1, label, name: null, nominative: name, anchor: null, source: "rule:x", reason: null, score: 1 })),
  }));
  return { key, name: `${key}.txt`, folder: "", size: 1, source: null, status: "done", failure: null, date: null, rereading: false, rereadFailure: null, analysis: { ...base, entities } };
}

test("entities of the same label and name are one row, whatever case and ё", () => {
  const rows = gatherEntities([
    doc(1, [["PER", "Пётр Алёшин", 2, ["Алёшин"]], ["LOC", "Осло", 1]]),
    doc(2, [["PER", "Петр Алешин", 3, ["Петр", "Алёшин"]], ["ORG", "Осло", 1]]),
  ]);
  assert.deepEqual(
    rows.map((row) => [row.label, row.name, row.mentions, row.places.length, row.aliases]),
    [
      ["PER", "Пётр Алёшин", 5, 2, ["Алёшин", "Петр"]],
      ["LOC", "Осло", 1, 1, []],
      ["ORG", "Осло", 1, 1, []],
    ],
  );
  assert.deepEqual([...countLabels(rows)], [["PER", 1], ["LOC", 1], ["ORG", 1]]);
});

test("what stands in boilerplate does not count, and what stands there alone comes last with its places", () => {
  const [one, two] = [doc(1, [["LOC", "Осло", 2], ["PER", "Хауген", 1]]), doc(2, [["LOC", "Осло", 1]])];
  const aside = (at: Doc, index: number) => {
    const entity = at.analysis?.entities[index];
    if (entity) entity.count = 0;
  };
  aside(one, 1);
  aside(two, 0);
  const rows = gatherEntities([one, two]);
  assert.deepEqual(rows.map((row) => [row.name, row.mentions, row.places.map(({ doc: { key } }) => key)]), [["Осло", 2, [1]], ["Хауген", 0, [1]]]);
});

test("places in boilerplate are known by the regions", () => {
  const regions: Region[] = [
    { start: 0, end: 4, kind: "boilerplate" },
    { start: 4, end: 9, kind: "main" },
    { start: 12, end: 15, kind: "boilerplate" },
  ];
  assert.deepEqual([0, 3, 4, 8, 10, 12, 14, 15].filter((at) => inBoilerplate(regions, at)), [0, 3, 12, 14]);
  assert.ok(!inBoilerplate([], 0));
});

test("a file is written in pieces that keep every analysis, in order", () => {
  const [base] = samples;
  assert.ok(base);
  const sizes = [600_000, 600_000, 100_000, 5_000_000, 1, 2, 999_000];
  const analyses = sizes.map((size, index) => ({ ...base, id: String(index), text: "x".repeat(size) }));
  const pieces = inPieces(analyses);
  assert.deepEqual(pieces.map((piece) => piece.map(({ id }) => id).join("")), ["0", "12", "3", "456"]);
  assert.deepEqual(inPieces([]), []);
});

test("keywords add up over documents", () => {
  const rows = gatherKeywords([doc(1, []), doc(2, [])]);
  assert.deepEqual(rows.map((row) => [row.kind, row.count, row.score, row.places.length]), [["word", 2, 1, 2], ["phrase", 2, 1, 2]]);
});

test("the proper name of an organisation", () => {
  const text = "в Комитете «Заря»";
  const cases: [label: string, names: ([number, number] | null)[], aliases: string[], wanted: string | null][] = [
    ["ORG", [null], ["Заря"], null],
    ["ORG", [[12, 16]], ["Рога", "Заря"], "Заря"],
    ["ORG", [[2, 2], [12, 16]], [], "Заря"],
    ["ORG", [[2, 2], [2, 2]], [], ""],
    ["ORG", [[2, 2], null], [], null],
    ["ROLE", [null], ["Заря"], null],
  ];
  for (const [label, names, aliases, wanted] of cases) {
    const one = doc(1, [[label, "Комитет «Заря»", names.length, aliases]]);
    if (one.analysis) one.analysis.text = text;
    one.analysis?.entities[0]?.mentions.forEach((mention, at) => {
      const name = names[at];
      mention.name = name ? { start: name[0], end: name[1] } : null;
    });
    const [row] = gatherEntities([one]);
    assert.equal(row && properName(row), wanted, JSON.stringify([label, names, aliases]));
  }
});

test("links of a row are one line for all that say the same, seen from either side", () => {
  const linked = (key: number, former: boolean): Doc => {
    const one = doc(key, [["PER", "Пётр Алёшин", 1], ["ROLE", "министр", 1], ["LOC", "Осло", 1]]);
    const evidence = { start: key, end: key + 1 };
    const relation = { former, evidence, source: "rule:x", score: key / 10 };
    const relations = [
      { kind: "works_for", from: "e0", to: "e2", ...relation },
      { kind: "role", from: "e0", to: "e1", ...relation },
      { kind: "of a later version", from: "e0", to: "e1", ...relation },
    ];
    return { ...one, analysis: one.analysis && { ...one.analysis, relations } };
  };
  const rows = gatherEntities([linked(1, true), linked(2, false)]);
  const seen = (label: string) => {
    const row = rows.find((one) => one.label === label);
    assert.ok(row);
    return linksOf(row).map(({ side, name, former, places }) => [side, name, former, places.map(({ evidence }) => evidence.start)]);
  };
  assert.deepEqual(seen("PER"), [["role", "министр", false, [2, 1]], ["works_for", "Осло", false, [2, 1]]]);
  assert.deepEqual(seen("ROLE"), [["role-of", "Пётр Алёшин", false, [2, 1]]]);
  assert.deepEqual(seen("LOC"), [["works_for-of", "Пётр Алёшин", false, [2, 1]]]);
});

test("an alias tells by which rule or list it is one", () => {
  const one = doc(1, [["LOC", "Казахстан", 3, ["РК", "Республика Казахстан"]]]);
  one.analysis?.entities[0]?.mentions.forEach((mention, at) => {
    if (at === 1) [mention.nominative, mention.reason] = ["РК", "list:countries"];
  });
  const [row] = gatherEntities([one]);
  assert.deepEqual(row && [...aliasReasons(row)], [["рк", "list:countries"]]);
});
