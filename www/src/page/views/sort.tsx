import type { Signal } from "@preact/signals";
import { texts } from "../i18n/index.ts";

/** The column a table is sorted by, and whether upside down. */
export interface Order<C extends string> {
  column: C;
  reversed: boolean;
}

export function SortHead<C extends string>(props: {
  order: Signal<Order<C>>;
  column: C;
  words: string;
  class?: string;
  hint?: string;
}) {
  const { order, column, words } = props;
  const current = order.value.column === column;
  const direction = !current ? "none" : order.value.reversed ? "ascending" : "descending";
  return (
    <th scope="col" aria-sort={direction} class={props.class}>
      <button
        type="button"
        title={props.hint ?? texts.value.sortBy(words)}
        onClick={() => (order.value = { column, reversed: current ? !order.value.reversed : false })}
      >
        {words}
        <span class="arrow" aria-hidden="true">
          {current ? (order.value.reversed ? "▴" : "▾") : ""}
        </span>
      </button>
    </th>
  );
}
