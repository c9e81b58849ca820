import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Together } from "../../shared/corpus.ts";
import { texts } from "../i18n/index.ts";
import { familyOf } from "../i18n/labels.ts";
import { rowByKey, scope, type EntityRow } from "../state/corpus.ts";
import { merged, togetherWith, type Merged } from "../state/merge.ts";
import { showPlace } from "../state/selection.ts";
import { useMore } from "./more.tsx";

interface Other {
  row: EntityRow;
  places: readonly { doc: number; start: number; end: number }[];
}

/** What stands in the same sentences as the card's entity; each is a list of the sentences. */
export function CardTogether({ row }: { row: EntityRow }) {
  const t = texts.value;
  const found = useSignal<{ corpus: Merged; pairs: readonly Together[] } | null>(null);
  const corpus = merged.value;
  useEffect(() => {
    let wanted = true;
    // A worker that was ended meanwhile is asked again when the corpus is there again.
    togetherWith(row.key).then(
      (pairs) => {
        if (wanted && corpus) found.value = { corpus, pairs };
      },
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [row.key, corpus]);
  const others = found.value ? othersOf(row, found.value.corpus, found.value.pairs) : [];
  const { limit, note } = useMore(others.length);
  if (!found.value || others.length === 0) return null;
  return (
    <details class="card-together">
      <summary>{t.corpus.togetherCount(others.length)}</summary>
      <ul>
        {others.slice(0, limit).map((other) => (
          <li key={other.row.key}>
            <Sentences other={other} />
          </li>
        ))}
      </ul>
      {note}
    </details>
  );
}

/** The other entities of the pairs, with the places in the documents that are shown. */
function othersOf(row: EntityRow, { docs }: Merged, pairs: readonly Together[]): Other[] {
  return pairs
    .flatMap(({ entities: [one, other], places }): Other[] => {
      const found = rowByKey(one === row.key ? other : one);
      const shown = places.flatMap(({ document, start, end }) => {
        const doc = docs[document];
        return doc && (scope.value === null || scope.value === doc.key) ? [{ doc: doc.key, start, end }] : [];
      });
      return found && shown.length > 0 ? [{ row: found, places: shown }] : [];
    })
    .sort((a, b) => b.places.length - a.places.length);
}

/** How much of a long sentence the list shows, in UTF-16 units. */
const longest = 240;

function Sentences({ other: { row, places } }: { other: Other }) {
  const t = texts.value;
  const { limit, note } = useMore(places.length);
  const docs = new Map(merged.value?.docs.flatMap((doc) => (doc ? [[doc.key, doc] as const] : [])));
  return (
    <details>
      <summary class={`family-${familyOf(row.label)}`}>
        <span class="dot" aria-hidden="true" /> {row.name} <span class="link-note">{t.corpus.sentences(places.length)}</span>
      </summary>
      <ol class="lines">
        {places.slice(0, limit).map(({ doc: key, start, end }) => {
          const doc = docs.get(key);
          const text = (doc?.analysis?.text ?? "").slice(start, Math.min(end, start + longest)).replace(/\s+/g, " ");
          return (
            <li key={`${key}:${start}`}>
              <button type="button" class="quote" title={`${t.goTo} · ${doc?.name ?? ""}`} onClick={() => showPlace(key, start, end)}>
                {text}
                {end - start > longest && "…"}
              </button>
            </li>
          );
        })}
      </ol>
      {note}
    </details>
  );
}
