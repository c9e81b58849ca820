// Questions to many documents and their answers, field for field as in crates/sarap/src/queries. What is left out of a question
// has its default.

import type { Range } from "./contract.ts";
import type { AskStatistics, StatisticsAnswer } from "./statistics.ts";

/** Which spellings count as one: both by default. */
export interface Fold {
  case?: boolean;
  yo?: boolean;
}

/** Where is looked: in all documents, without boilerplate, by default. */
export interface In {
  documents?: readonly string[] | null;
  boilerplate?: boolean;
  /** Of near duplicates only the earliest counts. */
  without_reprints?: boolean;
}

/** Which rows: the first 100 by default; 10,000 at most. */
export interface RowPage {
  offset?: number;
  limit?: number;
}

interface AskWords {
  by?: "form" | "lemma" | "lemma+pos" | "entity";
  fold?: Fold;
  stop?: "builtin" | "none";
  stop_words?: string;
  all?: boolean;
  min_count?: number;
  min_documents?: number;
  in?: In;
  page?: RowPage;
}

/** How often each word stands. */
export interface AskKeywords extends AskWords {
  kind: "keywords";
  /** Parts of speech: `NOUN|ADJ`. */
  pos?: string | null;
}

/** How often words follow each other. */
export interface AskNgrams extends AskWords {
  kind: "ngrams";
  no_stop_inside?: boolean;
  min?: number;
  max?: number;
  gap?: number;
  /** Parts of speech one after another: `ADJ NOUN`. */
  patterns?: readonly string[];
  across_sentences?: boolean;
  reduce?: boolean;
}

/** Where something stands. */
export interface AskConcordance {
  kind: "concordance";
  /** See docs/QUERIES.md. */
  query: string;
  fold?: Fold;
  unit?: "sentence" | "paragraph" | "document";
  /** `document`, or up to four of `l1 l2 l3 node r1 r2 r3` with commas between. */
  sort?: string;
  context?: number;
  in?: In;
  page?: RowPage;
}

export type Ask = AskKeywords | AskNgrams | AskConcordance | AskStatistics;

export interface KeywordsAnswer {
  kind: "keywords";
  rows: { term: string; class: string | null; count: number; documents: number; per_million: number; query: string }[];
  total: number;
  words: number;
  documents: number;
}

export interface NgramsAnswer {
  kind: "ngrams";
  rows: {
    words: string[];
    /** All of them as they stand most often. */
    form: string;
    classes: string[] | null;
    count: number;
    documents: number;
    per_million: number;
    query: string;
  }[];
  total: number;
  sequences: number[];
  documents: number;
}

export interface ConcordanceAnswer {
  kind: "concordance";
  /** Places in UTF-16 units of the document's text; `number` is the document's place in order. */
  lines: { document: string; number: number; left: Range; node: Range; right: Range }[];
  total: number;
  documents: number;
  offset_unit: "utf16";
}

/** The answer to a question of the same kind. */
export type AnswerTo = KeywordsAnswer | NgramsAnswer | ConcordanceAnswer | StatisticsAnswer;

/** The answer to a question of this type. */
export type AnswerOf<A extends Ask> = Extract<AnswerTo, { kind: A["kind"] }>;
