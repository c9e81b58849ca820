import type { AskKeywords } from "../../../shared/queries.ts";
import { labelName, texts } from "../../i18n/index.ts";
import { stopping, where } from "../../state/counting.ts";
import { by, leastWords } from "../../state/words.ts";
import { useAnswer } from "./ask.ts";
import { FrequencyTable } from "./frequency-table.tsx";
import { Settings } from "./settings.tsx";
import { Waiting } from "./waiting.tsx";

/** Rows that are asked for: all that an answer can have. */
export const mostRows = 10_000;

/** How often each word stands. */
export function Counts() {
  const t = texts.value;
  const words = t.statistics;
  const asked = useAnswer<AskKeywords>({
    kind: "keywords",
    by: by.value,
    ...stopping.value,
    min_count: leastWords.value,
    in: where(),
    page: { offset: 0, limit: mostRows },
  });
  const answer = asked.answered?.answer;
  return (
    <>
      <Settings ways={["form", "lemma", "lemma+pos", "entity"]} minimum={leastWords} />
      <Waiting asked={asked} />
      {answer && (
        <FrequencyTable
          name="words"
          title={words.views.counts}
          columnName={words.columnTerm}
          perMillionHint={words.perMillionOfWords}
          summary={words.summary(answer.total, answer.words, answer.documents)}
          least={leastWords.value}
          rows={answer.rows.map(({ term, class: kind, count, documents, per_million, query }) => {
            return { name: term, class: kind && labelName(t, kind), count, documents, perMillion: per_million, query };
          })}
          total={answer.total}
        />
      )}
    </>
  );
}
