// What is marked in a text: regions beneath, mentions above them.

import type { Analysis, Mention, RegionKind } from "../../shared/contract.ts";
import type { Block } from "../text/blocks.ts";
import type { Span } from "../text/marks.ts";

export interface MentionMark {
  kind: "mention";
  mention: Mention;
  label: string;
  name: string;
  /** The number of its entity in the analysis. */
  entity: number;
  analysis: Analysis;
}

export type Mark = { kind: "region"; region: RegionKind } | MentionMark | { kind: "place" };

/** Marks of the regions, and of the mentions whose label is wanted. */
export function marksOf(analysis: Analysis, wanted: (label: string) => boolean): Span<Mark>[] {
  const marks: Span<Mark>[] = [];
  for (const { start, end, kind } of analysis.regions) {
    if (kind !== "main") marks.push({ start, end, data: { kind: "region", region: kind } });
  }
  for (const [entity, { label, name, mentions }] of analysis.entities.entries()) {
    if (!wanted(label)) continue;
    for (const mention of mentions) {
      marks.push({ start: mention.start, end: mention.end, data: { kind: "mention", mention, label, name, entity, analysis } });
    }
  }
  return marks.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** The marks that touch each block; one pass over both. */
export function sliceMarks(blocks: readonly Block[], marks: readonly Span<Mark>[]): Span<Mark>[][] {
  let next = 0;
  let open: Span<Mark>[] = [];
  return blocks.map(({ start, end }) => {
    open = open.filter((mark) => mark.end > start);
    for (let mark = marks[next]; mark && mark.start < end; mark = marks[++next]) {
      if (mark.end > start) open.push(mark);
    }
    return [...open];
  });
}
