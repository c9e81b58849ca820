// Tables for spreadsheets, by the rules of the other exports: RFC 4180, a byte order mark, and an apostrophe before a text that
// a spreadsheet would take for a formula.

import type { Separator } from "../../shared/messages.ts";

export type Cell = string | number | null;

export function toCsv(rows: readonly (readonly Cell[])[], separator: Separator): string {
  return `\ufeff${rows.map((row) => row.map((cell) => written(cell, separator)).join(separator)).join("\r\n")}\r\n`;
}

function written(cell: Cell, separator: Separator): string {
  if (cell === null) return "";
  // A decimal comma where columns are divided by semicolons: such spreadsheets read no other.
  if (typeof cell === "number") return separator === ";" ? String(cell).replace(".", ",") : String(cell);
  const guarded = /^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /["\r\n]/.test(guarded) || guarded.includes(separator) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
