import type { Ask } from "../../../shared/queries.ts";
import { failureText, isFailure, texts } from "../../i18n/index.ts";
import type { Asked } from "./ask.ts";

/** Says that an answer is on its way, or why there is none. */
export function Waiting<A extends Ask>({ asked: { answered, failure, busy } }: { asked: Asked<A> }) {
  const t = texts.value;
  const words = t.statistics;
  if (failure) {
    const { code, message } = failure;
    const refused = code in words.refused ? words.refused[code as keyof typeof words.refused] : words.queryError(message);
    // Which setting it is comes with the message.
    const detail = code === "option" ? ` ${words.queryError(message)}` : "";
    const reason = isFailure(code) ? failureText(t, failure) : refused;
    return (
      <p class="document-failure words-failure" role="alert" data-code={failure.code}>
        {words.failed} {reason}
        {detail}
      </p>
    );
  }
  // A short answer needs no word: the line shows by its style after a moment.
  return <p class={answered ? "words-busy over" : "words-busy"} data-busy={busy}>{busy ? words.counting : ""}</p>;
}
