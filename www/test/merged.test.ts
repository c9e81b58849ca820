import assert from "node:assert/strict";
import { test } from "node:test";
import type { Analysis } from "../src/shared/contract.ts";
import { gatherEntities, rowByKey, rowKeyOf, scope } from "../src/page/state/corpus.ts";
import { documents, type Doc } from "../src/page/state/documents.ts";
import { isMerged, merged, type Merged } from "../src/page/state/merge.ts";
import { rows } from "./corpus.sample.ts";
import { samples } from "./contract.sample.ts";

/** The documents of the sample: two, and a copy of the first. */
function docs(): Doc[] {
  const base = samples[0];
  assert.ok(base);
  const entity = (id: string, label: string, name: string, value: string | null) => ({ id, label, name, value, aliases: [], count: 1, mentions: [] });
  const first = [entity("e1", "LOC", "РФ", "RU"), entity("e2", "ORG", "МВД", null)];
  const second = [entity("e1", "LOC", "Россия", "RU"), entity("e2", "ORG", "МВД", "RU/MVD")];
  return [first, second, first].map((entities, at): Doc => {
    const analysis: Analysis = { ...base, entities };
    const doc = { key: at + 1, name: `${at + 1}.txt`, folder: "", size: 1, source: null, status: "done", failure: null, analysis };
    return doc as unknown as Doc;
  });
}

function mergedOf(all: readonly Doc[]): Merged {
  const analysis = (at: number): Analysis[] => (all[at]?.analysis ? [all[at].analysis] : []);
  return {
    rows: rows.rows,
    docs: all,
    of: new Map(rows.of.flatMap((entities, at) => analysis(at).map((one) => [one, entities] as const))),
    copies: new Set(rows.copies.flatMap(analysis)),
  };
}

test("rows are what the corpus says; a copy counts beside its document for nothing, and alone for itself", () => {
  const all = docs();
  const corpus = mergedOf(all);
  const seen = (some: readonly Doc[]) => gatherEntities(some, corpus).map((row) => [row.key, row.name, row.mentions, row.places.map(({ doc }) => doc.key)]);
  assert.deepEqual(seen(all), [["LOC=RU", "Россия", 2, [1, 2]], ["ORG:мвд", "МВД", 1, [1]], ["ORG=RU/MVD", "МВД", 1, [2]]]);
  assert.deepEqual(seen(all.slice(2)), [["ORG:мвд", "МВД", 1, [3]], ["LOC=RU", "Россия", 1, [3]]]);
});

test("a document that the corpus does not have yet joins by label and name", () => {
  const all = docs();
  const corpus = mergedOf(all.slice(0, 2));
  const keys = gatherEntities(all, corpus).map((row) => row.key);
  assert.deepEqual(keys.filter((key) => key.includes("\t")), ["ORG\tмвд", "LOC\tрф"]);
});

test("a row is found by every name it had", () => {
  const all = docs();
  documents.value = all;
  scope.value = null;
  assert.equal(isMerged.value, false);
  merged.value = mergedOf(all);
  assert.equal(isMerged.value, true);
  for (const key of ["LOC=RU", "LOC\tроссия", "LOC\tрф"]) assert.equal(rowByKey(key)?.name, "Россия", key);
  assert.equal(rowByKey("LOC\tосло"), undefined);
  const [first] = all;
  assert.ok(first?.analysis);
  assert.deepEqual([0, 1].map((at) => first.analysis && rowKeyOf(first.analysis, at)), ["LOC=RU", "ORG:мвд"]);
  documents.value = [];
  merged.value = null;
});
