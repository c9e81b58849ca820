import { texts } from "../i18n/index.ts";
import { familyOf } from "../i18n/labels.ts";
import type { EntityRow } from "../state/corpus.ts";
import { linksOf, relationSides, type Link } from "../state/relations.ts";
import { showPlace } from "../state/selection.ts";
import { useMore } from "./more.tsx";

/** Who holds which post and where, each a click from the words that say it. */
export function Links({ row }: { row: EntityRow }) {
  const t = texts.value;
  const links = linksOf(row);
  const { limit, note } = useMore(links.length);
  const shown = links.slice(0, limit);
  if (links.length === 0) return null;
  return (
    <div class="links">
      {relationSides.map((side) => {
        const here = shown.filter((link) => link.side === side);
        if (here.length === 0) return null;
        return (
          <section key={side}>
            <h4>{t.relations[side]}</h4>
            <ul>
              {here.map((link) => (
                <li key={link.key}>
                  <LinkLine link={link} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      {note}
    </div>
  );
}

function LinkLine({ link }: { link: Link }) {
  const t = texts.value;
  const { name, label, former, places } = link;
  const [first] = places;
  if (!first) return null;
  const { doc, evidence } = first;
  return (
    <button type="button" class={`relation family-${familyOf(label)}`} title={t.goTo} onClick={() => showPlace(doc.key, evidence.start, evidence.end)}>
      <span class="dot" aria-hidden="true" />
      <span class="link-name">{name}</span>
      {former && <span class="link-note">{t.former}</span>}
      {places.length > 1 && <span class="link-note">{t.places(places.length)}</span>}
    </button>
  );
}
