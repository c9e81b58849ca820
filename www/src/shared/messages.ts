// What page and worker say to each other. Each request has an id; each answer names the request it belongs to.

import type { Analysis, Keyword } from "./contract.ts";
import type { Added, CorpusRows, Together } from "./corpus.ts";
import type { AnswerTo, Ask } from "./queries.ts";

export type PackKind = "dictionary" | "context" | "tagger";

/** What the page knows of a document beside its bytes. */
export interface AnalyzeOptions {
  date?: string;
  language?: string;
  title?: string;
}

/** How key words are found and ranked: Sarap's own way, or a published one over lemmas. */
export type Ranking = "sarap" | "yake" | "rake" | "textrank";

/** The key phrases of a document, places in UTF-16 units. */
export interface KeyPhrases {
  document: string;
  language: string;
  method: Ranking;
  offset_unit: "utf16";
  keywords: Keyword[];
}

/** The files that the worker writes. */
export type ExportFormat = "json" | "entities.csv" | "relations.csv" | "keywords.csv";

/** What stands between the cells of a table: spreadsheets in Russian expect the semicolon. */
export type Separator = "," | ";";

/** Each thing the worker can be asked to do: what it needs, and what it gives back. */
export interface Jobs {
  /** Starts the module and opens the packs; before anything else. */
  open: { ask: { module: unknown; packs: Record<PackKind, ArrayBuffer> }; give: null };
  /**
   * Adds documents to the worker's corpus and gives what is in it; fails with `corpus-lost` unless it has `known` documents
   * already, since a corpus ends with its worker. `fresh` empties it first.
   */
  corpus: { ask: { known: number; fresh: boolean; added: readonly Added<Analysis>[] }; give: { parts: Uint8Array[]; rows: CorpusRows } };
  /** What stands in one sentence with the entity `entity` of a corpus of `known` documents. */
  together: { ask: { known: number; entity: string }; give: Together[] };
  /** Analyses, and indexes for questions; `order` is the document's place among all. */
  analyzeIndexed: {
    ask: { name: string; bytes: ArrayBuffer; options: AnalyzeOptions; order: number };
    give: { analysis: Analysis; index: Uint8Array };
  };
  /** The key phrases of a document by a ranking. */
  keyPhrases: { ask: { name: string; bytes: ArrayBuffer; options: AnalyzeOptions; ranking: Ranking }; give: KeyPhrases };
  /** Starts the module, if it does not run, and opens indexes in any order, in place of those before. Needs no packs. */
  openIndex: { ask: { module: unknown; parts: readonly Uint8Array[] }; give: null };
  /** Starts the module, if it does not run, and opens the reference list that key words are found by; it stays when indexes change. */
  openReference: { ask: { module: unknown; bytes: ArrayBuffer }; give: null };
  /** The built-in stop words by language; a language without a list is left out. */
  stopLists: { ask: { module: unknown; languages: readonly string[] }; give: { stopLists: Record<string, string> } };
  /** Asks the indexes that are open. */
  query: { ask: { question: Ask }; give: AnswerTo };
  /** Writes a piece of a file; the pieces one after another are the file. */
  export: { ask: { format: ExportFormat; separator: Separator; first: boolean; analyses: readonly Analysis[] }; give: Uint8Array };
}

export type Job = keyof Jobs;

export type Request = { [J in Job]: { id: number; job: J } & Jobs[J]["ask"] }[Job];

/** A failure as plain data; `code` is stable, `message` is English and for details. */
export interface Failure {
  code: string;
  message: string;
  /** The place in the query that is wrong, in UTF-16 units. */
  at?: number;
  /** Which of the question's queries it is, where it may have several. */
  nth?: number;
}

export type Answer =
  | { id: number; type: "started" }
  | { id: number; type: "done"; result: Jobs[Job]["give"] }
  | { id: number; type: "failed"; failure: Failure };
