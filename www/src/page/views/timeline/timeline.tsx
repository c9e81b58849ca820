import { texts } from "../../i18n/index.ts";
import { tally } from "../../state/reading.ts";
import { search } from "../../state/selection.ts";
import {
  axis,
  canZoom,
  chooseMark,
  chooseUnit,
  chosen,
  listed,
  path,
  placed,
  showsPlaced,
  unitsToChoose,
  unplaced,
  zoomInto,
  zoomOut,
} from "../../state/timeline.ts";
import { units } from "../../text/axis.ts";
import { AxisMarks } from "./axis-marks.tsx";
import { DateTable } from "./date-table.tsx";
import { stretchName } from "./days.ts";

/** The dates of the documents: on an axis, and beside it in a table that has all of them. */
export function Timeline() {
  const t = texts.value;
  const words = t.timeline;
  const [on, off] = [placed.value.length, unplaced.value.length];
  if (on + off === 0) return <p class="empty">{search.value.trim() ? t.noMatch : tally.value.done > 0 ? words.nothing : t.nothingYet}</p>;
  const drawn = axis.value;
  const shownOn = showsPlaced.value && on > 0;
  return (
    <div class="timeline family-measure">
      {drawn ? (
        <>
          <div class="axis-controls">
            <Path />
            <div class="segments" role="group" aria-label={words.unitChoice}>
              {units.map((unit) => (
                <button
                  type="button"
                  key={unit}
                  data-unit={unit}
                  aria-pressed={drawn.unit === unit}
                  disabled={!unitsToChoose.value.includes(unit)}
                  title={unitsToChoose.value.includes(unit) ? undefined : words.tooFine}
                  onClick={() => chooseUnit(unit)}
                >
                  {words.units[unit]}
                </button>
              ))}
            </div>
          </div>
          <AxisMarks axis={drawn} />
        </>
      ) : (
        <p class="empty">{words.nothingPlaced}</p>
      )}
      <div class="axis-controls">
        <div class="segments" role="group" aria-label={words.which}>
          <button type="button" data-shows="placed" aria-pressed={shownOn} disabled={on === 0} onClick={() => (showsPlaced.value = true)}>
            {words.placed} <span class="n">{t.number(on)}</span>
          </button>
          <button
            type="button"
            data-shows="unplaced"
            aria-pressed={!shownOn}
            disabled={off === 0}
            title={words.unplacedHint}
            onClick={() => (showsPlaced.value = false)}
          >
            {words.unplaced} <span class="n">{t.number(off)}</span>
          </button>
        </div>
        {shownOn && <Chosen />}
      </div>
      <DateTable placed={shownOn} />
    </div>
  );
}

/** What was zoomed into, from the whole to the part that is shown. */
function Path() {
  const t = texts.value;
  const parts = path.value;
  const steps = [t.timeline.whole, ...parts.map((days) => stretchName(t, { ...days, approximate: false }))];
  return (
    <nav class="axis-path" aria-label={t.timeline.path}>
      <ol>
        {steps.map((name, depth) => (
          <li key={depth}>
            {depth === steps.length - 1 ? (
              <span aria-current="true">{name}</span>
            ) : (
              <button type="button" class="link" onClick={() => zoomOut(depth)}>
                {name}
              </button>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** What the table is narrowed to, with the ways on and back. */
function Chosen() {
  const t = texts.value;
  const mark = chosen.value;
  const drawn = axis.value;
  const part = path.value.at(-1);
  if (!drawn || (!mark && !part)) return null;
  if (!mark) {
    return (
      <span class="chosen-mark" role="status">
        {part && <strong>{stretchName(t, { ...part, approximate: false })}</strong>} {t.timeline.times(listed.value.length)}
      </span>
    );
  }
  return (
    <span class="chosen-mark" role="status">
      <strong>{stretchName(t, mark.stretch)}</strong> {t.timeline.times(mark.items.length)}
      {canZoom(mark, drawn) && (
        <button type="button" data-do="zoom" onClick={() => zoomInto(mark)}>
          {t.timeline.zoomIn}
        </button>
      )}
      <button type="button" class="icon" data-do="drop-mark" aria-label={t.timeline.drop} title={t.timeline.drop} onClick={() => chooseMark(null)}>
        ×
      </button>
    </span>
  );
}
