import { useEffect, useRef } from "preact/hooks";
import type { Failure } from "../../../shared/messages.ts";
import type { Ask } from "../../../shared/queries.ts";
import { texts } from "../../i18n/index.ts";
import { watched } from "../../state/words.ts";
import type { Asked } from "./ask.ts";
import { WrongQuery } from "./wrong-query.tsx";

/** What is wrong with one of the queries. */
export const wrongOf = <A extends Ask>({ failure, busy }: Asked<A>): Failure | null =>
  !busy && failure?.code === "query" && failure.nth !== undefined ? failure : null;

/** Which words are looked at: queries, one a line; the most frequent words if there are none. */
export function Watched({ failure }: { failure: Failure | null }) {
  const words = texts.value.statistics;
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (box.current) box.current.value = watched.value.join("\n");
  }, [watched.value]);
  const nth = failure?.nth ?? 0;
  const before = watched.value.slice(0, nth).reduce((sum, line) => sum + line.length + 1, 0);
  // Whoever has just asked stands in the box: the cursor goes to what is wrong.
  useEffect(() => {
    const at = before + (failure?.at ?? 0);
    if (failure && document.activeElement === box.current) box.current?.setSelectionRange(at, at);
  }, [failure]);
  const ask = (event: Event) => {
    event.preventDefault();
    watched.value = [...new Set((box.current?.value ?? "").split("\n").map((line) => line.trim()).filter(Boolean))];
  };
  return (
    <form class="query-box" onSubmit={ask}>
      <label for="watched">{words.watched}</label>
      <textarea
        id="watched"
        ref={box}
        class="mono"
        rows={2}
        placeholder={words.watchedHint}
        spellcheck={false}
        aria-invalid={failure !== null}
        aria-describedby={failure ? "query-wrong" : undefined}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) ask(event);
        }}
      />
      <button type="submit">{words.show}</button>
      {failure && <WrongQuery failure={failure} query={watched.value[nth] ?? ""} />}
    </form>
  );
}
