import type { Signal } from "@preact/signals";
import type { AskDiversity, Diversity } from "../../../shared/statistics.ts";
import { drawBars } from "../../charts/bars.ts";
import type { Cell } from "../../charts/csv.ts";
import { texts } from "../../i18n/index.ts";
import { compare, scope } from "../../state/corpus.ts";
import { where } from "../../state/counting.ts";
import { pathOf, type Doc } from "../../state/documents.ts";
import { pane, search, showDocument } from "../../state/selection.ts";
import type { Answered } from "../../state/statistics.ts";
import { by, diversityBy, mattrWindow, readabilityBy, wordsView, type TextColumn, type TextMeasure } from "../../state/words.ts";
import { useMore } from "../more.tsx";
import { useAnswer } from "./ask.ts";
import { decimal } from "./numbers.ts";
import { Save } from "./save.tsx";
import { ByField, NumberField } from "./settings.tsx";
import { Waiting } from "./waiting.tsx";

/** What is shown of a text: a name in the texts, how it is made from the answer, and its digits. */
interface Column {
  name: TextColumn;
  of(row: Diversity): number | null;
  digits: number;
}

const plain = (name: TextMeasure, digits: number): Column => ({ name, of: (row) => row[name], digits });
const ratio = (name: TextColumn, above: TextMeasure, below: TextMeasure): Column => ({
  name,
  of: (row) => (row[above] === null || !row[below] ? null : row[above] / row[below]),
  digits: 2,
});

const ofDiversity = [plain("words", 0), plain("types", 0), plain("ttr", 3), plain("mattr", 3), plain("mtld", 1), plain("hd_d", 3)];
const ofReadability = [
  plain("sentences", 0),
  ratio("sentence_length", "words", "sentences"),
  ratio("word_length", "syllables", "words"),
  plain("flesch_oborneva", 1),
  plain("flesch_oborneva_kazan", 1),
  plain("grade_oborneva", 1),
  plain("grade_solovyev", 1),
];

/** How rich the vocabulary of each document is. */
export function LexicalDiversity() {
  const words = texts.value.statistics.richness;
  const asked = useAnswer<AskDiversity>({
    kind: "diversity",
    by: by.value === "entity" ? "lemma" : by.value,
    window: mattrWindow.value,
    in: where(),
    page: { offset: 0, limit: 10_000 },
  });
  return (
    <>
      <div class="words-settings">
        <ByField ways={["form", "lemma", "lemma+pos"]} />
        <NumberField name="window" label={words.window} value={mattrWindow} least={2} most={10_000} />
        <Order columns={ofDiversity} chosen={diversityBy} />
      </div>
      <Waiting asked={asked} />
      {asked.answered && <Documents answered={asked.answered} view="diversity" columns={ofDiversity} chosen={diversityBy} />}
    </>
  );
}

/** How hard each document is to read, by formulas fitted to Russian. */
export function Readability() {
  const asked = useAnswer<AskDiversity>({ kind: "diversity", in: where(), page: { offset: 0, limit: 10_000 } });
  return (
    <>
      <div class="words-settings">
        <Order columns={ofReadability} chosen={readabilityBy} />
      </div>
      <Waiting asked={asked} />
      {asked.answered && <Documents answered={asked.answered} view="readability" columns={ofReadability} chosen={readabilityBy} />}
    </>
  );
}

function Order({ columns, chosen }: { columns: readonly Column[]; chosen: Signal<TextColumn> }) {
  const words = texts.value.statistics.richness;
  return (
    <label>
      {words.order}{" "}
      <select data-set="order" value={chosen.value} onChange={(event) => (chosen.value = event.currentTarget.value as TextColumn)}>
        {columns.map(({ name }) => (
          <option key={name} value={name}>
            {words.columns[name].name}
          </option>
        ))}
      </select>
    </label>
  );
}

interface Row {
  row: Diversity;
  doc: Doc;
}

/** The rows with their documents: rows come in the documents' order, and several may have one path. */
function withDocuments({ answer, docs }: Answered<AskDiversity>): Row[] {
  const left = new Map<string, Doc[]>();
  for (const doc of docs) left.set(pathOf(doc), [...(left.get(pathOf(doc)) ?? []), doc]);
  return answer.rows.flatMap((row) => {
    const doc = left.get(row.document)?.shift();
    return doc ? [{ row, doc }] : [];
  });
}

interface Props {
  answered: Answered<AskDiversity>;
  view: "diversity" | "readability";
  columns: readonly Column[];
  chosen: Signal<TextColumn>;
}

function Documents({ answered, view, columns, chosen }: Props) {
  const t = texts.value;
  const { richness: words, views, concordance } = t.statistics;
  const { answer } = answered;
  const column = columns.find(({ name }) => name === chosen.value) ?? columns[0];
  const wanted = search.value.trim().toLowerCase();
  const rows = withDocuments(answered).filter(({ doc }) => !wanted || pathOf(doc).toLowerCase().includes(wanted));
  const { limit, note } = useMore(rows.length);
  if (!column) return null;
  rows.sort((a, b) => (column.of(b.row) ?? -Infinity) - (column.of(a.row) ?? -Infinity) || compare(pathOf(a.doc), pathOf(b.doc)));
  const most = rows.reduce((so, { row }) => Math.max(so, column.of(row) ?? 0), Number.MIN_VALUE);
  const several = answer.total > 1;
  const summary = words.summary(answer.total, answer.all.words);
  const chart = () =>
    drawBars(
      views[view],
      `${summary} · ${words.columns[column.name].name}`,
      rows.slice(0, 40).map(({ row, doc }) => ({ name: doc.name, value: Math.max(0, column.of(row) ?? 0), label: decimal(column.of(row), column.digits) })),
    );
  const table = (): Cell[][] => [
    [concordance.columns.document, ...columns.map(({ name }) => words.columns[name].name)],
    ...rows.map(({ row, doc }) => [pathOf(doc), ...columns.map(({ of }) => of(row))]),
    ...(several && !wanted ? [[words.all, ...columns.map(({ of }) => of(answer.all))]] : []),
  ];
  return (
    <>
      <div class="words-facts">
        <p role="status">{summary}</p>
        <Save name={view} chart={chart} table={table} />
      </div>
      {answer.total > answer.rows.length && <p class="hint words-cut">{t.shown(answer.rows.length, answer.total)}</p>}
      <p class="hint words-cut">{words.columns[column.name].hint}</p>
      <div class="wide">
        <table class="rows richness" aria-label={views[view]}>
          <thead>
            <tr>
              <th scope="col">{concordance.columns.document}</th>
              {columns.map(({ name }) => (
                <th key={name} scope="col" class={name === column.name ? "number chosen-measure" : "number"} aria-sort={name === column.name ? "descending" : "none"}>
                  <button type="button" title={words.columns[name].hint} onClick={() => (chosen.value = name)}>
                    {words.columns[name].short}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, limit).map(({ row, doc }) => (
              <tr key={doc.key}>
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
                </td>
                {columns.map((one) => (
                  <td key={one.name} class={one === column ? "number chosen-measure" : "number"}>
                    <Value column={one} row={row} doc={doc} />
                    {one === column && (
                      <span class="under" aria-hidden="true">
                        <span style={{ width: `${(100 * Math.max(0, one.of(row) ?? 0)) / most}%` }} />
                      </span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          {several && !wanted && (
            <tfoot>
              <tr>
                <th scope="row">{words.all}</th>
                {columns.map((one) => (
                  <td key={one.name} class={one === column ? "number chosen-measure" : "number"}>
                    {decimal(one.of(answer.all), one.digits)}
                  </td>
                ))}
              </tr>
            </tfoot>
          )}
        </table>
      </div>
      {rows.length === 0 && <p class="empty">{t.noMatch}</p>}
      {note}
    </>
  );
}

/** A number; words lead to their counts in the document. */
function Value({ column, row, doc }: { column: Column; row: Diversity; doc: Doc }) {
  const { richness: words } = texts.value.statistics;
  const value = column.of(row);
  const shown = decimal(value, column.digits);
  if (value === null) return <span title={words.columns[column.name].missing}>{shown}</span>;
  if (column.name !== "words" && column.name !== "types") return <>{shown}</>;
  return (
    <button
      type="button"
      class="link"
      title={words.toCounts(doc.name)}
      onClick={() => {
        showDocument(doc.key);
        scope.value = doc.key;
        wordsView.value = "counts";
      }}
    >
      {shown}
    </button>
  );
}
