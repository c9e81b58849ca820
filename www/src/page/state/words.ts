// What the views of words show: which view, which query, and how words are counted.

import { batch, signal } from "@preact/signals";
import type { AskKeywords } from "../../shared/queries.ts";
import type { CollocateMeasure, Period } from "../../shared/statistics.ts";

export type WordsView = "counts" | "ngrams" | "concordance" | "collocates" | "keyness" | "dispersion" | "trends";
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
/** Whether sequences that stand only within longer ones are left out. */
export const reduced = signal(false);

/** The query that is answered, and what its lines are sorted by. */
export const query = signal("");
export const sortedBy = signal("document");
/** Lines before the first that is shown. */
export const offset = signal(0);
export const linesOnPage = 100;

/** The words around a match that are its collocates, and what they are ordered by. */
export const left = signal(5);
export const right = signal(5);
export const measure = signal<CollocateMeasure>("logdice");
export const leastCollocates = signal(2);

export const leastKey = signal(3);

/** Queries whose spread and course in time are shown; the most frequent words if there are none. */
export const watched = signal<readonly string[]>([]);
export const period = signal<Period>("month");

/** Whether the query box takes the focus when it is drawn: what led there is gone. */
export const focusQuery = signal(false);

export function showConcordance(wanted: string): void {
  batch(() => {
    query.value = wanted;
    offset.value = 0;
    focusQuery.value = true;
    wordsView.value = "concordance";
  });
}

/** Back to the beginning, when all documents go. */
export function forgetWords(): void {
  query.value = "";
  watched.value = [];
  offset.value = 0;
}
