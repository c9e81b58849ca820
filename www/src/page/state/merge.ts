// The worker's corpus: which entities of different documents are one. Documents are added as they are read; a worker that ends
// takes its corpus along, so that the page keeps each document's part and gives them to the next one.

import { computed, effect, signal } from "@preact/signals";
import type { Analysis } from "../../shared/contract.ts";
import type { Added, CorpusRow, CorpusRows, Together } from "../../shared/corpus.ts";
import type { Failure, Jobs } from "../../shared/messages.ts";
import { asFailure, EngineError } from "../engine/failure.ts";
import { documents, revision, type Doc } from "./documents.ts";
import { prepare, running } from "./reading.ts";

/** What the corpus says of the documents it has. */
export interface Merged {
  rows: readonly CorpusRow[];
  /** The documents by their numbers in the corpus. */
  docs: readonly (Doc | undefined)[];
  /** Of each analysis, the number of the row of each of its entities. */
  of: ReadonlyMap<Analysis, readonly number[]>;
  /** Analyses of documents that are the same, byte for byte, as one before them: they count for nothing. */
  copies: ReadonlySet<Analysis>;
}

export const merged = signal<Merged | null>(null);

/** Why the corpus could not be made; the findings then stand document by document. */
export const mergeFailure = signal<Failure | null>(null);

const analysed = computed(() => {
  void revision.value;
  return documents.value.filter((doc) => doc.analysis);
});

/** Whether the corpus has what was read, no more and no less. */
export const isMerged = computed(() => {
  const known = merged.value?.of;
  const docs = analysed.value;
  return docs.length === (known?.size ?? 0) && docs.every(({ analysis }) => analysis && known?.has(analysis));
});

/** What the worker has, by the page's knowledge. */
const held = new Map<number, Analysis>();
/** What the worker made of each analysis. */
const parts = new WeakMap<Analysis, Uint8Array>();

/** While documents are being read, so many times as long as the last merging took are left to the reading. */
const patience = 4;
const shortest = 100;

let lastTook = 0;
let planned = false;

/** Merges whenever documents have changed. */
export function watchDocuments(): void {
  effect(() => {
    void analysed.value;
    if (!isMerged.value) plan();
  });
}

function plan(): void {
  if (planned) return;
  planned = true;
  setTimeout(() => void merge(), running.peek() ? Math.max(shortest, lastTook * patience) : 0);
}

async function merge(): Promise<void> {
  const docs = [...analysed.peek()];
  const began = performance.now();
  try {
    merged.value = await mergeAll(docs);
    mergeFailure.value = null;
  } catch (error) {
    // The document that was being read is taken up again or not; the corpus is.
    if (error instanceof EngineError && error.code === "cancelled") held.clear();
    else mergeFailure.value = asFailure(error);
  }
  lastTook = performance.now() - began;
  planned = false;
  if (!isMerged.peek() && !mergeFailure.peek()) plan();
}

async function mergeAll(docs: readonly Doc[]): Promise<Merged> {
  if (docs.length === 0) {
    held.clear();
    return { rows: [], docs: [], of: new Map(), copies: new Set() };
  }
  const { rows, documents: ids, of, copies } = await add(docs);
  const byId = new Map(docs.map((doc) => [idOf(doc), doc]));
  const numbered = ids.map((id) => byId.get(id));
  const analysisOf = (number: number): Analysis | undefined => {
    const doc = numbered[number];
    return doc && held.get(doc.key);
  };
  return {
    rows,
    docs: numbered,
    of: new Map(of.flatMap((entities, number): [Analysis, number[]][] => {
      const analysis = analysisOf(number);
      return analysis ? [[analysis, entities]] : [];
    })),
    copies: new Set(copies.flatMap((number) => analysisOf(number) ?? [])),
  };
}

/** Ids in the order of the documents: of copies, the first counts. */
const idOf = (doc: Doc): string => String(doc.key).padStart(9, "0");

async function add(docs: readonly Doc[]): Promise<CorpusRows> {
  const wanted = new Map(docs.flatMap((doc) => (doc.analysis ? [[doc, doc.analysis] as const] : [])));
  const analyses = new Set(wanted.values());
  // A document that was taken away or read again leaves the corpus with all others.
  const same = [...held.values()].every((analysis) => analyses.has(analysis));
  const send = async (fresh: boolean): Promise<CorpusRows> => {
    if (fresh) held.clear();
    const missing = [...wanted].filter(([doc]) => !held.has(doc.key));
    const added = missing.map(([doc, analysis]): Added<Analysis> => {
      const part = parts.get(analysis) ?? null;
      return { id: idOf(doc), part, analysis: part ? null : analysis };
    });
    const made = await (await prepare()).ask("corpus", { known: held.size, fresh, added });
    missing.forEach(([doc, analysis], at) => {
      const part = made.parts[at];
      if (part) parts.set(analysis, part);
      held.set(doc.key, analysis);
    });
    return made.rows;
  };
  return again(() => send(!same), () => send(true));
}

/** The sentences that name the entity and others, by its id in the corpus. */
export async function togetherWith(entity: string): Promise<Together[]> {
  const ask = async (): Promise<Jobs["together"]["give"]> => (await prepare()).ask("together", { known: held.size, entity });
  return again(ask, async () => {
    held.clear();
    await add(analysed.peek());
    return ask();
  });
}

/** Another try with a new corpus, where the worker has none any more. */
async function again<T>(first: () => Promise<T>, then: () => Promise<T>): Promise<T> {
  try {
    return await first();
  } catch (error) {
    if (error instanceof EngineError && error.code === "corpus-lost") return then();
    throw error;
  }
}
