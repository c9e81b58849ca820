// The entities and keywords of all documents, or of one, as rows of a table. Which entities of different documents are one row
// the worker's corpus says (`merge.ts`); until it has a document, its entities join by label and name.

import { computed, signal } from "@preact/signals";
import type { Analysis, Entity, Keyword, Region } from "../../shared/contract.ts";
import type { CorpusRow } from "../../shared/corpus.ts";
import { documents, revision, type Doc } from "./documents.ts";
import { merged, type Merged } from "./merge.ts";

export interface EntityRow {
  key: string;
  label: string;
  name: string;
  value: string | null;
  aliases: readonly string[];
  mentions: number;
  /** Where it is named, document by document; in boilerplate only when nothing else names it. */
  places: readonly { doc: Doc; entity: Entity }[];
  /** What the corpus says of it. */
  joined: CorpusRow | null;
}

export interface KeywordRow {
  key: string;
  term: string;
  kind: Keyword["kind"];
  count: number;
  score: number;
  places: readonly { doc: Doc; keyword: Keyword }[];
}

/** The document whose entities and keywords are shown; null for all. */
export const scope = signal<number | null>(null);

/** What was read, of all documents or the chosen one. */
export const inScope = computed(() => {
  void revision.value;
  const chosen = scope.value;
  return documents.value.filter((doc) => doc.analysis && (chosen === null || doc.key === chosen));
});

/** All entities, with those that only boilerplate names: the text marks them too. */
export const namedRows = computed(() => gatherEntities(inScope.value, merged.value));
/** What the documents themselves name. */
export const entityRows = computed(() => namedRows.value.filter((row) => row.mentions > 0));

/** What makes two entities one row before the corpus has spoken. */
export const entityKey = (label: string, name: string): string => `${label}\t${name.toLowerCase().replaceAll("ё", "е")}`;

/** The key of the row that an entity of an analysis belongs to. */
export function rowKeyOf(analysis: Analysis, index: number): string {
  const known = merged.value;
  const row = known?.rows[known.of.get(analysis)?.[index] ?? -1];
  const entity = analysis.entities[index];
  return row?.id ?? entityKey(entity?.label ?? "", entity?.name ?? "");
}

/**
 * Rows by everything they may have been known by: a row changes its key when a document brings a better name or joins two,
 * and what was chosen stays chosen.
 */
const byKey = computed(() => {
  const rows = new Map<string, EntityRow>();
  const known = (key: string, row: EntityRow): unknown => rows.has(key) || rows.set(key, row);
  for (const row of namedRows.value) rows.set(row.key, row);
  for (const row of namedRows.value) for (const key of row.joined?.keys ?? []) known(key, row);
  for (const row of namedRows.value) known(entityKey(row.label, row.name), row);
  for (const row of namedRows.value) for (const name of row.aliases) known(entityKey(row.label, name), row);
  return rows;
});

export const rowByKey = (key: string): EntityRow | undefined => byKey.value.get(key);

export function gatherEntities(docs: readonly Doc[], corpus: Merged | null = null): EntityRow[] {
  const rows = new Map<string, EntityRow & { aliases: string[]; places: { doc: Doc; entity: Entity }[] }>();
  for (const doc of docs) {
    const numbers = doc.analysis && corpus?.of.get(doc.analysis);
    // Beside the document that it copies a copy says nothing new.
    const copy = docs.length > 1 && doc.analysis !== null && corpus?.copies.has(doc.analysis);
    for (const [index, entity] of (copy ? [] : (doc.analysis?.entities ?? [])).entries()) {
      const joined = corpus?.rows[numbers?.[index] ?? -1] ?? null;
      const key = joined?.id ?? entityKey(entity.label, entity.name);
      let row = rows.get(key);
      if (!row) {
        const { label, name, value } = joined ?? entity;
        const aliases = joined ? joined.names.map((called) => called.name).filter((other) => other !== name) : [];
        row = { key, label, name, value, aliases, mentions: 0, places: [], joined };
        rows.set(key, row);
      }
      row.mentions += entity.count;
      row.places.push({ doc, entity });
      for (const alias of joined ? [] : entity.aliases) {
        if (alias !== row.name && !row.aliases.includes(alias)) row.aliases.push(alias);
      }
    }
  }
  for (const row of rows.values()) {
    if (row.mentions > 0) row.places = row.places.filter(({ entity }) => entity.count > 0);
  }
  return [...rows.values()].sort((a, b) => b.mentions - a.mentions || compare(a.name, b.name));
}

/** Whether a place lies in a menu or other text around the document, where nothing counts. */
export function inBoilerplate(regions: readonly Region[], start: number): boolean {
  let [low, high] = [0, regions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((regions[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  const region = regions[low];
  return region !== undefined && region.start <= start && region.kind === "boilerplate";
}

export function gatherKeywords(docs: readonly Doc[], keywordsOf = (doc: Doc): readonly Keyword[] => doc.analysis?.keywords ?? []): KeywordRow[] {
  const rows = new Map<string, KeywordRow & { places: { doc: Doc; keyword: Keyword }[] }>();
  for (const doc of docs) {
    for (const keyword of keywordsOf(doc)) {
      const key = entityKey(keyword.kind, keyword.term);
      let row = rows.get(key);
      if (!row) {
        row = { key, term: keyword.term, kind: keyword.kind, count: 0, score: 0, places: [] };
        rows.set(key, row);
      }
      row.count += keyword.count;
      row.score += keyword.score;
      row.places.push({ doc, keyword });
    }
  }
  return [...rows.values()].sort((a, b) => b.score - a.score || b.count - a.count || compare(a.term, b.term));
}

/** By letters, whatever the language of the interface: the same order for everybody. */
const collator = new Intl.Collator(["ru", "en"], { numeric: true });
export const compare = (a: string, b: string): number => collator.compare(a, b);

/** How often each label occurs among the rows. */
export function countLabels(rows: readonly EntityRow[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(row.label, (counts.get(row.label) ?? 0) + 1);
  return counts;
}

/** Why an entity goes by its other names: rule or list, by the name in small letters. */
export function aliasReasons({ places }: EntityRow): Map<string, string> {
  const reasons = new Map<string, string>();
  for (const { nominative, reason } of places.flatMap(({ entity }) => entity.mentions)) {
    const name = nominative?.toLowerCase();
    if (name && reason && !reasons.has(name)) reasons.set(name, reason);
  }
  return reasons;
}

/**
 * The proper-name part of an organisation: null where it is the whole name or unknown, empty where all its mentions describe
 * it without a proper name.
 */
export function properName({ label, name, aliases, places }: EntityRow): string | null {
  if (label !== "ORG") return null;
  const mentions = places.flatMap(({ doc, entity }) => entity.mentions.map((mention) => ({ doc, part: mention.name })));
  const parted = mentions.find(({ part }) => part && part.end > part.start);
  if (!parted?.part) return mentions.length > 0 && mentions.every(({ part }) => part) ? "" : null;
  // In dictionary form it is one of the aliases, and stands in the name.
  const inName = aliases.filter((alias) => alias !== name && name.toLowerCase().includes(alias.toLowerCase()));
  const longest = inName.sort((a, b) => b.length - a.length)[0];
  return longest ?? parted.doc.analysis?.text.slice(parted.part.start, parted.part.end) ?? null;
}
