import type { AskKeyness, KeyWord, KeynessAnswer } from "../../../shared/statistics.ts";
import type { Cell } from "../../charts/csv.ts";
import { drawDiverging } from "../../charts/diverging.ts";
import { labelName, texts } from "../../i18n/index.ts";
import { against, againstDocs, inOtherLanguage, target, targetDocs } from "../../state/compared.ts";
import { stopping, where } from "../../state/counting.ts";
import { pathOf, type Doc } from "../../state/documents.ts";
import { search } from "../../state/selection.ts";
import { by, leastKey, showConcordance, withLess, type Within } from "../../state/words.ts";
import { useMore } from "../more.tsx";
import { useAnswer } from "./ask.ts";
import { Compared, nameOf } from "./compared.tsx";
import { mostRows } from "./counts.tsx";
import { chance, decimal, rounded } from "./numbers.ts";
import { Save } from "./save.tsx";
import { Settings } from "./settings.tsx";
import { Waiting } from "./waiting.tsx";

/** Bars of a saved chart to each side, at most. */
const mostBars = 20;

/** Which words some documents have more of, or less, than others, or than news in general. */
export function Keyness() {
  const words = texts.value.statistics.keyness;
  const [looked, others] = [targetDocs.value, againstDocs.value];
  const lacks = looked.length === 0 ? words.lacks[target.value] : others?.length === 0 ? words.lacksOthers[against.value] : null;
  // The built-in list has no forms and no entities.
  const ways = others ? (["form", "lemma", "lemma+pos", "entity"] as const) : (["lemma", "lemma+pos"] as const);
  const less = withLess.value ?? others !== null;
  const asked = useAnswer<AskKeyness>(
    lacks
      ? null
      : {
          kind: "keyness",
          by: ways.find((way) => way === by.value) ?? "lemma",
          ...stopping.value,
          min_count: leastKey.value,
          negative: less,
          in: where(looked.map(pathOf)),
          against: others && where(others.map(pathOf)),
          page: { offset: 0, limit: mostRows },
        },
    "all",
  );
  return (
    <>
      <Compared />
      {lacks ? (
        <p class="empty">{lacks}</p>
      ) : (
        <>
          <Settings ways={ways} minimum={leastKey}>
            <label>
              <input type="checkbox" data-set="less" checked={less} onChange={(event) => (withLess.value = event.currentTarget.checked)} />
              {words.less}
            </label>
          </Settings>
          {!others && inOtherLanguage.value > 0 && (
            <p class="words-doubt" role="alert" data-code="reference.language">
              {words.otherLanguage(inOtherLanguage.value, looked.length)}
            </p>
          )}
          <Waiting asked={asked} />
          {asked.answered && <Found answer={asked.answered.answer} looked={looked} others={others} />}
        </>
      )}
    </>
  );
}

function Found({ answer, looked, others }: { answer: KeynessAnswer; looked: readonly Doc[]; others: readonly Doc[] | null }) {
  const t = texts.value;
  const { keyness: words, views, nothing } = t.statistics;
  const { reference } = answer;
  const wanted = search.value.trim().toLowerCase();
  // Without log ratio a word is on one side alone: it has no bar, but a sign.
  const found = answer.rows.filter((row) => !wanted || row.term.toLowerCase().includes(wanted));
  const { limit, note } = useMore(found.length);
  const most = found.reduce((so, row) => Math.max(so, Math.abs(row.log_likelihood ?? 0)), Number.MIN_VALUE);
  const summary = words.summary(nameOf(looked), answer.words, others ? nameOf(others) : words.reference, reference.words);
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
  const here: Within = { name: nameOf(looked), documents: looked.map(pathOf) };
  const there: Within | null = others && { name: nameOf(others), documents: others.map(pathOf) };
  return (
    <>
      <div class="words-facts">
        <p role="status">{summary}</p>
        <Save name="keyness" chart={chart} table={table} />
      </div>
      {reference.name && (
        <p class="hint words-cut" data-reference={reference.name}>
          {words.aboutReference(reference.period ?? "", reference.documents, reference.made ?? "", reference.least)}
        </p>
      )}
      {answer.warnings.map(({ code }) => code in words.doubts && (
        <p key={code} class="words-doubt" role="alert" data-code={code}>
          {words.doubts[code as keyof typeof words.doubts]}
        </p>
      ))}
      {answer.rows.length === 0 && <p class="empty">{nothing}</p>}
      {answer.total > answer.rows.length && <p class="hint words-cut">{words.cut(answer.rows.length, answer.total)}</p>}
      {answer.rows.length > 0 && found.length === 0 && <p class="empty">{t.noMatch}</p>}
      {found.length > 0 && (
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
              <th scope="col" class="number" title={words.hereHint}>
                {words.here}
              </th>
              <th scope="col" class="number" title={words.thereHint}>
                {words.there}
              </th>
              <th scope="col" class="number chance" title={words.adjusted}>
                p
              </th>
            </tr>
          </thead>
          <tbody>
            {found.slice(0, limit).map((row) => (
              <Row key={`${row.term}\t${row.class ?? ""}`} row={row} most={most} here={here} there={there} />
            ))}
          </tbody>
        </table>
      )}
      {note}
    </>
  );
}

function Row({ row, most, here, there }: { row: KeyWord; most: number; here: Within; there: Within | null }) {
  const t = texts.value;
  const words = t.statistics;
  const value = row.log_likelihood ?? 0;
  const { query } = row;
  const lead = query ? () => showConcordance(query, here) : undefined;
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
      <td class="number">
        {there && query && row.reference_count > 0 ? (
          <button type="button" class="link" title={words.keyness.toThere(row.term)} onClick={(event) => (event.stopPropagation(), showConcordance(query, there))}>
            {t.number(row.reference_count)}
          </button>
        ) : (
          t.number(row.reference_count)
        )}
      </td>
      <td class="number chance">{chance(row.p_adjusted)}</td>
    </tr>
  );
}
