// What the findings, and with them the marks in the text, are filtered by.

import { computed, signal } from "@preact/signals";
import { familyOf, type Family } from "../i18n/labels.ts";
import { entityRows } from "./corpus.ts";
import { tab } from "./selection.ts";

/** A family of labels, or one label of it. */
export interface Facet {
  family: Family | "other";
  label: string | null;
}

export const facet = signal<Facet | null>(null);

export const inFacet = (facet: Facet | null, label: string): boolean =>
  !facet || (facet.label ? label === facet.label : familyOf(label) === facet.family);

/** What the text is filtered by: as the table, while that is seen and something is found. */
export const markedFacet = computed(() => {
  const wanted = facet.value;
  const seen = tab.value === "entities" && entityRows.value.some((row) => inFacet(wanted, row.label));
  return seen ? wanted : null;
});
