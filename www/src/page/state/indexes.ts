// What the page keeps for questions to many documents: an index of each analysis, as bytes, which goes when the analysis goes.

import type { Analysis } from "../../shared/contract.ts";

interface Kept {
  index: Uint8Array;
  /** Tells it from every other. */
  serial: number;
}

const kept = new WeakMap<Analysis, Kept>();
let next = 1;

export function keepIndex(analysis: Analysis, index: Uint8Array): void {
  kept.set(analysis, { index, serial: next++ });
}

export const indexOf = (analysis: Analysis | null): Kept | undefined => (analysis ? kept.get(analysis) : undefined);
