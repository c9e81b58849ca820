// The same bytes give the same analysis, byte for byte, from the native program and from the wasm module.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const program = process.env.SARAP ?? path.join(root, "target/quick/sarap");
const folders = ["tests/fixtures/documents", "www/examples"];
const documents = folders.flatMap((folder) => readdirSync(path.join(root, folder)).sort().map((name) => `${folder}/${name}`));

let wasm;
before(async () => {
  wasm = await import(path.join(root, "www/src/wasm/pkg/sarap_wasm.js"));
  wasm.initSync({ module: readFileSync(path.join(root, "www/src/wasm/pkg/sarap_wasm_bg.wasm")) });
  const pack = (name) => readFileSync(path.join(root, `packs/ru-${name}.pack`));
  wasm.open(pack("dictionary"), pack("context"), pack("tagger"));
});

test("there are documents in every encoding", () => {
  assert.ok(documents.length >= 12, documents.join(", "));
});

for (const document of documents) {
  test(document, () => {
    const native = execFileSync(program, ["analyze", document], { cwd: root, encoding: "utf8", maxBuffer: 1 << 28 });
    const ours = wasm.analyze_json(document, readFileSync(path.join(root, document)), {});
    assert.equal(`${ours}\n`, native);
  });
}
