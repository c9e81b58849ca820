import { signal, useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import type { Analysis } from "../../shared/contract.ts";
import { failureText, texts, warningText } from "../i18n/index.ts";
import { changed, documentOf, documents, pathOf, revision, type Doc } from "../state/documents.ts";
import { inFacet, markedFacet } from "../state/facet.ts";
import { readWaiting } from "../state/reading.ts";
import { opened, showPlace, target } from "../state/selection.ts";
import { stepMention, walk, walkIndex } from "../state/walk.ts";
import { oneLine } from "../text/kwic.ts";
import { blockAt, cutBlocks } from "../text/blocks.ts";
import { DocumentDate } from "./document-date.tsx";
import { TextBlock } from "./text-block.tsx";
import type { Span } from "../text/marks.ts";
import { marksOf, sliceMarks, type Mark } from "./text-marks.ts";

/** The opened document: its text whole and unaltered, with mentions marked. */
export function Reader() {
  const t = texts.value;
  void revision.value;
  void documents.value;
  const doc = documentOf(opened.value);
  if (!doc) return <p class="empty">{t.chooseDocument}</p>;
  if (!doc.analysis) return <Unread doc={doc} />;
  return <Text key={doc.key} doc={doc} analysis={doc.analysis} />;
}

/** Failures that may be gone at the next try. */
const passing = new Set(["file-unreadable", "worker-failed", "panic", "internal"]);

function Unread({ doc }: { doc: Doc }) {
  const t = texts.value;
  return (
    <div class="unread-document" data-code={doc.failure?.code}>
      <h2>{pathOf(doc)}</h2>
      {!doc.failure && <p>{t.status[doc.status]}</p>}
      {doc.failure && (
        <>
          <p class="document-failure">
            <strong>{t.failedTitle}.</strong> {failureText(t, doc.failure)}
          </p>
          <details>
            <summary>{t.details}</summary>
            <p class="mono">
              {doc.failure.code}: {doc.failure.message}
            </p>
          </details>
          {doc.source && passing.has(doc.failure.code) && (
            <button
              type="button"
              onClick={() => {
                doc.failure = null;
                doc.status = "waiting";
                changed();
                void readWaiting();
              }}
            >
              {t.retry}
            </button>
          )}
        </>
      )}
    </div>
  );
}

/** Whether mentions carry the sign of their type. */
const signs = signal(true);

const noMarks: Span<Mark>[] = [];

/** Blocks drawn at first: some two million characters. */
const step = 1000;

function Text({ doc, analysis }: { doc: Doc; analysis: Analysis }) {
  const t = texts.value;
  const blocks = useMemo(() => cutBlocks(analysis.text), [analysis]);
  const shownFacet = markedFacet.value;
  const marks = useMemo(() => sliceMarks(blocks, marksOf(analysis, (label) => inFacet(shownFacet, label))), [analysis, shownFacet]);
  const limit = useSignal(step);
  const place = target.value?.doc === doc.key ? target.value : null;
  const placeBlock = place ? blockAt(blocks, place.start) : -1;
  // A place further down than is drawn has to be drawn first.
  useEffect(() => {
    if (placeBlock >= limit.value) limit.value = placeBlock + step;
  }, [placeBlock]);
  const shown = blocks.slice(0, limit.value);
  const until = shown.at(-1)?.end ?? 0;
  const next = blocks[Math.min(limit.value + step, blocks.length) - 1]?.end ?? 0;
  return (
    <>
      <ReaderHead doc={doc} analysis={analysis} />
      <div class={signs.value ? "text signs" : "text"} lang={analysis.language} tabIndex={0} role="region" aria-label={pathOf(doc)}>
        {shown.map((block, index) => (
          <TextBlock
            key={block.start}
            text={analysis.text}
            block={block}
            marks={marks[index] ?? noMarks}
            first={index < 2}
            place={index === placeBlock ? place : null}
          />
        ))}
        {until < analysis.text.length && (
          <p class="more">
            <span>{t.shown(until, analysis.text.length)}</span>
            <button type="button" onClick={() => (limit.value += step)}>
              {t.showMore(next - until)}
            </button>
          </p>
        )}
      </div>
    </>
  );
}

function ReaderHead({ doc, analysis }: { doc: Doc; analysis: Analysis }) {
  const t = texts.value;
  const places = walk.value;
  const { characters, tokens, sentences } = analysis.counts;
  return (
    <div class="pane-head reader-head">
      <div class="reader-title">
        <h2 title={pathOf(doc)}>{analysis.title ?? doc.name}</h2>
        <div class="steps" role="group" aria-label={t.columnMentions}>
          <button type="button" class="icon" disabled={places.length === 0} aria-label={t.previous} title={`${t.previous} (k)`} onClick={() => stepMention(-1)}>
            ↑
          </button>
          <span class="mono" aria-live="polite">
            {walkIndex.value === -1 ? t.number(places.length) : t.placeOf(walkIndex.value + 1, places.length)}
          </span>
          <button type="button" class="icon" disabled={places.length === 0} aria-label={t.next} title={`${t.next} (j)`} onClick={() => stepMention(1)}>
            ↓
          </button>
        </div>
      </div>
      <DocumentDate doc={doc} analysis={analysis} />
      <p class="reader-facts">
        <span>{analysis.encoding}</span>
        <span>{t.counts(characters, tokens, sentences)}</span>
        <label>
          <input type="checkbox" checked={signs.value} onChange={(event) => (signs.value = event.currentTarget.checked)} />
          {t.showTypes}
        </label>
      </p>
      {analysis.warnings.length > 0 && <Warnings doc={doc} analysis={analysis} />}
      {analysis.regions.some((region) => region.kind === "boilerplate") && <p class="reader-facts">{t.boilerplate}</p>}
    </div>
  );
}

/** What a warning is about, on one line. */
function quoted(text: string): string {
  const letters = [...oneLine(text.slice(0, 200)).trim()];
  return letters.length > longest ? `${letters.slice(0, longest).join("")}…` : letters.join("");
}
const longest = 80;

function Warnings({ doc, analysis }: { doc: Doc; analysis: Analysis }) {
  const t = texts.value;
  return (
    <details class="warnings" open={analysis.warnings.length <= 2}>
      <summary>{t.warningsCount(analysis.warnings.length)}</summary>
      <ul>
        {analysis.warnings.map((warning, index) => (
          <li key={index} data-code={warning.code}>
            {warning.end > warning.start && <q class="quoted">{quoted(analysis.text.slice(warning.start, warning.end))}</q>}{" "}
            <span title={warning.message}>{warningText(t, warning)}</span>{" "}
            {warning.end > warning.start && (
              <button type="button" class="link" onClick={() => showPlace(doc.key, warning.start, warning.end)}>
                {t.atPlace}
              </button>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
