// Writes all that was read to a file, piece by piece, so that memory holds one piece twice and not the whole. The worker
// makes the bytes; the browser saves them; nothing is sent.

import type { Analysis } from "../../shared/contract.ts";
import type { ExportFormat, Separator } from "../../shared/messages.ts";
import { documents } from "./documents.ts";
import { prepare } from "./reading.ts";

const types: Record<ExportFormat, string> = {
  json: "application/json",
  "entities.csv": "text/csv;charset=utf-8",
  "relations.csv": "text/csv;charset=utf-8",
  "keywords.csv": "text/csv;charset=utf-8",
};

/** About this many characters of text go into one piece. */
const usual = 1_000_000;

export async function download(format: ExportFormat, separator: Separator): Promise<void> {
  const engine = await prepare();
  const parts: BlobPart[] = [];
  for (const analyses of inPieces(documents.value.flatMap((doc) => doc.analysis ?? []))) {
    parts.push((await engine.ask("export", { format, separator, first: parts.length === 0, analyses })) as BlobPart);
  }
  if (format === "json") parts.push("\n]\n");
  save(new Blob(parts, { type: types[format] }), format === "json" ? "sarap.json" : `sarap-${format}`);
}

export function inPieces(analyses: readonly Analysis[]): Analysis[][] {
  const pieces: Analysis[][] = [];
  let size = Infinity;
  for (const analysis of analyses) {
    if (size + analysis.text.length > usual) {
      pieces.push([]);
      size = 0;
    }
    size += analysis.text.length;
    pieces.at(-1)?.push(analysis);
  }
  return pieces;
}

export function save(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the blob over by then; kept for ever it would hold the memory.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
