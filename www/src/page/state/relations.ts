// The links of a table's row to other rows: who holds a post, and where. One line for all the places that say the same.

import type { Range } from "../../shared/contract.ts";
import { compare, rowKeyOf, type EntityRow } from "./corpus.ts";
import type { Doc } from "./documents.ts";

/** What the row is to the other: a kind of relation, seen from one of its two sides. */
export const relationSides = ["role", "role-of", "works_for", "works_for-of", "located_in", "located_in-of"] as const;
export type RelationSide = (typeof relationSides)[number];

export interface Link {
  side: RelationSide;
  /** The row at the other side, by its key. */
  key: string;
  label: string;
  name: string;
  /** Whether every place says that it is over. */
  former: boolean;
  /** Where it is said, the surest first. */
  places: readonly { doc: Doc; evidence: Range; score: number }[];
}

/** All links of a row, by side, the most often said first. */
export function linksOf(row: EntityRow): Link[] {
  const links = new Map<string, Link & { places: { doc: Doc; evidence: Range; score: number }[] }>();
  for (const { doc, entity } of row.places) {
    const { analysis } = doc;
    if (!analysis) continue;
    for (const { kind, from, to, former, evidence, score } of analysis.relations) {
      if (from !== entity.id && to !== entity.id) continue;
      const side = relationSides.find((known) => known === (from === entity.id ? kind : `${kind}-of`));
      const at = analysis.entities.findIndex(({ id }) => id === (from === entity.id ? to : from));
      const other = analysis.entities[at];
      if (!side || !other) continue;
      const key = rowKeyOf(analysis, at);
      const link = links.get(`${side} ${key}`);
      if (link) {
        link.former &&= former;
        link.places.push({ doc, evidence, score });
      } else {
        links.set(`${side} ${key}`, { side, key, label: other.label, name: other.name, former, places: [{ doc, evidence, score }] });
      }
    }
  }
  for (const { places } of links.values()) places.sort((a, b) => b.score - a.score);
  const rank = ({ side }: Link): number => relationSides.indexOf(side);
  return [...links.values()].sort((a, b) => rank(a) - rank(b) || b.places.length - a.places.length || compare(a.name, b.name));
}
