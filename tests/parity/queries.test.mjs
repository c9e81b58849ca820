// Indexes are the same bytes, and questions have the same answers, from the native program and from the wasm module.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const program = process.env.SARAP ?? path.join(root, "target/quick/sarap");
const folders = ["tests/fixtures/documents", "www/examples"];
const documents = folders.flatMap((folder) => readdirSync(path.join(root, folder)).sort().map((name) => `${folder}/${name}`));

/** Every kind of question: what is asked of wasm, and the words of the command line that ask the same. */
const page = { offset: 0, limit: 10000 };
const questions = [
  [{ kind: "keywords", page }, ["keywords"]],
  [{ kind: "keywords", by: "entity", page }, ["keywords", "--by", "entity"]],
  [{ kind: "keywords", by: "lemma+pos", pos: "NOUN.gen", page }, ["keywords", "--by", "lemma+pos", "--pos", "NOUN.gen"]],
  [{ kind: "ngrams", min: 1, max: 3, page }, ["ngrams", "--n", "1-3"]],
  [{ kind: "ngrams", gap: 2, reduce: true, page }, ["ngrams", "--gap", "2", "--reduce"]],
  [{ kind: "concordance", query: "[]", sort: "r1,l1", page: { offset: 50, limit: 50 } }, ["concordance", "[]", "--sort", "r1,l1", "--offset", "50", "--limit", "50"]],
  [{ kind: "concordance", query: '@PER []{0,3} [pos="VERB"]', page }, ["concordance", '@PER []{0,3} [pos="VERB"]']],
  [{ kind: "concordance", query: '".*ость" NEAR/9 [gram="gen"]', page }, ["concordance", '".*ость" NEAR/9 [gram="gen"]']],
  [{ kind: "collocates", query: '[pos="NOUN"]', min_count: 1, page }, ["collocates", '[pos="NOUN"]', "--min-count", "1"]],
  [{ kind: "collocates", query: "@LOC", sentence: true, measure: "ll", page }, ["collocates", "@LOC", "--sentence", "--measure", "ll"]],
  [{ kind: "keyness", negative: true, page: { offset: 0, limit: 2000 } }, ["keyness", "--negative", "--limit", "2000"]],
  [{ kind: "keyness", measure: "frequency", page }, ["keyness", "--measure", "frequency"]],
  [{ kind: "weights", each: 1000, page }, ["weights", "--each", "1000"]],
  [{ kind: "weights", set: documents.slice(0, 2), measure: "bm25", page }, ["weights", "--set", documents[0], "--set", documents[1], "--measure", "bm25"]],
  [{ kind: "dispersion", parts: 7, places: 5, page }, ["dispersion", "--parts", "7", "--places", "5"]],
  [{ kind: "dispersion", by: "form", page }, ["dispersion", "--by", "form"]],
  [{ kind: "trends", period: "day", page }, ["trends", "--period", "day"]],
  [{ kind: "trends", page }, ["trends"]],
  [{ kind: "diversity", page }, ["diversity"]],
  [{ kind: "duplicates", threshold: 0.1, shingle: 1, page }, ["duplicates", "--threshold", "0.1", "--shingle", "1"]],
  [{ kind: "similar", document: documents[0], page }, ["similar", "--document", documents[0]]],
];

const folder = mkdtempSync(path.join(tmpdir(), "sarap-parity-"));
const merged = path.join(folder, "all.index");
const native = (...words) => execFileSync(program, words, { cwd: root, maxBuffer: 1 << 28 });
/** The texts of the documents, in their order. */
let texts;
let wasm;

before(async () => {
  wasm = await import(path.join(root, "www/src/wasm/pkg/sarap_wasm.js"));
  wasm.initSync({ module: readFileSync(path.join(root, "www/src/wasm/pkg/sarap_wasm_bg.wasm")) });
  const pack = (name) => readFileSync(path.join(root, `packs/ru-${name}.pack`));
  wasm.open(pack("dictionary"), pack("context"), pack("tagger"));
  wasm.reference_open(pack("reference"));
  const read = documents.map((document, order) => wasm.analyze_indexed(document, readFileSync(path.join(root, document)), {}, order));
  texts = read.map(({ analysis }) => analysis.text);
  const parts = read.map(({ index }) => index);
  // Any order gives the same index.
  wasm.index_open([...parts].reverse());
  writeFileSync(merged, native("index", "--unit", "utf16", ...documents));
});

after(() => rmSync(folder, { recursive: true, force: true }));

test("the bytes of indexes", () => {
  for (const document of documents) {
    const { index } = wasm.analyze_indexed(document, readFileSync(path.join(root, document)), {}, 0);
    assert.ok(index.length > 100);
    assert.deepEqual(Buffer.from(index), native("index", "--unit", "utf16", document), document);
  }
});

test("every kind of question is asked", () => {
  const kinds = readFileSync(path.join(root, "crates/sarap/src/queries/ask.rs"), "utf8").match(/^ {4}(\w+)\(Ask\w+\),$/gm);
  const asked = new Set(questions.map(([ask]) => ask.kind));
  assert.deepEqual(kinds.map((line) => line.match(/\w+/)[0].toLowerCase()).filter((kind) => !asked.has(kind)), []);
});

for (const [ask, words] of questions) {
  test(words.join(" "), () => {
    const ours = wasm.query(JSON.stringify(ask));
    const theirs = JSON.parse(native(...words, "--from", "index", "--format", "json", merged).toString());
    assert.ok((ours.rows ?? ours.lines ?? ours.groups).length > 0, "an answer to compare");
    // The page has the texts itself; the program writes lines from the words of the index.
    for (const { number, left, node, right, text } of theirs.lines ?? []) {
      const cut = ({ start, end }) => texts[number].slice(start, end).replace(/\s+/g, " ");
      assert.deepEqual(text, { left: cut(left), node: cut(node), right: cut(right) });
    }
    for (const line of theirs.lines ?? []) delete line.text;
    // Numbers are the same bits: JSON has the shortest digits that lead back to them.
    assert.deepStrictEqual(structuredClone(ours), theirs);
  });
}
