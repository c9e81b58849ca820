import { useSignal } from "@preact/signals";
import { useEffect, useId, useRef } from "preact/hooks";
import type { Analysis } from "../../shared/contract.ts";
import { failureText, texts } from "../i18n/index.ts";
import { readDay } from "../input/day.ts";
import { setDate } from "../state/document-date.ts";
import { revision, type Doc } from "../state/documents.ts";
import { showPlace } from "../state/selection.ts";

/** The document's date, where it comes from, and the way to set another. */
export function DocumentDate({ doc, analysis }: { doc: Doc; analysis: Analysis }) {
  const t = texts.value;
  const words = t.documentDate;
  void revision.value;
  const editing = useSignal(false);
  const told = useSignal("");
  const edit = useRef<HTMLButtonElement>(null);
  const { date, date_source: source } = analysis;
  const done = () => {
    editing.value = false;
    edit.current?.focus();
  };
  const set = async (day: string | null) => {
    done();
    told.value = words.working;
    await setDate(doc, day);
    if (!doc.rereading) told.value = doc.rereadFailure ? "" : words.done(doc.analysis?.date ?? t.undated);
  };
  return (
    <div class="document-date" data-date={date ?? ""} data-source={source?.kind} aria-busy={doc.rereading}>
      <p class="reader-facts">
        <span>
          <span class="visually-hidden">{words.name}: </span>
          <strong class={source?.kind === "caller" ? "by-user" : ""}>{date ?? t.undated}</strong>
          {source && <span> · {words.sources[source.kind]}</span>}
        </span>
        {source?.place && (
          <button type="button" class="link" data-do="show-date" onClick={() => source.place && showPlace(doc.key, source.place.start, source.place.end)}>
            {words.show}
          </button>
        )}
        <button ref={edit} type="button" class="link" data-do="edit-date" aria-expanded={editing.value} onClick={() => (editing.value = !editing.value)}>
          {date ? words.edit : words.add}
        </button>
        {doc.date !== null && (
          <button type="button" class="link" data-do="reset-date" title={words.resetHint} onClick={() => void set(null)}>
            {words.reset}
          </button>
        )}
        <span role="status">{told.value}</span>
      </p>
      {editing.value && <Editor first={date ?? ""} onSet={(day) => void set(day)} onCancel={done} />}
      {doc.rereadFailure && (
        <p class="document-failure" role="alert">
          {words.failed} {failureText(t, doc.rereadFailure)}
        </p>
      )}
    </div>
  );
}

function Editor({ first, onSet, onCancel }: { first: string; onSet(day: string): void; onCancel(): void }) {
  const t = texts.value;
  const words = t.documentDate;
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const problem = useSignal<string | null>(null);
  useEffect(() => field.current?.select(), []);
  const submit = (event: Event) => {
    event.preventDefault();
    const typed = field.current?.value ?? "";
    const read = readDay(typed);
    if ("day" in read) return onSet(read.day);
    problem.value = read.problem === "form" ? words.noForm : words.noDay(typed.trim());
    field.current?.focus();
  };
  return (
    <form
      class="date-editor"
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.code !== "Escape") return;
        event.stopPropagation();
        onCancel();
      }}
    >
      <label for={`${id}-day`}>{words.name}</label>
      <input
        ref={field}
        id={`${id}-day`}
        class="mono"
        type="text"
        defaultValue={first}
        placeholder={words.hint}
        autocomplete="off"
        spellcheck={false}
        aria-invalid={problem.value !== null}
        aria-describedby={problem.value ? `${id}-problem ${id}-effect` : `${id}-effect`}
        onInput={() => (problem.value = null)}
      />
      <button type="submit" class="primary">
        {words.apply}
      </button>
      <button type="button" onClick={onCancel}>
        {words.cancel}
      </button>
      {problem.value && (
        <p id={`${id}-problem`} class="document-failure" role="alert">
          {problem.value}
        </p>
      )}
      <p id={`${id}-effect`} class="hint">
        {words.effect} {words.hint}.
      </p>
    </form>
  );
}
