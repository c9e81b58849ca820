// Failures that the page can explain: a stable code, and English words for the details.

import type { Failure } from "../../shared/messages.ts";

export class EngineError extends Error {
  readonly code: string;
  /** The place in the query that is wrong, in UTF-16 units. */
  readonly at: number | undefined;

  constructor(code: string, message: string, at?: number) {
    super(message);
    this.code = code;
    this.at = at;
  }
}

export function asFailure(error: unknown): Failure {
  if (error instanceof EngineError) {
    const { code, message, at } = error;
    return at === undefined ? { code, message } : { code, message, at };
  }
  return { code: "internal", message: error instanceof Error ? error.message : String(error) };
}
