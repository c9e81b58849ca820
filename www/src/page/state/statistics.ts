// Questions to the documents in scope. The worker that answers is another than the one that reads, so that neither waits for
// the other; its indexes end with it, and the page, which keeps them, opens them again.

import { computed } from "@preact/signals";
import type { AnswerOf, Ask } from "../../shared/queries.ts";
import { Engine } from "../engine/engine.ts";
import { EngineError } from "../engine/failure.ts";
import { startWorker } from "../engine/worker.ts";
import { inScope } from "./corpus.ts";
import { documents, revision, type Doc } from "./documents.ts";
import { indexOf } from "./indexes.ts";
import { idleMilliseconds, prepare } from "./reading.ts";

/** An answer, and the documents by the numbers that it calls them. */
export interface Answered<A extends Ask> {
  answer: AnswerOf<A>;
  docs: readonly Doc[];
}

/** Which documents a question is about: those in scope, or all. */
export type About = "scope" | "all";

export const about = {
  scope: computed(() => inScope.value.filter((doc) => indexOf(doc.analysis))),
  all: computed(() => {
    void revision.value;
    return documents.value.filter((doc) => indexOf(doc.analysis));
  }),
};

const namesOf = (docs: readonly Doc[]): string => docs.map((doc) => indexOf(doc.analysis)?.serial).join(" ");

/** Changes whenever an answer may change. */
export const asking = { scope: computed(() => namesOf(about.scope.value)), all: computed(() => namesOf(about.all.value)) };

let engine: Promise<Engine> | null = null;
/** Which indexes the worker has, as `asking` names them, and whether it has the reference list. */
let opened: string | null = null;
let referenced = false;
let last: Promise<unknown> = Promise.resolve();

/** Asks, after all that was asked before; null when by then nobody waits any more. */
export function answer<A extends Ask>(question: A, of: About, waits: () => boolean): Promise<Answered<A> | null> {
  const done = last.then(() => (waits() ? askNow(question, of) : null));
  last = done.catch(() => undefined);
  return done;
}

const worker = (): Promise<Engine> =>
  (engine ??= prepare().then(({ assets }) => new Engine(assets, { idle: idleMilliseconds, start: startWorker, packs: false })));

/** The built-in stop words of these languages. */
export async function stopLists(languages: readonly string[]): Promise<Record<string, string>> {
  const ready = await worker();
  return (await ready.ask("stopLists", { module: ready.assets.module, languages })).stopLists;
}

const needsReference = (question: Ask): boolean => question.kind === "keyness" && !question.against;

async function askNow<A extends Ask>(question: A, of: About): Promise<Answered<A>> {
  const ready = await worker();
  const docs = about[of].peek();
  const set = asking[of].peek();
  const once = async (): Promise<Answered<A>> => {
    const { module, reference } = ready.assets;
    if (opened !== set) {
      // The worker may be another one than before.
      opened = null;
      referenced = false;
      const parts = docs.flatMap((doc) => indexOf(doc.analysis)?.index ?? []);
      await ready.ask("openIndex", { module, parts });
      opened = set;
    }
    if (needsReference(question) && !referenced) {
      await ready.ask("openReference", { module, bytes: reference });
      referenced = true;
    }
    return { answer: (await ready.ask("query", { question })) as AnswerOf<A>, docs };
  };
  try {
    return await once();
  } catch (error) {
    if (!(error instanceof EngineError) || !lost.has(error.code)) throw error;
    opened = null;
    return once();
  }
}

/** How an idle worker's end shows: the next one has no module yet, or no index. */
const lost = new Set(["not-open", "cancelled", "internal"]);
