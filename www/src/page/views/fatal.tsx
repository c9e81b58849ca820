import type { Failure } from "../../shared/messages.ts";
import { failureText, texts } from "../i18n/index.ts";
import { LanguageSwitch } from "./language-switch.tsx";

/** Why the page cannot work at all, and what to do. */
export function Fatal({ failure }: { failure: Failure }) {
  const t = texts.value;
  return (
    <main class="start">
      <header class="start-head">
        <span class="brand">Sarap</span>
        <LanguageSwitch />
      </header>
      <section class="fatal" role="alert" data-code={failure.code}>
        <h1>{t.loadFailed}</h1>
        <p>{failureText(t, failure)}</p>
        <details>
          <summary>{t.details}</summary>
          <p class="mono">
            {failure.code}: {failure.message}
          </p>
        </details>
        <button type="button" class="primary" onClick={() => location.reload()}>
          {t.reload}
        </button>
      </section>
    </main>
  );
}
