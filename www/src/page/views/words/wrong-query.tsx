import type { Failure } from "../../../shared/messages.ts";
import { texts } from "../../i18n/index.ts";

/** Characters of the query on each side of the wrong place. */
const around = 60;

/** The query once more, as much of it as shows the wrong place, and the reason. */
export function WrongQuery({ failure, query: text }: { failure: Failure; query: string }) {
  const words = texts.value.statistics;
  const at = Math.min(failure.at ?? 0, text.length);
  // A whole character, also of two units; at the end there is none.
  const sign = String.fromCodePoint(...(at < text.length ? [text.codePointAt(at) ?? 32] : []));
  const [before, after] = [text.slice(0, at), text.slice(at + sign.length)];
  const cut = { before: [...before].slice(-around).join(""), after: [...after].slice(0, around).join("") };
  const number = [...text.slice(0, at)].length + 1;
  return (
    <div class="query-wrong" id="query-wrong" role="alert" data-at={failure.at}>
      <p>
        <strong>{words.concordance.wrong}</strong>
        {failure.at !== undefined && `, ${words.concordance.wrongAt(number)}`}: {words.queryError(failure.message)}
      </p>
      {failure.at !== undefined && (
        <p class="mono" aria-hidden="true">
          {cut.before.length < before.length && "…"}
          {cut.before}
          <mark>{sign || "\u00a0"}</mark>
          {cut.after}
          {cut.after.length < after.length && "…"}
        </p>
      )}
    </div>
  );
}
