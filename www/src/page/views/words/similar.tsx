import type { AskSimilar, SimilarDocument } from "../../../shared/statistics.ts";
import { drawBars } from "../../charts/bars.ts";
import type { Cell } from "../../charts/csv.ts";
import { labelName, texts } from "../../i18n/index.ts";
import { stopping, where } from "../../state/counting.ts";
import { pathOf, type Doc } from "../../state/documents.ts";
import { pane, search, showDocument } from "../../state/selection.ts";
import type { Answered } from "../../state/statistics.ts";
import { by, showConcordance } from "../../state/words.ts";
import { useMore } from "../more.tsx";
import { useAnswer } from "./ask.ts";
import { nameOf } from "./compared.tsx";
import { decimal } from "./numbers.ts";
import { Save } from "./save.tsx";
import { Waiting } from "./waiting.tsx";

/** Rows that are asked for: whoever needs more looks for reprints. */
const mostRows = 1000;
/** Bars of a saved chart, at most. */
const mostBars = 40;

const similarTitle = "similar-title";

/** Below a long table: what leads there. */
export function ToSimilar() {
  const words = texts.value.statistics.similar;
  return (
    <button
      type="button"
      class="link"
      data-do="to-similar"
      onClick={() => {
        const title = document.getElementById(similarTitle);
        title?.scrollIntoView();
        title?.focus({ preventScroll: true });
      }}
    >
      {words.title}
    </button>
  );
}

/** Which documents are like this one, and by which words. */
export function Similar({ doc }: { doc: Doc }) {
  const words = texts.value.statistics.similar;
  const asked = useAnswer<AskSimilar>(
    { kind: "similar", document: pathOf(doc), by: by.value, ...stopping.value, terms: 5, in: where(), page: { offset: 0, limit: mostRows } },
    "all",
  );
  return (
    <section class="of-similar" aria-labelledby={similarTitle}>
      <h3 id={similarTitle} tabIndex={-1}>{words.title}</h3>
      <Waiting asked={asked} />
      {asked.answered && <Found answered={asked.answered} />}
    </section>
  );
}

interface Row {
  row: SimilarDocument;
  doc: Doc;
}

function Found({ answered: { answer, docs } }: { answered: Answered<AskSimilar> }) {
  const t = texts.value;
  const { similar: words, concordance, duplicates } = t.statistics;
  const self = docs[answer.number];
  const wanted = search.value.trim().toLowerCase();
  const rows: Row[] = answer.rows.flatMap((row) => {
    const doc = docs[row.number];
    return doc ? [{ row, doc }] : [];
  });
  const found = rows.filter(({ row, doc }) => !wanted || [pathOf(doc), ...row.terms.map(({ term }) => term)].some((text) => text.toLowerCase().includes(wanted)));
  const { limit, note } = useMore(found.length);
  if (!self) return null;
  const name = nameOf([self]);
  if (rows.length === 0) return <p class="empty">{words.none(name)}</p>;
  const most = found.reduce((so, { row }) => Math.max(so, row.cosine), Number.MIN_VALUE);
  const summary = words.summary(answer.total, name);
  const chart = () => {
    const bars = found.slice(0, mostBars);
    const notes = bars.length < found.length ? [summary, t.statistics.first(bars.length, found.length)] : [summary];
    return drawBars(words.title, notes.join(" · "), bars.map(({ row, doc }) => ({ name: doc.name, value: row.cosine, label: similarity(row.cosine) })));
  };
  // A line for each word: a table has one number a cell.
  const table = (): Cell[][] => [
    [concordance.columns.document, duplicates.date, words.similarity, t.statistics.columnTerm, t.statistics.columnClass, words.share],
    ...found.flatMap(({ row, doc }) => row.terms.map(({ term, class: kind, share }) => [pathOf(doc), row.date, row.cosine, term, kind, share])),
  ];
  return (
    <>
      <div class="words-facts">
        <p role="status">{summary}</p>
        <Save name="similar" chart={chart} table={table} />
      </div>
      {answer.total > answer.rows.length && <p class="hint words-cut">{t.shown(answer.rows.length, answer.total)}</p>}
      <p class="hint words-cut">{words.explained}</p>
      {found.length === 0 && <p class="empty">{t.noMatch}</p>}
      {found.length > 0 && (
        <table class="rows similar" aria-label={words.title}>
          <thead>
            <tr>
              <th scope="col">{concordance.columns.document}</th>
              <th scope="col" class="weight" aria-sort="descending">
                {words.similarity}
              </th>
              <th scope="col" class="alike-by">
                {words.terms}
              </th>
            </tr>
          </thead>
          <tbody>
            {found.slice(0, limit).map((one) => (
              <Line key={one.doc.key} {...one} self={self} most={most} />
            ))}
          </tbody>
        </table>
      )}
      {note}
    </>
  );
}

/** Never rounded up to the same document. */
const similarity = (cosine: number): string => decimal(Math.floor(cosine * 1000) / 1000, 3);

/** Small shares with a digit more, so that none is 0. */
const percent = (share: number): string => `${decimal(100 * share, share < 0.1 ? 1 : 0)}\u00a0%`;

function Line({ row, doc, self, most }: Row & { self: Doc; most: number }) {
  const t = texts.value;
  const words = t.statistics;
  const both = { name: words.similar.pair(nameOf([self]), nameOf([doc])), documents: [pathOf(self), pathOf(doc)] };
  return (
    <tr>
      <td>
        <button
          type="button"
          class="row-name"
          title={`${t.goTo}: ${pathOf(doc)}`}
          onClick={() => {
            showDocument(doc.key);
            pane.value = "text";
          }}
        >
          {doc.name}
        </button>
        {row.date && <span class="row-value">{row.date}</span>}
      </td>
      <td class="weight">
        <span class="bar" aria-hidden="true">
          <span style={{ width: `${(100 * row.cosine) / most}%` }} />
        </span>
        <span class="weight-number">{similarity(row.cosine)}</span>
      </td>
      <td class="alike-by">
        {row.terms.map(({ term, class: kind, share, query }) => (
          <span key={query} class="alike-term">
            <button type="button" class="link" title={words.toConcordance(term)} onClick={() => showConcordance(query, both)}>
              {term}
            </button>
            {kind && <span class="row-value">{labelName(t, kind)}</span>} <span class="row-value">{percent(share)}</span>
          </span>
        ))}
      </td>
    </tr>
  );
}
