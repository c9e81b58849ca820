// Every code that the Rust side can give has words in both languages.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { isLabel } from "../src/page/i18n/labels.ts";
import { documentsEn } from "../src/page/i18n/statistics/documents/en.ts";
import { documentsRu } from "../src/page/i18n/statistics/documents/ru.ts";
import { statisticsEn } from "../src/page/i18n/statistics/en.ts";
import { statisticsRu } from "../src/page/i18n/statistics/ru.ts";
import { failureCodes, reasons, warningCodes } from "../src/page/i18n/texts.ts";

const sources = ["crates/formats/src", "crates/sarap/src"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".rs"))
    .map((name) => readFileSync(path.join(folder, name), "utf8")),
);

test("warnings", () => {
  const found = new Set(sources.flatMap((text) => [...text.matchAll(/"((?:date|encoding|entity|language|format|text|limit|html)\.[a-z-]+)"/g)].map((match) => match[1])));
  assert.ok(found.size >= 3, [...found].join(", "));
  for (const code of found) assert.ok((warningCodes as readonly (string | undefined)[]).includes(code), `${code} has no words in i18n`);
});

test("failures", () => {
  const analyzer = readFileSync("crates/sarap/src/analyzer.rs", "utf8");
  const found = new Set([...analyzer.matchAll(/"(empty|binary|too-large|pack-[a-z]+)"/g)].map((match) => match[1]));
  assert.ok(found.size >= 5, [...found].join(", "));
  for (const code of found) assert.ok((failureCodes as readonly (string | undefined)[]).includes(code), `${code} has no words in i18n`);
});

const queries = readdirSync("crates/sarap/src/queries").map((name) => readFileSync(path.join("crates/sarap/src/queries", name), "utf8"));

test("what makes an answer to a question doubtful", () => {
  const found = new Set(queries.flatMap((text) => [...text.matchAll(/(?:doubt\(|code: )"([a-z]+\.[a-z-]+)"/g)].map(([, code]) => code ?? "")));
  assert.ok(found.size >= 3, [...found].join(", "));
  for (const { keyness, weights } of [documentsRu, documentsEn]) {
    for (const code of found) assert.ok(code in keyness.doubts || code in weights.doubts, `${code} has no words in i18n`);
  }
});

test("why a question has no answer", () => {
  const found = new Set(queries.flatMap((text) => [...text.matchAll(/\bcode: "([a-z]+)"/g)].map(([, code]) => code ?? "")));
  found.delete("query");
  assert.ok(found.size >= 4, [...found].join(", "));
  for (const { refused } of [statisticsRu, statisticsEn]) assert.deepEqual([...found].sort(), Object.keys(refused).sort());
});

test("labels", () => {
  const mention = readFileSync("crates/entities/src/mention.rs", "utf8");
  const found = [...mention.matchAll(/^ {4}[A-Z][a-z]+ "([A-Z]+)" "/gm)].map((match) => match[1] ?? "");
  assert.ok(found.length >= 20, found.join(", "));
  for (const label of found) assert.ok(isLabel(label), `${label} has no words in i18n`);
});

test("reasons of aliases", () => {
  const folder = "crates/entities/src/resolve";
  const texts = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".rs")).map((name) => readFileSync(path.join(folder, name), "utf8"));
  const rules = texts.flatMap((text) => [...text.matchAll(/Source::Rule\("(name\.[a-z-]+)"\)/g)].map((match) => `rule:${match[1]}`));
  // Those that join names; that of first names does not.
  const lists = texts.flatMap((text) => [...text.matchAll(/\("([a-z-]+)", include_str!\("lists\/\1\.txt"\)\)/g)].map(([, name]) => `list:${name}`));
  assert.deepEqual([...new Set([...rules, ...lists])].sort(), [...reasons].sort());
});
