// What is chosen and shown.

import { signal } from "@preact/signals";

/** Something whose places in the text are listed in the card. */
export type Subject = { of: "entity" | "keyword"; key: string };

/** The panes, in the order a phone shows them. */
export type Pane = "documents" | "findings" | "text";

/** The document in the reader. */
export const opened = signal<number | null>(null);

/** The subject of the card. */
export const subject = signal<Subject | null>(null);

export type Tab = "entities" | "keywords" | "dates" | "identifiers" | "words";
export const tab = signal<Tab>("entities");

/** The pane that a narrow screen shows. */
export const pane = signal<Pane>("documents");

/**
 * A place in the opened document to scroll to and mark; `turn` makes the same place count again. `key` is that of the entity
 * named there, if the place is a mention: two mentions may have the same place.
 */
export const target = signal<{ doc: number; start: number; end: number; key: string | null; turn: number } | null>(null);

/** What the tables are filtered by. */
export const search = signal("");

let turn = 0;

/** Opens a document at a place, and on a narrow screen the pane of the text. */
export function showPlace(doc: number, start: number, end: number, key: string | null = null): void {
  markPlace(doc, start, end, key);
  pane.value = "text";
}

/** The same without leaving the pane that is shown. */
export function markPlace(doc: number, start: number, end: number, key: string | null): void {
  turn += 1;
  opened.value = doc;
  target.value = { doc, start, end, key, turn };
}

/** Opens a document from its beginning. */
export function showDocument(doc: number): void {
  opened.value = doc;
  target.value = null;
}

/** Whether the list shows only the documents that were not read. */
export const onlyUnread = signal(false);
