// Every way for a document to come in: files, folders, drops, pastes, examples.

import { signal } from "@preact/signals";
import { texts } from "../i18n/index.ts";
import type { takeDrop } from "../input/drop.ts";
import { filesToDocs } from "../input/files.ts";
import { encodePaste, nameOfPaste } from "../input/paste.ts";
import { examples } from "../examples/index.ts";
import { addDocuments, documents, type NewDoc } from "./documents.ts";
import { readWaiting } from "./reading.ts";
import { pane, showDocument } from "./selection.ts";

/** Whether a dropped folder is being listed. */
export const listing = signal(false);

export function addFiles(files: Iterable<File>): void {
  add(filesToDocs(files));
}

export async function addDrop(drop: ReturnType<typeof takeDrop>): Promise<void> {
  if (drop.text) return addText(drop.text);
  listing.value = true;
  try {
    add(await drop.read());
  } finally {
    listing.value = false;
  }
}

export function addText(text: string): void {
  const bytes = encodePaste(text);
  const name = nameOfPaste(text, texts.value.pasteName);
  // A copy each time it is read: the worker takes the bytes over.
  add([{ name, folder: "", size: bytes.byteLength, source: async () => bytes.slice(0) }]);
}

export function addExamples(): void {
  add(
    examples.map(({ name, text }): NewDoc => {
      const bytes = new TextEncoder().encode(text);
      return { name, folder: "", size: bytes.length, source: async () => bytes.slice().buffer };
    }),
  );
}

function add(docs: NewDoc[]): void {
  if (docs.length === 0) return;
  const first = documents.value.length === 0;
  addDocuments(docs);
  if (first) {
    const shown = documents.value.find((doc) => doc.status !== "failed") ?? documents.value[0];
    if (shown) showDocument(shown.key);
    pane.value = "documents";
  }
  void readWaiting();
}
