// An axis of time: units of the calendar, numbered, and what lies in them.

import { dateOf, dayNumber, type Stretch } from "./edtf.ts";

/** From coarse to fine. */
export const units = ["century", "decade", "year", "month", "day"] as const;
export type Unit = (typeof units)[number];

/** Columns up to which the axis chooses a unit by itself, and up to which a reader may choose one. */
export const comfortable = 40;
const most = 400;

const years: Partial<Record<Unit, number>> = { century: 100, decade: 10, year: 1 };

/** The number of the unit that holds a day: units count on without gaps. */
export function unitOf(unit: Unit, day: number): number {
  if (unit === "day") return day;
  const date = dateOf(day);
  const year = date.getUTCFullYear();
  return unit === "month" ? year * 12 + date.getUTCMonth() : Math.floor(year / (years[unit] ?? 1));
}

/** The first day of a unit. */
export function firstDay(unit: Unit, index: number): number {
  if (unit === "day") return index;
  return unit === "month" ? dayNumber(Math.floor(index / 12), index - 12 * Math.floor(index / 12), 1) : dayNumber(index * (years[unit] ?? 1), 0, 1);
}

export const lastDay = (unit: Unit, index: number): number => firstDay(unit, index + 1) - 1;

/** A part of the calendar, both days belonging to it. */
export interface Days {
  from: number;
  to: number;
}

const columns = (unit: Unit, { from, to }: Days): number => unitOf(unit, to) - unitOf(unit, from) + 1;

/** The finest unit by which the days are still seen at a glance. */
export const fittingUnit = (days: Days): Unit => [...units].reverse().find((unit) => columns(unit, days) <= comfortable) ?? "century";

/** Units by which the days can be drawn at all. */
export const possibleUnits = (days: Days): readonly Unit[] => units.filter((unit) => columns(unit, days) <= most || unit === "century");

/** The days that all stretches together cover, as far as they are not open; null for none. */
export function extent(stretches: Iterable<Stretch>): Days | null {
  let days: Days | null = null;
  for (const { from, to } of stretches) {
    for (const day of [from, to]) {
      if (day === null) continue;
      days ??= { from: day, to: day };
      days.from = Math.min(days.from, day);
      days.to = Math.max(days.to, day);
    }
  }
  return days;
}

/** What a few far-off days may hide: this share of the dates at either side. */
const tail = 0.05;
/** Of few dates one, if the others lie within this share of all days. */
const fewest = 4;
const near = 0.1;

/** The days of most stretches, if they can be drawn by a finer unit than all; null if not. */
export function mostDays(stretches: readonly Stretch[]): Days | null {
  const all = extent(stretches);
  const days = stretches.map(({ from, to }) => from ?? to ?? 0).sort((a, b) => a - b);
  const few = days.length * tail < 1;
  const beyond = few ? Number(days.length >= fewest) : Math.floor(days.length * tail);
  const [from, to] = [days[beyond], days[days.length - 1 - beyond]];
  if (!all || from === undefined || to === undefined || to < from) return null;
  const fineness = (days: Days) => units.indexOf(fittingUnit(days));
  // Both sides are cut only where one does not do.
  const one = [{ from, to: all.to }, { from: all.from, to }];
  const cuts = few ? one.filter((part) => part.to - part.from < near * (all.to - all.from)) : [...one, { from, to }];
  const parts = [all, ...cuts];
  const best = parts.reduce((best, part) => (fineness(part) > fineness(best) ? part : best));
  if (best === all) return null;
  const unit = fittingUnit(best);
  return { from: firstDay(unit, unitOf(unit, best.from)), to: lastDay(unit, unitOf(unit, best.to)) };
}

/** What stands at one place of the axis: in one column, or over several. */
export interface AxisMark<T> {
  key: string;
  /** First and last column, from 0. */
  first: number;
  last: number;
  /** The days that all of it lies in; an open side is null. Approximate if all of it is. */
  stretch: Stretch;
  /** Whether it reaches beyond the columns before the first, and behind the last. */
  cut: readonly [before: boolean, after: boolean];
  items: readonly T[];
}

export interface Axis<T> {
  unit: Unit;
  /** The numbers of the first and the last column's units. */
  from: number;
  to: number;
  /** What lies inside one column each, from left to right. */
  points: readonly AxisMark<T>[];
  /** What is longer than a column or open, the same stretches together; what lies inside the columns first. */
  spans: readonly AxisMark<T>[];
  /** What lies wholly before the first column, and behind the last. */
  before: AxisMark<T> | null;
  after: AxisMark<T> | null;
}

/** Lays items out on the days by a unit: an item with several stretches stands at each. */
export function layOnAxis<T extends { stretches: readonly Stretch[] }>(items: readonly T[], days: Days, unit: Unit): Axis<T> {
  const [from, to] = [unitOf(unit, days.from), unitOf(unit, days.to)];
  const [firstSeen, lastSeen] = [firstDay(unit, from), lastDay(unit, to)];
  const points = new Map<string, AxisMark<T> & { items: T[] }>();
  const spans = new Map<string, AxisMark<T> & { items: T[] }>();
  const outside = new Map<string, AxisMark<T> & { items: T[] }>();
  const put = (marks: typeof points, item: T, mark: Omit<AxisMark<T>, "items">) => {
    const known = marks.get(mark.key);
    if (!known) marks.set(mark.key, { ...mark, items: [item] });
    else {
      known.stretch.approximate &&= mark.stretch.approximate;
      // Two dates of one set may fall into one column.
      if (known.items.at(-1) !== item) known.items.push(item);
    }
  };
  for (const item of items) {
    for (const stretch of item.stretches) {
      if (stretch.to !== null && stretch.to < firstSeen) {
        put(outside, item, { key: "before", first: -1, last: -1, cut: [true, false], stretch: { from: null, to: firstSeen - 1, approximate: false } });
        continue;
      }
      if (stretch.from !== null && stretch.from > lastSeen) {
        put(outside, item, { key: "after", first: -1, last: -1, cut: [false, true], stretch: { from: lastSeen + 1, to: null, approximate: false } });
        continue;
      }
      const first = stretch.from === null ? -Infinity : unitOf(unit, stretch.from);
      const last = stretch.to === null ? Infinity : unitOf(unit, stretch.to);
      const point = first === last;
      const key = point ? `${unit} ${first}` : `${stretch.from}/${stretch.to}${stretch.approximate ? "~" : ""}`;
      const whole = point ? { from: firstDay(unit, first), to: lastDay(unit, first), approximate: stretch.approximate } : stretch;
      put(point ? points : spans, item, { key, first: Math.max(first, from) - from, last: Math.min(last, to) - from, stretch: whole, cut: [first < from, last > to] });
    }
  }
  const reach = ({ cut: [before, after] }: AxisMark<T>) => Number(before) + Number(after);
  const inOrder = (marks: Map<string, AxisMark<T>>) =>
    [...marks.values()].sort((a, b) => reach(a) - reach(b) || a.first - b.first || b.last - a.last || (a.key < b.key ? -1 : 1));
  return {
    unit,
    from,
    to,
    points: inOrder(points),
    spans: inOrder(spans),
    before: outside.get("before") ?? null,
    after: outside.get("after") ?? null,
  };
}
