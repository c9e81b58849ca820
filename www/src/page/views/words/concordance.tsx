import { useEffect } from "preact/hooks";
import type { AskConcordance, ConcordanceAnswer } from "../../../shared/queries.ts";
import type { Cell } from "../../charts/csv.ts";
import { texts } from "../../i18n/index.ts";
import { pathOf, type Doc } from "../../state/documents.ts";
import { showPlace, target } from "../../state/selection.ts";
import type { Answered } from "../../state/statistics.ts";
import { where } from "../../state/counting.ts";
import { linesOnPage, offset, query, sortedBy, within } from "../../state/words.ts";
import { oneLine } from "../../text/kwic.ts";
import { useAnswer } from "./ask.ts";
import { QueryBox } from "./query-box.tsx";
import { Save } from "./save.tsx";
import { Waiting } from "./waiting.tsx";

/** Where something stands, each match with what stands around it. */
export function Concordance() {
  const words = texts.value.statistics.concordance;
  const asked = useAnswer<AskConcordance>(
    query.value
      ? { kind: "concordance", query: query.value, sort: sortedBy.value, context: 12, in: where(within.value?.documents), page: { offset: offset.value, limit: linesOnPage } }
      : null,
    within.value ? "all" : "scope",
  );
  const { failure, busy } = asked;
  const wrong = !busy && query.value && failure?.code === "query" ? failure : null;
  return (
    <>
      <QueryBox failure={wrong} teaches />
      {within.value && query.value && <Only name={within.value.name} />}
      {!query.value && <p class="empty">{words.empty}</p>}
      {query.value && !wrong && <Waiting asked={asked} />}
      {query.value && asked.answered && <Lines answered={asked.answered} />}
    </>
  );
}

/** Which documents alone the lines are from, and the way back to the others. */
function Only({ name }: { name: string }) {
  const words = texts.value.statistics.concordance;
  return (
    <p class="words-only">
      <span>{words.only(name)}</span>
      <button
        type="button"
        data-do="all-lines"
        onClick={() => {
          within.value = null;
          offset.value = 0;
        }}
      >
        {words.notOnly}
      </button>
    </p>
  );
}

interface Line {
  doc: Doc;
  start: number;
  end: number;
  left: string;
  node: string;
  right: string;
}

/** The lines with their texts; a document that was read again since has none until the next answer. */
function linesOf({ answer, docs }: Answered<AskConcordance>): Line[] {
  return answer.lines.flatMap(({ number, left, node, right }: ConcordanceAnswer["lines"][number]) => {
    const doc = docs[number];
    const text = doc?.analysis?.text;
    if (!doc || text === undefined) return [];
    // With what stands between the three: spaces belong to none of them.
    const cut = (start: number, end: number) => oneLine(text.slice(start, end));
    const { start, end } = node;
    return { doc, start, end, left: cut(left.start, start), node: cut(start, end), right: cut(end, Math.max(end, right.end)) };
  });
}

function Lines({ answered }: { answered: Answered<AskConcordance> }) {
  const t = texts.value;
  const words = t.statistics.concordance;
  const { total, documents } = answered.answer;
  const lines = linesOf(answered);
  // Fewer documents may have fewer pages.
  useEffect(() => {
    if (offset.value > 0 && offset.value >= total) offset.value = 0;
  }, [total]);
  if (total === 0) return <p class="empty">{words.none}</p>;
  const table = (): Cell[][] => {
    const { document, left, node, right } = words.columns;
    return [[document, left, node, right], ...lines.map((line) => [pathOf(line.doc), line.left.trim(), line.node, line.right.trim()])];
  };
  const several = answered.docs.length > 1;
  return (
    <>
      <div class="words-facts">
        <p role="status">{words.lines(total, documents)}</p>
        <Save name="concordance" table={table} />
      </div>
      <div class="words-settings">
        <label>
          {words.sort}{" "}
          <select
            data-set="sort"
            value={sortedBy.value}
            onChange={(event) => {
              sortedBy.value = event.currentTarget.value;
              offset.value = 0;
            }}
          >
            {Object.entries(words.sorts).map(([sort, name]) => (
              <option key={sort} value={sort}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <Pages total={total} shown={lines.length} />
      </div>
      <ol class={several ? "kwic several" : "kwic"} start={offset.value + 1} aria-label={words.lines(total, documents)}>
        {lines.map((line, index) => (
          <KwicLine key={index} line={line} several={several} />
        ))}
      </ol>
    </>
  );
}

function KwicLine({ line: { doc, start, end, left, node, right }, several }: { line: Line; several: boolean }) {
  const at = target.value;
  const here = at?.doc === doc.key && at.start === start && at.end === end;
  return (
    <li>
      <button type="button" class="kwic-line" aria-current={here} title={pathOf(doc)} onClick={() => showPlace(doc.key, start, end)}>
        <span class="kwic-left">
          <bdi>{left.replace(/ $/, "\u00a0")}</bdi>
        </span>
        <span class="kwic-right">
          <mark>{node}</mark>
          {right}
        </span>
        {several && <span class="kwic-document">{doc.name}</span>}
      </button>
    </li>
  );
}

function Pages({ total, shown }: { total: number; shown: number }) {
  const words = texts.value.statistics.concordance;
  if (total <= linesOnPage) return null;
  const first = offset.value;
  return (
    <span class="words-pages">
      <button type="button" class="icon" data-page="earlier" disabled={first === 0} aria-label={words.earlier} title={words.earlier} onClick={() => (offset.value = Math.max(0, first - linesOnPage))}>
        ←
      </button>
      <span class="mono" role="status">
        {words.shown(first + 1, first + shown, total)}
      </span>
      <button type="button" class="icon" data-page="later" disabled={first + linesOnPage >= total} aria-label={words.later} title={words.later} onClick={() => (offset.value = first + linesOnPage)}>
        →
      </button>
    </span>
  );
}
