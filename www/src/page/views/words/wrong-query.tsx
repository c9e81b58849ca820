import type { Failure } from "../../../shared/messages.ts";
import { texts } from "../../i18n/index.ts";

/** The query once more with the wrong place marked, and the reason. */
export function WrongQuery({ failure, query: text }: { failure: Failure; query: string }) {
  const words = texts.value.statistics;
  const at = Math.min(failure.at ?? 0, text.length);
  // A whole character, also of two units; at the end there is none.
  const sign = String.fromCodePoint(...(at < text.length ? [text.codePointAt(at) ?? 32] : []));
  const number = [...text.slice(0, at)].length + 1;
  return (
    <div class="query-wrong" id="query-wrong" role="alert" data-at={failure.at}>
      <p>
        <strong>{words.concordance.wrong}</strong>
        {failure.at !== undefined && `, ${words.concordance.wrongAt(number)}`}: {words.queryError(failure.message)}
      </p>
      {failure.at !== undefined && (
        <p class="mono" aria-hidden="true">
          {text.slice(0, at)}
          <mark>{sign || "\u00a0"}</mark>
          {text.slice(at + sign.length)}
        </p>
      )}
    </div>
  );
}
