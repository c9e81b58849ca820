// Values of dates as stretches of days, their places on an axis, and days as somebody types them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { readDay } from "../src/page/input/day.ts";
import { extent, firstDay, fittingUnit, lastDay, layOnAxis, mostDays, possibleUnits, unitOf, units } from "../src/page/text/axis.ts";
import { dateOf, stretchesOf } from "../src/page/text/edtf.ts";

const iso = (day: number | null): string => (day === null ? ".." : dateOf(day).toISOString().replace(/T.*$/, ""));

/** A value, and its stretches; none where it has no place in the calendar. */
const cases: readonly [value: string, ...stretches: string[]][] = [
  ["2025-09-16", "2025-09-16/2025-09-16"],
  ["2025-09-16T10:30", "2025-09-16/2025-09-16"],
  ["2025-09-16T10:00/2025-09-16T18:00", "2025-09-16/2025-09-16"],
  ["2011-06", "2011-06-01/2011-06-30"],
  ["2024-02", "2024-02-01/2024-02-29"],
  ["2012", "2012-01-01/2012-12-31"],
  ["0044", "0044-01-01/0044-12-31"],
  ["199X", "1990-01-01/1999-12-31"],
  ["-0043", "-000043-01-01/-000043-12-31"],
  ["-04XX", "-000499-01-01/-000400-12-31"],
  ["-0489/-0478", "-000489-01-01/-000478-12-31"],
  ["18XX/19XX", "1800-01-01/1999-12-31"],
  ["2012-21", "2012-03-01/2012-05-31"],
  ["2012-24", "2011-12-01/2012-02-29"],
  ["2020-33", "2020-01-01/2020-03-31"],
  ["2019-41", "2019-07-01/2019-12-31"],
  ["2025-09-16/2025-09-18", "2025-09-16/2025-09-18"],
  ["2011/2013", "2011-01-01/2013-12-31"],
  ["2019/..", "2019-01-01/.."],
  ["2012-21/..", "2012-03-01/.."],
  ["../2030", "../2030-12-31"],
  ["2012~", "2012-01-01/2012-12-31~"],
  ["{2020-05-05,2020-05-07}", "2020-05-05/2020-05-05", "2020-05-07/2020-05-07"],
  ["XXXX-09-19"],
  ["{XXXX-09-16,XXXX-09-18}"],
  ["P5Y"],
  ["PT24H"],
  ["T10:30"],
  ["../.."],
  ["2025-09-31"],
  ["2025-13"],
  ["2030/2012"],
  ["199X-05"],
  ["вчера"],
  [""],
];

test("values are stretches of days", () => {
  for (const [value, ...stretches] of cases) {
    const found = stretchesOf(value).map(({ from, to, approximate }) => `${iso(from)}/${iso(to)}${approximate ? "~" : ""}`);
    assert.deepEqual(found, stretches, value);
  }
});

test("units follow each other without gaps", () => {
  for (const unit of units) {
    for (const year of [1, 99, 1582, 1899, 1970, 2000, 2024]) {
      const day = stretchesOf(`${String(year).padStart(4, "0")}-02-28`)[0]?.from ?? 0;
      const index = unitOf(unit, day);
      assert.ok(firstDay(unit, index) <= day && day <= lastDay(unit, index), `${unit} ${year}`);
      assert.equal(unitOf(unit, lastDay(unit, index)), index);
      assert.equal(unitOf(unit, lastDay(unit, index) + 1), index + 1);
    }
  }
});

const said = (value: string) => ({ value, stretches: stretchesOf(value) });
const values = (items: readonly { value: string }[]) => items.map(({ value }) => value);

test("what fits into a column stands in it, what is longer or open over several", () => {
  const items = ["2012-04-24", "2012-04-25", "2012-04", "2012", "2012-12-30/2013-01-05", "2011/..", "../2013-02", "2012~"].map(said);
  const days = extent(items.flatMap(({ stretches }) => stretches));
  assert.ok(days);
  assert.equal(`${iso(days.from)} ${iso(days.to)}`, "2011-01-01 2013-02-28");
  const axis = layOnAxis(items, days, "month");
  assert.deepEqual(axis.points.map(({ first, items }) => [first, ...values(items)]), [[15, "2012-04-24", "2012-04-25", "2012-04"]]);
  assert.deepEqual(
    axis.spans.map(({ first, last, items }) => [first, last, ...values(items)]),
    [
      [12, 23, "2012"],
      [12, 23, "2012~"],
      [23, 24, "2012-12-30/2013-01-05"],
      [0, 25, "2011/.."],
      [0, 25, "../2013-02"],
    ],
  );
  const byYear = layOnAxis(items, days, "year");
  assert.deepEqual(byYear.points.map(({ items }) => values(items)), [["2012-04-24", "2012-04-25", "2012-04", "2012", "2012~"]]);
});

test("what lies outside the days shown stands before or behind them, at their edge what reaches in", () => {
  const items = ["2010-05", "2012-12-30/2013-01-05", "2019/..", "2012-05-05"].map(said);
  const year = { from: stretchesOf("2012")[0]?.from ?? 0, to: stretchesOf("2012")[0]?.to ?? 0 };
  const { points, spans, before, after } = layOnAxis(items, year, "month");
  assert.deepEqual([values(before?.items ?? []), values(after?.items ?? [])], [["2010-05"], ["2019/.."]]);
  assert.deepEqual(points.map(({ first, items }) => [first, ...values(items)]), [[4, "2012-05-05"]]);
  assert.deepEqual(spans.map(({ first, last, items }) => [first, last, ...values(items)]), [[11, 11, "2012-12-30/2013-01-05"]]);
});

test("a column is approximate when all of it is", () => {
  const years = { from: stretchesOf("2001")[0]?.from ?? 0, to: stretchesOf("2009")[0]?.to ?? 0 };
  const { points } = layOnAxis(["2005~", "2005~", "2007~", "2007"].map(said), years, "year");
  assert.deepEqual(points.map(({ first, stretch }) => [first, stretch.approximate]), [[4, true], [6, false]]);
});

test("the unit fits the days", () => {
  const fits = (value: string) => stretchesOf(value).map(({ from, to }) => fittingUnit({ from: from ?? 0, to: to ?? 0 }))[0];
  assert.deepEqual(["2012-04-24", "2012-04", "2012", "2010/2012", "201X", "19XX", "1200/2030", "0001/9999"].map(fits), ["day", "day", "month", "month", "year", "decade", "century", "century"]);
  assert.deepEqual(possibleUnits({ from: firstDay("year", 1900), to: lastDay("year", 2030) }), ["century", "decade", "year"]);
  assert.deepEqual(possibleUnits({ from: firstDay("year", 2012), to: lastDay("year", 2012) }), [...units]);
});

test("a few dates of long ago do not press the others together", () => {
  const recent = Array.from({ length: 60 }, (_, index) => `${2000 + (index % 20)}-05-05`);
  const days = (...values: string[]) => {
    const most = mostDays(values.flatMap(stretchesOf));
    return most && `${iso(most.from)} ${iso(most.to)}`;
  };
  assert.equal(days(...recent, "1029", "14XX"), "2000-01-01 2019-12-31");
  assert.equal(days(...recent), null, "nothing to leave out");
  assert.equal(days("2012-04-25", "1029"), null, "two dates are seen at once");
  assert.equal(days("2025-09-16", "2025-09-20", "2025-10-01", "18XX"), "2025-09-16 2025-10-01", "one far off among few");
  assert.equal(days("2023-11-01", "2024-10-01", "2024-11-01", "2025-02-01"), null, "not far off");
  assert.equal(days(), null);
});

test("twenty thousand dates of many years are laid out with none lost", () => {
  const items = Array.from({ length: 20_000 }, (_, index) => said(`${1900 + (index % 130)}-${String(1 + (index % 12)).padStart(2, "0")}-${String(1 + (index % 28)).padStart(2, "0")}`));
  const days = extent(items.flatMap(({ stretches }) => stretches));
  assert.ok(days);
  const axis = layOnAxis(items, days, fittingUnit(days));
  assert.equal(axis.unit, "decade");
  assert.equal(axis.points.reduce((sum, { items }) => sum + items.length, 0), 20_000);
});

test("a day is taken as people write it, and refused for a reason", () => {
  for (const typed of ["2012-04-25", " 25.04.2012 ", "25.4.2012", "2012-4-25"]) assert.deepEqual(readDay(typed), { day: "2012-04-25" }, typed);
  assert.deepEqual(readDay("29.02.2024"), { day: "2024-02-29" });
  assert.deepEqual(readDay("0044-03-15"), { day: "0044-03-15" });
  for (const typed of ["31.02.2012", "2023-02-29", "2012-13-01", "0000-01-01", "0.5.2012"]) assert.deepEqual(readDay(typed), { problem: "calendar" }, typed);
  for (const typed of ["", "вчера", "25 апреля", "04/25/2012", "2012", "2012-04", "25.04.12", "2012-04-25T10:00"]) assert.deepEqual(readDay(typed), { problem: "form" }, typed);
});
