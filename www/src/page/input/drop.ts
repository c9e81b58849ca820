// What was dropped, as documents: folders are read to their end, and what cannot be read is named.

import type { NewDoc } from "../state/documents.ts";
import { fileToDoc, sorted } from "./files.ts";

/**
 * Takes the entries out of a drop. Has to be called while the drop event is being handled: afterwards the browser has
 * emptied the list.
 */
export function takeDrop(data: DataTransfer): { read(): Promise<NewDoc[]>; text: string } {
  const items = [...data.items].filter((item) => item.kind === "file");
  const entries = items.map((item) => ({ entry: item.webkitGetAsEntry?.() ?? null, file: item.getAsFile() }));
  const text = items.length === 0 ? data.getData("text/plain") : "";
  const read = async () => {
    const found: NewDoc[] = [];
    for (const { entry, file } of entries) {
      if (entry) await readEntry(entry, "", found);
      else if (file) found.push(fileToDoc(file, ""));
    }
    return sorted(found);
  };
  return { read, text };
}

/** Reads one file, or a folder with everything in it. */
export async function readEntry(entry: FileSystemEntry, folder: string, found: NewDoc[]): Promise<void> {
  if (entry.isFile) {
    try {
      found.push(fileToDoc(await fileOf(entry as FileSystemFileEntry), folder));
    } catch (error) {
      found.push(unreadable(entry.name, folder, "file-unreadable", error));
    }
    return;
  }
  const path = folder ? `${folder}/${entry.name}` : entry.name;
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    let batch: FileSystemEntry[];
    try {
      batch = await batchOf(reader);
    } catch (error) {
      found.push(unreadable(entry.name, folder, "folder-unreadable", error));
      return;
    }
    // Browsers hand out at most 100 entries at a time; an empty batch is the end.
    if (batch.length === 0) return;
    for (const inside of batch) {
      if (!isSystemFile(inside.name)) await readEntry(inside, path, found);
    }
  }
}

/** Files that systems leave in folders and nobody means to drop. */
const isSystemFile = (name: string): boolean => name === ".DS_Store" || name === "Thumbs.db" || name === "desktop.ini";

const fileOf = (entry: FileSystemFileEntry): Promise<File> => new Promise((resolve, reject) => entry.file(resolve, reject));

const batchOf = (reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> =>
  new Promise((resolve, reject) => reader.readEntries(resolve, reject));

function unreadable(name: string, folder: string, code: string, error: unknown): NewDoc {
  return { name, folder, size: null, source: null, failure: { code, message: String(error) } };
}
