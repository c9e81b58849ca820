// How words are counted, in all views alike: by which stop words, and with which documents.

import { computed, signal } from "@preact/signals";
import type { In } from "../../shared/queries.ts";
import { about, stopLists } from "./statistics.ts";
import { withStopWords } from "./words.ts";

/** Whether of near duplicates only the earliest counts. */
export const withoutReprints = signal(false);

/** Where is looked: in documents named by their paths, or in all. */
export function where(documents?: readonly string[]): In {
  const named = documents ? { documents } : {};
  return withoutReprints.value ? { ...named, without_reprints: true } : named;
}

/** The lists as they are built in; null until they were asked for. */
export const builtIn = signal<Readonly<Record<string, string>> | null>(null);

/** The user's own lists by language; they end with the visit, since they may say what a case is about. */
export const ownLists = signal<Readonly<Record<string, string>>>({});

/** The languages that have a list. */
export const listed = ["ru", "kk", "en"] as const;
export type Listed = (typeof listed)[number];

export async function loadStopLists(): Promise<void> {
  if (builtIn.value) return;
  const lists = await stopLists(listed);
  // Its notes are for those who keep the list.
  const bare = (list: string) => list.split("\n").filter((line) => !line.startsWith("#")).join("\n");
  builtIn.value = Object.fromEntries(Object.entries(lists).map(([language, list]) => [language, bare(list)]));
}

/** The languages of the documents that have a list. */
export const languagesHere = computed<readonly Listed[]>(() => {
  const here = new Set(about.all.value.map((doc) => doc.analysis?.language));
  return listed.filter((language) => here.has(language));
});

/** The words of a list; a `#` begins a note that lasts for the line. */
export function wordsOf(list: string): string[] {
  const words = list.split("\n").flatMap((line) => (line.split("#")[0] ?? "").split(/[\s,]+/));
  return [...new Set(words.filter(Boolean).map((word) => word.toLowerCase().replaceAll("ё", "е")))];
}

/** The stop words of a question. */
export const stopping = computed<{ stop: "builtin" | "none"; stop_words?: string }>(() => {
  if (withStopWords.value) return { stop: "none" };
  const [own, lists] = [ownLists.value, builtIn.value ?? {}];
  const languages = languagesHere.value;
  if (!languages.some((language) => language in own)) return { stop: "builtin" };
  return { stop: "none", stop_words: languages.map((language) => own[language] ?? lists[language] ?? "").join("\n") };
});

/** Takes a list over; null brings the built-in one back. */
export function setOwnList(language: Listed, list: string | null): void {
  const { [language]: _, ...others } = ownLists.value;
  ownLists.value = list === null || list === builtIn.value?.[language] ? others : { ...others, [language]: list };
}
