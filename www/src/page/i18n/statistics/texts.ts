// Texts of the views of words. Those about whole documents and sets of them stand in `documents/`.

import type { AskKeywords } from "../../../shared/queries.ts";
import type { ExampleName } from "../../state/query-examples.ts";
import type { DocumentsTexts } from "./documents/texts.ts";
import type { CollocateMeasure, Period } from "../../../shared/statistics.ts";
import type { WordsView } from "../../state/words.ts";

export interface StatisticsTexts extends DocumentsTexts {
  tab: string;
  views: Record<WordsView, string>;
  view: string;
  counting: string;
  failed: string;
  by: string;
  bys: Record<NonNullable<AskKeywords["by"]>, string>;
  stopWords: string;
  minimum: string;
  length: string;
  shortest: string;
  longest: string;
  reduced: string;
  gap: string;
  gapHint: string;
  pattern: string;
  patternHint: string;
  columnTerm: string;
  columnClass: string;
  columnWords: string;
  columnLemmas: string;
  columnCount: string;
  columnDocuments: string;
  columnPerMillion: string;
  perMillionOfWords: string;
  perMillionOfSequences: string;
  toConcordance(term: string): string;
  /** What was counted. */
  summary(rows: number, words: number, documents: number): string;
  sequences(rows: number, documents: number): string;
  /** How, for the note of a saved chart. */
  how(by: string, withStopWords: boolean, minimum: number): string;
  /** Where more rows were found than are given. */
  cut(given: number, all: number): string;
  first(n: number, all: number): string;
  nothing: string;
  save: string;
  saveTable: string;
  saveFailed: string;
  concordance: {
    label: string;
    find: string;
    placeholder: string;
    sort: string;
    sorts: Record<"document" | "l1,l2,l3" | "node,r1,r2" | "r1,r2,r3", string>;
    /** Of the wrong place in a query. */
    wrong: string;
    wrongAt(character: number): string;
    lines(total: number, documents: number): string;
    shown(first: number, last: number, all: number): string;
    earlier: string;
    later: string;
    empty: string;
    none: string;
    /** Said where the lines of some documents alone are shown, and of the way back. */
    only(documents: string): string;
    notOnly: string;
    help: string;
    helpNote: string;
    /** What the example queries mean. */
    examples: Record<ExampleName, string>;
    columns: { document: string; left: string; node: string; right: string };
  };
  /** Label and hint of the box for several queries. */
  watched: string;
  watchedHint: string;
  show: string;
  collocates: {
    left: string;
    right: string;
    measure: string;
    measures: Record<Exclude<CollocateMeasure, "chi2-yates">, string>;
    empty: string;
    summary(query: string, node: number, rows: number): string;
    cut(given: number, all: number): string;
    near: string;
    nearHint: string;
    elsewhere: string;
    others: string;
    sum: string;
    expected: string;
    expectedHint: string;
    sentence: string;
    contingency: string;
    /** The button that shows all places near, of so many. */
    allPlaces(n: number): string;
  };
  dispersion: {
    byDocuments(documents: number, words: number): string;
    byParts(parts: number, words: number): string;
    range: string;
    rangeHint(parts: number): string;
    dpHint: string;
    juilland: string;
    juillandHint: string;
    arfHint: string;
    firstPlaces(n: number): string;
  };
  trends: {
    period: string;
    periods: Record<Period, string>;
    summary(documents: number, first: string, last: string, undated: number): string;
    scale: string;
    lower: string;
    upper: string;
    undatedAll: string;
    burst(first: string, last: string): string;
    table: string;
    toPeriod(term: string, count: number, period: string): string;
    /** The choice of the period that fits, and which one that is. */
    fitting(period: string): string;
    /** Said of periods without documents, of so many. */
    leftOut(periods: number, all: number): string;
  };
  /** Why a question has no answer, by the failure's code; `query` has words of its own. */
  refused: Record<"document" | "index" | "option" | "reference", string>;
  /** A message about a query, which comes in English. */
  queryError(message: string): string;
}
