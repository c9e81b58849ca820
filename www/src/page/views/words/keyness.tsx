import type { AskKeyness, KeyMeasure, KeyWord, KeynessAnswer } from "../../../shared/statistics.ts";
import type { Cell } from "../../charts/csv.ts";
import { drawDiverging } from "../../charts/diverging.ts";
import { labelName, texts } from "../../i18n/index.ts";
import { against, againstDocs, inOtherLanguage, target, targetDocs } from "../../state/compared.ts";
import { stopping, where } from "../../state/counting.ts";
import { pathOf, type Doc } from "../../state/documents.ts";
import { search } from "../../state/selection.ts";
import { by, keyBy, leastKey, showConcordance, withLess, type Within } from "../../state/words.ts";
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

/** A measure: its value, its digits, and the length of its bar, to the left where it is negative. */
interface Shown {
  of(row: KeyWord): number | null;
  digits: number;
  bar(row: KeyWord, value: number): number;
}

const isLess = (row: KeyWord): boolean => (row.log_likelihood ?? 0) < 0;
const itself = (_: KeyWord, value: number): number => value;

const measures: Record<KeyMeasure, Shown> = {
  ll: { of: (row) => row.log_likelihood, digits: 1, bar: itself },
  "log-ratio": { of: (row) => row.log_ratio, digits: 2, bar: itself },
  diff: { of: (row) => row.percent_difference, digits: 0, bar: itself },
  // Below 0 there is no evidence of a difference to either side.
  bic: { of: (row) => row.bic, digits: 1, bar: (row, value) => Math.max(0, value) * (isLess(row) ? -1 : 1) },
  // Of a word that is not here the logarithm has no bound.
  "odds-ratio": { of: (row) => row.odds_ratio, digits: 2, bar: (_, value) => Math.log2(Math.max(value, 1 / 256)) },
  frequency: { of: (row) => row.count, digits: 0, bar: (row, value) => (isLess(row) ? -value : value) },
};

const barOf = (measure: Shown, row: KeyWord): number => {
  const value = measure.of(row);
  return value === null ? 0 : measure.bar(row, value);
};

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
          measure: keyBy.value,
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
              {words.order}{" "}
              <select data-set="measure" value={keyBy.value} onChange={(event) => (keyBy.value = event.currentTarget.value as KeyMeasure)}>
                {(Object.keys(measures) as KeyMeasure[]).map((one) => (
                  <option key={one} value={one}>
                    {words.measures[one].name}
                  </option>
                ))}
              </select>
            </label>
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
  const measure = measures[keyBy.value];
  const { name, hint } = words.measures[keyBy.value];
  // Beside the order stands how large a difference is, or how sure.
  const second = keyBy.value === "ll" ? "log-ratio" : "ll";
  const most = found.reduce((so, row) => Math.max(so, Math.abs(barOf(measure, row))), Number.MIN_VALUE);
  const summary = words.summary(nameOf(looked), answer.words, others ? nameOf(others) : words.reference, reference.words);
  const chart = () => {
    const more = found.filter((row) => !isLess(row)).slice(0, mostBars);
    const less = found.filter(isLess).sort((a, b) => barOf(measure, b) - barOf(measure, a));
    const bars = [...more, ...less.slice(-mostBars)].map((row) => ({ name: row.term, value: barOf(measure, row), label: decimal(measure.of(row), measure.digits) }));
    return drawDiverging(views.keyness, `${summary} · ${name}`, bars);
  };
  const columns = (Object.keys(measures) as KeyMeasure[]).filter((one) => one !== "frequency");
  const table = (): Cell[][] => [
    [t.statistics.columnTerm, t.statistics.columnClass, words.here, words.there, words.perMillionHere, words.perMillionThere, ...columns.map((one) => words.measures[one].name), "p", words.adjusted],
    ...found.map((row) => [row.term, row.class, row.count, row.reference_count, row.per_million, row.reference_per_million, ...columns.map((one) => measures[one].of(row)), row.p, row.p_adjusted]),
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
              <th scope="col" class="diverging" title={hint}>
                {name}
              </th>
              <th scope="col" class="number second" title={words.measures[second].hint}>
                {second === "ll" ? "G²" : words.measures[second].name}
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
              <Row key={`${row.term}\t${row.class ?? ""}`} row={row} measure={measure} second={measures[second]} most={most} here={here} there={there} />
            ))}
          </tbody>
        </table>
      )}
      {note}
    </>
  );
}

function Row({ row, measure, second, most, here, there }: { row: KeyWord; measure: Shown; second: Shown; most: number; here: Within; there: Within | null }) {
  const t = texts.value;
  const words = t.statistics;
  const { query } = row;
  const lead = query ? () => showConcordance(query, here) : undefined;
  return (
    <tr onClick={lead} data-side={isLess(row) ? "less" : "more"}>
      <td>
        <button type="button" class="row-name" disabled={!lead} title={words.toConcordance(row.term)} onClick={(event) => (event.stopPropagation(), lead?.())}>
          {row.term}
        </button>
        {row.class && <span class="row-value">{labelName(t, row.class)}</span>}
      </td>
      <td class="diverging">
        <span class="two-sided" aria-hidden="true">
          <span style={{ width: `${(50 * Math.abs(barOf(measure, row))) / most}%` }} />
        </span>
        <span class="weight-number">{decimal(measure.of(row), measure.digits)}</span>
      </td>
      <td class="number second">{rounded(second.of(row))}</td>
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
