import type { AskDuplicates, DuplicatesAnswer } from "../../../shared/statistics.ts";
import type { Cell } from "../../charts/csv.ts";
import { texts } from "../../i18n/index.ts";
import { pathOf, type Doc } from "../../state/documents.ts";
import { opened, pane, search, showDocument } from "../../state/selection.ts";
import type { Answered } from "../../state/statistics.ts";
import { likeness } from "../../state/words.ts";
import { useMore } from "../more.tsx";
import { useAnswer } from "./ask.ts";
import { decimal } from "./numbers.ts";
import { Save } from "./save.tsx";
import { NumberField } from "./settings.tsx";
import { Waiting } from "./waiting.tsx";

type Group = DuplicatesAnswer["groups"][number];

/** Which documents are nearly the same, the earliest of each group first. */
export function Duplicates() {
  const words = texts.value.statistics.duplicates;
  const asked = useAnswer<AskDuplicates>({ kind: "duplicates", threshold: likeness.value / 100, page: { offset: 0, limit: 10_000 } });
  return (
    <>
      <div class="words-settings">
        <NumberField name="likeness" label={words.likeness} value={likeness} least={10} most={100} />
      </div>
      <p class="hint words-cut">{words.explained}</p>
      <Waiting asked={asked} />
      {asked.answered && <Groups answered={asked.answered} />}
    </>
  );
}

function Groups({ answered: { answer, docs } }: { answered: Answered<AskDuplicates> }) {
  const t = texts.value;
  const { duplicates: words, views } = t.statistics;
  const wanted = search.value.trim().toLowerCase();
  const nameOf = (number: number): string => (docs[number] ? pathOf(docs[number]) : "");
  const members = ({ original, reprints }: Group) => [original, ...reprints];
  const found = answer.groups.filter((group) => !wanted || members(group).some(({ number }) => nameOf(number).toLowerCase().includes(wanted)));
  const { limit, note } = useMore(found.length);
  const table = (): Cell[][] => [
    [words.original, words.date, words.reprint, words.date, words.similar, words.contained, words.shared],
    ...found.flatMap(({ original, reprints }) =>
      reprints.map((reprint) => [nameOf(original.number), original.date, nameOf(reprint.number), reprint.date, reprint.jaccard, reprint.containment, reprint.shared]),
    ),
  ];
  if (answer.groups.length === 0) return <p class="empty">{words.none(answer.documents)}</p>;
  return (
    <>
      <div class="words-facts">
        <p role="status">{words.summary(answer.reprints, answer.total, answer.documents)}</p>
        <Save name="duplicates" table={table} />
      </div>
      {answer.total > answer.groups.length && <p class="hint words-cut">{t.shown(answer.groups.length, answer.total)}</p>}
      {found.length === 0 && <p class="empty">{t.noMatch}</p>}
      {found.length > 0 && (
        <table class="rows duplicates" aria-label={views.duplicates}>
          <thead>
            <tr>
              <th scope="col">{t.statistics.concordance.columns.document}</th>
              <th scope="col" class="number date">
                {words.date}
              </th>
              <th scope="col" class="number" title={words.similarHint}>
                {words.similar}
              </th>
              <th scope="col" class="number" title={words.containedHint}>
                {words.contained}
              </th>
            </tr>
          </thead>
          {found.slice(0, limit).map((group) => (
            <tbody key={group.original.number}>
              <tr class="original">
                <td>
                  <Name doc={docs[group.original.number]} />
                  <span class="row-value">{words.earliest}</span>
                </td>
                <td class="number date">{group.original.date ?? "—"}</td>
                <td class="number" />
                <td class="number" />
              </tr>
              {group.reprints.map((reprint) => (
                <tr key={reprint.number} class="reprint">
                  <td>
                    <Name doc={docs[reprint.number]} />
                  </td>
                  <td class="number date">{reprint.date ?? "—"}</td>
                  <td class="number" title={words.sharedRuns(reprint.shared)}>
                    {percent(reprint.jaccard)}
                  </td>
                  <td class="number">{percent(reprint.containment)}</td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      )}
      {note}
    </>
  );
}

/** Never rounded up to all. */
const percent = (share: number): string => `${decimal(Math.floor(share * 1000) / 10, 1)} %`;

function Name({ doc }: { doc: Doc | undefined }) {
  if (!doc) return null;
  return (
    <button
      type="button"
      class="row-name"
      aria-current={opened.value === doc.key}
      title={`${texts.value.goTo}: ${pathOf(doc)}`}
      onClick={() => {
        showDocument(doc.key);
        pane.value = "text";
      }}
    >
      {doc.name}
    </button>
  );
}
