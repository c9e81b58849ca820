import { batch, type Signal } from "@preact/signals";
import type { AskNgrams } from "../../../shared/queries.ts";
import { texts } from "../../i18n/index.ts";
import { stopping, where } from "../../state/counting.ts";
import { by, gap, leastNgrams, longest, pattern, reduced, shortest } from "../../state/words.ts";
import { useAnswer } from "./ask.ts";
import { mostRows } from "./counts.tsx";
import { FrequencyTable } from "./frequency-table.tsx";
import { Settings } from "./settings.tsx";
import { Waiting } from "./waiting.tsx";

/** Patterns that are offered: phrases with a noun, and a verb with what it is done to. */
const usual = ["ADJ NOUN", "NOUN NOUN.gen", "ADJ NOUN, NOUN NOUN.gen", "ADJ ADJ NOUN", "NOUN ADP NOUN", "VERB NOUN.acc"];

/** How often words follow each other. */
export function Ngrams() {
  const words = texts.value.statistics;
  const patterns = pattern.value.split(",").map((one) => one.trim().split(/\s+/).join(" ")).filter(Boolean);
  const lengths = patterns.map((one) => one.split(" ").length);
  const asked = useAnswer<AskNgrams>({
    kind: "ngrams",
    // Entities are no words in a row.
    by: by.value === "entity" ? "lemma" : by.value,
    ...stopping.value,
    // Patterns say themselves how long sequences are.
    min: patterns.length > 0 ? Math.min(...lengths) : shortest.value,
    max: patterns.length > 0 ? Math.max(...lengths) : longest.value,
    patterns,
    gap: gap.value,
    reduce: reduced.value,
    in: where(),
    min_count: leastNgrams.value,
    page: { offset: 0, limit: mostRows },
  });
  const answer = asked.answered?.answer;
  return (
    <>
      <Settings ways={["form", "lemma", "lemma+pos"]} minimum={leastNgrams}>
        {patterns.length === 0 && (
          <span class="words-length" role="group" aria-label={words.length}>
            {words.length} <Length name="shortest" label={words.shortest} value={shortest} />–
            <Length name="longest" label={words.longest} value={longest} />
          </span>
        )}
        <label title={words.patternHint}>
          {words.pattern}{" "}
          <input type="text" class="mono" data-set="pattern" list="patterns" placeholder="ADJ NOUN" spellcheck={false} autocapitalize="off" value={pattern.value} onChange={(event) => (pattern.value = event.currentTarget.value.trim())} />
          <datalist id="patterns">
            {usual.map((one) => (
              <option key={one} value={one} />
            ))}
          </datalist>
        </label>
        <label title={words.gapHint}>
          {words.gap}{" "}
          <select data-set="gap" value={gap.value} onChange={(event) => (gap.value = Number(event.currentTarget.value))}>
            {[0, 1, 2, 3, 4, 5].map((n) => (
              <option key={n} value={n}>
                {n}
              </option>
            ))}
          </select>
        </label>
        <label>
          <input type="checkbox" data-set="reduce" checked={reduced.value} onChange={(event) => (reduced.value = event.currentTarget.checked)} />
          {words.reduced}
        </label>
      </Settings>
      <Waiting asked={asked} />
      {answer && (
        <FrequencyTable
          name="ngrams"
          title={words.views.ngrams}
          columnName={words.columnWords}
          perMillionHint={words.perMillionOfSequences}
          summary={words.sequences(answer.total, answer.documents)}
          least={leastNgrams.value}
          columnLemmas={by.value === "form" ? undefined : words.columnLemmas}
          rows={answer.rows.map(({ words: all, form, classes, count, documents, per_million, query }) => {
            return { name: form, lemmas: all.join(" "), class: classes?.join(" ") ?? null, count, documents, perMillion: per_million, query };
          })}
          total={answer.total}
        />
      )}
    </>
  );
}

/** A length from 1 to 5; the other one gives way. */
function Length({ name, label, value }: { name: string; label: string; value: Signal<number> }) {
  const choose = (wanted: number) =>
    batch(() => {
      value.value = wanted;
      if (value === shortest && longest.value < wanted) longest.value = wanted;
      if (value === longest && shortest.value > wanted) shortest.value = wanted;
    });
  return (
    <select aria-label={label} data-set={name} value={value.value} onChange={(event) => choose(Number(event.currentTarget.value))}>
      {[1, 2, 3, 4, 5].map((n) => (
        <option key={n} value={n}>
          {n}
        </option>
      ))}
    </select>
  );
}
