import { texts } from "../i18n/index.ts";
import { running, tally } from "../state/reading.ts";

/** Tells a screen reader how the reading goes: each tenth of the way, and the end. */
export function Live() {
  const t = texts.value;
  const { all, done, failed } = tally.value;
  const step = Math.max(1, Math.ceil(all / 10));
  const told = Math.floor((done + failed) / step) * step;
  const words = all === 0 ? "" : running.value ? t.filesDone(told, all) : t.finished(done, failed);
  return (
    <div class="visually-hidden" role="status" aria-live="polite">
      {words}
    </div>
  );
}
