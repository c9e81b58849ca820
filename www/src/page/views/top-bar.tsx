import { useSignal } from "@preact/signals";
import { texts } from "../i18n/index.ts";
import { documents } from "../state/documents.ts";
import { clearAll } from "../state/clear.ts";
import { cancelReading, resumeReading, running, tally } from "../state/reading.ts";
import { onlyUnread, pane, search } from "../state/selection.ts";
import { Download } from "./download.tsx";
import { FileButtons } from "./file-buttons.tsx";
import { helpOpen } from "./keys.ts";
import { LanguageSwitch } from "./language-switch.tsx";

export function TopBar() {
  const t = texts.value;
  return (
    <header class="top-bar">
      <span class="brand" title={t.promise}>
        Sarap
      </span>
      <Progress />
      <label class="search">
        <span class="visually-hidden">{t.search}</span>
        <input
          id="search"
          type="search"
          placeholder={`${t.search}  /`}
          value={search.value}
          spellcheck={false}
          autocomplete="off"
          onInput={(event) => (search.value = event.currentTarget.value)}
        />
      </label>
      <div class="top-actions">
        <FileButtons compact />
        <Download />
        <Clear />
        <button type="button" class="icon" aria-label={t.shortcuts} title={t.shortcuts} onClick={() => (helpOpen.value = true)}>
          ?
        </button>
        <LanguageSwitch />
      </div>
    </header>
  );
}

function Progress() {
  const t = texts.value;
  const { all, done, failed, cancelled } = tally.value;
  const current = documents.value.find((doc) => doc.status === "reading");
  return (
    <div class="progress">
      <span class="count">{t.filesDone(done, all)}</span>
      {running.value && (
        <>
          <progress max={all} value={done + failed} aria-label={t.filesDone(done, all)} />
          <span class="now" title={current?.name ?? ""}>
            {current ? t.reading(current.name) : ""}
          </span>
          <button type="button" data-do="cancel" onClick={() => void cancelReading()}>
            {t.cancel}
          </button>
        </>
      )}
      {!running.value && cancelled > 0 && (
        <button type="button" data-do="resume" onClick={() => void resumeReading()}>
          {t.resume(cancelled)}
        </button>
      )}
      <button
        type="button"
        class={failed > 0 ? "unread bad" : "unread"}
        data-unread={failed}
        disabled={failed === 0}
        aria-pressed={onlyUnread.value}
        title={failed === 0 ? t.unreadZero : onlyUnread.value ? t.showAll : t.showUnread}
        onClick={() => {
          onlyUnread.value = !onlyUnread.value;
          pane.value = "documents";
        }}
      >
        {t.unread(failed)}
      </button>
    </div>
  );
}

/** Removing everything asks once more, in place: what was read would be lost. */
function Clear() {
  const t = texts.value;
  const asked = useSignal(false);
  if (!asked.value) {
    return (
      <button type="button" data-do="clear" onClick={() => (asked.value = true)}>
        {t.clear}
      </button>
    );
  }
  return (
    <span class="ask" role="group" aria-label={t.clearSure}>
      <button type="button" class="danger" data-do="clear-sure" onClick={() => void clearAll()}>
        {t.clearSure}
      </button>
      <button type="button" onClick={() => (asked.value = false)}>
        {t.keepThem}
      </button>
    </span>
  );
}
