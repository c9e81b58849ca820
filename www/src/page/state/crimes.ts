// The kind of crime that an entity names, in words: the analyses bring the names in each language.

import type { Crime } from "../../shared/contract.ts";
import type { Language } from "../i18n/index.ts";
import type { EntityRow } from "./corpus.ts";

/** The names of the kind, from the large to the small; null of what names no crime. */
export function crimeKind({ label, places }: EntityRow, language: Language): string[] | null {
  if (label !== "CRIME" && label !== "LAW") return null;
  for (const { doc, entity } of places) {
    const crimes: readonly Crime[] = doc.analysis?.crimes ?? [];
    const found = crimes.find((crime) => crime.entities.includes(entity.id));
    if (found) return crimes.filter(({ id }) => found.id === id || found.id.startsWith(`${id}.`)).map((crime) => crime[language]);
  }
  return null;
}
