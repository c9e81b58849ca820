import { signal, type Signal } from "@preact/signals";
import { drawBars } from "../../charts/bars.ts";
import type { Cell } from "../../charts/csv.ts";
import { texts } from "../../i18n/index.ts";
import { compare } from "../../state/corpus.ts";
import { search } from "../../state/selection.ts";
import { by, showConcordance, withStopWords } from "../../state/words.ts";
import { useMore } from "../more.tsx";
import { SortHead, type Order } from "../sort.tsx";
import { Save } from "./save.tsx";

/** A word or a sequence of words. */
export interface FrequencyRow {
  name: string;
  /** Of a sequence that is shown in another form. */
  lemmas?: string;
  /** Parts of speech or label, where words are told apart by it. */
  class: string | null;
  count: number;
  documents: number;
  perMillion: number;
  query: string;
}

type Column = "name" | "count" | "documents";
const order: Signal<Order<Column>> = signal({ column: "count", reversed: false });

/** Bars of a saved chart at most: more cannot be read on one page. */
const mostBars = 40;

interface Props {
  name: string;
  title: string;
  columnName: string;
  /** Over the lemmas in the saved table, if rows have some. */
  columnLemmas?: string | undefined;
  perMillionHint: string;
  /** What was counted, in words. */
  summary: string;
  /** Fewest mentions of a row. */
  least: number;
  rows: readonly FrequencyRow[];
  /** Rows that there are, given or not. */
  total: number;
}

/** Sorted bars with their numbers; each row leads to its places. */
export function FrequencyTable({ name, title, columnName, columnLemmas, perMillionHint, summary, least, rows, total }: Props) {
  const t = texts.value;
  const words = t.statistics;
  const wanted = search.value.trim().toLowerCase();
  const found = inOrder(wanted ? rows.filter((row) => [row.name, row.lemmas ?? ""].some((text) => text.toLowerCase().includes(wanted))) : rows, order.value);
  const { limit, note } = useMore(found.length);
  const most = found.reduce((so, row) => Math.max(so, row.count), 1);
  const classes = rows.some((row) => row.class !== null);
  const fine = new Intl.NumberFormat(t.locale, { maximumSignificantDigits: 4 });
  const chart = () => {
    const bars = found.slice(0, mostBars);
    const notes = [summary, words.how(words.bys[by.value], withStopWords.value, least)];
    if (bars.length < found.length) notes.push(words.first(bars.length, found.length));
    return drawBars(title, notes.join(" · "), bars.map((row) => ({ name: row.class ? `${row.name} ${row.class}` : row.name, value: row.count, label: t.number(row.count) })));
  };
  const table = (): Cell[][] => [
    [columnName, ...(columnLemmas ? [columnLemmas] : []), ...(classes ? [words.columnClass] : []), words.columnCount, words.columnDocuments, words.columnPerMillion],
    ...found.map((row) => [row.name, ...(columnLemmas ? [row.lemmas ?? ""] : []), ...(classes ? [row.class] : []), row.count, row.documents, Math.round(row.perMillion * 1000) / 1000]),
  ];
  if (rows.length === 0) return <p class="empty">{words.nothing}</p>;
  return (
    <>
      <div class="words-facts">
        <p role="status">{summary}</p>
        <Save name={name} chart={chart} table={table} />
      </div>
      {total > rows.length && <p class="hint words-cut">{words.cut(rows.length, total)}</p>}
      {found.length === 0 && <p class="empty">{t.noMatch}</p>}
      {found.length > 0 && (
        <table class="rows frequencies" aria-label={title}>
          <thead>
            <tr>
              <SortHead order={order} column="name" words={columnName} />
              <SortHead order={order} column="count" words={words.columnCount} class="counted" />
              <SortHead order={order} column="documents" words={words.columnDocuments} class="number" />
              <th scope="col" class="number per-million" title={perMillionHint}>
                {words.columnPerMillion}
              </th>
            </tr>
          </thead>
          <tbody>
            {found.slice(0, limit).map((row) => (
              <tr key={row.query} onClick={() => showConcordance(row.query)}>
                <td>
                  <button type="button" class="row-name" title={words.toConcordance(row.name)} onClick={(event) => (event.stopPropagation(), showConcordance(row.query))}>
                    {row.name}
                  </button>
                  {row.class && <span class="row-value">{row.class}</span>}
                </td>
                <td class="counted">
                  <span class="bar" aria-hidden="true">
                    <span style={{ width: `${(100 * row.count) / most}%` }} />
                  </span>
                  <span class="weight-number">{t.number(row.count)}</span>
                </td>
                <td class="number">{t.number(row.documents)}</td>
                <td class="number per-million">{fine.format(row.perMillion)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {note}
    </>
  );
}

function inOrder(rows: readonly FrequencyRow[], { column, reversed }: Order<Column>): FrequencyRow[] {
  const ways: Record<Column, (a: FrequencyRow, b: FrequencyRow) => number> = {
    name: (a, b) => compare(a.name, b.name),
    count: (a, b) => b.count - a.count || b.documents - a.documents,
    documents: (a, b) => b.documents - a.documents || b.count - a.count,
  };
  const sorted = [...rows].sort((a, b) => ways[column](a, b) || compare(a.name, b.name));
  return reversed ? sorted.reverse() : sorted;
}
