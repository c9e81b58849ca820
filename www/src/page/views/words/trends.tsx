import type { AskTrends, Period, Trend, TrendsAnswer } from "../../../shared/statistics.ts";
import type { Cell } from "../../charts/csv.ts";
import { drawMultiples } from "../../charts/multiples.ts";
import { texts } from "../../i18n/index.ts";
import { stopping, where } from "../../state/counting.ts";
import { pathOf, type Doc } from "../../state/documents.ts";
import { period, showConcordance, watched } from "../../state/words.ts";
import { useAnswer } from "./ask.ts";
import { nameOfQuery, rounded } from "./numbers.ts";
import { Save } from "./save.tsx";
import { Waiting } from "./waiting.tsx";
import { Watched, wrongOf } from "./watched.tsx";

/** Courses of the most frequent words. */
const mostCourses = 9;

/** How frequent words are in the course of time: small pictures with one scale. */
export function Trends() {
  const { trends: words } = texts.value.statistics;
  const asked = useAnswer<AskTrends>({
    kind: "trends",
    queries: watched.value,
    ...stopping.value,
    in: where(),
    period: period.value,
    page: { offset: 0, limit: watched.value.length || mostCourses },
  });
  const answer = asked.answered?.answer;
  return (
    <>
      <Watched failure={wrongOf(asked)} />
      <div class="words-settings">
        <label>
          {words.period}{" "}
          <select data-set="period" value={period.value ?? ""} onChange={(event) => (period.value = (event.currentTarget.value as Period | "") || null)}>
            <option value="">{words.fitting(answer ? words.periods[answer.period] : "")}</option>
            {(["day", "month", "year"] as const).map((one) => (
              <option key={one} value={one}>
                {words.periods[one]}
              </option>
            ))}
          </select>
        </label>
      </div>
      {!wrongOf(asked) && <Waiting asked={asked} />}
      {asked.answered && answer && (answer.intervals.length > 0 ? <Courses answer={answer} docs={asked.answered.docs} /> : <p class="empty">{words.undatedAll}</p>)}
    </>
  );
}

function Courses({ answer, docs }: { answer: TrendsAnswer; docs: readonly Doc[] }) {
  const t = texts.value;
  const { trends: words, views, toConcordance } = t.statistics;
  const { rows, intervals } = answer;
  const times = intervals.map(({ name }) => name);
  const held = intervals.filter(({ documents }) => documents > 0).length;
  const summary = words.summary(intervals.reduce((sum, { documents }) => sum + documents, 0), times[0] ?? "", times.at(-1) ?? "", answer.undated_documents);
  const most = Math.max(Number.MIN_VALUE, ...rows.flatMap(({ points }) => points.map((point) => point.per_million ?? 0))) * 1.15;
  const chart = () => {
    const courses = rows.map(({ query, points }) => ({
      name: nameOfQuery(query),
      points: points.map(({ per_million, lower, upper }) => (per_million === null ? null : { value: per_million, lower: lower ?? per_million, upper: upper ?? per_million })),
    }));
    return drawMultiples(views.trends, `${summary} · ${words.scale}`, courses, times, rounded);
  };
  const table = (): Cell[][] => [
    [t.statistics.columnTerm, words.period, t.statistics.columnCount, t.statistics.columnDocuments, t.statistics.columnPerMillion, words.lower, words.upper],
    ...rows.flatMap(({ query, points }) => points.map((point, at) => [nameOfQuery(query), times[at] ?? "", point.count, point.documents, point.per_million, point.lower, point.upper])),
  ];
  return (
    <>
      <div class="words-facts">
        <p role="status">{summary}</p>
        <Save name="trends" chart={chart} table={table} />
      </div>
      <p class="hint words-cut">{words.scale}</p>
      <ul class="multiples">
        {rows.map((row) => (
          <li key={row.query}>
            <button type="button" class="row-name" title={toConcordance(nameOfQuery(row.query))} onClick={() => showConcordance(row.query)}>
              {nameOfQuery(row.query)}
            </button>
            <Course row={row} most={most} />
            <p class="course-ends">
              <span>{times[0]}</span>
              {times.length > 1 && <span>{times.at(-1)}</span>}
            </p>
            {row.bursts.length > 0 && <p class="hint">{row.bursts.map(({ first, last }) => words.burst(times[first] ?? "", times[last] ?? "")).join("; ")}</p>}
          </li>
        ))}
      </ul>
      <details class="course-table">
        <summary>{words.table}</summary>
        <div class="wide">
          <table class="rows" aria-label={views.trends}>
            <thead>
              <tr>
                <th scope="col">{words.period}</th>
                {rows.map(({ query }) => (
                  <th scope="col" key={query} class="number">
                    {nameOfQuery(query)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {intervals.map(({ name, documents }, at) => documents > 0 && (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  {rows.map(({ query, points }) => (
                    <td key={query} class="number" title={`${rounded(points[at]?.lower ?? null)}–${rounded(points[at]?.upper ?? null)}`}>
                      {points[at]?.count ? (
                        <button type="button" class="link" title={words.toPeriod(nameOfQuery(query), points[at].count, name)} onClick={() => showConcordance(query, { name, documents: dated(docs, name) })}>
                          {rounded(points[at].per_million)}
                        </button>
                      ) : (
                        rounded(points[at]?.per_million ?? null)
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          {held < intervals.length && <p class="hint">{words.leftOut(intervals.length - held, intervals.length)}</p>}
        </div>
      </details>
    </>
  );
}

/** The documents of a period: its name begins their dates. */
const dated = (docs: readonly Doc[], period: string): string[] => docs.filter((doc) => doc.analysis?.date?.startsWith(period)).map(pathOf);

function Course({ row: { points }, most }: { row: Trend; most: number }) {
  const step = 300 / Math.max(1, points.length);
  const at = (index: number) => ((index + 0.5) * step).toFixed(1);
  const up = (value: number) => (80 - (Math.min(value, most) / most) * 78).toFixed(1);
  const line = points.map(({ per_million }, index) => (per_million === null ? "" : `${points[index - 1]?.per_million == null ? "M" : "L"}${at(index)} ${up(per_million)}`)).join("");
  const spans = points.map(({ lower, upper }, index) => (lower === null || upper === null ? "" : `M${at(index)} ${up(lower)}V${up(upper)}`)).join("");
  const dots = points.map(({ per_million }, index) => (per_million === null ? "" : `M${at(index)} ${up(per_million)}h0`)).join("");
  return (
    <svg class="course" viewBox="0 0 300 82" aria-hidden="true">
      <path class="axis" d="M0 80.5H300" />
      <path class="span" d={spans} />
      <path class="line" d={line} />
      <path class="dots" d={dots} />
    </svg>
  );
}
