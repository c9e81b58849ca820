import assert from "node:assert/strict";
import { test } from "node:test";
import { en } from "../src/page/i18n/en.ts";
import { labels } from "../src/page/i18n/labels.ts";
import { ru } from "../src/page/i18n/ru.ts";

test("Russian numbers take the right form", () => {
  const cases: [number, string][] = [
    [0, "0 находок"], [1, "1 находка"], [2, "2 находки"], [4, "4 находки"], [5, "5 находок"], [11, "11 находок"], [12, "12 находок"],
    [21, "21 находка"], [22, "22 находки"], [111, "111 находок"], [101, "101 находка"], [1001, "1\u00a0001 находка"],
  ];
  for (const [n, wanted] of cases) assert.equal(ru.entitiesCount(n), wanted);
});

test("English numbers take the right form", () => {
  assert.deepEqual([0, 1, 2, 4120].map(en.entitiesCount), ["0 findings", "1 finding", "2 findings", "4,120 findings"]);
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
