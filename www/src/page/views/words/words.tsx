import { texts } from "../../i18n/index.ts";
import { withoutReprints } from "../../state/counting.ts";
import { tally } from "../../state/reading.ts";
import { about } from "../../state/statistics.ts";
import { wordsView, type WordsView } from "../../state/words.ts";
import { Collocates } from "./collocates.tsx";
import { Concordance } from "./concordance.tsx";
import { Counts } from "./counts.tsx";
import { Dispersions } from "./dispersion.tsx";
import { Duplicates } from "./duplicates.tsx";
import { Keyness } from "./keyness.tsx";
import { Ngrams } from "./ngrams.tsx";
import { LexicalDiversity, Readability } from "./richness.tsx";
import { Trends } from "./trends.tsx";
import { Weights } from "./weights.tsx";

const shown: Record<WordsView, () => preact.JSX.Element> = {
  counts: Counts,
  ngrams: Ngrams,
  concordance: Concordance,
  collocates: Collocates,
  keyness: Keyness,
  weights: Weights,
  dispersion: Dispersions,
  trends: Trends,
  diversity: LexicalDiversity,
  readability: Readability,
  duplicates: Duplicates,
};

/** Which words stand in the documents, which follow each other, and where. */
export function Words() {
  const t = texts.value;
  const words = t.statistics;
  const Shown = shown[wordsView.value];
  if (tally.value.done === 0) return <p class="empty">{t.nothingYet}</p>;
  return (
    <div class="words" data-view={wordsView.value}>
      <label class="words-choice">
        {words.view}{" "}
        <select data-set="view" value={wordsView.value} onChange={(event) => (wordsView.value = event.currentTarget.value as WordsView)}>
          {(Object.keys(shown) as WordsView[]).map((view) => (
            <option key={view} value={view}>
              {words.views[view]}
            </option>
          ))}
        </select>
      </label>
      <div class="segments words-views" role="group" aria-label={words.view}>
        {(Object.keys(shown) as WordsView[]).map((view) => (
          <button type="button" key={view} data-words={view} aria-pressed={wordsView.value === view} onClick={() => (wordsView.value = view)}>
            {words.views[view]}
          </button>
        ))}
      </div>
      {about.all.value.length > 1 && (
        <label class="words-reprints" title={words.withoutReprintsHint}>
          <input type="checkbox" data-set="reprints" checked={withoutReprints.value} onChange={(event) => (withoutReprints.value = event.currentTarget.checked)} />
          {words.withoutReprints}
        </label>
      )}
      <Shown />
    </div>
  );
}
