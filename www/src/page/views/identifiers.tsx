import { signal, useSignal } from "@preact/signals";
import { labelName, texts } from "../i18n/index.ts";
import { familyOf } from "../i18n/labels.ts";
import { identifiers, type Identifier, type IdentifierKind } from "../state/identifiers.ts";
import { tally } from "../state/reading.ts";
import { search, subject } from "../state/selection.ts";
import { chooseSubject } from "../state/walk.ts";
import { canDefang, defang } from "../text/defang.ts";
import { copyText } from "./copy.ts";
import { useMore } from "./more.tsx";

/** Whether addresses are shown and copied so that no program takes them for links. */
const defanged = signal(false);

const shownValue = (label: string, value: string): string => (defanged.value ? defang(label, value) : value);

/** Addresses and numbers by kind, each a click from its places. */
export function Identifiers() {
  const t = texts.value;
  const kinds = identifiers.value;
  if (kinds.length === 0) {
    return <p class="empty">{search.value.trim() ? t.noMatch : tally.value.done > 0 ? t.identifiers.nothing : t.nothingYet}</p>;
  }
  return (
    <div class="identifiers">
      {kinds.some(({ label }) => canDefang(label)) && (
        <label class="defang">
          <input type="checkbox" checked={defanged.value} onChange={(event) => (defanged.value = event.currentTarget.checked)} />
          {t.identifiers.defang}
        </label>
      )}
      {kinds.map((kind) => (
        <Kind key={kind.label} kind={kind} />
      ))}
    </div>
  );
}

function Kind({ kind: { label, found } }: { kind: IdentifierKind }) {
  const t = texts.value;
  const words = t.identifiers;
  const { limit, note } = useMore(found.length);
  const copied = useSignal("");
  const values = found.flatMap(({ value }) => value ?? []);
  const copy = async () => {
    const done = await copyText(values.map((value) => shownValue(label, value)).join("\n"));
    copied.value = done ? words.copied(values.length) : words.copyFailed;
  };
  return (
    <section class={`identifier-kind family-${familyOf(label)}`} data-label={label}>
      <header>
        <h3 id={`kind-${label}`}>
          <span class="dot" aria-hidden="true" />
          {labelName(t, label)} <span class="n">{t.number(found.length)}</span>
        </h3>
        <span role="status">{copied.value}</span>
        <button type="button" data-do="copy" disabled={values.length === 0} aria-label={words.copyKind(labelName(t, label))} onClick={() => void copy()}>
          {words.copy}
        </button>
      </header>
      <table class="rows" aria-labelledby={`kind-${label}`}>
        <thead>
          <tr>
            <th scope="col">{words.columnValue}</th>
            <th scope="col" class="check" title={words.checkHint}>
              {words.columnCheck}
            </th>
            <th scope="col" class="number">
              {t.columnMentions}
            </th>
            <th scope="col" class="number">
              {t.columnDocuments}
            </th>
          </tr>
        </thead>
        <tbody>
          {found.slice(0, limit).map((one) => (
            <Row key={one.rows[0]?.key} label={label} one={one} />
          ))}
        </tbody>
      </table>
      {note}
    </section>
  );
}

function Row({ label, one }: { label: string; one: Identifier }) {
  const t = texts.value;
  const words = t.identifiers;
  const { value, rows, check, mentions, documents } = one;
  const [first, ...others] = rows;
  if (!first) return null;
  const chosen = rows.some(({ key }) => subject.value?.of === "entity" && subject.value.key === key);
  const choose = (key: string) => (event: Event) => {
    event.stopPropagation();
    if (subject.value?.key === key) subject.value = null;
    else chooseSubject({ of: "entity", key });
  };
  const shown = shownValue(label, value ?? first.name);
  const written = (value === null ? others : rows).filter(({ name }) => shownValue(label, name) !== shown);
  return (
    <tr class={chosen ? "chosen" : ""} onClick={choose(first.key)}>
      <td>
        <button type="button" class="row-name mono" aria-pressed={chosen} onClick={choose(first.key)}>
          {shown}
        </button>
        {check === "partial" && <span class="link-note"> {words.incomplete}</span>}
        {written.length > 0 && (
          <span class="spellings">
            {words.written}:{" "}
            {written.map(({ key, name }) => (
              <button type="button" key={key} class="link" onClick={choose(key)}>
                {shownValue(label, name)}
              </button>
            ))}
          </span>
        )}
      </td>
      <td class="check" data-check={check} title={words.checks[check].long}>
        {words.checks[check].short}
        <span class="visually-hidden">. {words.checks[check].long}</span>
      </td>
      <td class="number">{t.number(mentions)}</td>
      <td class="number">{t.number(documents)}</td>
    </tr>
  );
}
