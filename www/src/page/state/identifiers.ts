// Addresses and numbers by kind: one row for each value, however it is written.

import { computed } from "@preact/signals";
import { compare, entityRows, type EntityRow } from "./corpus.ts";
import { search } from "./selection.ts";

export const identifierKinds = [
  "EMAIL", "PHONE", "URL", "DOMAIN", "IP", "ACCOUNT", "HASH", "CVE", "WALLET", "IBAN", "CARD", "TAXID", "PLATE", "COORD",
] as const;

/** What confirms an identifier, or that its check digits do not fit. */
export type Check = "checksum" | "wrong" | "bare" | "plan" | "partial" | "host" | "form";

export interface Identifier {
  /** Null where the text gives less than the whole, a phone number without its codes, or where the check is wrong. */
  value: string | null;
  check: Check;
  mentions: number;
  documents: number;
  /** As it is written, each a row of the table of entities, the most frequent first. */
  rows: readonly EntityRow[];
}

export interface IdentifierKind {
  label: string;
  found: readonly Identifier[];
}

export const identifiers = computed<readonly IdentifierKind[]>(() => {
  const wanted = search.value.trim().toLowerCase();
  const matches = ({ name, value, aliases }: EntityRow) => [name, value ?? "", ...aliases].some((text) => text.toLowerCase().includes(wanted));
  return gatherIdentifiers(wanted ? entityRows.value.filter(matches) : entityRows.value);
});

export function gatherIdentifiers(rows: readonly EntityRow[]): IdentifierKind[] {
  const kinds = new Map<string, Map<string, EntityRow[]>>(identifierKinds.map((label) => [label, new Map()]));
  for (const row of rows) {
    const kind = kinds.get(row.label);
    const key = row.value ?? `\t${row.name}`;
    const same = kind?.get(key);
    if (same) same.push(row);
    else kind?.set(key, [row]);
  }
  return [...kinds]
    .filter(([, values]) => values.size > 0)
    .map(([label, values]) => ({ label, found: [...values.values()].map(identifier).sort(byWeight) }));
}

function identifier(rows: EntityRow[]): Identifier {
  const [first] = rows;
  const documents = new Set(rows.flatMap(({ places }) => places.map(({ doc }) => doc)));
  return {
    value: first?.value ?? null,
    check: checkOf(rows),
    mentions: rows.reduce((sum, { mentions }) => sum + mentions, 0),
    documents: documents.size,
    rows: [...rows].sort((a, b) => b.mentions - a.mentions || compare(a.name, b.name)),
  };
}

const byWeight = (a: Identifier, b: Identifier): number =>
  b.mentions - a.mentions || compare(a.value ?? a.rows[0]?.name ?? "", b.value ?? b.rows[0]?.name ?? "");

/** The score below which an address of a cryptocurrency has no checksum in it: crates/entities/src/rules/wallet. */
const checked = 0.99;

function checkOf(rows: readonly EntityRow[]): Check {
  const [first] = rows;
  switch (first?.label) {
    case "IBAN":
    case "CARD":
    case "TAXID":
      // The rules give no value to what its name says it is and its check digits say that it is not.
      return first.value === null ? "wrong" : "checksum";
    case "WALLET":
      return rows.some(({ places }) => places.some(({ entity }) => entity.mentions.some(({ score }) => score >= checked))) ? "checksum" : "bare";
    case "PHONE":
      return first.value === null ? "partial" : "plan";
    case "EMAIL":
    case "URL":
    case "DOMAIN":
      return "host";
    default:
      return "form";
  }
}
