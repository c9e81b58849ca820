import type { Signal } from "@preact/signals";
import type { AskKeywords } from "../../../shared/queries.ts";
import { texts } from "../../i18n/index.ts";
import { by } from "../../state/words.ts";
import { StopWords, StopWordsChoice } from "./stop-words.tsx";

type By = NonNullable<AskKeywords["by"]>;

/** How words are counted. */
export function Settings({ ways, minimum, children }: { ways: readonly By[]; minimum: Signal<number>; children?: preact.ComponentChildren }) {
  const words = texts.value.statistics;
  return (
    <>
      <div class="words-settings">
        <ByField ways={ways} />
        <NumberField name="minimum" label={words.minimum} value={minimum} most={1_000_000} />
        {children}
        <StopWordsChoice />
      </div>
      <StopWords />
    </>
  );
}

/** What counts as the same word; the lemma where the choice of another view is none here. */
export function ByField({ ways }: { ways: readonly By[] }) {
  const words = texts.value.statistics;
  return (
    <label>
      {words.by}{" "}
      <select data-set="by" value={ways.includes(by.value) ? by.value : "lemma"} onChange={(event) => (by.value = event.currentTarget.value as By)}>
        {ways.map((way) => (
          <option key={way} value={way}>
            {words.bys[way]}
          </option>
        ))}
      </select>
    </label>
  );
}

export function NumberField({ name, label, value, least = 1, most }: { name: string; label: string; value: Signal<number>; least?: number; most: number }) {
  return (
    <label>
      {label}{" "}
      <input
        type="number"
        data-set={name}
        min={least}
        max={most}
        value={value.value}
        onChange={(event) => {
          const wanted = Math.round(event.currentTarget.valueAsNumber);
          value.value = Number.isFinite(wanted) ? Math.min(Math.max(wanted, least), most) : least;
          event.currentTarget.value = String(value.value);
        }}
      />
    </label>
  );
}
