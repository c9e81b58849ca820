import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { ExportFormat, Failure, Separator } from "../../shared/messages.ts";
import { failureText, texts } from "../i18n/index.ts";
import { download } from "../state/download.ts";
import { asFailure } from "../engine/failure.ts";
import { running, tally } from "../state/reading.ts";

export function Download() {
  const t = texts.value;
  const busy = useSignal(false);
  const chosen = useSignal<Separator | null>(null);
  const separator = chosen.value ?? t.separator;
  const failure = useSignal<Failure | null>(null);
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const outside = (event: Event) => {
      if (menu.current && !menu.current.contains(event.target as Node)) menu.current.open = false;
    };
    const escape = (event: KeyboardEvent) => {
      if (event.code === "Escape" && menu.current) menu.current.open = false;
    };
    addEventListener("pointerdown", outside);
    addEventListener("keydown", escape);
    return () => {
      removeEventListener("pointerdown", outside);
      removeEventListener("keydown", escape);
    };
  }, []);
  const start = async (format: ExportFormat) => {
    busy.value = true;
    failure.value = null;
    try {
      await download(format, separator);
      if (menu.current) menu.current.open = false;
    } catch (error) {
      failure.value = asFailure(error);
    } finally {
      busy.value = false;
    }
  };
  const { done } = tally.value;
  const off = done === 0 || busy.value || running.value;
  const choices: [ExportFormat, string][] = [
    ["json", t.downloadJson],
    ["entities.csv", t.downloadEntities],
    ["relations.csv", t.downloadRelations],
    ["keywords.csv", t.downloadKeywords],
  ];
  return (
    <details class="menu" ref={menu}>
      <summary>{t.download}</summary>
      <div class="menu-body">
        {choices.map(([format, words]) => (
          <button type="button" key={format} data-download={format} disabled={off} onClick={() => void start(format)}>
            {words}
          </button>
        ))}
        <div class="separator">
          <span id="separator">{t.separatorLabel}</span>
          <div class="segments" role="group" aria-labelledby="separator">
            {([",", ";"] as const).map((sign) => (
              <button type="button" key={sign} aria-pressed={separator === sign} onClick={() => (chosen.value = sign)}>
                {sign}
              </button>
            ))}
          </div>
        </div>
        <p class="hint">{busy.value ? t.downloading : t.downloadNote(done)}</p>
        {failure.value && (
          <p class="document-failure" role="alert">
            {t.downloadFailed}. {failureText(t, failure.value)}
          </p>
        )}
      </div>
    </details>
  );
}
