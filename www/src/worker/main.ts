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
    case "analyze":
      return sarap.analyze(request.name, new Uint8Array(request.bytes), request.options);
    case "analyzeIndexed":
      return sarap.analyze_indexed(request.name, new Uint8Array(request.bytes), request.options, request.order);
    case "openIndex":
      // Started already, the module stays as it is.
      sarap.initSync({ module: request.module as WebAssembly.Module });
      sarap.index_open([...request.parts]);
      return null;
    case "query":
      return sarap.query(JSON.stringify(request.question));
    case "export":
      return sarap.export_piece(request.analyses, request.format, request.separator, request.first);
  }
}

/** The module's own errors carry a code; anything else is a fault of the program. */
function describe(error: unknown): Failure {
  if (error instanceof Error) {
    const code: unknown = "code" in error ? error.code : undefined;
    const at: unknown = "at" in error ? error.at : undefined;
    const place = typeof at === "number" ? { at } : {};
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
