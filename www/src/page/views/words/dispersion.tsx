import type { AskDispersion, Dispersion } from "../../../shared/statistics.ts";
import type { Cell } from "../../charts/csv.ts";
import { drawStrips } from "../../charts/strips.ts";
import { texts } from "../../i18n/index.ts";
import type { Doc } from "../../state/documents.ts";
import { stopping, where } from "../../state/counting.ts";
import { about, type Answered } from "../../state/statistics.ts";
import { showConcordance, watched } from "../../state/words.ts";
import { useAnswer } from "./ask.ts";
import { decimal, nameOfQuery } from "./numbers.ts";
import { Save } from "./save.tsx";
import { Waiting } from "./waiting.tsx";
import { Watched, wrongOf } from "./watched.tsx";

/** One document is cut into so many parts. */
const partsOfOne = 10;
/** Strips of the most frequent words, and places on a strip: more than it has pixels. */
const mostStrips = 20;
const mostPlaces = 2000;

/** How evenly words are spread, each on a strip. */
export function Dispersions() {
  const several = about.scope.value.length > 1;
  const asked = useAnswer<AskDispersion>({
    kind: "dispersion",
    queries: watched.value,
    ...stopping.value,
    in: where(),
    parts: several ? 0 : partsOfOne,
    places: mostPlaces,
    page: { offset: 0, limit: watched.value.length || mostStrips },
  });
  return (
    <>
      <Watched failure={wrongOf(asked)} />
      {!wrongOf(asked) && <Waiting asked={asked} />}
      {asked.answered && <Strips answered={asked.answered} />}
    </>
  );
}

/** Where each document begins, and where all end, in units of all their texts together. */
function beginnings(docs: readonly Doc[]): number[] {
  const begins = [0];
  for (const doc of docs) begins.push((begins.at(-1) ?? 0) + (doc.analysis?.text.length ?? 0));
  return begins;
}

function Strips({ answered: { answer, docs } }: { answered: Answered<AskDispersion> }) {
  const t = texts.value;
  const { dispersion: words, views, columnCount, columnTerm } = t.statistics;
  const begins = beginnings(docs);
  const all = Math.max(1, begins.at(-1) ?? 1);
  const placed = (row: Dispersion): number[] => row.places.map(({ number, start }) => ((begins[number] ?? 0) + start) / all);
  const parts = answer.sizes.length;
  const summary = answer.documents ? words.byDocuments(parts, answer.words) : words.byParts(parts, answer.words);
  const chart = () => {
    const strips = answer.rows.map((row) => ({ name: nameOfQuery(row.query), places: placed(row), label: t.number(row.count) }));
    return drawStrips(views.dispersion, summary, strips, begins.slice(1, -1).map((at) => at / all));
  };
  const table = (): Cell[][] => [
    [columnTerm, columnCount, words.range, "DP", "DPnorm", words.juilland, "ARF", ...(answer.documents ?? answer.sizes.map((_, at) => String(at + 1)))],
    ...answer.rows.map((row) => [nameOfQuery(row.query), row.count, row.range, row.dp, row.dp_norm, row.juilland_d, row.arf, ...row.counts]),
  ];
  return (
    <>
      <div class="words-facts">
        <p role="status">{summary}</p>
        <Save name="dispersion" chart={chart} table={table} />
      </div>
      <table class="rows dispersion" aria-label={views.dispersion}>
        <thead>
          <tr>
            <th scope="col">{columnTerm}</th>
            <th scope="col" class="number">{columnCount}</th>
            <th scope="col" class="number" title={words.rangeHint(parts)}>{words.range}</th>
            <th scope="col" class="number" title={words.dpHint}>DPnorm</th>
            <th scope="col" class="number" title={words.juillandHint}>{words.juilland}</th>
            <th scope="col" class="number" title={words.arfHint}>ARF</th>
          </tr>
        </thead>
        {answer.rows.map((row) => (
          <tbody key={row.query}>
            <tr class="of-strip" onClick={() => showConcordance(row.query)}>
              <td>
                <button type="button" class="row-name" title={t.statistics.toConcordance(nameOfQuery(row.query))} onClick={(event) => (event.stopPropagation(), showConcordance(row.query))}>
                  {nameOfQuery(row.query)}
                </button>
              </td>
              <td class="number">{t.number(row.count)}</td>
              <td class="number">{t.number(row.range)}</td>
              <td class="number">{decimal(row.dp_norm)}</td>
              <td class="number">{decimal(row.juilland_d)}</td>
              <td class="number">{decimal(row.arf, 1)}</td>
            </tr>
            <tr class="strip" aria-hidden="true">
              <td colSpan={6}>
                <svg viewBox="0 0 1000 10" preserveAspectRatio="none">
                  {docs.length < 200 && begins.slice(1, -1).map((at) => <line key={at} class="end" x1={(1000 * at) / all} x2={(1000 * at) / all} y1="0" y2="10" />)}
                  <path d={placed(row).map((place) => `M${(place * 1000).toFixed(1)} 1v8`).join("")} />
                </svg>
                {row.count > row.places.length && <span class="hint">{words.firstPlaces(row.places.length)}</span>}
              </td>
            </tr>
          </tbody>
        ))}
      </table>
    </>
  );
}
