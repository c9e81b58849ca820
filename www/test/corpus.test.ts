import assert from "node:assert/strict";
import { test } from "node:test";
import { aliasReasons, countLabels, gatherEntities, gatherKeywords, properName } from "../src/page/state/corpus.ts";
import type { Doc } from "../src/page/state/documents.ts";
import { inPieces } from "../src/page/state/download.ts";
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
    mentions: Array.from({ length: mentions }, (_, at) => ({ start: at, end: at + 1, label, name: null, nominative: name, source: "rule:x", reason: null, score: 1 })),
  }));
  return { key, name: `${key}.txt`, folder: "", size: 1, source: null, status: "done", failure: null, analysis: { ...base, entities } };
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

test("an alias tells by which rule or list it is one", () => {
  const one = doc(1, [["LOC", "Казахстан", 3, ["РК", "Республика Казахстан"]]]);
  one.analysis?.entities[0]?.mentions.forEach((mention, at) => {
    if (at === 1) [mention.nominative, mention.reason] = ["РК", "list:countries"];
  });
  const [row] = gatherEntities([one]);
  assert.deepEqual(row && [...aliasReasons(row)], [["рк", "list:countries"]]);
});
