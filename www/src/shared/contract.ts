// What an analysis says: the TypeScript side of crates/sarap/src/analysis.rs, field for field.
//
// test/contract.sample.ts is written by the Rust tests from the Rust types and checked against these: a field that is
// added, renamed or of another type on one side alone fails the build.

export interface Range {
  start: number;
  end: number;
}

export type RegionKind = "title" | "main" | "boilerplate" | "meta";

export interface Region extends Range {
  kind: RegionKind;
}

export interface Mention extends Range {
  label: string;
  name: Range | null;
  nominative: string | null;
  anchor: string | null;
  source: string;
  reason: string | null;
  score: number;
}

export interface Entity {
  id: string;
  label: string;
  name: string;
  value: string | null;
  aliases: string[];
  count: number;
  mentions: Mention[];
}

export interface Relation {
  kind: string;
  from: string;
  /** Null where the link goes to the document itself. */
  to: string | null;
  former: boolean;
  evidence: Range;
  source: string;
  score: number;
}

export interface Quote extends Range {
  kind: "direct" | "indirect";
  speaker: string | null;
  cue: Range | null;
  source: string;
  score: number;
}

export interface Crime {
  /** From the large to the small: `cybercrime.phishing`. */
  id: string;
  ru: string;
  kk: string;
  en: string;
  entities: string[];
}

export interface Keyword {
  term: string;
  kind: "word" | "phrase";
  count: number;
  score: number;
  mentions: Range[];
}

export interface Warning extends Range {
  code: string;
  message: string;
}

export interface PackUsed {
  kind: string;
  language: string;
  version: string;
  licence: string;
}

export interface DateSource {
  kind: "caller" | "format" | "text" | "default";
  place: Range | null;
}

export interface Counts {
  characters: number;
  tokens: number;
  sentences: number;
}

export interface Analysis {
  schema: "sarap.analysis/1";
  id: string;
  sha256: string;
  language: string;
  date: string | null;
  date_source: DateSource | null;
  title: string | null;
  encoding: string;
  offset_unit: "byte" | "utf16" | "codepoint";
  text: string;
  counts: Counts;
  regions: Region[];
  entities: Entity[];
  relations: Relation[];
  quotes: Quote[];
  crimes: Crime[];
  keywords: Keyword[];
  warnings: Warning[];
  packs: PackUsed[];
}
