// Charts and tables that are saved, and what is wrong with a query in Russian.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { drawBars } from "../src/page/charts/bars.ts";
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
