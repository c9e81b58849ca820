// The quotes of an entity: what it says, and what others say about it.

import type { Entity, Quote } from "../../shared/contract.ts";
import type { EntityRow } from "./corpus.ts";
import type { Doc } from "./documents.ts";

export interface QuotePlace {
  doc: Doc;
  quote: Quote;
  /** Who says it, as the document's entities name it. */
  speaker: string | null;
}

/** All quotes of a row of the table, document by document, in order. */
export function quotesOf(row: EntityRow): { said: QuotePlace[]; about: QuotePlace[] } {
  const said: QuotePlace[] = [];
  const about: QuotePlace[] = [];
  for (const { doc, entity } of row.places) {
    const quotes = doc.analysis?.quotes ?? [];
    if (quotes.length === 0) continue;
    const names = new Map(doc.analysis?.entities.map(({ id, name }) => [id, name]));
    const named = quotesNaming(quotes, entity);
    for (const quote of quotes) {
      const place = { doc, quote, speaker: quote.speaker === null ? null : (names.get(quote.speaker) ?? null) };
      if (quote.speaker === entity.id) said.push(place);
      else if (named.has(quote)) about.push(place);
    }
  }
  return { said, about };
}

/** The quotes that a mention of `entity` lies in; quotes are in order and apart, and so they are found by halving. */
function quotesNaming(quotes: readonly Quote[], { mentions }: Entity): Set<Quote> {
  const found = new Set<Quote>();
  for (const { start, end } of mentions) {
    let [low, high] = [0, quotes.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((quotes[middle]?.end ?? 0) < end) low = middle + 1;
      else high = middle;
    }
    const quote = quotes[low];
    if (quote && quote.start <= start) found.add(quote);
  }
  return found;
}
