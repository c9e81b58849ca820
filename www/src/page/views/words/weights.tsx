import type { AskWeights, Weight, WeightMeasure, WeightsAnswer } from "../../../shared/statistics.ts";
import { drawBars } from "../../charts/bars.ts";
import type { Cell } from "../../charts/csv.ts";
import { labelName, texts } from "../../i18n/index.ts";
import { weighed, weighedDocs, type Weighed } from "../../state/compared.ts";
import { stopping, where, withoutReprints } from "../../state/counting.ts";
import { documentOf, pathOf, type Doc } from "../../state/documents.ts";
import { opened, search } from "../../state/selection.ts";
import { by, leastWeighed, showConcordance, weightedBy, type Within } from "../../state/words.ts";
import { useMore } from "../more.tsx";
import { useAnswer } from "./ask.ts";
import { nameOf, Picker } from "./compared.tsx";
import { mostRows } from "./counts.tsx";
import { decimal } from "./numbers.ts";
import { Save } from "./save.tsx";
import { Settings } from "./settings.tsx";
import { Similar, ToSimilar } from "./similar.tsx";
import { Waiting } from "./waiting.tsx";

/** Bars of a saved chart, at most. */
const mostBars = 40;

const valueOf: Record<WeightMeasure, (row: Weight) => number> = { "tf-idf": (row) => row.tf_idf, bm25: (row) => row.bm25 };
const otherThan: Record<WeightMeasure, WeightMeasure> = { "tf-idf": "bm25", bm25: "tf-idf" };

/** Which words tell a document, or the ticked ones, from the others, and which documents are like it. */
export function Weights() {
  const words = texts.value.statistics.weights;
  const looked = weighedDocs.value;
  const asked = useAnswer<AskWeights>(
    looked.length === 0
      ? null
      : {
          kind: "weights",
          set: looked.map(pathOf),
          by: by.value,
          ...stopping.value,
          measure: weightedBy.value,
          min_count: leastWeighed.value,
          in: where(),
          page: { offset: 0, limit: mostRows },
        },
    "all",
  );
  const [first] = looked;
  const { failure, busy, answered } = asked;
  const leftOut = failure?.code === "document" && (withoutReprints.value || busy);
  const doubts = answered?.answer.warnings ?? [];
  return (
    <>
      <Chosen />
      {looked.length === 0 ? (
        <p class="empty">{words.lacks[weighed.value]}</p>
      ) : (
        <>
          <Settings ways={["form", "lemma", "lemma+pos", "entity"]} minimum={leastWeighed}>
            <Measures />
          </Settings>
          {leftOut ? (
            <p class="words-doubt" role="alert" data-code="document">
              {words.leftOut(looked.length)}
            </p>
          ) : (
            <Waiting asked={asked} />
          )}
          {doubts.map(({ code, message }) => (
            <p key={code} class="words-doubt" role="alert" data-code={code}>
              {code in words.doubts ? words.doubts[code as keyof typeof words.doubts] : message}
            </p>
          ))}
          {answered && doubts.length === 0 && (
            <>
              <Found answer={answered.answer} looked={looked} />
              {looked.length === 1 && first && <Similar doc={first} />}
            </>
          )}
        </>
      )}
    </>
  );
}

/** Whose words are listed. */
function Chosen() {
  const { keyness, weights: words } = texts.value.statistics;
  const doc = documentOf(opened.value);
  return (
    <>
      <div class="words-settings">
        <label>
          {keyness.target}{" "}
          <select data-set="target" value={weighed.value} onChange={(event) => (weighed.value = event.currentTarget.value as Weighed)}>
            {(Object.keys(words.targets) as Weighed[]).map((one) => (
              <option key={one} value={one} disabled={one === "opened" && !doc?.analysis}>
                {words.targets[one]}
              </option>
            ))}
          </select>
        </label>
      </div>
      {weighed.value === "chosen" && <Picker sides={["target"]} label={words.picker} />}
    </>
  );
}

function Measures() {
  const { richness, weights: words } = texts.value.statistics;
  return (
    <label>
      {richness.order}{" "}
      <select data-set="measure" value={weightedBy.value} onChange={(event) => (weightedBy.value = event.currentTarget.value as WeightMeasure)}>
        {(Object.keys(words.measures) as WeightMeasure[]).map((one) => (
          <option key={one} value={one}>
            {words.measures[one]}
          </option>
        ))}
      </select>
    </label>
  );
}

function Found({ answer, looked }: { answer: WeightsAnswer; looked: readonly Doc[] }) {
  const t = texts.value;
  const { weights: words, keyness, views, nothing } = t.statistics;
  const [measure, other] = [weightedBy.value, otherThan[weightedBy.value]];
  const wanted = search.value.trim().toLowerCase();
  const found = answer.rows.filter((row) => !wanted || row.term.toLowerCase().includes(wanted));
  const { limit, note } = useMore(found.length);
  const most = found.reduce((so, row) => Math.max(so, valueOf[measure](row)), Number.MIN_VALUE);
  const several = looked.length > 1;
  const summary = words.summary(nameOf(looked), answer.total, answer.documents, answer.words);
  const chart = () => {
    const bars = found.slice(0, mostBars);
    const notes = [summary, words.measures[measure]];
    if (bars.length < found.length) notes.push(t.statistics.first(bars.length, found.length));
    return drawBars(views.weights, notes.join(" · "), bars.map((row) => ({ name: named(row), value: valueOf[measure](row), label: decimal(valueOf[measure](row)) })));
  };
  const named = (row: Weight): string => (row.class ? `${row.term} ${labelName(t, row.class)}` : row.term);
  const table = (): Cell[][] => [
    [t.statistics.columnTerm, t.statistics.columnClass, words.here, words.holding, words.holdingAll, words.measures["tf-idf"], words.measures.bm25],
    ...found.map((row) => [row.term, row.class, row.count, row.documents, row.corpus_documents, row.tf_idf, row.bm25]),
  ];
  const here: Within = { name: nameOf(looked), documents: looked.map(pathOf) };
  return (
    <section class="of-weights">
      <div class="words-facts">
        <p role="status">{summary}</p>
        {!several && <ToSimilar />}
        <Save name="weights" chart={chart} table={table} />
      </div>
      {answer.total > answer.rows.length && <p class="hint words-cut">{keyness.cut(answer.rows.length, answer.total)}</p>}
      <p class="hint words-cut">{words.explained[measure]}</p>
      {answer.rows.length === 0 && <p class="empty">{nothing}</p>}
      {answer.rows.length > 0 && found.length === 0 && <p class="empty">{t.noMatch}</p>}
      {found.length > 0 && (
        <table class="rows weights" aria-label={views.weights}>
          <thead>
            <tr>
              <th scope="col">{t.statistics.columnTerm}</th>
              <th scope="col" class="weight" aria-sort="descending">
                {words.measures[measure]}
              </th>
              <th scope="col" class="number other">
                {words.measures[other]}
              </th>
              <th scope="col" class="number" title={words.hereHint}>
                {words.here}
              </th>
              {several && (
                <th scope="col" class="number" title={words.holdingHint}>
                  {words.holding}
                </th>
              )}
              <th scope="col" class="number" title={words.holdingAllHint}>
                {words.holdingAll}
              </th>
            </tr>
          </thead>
          <tbody>
            {found.slice(0, limit).map((row) => {
              const lead = (event: Event, only: Within | null) => (event.stopPropagation(), showConcordance(row.query, only));
              return (
                <tr key={row.query} onClick={(event) => lead(event, here)}>
                  <td>
                    <button type="button" class="row-name" title={words.toHere(row.term)} onClick={(event) => lead(event, here)}>
                      {row.term}
                    </button>
                    {row.class && <span class="row-value">{labelName(t, row.class)}</span>}
                  </td>
                  <td class="weight">
                    <span class="bar" aria-hidden="true">
                      <span style={{ width: `${(100 * valueOf[measure](row)) / most}%` }} />
                    </span>
                    <span class="weight-number">{decimal(valueOf[measure](row))}</span>
                  </td>
                  <td class="number other">{decimal(valueOf[other](row))}</td>
                  <td class="number">
                    <button type="button" class="link" title={words.toHere(row.term)} onClick={(event) => lead(event, here)}>
                      {t.number(row.count)}
                    </button>
                  </td>
                  {several && <td class="number">{t.number(row.documents)}</td>}
                  <td class="number">
                    <button type="button" class="link" title={t.statistics.toConcordance(row.term)} onClick={(event) => lead(event, null)}>
                      {t.number(row.corpus_documents)}
                    </button>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {note}
    </section>
  );
}
