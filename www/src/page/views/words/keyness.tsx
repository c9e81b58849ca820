import type { AskKeyness, KeyWord, KeynessAnswer } from "../../../shared/statistics.ts";
import type { Cell } from "../../charts/csv.ts";
import { drawDiverging } from "../../charts/diverging.ts";
import { labelName, texts } from "../../i18n/index.ts";
import { documentOf, pathOf } from "../../state/documents.ts";
import { opened, search } from "../../state/selection.ts";
import { about } from "../../state/statistics.ts";
import { by, leastKey, showConcordance, withStopWords } from "../../state/words.ts";
import { useMore } from "../more.tsx";
import { useAnswer } from "./ask.ts";
import { mostRows } from "./counts.tsx";
import { chance, decimal, rounded } from "./numbers.ts";
import { Save } from "./save.tsx";
import { Settings } from "./settings.tsx";
import { Waiting } from "./waiting.tsx";

/** Bars of a saved chart to each side, at most. */
const mostBars = 20;

/** Which words the opened document has more of, or less, than all others. */
export function Keyness() {
  const words = texts.value.statistics.keyness;
  const doc = documentOf(opened.value);
  const target = doc?.analysis ? pathOf(doc) : null;
  const others = about.all.value.map(pathOf).filter((path) => path !== target);
  const possible = target !== null && others.length > 0;
  const asked = useAnswer<AskKeyness>(
    possible
      ? {
          kind: "keyness",
          by: by.value,
          stop: withStopWords.value ? "none" : "builtin",
          min_count: leastKey.value,
          negative: true,
          in: { documents: [target] },
          against: { documents: others },
          page: { offset: 0, limit: mostRows },
        }
      : null,
    "all",
  );
  if (!possible) return <p class="empty">{words.needs}</p>;
  return (
    <>
      <Settings ways={["form", "lemma", "lemma+pos", "entity"]} minimum={leastKey} />
      <Waiting asked={asked} />
      {asked.answered && <Found answer={asked.answered.answer} summary={words.summary(target, others.length)} />}
    </>
  );
}

function Found({ answer, summary }: { answer: KeynessAnswer; summary: string }) {
  const t = texts.value;
  const { keyness: words, views, nothing } = t.statistics;
  const wanted = search.value.trim().toLowerCase();
  // Without log ratio a word is on one side alone: it has no bar, but a sign.
  const found = answer.rows.filter((row) => !wanted || row.term.toLowerCase().includes(wanted));
  const { limit, note } = useMore(found.length);
  const most = found.reduce((so, row) => Math.max(so, Math.abs(row.log_likelihood ?? 0)), Number.MIN_VALUE);
  const chart = () => {
    const more = found.filter((row) => (row.log_likelihood ?? 0) > 0).slice(0, mostBars);
    const less = found.filter((row) => (row.log_likelihood ?? 0) < 0);
    const least = [...less].sort((a, b) => (b.log_likelihood ?? 0) - (a.log_likelihood ?? 0)).slice(-mostBars);
    return drawDiverging(views.keyness, `${summary} · ${words.logLikelihood}`, [...more, ...least].map((row) => ({ name: row.term, value: row.log_likelihood ?? 0, label: decimal(row.log_likelihood, 1) })));
  };
  const table = (): Cell[][] => [
    [t.statistics.columnTerm, t.statistics.columnClass, words.here, words.there, words.perMillionHere, words.perMillionThere, words.logLikelihood, words.logRatio, "%DIFF", "BIC", words.oddsRatio, "p", words.adjusted],
    ...found.map((row) => [row.term, row.class, row.count, row.reference_count, row.per_million, row.reference_per_million, row.log_likelihood, row.log_ratio, row.percent_difference, row.bic, row.odds_ratio, row.p, row.p_adjusted]),
  ];
  if (answer.rows.length === 0) return <p class="empty">{nothing}</p>;
  return (
    <>
      <div class="words-facts">
        <p role="status">{summary}</p>
        <Save name="keyness" chart={chart} table={table} />
      </div>
      {answer.total > answer.rows.length && <p class="hint words-cut">{words.cut(answer.rows.length, answer.total)}</p>}
      <table class="rows keyness" aria-label={views.keyness}>
        <thead>
          <tr>
            <th scope="col">{t.statistics.columnTerm}</th>
            <th scope="col" class="diverging" title={words.logLikelihoodHint}>
              {words.logLikelihood}
            </th>
            <th scope="col" class="number log-ratio" title={words.logRatioHint}>
              {words.logRatio}
            </th>
            <th scope="col" class="number">{words.here}</th>
            <th scope="col" class="number">{words.there}</th>
            <th scope="col" class="number chance" title={words.adjusted}>
              p
            </th>
          </tr>
        </thead>
        <tbody>
          {found.slice(0, limit).map((row) => (
            <Row key={`${row.term}\t${row.class ?? ""}`} row={row} most={most} />
          ))}
        </tbody>
      </table>
      {note}
    </>
  );
}

function Row({ row, most }: { row: KeyWord; most: number }) {
  const t = texts.value;
  const words = t.statistics;
  const value = row.log_likelihood ?? 0;
  const { query } = row;
  const lead = query ? () => showConcordance(query) : undefined;
  return (
    <tr onClick={lead} data-side={value < 0 ? "less" : "more"}>
      <td>
        <button type="button" class="row-name" disabled={!lead} title={words.toConcordance(row.term)} onClick={(event) => (event.stopPropagation(), lead?.())}>
          {row.term}
        </button>
        {row.class && <span class="row-value">{labelName(t, row.class)}</span>}
      </td>
      <td class="diverging">
        <span class="two-sided" aria-hidden="true">
          <span style={{ width: `${(50 * Math.abs(value)) / most}%` }} />
        </span>
        <span class="weight-number">{decimal(row.log_likelihood, 1)}</span>
      </td>
      <td class="number log-ratio">{rounded(row.log_ratio)}</td>
      <td class="number">{t.number(row.count)}</td>
      <td class="number">{t.number(row.reference_count)}</td>
      <td class="number chance">{chance(row.p_adjusted)}</td>
    </tr>
  );
}
