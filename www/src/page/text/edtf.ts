// EDTF (ISO 8601-2), as far as the analysis writes it, as stretches of days.

/** A stretch of the calendar. Days are counted from 1 January 1970; an open side is null, never both. */
export interface Stretch {
  from: number | null;
  /** The last day, which belongs to it. */
  to: number | null;
  /** «около»: the value has a tilde or a question mark. */
  approximate: boolean;
}

const milliseconds = 86_400_000;

/** The number of a day of the Gregorian calendar; months count from 0 and may lie outside a year. */
export function dayNumber(year: number, month: number, day: number): number {
  // Date.UTC takes the years 0 to 99 for those of the last century.
  return Math.floor(new Date(0).setUTCFullYear(year, month, day) / milliseconds);
}

export const dateOf = (day: number): Date => new Date(day * milliseconds);

/** The stretches that a value names: one, or one for each element of a set; none for what has no place in the calendar. */
export function stretchesOf(value: string): Stretch[] {
  const set = /^\{(.*)\}$/.exec(value);
  const parts = set?.[1]?.split(",") ?? [value];
  const found = parts.map(stretch);
  return found.every((one) => one !== null) ? found : [];
}

function stretch(value: string): Stretch | null {
  const approximate = /[~?%]/.test(value);
  const [first = "", last = first, ...more] = value.replace(/[~?%]/g, "").split("/");
  if (more.length > 0) return null;
  const from = first === ".." ? null : single(first);
  const to = last === ".." ? null : single(last);
  const broken = (first !== ".." && !from) || (last !== ".." && !to) || (!from && !to);
  if (broken || (from && to && to[1] < from[0])) return null;
  return { from: from?.[0] ?? null, to: to?.[1] ?? null, approximate };
}

/** First and last month of a group of months, from 0; a winter is that of the year it ends in. */
const groups: Readonly<Record<number, readonly [number, number]>> = {
  21: [2, 4],
  22: [5, 7],
  23: [8, 10],
  24: [-1, 1],
  33: [0, 2],
  34: [3, 5],
  35: [6, 8],
  36: [9, 11],
  40: [0, 5],
  41: [6, 11],
};

/** First and last day of a date without a stroke: `199X`, `2011-06`, `2012-21`, `2025-09-16T10:30`; before 1 BC, the year 0, with a minus: `-0043`. */
function single(text: string): [number, number] | null {
  const parts = /^(-?)(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?$/.exec(text);
  const [, minus = "", years = "", months, days] = parts ?? [];
  if (!parts) return null;
  const [near, far] = [Number(years.replaceAll("X", "0")), Number(years.replaceAll("X", "9"))];
  const [first, last] = minus ? [-far, -near] : [near, far];
  if (!months) return [dayNumber(first, 0, 1), dayNumber(last, 11, 31)];
  const month = Number(months);
  const span = month >= 1 && month <= 12 ? ([month - 1, month - 1] as const) : groups[month];
  if (!span || first !== last) return null;
  if (!days) return [dayNumber(first, span[0], 1), dayNumber(first, span[1] + 1, 0)];
  const day = dayNumber(first, month - 1, Number(days));
  return dateOf(day).getUTCDate() === Number(days) ? [day, day] : null;
}
