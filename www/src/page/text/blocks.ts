// Cuts a text into blocks for the reader, so that only what is on the screen has to be drawn. The blocks joined are the
// text, unaltered.

export interface Block {
  start: number;
  end: number;
}

/** About this many characters; a paragraph longer than twice that is cut. */
const usual = 2000;
const most = 2 * usual;

export function cutBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let start = 0;
  while (start < text.length) {
    const end = blockEnd(text, start);
    blocks.push({ start, end });
    start = end;
  }
  return blocks;
}

function blockEnd(text: string, start: number): number {
  if (text.length - start <= usual) return text.length;
  const line = text.indexOf("\n", start + usual);
  if (line !== -1 && line < start + most) return line + 1;
  if (line === -1 && text.length - start <= most) return text.length;
  // One long line: at a space if there is one, never inside a surrogate pair.
  const space = text.lastIndexOf(" ", start + most - 1);
  if (space > start + usual) return space + 1;
  const end = Math.min(start + most, text.length);
  return isLowSurrogate(text.charCodeAt(end)) ? end - 1 : end;
}

const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** The index of the block that holds `offset`. */
export function blockAt(blocks: readonly Block[], offset: number): number {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((blocks[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
