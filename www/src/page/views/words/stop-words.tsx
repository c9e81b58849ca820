import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { asFailure } from "../../engine/failure.ts";
import { failureText, texts } from "../../i18n/index.ts";
import type { Failure } from "../../../shared/messages.ts";
import { builtIn, languagesHere, loadStopLists, ownLists, setOwnList, wordsOf, type Listed } from "../../state/counting.ts";
import { withStopWords } from "../../state/words.ts";

/** Whether the list is shown. */
const open = signal(false);
const failure = signal<Failure | null>(null);
const wanted = signal<Listed | null>(null);
const shown = (): Listed => {
  const here = languagesHere.value;
  return wanted.value && here.includes(wanted.value) ? wanted.value : (here[0] ?? "ru");
};

/** Milliseconds after the last key before what was written counts. */
const patience = 300;

/** Whether stop words count, and the way to their list. */
export function StopWordsChoice() {
  const words = texts.value.statistics;
  const own = languagesHere.value.some((language) => language in ownLists.value);
  return (
    <span class="stop-choice">
      <label>
        <input type="checkbox" data-set="stop" checked={withStopWords.value} onChange={(event) => (withStopWords.value = event.currentTarget.checked)} />
        {words.stopWords}
      </label>
      <button type="button" class="link" data-do="stop-list" aria-expanded={open.value} aria-controls="stop-list" onClick={() => (open.value = !open.value)}>
        {own ? words.stopList.own : words.stopList.show}
      </button>
    </span>
  );
}

/** The stop words of a language, to be changed: what is written counts at once. */
export function StopWords() {
  const t = texts.value;
  const words = t.statistics.stopList;
  const box = useRef<HTMLTextAreaElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const language = shown();
  const lists = builtIn.value;
  useEffect(() => {
    if (open.value && !lists) {
      failure.value = null;
      loadStopLists().catch((error: unknown) => (failure.value = asFailure(error)));
    }
  }, [open.value, lists]);
  const list = ownLists.value[language] ?? lists?.[language] ?? "";
  const reset = language in ownLists.value;
  // What is being written stays as it is: the box follows only what comes from elsewhere.
  useEffect(() => {
    if (box.current && document.activeElement !== box.current) box.current.value = list;
  }, [list, language, lists, open.value]);
  if (!open.value) return null;
  const take = (text: string) => setOwnList(language, text);
  return (
    <section class="stop-list" id="stop-list" aria-label={words.title}>
      {languagesHere.value.length > 1 && (
        <div class="segments" role="group" aria-label={words.language}>
          {languagesHere.value.map((one) => (
            <button
              type="button"
              key={one}
              data-language={one}
              aria-pressed={one === language}
              onClick={() => {
                wanted.value = one;
              }}
            >
              {words.languages[one]}
              {one in ownLists.value ? " *" : ""}
            </button>
          ))}
        </div>
      )}
      {failure.value && <p role="alert" class="document-failure">{failureText(t, failure.value)}</p>}
      <textarea
        ref={box}
        data-set="stop-words"
        aria-label={`${words.title}, ${words.languages[language]}`}
        aria-describedby="stop-note"
        rows={8}
        lang={language}
        spellcheck={false}
        disabled={!lists}
        onInput={(event) => {
          const text = event.currentTarget.value;
          clearTimeout(timer.current);
          timer.current = setTimeout(() => take(text), patience);
        }}
        onBlur={(event) => {
          clearTimeout(timer.current);
          if (lists) take(event.currentTarget.value);
        }}
      />
      <p class="hint" id="stop-note">
        {words.note}
      </p>
      <p class="stop-state">
        <span role="status">{words.count(wordsOf(list).length, reset)}</span>
        <button
          type="button"
          data-do="stop-reset"
          disabled={!reset}
          onClick={() => {
            clearTimeout(timer.current);
            setOwnList(language, null);
          }}
        >
          {words.reset}
        </button>
      </p>
    </section>
  );
}
