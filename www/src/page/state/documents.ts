// The documents of this visit. Each is one object that is changed in place; `revision` tells the views.

import { signal } from "@preact/signals";
import type { Analysis } from "../../shared/contract.ts";
import type { Failure } from "../../shared/messages.ts";

export type Status = "waiting" | "reading" | "done" | "failed" | "cancelled";

export interface Doc {
  readonly key: number;
  /** The file's name. */
  readonly name: string;
  /** Its folder inside what was dropped, if any. */
  readonly folder: string;
  /** In bytes, if known before reading. */
  readonly size: number | null;
  /** Reads the bytes, also once more when the document's date is set; of a file it keeps no bytes. */
  source: (() => Promise<ArrayBuffer>) | null;
  status: Status;
  failure: Failure | null;
  analysis: Analysis | null;
  /** The date that the user has given it, `YYYY-MM-DD`. */
  date: string | null;
  /** Whether it is being read again, for another date, and why that failed the last time. */
  rereading: boolean;
  rereadFailure: Failure | null;
}

/** What is known of a document before it is read. */
export type NewDoc = Pick<Doc, "name" | "folder" | "size"> & { source: Doc["source"]; failure?: Failure };

/** All documents, in the order they came. */
export const documents = signal<readonly Doc[]>([]);

/** Counts up when a document changes; many changes in one frame count as one. */
export const revision = signal(0);

let nextKey = 1;
let planned = false;

export function changed(): void {
  if (planned) return;
  planned = true;
  setTimeout(() => {
    planned = false;
    revision.value += 1;
  }, 60);
}

/** Adds documents; one that comes with a failure was refused before reading. */
export function addDocuments(added: readonly NewDoc[]): void {
  const made = added.map(
    ({ name, folder, size, source, failure }): Doc => ({
      key: nextKey++,
      name,
      folder,
      size,
      source: failure ? null : source,
      status: failure ? "failed" : "waiting",
      failure: failure ?? null,
      analysis: null,
      date: null,
      rereading: false,
      rereadFailure: null,
    }),
  );
  documents.value = [...documents.value, ...made];
  changed();
}

export function documentOf(key: number | null): Doc | null {
  return documents.value.find((doc) => doc.key === key) ?? null;
}

/** The full name a document is exported under and told apart by. */
export const pathOf = (doc: Doc): string => (doc.folder ? `${doc.folder}/${doc.name}` : doc.name);
