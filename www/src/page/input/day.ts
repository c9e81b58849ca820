// A day as somebody types it.

export type TypedDay = { day: string } | { problem: "form" | "calendar" };

/** `2012-04-25` or `25.04.2012`, with or without zeros, as `YYYY-MM-DD`; else whether its form or the calendar is against it. */
export function readDay(typed: string): TypedDay {
  const text = typed.trim();
  const parts = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? reversed(/^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text));
  if (!parts) return { problem: "form" };
  const [year = 0, month = 0, day = 0] = parts.slice(1).map(Number);
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const exists = year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!exists) return { problem: "calendar" };
  const padded = (number: number, length: number) => String(number).padStart(length, "0");
  return { day: `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}` };
}

const reversed = (parts: RegExpExecArray | null): string[] | null => parts && ["", parts[3] ?? "", parts[2] ?? "", parts[1] ?? ""];
