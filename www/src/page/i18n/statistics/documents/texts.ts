// Texts about sets of documents and whole documents: key words, stop words, diversity, readability, reprints.

import type { KeyMeasure, WeightMeasure } from "../../../../shared/statistics.ts";
import type { Against, Side, Target, Weighed } from "../../../state/compared.ts";
import type { Listed } from "../../../state/counting.ts";
import type { TextColumn } from "../../../state/words.ts";

export interface StopListTexts {
  show: string;
  /** The same where the user has changed a list. */
  own: string;
  title: string;
  language: string;
  languages: Record<Listed, string>;
  note: string;
  count(words: number, own: boolean): string;
  reset: string;
}

export interface KeynessTexts {
  target: string;
  targets: Record<Target, string>;
  against: string;
  againsts: Record<Against, string>;
  sides: Record<Side, string>;
  picker: string;
  /** What is missing for a comparison. */
  lacks: Record<Target, string>;
  lacksOthers: Record<Against, string>;
  named(document: string): string;
  documents(n: number): string;
  summary(target: string, words: number, against: string, againstWords: number): string;
  /** The built-in list by its name, and what it is made from. */
  reference: string;
  aboutReference(period: string, documents: number, made: string, least: number): string;
  /** Whether words are listed that there are less of here. */
  less: string;
  /** What makes a comparison doubtful, by its code. */
  doubts: Record<"target.empty" | "reference.empty", string>;
  otherLanguage(n: number, all: number): string;
  cut(given: number, all: number): string;
  order: string;
  /** What words are ordered by: name, and what it says. */
  measures: Record<KeyMeasure, { name: string; hint: string }>;
  here: string;
  hereHint: string;
  there: string;
  thereHint: string;
  toThere(term: string): string;
  perMillionHere: string;
  perMillionThere: string;
  adjusted: string;
}

export interface WeightsTexts {
  targets: Record<Weighed, string>;
  picker: string;
  /** What is missing. */
  lacks: Record<Weighed, string>;
  /** Said of documents that are reprints, where reprints do not count. */
  leftOut(documents: number): string;
  /** Why there is nothing to list, by its code. */
  doubts: Record<"corpus.one", string>;
  measures: Record<WeightMeasure, string>;
  /** The formula, and what its numbers mean. */
  explained: Record<WeightMeasure, string>;
  summary(target: string, rows: number, documents: number, words: number): string;
  here: string;
  hereHint: string;
  toHere(term: string): string;
  /** The documents that hold a word: of those looked at, and of all. */
  holding: string;
  holdingHint: string;
  holdingAll: string;
  holdingAllHint: string;
}

export interface SimilarTexts {
  title: string;
  none(document: string): string;
  summary(rows: number, document: string): string;
  explained: string;
  similarity: string;
  terms: string;
  share: string;
  pair(one: string, other: string): string;
}

/** Of a measure of a text: its whole name, what stands over a column, what it says, and why it may be missing. */
export interface MeasureTexts {
  name: string;
  short: string;
  hint: string;
  missing: string;
}

export interface RichnessTexts {
  window: string;
  order: string;
  summary(documents: number, words: number): string;
  all: string;
  toCounts(document: string): string;
  columns: Record<TextColumn, MeasureTexts>;
}

export interface DuplicatesTexts {
  likeness: string;
  explained: string;
  none(documents: number): string;
  summary(reprints: number, groups: number, documents: number): string;
  original: string;
  earliest: string;
  reprint: string;
  date: string;
  similar: string;
  similarHint: string;
  contained: string;
  containedHint: string;
  shared: string;
  sharedRuns(n: number): string;
}

export interface DocumentsTexts {
  withoutReprints: string;
  withoutReprintsHint: string;
  stopList: StopListTexts;
  keyness: KeynessTexts;
  weights: WeightsTexts;
  similar: SimilarTexts;
  richness: RichnessTexts;
  duplicates: DuplicatesTexts;
}
