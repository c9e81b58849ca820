// Texts of the document's date, of the ranking of key words, of the axis of time and of the identifiers.

import type { DateSource } from "../../../shared/contract.ts";
import type { Ranking } from "../../../shared/messages.ts";
import type { Check } from "../../state/identifiers.ts";
import type { Unit } from "../../text/axis.ts";

export interface DocumentDateTexts {
  name: string;
  /** Where the date comes from. */
  sources: Record<DateSource["kind"], string>;
  /** In the list of documents, beside a date that the user gave. */
  byUser: string;
  show: string;
  edit: string;
  add: string;
  hint: string;
  effect: string;
  apply: string;
  cancel: string;
  reset: string;
  resetHint: string;
  working: string;
  /** `day` is the document's date now. */
  done(day: string): string;
  noForm: string;
  noDay(typed: string): string;
  failed: string;
}

export interface RankingTexts {
  label: string;
  names: Record<Ranking, string>;
  /** What a published ranking looks at. */
  explained: Record<Exclude<Ranking, "sarap">, string>;
  /** Of documents in other languages. */
  russian(documents: number): string;
  left(documents: number): string;
  failed(documents: number): string;
}

export interface TimelineTexts {
  tab: string;
  units: Record<Unit, string>;
  unitChoice: string;
  /** A unit that would be too many columns. */
  tooFine: string;
  path: string;
  whole: string;
  /** A decade or a century by its first year. */
  decade(year: number): string;
  century(year: number): string;
  since(day: string): string;
  until(day: string): string;
  about(days: string): string;
  axis: string;
  axisHelp: string;
  spans: string;
  times(n: number): string;
  zoomIn: string;
  drop: string;
  placed: string;
  unplaced: string;
  unplacedHint: string;
  which: string;
  columnSaid: string;
  columnValue: string;
  columnAnchor: string;
  columnDocument: string;
  anchorHint: string;
  noValue: string;
  length: string;
  nothing: string;
  nothingPlaced: string;
}

export interface IdentifierTexts {
  tab: string;
  columnValue: string;
  columnCheck: string;
  checkHint: string;
  checks: Record<Check, { short: string; long: string }>;
  written: string;
  incomplete: string;
  copy: string;
  copyKind(kind: string): string;
  copied(n: number): string;
  copyFailed: string;
  defang: string;
  nothing: string;
}

export interface FindingsTexts {
  documentDate: DocumentDateTexts;
  ranking: RankingTexts;
  timeline: TimelineTexts;
  identifiers: IdentifierTexts;
}
