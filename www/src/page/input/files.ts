// Files as documents. Nothing is read here: a file that is too large is refused by its size alone.

import type { NewDoc } from "../state/documents.ts";

/** The most bytes a document may have, as in crates/formats. */
export const limit = 64 * 1024 * 1024;

export function fileToDoc(file: File, folder: string): NewDoc {
  const doc: NewDoc = { name: file.name, folder, size: file.size, source: () => file.arrayBuffer() };
  if (file.size > limit) {
    doc.failure = { code: "too-large", message: `the file has ${file.size} bytes, the limit is ${limit} bytes; split it` };
  }
  return doc;
}

/** Files of an <input>, which knows a chosen folder's paths. */
export function filesToDocs(files: Iterable<File>): NewDoc[] {
  return sorted(Array.from(files, (file) => fileToDoc(file, folderOf(file.webkitRelativePath))));
}

const folderOf = (path: string): string => path.split("/").slice(0, -1).join("/");

/** In the order of their paths: folders are listed in any order by the system. */
export function sorted(docs: NewDoc[]): NewDoc[] {
  const collator = new Intl.Collator("ru", { numeric: true });
  const path = (doc: NewDoc) => `${doc.folder}/${doc.name}`;
  return docs.sort((a, b) => collator.compare(path(a), path(b)));
}
