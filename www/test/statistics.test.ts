// Charts and tables that are saved, and what is wrong with a query in Russian.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { drawBars } from "../src/page/charts/bars.ts";
import { drawDiverging } from "../src/page/charts/diverging.ts";
import { drawMultiples } from "../src/page/charts/multiples.ts";
import { drawStrips } from "../src/page/charts/strips.ts";
import { toCsv } from "../src/page/charts/csv.ts";
import { toSvg } from "../src/page/charts/drawing.ts";
import { queryErrorRu } from "../src/page/i18n/statistics/query-errors-ru.ts";

test("every message about a query has Russian words, and keeps what it quotes", () => {
  const manual = readFileSync("docs/QUERIES.md", "utf8");
  const rows = manual.slice(manual.indexOf("## What is wrong with a query")).matchAll(/^\| `.*` \| \d+ \| (.*) \|$/gm);
  const messages = [...rows].map(([, message]) => message?.replaceAll("\\|", "|") ?? "");
  assert.ok(messages.length >= 15, String(messages.length));
  for (const message of messages) {
    const russian = queryErrorRu(message);
    assert.match(russian, /[а-я]{3}/, message);
    for (const word of ["expected", "came", "there is", "must", "takes", "ends"]) assert.ok(!russian.includes(word), `${message} → ${russian}`);
    const quoted = /, but «(.*)» came$/.exec(message)?.[1];
    if (quoted) assert.ok(russian.includes(`«${quoted}»`), `${message} → ${russian}`);
  }
});

test("every message of the parser is one of those", () => {
  const files = ["mod", "condition", "quoted"].map((name) => readFileSync(`crates/keywords/src/query/parse/${name}.rs`, "utf8"));
  const messages = files.flatMap((text) => [...text.matchAll(/self\.error\([^;"]*?"((?:[^"\\]|\\.)*)"/g)].map(([, message]) => message ?? ""));
  assert.ok(messages.length >= 12, messages.join("\n"));
  const fill = (message: string): string =>
    message
      .replace("{wanted}", 'a word, "form" or (…)')
      .replaceAll(/\{came\}/g, "«x» came")
      .replaceAll(/\{[A-Z]+\}/g, "9")
      .replaceAll(/(?<!\{)\{[a-z]+(\[0\])?\}/g, "x")
      .replaceAll(/\{\}/g, "x")
      // Doubled, they stand for themselves.
      .replaceAll(/\{\{|\}\}/g, (sign) => sign[0] ?? "");
  for (const message of messages.map(fill)) assert.notEqual(queryErrorRu(message), message);
});

test("a message of a later version is shown as it comes", () => {
  assert.equal(queryErrorRu("the moon is full"), "the moon is full");
});

const bars = drawBars("Слова", "note", [
  { name: "<b>&\"'\u0007\ud800", value: 4, label: "4" },
  { name: "я".repeat(90), value: 1, label: "1" },
]);

test("a document's words are text in a picture, and it is well-formed", () => {
  const svg = toSvg(bars);
  assert.ok(!svg.includes("<b>"));
  assert.match(svg, /&lt;b&gt;&amp;&quot;&#39;\ufffd\ufffd</);
  assert.ok(!/[\u0000-\u0008]|[\ud800-\udfff]/.test(svg));
  const marks = [...svg.matchAll(/<(\/?)([a-z]+)[^<>]*?(\/?)>/g)];
  const open: string[] = [];
  for (const [, closing, name, empty] of marks) {
    if (closing) assert.equal(open.pop(), name);
    else if (!empty) open.push(name ?? "");
  }
  assert.deepEqual(open, []);
});

test("bars are as long as their values, and nothing leaves the picture", () => {
  const long = bars.shapes.flatMap((shape) => (shape.kind === "rect" ? [shape.width] : []));
  assert.equal(long.length, 2);
  assert.ok(Math.abs((long[0] ?? 0) / (long[1] ?? 1) - 4) < 1e-9);
  for (const shape of bars.shapes) {
    if (shape.kind === "rect") assert.ok(shape.x > 0 && shape.x + shape.width < bars.width && shape.y + shape.height < bars.height);
  }
});

test("no bars are a picture without bars", () => {
  assert.ok(drawBars("a", "b", []).shapes.every((shape) => shape.kind === "text"));
});

test("cells are quoted where they must be, and none runs", () => {
  assert.equal(toCsv([["a;b", "c,d"]], ";"), '\ufeff"a;b";c,d\r\n');
  assert.equal(toCsv([['say "a"', 1.5, null]], ","), '\ufeff"say ""a""",1.5,\r\n');
  assert.equal(toCsv([[1.5, "x\ny"]], ";"), '\ufeff1,5;"x\ny"\r\n');
  assert.equal(toCsv([["=1+1", "'=1", "-5", -5, "+7", "@a", "a=b"]], ","), "\ufeff'=1+1,''=1,'-5,-5,'+7,'@a,a=b\r\n");
});

test("bars that diverge leave their middle to both sides, and all stays in the picture", () => {
  const { shapes, width } = drawDiverging("a", "b", [
    { name: "чаще", value: 8, label: "8,0" },
    { name: "реже", value: -2, label: "-2,0" },
  ]);
  const [more, less] = shapes.flatMap((shape) => (shape.kind === "rect" ? [shape] : []));
  assert.ok(more && less);
  assert.ok(Math.abs(more.x - (less.x + less.width)) < 1e-9, "both begin in the middle");
  assert.ok(Math.abs(more.width / less.width - 4) < 1e-9);
  assert.notEqual(more.ink, less.ink);
  assert.ok(less.x > 0 && more.x + more.width < width);
});

test("a strip has a mark for each place, and the ends of texts where there is room", () => {
  const marks = (ends: number[]) => drawStrips("a", "b", [{ name: "x", places: [0, 0.5, 1], label: "3" }], ends).shapes;
  const [first, middle, last] = marks([]).flatMap((shape) => (shape.kind === "rect" ? [shape.x] : []));
  assert.ok(Math.abs(2 * (middle ?? 0) - (first ?? 0) - (last ?? 0)) < 1e-9);
  const lines = (ends: number[]) => marks(ends).filter(({ kind }) => kind === "line").length;
  assert.equal(lines([0.5]) - lines([]), 1);
  assert.equal(lines(Array.from({ length: 1000 }, (_, at) => at / 1000)), lines([]));
});

test("courses have one scale; an unknown point is left out, and a wide interval stays in its picture", () => {
  const { shapes } = drawMultiples("a", "b", [
    { name: "x", points: [{ value: 10, lower: 5, upper: 900 }, null, { value: 5, lower: 2, upper: 9 }] },
    { name: "y", points: [{ value: 5, lower: 1, upper: 9 }] },
  ], ["2024", "2025", "2026"], String);
  const dots = shapes.flatMap((shape) => (shape.kind === "rect" ? [shape.y] : []));
  assert.equal(dots.length, 3);
  assert.equal(dots[1], dots[2], "the same value, the same height");
  for (const shape of shapes) if (shape.kind === "line") assert.ok(Math.min(shape.y1, shape.y2) >= 60);
});
