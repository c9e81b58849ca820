// The dates of the documents on an axis: what part of it is shown, by which unit, and what is chosen there.

import { computed, signal } from "@preact/signals";
import type { Analysis } from "../../shared/contract.ts";
import { extent, fittingUnit, layOnAxis, mostDays, possibleUnits, type Axis, type AxisMark, type Days, type Unit } from "../text/axis.ts";
import { stretchesOf, type Stretch } from "../text/edtf.ts";
import { entityKey, inBoilerplate, inScope } from "./corpus.ts";
import type { Doc } from "./documents.ts";
import { search } from "./selection.ts";

/** A date as a document says it. */
export interface Said {
  start: number;
  end: number;
  words: string;
  value: string | null;
  /** The document's date, where the value was counted from it. */
  anchor: string | null;
  /** Of the entity. */
  key: string;
  /** Where it stands on the axis; nowhere if its value has no place in the calendar. */
  stretches: readonly Stretch[];
}

export interface SaidIn extends Said {
  doc: Doc;
}

/** An analysis is read once, also when it is one of a thousand and the next one comes. */
const known = new WeakMap<Analysis, readonly Said[]>();

/** The dates and times of a document, boilerplate aside; of those that lie inside each other the outer one. */
export function datesOf(analysis: Analysis): readonly Said[] {
  const before = known.get(analysis);
  if (before) return before;
  const all: Said[] = [];
  for (const { label, name, value, mentions } of analysis.entities) {
    if (label !== "DATE" && label !== "TIME") continue;
    const stretches = value ? stretchesOf(value) : [];
    for (const { start, end, anchor } of mentions) {
      if (inBoilerplate(analysis.regions, start)) continue;
      const words = analysis.text.slice(start, end).replace(/\s+/g, " ");
      all.push({ start, end, words, value, anchor, key: entityKey(label, name), stretches });
    }
  }
  all.sort((a, b) => a.start - b.start || b.end - a.end);
  let covered = 0;
  const outer = all.filter(({ end }) => end > covered && ((covered = end), true));
  known.set(analysis, outer);
  return outer;
}

const found = computed<readonly SaidIn[]>(() => {
  const wanted = search.value.trim().toLowerCase();
  const all = inScope.value.flatMap((doc) => (doc.analysis ? datesOf(doc.analysis).map((said) => ({ ...said, doc })) : []));
  const matches = ({ words, value, doc }: SaidIn) => [words, value ?? "", doc.name].some((text) => text.toLowerCase().includes(wanted));
  return wanted ? all.filter(matches) : all;
});

export const placed = computed(() => found.value.filter(({ stretches }) => stretches.length > 0));
/** What has no place on the axis: without a value, without a year, a length of time, a time of day. */
export const unplaced = computed(() => found.value.filter(({ stretches }) => stretches.length === 0));

const stretches = computed(() => placed.value.flatMap(({ stretches }) => stretches));

/** The days that all dates cover. */
const whole = computed<Days | null>(() => extent(stretches.value));

/** The parts of the calendar that were zoomed into, each inside the one before; null at first. */
const zoomed = signal<readonly Days[] | null>(null);

/** At first the axis shows the days of most dates: one date of long ago would press all others into a column. */
export const path = computed<readonly Days[]>(() => {
  if (zoomed.value) return zoomed.value;
  const most = mostDays(stretches.value);
  return most ? [most] : [];
});

/** The unit the reader has chosen for what is shown; null for the fitting one. */
const wantedUnit = signal<Unit | null>(null);

/** The chosen mark of the axis, by its key. */
export const chosenMark = signal<string | null>(null);

/** Whether the table shows what has a place on the axis, or the rest. */
export const showsPlaced = signal(true);

const shownDays = computed<Days | null>(() => path.value.at(-1) ?? whole.value);

export const unitsToChoose = computed<readonly Unit[]>(() => (shownDays.value ? possibleUnits(shownDays.value) : []));

export const axis = computed<Axis<SaidIn> | null>(() => {
  const days = shownDays.value;
  if (!days) return null;
  const wanted = wantedUnit.value;
  return layOnAxis(placed.value, days, wanted && unitsToChoose.value.includes(wanted) ? wanted : fittingUnit(days));
});

export const marksOf = ({ before, spans, points, after }: Axis<SaidIn>): AxisMark<SaidIn>[] => [before ?? [], spans, points, after ?? []].flat();

/** The chosen mark, while there is such a one. */
export const chosen = computed<AxisMark<SaidIn> | null>(() => {
  const drawn = axis.value;
  return drawn && chosenMark.value ? (marksOf(drawn).find(({ key }) => key === chosenMark.value) ?? null) : null;
});

/** What the table lists: the chosen mark's dates, or all that are shown, each once. */
export const listed = computed<readonly SaidIn[]>(() => {
  if (!showsPlaced.value) return unplaced.value;
  if (chosen.value) return chosen.value.items;
  const drawn = axis.value;
  return path.value.length === 0 || !drawn ? placed.value : [...new Set([...drawn.spans, ...drawn.points].flatMap(({ items }) => items))];
});

export function chooseMark(key: string | null): void {
  chosenMark.value = key;
  showsPlaced.value = true;
}

export function chooseUnit(unit: Unit): void {
  wantedUnit.value = unit;
  chosenMark.value = null;
}

/** Whether a mark can be looked at more closely: a column that is no day. */
export const canZoom = (mark: AxisMark<SaidIn>, { unit, points }: Axis<SaidIn>): boolean => unit !== "day" && points.includes(mark);

export function zoomInto({ stretch: { from, to } }: AxisMark<SaidIn>): void {
  if (from !== null && to !== null) goTo([...path.value, { from, to }]);
}

/** Back to the part of the calendar that was zoomed into at `depth`; 0 is all. */
export const zoomOut = (depth: number): void => goTo(path.value.slice(0, depth));

export const forgetZoom = (): void => goTo(null);

function goTo(days: readonly Days[] | null): void {
  zoomed.value = days;
  wantedUnit.value = null;
  chosenMark.value = null;
}
