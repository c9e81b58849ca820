// What the worker says of all documents together: the TypeScript side of crates/sarap/src/corpus/.

export type JoinRule = "name" | "value" | "alias" | "person-part" | "post";
export type ApartReason = "several" | "other-value" | "other-names" | "other-birth" | "other-state" | "name-part" | "whose" | "other-kind" | "letters";
export type OpenReason = "state-body" | "description" | "name-part";

/** Why a name belongs to an entity. */
export interface JoinReason {
  rule: JoinRule;
  /** The name that it was joined to; null where it is the entity's own. */
  with: string | null;
  /** The number of the document that says so. */
  document: number | null;
  /** The document's own rule or list: `rule:name.acronym`. */
  by: string | null;
}

/** A name of an entity. */
export interface Called {
  name: string;
  documents: number;
  reasons: JoinReason[];
}

/** An entity of the documents. */
export interface CorpusRow {
  id: string;
  label: string;
  name: string;
  value: string | null;
  /** Why its name alone does not tell what is meant. */
  open: OpenReason | null;
  names: Called[];
  /** What ties the documents of a person beside the name: posts, persons, organisations, towns. */
  shared: string[];
  /** The numbers of the documents that nothing but the name ties to the others. */
  unsure: number[];
  apart: { entity: string; reason: ApartReason }[];
  /** The ids of all names that were joined: another document may make one of them the entity's. */
  keys: string[];
}

export interface CorpusRows {
  /** The documents' ids, by their numbers. */
  documents: string[];
  /** The numbers of those that have the same bytes as one before them. */
  copies: number[];
  /** By document, then by the document's entities: the number of the row. */
  of: number[][];
  rows: CorpusRow[];
}

/** Two entities that stand in the same sentence. */
export interface Together {
  entities: [string, string];
  count: number;
  /** The sentences, in UTF-16 units. */
  places: { document: number; start: number; end: number }[];
}

/** A document for the worker's corpus: what was made of it before, or its analysis. */
export interface Added<Analysis> {
  id: string;
  part: Uint8Array | null;
  analysis: Analysis | null;
}
