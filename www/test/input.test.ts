import assert from "node:assert/strict";
import { test } from "node:test";
import { readEntry } from "../src/page/input/drop.ts";
import { fileToDoc, filesToDocs, limit } from "../src/page/input/files.ts";
import { encodePaste, nameOfPaste } from "../src/page/input/paste.ts";
import type { NewDoc } from "../src/page/state/documents.ts";

test("a paste keeps every unit, half pairs included", () => {
  const text = "й\ud83dх😀";
  const bytes = new Uint8Array(encodePaste(text));
  assert.deepEqual([...bytes.slice(0, 2)], [0xff, 0xfe]);
  const units = new Uint16Array(bytes.slice(2).buffer);
  assert.equal(String.fromCharCode(...units), text);
});

test("a paste is named by its first words", () => {
  assert.equal(nameOfPaste("  Первая строка\nвторая", "x"), "Первая строка");
  assert.equal(nameOfPaste(" \n ", "x"), "x");
  const name = nameOfPaste("😀".repeat(60), "x");
  assert.equal([...name].length, 49);
});

const file = (name: string, size: number, path = ""): File =>
  ({ name, size, webkitRelativePath: path, arrayBuffer: async () => new ArrayBuffer(size) }) as unknown as File;

test("a file over the limit is refused before it is read", () => {
  assert.equal(fileToDoc(file("a.txt", limit), "").failure, undefined);
  assert.equal(fileToDoc(file("a.txt", limit + 1), "").failure?.code, "too-large");
});

test("a chosen folder keeps its paths and is put in order", () => {
  const docs = filesToDocs([file("10.txt", 1, "f/10.txt"), file("9.txt", 1, "f/9.txt"), file("1.txt", 1, "f/g/1.txt")]);
  assert.deepEqual(docs.map(({ folder, name }) => `${folder}/${name}`), ["f/9.txt", "f/10.txt", "f/g/1.txt"]);
});

const fileEntry = (name: string, readable = true): FileSystemEntry =>
  ({
    isFile: true,
    name,
    file: (good: (found: File) => void, bad: (error: Error) => void) => (readable ? good(file(name, 1)) : bad(new Error("gone"))),
  }) as unknown as FileSystemEntry;

/** A folder that gives its entries a hundred at a time, as browsers do; `failAt` is the batch that cannot be read. */
const folderEntry = (name: string, entries: FileSystemEntry[], failAt = -1): FileSystemEntry =>
  ({
    isFile: false,
    name,
    createReader: () => {
      let batch = 0;
      return {
        readEntries: (good: (found: FileSystemEntry[]) => void, bad: (error: Error) => void) => {
          if (batch === failAt) return bad(new Error("forbidden"));
          good(entries.slice(batch * 100, ++batch * 100));
        },
      };
    },
  }) as unknown as FileSystemEntry;

async function read(entry: FileSystemEntry): Promise<NewDoc[]> {
  const found: NewDoc[] = [];
  await readEntry(entry, "", found);
  return found;
}

test("a dropped folder is read to its end", async () => {
  const inner = folderEntry("inner", Array.from({ length: 250 }, (_, index) => fileEntry(`${index}.txt`)));
  const found = await read(folderEntry("outer", [inner, fileEntry("last.txt"), fileEntry(".DS_Store")]));
  assert.equal(found.length, 251);
  assert.equal(found[0]?.folder, "outer/inner");
  assert.equal(found[250]?.folder, "outer");
});

test("what cannot be read is named, and the rest is kept", async () => {
  const found = await read(folderEntry("f", [folderEntry("locked", [], 0), fileEntry("gone.txt", false), fileEntry("good.txt")]));
  assert.deepEqual(
    found.map(({ name, failure }) => [name, failure?.code]),
    [["locked", "folder-unreadable"], ["gone.txt", "file-unreadable"], ["good.txt", undefined]],
  );
});

test("a folder that fails half-way keeps what came before", async () => {
  const found = await read(folderEntry("f", Array.from({ length: 150 }, (_, index) => fileEntry(`${index}`)), 1));
  assert.equal(found.length, 101);
  assert.equal(found[100]?.failure?.code, "folder-unreadable");
});
