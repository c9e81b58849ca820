import assert from "node:assert/strict";
import { test } from "node:test";
import type { Entity, Quote } from "../src/shared/contract.ts";
import { gatherEntities } from "../src/page/state/corpus.ts";
import type { Doc } from "../src/page/state/documents.ts";
import { quotesOf } from "../src/page/state/quotes.ts";
import { samples } from "./contract.sample.ts";

function entity(id: string, name: string, places: [number, number][]): Entity {
  const mention = { label: "PER", name: null, nominative: name, anchor: null, source: "rule:x", reason: null, score: 1 };
  return { id, label: "PER", name, value: null, aliases: [], count: places.length, mentions: places.map(([start, end]) => ({ ...mention, start, end })) };
}

function quote(start: number, end: number, speaker: string | null): Quote {
  return { start, end, kind: "direct", speaker, cue: null, source: "rule:quote.marks", score: 1 };
}

function doc(key: number, entities: Entity[], quotes: Quote[]): Doc {
  const base = samples[0];
  assert.ok(base);
  return { key, name: `${key}.txt`, folder: "", size: 1, source: null, status: "done", failure: null, date: null, rereading: false, rereadFailure: null, analysis: { ...base, entities, quotes } };
}

test("what somebody says, and what others say about him, document by document", () => {
  const docs = [
    doc(1, [entity("e1", "Ларин", [[0, 5], [42, 47]]), entity("e2", "Белова", [[12, 18], [50, 56]])], [
      quote(10, 20, "e1"),
      quote(40, 48, "e2"),
      quote(60, 70, null),
    ]),
    doc(2, [entity("e1", "Белова", []), entity("e2", "Ларин", [[5, 10]])], [quote(4, 11, null), quote(20, 30, "e2")]),
  ];
  const rows = gatherEntities(docs);
  const of = (name: string) => {
    const row = rows.find((one) => one.name === name);
    assert.ok(row);
    const { said, about } = quotesOf(row);
    const shown = (places: typeof said) => places.map(({ doc, quote, speaker }) => [doc.key, quote.start, speaker]);
    return { said: shown(said), about: shown(about) };
  };
  assert.deepEqual(of("Ларин"), { said: [[1, 10, "Ларин"], [2, 20, "Ларин"]], about: [[1, 40, "Белова"], [2, 4, null]] });
  assert.deepEqual(of("Белова"), { said: [[1, 40, "Белова"]], about: [[1, 10, "Ларин"]] });
});
