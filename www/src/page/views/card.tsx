import { labelName, language, texts } from "../i18n/index.ts";
import { familyOf } from "../i18n/labels.ts";
import { aliasReasons, properName, type EntityRow } from "../state/corpus.ts";
import { crimeKind } from "../state/crimes.ts";
import { showPlace, subject, target } from "../state/selection.ts";
import { chosenRow, subjectPlaces, type Place } from "../state/walk.ts";
import { contextOf } from "../text/kwic.ts";
import { CardQuotes } from "./card-quotes.tsx";
import { JoinedNames } from "./card-names.tsx";
import { CardTogether } from "./card-together.tsx";
import { Links } from "./links.tsx";
import { useMore } from "./more.tsx";
import { reasonWords, sourceWords } from "./source.ts";

/** What is chosen in a table: its names, its links to others, and every place in context. */
export function Card() {
  const t = texts.value;
  const chosen = chosenRow.value;
  const places = subjectPlaces.value;
  const { limit, note } = useMore(places.length);
  if (!chosen) return null;
  const row = chosen.row;
  const title = chosen.of === "entity" ? chosen.row.name : chosen.row.term;
  const label = chosen.of === "entity" ? chosen.row.label : null;
  const shown = places.slice(0, limit);
  return (
    <aside class={`card${label ? ` family-${familyOf(label)}` : ""}`} aria-labelledby="card-title">
      <header>
        <div>
          <h3 id="card-title">{title}</h3>
          <p class="card-facts">
            {label && (
              <span class="card-label">
                <span class="dot" aria-hidden="true" />
                {labelName(t, label)}
              </span>
            )}
            <span>
              {t.places(places.length)} {t.inDocuments(row.places.length)}
            </span>
            {chosen.of === "entity" && chosen.row.value && chosen.row.label !== "CRIME" && (
              <span>
                {t.value}: <span class="mono">{chosen.row.value}</span>
              </span>
            )}
          </p>
          {chosen.of === "entity" && <CrimeKind row={chosen.row} />}
          {chosen.of === "entity" && <ProperName row={chosen.row} />}
          {chosen.of === "entity" && (chosen.row.joined ? <JoinedNames row={chosen.row} joined={chosen.row.joined} /> : <Aliases row={chosen.row} />)}
        </div>
        <button type="button" class="icon" aria-label={t.close} title={`${t.close} (Esc)`} onClick={() => (subject.value = null)}>
          ×
        </button>
      </header>
      {chosen.of === "entity" && <CardQuotes row={chosen.row} />}
      {chosen.of === "entity" && <Links row={chosen.row} />}
      {chosen.of === "entity" && chosen.row.joined && <CardTogether key={chosen.row.key} row={chosen.row} />}
      <ol class="lines">
        {shown.map((place, index) => (
          <Line key={`${place.doc.key}:${place.start}:${place.end}`} place={place} first={shown[index - 1]?.doc !== place.doc} />
        ))}
      </ol>
      {note}
    </aside>
  );
}

/** What kind of crime it is, or an article is about. */
function CrimeKind({ row }: { row: EntityRow }) {
  const kind = crimeKind(row, language.value);
  return kind && (
    <p class="card-facts">
      <span>
        {texts.value.crimeKind}: {kind.join(" › ")}
      </span>
    </p>
  );
}

/** What an organisation is called by itself. */
function ProperName({ row }: { row: EntityRow }) {
  const t = texts.value;
  const name = properName(row);
  if (name === null) return null;
  return <p class="card-facts">{name ? <span>{t.properName}: {name}</span> : t.describedOnly}</p>;
}

/** Its other names, each with the rule or list by which it is one. */
function Aliases({ row }: { row: EntityRow }) {
  const t = texts.value;
  if (row.aliases.length === 0) return null;
  const reasons = aliasReasons(row);
  return (
    <p class="card-facts">
      {t.alsoAs}:{" "}
      {row.aliases.map((alias, index) => {
        const reason = reasons.get(alias.toLowerCase());
        return (
          <span key={alias}>
            {alias}
            {reason && <small> ({reasonWords(t, reason)})</small>}
            {index + 1 < row.aliases.length && ", "}
          </span>
        );
      })}
    </p>
  );
}

function Line({ place, first }: { place: Place; first: boolean }) {
  const t = texts.value;
  const { doc, start, end, mention } = place;
  const context = contextOf(doc.analysis?.text ?? "", start, end);
  const marked = target.value?.doc === doc.key && target.value.start === start && target.value.end === end;
  return (
    <>
      {first && <li class="line-document">{doc.name}</li>}
      <li>
        <button
          type="button"
          class="line"
          aria-current={marked}
          title={mention ? `${t.goTo} · ${sourceWords(t, mention)}` : t.goTo}
          onClick={() => showPlace(doc.key, start, end, place.key)}
        >
          <span class="before">
            <bdi>
              {context.cutBefore ? "…" : ""}
              {context.before.replace(/ $/, "\u00a0")}
            </bdi>
          </span>
          <mark>{context.match}</mark>
          <span class="after">
            {context.after}
            {context.cutAfter ? "…" : ""}
          </span>
        </button>
      </li>
    </>
  );
}
