import assert from "node:assert/strict";
import { test } from "node:test";
import { blockAt, cutBlocks } from "../src/page/text/blocks.ts";
import { contextOf } from "../src/page/text/kwic.ts";
import { layOut, type Piece, type Span } from "../src/page/text/marks.ts";

const flat = (pieces: Piece<string>[]): string => pieces.map((piece) => ("text" in piece ? piece.text : flat(piece.pieces))).join("");
const show = (pieces: Piece<string>[]): string =>
  pieces.map((piece) => ("text" in piece ? piece.text : `[${piece.data} ${show(piece.pieces)}]`)).join("");

/** A small generator of the same numbers every time. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    return state % below;
  };
}

test("marks: named cases", () => {
  const cases: [name: string, spans: [number, number, string][], wanted: string][] = [
    ["none", [], "abcdefgh"],
    ["one", [[2, 4, "x"]], "ab[x cd]efgh"],
    ["nested", [[1, 6, "o"], [2, 4, "i"]], "a[o b[i cd]ef]gh"],
    ["same range: the first is outside", [[1, 3, "o"], [1, 3, "i"]], "a[o [i bc]]defgh"],
    ["crossing: the second is cut and goes on", [[1, 4, "a"], [2, 6, "b"]], "a[a b[b cd]][b ef]gh"],
    ["touching", [[0, 2, "a"], [2, 4, "b"]], "[a ab][b cd]efgh"],
    ["beyond both ends", [[-3, 20, "a"]], "[a abcdefgh]"],
    ["three deep", [[0, 8, "a"], [1, 7, "b"], [2, 6, "c"]], "[a a[b b[c cdef]g]h]"],
  ];
  for (const [name, spans, wanted] of cases) {
    const given = spans.map(([start, end, data]): Span<string> => ({ start, end, data }));
    assert.equal(show(layOut("abcdefgh", 0, 8, given)), wanted, name);
  }
});

test("marks: the text is never lost, doubled or moved, and every unit is marked by all its spans", () => {
  const random = numbers(7);
  for (let round = 0; round < 300; round += 1) {
    const text = Array.from({ length: 40 }, () => String.fromCharCode(97 + random(26))).join("");
    const spans = Array.from({ length: random(9) }, (_, index): Span<string> => {
      const start = random(39);
      return { start, end: start + 1 + random(40 - start), data: String(index) };
    });
    const pieces = layOut(text, 0, text.length, spans);
    assert.equal(flat(pieces), text);
    const covered = new Map<string, number>();
    const walk = (inside: Piece<string>[], around: string[]): void => {
      for (const piece of inside) {
        if ("text" in piece) for (const name of around) covered.set(name, (covered.get(name) ?? 0) + piece.text.length);
        else walk(piece.pieces, [...around, piece.data]);
      }
    };
    walk(pieces, []);
    for (const { start, end, data } of spans) assert.equal(covered.get(data), end - start, `span ${data} in round ${round}`);
  }
});

test("blocks joined are the text, and none begins inside a surrogate pair", () => {
  const long = "слово ".repeat(5000);
  for (const text of ["", "a", long, "x".repeat(20001), "😀".repeat(9000), `a${"😀".repeat(9000)}`, "строка\n".repeat(4000), `${long}\n\n${long}`]) {
    const blocks = cutBlocks(text);
    assert.equal(blocks.map(({ start, end }) => text.slice(start, end)).join(""), text);
    for (const { start, end } of blocks) {
      assert.ok(end > start && end - start <= 4001);
      const unit = text.charCodeAt(start);
      assert.ok(!(unit >= 0xdc00 && unit <= 0xdfff), "inside a pair");
      assert.equal(blocks[blockAt(blocks, start)]?.start, start);
      assert.equal(blocks[blockAt(blocks, end - 1)]?.start, start);
    }
  }
});

test("context: begins and ends between words", () => {
  const text = `${"раз два три ".repeat(20)}МАТЧ${" четыре пять шесть".repeat(20)}`;
  const at = text.indexOf("МАТЧ");
  const context = contextOf(text, at, at + 4);
  assert.equal(context.match, "МАТЧ");
  assert.match(context.before, /^(раз|два|три) /);
  assert.match(context.after, / (четыре|пять|шесть)$/);
  assert.ok(context.cutBefore && context.cutAfter);
  assert.deepEqual(contextOf("МАТЧ", 0, 4), { before: "", match: "МАТЧ", after: "", cutBefore: false, cutAfter: false });
});

test("context: lines become one, characters stay whole", () => {
  assert.equal(contextOf("а\n\nб В\r\nг", 5, 6).before, "а б ");
  const faces = "😀".repeat(100);
  const { before } = contextOf(`${faces}x`, 200, 201);
  assert.doesNotMatch(before, /^[\udc00-\udfff]/);
});
