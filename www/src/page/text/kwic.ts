// A place in a text with what stands before and after it, on one line.

export interface Context {
  before: string;
  match: string;
  after: string;
  /** Whether text was left out at either side. */
  cutBefore: boolean;
  cutAfter: boolean;
}

const width = 70;

export function contextOf(text: string, start: number, end: number): Context {
  let from = Math.max(0, start - width);
  let to = Math.min(text.length, end + width);
  // Begin and end between words, if there is a gap near.
  if (from > 0) {
    const gap = text.slice(from, start).search(/\s/);
    from = gap === -1 ? whole(text, from) : from + gap + 1;
  }
  if (to < text.length) {
    const gap = text.slice(end, to).search(/\s\S*$/);
    to = gap === -1 ? whole(text, to) : end + gap;
  }
  return {
    before: oneLine(text.slice(from, start)),
    match: oneLine(text.slice(start, end)),
    after: oneLine(text.slice(end, to)),
    cutBefore: from > 0,
    cutAfter: to < text.length,
  };
}

/** Moves a place out of the middle of a surrogate pair. */
function whole(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}

export const oneLine = (text: string): string => text.replace(/\s+/g, " ");
