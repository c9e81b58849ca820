import { signal, useComputed, type Signal } from "@preact/signals";
import { labelName, labelSign, texts } from "../i18n/index.ts";
import { familyOf, rankOf } from "../i18n/labels.ts";
import { compare, countLabels, entityRows, type EntityRow } from "../state/corpus.ts";
import { tally } from "../state/reading.ts";
import { search, subject } from "../state/selection.ts";
import { useMore } from "./more.tsx";
import { SortHead, type Order } from "./sort.tsx";

type Column = "name" | "label" | "mentions" | "documents";

const facet: Signal<string | null> = signal(null);
const order: Signal<Order<Column>> = signal({ column: "mentions", reversed: false });

export function EntityTable() {
  const t = texts.value;
  const found = useComputed(() => {
    const wanted = search.value.trim().toLowerCase();
    return wanted ? entityRows.value.filter((row) => matches(row, wanted)) : entityRows.value;
  }).value;
  const labels = [...countLabels(found)].sort((a, b) => rankOf(a[0]) - rankOf(b[0]));
  const chosen = labels.some(([label]) => label === facet.value) ? facet.value : null;
  const rows = inOrder(chosen ? found.filter((row) => row.label === chosen) : found, order.value);
  const { limit, note } = useMore(rows.length);
  if (entityRows.value.length === 0) return <p class="empty">{tally.value.done > 0 ? t.nothingFound : t.nothingYet}</p>;
  return (
    <>
      <div class="facets" role="group" aria-label={t.typeFilter}>
        <button type="button" aria-pressed={chosen === null} onClick={() => (facet.value = null)}>
          {t.allTypes} <span class="n">{t.number(found.length)}</span>
        </button>
        {labels.map(([label, count]) => (
          <button
            type="button"
            key={label}
            data-label={label}
            class={`family-${familyOf(label)}`}
            aria-pressed={chosen === label}
            onClick={() => (facet.value = chosen === label ? null : label)}
          >
            <span class="dot" aria-hidden="true" />
            {labelName(t, label)} <span class="n">{t.number(count)}</span>
          </button>
        ))}
      </div>
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
    </>
  );
}

function Row({ row }: { row: EntityRow }) {
  const t = texts.value;
  const chosen = subject.value?.of === "entity" && subject.value.key === row.key;
  const choose = () => (subject.value = chosen ? null : { of: "entity", key: row.key });
  return (
    <tr class={`family-${familyOf(row.label)}${chosen ? " chosen" : ""}`} data-label={row.label} onClick={choose}>
      <td>
        <button type="button" class="row-name" aria-pressed={chosen} onClick={(event) => (event.stopPropagation(), choose())}>
          {row.name}
        </button>
        {row.value && row.value !== row.name && <span class="row-value mono">{row.value}</span>}
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
