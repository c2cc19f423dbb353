import { expect, test } from "vitest";
import { courtDay } from "../../../server/rules/calendar/court-day.ts";
import { ageBetween, isPastTarget, monthsBefore, SHORT_TRIAL_SECTIONS } from "../../../server/rules/case/clocks.ts";

const today = courtDay("2026-03-31");

test("months back from the end of a long month end at the end of a short one", () => {
  expect(monthsBefore(today, 1)).toBe("2026-02-28");
  expect(monthsBefore(today, 25)).toBe("2024-02-29");
  expect(monthsBefore(today, 12)).toBe("2025-03-31");
  expect(monthsBefore(courtDay("2026-01-15"), 1)).toBe("2025-12-15");
});

test("an age counts whole months only", () => {
  expect(ageBetween(courtDay("2025-04-01"), today)).toEqual({ years: 0, months: 11 });
  expect(ageBetween(courtDay("2025-03-31"), today)).toEqual({ years: 1, months: 0 });
  expect(ageBetween(courtDay("2027-01-01"), today)).toEqual({ years: 0, months: 0 });
});

test("cyber terrorism and child offences have the longer target, fraud the shorter", () => {
  expect(SHORT_TRIAL_SECTIONS).toContain("PECA 14");
  for (const grave of ["PECA 10", "PECA 22", "PECA 22A", "PECA 21"]) expect(SHORT_TRIAL_SECTIONS).not.toContain(grave);
});

test("a case is past its target on the day the months are over, not before", () => {
  const isPast = (day: string, ...sections: string[]) =>
    isPastTarget({ institutionDay: courtDay(day), disposalDay: null, sections }, today);
  expect(isPast("2025-03-31", "PECA 14")).toBe(true);
  expect(isPast("2025-04-01", "PECA 14")).toBe(false);
  expect(isPast("2025-03-31", "PECA 14", "PECA 10")).toBe(false);
  expect(isPast("2024-09-30", "PECA 14", "PECA 10")).toBe(true);
  expect(isPast("2025-03-31")).toBe(false);
});

test("a disposed case, or one whose institution is not recorded, is past nothing", () => {
  const sections = ["PECA 14"];
  expect(isPastTarget({ institutionDay: null, disposalDay: null, sections }, today)).toBe(false);
  const old = courtDay("2015-01-01");
  expect(isPastTarget({ institutionDay: old, disposalDay: today, sections }, today)).toBe(false);
});
