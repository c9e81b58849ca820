import { signal, type Signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Ranking } from "../../shared/messages.ts";
import { texts } from "../i18n/index.ts";
import { compare, inScope, type KeywordRow } from "../state/corpus.ts";
import { keywordRows, ranking, rankWaiting, unranked, unreadable } from "../state/ranking.ts";
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
  const left = unranked.value;
  useEffect(() => {
    if (left > 0) void rankWaiting();
  }, [ranking.value, left]);
  if (tally.value.done === 0) return <p class="empty">{t.nothingYet}</p>;
  const most = rows.reduce((found, row) => Math.max(found, row.score), Number.MIN_VALUE);
  const kinds = [
    ["word", t.words],
    ["phrase", t.phrases],
  ] as const;
  return (
    <>
      <Rankings left={left} />
      {keywordRows.value.length === 0 && left === 0 && <p class="empty">{t.nothingFound}</p>}
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
      {rows.length === 0 && keywordRows.value.length > 0 && <p class="empty">{t.noMatch}</p>}
      {rows.length > 0 && (
        <table class="rows keywords">
          <thead>
            <tr>
              <SortHead order={order} column="term" words={t.columnTerm} />
              <SortHead order={order} column="score" words={t.columnWeight} class="weight" hint={ranking.value === "sarap" ? t.weightExplained : t.ranking.explained[ranking.value]} />
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

/** Which ranking, how far it is, and what it could not read. */
function Rankings({ left }: { left: number }) {
  const words = texts.value.ranking;
  const others = inScope.value.filter((doc) => doc.analysis?.language !== "ru").length;
  return (
    <div class="words-settings">
      <label>
        {words.label}{" "}
        <select data-set="ranking" value={ranking.value} onChange={(event) => (ranking.value = event.currentTarget.value as Ranking)}>
          {(Object.keys(words.names) as Ranking[]).map((one) => (
            <option key={one} value={one}>
              {words.names[one]}
            </option>
          ))}
        </select>
      </label>
      {left > 0 && <span class="hint" role="status">{words.left(left)}</span>}
      {ranking.value !== "sarap" && (
        <p class="hint">
          {words.explained[ranking.value]} {others > 0 && words.russian(others)}
        </p>
      )}
      {unreadable.value > 0 && <p class="words-failure" role="alert">{words.failed(unreadable.value)}</p>}
    </div>
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
