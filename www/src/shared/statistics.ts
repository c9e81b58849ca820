// Questions with measures and their answers, field for field as in crates/sarap/src/queries/ask_statistics.rs and
// answer_statistics.rs. What is left out of a question has its default; a measure is null where it is not defined.

import type { Fold, In, RowPage } from "./queries.ts";

/** What counts as the same word; entities not everywhere. */
interface AskWords {
  by?: "form" | "lemma" | "lemma+pos" | "entity";
  fold?: Fold;
  stop?: "builtin" | "none";
  stop_words?: string;
  in?: In;
  page?: RowPage;
}

/** What stands near a word. */
export interface AskCollocates extends AskWords {
  kind: "collocates";
  query: string;
  left?: number;
  right?: number;
  in_sentence?: boolean;
  /** Anything in the same sentence, counted by sentences. */
  sentence?: boolean;
  min_count?: number;
  measure?:
    | "logdice"
    | "ll"
    | "mi"
    | "mi3"
    | "npmi"
    | "t"
    | "chi2"
    | "chi2-yates"
    | "deltap-collocate"
    | "deltap-node"
    | "dice"
    | "frequency";
  /** This collocate alone, as rows name it. */
  term?: string | null;
  places?: number;
}

/** Which words are more frequent than elsewhere. */
export interface AskKeyness extends AskWords {
  kind: "keyness";
  /** Documents to compare with; the reference list that is open if null. */
  against?: In | null;
  min_count?: number;
  min_documents?: number;
  negative?: boolean;
  measure?: "ll" | "log-ratio" | "diff" | "bic" | "odds-ratio" | "frequency";
  max_p?: number;
}

/** How evenly words are spread; the most frequent ones without queries. */
export interface AskDispersion extends AskWords {
  kind: "dispersion";
  queries?: readonly string[];
  /** Equal parts; documents are the parts if 0. */
  parts?: number;
  places?: number;
}

/** How frequent words are in the course of time; the most frequent ones without queries. */
export interface AskTrends extends AskWords {
  kind: "trends";
  queries?: readonly string[];
  /** The shortest that makes no more than 100 if null. */
  period?: "day" | "month" | "year" | null;
  s?: number;
  gamma?: number;
  states?: number;
}

/** How rich the vocabulary of documents is. */
export interface AskDiversity {
  kind: "diversity";
  by?: "form" | "lemma" | "lemma+pos";
  fold?: Fold;
  window?: number;
  in?: In;
  page?: RowPage;
}

/** Which documents are reprints of others. */
export interface AskDuplicates {
  kind: "duplicates";
  shingle?: number;
  threshold?: number;
  in?: In;
  page?: RowPage;
}

/** Which words tell documents from the others of their corpus, `in`. */
export interface AskWeights extends AskWords {
  kind: "weights";
  /** Documents that are weighed as one set; each by itself if null. */
  set?: readonly string[] | null;
  measure?: "tf-idf" | "bm25";
  k1?: number;
  b?: number;
  /** Rows of each document, without a set. */
  each?: number;
  min_count?: number;
  min_documents?: number;
}

/** Which documents are like another one, within the corpus `in`. */
export interface AskSimilar extends AskWords {
  kind: "similar";
  document: string;
  /** Words of each row that say why. */
  terms?: number;
}

export type AskStatistics =
  | AskCollocates
  | AskKeyness
  | AskDispersion
  | AskTrends
  | AskDiversity
  | AskDuplicates
  | AskWeights
  | AskSimilar;

/** A place in a document's text, in UTF-16 units; `number` is the document's place in order. */
export interface Place {
  document: string;
  number: number;
  start: number;
  end: number;
}

type Measure = number | null;

export interface CollocatesAnswer {
  kind: "collocates";
  rows: {
    term: string;
    class: string | null;
    o11: number;
    o12: number;
    o21: number;
    o22: number;
    expected: Measure;
    log_dice: Measure;
    log_likelihood: Measure;
    mi: Measure;
    mi3: Measure;
    npmi: Measure;
    t_score: Measure;
    chi_square: Measure;
    chi_square_yates: Measure;
    delta_p_collocate: Measure;
    delta_p_node: Measure;
    dice: Measure;
    places: Place[];
    query: string;
  }[];
  total: number;
  node: number;
  size: number;
  offset_unit: "utf16";
}

export interface KeynessAnswer {
  kind: "keyness";
  rows: {
    term: string;
    class: string | null;
    count: number;
    documents: number;
    reference_count: number;
    reference_documents: number;
    per_million: Measure;
    reference_per_million: Measure;
    log_likelihood: Measure;
    log_likelihood_two_cells: Measure;
    log_ratio: Measure;
    percent_difference: Measure;
    bic: Measure;
    odds_ratio: Measure;
    p: number;
    exact: boolean;
    p_adjusted: number;
    query: string | null;
  }[];
  total: number;
  words: number;
  documents: number;
  reference: {
    name: string | null;
    period: string | null;
    made: string | null;
    words: number;
    documents: number;
    least: number;
  };
  warnings: { code: string; message: string }[];
}

export interface DispersionAnswer {
  kind: "dispersion";
  rows: {
    query: string;
    count: number;
    range: number;
    juilland_d: Measure;
    dp: Measure;
    dp_norm: Measure;
    arf: number;
    counts: number[];
    places: Place[];
  }[];
  total: number;
  words: number;
  sizes: number[];
  documents: string[] | null;
  offset_unit: "utf16";
}

export interface TrendsAnswer {
  kind: "trends";
  rows: {
    query: string;
    points: { count: number; documents: number; per_million: Measure; lower: Measure; upper: Measure }[];
    bursts: { level: number; first: number; last: number; weight: number }[];
    undated: number;
  }[];
  total: number;
  period: Period;
  intervals: { name: string; documents: number; words: number }[];
  undated_documents: number;
}

/** A text; `document` is empty for all together. What is about readability is null for other languages than Russian. */
export interface Diversity {
  document: string;
  words: number;
  types: number;
  ttr: Measure;
  mattr: Measure;
  mtld: Measure;
  hd_d: Measure;
  sentences: Measure;
  syllables: Measure;
  flesch_oborneva: Measure;
  flesch_oborneva_kazan: Measure;
  grade_oborneva: Measure;
  grade_solovyev: Measure;
}

export interface DiversityAnswer {
  kind: "diversity";
  rows: Diversity[];
  total: number;
  all: Diversity;
  window: number;
}

interface DuplicateDocument {
  document: string;
  number: number;
  date: string | null;
}

export interface DuplicatesAnswer {
  kind: "duplicates";
  groups: {
    original: DuplicateDocument;
    reprints: (DuplicateDocument & { shared: number; jaccard: number; containment: number })[];
  }[];
  total: number;
  reprints: number;
  documents: number;
}

/** `document` and `number` are null for a set. */
export interface WeightsAnswer {
  kind: "weights";
  rows: {
    document: string | null;
    number: number | null;
    term: string;
    class: string | null;
    count: number;
    documents: number;
    corpus_documents: number;
    tf_idf: number;
    bm25: number;
    query: string;
  }[];
  total: number;
  documents: number;
  words: number;
  warnings: { code: string; message: string }[];
}

export interface SimilarAnswer {
  kind: "similar";
  rows: (DuplicateDocument & {
    cosine: number;
    /** Shares of all common words make up 1. */
    terms: { term: string; class: string | null; share: number; query: string }[];
  })[];
  total: number;
  document: string;
  number: number;
  documents: number;
}

export type StatisticsAnswer =
  | CollocatesAnswer
  | KeynessAnswer
  | DispersionAnswer
  | TrendsAnswer
  | DiversityAnswer
  | DuplicatesAnswer
  | WeightsAnswer
  | SimilarAnswer;

export type CollocateMeasure = NonNullable<AskCollocates["measure"]>;
export type KeyMeasure = NonNullable<AskKeyness["measure"]>;
export type WeightMeasure = NonNullable<AskWeights["measure"]>;
export type Period = NonNullable<AskTrends["period"]>;
export type Collocate = CollocatesAnswer["rows"][number];
export type KeyWord = KeynessAnswer["rows"][number];
export type Dispersion = DispersionAnswer["rows"][number];
export type Trend = TrendsAnswer["rows"][number];
export type Weight = WeightsAnswer["rows"][number];
export type SimilarDocument = SimilarAnswer["rows"][number];
