import { Fragment } from "preact";
import { computed, useSignal } from "@preact/signals";
import type { AskCollocates, Collocate, CollocateMeasure, Place } from "../../../shared/statistics.ts";
import { drawBars } from "../../charts/bars.ts";
import type { Cell } from "../../charts/csv.ts";
import { texts } from "../../i18n/index.ts";
import type { Doc } from "../../state/documents.ts";
import { search, showPlace } from "../../state/selection.ts";
import type { Answered } from "../../state/statistics.ts";
import { stopping, where } from "../../state/counting.ts";
import { by, left, leastCollocates, measure, query, right, wholeSentence } from "../../state/words.ts";
import { contextOf } from "../../text/kwic.ts";
import { useMore } from "../more.tsx";
import { useAnswer } from "./ask.ts";
import { mostRows } from "./counts.tsx";
import { decimal } from "./numbers.ts";
import { QueryBox } from "./query-box.tsx";
import { Save } from "./save.tsx";
import { NumberField, Settings } from "./settings.tsx";
import { Waiting } from "./waiting.tsx";

/** The measures that rows can be ordered by, and their digits. */
const measures = [
  ["logdice", "log_dice"],
  ["ll", "log_likelihood"],
  ["mi", "mi"],
  ["mi3", "mi3"],
  ["npmi", "npmi"],
  ["t", "t_score"],
  ["chi2", "chi_square"],
  ["deltap-collocate", "delta_p_collocate"],
  ["deltap-node", "delta_p_node"],
  ["dice", "dice"],
  ["frequency", "o11"],
] as const satisfies readonly (readonly [CollocateMeasure, keyof Collocate])[];

const mostBars = 40;

/** The question, as the settings have it. */
const question = computed((): AskCollocates | null =>
  query.value
    ? {
        kind: "collocates",
        query: query.value,
        by: by.value,
        ...stopping.value,
        left: left.value,
        right: right.value,
        in_sentence: true,
        sentence: wholeSentence.value,
        min_count: leastCollocates.value,
        measure: measure.value,
        in: where(),
        page: { offset: 0, limit: mostRows },
      }
    : null,
);

/** What stands near a word more often than by chance. */
export function Collocates() {
  const words = texts.value.statistics.collocates;
  const asked = useAnswer<AskCollocates>(question.value);
  const { failure, busy } = asked;
  const wrong = !busy && query.value && failure?.code === "query" ? failure : null;
  return (
    <>
      <QueryBox failure={wrong} teaches={false} />
      <Settings ways={["form", "lemma", "lemma+pos", "entity"]} minimum={leastCollocates}>
        {!wholeSentence.value && (
          <>
            <NumberField name="left" label={words.left} value={left} most={20} />
            <NumberField name="right" label={words.right} value={right} most={20} />
          </>
        )}
        <label>
          <input type="checkbox" data-set="sentence" checked={wholeSentence.value} onChange={(event) => (wholeSentence.value = event.currentTarget.checked)} />
          {words.sentence}
        </label>
        <label>
          {words.measure}{" "}
          <select data-set="measure" value={measure.value} onChange={(event) => (measure.value = event.currentTarget.value as CollocateMeasure)}>
            {measures.map(([name]) => (
              <option key={name} value={name}>
                {words.measures[name]}
              </option>
            ))}
          </select>
        </label>
      </Settings>
      {!query.value && <p class="empty">{words.empty}</p>}
      {query.value && !wrong && <Waiting asked={asked} />}
      {query.value && asked.answered && <Found answered={asked.answered} />}
    </>
  );
}

function Found({ answered: { answer, docs } }: { answered: Answered<AskCollocates> }) {
  const t = texts.value;
  const { collocates: words, columnTerm, columnClass, views } = t.statistics;
  const wanted = search.value.trim().toLowerCase();
  const found = answer.rows.filter((row) => !wanted || row.term.toLowerCase().includes(wanted));
  const { limit, note } = useMore(found.length);
  const opened = useSignal<string | null>(null);
  const [chosen, field] = measures.find(([name]) => name === measure.value) ?? measures[0];
  const name = words.measures[chosen];
  const valueOf = (row: Collocate): number | null => row[field];
  const digits = field === "o11" ? 0 : 2;
  const most = found.reduce((so, row) => Math.max(so, valueOf(row) ?? 0), Number.MIN_VALUE);
  const summary = words.summary(query.value, answer.node, answer.total);
  const chart = () => {
    const bars = found.slice(0, mostBars).map((row) => ({ name: row.term, value: Math.max(0, valueOf(row) ?? 0), label: decimal(valueOf(row), digits) }));
    return drawBars(views.collocates, `${summary} · ${name}`, bars);
  };
  const table = (): Cell[][] => [
    [columnTerm, columnClass, "O11", "O12", "O21", "O22", "E11", ...measures.slice(0, -1).map(([one]) => words.measures[one])],
    ...found.map((row) => [row.term, row.class, row.o11, row.o12, row.o21, row.o22, row.expected, ...measures.slice(0, -1).map(([, one]) => row[one])]),
  ];
  if (answer.node === 0) return <p class="empty">{t.statistics.concordance.none}</p>;
  if (answer.rows.length === 0) return <p class="empty">{t.statistics.nothing}</p>;
  return (
    <>
      <div class="words-facts">
        <p role="status">{summary}</p>
        <Save name="collocates" chart={chart} table={table} />
      </div>
      {answer.total > answer.rows.length && <p class="hint words-cut">{words.cut(answer.rows.length, answer.total)}</p>}
      <table class="rows frequencies" aria-label={views.collocates}>
        <thead>
          <tr>
            <th scope="col">{columnTerm}</th>
            <th scope="col" class="counted">
              {name}
            </th>
            <th scope="col" class="number" title={words.nearHint}>
              {words.near}
            </th>
            <th scope="col" class="number expected" title={words.expectedHint}>
              {words.expected}
            </th>
          </tr>
        </thead>
        <tbody>
          {found.slice(0, limit).map((row) => {
            const key = `${row.term}\t${row.class ?? ""}`;
            const open = opened.value === key;
            const toggle = () => (opened.value = open ? null : key);
            return (
              <Fragment key={key}>
                <tr onClick={toggle} class={open ? "chosen" : ""}>
                  <td>
                    <button type="button" class="row-name" aria-expanded={open} onClick={(event) => (event.stopPropagation(), toggle())}>
                      {row.term}
                    </button>
                    {row.class && <span class="row-value">{row.class}</span>}
                  </td>
                  <td class="counted">
                    <span class="bar" aria-hidden="true">
                      <span style={{ width: `${(100 * Math.max(0, valueOf(row) ?? 0)) / most}%` }} />
                    </span>
                    <span class="weight-number">{decimal(valueOf(row), digits)}</span>
                  </td>
                  <td class="number">{t.number(row.o11)}</td>
                  <td class="number expected">{decimal(row.expected)}</td>
                </tr>
                {open && (
                  <tr class="collocate-details">
                    <td colSpan={4}>
                      <Details row={row} docs={docs} />
                    </td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
      {note}
    </>
  );
}

/** The contingency table that all measures are made from, the measures, and the first places. */
function Details({ row, docs }: { row: Collocate; docs: readonly Doc[] }) {
  const t = texts.value;
  const words = t.statistics.collocates;
  const { o11, o12, o21, o22, term } = row;
  const all = useSignal(false);
  const lines: [string, number, number][] = [
    [words.near, o11, o12],
    [words.elsewhere, o21, o22],
    [words.sum, o11 + o21, o12 + o22],
  ];
  return (
    <>
      <div class="contingency">
        <table aria-label={words.contingency}>
          <thead>
            <tr>
              <td />
              <th scope="col">{term}</th>
              <th scope="col">{words.others}</th>
              <th scope="col">{words.sum}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(([name, with_, without]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{t.number(with_)}</td>
                <td>{t.number(without)}</td>
                <td>{t.number(with_ + without)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <dl>
          {measures.slice(0, -1).map(([name, field]) => (
            <div key={name}>
              <dt>{words.measures[name]}</dt>
              <dd>{decimal(row[field], 3)}</dd>
            </div>
          ))}
        </dl>
      </div>
      {all.value ? <All row={row} /> : <Places places={row.places} docs={docs} />}
      {!all.value && row.places.length < o11 && (
        <button type="button" class="link" data-do="all-places" onClick={() => (all.value = true)}>
          {words.allPlaces(o11)}
        </button>
      )}
    </>
  );
}

/** All places of a collocate, which the table has the first of. */
function All({ row: { term, class: kind, places } }: { row: Collocate }) {
  const asked = useAnswer<AskCollocates>(question.value && { ...question.value, term, places: mostRows });
  const row = asked.answered?.answer.rows.find((one) => one.class === kind);
  return (
    <>
      <Waiting asked={asked} />
      {asked.answered && <Places places={row?.places ?? places} docs={asked.answered.docs} />}
    </>
  );
}

function Places({ places, docs }: { places: readonly Place[]; docs: readonly Doc[] }) {
  return (
    <ul>
      {places.map((place) => (
        <Near key={`${place.number} ${place.start}`} place={place} doc={docs[place.number]} />
      ))}
    </ul>
  );
}

function Near({ place: { start, end }, doc }: { place: Place; doc: Doc | undefined }) {
  const text = doc?.analysis?.text;
  if (!doc || text === undefined) return null;
  const { before, match, after } = contextOf(text, start, end);
  return (
    <li>
      <button type="button" class="line" title={doc.name} onClick={() => showPlace(doc.key, start, end)}>
        <span class="before">
          <bdi>{before.replace(/ $/, "\u00a0")}</bdi>
        </span>
        <mark>{match}</mark>
        <span class="after">{after}</span>
      </button>
    </li>
  );
}
