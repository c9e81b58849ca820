// What `sarap analyze` prints is what docs/analysis.schema.json says: no field more, none less.

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

let analyses;
let validate;
before(() => {
  const schema = JSON.parse(readFileSync(path.join(root, "docs/analysis.schema.json"), "utf8"));
  validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);
  const printed = execFileSync(program, ["analyze", ...folders], { cwd: root, encoding: "utf8", maxBuffer: 1 << 28 });
  analyses = printed.trimEnd().split("\n").map((line) => JSON.parse(line));
});

test("the schema has the labels of the program", () => {
  const schema = JSON.parse(readFileSync(path.join(root, "docs/analysis.schema.json"), "utf8"));
  const mention = readFileSync(path.join(root, "crates/entities/src/mention.rs"), "utf8");
  const codes = [...mention.matchAll(/^ {4}[A-Z][a-z]+ "([A-Z]+)" "/gm)].map((match) => match[1]);
  assert.ok(codes.length >= 20, codes.join(", "));
  assert.deepEqual([...schema.$defs.label.enum].sort(), codes.sort());
});

test("every document fits the schema", () => {
  assert.ok(analyses.length >= 12);
  for (const analysis of analyses) {
    assert.ok(validate(analysis), `${analysis.id}: ${JSON.stringify(validate.errors, null, 1)}`);
  }
});

test("the documents fill every part that this version fills", () => {
  const some = (pick) => analyses.some((analysis) => pick(analysis).length > 0);
  for (const part of ["regions", "entities", "relations", "quotes", "keywords", "warnings", "packs"]) {
    assert.ok(some((analysis) => analysis[part]), part);
  }
  assert.ok(some((analysis) => analysis.entities.filter((entity) => entity.aliases.length > 0)), "aliases");
  assert.ok(some((analysis) => analysis.entities.filter((entity) => entity.value !== null)), "values");
});

test("the schema refuses what is not of the contract", () => {
  const broken = [
    (analysis) => { delete analysis.sha256; },
    (analysis) => { analysis.extra = 1; },
    (analysis) => { analysis.offset_unit = "char"; },
    (analysis) => { analysis.entities[0].label = "PERSON"; },
    (analysis) => { analysis.entities[0].mentions[0].score = 2; },
    (analysis) => { analysis.keywords[0].mentions[0].start = -1; },
  ];
  const sample = analyses.find((analysis) => analysis.entities.length > 0 && analysis.keywords.length > 0);
  for (const breakIt of broken) {
    const copy = structuredClone(sample);
    breakIt(copy);
    assert.ok(!validate(copy), breakIt.toString());
  }
});
