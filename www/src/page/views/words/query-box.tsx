import { useSignal, type Signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Failure } from "../../../shared/messages.ts";
import { texts } from "../../i18n/index.ts";
import { exampleQueries, type ExampleName } from "../../state/query-examples.ts";
import { focusQuery, offset, query } from "../../state/words.ts";
import { WrongQuery } from "./wrong-query.tsx";

/** The query, what is wrong with it, and how to ask; `teaches` shows that at once. */
export function QueryBox({ failure, teaches }: { failure: Failure | null; teaches: boolean }) {
  const words = texts.value.statistics.concordance;
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!focusQuery.value) return;
    focusQuery.value = false;
    box.current?.focus();
  }, [focusQuery.value]);
  // Whoever has just asked stands in the box: the cursor goes to what is wrong.
  useEffect(() => {
    if (failure?.at !== undefined && document.activeElement === box.current) box.current?.setSelectionRange(failure.at, failure.at);
  }, [failure]);
  const help = useSignal(teaches && query.value === "");
  const ask = (event: Event) => {
    event.preventDefault();
    help.value = false;
    query.value = box.current?.value.trim() ?? "";
    offset.value = 0;
  };
  return (
    <form class="query-box" role="search" onSubmit={ask}>
      <label for="query">{words.label}</label>
      <input
        id="query"
        ref={box}
        type="text"
        class="mono"
        value={query.value}
        placeholder={words.placeholder}
        spellcheck={false}
        autocomplete="off"
        autocapitalize="off"
        aria-invalid={failure !== null}
        aria-describedby={failure ? "query-wrong" : undefined}
      />
      <button type="submit">{words.find}</button>
      {failure && <WrongQuery failure={failure} query={query.value} />}
      <Help open={help} />
    </form>
  );
}

function Help({ open }: { open: Signal<boolean> }) {
  const words = texts.value.statistics.concordance;
  return (
    <details class="query-help" open={open.value} onToggle={(event) => (open.value = event.currentTarget.open)}>
      <summary>{words.help}</summary>
      <p class="hint">{words.helpNote}</p>
      <dl>
        {Object.entries(exampleQueries).map(([name, example]) => (
          <div key={name}>
            <dt>
              <button
                type="button"
                class="link mono"
                onClick={() => {
                  open.value = false;
                  query.value = example;
                  offset.value = 0;
                }}
              >
                {example}
              </button>
            </dt>
            <dd>{words.examples[name as ExampleName]}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
