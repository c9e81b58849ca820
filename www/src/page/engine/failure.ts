// Failures that the page can explain: a stable code, and English words for the details.

import type { Failure } from "../../shared/messages.ts";

export class EngineError extends Error {
  readonly failure: Failure;

  /** `place` is what is wrong in a query. */
  constructor(code: string, message: string, place: Pick<Failure, "at" | "nth"> = {}) {
    super(message);
    this.failure = { code, message, ...place };
  }

  get code(): string {
    return this.failure.code;
  }
}

export function asFailure(error: unknown): Failure {
  if (error instanceof EngineError) return error.failure;
  return { code: "internal", message: error instanceof Error ? error.message : String(error) };
}
