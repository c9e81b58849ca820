// Which documents key words are looked for in, and what they are compared with.

import { computed, signal } from "@preact/signals";
import { documentOf, pathOf, revision, type Doc } from "./documents.ts";
import { opened } from "./selection.ts";
import { about } from "./statistics.ts";

export type Target = "opened" | "all" | "chosen";
/** Documents within their corpus: all of them have nothing to be told from. */
export type Weighed = Exclude<Target, "all">;
export type Against = "others" | "chosen" | "reference";

/** What the user wants; null is what fits the documents. */
export const wantedTarget = signal<Target | null>(null);
export const wantedAgainst = signal<Against | null>(null);
export const weighed = signal<Weighed>("opened");

/** The documents that the user has ticked, by key: those looked at, and those they are compared with. No document is in both. */
export const ticked = { target: signal<ReadonlySet<number>>(new Set()), against: signal<ReadonlySet<number>>(new Set()) };
export type Side = keyof typeof ticked;

const single = computed(() => about.all.value.length < 2);

/** One document has no others to be compared with. */
export const target = computed<Target>(() => {
  void revision.value;
  return wantedTarget.value ?? (documentOf(opened.value)?.analysis ? "opened" : "all");
});
export const against = computed<Against>(() => wantedAgainst.value ?? (single.value || target.value === "all" ? "reference" : "others"));

/** The documents that are looked at. */
export const targetDocs = computed<readonly Doc[]>(() => docsOf(target.value));

/** The documents whose words are weighed; the ticks are those of a comparison. */
export const weighedDocs = computed<readonly Doc[]>(() => docsOf(weighed.value));

function docsOf(which: Target): readonly Doc[] {
  const all = about.all.value;
  if (which === "all") return all;
  if (which === "opened") return all.filter((doc) => doc.key === opened.value);
  return all.filter((doc) => ticked.target.value.has(doc.key));
}

/** The documents that they are compared with; null for the built-in list. */
export const againstDocs = computed<readonly Doc[] | null>(() => {
  if (against.value === "reference") return null;
  // A document of the same path cannot be told from one that is looked at.
  const looked = new Set(targetDocs.value.map(pathOf));
  const others = about.all.value.filter((doc) => !looked.has(pathOf(doc)));
  return against.value === "others" ? others : others.filter((doc) => ticked.against.value.has(doc.key));
});

/** Ticks documents on one side, which takes them off the other, or clears their ticks. */
export function tick(side: Side, docs: readonly Doc[], on: boolean): void {
  const other: Side = side === "target" ? "against" : "target";
  const keys = new Set(docs.map(({ key }) => key));
  const without = (set: ReadonlySet<number>) => new Set([...set].filter((key) => !keys.has(key)));
  ticked[side].value = on ? new Set([...ticked[side].value, ...keys]) : without(ticked[side].value);
  if (on) ticked[other].value = without(ticked[other].value);
}

export function forgetTicks(): void {
  wantedTarget.value = wantedAgainst.value = null;
  weighed.value = "opened";
  ticked.target.value = ticked.against.value = new Set();
}

/** How many documents are in another language than the built-in list. */
export const inOtherLanguage = computed(() => targetDocs.value.filter((doc) => doc.analysis?.language !== "ru").length);
