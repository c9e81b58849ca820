// Numbers and names of measures, as all their views write them.

import { texts } from "../../i18n/index.ts";

/** A measure with so many digits behind the point, never -0; a dash where it is not defined. */
export function decimal(value: number | null, digits = 2): string {
  if (value === null) return "—";
  return new Intl.NumberFormat(texts.value.locale, { minimumFractionDigits: digits, maximumFractionDigits: digits, signDisplay: "negative" }).format(value);
}

/** Three digits that count. */
export function rounded(value: number | null): string {
  return value === null ? "—" : new Intl.NumberFormat(texts.value.locale, { maximumSignificantDigits: 3 }).format(value);
}

/** p values: small ones by their bound. */
export const chance = (p: number): string => (p < 0.0001 ? `< ${decimal(0.0001, 4)}` : decimal(p, 4));

/** A query that is one word, as the word. */
export function nameOfQuery(query: string): string {
  return /^\[(?:lemma|word)=(?:«([^»]*)»|“([^”]*)”)(?: & pos="[A-Z]+")?\]$/.exec(query)?.slice(1).find((name) => name !== undefined) ?? query;
}
