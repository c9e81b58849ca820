import assert from "node:assert/strict";
import { test } from "node:test";
import { crimeKind } from "../src/page/state/crimes.ts";
import type { EntityRow } from "../src/page/state/corpus.ts";
import type { Doc } from "../src/page/state/documents.ts";
import type { Analysis, Crime, Entity } from "../src/shared/contract.ts";

const crimes: Crime[] = [
  { id: "cybercrime", ru: "киберпреступления", kk: "киберқылмыс", en: "cybercrime", entities: [] },
  { id: "cybercrime.phishing", ru: "фишинг", kk: "фишинг", en: "phishing", entities: ["e2"] },
  { id: "fraud", ru: "мошенничество", kk: "алаяқтық", en: "fraud", entities: ["e3"] },
];

function row(id: string, label: string): EntityRow {
  const entity: Entity = { id, label, name: id, value: null, aliases: [], count: 1, mentions: [] };
  const doc = { analysis: { crimes } as Partial<Analysis> as Analysis } as Partial<Doc> as Doc;
  return { key: id, label, name: id, value: null, aliases: [], mentions: 1, joined: null, places: [{ doc, entity }] };
}

test("a kind of crime is named from the large to the small, in the language of the interface", () => {
  assert.deepEqual(crimeKind(row("e2", "CRIME"), "ru"), ["киберпреступления", "фишинг"]);
  assert.deepEqual(crimeKind(row("e2", "CRIME"), "en"), ["cybercrime", "phishing"]);
});

test("an article of a code has the kind that it is about", () => {
  assert.deepEqual(crimeKind(row("e3", "LAW"), "en"), ["fraud"]);
});

test("what names no crime has no kind", () => {
  assert.equal(crimeKind(row("e4", "CRIME"), "ru"), null);
  assert.equal(crimeKind(row("e3", "ORG"), "ru"), null);
});
