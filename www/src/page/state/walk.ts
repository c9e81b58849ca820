// Walking from mention to mention: those of the card's subject, or all of the opened document.

import { computed } from "@preact/signals";
import type { Mention } from "../../shared/contract.ts";
import { inBoilerplate, rowByKey, rowKeyOf } from "./corpus.ts";
import { keywordRows } from "./ranking.ts";
import { documentOf, documents, revision, type Doc } from "./documents.ts";
import { inFacet, markedFacet } from "./facet.ts";
import { familyOf } from "../i18n/labels.ts";
import { markPlace, opened, showPlace, subject, tab, target, type Subject } from "./selection.ts";

export interface Place {
  doc: Doc;
  start: number;
  end: number;
  /** The mention, when an entity is the subject, and the key of the entity. */
  mention: Mention | null;
  key: string | null;
}

/** The row the card shows, if it is still there. */
export const chosenRow = computed(() => {
  const chosen = subject.value;
  if (!chosen) return null;
  if (chosen.of === "entity") {
    const row = rowByKey(chosen.key);
    return row ? { of: "entity" as const, row } : null;
  }
  const row = keywordRows.value.find((one) => one.key === chosen.key);
  return row ? { of: "keyword" as const, row } : null;
});

/** Whether the card is seen: it belongs to the tabs that list its subject, and covers no other. */
export const cardShown = computed(() => {
  const chosen = chosenRow.value;
  if (!chosen) return false;
  if (chosen.of === "keyword") return tab.value === "keywords";
  return tab.value === "entities" || (tab.value === "identifiers" && familyOf(chosen.row.label) === "identifier");
});

/** The key of the entity that the card shows; what was chosen may go by another now. */
export const chosenKey = computed(() => (chosenRow.value?.of === "entity" ? chosenRow.value.row.key : null));

/** All places of the card's subject, document by document; those in boilerplate only when there are no others. */
export const subjectPlaces = computed<readonly Place[]>(() => {
  const chosen = chosenRow.value;
  if (!chosen) return [];
  if (chosen.of === "entity") {
    const { key, mentions: counted, places } = chosen.row;
    return places.flatMap(({ doc, entity }) =>
      entity.mentions
        .filter(({ start }) => counted === 0 || !inBoilerplate(doc.analysis?.regions ?? [], start))
        .map((mention) => ({ doc, start: mention.start, end: mention.end, mention, key })),
    );
  }
  return chosen.row.places.flatMap(({ doc, keyword }) =>
    keyword.mentions.map(({ start, end }) => ({ doc, start, end, mention: null, key: null })),
  );
});

/** All mentions of the opened document that are marked, in order, boilerplate aside. */
const documentPlaces = computed<readonly Place[]>(() => {
  void revision.value;
  void documents.value;
  const doc = documentOf(opened.value);
  const analysis = doc?.analysis;
  if (!analysis) return [];
  const facet = markedFacet.value;
  const { entities, regions } = analysis;
  return entities
    .flatMap(({ label, mentions }, index) => {
      if (!inFacet(facet, label)) return [];
      const key = rowKeyOf(analysis, index);
      const counted = mentions.filter(({ start }) => !inBoilerplate(regions, start));
      return counted.map((mention) => ({ doc, start: mention.start, end: mention.end, mention, key }));
    })
    .sort((a, b) => a.start - b.start || b.end - a.end);
});

export const walk = computed(() => (cardShown.value ? subjectPlaces.value : documentPlaces.value));

/** Chooses what a row stands for. If the opened document has nothing of it, the first that has is opened: text and card go together. */
export function chooseSubject(chosen: Subject): void {
  subject.value = chosen;
  const places = subjectPlaces.value;
  const [first] = places;
  if (first && !places.some(({ doc }) => doc.key === opened.value)) markPlace(first.doc.key, first.start, first.end, first.key);
}

/** The index of the marked place in the walk; -1 when none is marked. */
export const walkIndex = computed(() => {
  const marked = target.value;
  if (!marked) return -1;
  const here = walk.value.findIndex(({ doc, start, end }) => doc.key === marked.doc && start === marked.start && end === marked.end);
  // Mentions of one place follow each other.
  for (let at = here; at !== -1 && marked.key !== null; at += 1) {
    const place = walk.value[at];
    if (!place || place.start !== marked.start || place.end !== marked.end) break;
    if (place.key === marked.key) return at;
  }
  return here;
});

/** Goes to the next or the previous place, round the ends. */
export function stepMention(by: 1 | -1): void {
  const places = walk.value;
  if (places.length === 0) return;
  const from = walkIndex.value;
  const index = from === -1 ? (by === 1 ? 0 : places.length - 1) : (from + by + places.length) % places.length;
  const place = places[index];
  if (place) showPlace(place.doc.key, place.start, place.end, place.key);
}
