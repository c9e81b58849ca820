// Ranges that may nest or cross, as a tree that can be drawn: each piece is plain text or a mark with pieces inside.

export interface Span<T> {
  start: number;
  end: number;
  data: T;
}

export type Piece<T> = { text: string } | { data: T; start: number; pieces: Piece<T>[] };

/**
 * The text from `start` to `end` with the spans on it. A span that reaches beyond its surroundings is cut and goes on
 * behind them: the text itself is never lost, doubled or moved.
 */
export function layOut<T>(text: string, start: number, end: number, spans: readonly Span<T>[]): Piece<T>[] {
  const inside = spans
    .filter((span) => span.start < end && span.end > start)
    .map((span) => ({ ...span, start: Math.max(span.start, start), end: Math.min(span.end, end) }))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const pieces: Piece<T>[] = [];
  let at = start;
  while (inside.length > 0) {
    const outer = inside.shift() as Span<T>;
    if (outer.end <= at) continue;
    if (outer.start > at) pieces.push({ text: text.slice(at, outer.start) });
    const within: Span<T>[] = [];
    while (inside[0] && inside[0].start < outer.end) {
      const span = inside.shift() as Span<T>;
      within.push({ ...span, end: Math.min(span.end, outer.end) });
      // What reaches beyond waits for its turn behind the outer span.
      if (span.end > outer.end) insert(inside, { ...span, start: outer.end });
    }
    pieces.push({ data: outer.data, start: outer.start, pieces: layOut(text, outer.start, outer.end, within) });
    at = outer.end;
  }
  if (at < end) pieces.push({ text: text.slice(at, end) });
  return pieces;
}

function insert<T>(spans: Span<T>[], span: Span<T>): void {
  const after = spans.findIndex((other) => other.start > span.start || (other.start === span.start && other.end < span.end));
  spans.splice(after === -1 ? spans.length : after, 0, span);
}
