import { useSignal } from "@preact/signals";
import { texts } from "../i18n/index.ts";

/** How many rows of a long list are drawn at first, and added at each wish. */
const step = 300;

/** A limit for a list, and what says so: a list is never cut silently. */
export function useMore(all: number): { limit: number; note: preact.JSX.Element | null } {
  const steps = useSignal(1);
  const t = texts.value;
  const limit = steps.value * step;
  const left = all - limit;
  const note =
    left > 0 ? (
      <p class="more">
        <span>{t.shown(limit, all)}</span>
        <button type="button" onClick={() => (steps.value += 1)}>
          {t.showMore(Math.min(step, left))}
        </button>
      </p>
    ) : null;
  return { limit, note };
}
