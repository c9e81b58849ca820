// Days and stretches of days in words.

import type { Texts } from "../../i18n/texts.ts";
import { firstDay, lastDay, unitOf, units, type Unit } from "../../text/axis.ts";
import { dateOf, type Stretch } from "../../text/edtf.ts";

const formats: Partial<Record<Unit, Intl.DateTimeFormatOptions>> = {
  year: { year: "numeric" },
  month: { year: "numeric", month: "long" },
  day: { year: "numeric", month: "long", day: "numeric" },
};

const made = new Map<string, Intl.DateTimeFormat>();

function formatOf(t: Texts, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${t.locale} ${JSON.stringify(options)}`;
  const format = made.get(key) ?? new Intl.DateTimeFormat(t.locale, { ...options, timeZone: "UTC" });
  made.set(key, format);
  return format;
}

/** The numeral alone: «2012», not «2012 г.». */
const bareYear = (day: number): string => String(dateOf(day).getUTCFullYear());

/** A unit by its number: «2010-е», «2012», «май 2012 г.». */
export function unitName(t: Texts, unit: Unit, index: number): string {
  const day = firstDay(unit, index);
  if (unit === "century") return t.timeline.century(dateOf(day).getUTCFullYear());
  if (unit === "decade") return t.timeline.decade(dateOf(day).getUTCFullYear());
  if (unit === "year") return bareYear(day);
  return formatOf(t, formats[unit] ?? {}).format(dateOf(day));
}

/** What stands under a column: short, and with what changes least only where it changes. */
export function tickName(t: Texts, unit: Unit, index: number, first: boolean): { short: string; over: string | null } {
  const day = firstDay(unit, index);
  const date = dateOf(day);
  if (unit === "month") {
    return { short: formatOf(t, { month: "short" }).format(date).replace(".", ""), over: first || date.getUTCMonth() === 0 ? bareYear(day) : null };
  }
  if (unit === "day") {
    const turn = first || date.getUTCDate() === 1;
    return { short: String(date.getUTCDate()), over: turn ? formatOf(t, { month: "short", year: "numeric" }).format(date) : null };
  }
  return { short: unitName(t, unit, index), over: null };
}

/** The unit that a stretch is exactly, if any. */
function exactly(from: number, to: number): Unit | undefined {
  return units.find((unit) => {
    const index = unitOf(unit, from);
    return firstDay(unit, index) === from && lastDay(unit, index) === to;
  });
}

/** A stretch in words: «2012», «16–18 сентября 2025 г.», «с 2019», «около: 2012». */
export function stretchName(t: Texts, { from, to, approximate }: Stretch): string {
  const words = plainName(t, from, to);
  return approximate ? t.timeline.about(words) : words;
}

function plainName(t: Texts, from: number | null, to: number | null): string {
  if (from === null) return to === null ? "" : t.timeline.until(edgeName(t, to, lastDay));
  if (to === null) return t.timeline.since(edgeName(t, from, firstDay));
  const whole = exactly(from, to);
  if (whole) return unitName(t, whole, unitOf(whole, from));
  // As coarse as both ends allow.
  const grain = (["year", "month", "day"] as const).find((unit) => startsUnit(unit, from) && endsUnit(unit, to)) ?? "day";
  if (grain === "year") return `${bareYear(from)}–${bareYear(to)}`;
  const format = formatOf(t, { ...formats[grain], month: "short" });
  return format.formatRange(dateOf(from), dateOf(to));
}

const startsUnit = (unit: Unit, day: number): boolean => firstDay(unit, unitOf(unit, day)) === day;
const endsUnit = (unit: Unit, day: number): boolean => lastDay(unit, unitOf(unit, day)) === day;

/** An end of a stretch that is open at the other side: by its year or month where it is the edge of one. */
function edgeName(t: Texts, day: number, edge: (unit: Unit, index: number) => number): string {
  const unit = (["year", "month"] as const).find((one) => edge(one, unitOf(one, day)) === day) ?? "day";
  if (unit === "year") return bareYear(day);
  const format = formatOf(t, { ...formats.day, month: "long" });
  if (unit === "day") return format.format(dateOf(day));
  // Behind «с» and «до» a month stands in the case it has behind a day.
  const month = format.formatToParts(dateOf(day)).find(({ type }) => type === "month")?.value ?? "";
  return `${month} ${bareYear(day)}`;
}
