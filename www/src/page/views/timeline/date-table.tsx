import { signal, useComputed, type Signal } from "@preact/signals";
import { texts } from "../../i18n/index.ts";
import { compare } from "../../state/corpus.ts";
import { pathOf } from "../../state/documents.ts";
import { showPlace, target } from "../../state/selection.ts";
import { listed, type SaidIn } from "../../state/timeline.ts";
import { contextOf } from "../../text/kwic.ts";
import { useMore } from "../more.tsx";
import { SortHead, type Order } from "../sort.tsx";

type Column = "words" | "value" | "anchor" | "document";

const order: Signal<Order<Column>> = signal({ column: "value", reversed: false });

/** The dates as they are said, with their values; each leads to its sentence. */
export function DateTable({ placed }: { placed: boolean }) {
  const t = texts.value;
  const words = t.timeline;
  const rows = useComputed(() => inOrder(listed.value, order.value)).value;
  const { limit, note } = useMore(rows.length);
  return (
    <>
      <table class="rows dates" data-shows={placed ? "placed" : "unplaced"}>
        <thead>
          <tr>
            <SortHead order={order} column="words" words={words.columnSaid} />
            <SortHead order={order} column="value" words={words.columnValue} class="value" />
            <SortHead order={order} column="anchor" words={words.columnAnchor} class="anchor" hint={words.anchorHint} />
            <SortHead order={order} column="document" words={words.columnDocument} class="document-cell" />
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, limit).map((said) => (
            <Row key={`${said.doc.key} ${said.start} ${said.end}`} said={said} />
          ))}
        </tbody>
      </table>
      {note}
    </>
  );
}

function Row({ said }: { said: SaidIn }) {
  const t = texts.value;
  const { doc, start, end, value, anchor, key } = said;
  const { before, match, after, cutBefore, cutAfter } = contextOf(doc.analysis?.text ?? "", start, end);
  const marked = target.value?.doc === doc.key && target.value.start === start && target.value.end === end;
  const show = (event: Event) => {
    event.stopPropagation();
    showPlace(doc.key, start, end, key);
  };
  const look = marked ? " chosen" : "";
  return (
    <>
      <tr class={`said${look}`} onClick={show}>
        <td>
          <button type="button" class="row-name" title={t.goTo} aria-current={marked} onClick={show}>
            {said.words}
          </button>
        </td>
        <td class="value">
          {value === null ? (
            <span class="link-note">{t.timeline.noValue}</span>
          ) : (
            <>
              <span class="mono">{value}</span>
              {value.startsWith("P") && <span class="link-note"> {t.timeline.length}</span>}
            </>
          )}
        </td>
        <td class="anchor mono">{anchor}</td>
        <td class="document-cell" title={pathOf(doc)}>
          {doc.name}
        </td>
      </tr>
      <tr class={`sentence${look}`} onClick={show}>
        <td colSpan={4}>
          {cutBefore ? "…" : ""}
          {before}
          <mark>{match}</mark>
          {after}
          {cutAfter ? "…" : ""}
        </td>
      </tr>
    </>
  );
}

/** By the beginning of the stretch; what is open at that side by its end; what has none by its value. */
const begins = ({ stretches: [first] }: SaidIn): number => first?.from ?? first?.to ?? Infinity;

function inOrder(rows: readonly SaidIn[], { column, reversed }: Order<Column>): readonly SaidIn[] {
  const inTime = (a: SaidIn, b: SaidIn): number => {
    const [x, y] = [begins(a), begins(b)];
    return x === y ? compare(a.value ?? "", b.value ?? "") : x - y;
  };
  const place = (a: SaidIn, b: SaidIn): number => a.doc.key - b.doc.key || a.start - b.start;
  const by: Record<Column, (a: SaidIn, b: SaidIn) => number> = {
    words: (a, b) => compare(a.words, b.words) || inTime(a, b),
    value: inTime,
    anchor: (a, b) => compare(b.anchor ?? "", a.anchor ?? "") || inTime(a, b),
    document: (a, b) => compare(a.doc.name, b.doc.name),
  };
  const sorted = [...rows].sort((a, b) => by[column](a, b) || place(a, b));
  return reversed ? sorted.reverse() : sorted;
}
