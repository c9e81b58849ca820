// Asks a question for a view, again when the question or the documents change, and keeps the last answer until the next comes.

import { useEffect, useRef, useState } from "preact/hooks";
import type { Failure } from "../../../shared/messages.ts";
import type { Ask } from "../../../shared/queries.ts";
import { asFailure } from "../../engine/failure.ts";
import { running } from "../../state/reading.ts";
import { answer, asking, type About, type Answered } from "../../state/statistics.ts";

export interface Asked<A extends Ask> {
  answered: Answered<A> | null;
  failure: Failure | null;
  /** Whether what is shown answers another question, or stands for fewer documents. */
  busy: boolean;
}

/** While documents are being read, so many times as long as the last answer took are left between two. */
const patience = 4;
const shortest = 500;

export function useAnswer<A extends Ask>(question: A | null, about: About = "scope"): Asked<A> {
  const wanted = JSON.stringify(question);
  const documents = asking[about].value;
  const [shown, show] = useState<Omit<Asked<A>, "busy"> & { of: string }>({ answered: null, failure: null, of: "" });
  const now = useRef({ question: "", timer: 0 as ReturnType<typeof setTimeout> | 0, took: 0 });
  useEffect(() => {
    const state = now.current;
    const other = state.question !== wanted;
    state.question = wanted;
    if (other) {
      clearTimeout(state.timer);
      state.timer = 0;
    }
    if (!question || state.timer) return;
    const waits = () => state.question === wanted;
    const run = async () => {
      state.timer = 0;
      const of = `${wanted} ${asking[about].peek()}`;
      const began = performance.now();
      try {
        const answered = await answer(question, about, waits);
        if (answered && waits()) show({ answered, failure: null, of });
      } catch (error) {
        if (waits()) show({ answered: null, failure: asFailure(error), of });
      }
      state.took = performance.now() - began;
    };
    state.timer = setTimeout(() => void run(), other || !running.peek() ? 0 : Math.max(shortest, state.took * patience));
  }, [wanted, documents]);
  useEffect(
    () => () => {
      clearTimeout(now.current.timer);
      now.current.question = "";
    },
    [],
  );
  return { ...shown, busy: question !== null && shown.of !== `${wanted} ${documents}` };
}
