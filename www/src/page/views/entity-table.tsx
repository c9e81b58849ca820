import { signal, useComputed, type Signal } from "@preact/signals";
import { labelName, labelSign, language, texts } from "../i18n/index.ts";
import { families, familyOf, rankOf } from "../i18n/labels.ts";
import { compare, countLabels, entityRows, type EntityRow } from "../state/corpus.ts";
import { crimeKind } from "../state/crimes.ts";
import { facet, inFacet, type Facet } from "../state/facet.ts";
import { mergeFailure } from "../state/merge.ts";
import { tally } from "../state/reading.ts";
import { search, subject } from "../state/selection.ts";
import { chooseSubject, chosenKey } from "../state/walk.ts";
import { useMore } from "./more.tsx";
import { SortHead, type Order } from "./sort.tsx";

type Column = "name" | "label" | "mentions" | "documents";

const order: Signal<Order<Column>> = signal({ column: "mentions", reversed: false });

export function EntityTable() {
  const t = texts.value;
  const found = useComputed(() => {
    const wanted = search.value.trim().toLowerCase();
    return wanted ? entityRows.value.filter((row) => matches(row, wanted)) : entityRows.value;
  }).value;
  const labels = [...countLabels(found)].sort((a, b) => rankOf(a[0]) - rankOf(b[0]));
  const chosen = chosenOf(labels);
  const rows = inOrder(found.filter((row) => inFacet(chosen, row.label)), order.value);
  const { limit, note } = useMore(rows.length);
  if (entityRows.value.length === 0) return <p class="empty">{tally.value.done > 0 ? t.nothingFound : t.nothingYet}</p>;
  return (
    <>
      <Facets labels={labels} chosen={chosen} all={found.length} />
      {rows.length === 0 && <p class="empty">{t.noMatch}</p>}
      {rows.length > 0 && (
        <table class="rows entities">
          <thead>
            <tr>
              <SortHead order={order} column="name" words={t.columnName} />
              <SortHead order={order} column="label" words={t.columnType} class="narrow" />
              <SortHead order={order} column="mentions" words={t.columnMentions} class="number" />
              <SortHead order={order} column="documents" words={t.columnDocuments} class="number" />
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, limit).map((row) => (
              <Row key={row.key} row={row} />
            ))}
          </tbody>
        </table>
      )}
      {note}
      {mergeFailure.value && (
        <p class="empty" title={mergeFailure.value.message}>
          {t.corpus.notMerged}
        </p>
      )}
    </>
  );
}

type Counted = readonly [label: string, count: number];

/** The filter, as far as there is something to be filtered by it. */
function chosenOf(labels: readonly Counted[]): Facet | null {
  const wanted = facet.value;
  const inFamily = labels.filter(([label]) => familyOf(label) === wanted?.family);
  if (!wanted || inFamily.length === 0) return null;
  return inFamily.some(([label]) => label === wanted.label) ? wanted : { ...wanted, label: null };
}

/** The families found, and the labels of the chosen one. A family of which one label was found goes by that label's name. */
function Facets({ labels, chosen, all }: { labels: readonly Counted[]; chosen: Facet | null; all: number }) {
  const t = texts.value;
  const present = ([...families, "other"] as const)
    .map((family) => ({ family, inside: labels.filter(([label]) => familyOf(label) === family) }))
    .filter(({ inside }) => inside.length > 0);
  const inside = present.find(({ family }) => family === chosen?.family)?.inside ?? [];
  return (
    <div class="facets" role="group" aria-label={t.typeFilter}>
      <button type="button" aria-pressed={chosen === null} onClick={() => (facet.value = null)}>
        {t.allTypes} <span class="n">{t.number(all)}</span>
      </button>
      {present.map(({ family, inside }) => {
        const only = inside.length === 1 ? inside[0]?.[0] : undefined;
        return (
          <button
            type="button"
            key={family}
            data-family={family}
            data-label={only}
            class={`family-${family}`}
            aria-pressed={chosen?.family === family}
            onClick={() => (facet.value = chosen?.family === family && chosen.label === null ? null : { family, label: null })}
          >
            <span class="dot" aria-hidden="true" />
            {only ? labelName(t, only) : t.families[family]} <span class="n">{t.number(inside.reduce((sum, [, count]) => sum + count, 0))}</span>
          </button>
        );
      })}
      {chosen && inside.length > 1 && (
        <div class={`of-family family-${chosen.family}`} role="group" aria-label={t.families[chosen.family]}>
          {inside.map(([label, count]) => (
            <button
              type="button"
              key={label}
              data-label={label}
              aria-pressed={chosen.label === label}
              onClick={() => (facet.value = { family: chosen.family, label: chosen.label === label ? null : label })}
            >
              {labelName(t, label)} <span class="n">{t.number(count)}</span>
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

function Row({ row }: { row: EntityRow }) {
  const t = texts.value;
  const chosen = chosenKey.value === row.key;
  const choose = () => (chosen ? (subject.value = null) : chooseSubject({ of: "entity", key: row.key }));
  return (
    <tr class={`family-${familyOf(row.label)}${chosen ? " chosen" : ""}`} data-label={row.label} onClick={choose}>
      <td>
        <button type="button" class="row-name" aria-pressed={chosen} onClick={(event) => (event.stopPropagation(), choose())}>
          {row.name}
        </button>
        <Value row={row} />
        {row.aliases.length > 0 && (
          <span class="aliases" title={`${t.alsoAs}: ${row.aliases.join(", ")}`}>
            {row.aliases.join(", ")}
          </span>
        )}
      </td>
      <td class="narrow">
        <span class="dot" aria-hidden="true" />
        <span title={labelName(t, row.label)}>{labelSign(t, row.label)}</span>
      </td>
      <td class="number">{t.number(row.mentions)}</td>
      <td class="number">{t.number(row.places.length)}</td>
    </tr>
  );
}

/** A value as it stands; a kind of crime in words. */
function Value({ row: { name, value }, row }: { row: EntityRow }) {
  const kind = crimeKind(row, language.value)?.at(-1);
  if (row.label === "CRIME") return kind && kind !== name ? <span class="row-value">{kind}</span> : null;
  return value && value !== name ? <span class="row-value mono">{value}</span> : null;
}

const matches = (row: EntityRow, wanted: string): boolean =>
  [row.name, row.value ?? "", ...row.aliases].some((name) => name.toLowerCase().includes(wanted));

function inOrder(rows: readonly EntityRow[], { column, reversed }: Order<Column>): EntityRow[] {
  const by: Record<Column, (a: EntityRow, b: EntityRow) => number> = {
    name: (a, b) => compare(a.name, b.name),
    label: (a, b) => rankOf(a.label) - rankOf(b.label) || b.mentions - a.mentions,
    mentions: (a, b) => b.mentions - a.mentions,
    documents: (a, b) => b.places.length - a.places.length || b.mentions - a.mentions,
  };
  const sorted = [...rows].sort((a, b) => by[column](a, b) || compare(a.name, b.name));
  return reversed ? sorted.reverse() : sorted;
}
