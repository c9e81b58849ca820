import type { Signal } from "@preact/signals";
import type { AskKeywords } from "../../../shared/queries.ts";
import { texts } from "../../i18n/index.ts";
import { by, withStopWords } from "../../state/words.ts";

type By = NonNullable<AskKeywords["by"]>;

/** How words are counted. */
export function Settings({ ways, minimum, children }: { ways: readonly By[]; minimum: Signal<number>; children?: preact.ComponentChildren }) {
  const words = texts.value.statistics;
  return (
    <div class="words-settings">
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
      <NumberField name="minimum" label={words.minimum} value={minimum} most={1_000_000} />
      {children}
      <label>
        <input type="checkbox" data-set="stop" checked={withStopWords.value} onChange={(event) => (withStopWords.value = event.currentTarget.checked)} />
        {words.stopWords}
      </label>
    </div>
  );
}

export function NumberField({ name, label, value, most }: { name: string; label: string; value: Signal<number>; most: number }) {
  return (
    <label>
      {label}{" "}
      <input
        type="number"
        data-set={name}
        min={1}
        max={most}
        value={value.value}
        onChange={(event) => {
          const wanted = Math.round(event.currentTarget.valueAsNumber);
          value.value = Number.isFinite(wanted) ? Math.min(Math.max(wanted, 1), most) : 1;
          event.currentTarget.value = String(value.value);
        }}
      />
    </label>
  );
}
