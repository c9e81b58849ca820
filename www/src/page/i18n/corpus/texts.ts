// Texts of what the documents say together: why names are one, what was kept apart, what stands together.

import type { ApartReason, JoinRule, OpenReason } from "../../../shared/corpus.ts";

export interface CorpusTexts {
  /** Why a name belongs to an entity; `other` is the name that it was joined to. */
  joins: Record<JoinRule, (other: string) => string>;
  /** Behind a reason that a document gives. */
  inDocument(name: string): string;
  /** Heading of what was kept apart. */
  apart(n: number): string;
  aparts: Record<ApartReason, string>;
  /** What ties the documents that name a person, as a list of names. */
  shared(names: string): string;
  /** The documents that nothing but the name ties to the others, as a list. */
  unsure(names: string): string;
  /** Behind a list that is cut. */
  more(n: number): string;
  open: Record<OpenReason, string>;
  /** Heading of what stands in the same sentences. */
  togetherCount(n: number): string;
  sentences(n: number): string;
  /** Said where the worker could not join. */
  notMerged: string;
}
