import { signal } from "@preact/signals";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { texts } from "../../i18n/index.ts";
import { canZoom, chooseMark, chosenMark, marksOf, zoomInto, type SaidIn } from "../../state/timeline.ts";
import { comfortable, type Axis, type AxisMark } from "../../text/axis.ts";
import { useMore } from "../more.tsx";
import { stretchName, tickName } from "./days.ts";

type Mark = AxisMark<SaidIn>;

/** The mark that the Tab key leads to; the arrow keys go on from there. */
const current = signal<string | null>(null);

/** Columns whose heights are numbers of mentions, and above them bars for what is longer than a column. */
export function AxisMarks({ axis }: { axis: Axis<SaidIn> }) {
  const t = texts.value;
  const help = useId();
  const box = useRef<HTMLDivElement>(null);
  const { limit, note } = useMore(axis.spans.length);
  const spans = axis.spans.slice(0, limit);
  const columns = axis.to - axis.from + 1;
  const all = marksOf({ ...axis, spans });
  const tab = all.find(({ key }) => key === current.value) ?? all.find(({ key }) => key === chosenMark.value) ?? all[0];
  const most = axis.points.reduce((found, { items }) => Math.max(found, items.length), 1);
  // An axis wider than its place begins where most dates are.
  useLayoutEffect(() => {
    const [scroller] = box.current?.getElementsByClassName("axis") ?? [];
    const highest = axis.points.find(({ items }) => items.length === most);
    if (scroller && highest) scroller.scrollLeft = (scroller.scrollWidth * (highest.first + 0.5)) / columns - scroller.clientWidth / 2;
  }, [axis.unit, axis.from, axis.to]);
  const go = (event: KeyboardEvent) => {
    const marks = [...(box.current?.querySelectorAll<HTMLButtonElement>("button[data-mark]") ?? [])];
    const at = marks.indexOf(document.activeElement as HTMLButtonElement);
    const to: Record<string, number> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: marks.length - 1 };
    const next = marks[to[event.code] ?? -1];
    if (!next) return;
    event.preventDefault();
    current.value = next.dataset.mark ?? null;
    next.focus();
  };
  const common = (mark: Mark, name: string) => ({
    type: "button" as const,
    "data-mark": mark.key,
    "data-count": mark.items.length,
    tabIndex: mark === tab ? 0 : -1,
    "aria-pressed": mark.key === chosenMark.value,
    "aria-label": `${name}: ${t.timeline.times(mark.items.length)}`,
    title: `${name}: ${t.timeline.times(mark.items.length)}`,
    onClick: () => {
      current.value = mark.key;
      chooseMark(mark.key === chosenMark.value ? null : mark.key);
    },
    onDblClick: () => canZoom(mark, axis) && zoomInto(mark),
  });
  return (
    <>
      <div class="axis-box" ref={box} role="group" aria-label={t.timeline.axis} aria-describedby={help} onKeyDown={go}>
        {axis.before && <Beyond mark={axis.before} common={common} />}
        <div class="axis">
          <div class={`axis-grid${columns > comfortable ? " dense" : ""}`} style={{ "--columns": String(columns) }}>
            {spans.length > 0 && (
              <div class="axis-spans" role="group" aria-label={t.timeline.spans}>
                {spans.map((mark) => (
                  <button key={mark.key} class="axis-span" style={{ gridColumn: `${mark.first + 1} / ${mark.last + 2}` }} {...spanEnds(mark)} {...common(mark, stretchName(t, mark.stretch))}>
                    <span>{stretchName(t, mark.stretch)}</span>
                    {mark.items.length > 1 && <span class="n">{t.number(mark.items.length)}</span>}
                  </button>
                ))}
              </div>
            )}
            <div class="axis-points">
              {axis.points.map((mark) => (
                <button key={mark.key} class="axis-point" style={{ gridColumn: String(mark.first + 1) }} data-approximate={mark.stretch.approximate ? "" : undefined} {...common(mark, stretchName(t, mark.stretch))}>
                  {columns <= comfortable && <span class="n">{t.number(mark.items.length)}</span>}
                  <span class="column" style={{ height: `${Math.max(5, (100 * mark.items.length) / most)}%` }} />
                </button>
              ))}
            </div>
            <Ticks axis={axis} />
          </div>
        </div>
        {axis.after && <Beyond mark={axis.after} common={common} />}
      </div>
      <p id={help} class="visually-hidden">
        {t.timeline.axisHelp}
      </p>
      {note}
    </>
  );
}

/** What lies before or behind all that is drawn. */
function Beyond({ mark, common }: { mark: Mark; common: (mark: Mark, name: string) => object }) {
  const t = texts.value;
  const name = stretchName(t, mark.stretch);
  return (
    <button class={`axis-beyond ${mark.key}`} {...common(mark, name)}>
      {mark.key === "before" ? "← " : ""}
      {name} <span class="n">{t.number(mark.items.length)}</span>
      {mark.key === "after" ? " →" : ""}
    </button>
  );
}

/** How the ends of a bar look: going on beyond the columns, open, or about there. */
const spanEnds = ({ stretch, cut: [before, after] }: Mark) => ({
  "data-before": stretch.from === null ? "open" : before ? "cut" : undefined,
  "data-after": stretch.to === null ? "open" : after ? "cut" : undefined,
  "data-approximate": stretch.approximate ? "" : undefined,
});

/** Names under the columns: as many as have room. */
function Ticks({ axis }: { axis: Axis<SaidIn> }) {
  const t = texts.value;
  const columns = axis.to - axis.from + 1;
  const wide = axis.unit === "day" ? 1 : axis.unit === "month" ? 1.6 : axis.unit === "century" ? 4 : 2;
  const every = Math.max(1, columns > comfortable ? Math.ceil(wide) : Math.ceil((columns * wide) / 22));
  const ticks = [];
  for (let column = 0; column < columns; column += 1) {
    const index = axis.from + column;
    const { short, over } = tickName(t, axis.unit, index, column === 0);
    const named = axis.unit === "day" ? column % every === 0 : mod(index, every) === 0 || columns <= 4;
    if (!named && !over) continue;
    ticks.push(
      <span key={column} class="tick" style={{ gridColumn: String(column + 1) }}>
        {named ? short : ""}
        {over && <span class="tick-over">{over}</span>}
      </span>,
    );
  }
  return (
    <div class="axis-ticks" aria-hidden="true">
      {ticks}
    </div>
  );
}

const mod = (a: number, b: number): number => ((a % b) + b) % b;
