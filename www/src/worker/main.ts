// The worker: takes requests one by one, runs the wasm module, and always answers, also when the module breaks.

import type { Answer, Failure, Jobs, Job, Request } from "../shared/messages.ts";
import * as sarap from "../wasm/pkg/sarap_wasm.js";

const tell = (answer: Answer, transfer: Transferable[] = []) => self.postMessage(answer, { transfer });

self.addEventListener("message", (event: MessageEvent<Request>) => {
  const request = event.data;
  tell({ id: request.id, type: "started" });
  try {
    const result = perform(request);
    tell({ id: request.id, type: "done", result }, buffers(result));
  } catch (error) {
    tell({ id: request.id, type: "failed", failure: describe(error) });
  }
});

/** Bytes are handed over, not copied. */
function buffers(result: Jobs[Job]["give"]): Transferable[] {
  const bytes = result !== null && "index" in result ? result.index : result;
  return bytes instanceof Uint8Array ? [bytes.buffer as ArrayBuffer] : [];
}

function perform(request: Request): Jobs[Job]["give"] {
  switch (request.job) {
    case "open": {
      sarap.initSync({ module: request.module as WebAssembly.Module });
      const { dictionary, context, tagger } = request.packs;
      sarap.open(new Uint8Array(dictionary), new Uint8Array(context), new Uint8Array(tagger));
      return null;
    }
    case "corpus": {
      if (request.fresh) sarap.corpus_clear();
      expectDocuments(request.known);
      const parts = request.added.map(({ id, part, analysis }) => part ?? sarap.corpus_part(id, analysis));
      for (const part of parts) sarap.corpus_add(part);
      return { parts, rows: sarap.corpus_rows() };
    }
    case "together":
      expectDocuments(request.known);
      return sarap.corpus_together(request.entity);
    case "analyzeIndexed":
      return sarap.analyze_indexed(request.name, new Uint8Array(request.bytes), request.options, request.order);
    case "keyPhrases":
      return sarap.key_phrases(request.name, new Uint8Array(request.bytes), request.options, request.ranking);
    case "openIndex":
      // Started already, the module stays as it is.
      sarap.initSync({ module: request.module as WebAssembly.Module });
      sarap.index_open([...request.parts]);
      return null;
    case "openReference":
      sarap.initSync({ module: request.module as WebAssembly.Module });
      sarap.reference_open(new Uint8Array(request.bytes));
      return null;
    case "stopLists": {
      sarap.initSync({ module: request.module as WebAssembly.Module });
      const lists = request.languages.map((language) => [language, sarap.stop_list(language)] as const);
      return { stopLists: Object.fromEntries(lists.filter((list): list is [string, string] => list[1] !== undefined)) };
    }
    case "query":
      return sarap.query(JSON.stringify(request.question));
    case "export":
      return sarap.export_piece(request.analyses, request.format, request.separator, request.first);
  }
}

/** The page may speak of a corpus that ended with another worker. */
function expectDocuments(known: number): void {
  const here = sarap.corpus_length();
  if (here !== known) throw Object.assign(new Error(`the corpus has ${here} documents, not ${known}`), { code: "corpus-lost" });
}

/** The module's own errors carry a code; anything else is a fault of the program. */
function describe(error: unknown): Failure {
  if (error instanceof Error) {
    const code: unknown = "code" in error ? error.code : undefined;
    const at: unknown = "at" in error ? error.at : undefined;
    const nth: unknown = "nth" in error ? error.nth : undefined;
    const place = { ...(typeof at === "number" ? { at } : {}), ...(typeof nth === "number" ? { nth } : {}) };
    if (typeof code === "string") return { code, message: error.message, ...place };
    if (error instanceof WebAssembly.RuntimeError) return { code: "panic", message: lastPanic() ?? error.message };
    return { code: "internal", message: error.message };
  }
  return { code: "internal", message: String(error) };
}

function lastPanic(): string | undefined {
  try {
    return sarap.last_panic();
  } catch {
    return undefined;
  }
}
