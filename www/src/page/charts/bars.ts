// Sorted bars with names and numbers.

import type { Drawing, Shape } from "./drawing.ts";

export interface Bar {
  name: string;
  value: number;
  /** The value in words. */
  label: string;
}

/** What all charts have in common: sizes in pixels. */
export const width = 800;
export const head = 60;
export const step = 22;
export const edge = 16;
/** About the width of a letter of 13 pixels. */
export const letter = 8.4;
const longest = 44;

/** Bars in the order they come; `note` says what was counted and how. */
export function drawBars(title: string, note: string, bars: readonly Bar[]): Drawing {
  const names = bars.map(({ name }) => shortened(name));
  const from = edge + letter * Math.max(4, ...names.map((name) => name.length)) + 8;
  const room = width - edge - from - letter * Math.max(1, ...bars.map(({ label }) => label.length)) - 8;
  const most = Math.max(Number.MIN_VALUE, ...bars.map(({ value }) => value));
  const shapes: Shape[] = titleShapes(title, note);
  bars.forEach(({ value, label }, at) => {
    const y = head + at * step;
    const long = Math.max(1, (room * value) / most);
    shapes.push(
      { kind: "text", x: from - 8, y: y + 15, text: names[at] ?? "", size: 13, ink: "ink", anchor: "end" },
      { kind: "rect", x: from, y: y + 4, width: long, height: step - 8, ink: "bar" },
      { kind: "text", x: from + long + 6, y: y + 15, text: label, size: 12, ink: "ink" },
    );
  });
  return { title, width, height: head + bars.length * step + edge, shapes };
}

export function titleShapes(title: string, note: string): Shape[] {
  return [
    { kind: "text", x: edge, y: 26, text: title, size: 16, ink: "ink", bold: true },
    { kind: "text", x: edge, y: 45, text: note, size: 12, ink: "muted" },
  ];
}

export function shortened(name: string, most = longest): string {
  const letters = [...name];
  return letters.length > most ? `${letters.slice(0, Math.max(1, most - 1)).join("")}…` : name;
}
