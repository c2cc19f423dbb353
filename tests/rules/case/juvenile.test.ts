import { describe, expect, test } from "vitest";
import { type CourtDay, courtDay } from "../../../server/rules/calendar/court-day.ts";
import {
  type AccusedAge,
  ageOn,
  juvenileDueDay,
  juvenileFindings,
  juvenileState,
  mustGoUnnamed,
  notApartBecause,
  splitByAge,
} from "../../../server/rules/case/juvenile.ts";

const today = courtDay("2026-11-26");
const aged = (birth: string | null, offence: string | null, given: Partial<AccusedAge> = {}): AccusedAge => {
  const day = (text: string | null): CourtDay | null => (text === null ? null : courtDay(text));
  return { accused: 1, birthDay: day(birth), offenceDay: day(offence), isSaidMinor: false, ...given };
};
const stateOf = (birth: string | null, offence: string | null) => juvenileState(aged(birth, offence), today);

describe("the age that counts is that on the day of the offence", () => {
  test("the day before the eighteenth birthday is a juvenile's, the birthday itself is not", () => {
    expect(stateOf("2006-03-10", "2024-03-09")).toBe("juvenile");
    expect(stateOf("2006-03-10", "2024-03-10")).toBe("adult");
  });

  test("somebody born on 29 February comes of age on 1 March", () => {
    expect(stateOf("2008-02-29", "2026-02-28")).toBe("juvenile");
    expect(stateOf("2008-02-29", "2026-03-01")).toBe("adult");
    expect(ageOn(courtDay("2008-02-29"), courtDay("2026-03-01"))).toBe(18);
  });

  test("what is not recorded is unknown, unless he is under eighteen even today", () => {
    expect(stateOf(null, "2024-03-09")).toBe("unknown");
    expect(stateOf("2006-03-10", null)).toBe("unknown");
    expect(stateOf("2009-03-10", null)).toBe("juvenile");
    expect(stateOf("2027-01-01", null)).toBe("unknown");
    expect(stateOf("2024-03-10", "2024-03-09")).toBe("unknown");
  });
});

describe("a juvenile is never named", () => {
  test("nor is one whom the register calls a minor until his age is known", () => {
    expect(mustGoUnnamed(aged("2008-05-01", "2025-05-01"), today)).toBe(true);
    expect(mustGoUnnamed(aged(null, null, { isSaidMinor: true }), today)).toBe(true);
    expect(mustGoUnnamed(aged(null, null), today)).toBe(false);
    expect(mustGoUnnamed(aged("1990-05-01", "2025-05-01", { isSaidMinor: true }), today)).toBe(false);
  });
});

describe("a juvenile is not tried with adults", () => {
  const juvenile = aged("2008-05-01", "2025-05-01", { accused: 1 });
  const adult = aged("1990-05-01", "2025-05-01", { accused: 2 });
  const unknown = aged(null, "2025-05-01", { accused: 3, isSaidMinor: true });
  const codes = (accused: AccusedAge[], on = today) =>
    juvenileFindings(accused, on).map((one) => `${one.code} ${one.accused.join(" ")}`);

  test("the case is split, and one of unknown age stays until it is settled", () => {
    expect(splitByAge([juvenile, adult, unknown], today)).toEqual({ together: [2, 3], apart: [1] });
    expect(codes([juvenile, adult, unknown])).toEqual([
      "juvenile-with-adults 1",
      "juvenile-unnamed 1 3",
      "age-unknown-said-minor 3",
    ]);
  });

  test("juveniles alone need no split", () => {
    expect(codes([juvenile])).toEqual(["juvenile-unnamed 1"]);
  });

  test("a register that says minor of an adult is pointed out", () => {
    expect(codes([{ ...adult, isSaidMinor: true }])).toEqual(["register-differs 2"]);
  });

  test("the Ordinance of 2000 governs up to 21 May 2018, the Act from 22 May 2018; neither is confirmed", () => {
    const then = [aged("2005-05-01", "2018-05-01"), aged("1990-05-01", "2018-05-01", { accused: 2 })];
    const on = (day: string) => juvenileFindings(then, courtDay(day))[0]!;
    expect(on("2018-05-21").authority).toContain("Ordinance 2000");
    expect(on("2018-05-22").authority).toContain("Act 2018");
    expect(on("2018-05-22").confirmed).toBe(false);
  });
});

test("a juvenile's trial should be over six months after institution", () => {
  expect(juvenileDueDay(courtDay("2026-08-31"))).toBe("2027-02-28");
  expect(juvenileDueDay(null)).toBeNull();
});

test("a juvenile is separated out of a pending trial against others, and each other case says why not", () => {
  const pending = { isOpen: true, isApplication: false, others: 1 };
  expect(notApartBecause(pending)).toBeNull();
  expect(notApartBecause({ ...pending, others: null })).toBeNull();
  expect(notApartBecause({ ...pending, isOpen: false })).toBe("over");
  expect(notApartBecause({ ...pending, isApplication: true })).toBe("application");
  expect(notApartBecause({ ...pending, others: 0 })).toBe("alone");
});
