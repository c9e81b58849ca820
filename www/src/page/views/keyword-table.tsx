import { signal, type Signal } from "@preact/signals";
import { texts } from "../i18n/index.ts";
import { compare, keywordRows, type KeywordRow } from "../state/corpus.ts";
import { tally } from "../state/reading.ts";
import { search, subject } from "../state/selection.ts";
import { chooseSubject } from "../state/walk.ts";
import { useMore } from "./more.tsx";
import { SortHead, type Order } from "./sort.tsx";

type Column = "term" | "count" | "score" | "documents";

const kind: Signal<KeywordRow["kind"] | null> = signal(null);
const order: Signal<Order<Column>> = signal({ column: "score", reversed: false });

export function KeywordTable() {
  const t = texts.value;
  const wanted = search.value.trim().toLowerCase();
  const found = keywordRows.value.filter((row) => !wanted || row.term.toLowerCase().includes(wanted));
  const rows = inOrder(
    found.filter((row) => !kind.value || row.kind === kind.value),
    order.value,
  );
  const { limit, note } = useMore(rows.length);
  if (keywordRows.value.length === 0) return <p class="empty">{tally.value.done > 0 ? t.nothingFound : t.nothingYet}</p>;
  const most = rows.reduce((found, row) => Math.max(found, row.score), Number.MIN_VALUE);
  const kinds = [
    ["word", t.words],
    ["phrase", t.phrases],
  ] as const;
  return (
    <>
      <div class="facets" role="group" aria-label={t.kindFilter}>
        <button type="button" aria-pressed={kind.value === null} onClick={() => (kind.value = null)}>
          {t.allTypes} <span class="n">{t.number(found.length)}</span>
        </button>
        {kinds.map(([name, words]) => (
          <button type="button" key={name} data-kind={name} aria-pressed={kind.value === name} onClick={() => (kind.value = kind.value === name ? null : name)}>
            {words} <span class="n">{t.number(found.filter((row) => row.kind === name).length)}</span>
          </button>
        ))}
      </div>
      {rows.length === 0 && <p class="empty">{t.noMatch}</p>}
      {rows.length > 0 && (
        <table class="rows keywords">
          <thead>
            <tr>
              <SortHead order={order} column="term" words={t.columnTerm} />
              <SortHead order={order} column="score" words={t.columnWeight} class="weight" hint={t.weightExplained} />
              <SortHead order={order} column="count" words={t.columnCount} class="number" />
              <SortHead order={order} column="documents" words={t.columnDocuments} class="number" />
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, limit).map((row) => (
              <Row key={row.key} row={row} most={most} />
            ))}
          </tbody>
        </table>
      )}
      {note}
    </>
  );
}

function Row({ row, most }: { row: KeywordRow; most: number }) {
  const t = texts.value;
  const chosen = subject.value?.of === "keyword" && subject.value.key === row.key;
  const choose = () => (chosen ? (subject.value = null) : chooseSubject({ of: "keyword", key: row.key }));
  return (
    <tr class={chosen ? "chosen" : ""} data-kind={row.kind} onClick={choose}>
      <td>
        <button type="button" class="row-name" aria-pressed={chosen} onClick={(event) => (event.stopPropagation(), choose())}>
          {row.term}
        </button>
      </td>
      <td class="weight">
        <span class="bar" aria-hidden="true">
          <span style={{ width: `${(100 * row.score) / most}%` }} />
        </span>
        <span class="weight-number">{row.score.toFixed(2).replace(".", t.locale === "ru" ? "," : ".")}</span>
      </td>
      <td class="number">{t.number(row.count)}</td>
      <td class="number">{t.number(row.places.length)}</td>
    </tr>
  );
}

function inOrder(rows: readonly KeywordRow[], { column, reversed }: Order<Column>): KeywordRow[] {
  const by: Record<Column, (a: KeywordRow, b: KeywordRow) => number> = {
    term: (a, b) => compare(a.term, b.term),
    count: (a, b) => b.count - a.count || b.score - a.score,
    score: (a, b) => b.score - a.score || b.count - a.count,
    documents: (a, b) => b.places.length - a.places.length || b.score - a.score,
  };
  const sorted = [...rows].sort((a, b) => by[column](a, b) || compare(a.term, b.term));
  return reversed ? sorted.reverse() : sorted;
}
