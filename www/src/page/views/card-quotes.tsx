import { useMemo } from "preact/hooks";
import { texts } from "../i18n/index.ts";
import type { EntityRow } from "../state/corpus.ts";
import { quotesOf, type QuotePlace } from "../state/quotes.ts";
import { showPlace, target } from "../state/selection.ts";
import { useMore } from "./more.tsx";
import { sourceWords } from "./source.ts";

/** What the card's entity says, and what is said about it. */
export function CardQuotes({ row }: { row: EntityRow }) {
  const t = texts.value;
  const { said, about } = useMemo(() => quotesOf(row), [row]);
  return (
    <>
      {said.length > 0 && <Quotes title={t.saidBy(said.length)} places={said} named={false} />}
      {about.length > 0 && <Quotes title={t.saidAbout(about.length)} places={about} named={true} />}
    </>
  );
}

/** How much of a long quote the list shows, in UTF-16 units. */
const longest = 300;

function Quotes({ title, places, named }: { title: string; places: readonly QuotePlace[]; named: boolean }) {
  const { limit, note } = useMore(places.length);
  return (
    <details class="card-quotes" open={places.length <= 3}>
      <summary>{title}</summary>
      <ol class="lines">
        {places.slice(0, limit).map((place, index) => (
          <Said key={`${place.doc.key}:${place.quote.start}`} place={place} first={places[index - 1]?.doc !== place.doc} named={named} />
        ))}
      </ol>
      {note}
    </details>
  );
}

function Said({ place, first, named }: { place: QuotePlace; first: boolean; named: boolean }) {
  const t = texts.value;
  const { doc, quote, speaker } = place;
  const { start, end } = quote;
  const words = shortened(doc.analysis?.text ?? "", start, end);
  const marked = target.value?.doc === doc.key && target.value.start === start && target.value.end === end;
  return (
    <>
      {first && <li class="line-document">{doc.name}</li>}
      <li>
        <button
          type="button"
          class="quote"
          aria-current={marked}
          title={`${t.goTo} · ${sourceWords(t, quote)}`}
          onClick={() => showPlace(doc.key, start, end)}
        >
          {named && <span class="quote-speaker">{speaker ?? t.nobodyNamed}: </span>}
          {quote.kind === "direct" ? `«${words}»` : words}
        </button>
      </li>
    </>
  );
}

/** The words of a quote on one line, cut between words where they are many. */
function shortened(text: string, start: number, end: number): string {
  const whole = end - start <= longest;
  const words = text.slice(start, whole ? end : start + longest).replace(/\s+/g, " ");
  return whole ? words : `${words.replace(/ \S*$/, "")}…`;
}
