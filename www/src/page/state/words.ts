// What the views of words show: which view, which query, and how words are counted.

import { batch, signal } from "@preact/signals";
import type { AskKeywords } from "../../shared/queries.ts";
import type { CollocateMeasure, Diversity, KeyMeasure, Period, WeightMeasure } from "../../shared/statistics.ts";

export type WordsView = "counts" | "ngrams" | "concordance" | "collocates" | "keyness" | "weights" | "dispersion" | "trends" | "diversity" | "readability" | "duplicates";
export const wordsView = signal<WordsView>("counts");

/** How words are counted; the views of counts and of n-grams share it. */
export const by = signal<NonNullable<AskKeywords["by"]>>("lemma");
export const withStopWords = signal(false);

/** Fewest mentions: of a word, and of a sequence, most of which stand once. */
export const leastWords = signal(1);
export const leastNgrams = signal(2);

/** Words of an n-gram. */
export const shortest = signal(2);
export const longest = signal(3);
/** Words that may be left out between, all together. */
export const gap = signal(0);
/** Whether sequences that stand only within longer ones are left out. */
export const reduced = signal(false);

/** Parts of speech one after another, `ADJ NOUN`; several with commas between, all if empty. */
export const pattern = signal("");

/** The query that is answered, and what its lines are sorted by. */
export const query = signal("");
export const sortedBy = signal("document");
/** Lines before the first that is shown. */
export const offset = signal(0);
export const linesOnPage = 100;
/** The documents whose lines are shown, where what led there stood for these alone; `name` says which they are. */
export interface Within {
  name: string;
  documents: readonly string[];
}
export const within = signal<Within | null>(null);

/** The words around a match that are its collocates, and what they are ordered by. */
export const left = signal(5);
export const right = signal(5);
export const measure = signal<CollocateMeasure>("logdice");
/** Whether all in the same sentence is near. */
export const wholeSentence = signal(false);
export const leastCollocates = signal(2);

export const leastKey = signal(3);
/** What key words are ordered by. */
export const keyBy = signal<KeyMeasure>("ll");
/** Whether words are listed that there are less of here; null is what fits: a list of news has thousands that a few documents lack. */
export const withLess = signal<boolean | null>(null);

/** What words that tell documents from the others are ordered by, and the fewest mentions of one. */
export const weightedBy = signal<WeightMeasure>("tf-idf");
export const leastWeighed = signal(1);

/** The measure that documents are ordered by. */
export type TextMeasure = Exclude<keyof Diversity, "document">;
export type TextColumn = TextMeasure | "sentence_length" | "word_length";
export const mattrWindow = signal(100);
export const diversityBy = signal<TextColumn>("mattr");
export const readabilityBy = signal<TextColumn>("flesch_oborneva");

/** The least Jaccard coefficient of near duplicates, in percent. */
export const likeness = signal(80);

/** Queries whose spread and course in time are shown; the most frequent words if there are none. */
export const watched = signal<readonly string[]>([]);
/** What documents are put together by; null is what fits their dates. */
export const period = signal<Period | null>(null);

/** Whether the query box takes the focus when it is drawn: what led there is gone. */
export const focusQuery = signal(false);

export function showConcordance(wanted: string, only: Within | null = null): void {
  batch(() => {
    query.value = wanted;
    offset.value = 0;
    within.value = only;
    focusQuery.value = true;
    wordsView.value = "concordance";
  });
}

/** Back to the beginning, when all documents go. */
export function forgetWords(): void {
  query.value = "";
  watched.value = [];
  offset.value = 0;
  within.value = null;
}
