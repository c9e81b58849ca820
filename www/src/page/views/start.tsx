import { useRef } from "preact/hooks";
import { texts } from "../i18n/index.ts";
import { addExamples, addText, listing } from "../state/intake.ts";
import { readiness } from "../state/reading.ts";
import { FileButtons } from "./file-buttons.tsx";
import { LanguageSwitch } from "./language-switch.tsx";

/** The empty state: what this is, that nothing leaves, and the ways to put documents in. */
export function Start() {
  const t = texts.value;
  const paste = useRef<HTMLTextAreaElement>(null);
  const read = () => {
    const area = paste.current;
    if (area?.value) addText(area.value);
  };
  return (
    <main class="start">
      <header class="start-head">
        <span class="brand">Sarap</span>
        <LanguageSwitch />
      </header>
      <h1>{t.purpose}</h1>
      <section class="drop-area">
        <p class="drop-words">{listing.value ? t.listing : t.dropHere}</p>
        <FileButtons />
        <p class="hint">{t.formats}</p>
      </section>
      <div class="start-ways">
        <form
          class="paste"
          onSubmit={(event) => {
            event.preventDefault();
            read();
          }}
        >
          <label for="paste">{t.pasteLabel}</label>
          <textarea
            id="paste"
            ref={paste}
            rows={4}
            placeholder={t.pasteHint}
            spellcheck={false}
            onKeyDown={(event) => {
              if (event.code === "Enter" && (event.ctrlKey || event.metaKey)) read();
            }}
          />
          <button type="submit">{t.pasteRead}</button>
        </form>
        <div class="example">
          <button type="button" class="primary quiet" data-do="example" onClick={addExamples}>
            {t.tryExample}
          </button>
          <p class="hint">{t.exampleNote}</p>
        </div>
      </div>
      <section class="promise">
        <p>
          <strong>{t.promise}</strong> {t.checkIt}
        </p>
        <p class="hint">{t.limits}</p>
      </section>
      <Loading />
    </main>
  );
}

function Loading() {
  const ready = readiness.value;
  if (ready.state !== "loading") return <p class="loading" data-ready={ready.state} />;
  const percent = ready.total > 0 ? Math.round((100 * ready.done) / ready.total) : 0;
  return (
    <p class="loading" data-ready="loading">
      <progress max={100} value={percent} aria-label={texts.value.loading(percent)} />
      <span>{texts.value.loading(percent)}</span>
    </p>
  );
}
