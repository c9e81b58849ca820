// Identifiers by kind and value, and addresses that nobody follows by mistake.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { EntityRow } from "../src/page/state/corpus.ts";
import { gatherIdentifiers } from "../src/page/state/identifiers.ts";
import { defang } from "../src/page/text/defang.ts";
import type { Doc } from "../src/page/state/documents.ts";

/** A row of the table of entities: named twice in each of the documents. */
function row(label: string, name: string, value: string | null, docs: readonly Doc[], score = 0.98): EntityRow {
  const mention = { start: 0, end: 1, label, name: null, nominative: null, anchor: null, source: "rule:x", reason: null, score };
  const entity = { id: "e1", label, name, value, aliases: [], count: 2, mentions: [mention, mention] };
  return { key: `${label} ${name}`, label, name, value, aliases: [], mentions: 2 * docs.length, joined: null, places: docs.map((doc) => ({ doc, entity })) };
}

const [one, two] = [{ key: 1 } as Doc, { key: 2 } as Doc];

test("one value is one row, however it is written; other labels have none", () => {
  const kinds = gatherIdentifiers([
    row("PER", "Оспанов", null, [one]),
    row("DOMAIN", "evil.example", "evil.example", [one]),
    row("PHONE", "8 (7172) 71-56-46", "+77172715646", [one]),
    row("PHONE", "+7 7172 71 56 46", "+77172715646", [one, two]),
    row("PHONE", "71-56-46", null, [one]),
    row("PHONE", "71-56-47", null, [two]),
  ]);
  assert.deepEqual(kinds.map(({ label }) => label), ["PHONE", "DOMAIN"]);
  const phones = kinds[0]?.found.map(({ value, mentions, documents, check, rows }) => [value, mentions, documents, check, ...rows.map(({ name }) => name)]);
  assert.deepEqual(phones, [
    ["+77172715646", 6, 2, "plan", "+7 7172 71 56 46", "8 (7172) 71-56-46"],
    [null, 2, 1, "partial", "71-56-46"],
    [null, 2, 1, "partial", "71-56-47"],
  ]);
});

test("what confirms an identifier is said", () => {
  const checks = [
    row("CARD", "4111 1111 1111 1111", "4111111111111111", [one]),
    row("TAXID", "910312400017", null, [one]),
    row("WALLET", "1Bv…", "btc:1Bv", [one], 0.99),
    row("WALLET", "0x5a…", "eth:0x5a", [one], 0.95),
    row("HASH", "0cc1", "md5:0cc1", [one]),
    row("EMAIL", "a@b.kz", "a@b.kz", [one]),
  ].map((one) => gatherIdentifiers([one])[0]?.found[0]?.check);
  assert.deepEqual(checks, ["checksum", "wrong", "checksum", "bare", "form", "host"]);
});

test("addresses are defanged, other values stay", () => {
  for (const [label, value, wanted] of [
    ["URL", "https://evil.example/a.b?c=d.e", "hxxps://evil[.]example/a.b?c=d.e"],
    ["URL", "http://evil.example", "hxxp://evil[.]example"],
    ["URL", "ftp://evil.example:21/x", "fxp://evil[.]example:21/x"],
    ["URL", "www.evil.example/x.y", "www[.]evil[.]example/x.y"],
    ["DOMAIN", "пример.рф", "пример[.]рф"],
    ["IP", "192.0.2.1", "192[.]0[.]2[.]1"],
    ["IP", "2001:db8::1", "2001[:]db8[:][:]1"],
    ["EMAIL", "a.b@evil.example", "a[.]b[@]evil[.]example"],
    ["HASH", "md5:0cc1", "md5:0cc1"],
    ["PHONE", "+77172715646", "+77172715646"],
  ] as const) {
    assert.equal(defang(label, value), wanted);
  }
});
