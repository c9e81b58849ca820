// What `sarap corpus` prints is what docs/corpus.schema.json says, and every id and number in it leads somewhere.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";
import Ajv2020 from "ajv/dist/2020.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const program = process.env.SARAP ?? path.join(root, "target/quick/sarap");
const folders = ["tests/fixtures/documents", "www/examples"];
const sarap = (args, input) => execFileSync(program, args, { cwd: root, encoding: "utf8", input, maxBuffer: 1 << 28 });

let corpus;
let validate;
before(() => {
  const schema = JSON.parse(readFileSync(path.join(root, "docs/corpus.schema.json"), "utf8"));
  validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);
  corpus = JSON.parse(sarap(["corpus", ...folders]));
});

test("the corpus fits the schema", () => {
  assert.ok(validate(corpus), JSON.stringify(validate.errors, null, 1));
  for (const part of ["documents", "entities", "relations", "together"]) assert.ok(corpus[part].length > 0, part);
  const reasons = new Set(corpus.entities.flatMap(({ names }) => names.flatMap((name) => name.reasons.map(({ rule }) => rule))));
  for (const rule of ["name", "value", "alias"]) assert.ok(reasons.has(rule), rule);
});

test("every id and number leads somewhere", () => {
  const ids = new Set(corpus.entities.map(({ id }) => id));
  assert.equal(ids.size, corpus.entities.length);
  const document = (number) => assert.ok(corpus.documents[number], `document ${number}`);
  for (const { names, documents, apart } of corpus.entities) {
    for (const one of documents) document(one.document), assert.ok(names[one.name]);
    for (const { entity } of apart) assert.ok(ids.has(entity), entity);
  }
  for (const { from, to, places } of corpus.relations) {
    assert.ok(ids.has(from) && (to === null || ids.has(to)));
    for (const place of places) document(place.document);
  }
  for (const { entities, count, places } of corpus.together) {
    assert.ok(entities.every((id) => ids.has(id)) && count === places.length);
  }
});

test("the lines that analyze printed give the same corpus, in any order", () => {
  const lines = sarap(["analyze", ...folders]).trimEnd().split("\n");
  for (const order of [lines, [...lines].reverse()]) {
    assert.deepEqual(JSON.parse(sarap(["corpus", "--from", "analyses", "-"], order.join("\n"))), corpus);
  }
});

test("the schema refuses what is not of the contract", () => {
  const broken = [
    (copy) => { delete copy.documents[0].copy_of; },
    (copy) => { copy.entities[0].extra = 1; },
    (copy) => { copy.entities[0].names[0].reasons = []; },
    (copy) => { copy.together[0].count = 0; },
    (copy) => { copy.documents[0].date = "yesterday"; },
  ];
  for (const breakIt of broken) {
    const copy = structuredClone(corpus);
    breakIt(copy);
    assert.ok(!validate(copy), breakIt.toString());
  }
});
