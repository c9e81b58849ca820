// Where words stand, each on a strip as long as all texts.

import { edge, head, letter, shortened, step, titleShapes, width } from "./bars.ts";
import type { Drawing, Shape } from "./drawing.ts";

export interface Strip {
  name: string;
  /** From 0, the beginning of the first text, to 1, the end of the last. */
  places: readonly number[];
  label: string;
}

/** Ends of the texts, as shares, cut the strips. */
export function drawStrips(title: string, note: string, strips: readonly Strip[], ends: readonly number[]): Drawing {
  const names = strips.map(({ name }) => shortened(name));
  const from = edge + letter * Math.max(4, ...names.map((name) => name.length)) + 8;
  const room = width - edge - from - letter * Math.max(1, ...strips.map(({ label }) => label.length)) - 8;
  const bottom = head + strips.length * step;
  const shapes: Shape[] = titleShapes(title, note);
  // Ends nearer to each other than a few pixels would be one grey field.
  if (ends.length * 4 < room) {
    for (const end of ends) shapes.push({ kind: "line", x1: from + end * room, y1: head, x2: from + end * room, y2: bottom, ink: "line" });
  }
  strips.forEach(({ places, label }, at) => {
    const y = head + at * step;
    shapes.push(
      { kind: "text", x: from - 8, y: y + 15, text: names[at] ?? "", size: 13, ink: "ink", anchor: "end" },
      { kind: "line", x1: from, y1: y + step / 2, x2: from + room, y2: y + step / 2, ink: "line" },
      ...places.map((place): Shape => ({ kind: "rect", x: from + place * (room - 1.5), y: y + 4, width: 1.5, height: step - 8, ink: "bar" })),
      { kind: "text", x: from + room + 6, y: y + 15, text: label, size: 12, ink: "ink" },
    );
  });
  return { title, width, height: bottom + edge, shapes };
}
