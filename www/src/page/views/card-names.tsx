import type { CorpusRow, JoinReason } from "../../shared/corpus.ts";
import { texts } from "../i18n/index.ts";
import type { Texts } from "../i18n/texts.ts";
import { rowByKey, type EntityRow } from "../state/corpus.ts";
import { merged } from "../state/merge.ts";
import { subject } from "../state/selection.ts";
import { reasonWords } from "./source.ts";

/** How many names, and others that were kept apart, are shown at first. */
const few = 8;

/** The names that were joined, each with its reasons, and what was kept apart. */
export function JoinedNames({ row, joined }: { row: EntityRow; joined: CorpusRow }) {
  const t = texts.value;
  const others = joined.names.filter(({ name }) => name !== joined.name);
  const documents = row.places.length;
  const unsure = joined.unsure.flatMap((number) => merged.value?.docs[number]?.name ?? []);
  return (
    <>
      {joined.shared.length > 0 && <p class="card-shared">{t.corpus.shared(joined.shared.join(", "))}</p>}
      {unsure.length > 0 && <p class="card-open">{t.corpus.unsure(short(t, unsure))}</p>}
      {joined.open && documents > 1 && <p class="card-open">{t.corpus.open[joined.open]}</p>}
      {others.length > 0 && (
        <details class="card-names" open={others.length <= few}>
          <summary>{t.alsoAs}:</summary>
          <ul>
            {others.map(({ name, reasons }) => (
              <li key={name}>
                {name} <small>({reasons.map((reason) => words(t, reason)).join("; ")})</small>
              </li>
            ))}
          </ul>
        </details>
      )}
      {joined.apart.length > 0 && <Apart joined={joined} />}
    </>
  );
}

/** A list in a line: the first few, and how many more there are. */
const short = (t: Texts, names: string[]): string => {
  const shown = names.slice(0, few).map((name) => `«${name}»`).join(", ");
  return names.length > few ? `${shown} ${t.corpus.more(names.length - few)}` : shown;
};

function Apart({ joined }: { joined: CorpusRow }) {
  const t = texts.value;
  return (
    <details class="card-names card-apart" open={joined.apart.length <= few}>
      <summary>{t.corpus.apart(joined.apart.length)}</summary>
      <ul>
        {joined.apart.map(({ entity, reason }) => {
          const other = rowByKey(entity);
          return (
            <li key={entity} data-reason={reason}>
              {other ? (
                <button type="button" class="link" onClick={() => (subject.value = { of: "entity", key: other.key })}>
                  {other.name}
                </button>
              ) : (
                nameOf(entity)
              )}{" "}
              <small>({t.corpus.aparts[reason]})</small>
            </li>
          );
        })}
      </ul>
    </details>
  );
}

/** The name of an entity that the shown documents don't have. */
const nameOf = (id: string): string => merged.value?.rows.find((row) => row.id === id)?.name ?? id;

/** A reason in words: the document's own rule or list says it best, where there is one. */
function words(t: Texts, { rule, with: other, document, by }: JoinReason): string {
  const own = rule === "alias" && by ? reasonWords(t, by) : t.corpus.joins[rule](other ?? "");
  const doc = document === null ? undefined : merged.value?.docs[document];
  return doc && (merged.value?.docs.length ?? 0) > 1 ? `${own}, ${t.corpus.inDocument(doc.name)}` : own;
}
