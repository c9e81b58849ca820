// Bars to both sides of a middle: what there is more of here, and what there is less of.

import { edge, head, letter, shortened, step, titleShapes, width, type Bar } from "./bars.ts";
import type { Drawing, Shape } from "./drawing.ts";

/** Bars in the order they come, to the right where the value is positive. */
export function drawDiverging(title: string, note: string, bars: readonly Bar[]): Drawing {
  const names = bars.map(({ name }) => shortened(name));
  const from = edge + letter * Math.max(4, ...names.map((name) => name.length)) + 8;
  const labels = letter * Math.max(1, ...bars.map(({ label }) => label.length)) + 8;
  const most = Math.max(Number.MIN_VALUE, ...bars.map(({ value }) => Math.abs(value)));
  const half = (width - edge - from) / 2;
  const middle = from + half;
  const shapes: Shape[] = titleShapes(title, note);
  bars.forEach(({ value, label }, at) => {
    const y = head + at * step;
    const long = Math.max(1, ((half - labels) * Math.abs(value)) / most);
    const positive = value >= 0;
    shapes.push(
      { kind: "text", x: from - 8, y: y + 15, text: names[at] ?? "", size: 13, ink: "ink", anchor: "end" },
      { kind: "rect", x: positive ? middle : middle - long, y: y + 4, width: long, height: step - 8, ink: positive ? "bar" : "other" },
      { kind: "text", x: positive ? middle + long + 6 : middle - long - 6, y: y + 15, text: label, size: 12, ink: "ink", anchor: positive ? "start" : "end" },
    );
  });
  const height = head + bars.length * step + edge;
  shapes.push({ kind: "line", x1: middle, y1: head, x2: middle, y2: height - edge, ink: "line" });
  return { title, width, height, shapes };
}
