// Takes the waiting documents one after another through the worker. Only one document's bytes are in memory at a time.

import { computed, signal } from "@preact/signals";
import { Engine } from "../engine/engine.ts";
import { loadAssets } from "../engine/assets.ts";
import { asFailure, EngineError } from "../engine/failure.ts";
import { startWorker } from "../engine/worker.ts";
import type { Analysis } from "../../shared/contract.ts";
import type { Failure } from "../../shared/messages.ts";
import { changed, documents, pathOf, revision, type Doc } from "./documents.ts";
import { keepIndex } from "./indexes.ts";

/** How far the page is with getting ready. */
export type Readiness = { state: "loading"; done: number; total: number } | { state: "ready" } | { state: "failed"; failure: Failure };

export const readiness = signal<Readiness>({ state: "loading", done: 0, total: 0 });

/** Whether documents are being read now. */
export const running = signal(false);

/** How many documents there are of each kind. */
export const tally = computed(() => {
  void revision.value;
  const counts = { all: 0, waiting: 0, reading: 0, done: 0, failed: 0, cancelled: 0 };
  for (const doc of documents.value) {
    counts.all += 1;
    counts[doc.status] += 1;
  }
  return counts;
});

let engine: Promise<Engine> | null = null;
export const idleMilliseconds = 20_000;

/** Loads everything and tries the packs once, so that a damaged one is told before anybody drops a file. */
export function prepare(): Promise<Engine> {
  engine ??= (async () => {
    try {
      const assets = await loadAssets(SARAP_ASSETS, (done, total) => {
        readiness.value = { state: "loading", done, total };
      });
      const made = new Engine(assets, { idle: idleMilliseconds, start: startWorker });
      await made.open();
      readiness.value = { state: "ready" };
      return made;
    } catch (error) {
      readiness.value = { state: "failed", failure: asFailure(error) };
      throw error;
    }
  })();
  return engine;
}

/** Reads what waits, until nothing waits or it is cancelled. */
export async function readWaiting(): Promise<void> {
  if (running.value) return;
  let ready: Engine;
  try {
    ready = await prepare();
  } catch {
    // The failure is shown by whoever watches `readiness`; the documents keep waiting.
    return;
  }
  if (running.value) return;
  running.value = true;
  try {
    for (;;) {
      const doc = documents.value.find((one) => one.status === "waiting");
      if (!doc) break;
      await readOne(ready, doc);
    }
  } finally {
    running.value = false;
    changed();
  }
}

async function readOne(ready: Engine, doc: Doc): Promise<void> {
  doc.status = "reading";
  changed();
  try {
    const bytes = await bytesOf(doc);
    // Another hand may have cancelled while the file was being read.
    if (wasCancelled(doc)) return;
    doc.analysis = await analyze(ready, doc, bytes, doc.date);
    doc.status = "done";
  } catch (error) {
    const failure = asFailure(error);
    doc.status = failure.code === "cancelled" ? "cancelled" : "failed";
    doc.failure = failure.code === "cancelled" ? null : failure;
  }
  changed();
}

const wasCancelled = (doc: Doc): boolean => doc.status === "cancelled";

/** Takes the bytes over. */
export async function analyze(ready: Engine, doc: Doc, bytes: ArrayBuffer, date: string | null): Promise<Analysis> {
  const ask = { name: pathOf(doc), bytes, options: date ? { date } : {}, order: doc.key };
  const { analysis, index } = await ready.ask("analyzeIndexed", ask, [bytes]);
  keepIndex(analysis, index);
  return analysis;
}

export async function bytesOf(doc: Doc): Promise<ArrayBuffer> {
  try {
    if (!doc.source) throw new EngineError("file-unreadable", "the file's bytes are gone");
    return await doc.source();
  } catch (error) {
    throw error instanceof EngineError ? error : new EngineError("file-unreadable", String(error));
  }
}

/** Stops at once; what is done stays, what is not is marked and can be taken up again. */
export async function cancelReading(): Promise<void> {
  for (const doc of documents.value) {
    if (doc.status === "waiting" || doc.status === "reading") doc.status = "cancelled";
  }
  changed();
  (await prepare()).cancel();
}

/** Takes up the cancelled documents again. */
export function resumeReading(): Promise<void> {
  for (const doc of documents.value) {
    if (doc.status === "cancelled" && doc.source) doc.status = "waiting";
  }
  changed();
  return readWaiting();
}
