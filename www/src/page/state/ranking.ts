// Key words by the ranking that the user chooses. An analysis has Sarap's own; for a published one the documents in scope go once
// more through the worker, one after another, and what it finds is kept as long as their analyses are.

import { computed, signal } from "@preact/signals";
import type { Analysis, Keyword } from "../../shared/contract.ts";
import type { Ranking } from "../../shared/messages.ts";
import { asFailure } from "../engine/failure.ts";
import { gatherKeywords, inScope } from "./corpus.ts";
import { pathOf, type Doc } from "./documents.ts";
import { bytesOf, prepare } from "./reading.ts";

export const ranking = signal<Ranking>("sarap");

/** What a document's words are worth; null where its file cannot be read any more. */
type List = readonly Keyword[] | null;

const kept = new WeakMap<Analysis, Map<Ranking, List>>();
/** Counts up when a document has been ranked. */
const ranked = signal(0);

/** Undefined where the document has not been ranked. */
function keywordsOf({ analysis }: Doc, by: Ranking): List | undefined {
  if (!analysis) return null;
  return by === "sarap" ? analysis.keywords : kept.get(analysis)?.get(by);
}

const count = (that: (list: List | undefined) => boolean) =>
  computed(() => {
    void ranked.value;
    const by = ranking.value;
    return inScope.value.filter((doc) => that(keywordsOf(doc, by))).length;
  });

export const keywordRows = computed(() => {
  void ranked.value;
  const by = ranking.value;
  return gatherKeywords(inScope.value, (doc) => keywordsOf(doc, by) ?? []);
});

/** How many documents in scope have not been ranked yet, and how many cannot be. */
export const unranked = count((list) => list === undefined);
export const unreadable = count((list) => list === null);

let busy = false;

/** Ranks what has not been ranked, until nothing is left or the user chooses another ranking. */
export async function rankWaiting(): Promise<void> {
  if (busy) return;
  busy = true;
  try {
    for (;;) {
      const by = ranking.peek();
      const doc = inScope.peek().find((one) => keywordsOf(one, by) === undefined);
      if (!doc?.analysis) break;
      await rankOne(doc, doc.analysis, by);
    }
  } finally {
    busy = false;
  }
}

async function rankOne(doc: Doc, analysis: Analysis, by: Ranking): Promise<void> {
  let found: List = null;
  try {
    const bytes = await bytesOf(doc);
    const ask = { name: pathOf(doc), bytes, options: doc.date ? { date: doc.date } : {}, ranking: by };
    found = (await (await prepare()).ask("keyPhrases", ask, [bytes])).keywords;
  } catch (error) {
    // Whoever stops the reading of other documents ends the worker, and this with it: it is asked once more.
    if (asFailure(error).code === "cancelled") return;
  }
  const lists = kept.get(analysis) ?? new Map<Ranking, List>();
  kept.set(analysis, lists.set(by, found));
  ranked.value += 1;
}
