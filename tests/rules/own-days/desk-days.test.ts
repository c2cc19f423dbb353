import { expect, test } from "vitest";
import { addDays, type CourtDay, courtDay, weekdayOf } from "../../../server/rules/calendar/court-day.ts";
import { callDayOf, type DeskDays, deskAnswersUntil, isDeskDay } from "../../../server/rules/reminders/desk-days.ts";

const USUAL: DeskDays = { workingWeekdays: [1, 2, 3, 4, 5, 6], closed: [], extraDays: [] };
const of = (day: string, desk = USUAL) => callDayOf(courtDay(day), desk);

test("two days before a Thursday is a Tuesday, and a desk is there", () => {
  expect(of("2026-12-03")).toBe("2026-12-01");
});

test("two days before a Tuesday is a Sunday, so the call is Saturday's", () => {
  expect(weekdayOf(courtDay("2026-12-08"))).toBe(2);
  expect(of("2026-12-08")).toBe("2026-12-05");
});

test("before a holiday of four days and a Sunday the call is made on the last day that the court works", () => {
  const eid = { ...USUAL, closed: [{ from: courtDay("2027-03-09"), until: courtDay("2027-03-12") }] };
  // Saturday the 13th works: two days before Monday the 15th.
  expect(of("2027-03-15", eid)).toBe("2027-03-13");
  expect(of("2027-03-13", eid)).toBe("2027-03-08");
  expect(of("2027-03-12", { ...eid, workingWeekdays: [1, 2, 3, 4, 5] })).toBe("2027-03-08");
});

test("a Sunday on which the court sits by order has a desk; a closure takes it away again", () => {
  const sunday = courtDay("2026-12-06");
  const sits = { ...USUAL, extraDays: [sunday] };
  expect(of("2026-12-08", sits)).toBe(sunday);
  expect(of("2026-12-08", { ...sits, closed: [{ from: sunday, until: sunday }] })).toBe("2026-12-05");
});

test("a court that is never at work is answered all the same", () => {
  const closed = { ...USUAL, closed: [{ from: courtDay("2020-01-01"), until: courtDay("2040-01-01") }] };
  expect(of("2026-12-03", closed)).toBe("2026-12-01");
  expect(deskAnswersUntil(courtDay("2026-12-03"), closed)).toBe("2026-12-03");
});

/** Small, and the same at every run. */
function pseudo(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}

test("whatever is closed: a date comes to the desk on its call day and on none before, and that is a working day", () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const random = pseudo(seed);
    const closed = Array.from({ length: 1 + Math.floor(random() * 5) }, () => {
      const from = addDays(courtDay("2026-11-20"), Math.floor(random() * 60));
      return { from, until: addDays(from, Math.floor(random() * 9)) };
    });
    const desk: DeskDays = {
      ...USUAL,
      closed,
      extraDays: [addDays(courtDay("2026-11-20"), Math.floor(random() * 60))],
    };
    const date = addDays(courtDay("2026-12-15"), Math.floor(random() * 30));
    const isThoughtOf = (today: CourtDay) => addDays(deskAnswersUntil(today, desk), 2) >= date;
    const day = callDayOf(date, desk);
    expect(isDeskDay(day, desk), `seed ${seed}`).toBe(true);
    expect(day <= addDays(date, -2), `seed ${seed}`).toBe(true);
    expect(isThoughtOf(day), `seed ${seed}`).toBe(true);
    for (let before = 1; before <= 20; before += 1) {
      expect(isThoughtOf(addDays(day, -before)), `seed ${seed}, ${before} days before`).toBe(false);
    }
  }
});
