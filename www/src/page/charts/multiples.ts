// Courses in time as small pictures beside each other, all with one scale.

import { edge, head, letter, shortened, titleShapes, width } from "./bars.ts";
import type { Drawing, Shape } from "./drawing.ts";

export interface Course {
  name: string;
  /** One for each time; null where nothing is known. */
  points: readonly ({ value: number; lower: number; upper: number } | null)[];
}

const columns = 3;
const gap = 24;
const high = 92;
const top = 24;
const cell = { width: (width - 2 * edge - (columns - 1) * gap) / columns, height: top + high + 30 };

/** `times` names the points; `number` writes a value. */
export function drawMultiples(title: string, note: string, courses: readonly Course[], times: readonly string[], number: (n: number) => string): Drawing {
  // The scale is of the values: an interval of few words may reach far above, and is cut.
  const most = Math.max(Number.MIN_VALUE, ...courses.flatMap(({ points }) => points.map((point) => point?.value ?? 0))) * 1.15;
  const shapes: Shape[] = titleShapes(title, note);
  courses.forEach((course, at) => {
    const x = edge + (at % columns) * (cell.width + gap);
    const y = head + Math.floor(at / columns) * cell.height;
    shapes.push(...drawOne(course, x, y, most, times, number));
  });
  const rows = Math.ceil(courses.length / columns);
  return { title, width, height: head + rows * cell.height + edge, shapes };
}

function drawOne({ name, points }: Course, x: number, y: number, most: number, times: readonly string[], number: (n: number) => string): Shape[] {
  const base = y + top + high;
  const step = cell.width / Math.max(1, points.length);
  const at = (index: number): number => x + (index + 0.5) * step;
  const up = (value: number): number => base - (Math.min(value, most) / most) * high;
  const peak = Math.max(0, ...points.map((point) => point?.value ?? 0));
  const shapes: Shape[] = [
    { kind: "text", x, y: y + 14, text: shortened(name, Math.floor((cell.width - 60) / letter)), size: 13, ink: "ink", bold: true },
    { kind: "text", x: x + cell.width, y: y + 14, text: number(peak), size: 11, ink: "muted", anchor: "end" },
    { kind: "line", x1: x, y1: base, x2: x + cell.width, y2: base, ink: "line" },
    { kind: "text", x, y: base + 15, text: times[0] ?? "", size: 11, ink: "muted" },
  ];
  if (times.length > 1) shapes.push({ kind: "text", x: x + cell.width, y: base + 15, text: times.at(-1) ?? "", size: 11, ink: "muted", anchor: "end" });
  points.forEach((point, index) => {
    if (!point) return;
    const next = points[index + 1];
    shapes.push({ kind: "line", x1: at(index), y1: up(point.lower), x2: at(index), y2: up(point.upper), ink: "line" });
    if (next) shapes.push({ kind: "line", x1: at(index), y1: up(point.value), x2: at(index + 1), y2: up(next.value), ink: "bar" });
    shapes.push({ kind: "rect", x: at(index) - 2, y: up(point.value) - 2, width: 4, height: 4, ink: "bar" });
  });
  return shapes;
}
