// Writes all that was read to a file. The worker makes the bytes; the browser saves them; nothing is sent.

import type { ExportFormat } from "../../shared/messages.ts";
import { exported } from "./corpus.ts";
import { documents } from "./documents.ts";
import { prepare } from "./reading.ts";

const types: Record<ExportFormat, string> = {
  json: "application/json",
  csv: "text/csv;charset=utf-8",
};

export async function download(format: ExportFormat): Promise<void> {
  const engine = await prepare();
  const bytes = await engine.ask("export", { format, analyses: exported(documents.value) });
  const url = URL.createObjectURL(new Blob([bytes as BlobPart], { type: types[format] }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `sarap.${format}`;
  link.click();
  // The browser has taken the blob over by then; kept for ever it would hold the memory.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
