import { useSignal } from "@preact/signals";
import { texts } from "../../i18n/index.ts";
import { against, target, tick, ticked, wantedAgainst, wantedTarget, type Against, type Side, type Target } from "../../state/compared.ts";
import { documentOf, pathOf, type Doc } from "../../state/documents.ts";
import { opened } from "../../state/selection.ts";
import { about } from "../../state/statistics.ts";
import { useMore } from "../more.tsx";

/** Which documents are compared with what: by themselves, or by ticks. */
export function Compared() {
  const t = texts.value;
  const words = t.statistics.keyness;
  const doc = documentOf(opened.value);
  const sides: Side[] = [];
  if (target.value === "chosen") sides.push("target");
  if (against.value === "chosen") sides.push("against");
  return (
    <>
      <div class="words-settings">
        <label>
          {words.target}{" "}
          <select data-set="target" value={target.value} onChange={(event) => (wantedTarget.value = event.currentTarget.value as Target)}>
            {(Object.keys(words.targets) as Target[]).map((one) => (
              <option key={one} value={one} disabled={one === "opened" && !doc?.analysis}>
                {words.targets[one]}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words.against}{" "}
          <select data-set="against" value={against.value} onChange={(event) => (wantedAgainst.value = event.currentTarget.value as Against)}>
            {(Object.keys(words.againsts) as Against[]).map((one) => (
              <option key={one} value={one}>
                {words.againsts[one]}
              </option>
            ))}
          </select>
        </label>
      </div>
      {sides.length > 0 && <Picker sides={sides} label={words.picker} />}
    </>
  );
}

/** The documents with a box to tick for each side that is chosen by hand. */
export function Picker({ sides, label }: { sides: readonly Side[]; label: string }) {
  const t = texts.value;
  const words = t.statistics.keyness;
  const filter = useSignal("");
  const wanted = filter.value.trim().toLowerCase();
  const all = about.all.value;
  const shown = wanted ? all.filter((doc) => [pathOf(doc), doc.analysis?.title ?? "", doc.analysis?.date ?? ""].some((text) => text.toLowerCase().includes(wanted))) : all;
  const { limit, note } = useMore(shown.length);
  return (
    <details class="picker" open>
      <summary>{sides.map((side) => `${words.sides[side]}: ${t.number(count(side, all))}`).join(" · ")}</summary>
      <input type="search" aria-label={t.filterDocuments} placeholder={t.filterDocuments} value={filter.value} onInput={(event) => (filter.value = event.currentTarget.value)} />
      <div class="picker-box">
        <table class="rows" aria-label={label}>
          <thead>
            <tr>
              {sides.map((side) => (
                <th key={side} scope="col" class="to-tick">
                  <label>
                    <input
                      type="checkbox"
                      data-tick-all={side}
                      checked={shown.length > 0 && count(side, shown) === shown.length}
                      disabled={shown.length === 0}
                      onChange={(event) => tick(side, shown, event.currentTarget.checked)}
                    />
                    {words.sides[side]}
                  </label>
                </th>
              ))}
              <th scope="col">{t.statistics.concordance.columns.document}</th>
            </tr>
          </thead>
          <tbody>
            {shown.slice(0, limit).map((doc) => (
              <tr key={doc.key}>
                {sides.map((side) => (
                  <td key={side} class="to-tick">
                    <input
                      type="checkbox"
                      data-tick={side}
                      aria-label={`${words.sides[side]}: ${pathOf(doc)}`}
                      checked={ticked[side].value.has(doc.key)}
                      onChange={(event) => tick(side, [doc], event.currentTarget.checked)}
                    />
                  </td>
                ))}
                <td>
                  {pathOf(doc)} <span class="row-value">{doc.analysis?.date ?? t.undated}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown.length === 0 && <p class="empty">{t.noMatch}</p>}
      {note}
    </details>
  );
}

/** Documents in words: the name of one, the number of several. */
export function nameOf(docs: readonly Doc[]): string {
  const [first] = docs;
  const words = texts.value.statistics.keyness;
  return docs.length === 1 && first ? words.named(pathOf(first)) : words.documents(docs.length);
}

const count = (side: Side, docs: readonly Doc[]): number => docs.filter((doc) => ticked[side].value.has(doc.key)).length;
