import { useEffect, useRef } from "preact/hooks";
import { texts } from "../../i18n/index.ts";
import { watched } from "../../state/words.ts";

/** Which words are looked at: queries, one a line; the most frequent words if there are none. */
export function Watched() {
  const words = texts.value.statistics;
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (box.current) box.current.value = watched.value.join("\n");
  }, [watched.value]);
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
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) ask(event);
        }}
      />
      <button type="submit">{words.show}</button>
    </form>
  );
}
