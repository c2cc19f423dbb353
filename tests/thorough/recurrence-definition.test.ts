import fc from "fast-check";
import { expect, test } from "vitest";
import { courtDay } from "../../server/rules/calendar/court-day.ts";
import { expandRule, parseRule } from "../../server/rules/calendar/recurrence.ts";

const DAY = 86_400_000;
const CODES = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

interface Model {
  freq: "DAILY" | "WEEKLY" | "MONTHLY" | "YEARLY";
  interval: number;
  weekStart: number;
  months: number[];
  monthDays: number[];
  byDay: { ordinal: number; weekday: number }[];
  positions: number[];
  count: number;
  start: number;
  span: number;
}

const isoOf = (day: number) => new Date(day * DAY).toISOString().slice(0, 10);
const firstOf = (year: number, month: number) => Date.UTC(year, month, 1) / DAY;

function readParts(day: number) {
  const date = new Date(day * DAY);
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth();
  const inMonth = { first: firstOf(year, month), last: firstOf(year, month + 1) - 1 };
  const inYear = { first: firstOf(year, 0), last: firstOf(year + 1, 0) - 1 };
  return { year, month, date: date.getUTCDate(), weekday: (date.getUTCDay() + 6) % 7, inMonth, inYear };
}

// The same days come up in most of the random rules.
const known = new Map<number, ReturnType<typeof readParts>>();
function partsOf(day: number) {
  const parts = known.get(day) ?? readParts(day);
  known.set(day, parts);
  return parts;
}

/** Whether RFC 5545 puts the day into its period's set: the table of section 3.3.10 read as a question, day by day. */
function isMember(day: number, model: Model): boolean {
  const { month, date, weekday, inMonth, inYear } = partsOf(day);
  const start = partsOf(model.start);
  const { freq, months, monthDays, byDay } = model;
  const isYearly = freq === "YEARLY";
  const hasNoDay = byDay.length === 0 && monthDays.length === 0;
  if (months.length > 0 && !months.includes(month + 1)) return false;
  if (isYearly && months.length === 0 && (monthDays.length > 0 || hasNoDay) && month !== start.month) return false;
  if (hasNoDay && freq === "WEEKLY" && weekday !== start.weekday) return false;
  if (hasNoDay && (freq === "MONTHLY" || isYearly) && date !== start.date) return false;
  if (monthDays.length > 0 && !monthDays.includes(date) && !monthDays.includes(day - inMonth.last - 1)) return false;
  const { first, last } = isYearly && months.length === 0 ? inYear : inMonth;
  const nth = [0, 1 + Math.floor((day - first) / 7), -1 - Math.floor((last - day) / 7)];
  return byDay.length === 0 || byDay.some((each) => each.weekday === weekday && nth.includes(each.ordinal));
}

function periodOf(day: number, model: Model): number {
  const { year, month, weekday } = partsOf(day);
  if (model.freq === "DAILY") return day;
  // Exact: the first days of weeks with the same WKST are whole weeks apart.
  if (model.freq === "WEEKLY") return Math.floor((day - ((weekday - model.weekStart + 7) % 7)) / 7);
  return model.freq === "MONTHLY" ? year * 12 + month : year;
}

/** Every day of every period, asked one by one: slow, and nothing like the code it judges. */
function bruteForce(model: Model): string[] {
  const until = model.start + model.span;
  const firstPeriod = periodOf(model.start, model);
  const sets = new Map<number, number[]>();
  for (let day = model.start - 366; day <= until + 366; day += 1) {
    const period = periodOf(day, model);
    const steps = period - firstPeriod;
    if (steps < 0 || steps % model.interval !== 0 || !isMember(day, model)) continue;
    const set = sets.get(period);
    if (set) set.push(day);
    else sets.set(period, [day]);
  }
  const chosen = [...sets.values()].flatMap((set) =>
    set.filter(
      (_, at) => model.positions.length === 0 || model.positions.some((p) => p === at + 1 || p === at - set.length),
    ),
  );
  const counted = chosen.filter((day) => day >= model.start).slice(0, model.count || undefined);
  return counted.filter((day) => day <= until).map(isoOf);
}

function textOf(model: Model): string {
  const byDay = model.byDay.map(({ ordinal, weekday }) => `${ordinal || ""}${CODES[weekday]}`);
  const parts = [`FREQ=${model.freq}`, `INTERVAL=${model.interval}`, `WKST=${CODES[model.weekStart]}`];
  if (model.count > 0) parts.push(`COUNT=${model.count}`);
  if (model.months.length > 0) parts.push(`BYMONTH=${model.months}`);
  if (model.monthDays.length > 0) parts.push(`BYMONTHDAY=${model.monthDays}`);
  if (byDay.length > 0) parts.push(`BYDAY=${byDay}`);
  if (model.positions.length > 0) parts.push(`BYSETPOS=${model.positions}`);
  return parts.join(";");
}

const signed = (max: number) => fc.integer({ min: -max, max }).filter((number) => number !== 0);
const listOf = <T>(item: fc.Arbitrary<T>, maxLength: number) =>
  fc.oneof(fc.constant([] as T[]), fc.array(item, { minLength: 1, maxLength }));

/** What RFC 5545 forbids is taken out of a random model: month days in weeks, ordinals below a month, lone positions. */
const models: fc.Arbitrary<Model> = fc
  .record({
    freq: fc.constantFrom("DAILY", "WEEKLY", "MONTHLY", "YEARLY"),
    interval: fc.integer({ min: 1, max: 4 }),
    weekStart: fc.integer({ min: 0, max: 6 }),
    months: listOf(fc.integer({ min: 1, max: 12 }), 4),
    monthDays: listOf(signed(31), 5),
    byDay: listOf(
      fc.record({
        ordinal: fc.oneof(fc.constant(0), signed(5), signed(53)),
        weekday: fc.integer({ min: 0, max: 6 }),
      }),
      4,
    ),
    positions: listOf(signed(4), 2),
    count: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 12 })),
    start: fc.integer({ min: Date.UTC(1962, 0, 1) / DAY, max: Date.UTC(2031, 0, 1) / DAY }),
    span: fc.integer({ min: 0, max: 1100 }),
  })
  .map((model) => {
    const monthDays = model.freq === "WEEKLY" ? [] : model.monthDays;
    const hasOrdinals = model.freq === "MONTHLY" || model.freq === "YEARLY";
    const byDay = hasOrdinals ? model.byDay : model.byDay.map(({ weekday }) => ({ ordinal: 0, weekday }));
    const positions = monthDays.length + byDay.length + model.months.length > 0 ? model.positions : [];
    return { ...model, monthDays, byDay, positions } as Model;
  });

test("hundreds of random rules give the days that the definition gives", () => {
  const seed = Number(process.env.FC_SEED ?? 20_260_101);
  // FC_RUNS asks for more than there is time for on every run.
  const numRuns = Number(process.env.FC_RUNS ?? 100);
  console.info(`random rules, seed ${seed} (FC_SEED)`);
  let given = 0;
  fc.assert(
    fc.property(models, (model) => {
      const expected = bruteForce(model);
      given += expected.length;
      const rule = parseRule(textOf(model));
      if ("refused" in rule) throw new Error(rule.refused);
      const start = courtDay(isoOf(model.start));
      const asked = { rule, start, until: courtDay(isoOf(model.start + model.span)) };
      expect(expandRule(asked)).toEqual(expected);
      // Asked from a later day on, without what lies before it being gone through.
      const from = courtDay(isoOf(model.start + Math.floor(model.span * 0.8)));
      expect(expandRule({ ...asked, from })).toEqual(expected.filter((day) => day >= from));
    }),
    { seed, numRuns },
  );
  expect(given / numRuns).toBeGreaterThan(7);
});
