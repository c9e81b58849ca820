import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { memo } from "./memo.ts";
import { labelSign, texts } from "../i18n/index.ts";
import { familyOf } from "../i18n/labels.ts";
import { rowKeyOf } from "../state/corpus.ts";
import { subject, tab } from "../state/selection.ts";
import { chosenKey } from "../state/walk.ts";
import type { Block } from "../text/blocks.ts";
import { layOut, type Piece, type Span } from "../text/marks.ts";
import { near } from "./near.ts";
import { sourceWords } from "./source.ts";
import type { Mark } from "./text-marks.ts";

interface Props {
  text: string;
  block: Block;
  marks: readonly Span<Mark>[];
  /** Whether it is drawn at once: the first ones are on the screen anyway. */
  first: boolean;
  /** The place to scroll to and mark, when it begins in this block. */
  place: { start: number; end: number; turn: number } | null;
}

/**
 * A piece of the text. Far from the screen it is one text node, which the browser's own search still finds; near it, its
 * mentions are marked.
 */
export const TextBlock = memo(function TextBlock({ text, block, marks, first, place }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState(first);
  useLayoutEffect(() => (box.current && !seen ? near(box.current, () => setSeen(true)) : undefined), [seen]);
  useLayoutEffect(() => {
    if (!place || !box.current) return;
    const mark = box.current.querySelector(".place") ?? box.current;
    centre(mark);
    // Blocks above take their real height only once they are near: look again when they have.
    const frame = requestAnimationFrame(() => centre(mark));
    return () => cancelAnimationFrame(frame);
  }, [place?.turn]);
  const drawn = seen || place !== null;
  const pieces = drawn ? layOut(text, block.start, block.end, place ? withPlace(marks, place) : marks) : null;
  return (
    <div class="block" ref={box}>
      {pieces ? drawAll(pieces, 0) : text.slice(block.start, block.end)}
    </div>
  );
});

/** Scrolls the text alone: scrollIntoView would move the panes around it as well. */
function centre(mark: Element): void {
  const text = mark.closest(".text");
  if (!text) return;
  const box = mark.getBoundingClientRect();
  const around = text.getBoundingClientRect();
  text.scrollTop += box.top + box.height / 2 - (around.top + around.height * 0.4);
}

/** The marked place holds the mentions inside it, and lies inside those around it. */
function withPlace(marks: readonly Span<Mark>[], { start, end }: { start: number; end: number }): Span<Mark>[] {
  return [...marks, { start, end, data: { kind: "place" } }];
}

/** Mentions deeper inside each other than this look alike. */
const deepest = 3;

/** How many mentions lie inside each other in these pieces. */
const height = (pieces: readonly Piece<Mark>[]): number =>
  pieces.reduce((most, piece) => ("text" in piece ? most : Math.max(most, height(piece.pieces) + (piece.data.kind === "mention" ? 1 : 0))), 0);

const drawAll = (pieces: readonly Piece<Mark>[], depth: number): preact.ComponentChild[] =>
  pieces.map((piece, index) => draw(piece, index, depth));

/** Draws a piece that lies inside `depth` mentions. */
function draw(piece: Piece<Mark>, index: number, depth: number): preact.ComponentChild {
  if ("text" in piece) return piece.text;
  const { data, pieces } = piece;
  const inside = drawAll(pieces, data.kind === "mention" ? depth + 1 : depth);
  if (data.kind === "place") {
    return (
      <span class="place" key={index}>
        {inside}
      </span>
    );
  }
  if (data.kind === "region") {
    return (
      <span class={`region-${data.region}`} key={index}>
        {inside}
      </span>
    );
  }
  const t = texts.value;
  const { label, name, mention } = data;
  const key = rowKeyOf(data.analysis, data.entity);
  const above = Math.min(height(pieces), deepest);
  const choose = (event: Event) => {
    event.stopPropagation();
    tab.value = "entities";
    subject.value = { of: "entity", key };
  };
  return (
    <mark
      key={index}
      class={`mention family-${familyOf(label)}${depth > 0 ? " inner" : ""}${above > 0 ? ` above-${above}` : ""}`}
      data-label={label}
      data-sign={labelSign(t, label)}
      data-chosen={chosenKey.value === key}
      title={`${name} · ${sourceWords(t, mention)}`}
      onClick={choose}
    >
      {inside}
    </mark>
  );
}
