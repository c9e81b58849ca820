import assert from "node:assert/strict";
import { test } from "node:test";
import { en } from "../src/page/i18n/en.ts";
import { labels } from "../src/page/i18n/labels.ts";
import { ru } from "../src/page/i18n/ru.ts";

test("Russian numbers take the right form", () => {
  const cases: [number, string][] = [
    [0, "0 документов"], [1, "1 документ"], [2, "2 документа"], [4, "4 документа"], [5, "5 документов"],
    [11, "11 документов"], [12, "12 документов"], [21, "21 документ"], [22, "22 документа"], [111, "111 документов"],
    [101, "101 документ"], [1001, "1\u00a0001 документ"],
  ];
  for (const [n, wanted] of cases) assert.equal(ru.files(n), wanted);
});

test("English numbers take the right form", () => {
  assert.deepEqual([0, 1, 2, 4120].map(en.files), ["0 documents", "1 document", "2 documents", "4,120 documents"]);
});

test("sizes are never shown as nothing", () => {
  assert.deepEqual([0, 3, 1500, 64 * 1024 * 1024].map(en.bytes), ["0 kB", "0.1 kB", "1.5 kB", "67.1 MB"]);
});

test("no two labels share a name or a sign", () => {
  for (const texts of [en, ru]) {
    assert.equal(new Set(labels.map((label) => texts.labels[label].name)).size, labels.length, texts.locale);
    assert.equal(new Set(labels.map((label) => texts.labels[label].sign)).size, labels.length, texts.locale);
  }
});

test("nothing was left in the other language", () => {
  const strings = (value: unknown): string[] => {
    if (typeof value === "string") return [value];
    return value && typeof value === "object" ? Object.values(value).flatMap(strings) : [];
  };
  const own = strings({ ...en, ownName: "", labels: en.labels });
  for (const text of own) assert.doesNotMatch(text, /[а-яё]/i);
  for (const text of strings(ru.failures)) assert.match(text, /[а-яё]/i);
});
