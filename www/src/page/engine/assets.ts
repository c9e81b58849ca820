// Fetches everything the worker needs, once, at page load. The bytes stay in memory: after this the page makes no
// request of any kind, also when a worker is started again.

import type { PackKind } from "../../shared/messages.ts";
import { EngineError } from "./failure.ts";

export interface Assets {
  module: WebAssembly.Module;
  worker: Blob;
  packs: Record<PackKind, ArrayBuffer>;
  /** Counts of another collection of texts, which key words may be found by. */
  reference: ArrayBuffer;
}

/** Told how many bytes of how many have come. */
export type OnProgress = (done: number, total: number) => void;

export async function loadAssets(assets: SarapAssets, onProgress: OnProgress): Promise<Assets> {
  if (typeof WebAssembly !== "object") {
    throw new EngineError("wasm-missing", "this browser has no WebAssembly, or it is switched off");
  }
  const total = Object.values(assets.packs).reduce((sum, { bytes }) => sum + bytes, assets.wasmBytes);
  let done = 0;
  const stop = new AbortController();
  const fetched = (file: string) =>
    download(file, stop.signal, (more) => {
      // The first failure is the answer: what still comes must not talk over it.
      if (!stop.signal.aborted) onProgress((done += more), total);
    });
  const pack = async (kind: keyof SarapAssets["packs"]) => unpack(await fetched(assets.packs[kind].file), kind);
  const parts = Promise.all([
    fetched(assets.worker),
    fetched(assets.wasm).then(compile),
    pack("dictionary"),
    pack("context"),
    pack("tagger"),
    pack("reference"),
  ]);
  const [worker, module, dictionary, context, tagger, reference] = await parts.catch((error: unknown) => {
    stop.abort();
    throw error;
  });
  return {
    module,
    worker: new Blob([worker], { type: "text/javascript" }),
    packs: { dictionary, context, tagger },
    reference,
  };
}

async function download(file: string, signal: AbortSignal, onBytes: (more: number) => void): Promise<ArrayBuffer> {
  let response: Response;
  try {
    response = await fetch(file, { signal });
  } catch (error) {
    throw new EngineError("load-failed", `${file}: ${String(error)}`);
  }
  if (!response.ok || !response.body) throw new EngineError("load-missing", `${file}: HTTP status ${response.status}`);
  try {
    const counted = response.body.pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform(piece, controller) {
          onBytes(piece.length);
          controller.enqueue(piece);
        },
      }),
    );
    return await new Response(counted).arrayBuffer();
  } catch (error) {
    throw new EngineError("load-failed", `${file}: ${String(error)}`);
  }
}

async function compile(bytes: ArrayBuffer): Promise<WebAssembly.Module> {
  try {
    return await WebAssembly.compile(bytes);
  } catch (error) {
    const words = String(error);
    // Chromium and Firefox name the policy in the message; Safari says "Refused to create a WebAssembly object".
    const blocked = /Content.Security.Policy|unsafe-eval|Refused/i.test(words);
    throw new EngineError(blocked ? "wasm-blocked" : "wasm-damaged", words);
  }
}

/** Packs are stored under gzip; some hosts unpack them on the way, the first bytes tell. */
async function unpack(bytes: ArrayBuffer, kind: string): Promise<ArrayBuffer> {
  const head = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength));
  if (head[0] !== 0x1f || head[1] !== 0x8b) return bytes;
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return await new Response(stream).arrayBuffer();
  } catch (error) {
    throw new EngineError("pack-damaged", `${kind} pack: ${String(error)}`);
  }
}
