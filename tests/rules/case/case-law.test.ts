import { describe, expect, test } from "vitest";
import { addDays, courtDay as day, weekdayOf } from "../../../server/rules/calendar/court-day.ts";
import { DEFAULT_POLICY, policyOf } from "../../../server/rules/courts/policy.ts";
import { type CaseInLaw, caseLawOf, lawDaysAfter } from "../../../server/rules/listing/case-law.ts";
import { brokenLimits, limitsFor } from "../../../server/rules/listing/next-date-limits.ts";
import { offeredDay } from "../../../server/rules/listing/offered-day.ts";
import { planWindow } from "../../../server/rules/listing/planning.ts";
import { earliestDays, type Placeable } from "../../../server/rules/listing/possible-days.ts";

/** A Thursday. */
const TODAY = day("2026-11-26");

const stored = (given: Partial<CaseInLaw> = {}): CaseInLaw => ({
  rank: "sessions",
  stage: "prosecution-evidence",
  stageSince: null,
  sections: ["PECA 20"],
  institutionDay: null,
  offenceDay: null,
  cognizanceDay: null,
  copiesDay: null,
  proclamationDay: null,
  bailInstitutionDay: null,
  accused: [],
  ...given,
});
const accused = { sex: "man", birthDay: null, custody: "in", bailRefusedDay: null, periods: [] } as const;

describe("what is stored of a case, as the law looks at it", () => {
  test("copies that nobody kept limit nothing at the charge, and have not come yet before it", () => {
    expect(caseLawOf(stored({ stage: "charge" }), TODAY).copiesDay).toBeUndefined();
    expect(caseLawOf(stored({ stage: "copies" }), TODAY).copiesDay).toBeNull();
    // A case that came to the charge on this very day skipped its copies.
    expect(caseLawOf(stored({ stage: "charge", stageSince: TODAY }), TODAY).copiesDay).toBeNull();
    const supplied = day("2026-11-20");
    expect(caseLawOf(stored({ stage: "charge", copiesDay: supplied }), TODAY).copiesDay).toBe(supplied);
  });

  test("the right to bail for delay counts from the arrest, or from the custody that the register knows", () => {
    const since = { ...accused, custodySince: day("2026-01-10") };
    expect(caseLawOf(stored({ accused: [since] }), TODAY).statutoryBailDay).toBe("2027-01-10");
    const arrested = { ...since, periods: [{ from: day("2025-12-20"), until: null }] };
    expect(caseLawOf(stored({ accused: [since, arrested] }), TODAY).statutoryBailDay).toBe("2026-12-20");
  });

  test("a right that has come marks the case, not each of its dates", () => {
    const since = { ...accused, custodySince: day("2025-01-10") };
    expect(caseLawOf(stored({ accused: [since] }), TODAY).statutoryBailDay).toBeNull();
  });
});

describe("what a hearing gives its case", () => {
  const none = { cognizanceDay: null, copiesDay: null, proclamationDay: null };
  const heard = { kind: "held-moved-on", day: TODAY, from: "copies", to: "charge" } as const;

  test("copies supplied on it, unless they are listed again or the hearing was adjourned", () => {
    const copies = { ...heard, purpose: "copies", nextPurpose: "charge" } as const;
    expect(lawDaysAfter(none, copies)).toEqual({ ...none, copiesDay: TODAY });
    expect(lawDaysAfter(none, { ...copies, nextPurpose: "copies" })).toEqual(none);
    expect(lawDaysAfter(none, { ...copies, kind: "adjourned" })).toEqual(none);
  });

  test("cognizance where the case steps over it, and a proclamation once", () => {
    const taken = { ...heard, purpose: "report", from: "challan", to: "copies", nextPurpose: "copies" } as const;
    expect(lawDaysAfter(none, taken).cognizanceDay).toBe(TODAY);
    const before = { ...none, proclamationDay: day("2026-10-01") };
    const proclaimed = { ...heard, purpose: "proclamation", from: "absconder", to: "absconder" } as const;
    expect(lawDaysAfter(none, { ...proclaimed, nextPurpose: "proclamation" }).proclamationDay).toBe(TODAY);
    expect(lawDaysAfter(before, { ...proclaimed, nextPurpose: "evidence" })).toEqual(before);
  });
});

describe("the day offered beside the usual ones", () => {
  const usual = [1, 2, 3, 4, 5].map((week) => addDays(TODAY, 7 * week));
  const court = (closed: readonly string[] = []) =>
    Array.from({ length: 60 }, (_, at) => addDays(TODAY, at + 1))
      .filter((one) => weekdayOf(one) !== 7)
      .map((one) => {
        const kind = closed.includes(one) ? "closed" : weekdayOf(one) === 4 ? "dedicated" : "ordinary";
        return { day: one, kind, isOpen: kind !== "closed", isNoWork: false } as const;
      });
  const matter = (given: Partial<Placeable> = {}, of: Partial<CaseInLaw> = {}): Placeable => ({
    ...{ purpose: "evidence", minutes: 40, isInCustody: false },
    law: caseLawOf(stored(of), TODAY),
    ...given,
  });
  const offered = (one: Placeable, days = court()) => offeredDay(days, usual, one, TODAY, DEFAULT_POLICY);

  test("none where the usual days keep the law", () => {
    expect(offered(matter())).toBeNull();
    expect(offered(matter({ isInCustody: true }))).toBeNull();
    expect(offered({ ...matter({ isInCustody: true }), law: undefined })).toBeNull();
  });

  test("in custody with both Thursdays closed, the last weekday of the fifteen days", () => {
    const closed = court(["2026-12-03", "2026-12-10"]);
    expect(offered(matter({ isInCustody: true }), closed)).toEqual({ day: "2026-12-11", because: "custody-limit" });
  });

  test("bail the next working day, also when its clock has run out", () => {
    const bail = matter({ purpose: "bail" }, { bailInstitutionDay: day("2026-11-25") });
    expect(offered(bail)).toEqual({ day: "2026-11-27", because: "bail-clock" });
    const late = matter({ purpose: "bail" }, { bailInstitutionDay: day("2026-11-01") });
    expect(offered(late)?.day).toBe("2026-11-27");
  });

  test("a proclamation of today has its fifth Thursday on a key; with that one closed, the first after it", () => {
    const proclaimed = matter({ purpose: "proclamation" }, { stage: "absconder", proclamationDay: TODAY });
    expect(offered(proclaimed)).toBeNull();
    const closed = court(["2026-12-31"]);
    expect(offered(proclaimed, closed)).toEqual({ day: "2027-01-07", because: "proclamation-time" });
  });
});

describe("planning within the law", () => {
  const days = { today: TODAY, from: addDays(TODAY, 1), last: addDays(TODAY, 56), custodyDays: 15 };
  const facts = { isInCustody: false, purpose: "charge" } as const;

  test("a charge is planned seven days after the copies, and due by the target of its trial", () => {
    const law = caseLawOf(stored({ copiesDay: TODAY, institutionDay: day("2025-12-10") }), TODAY);
    expect(planWindow({ ...facts, law }, days)).toEqual({
      from: addDays(TODAY, 7),
      due: "2026-12-10",
      until: days.last,
    });
    expect(planWindow({ ...facts, law: { ...law, institutionDay: null } }, days).due).toBe(addDays(days.from, 28));
  });

  test("what may not be heard in these weeks is planned on no day of them", () => {
    const law = caseLawOf(stored({ copiesDay: addDays(TODAY, 60) }), TODAY);
    const { from, until } = planWindow({ ...facts, law }, days);
    expect([from, until]).toEqual([addDays(TODAY, 67), addDays(TODAY, 67)]);
  });

  test("days before the law allows it are not among those that would do", () => {
    const open = [4, 11, 18].map((after) => ({
      ...{ day: addDays(TODAY, after), kind: "dedicated" as const, isOpen: true, isTentative: false, isNoWork: false },
      ...{ planMinutes: 100, planMatters: 10, ceilingMinutes: 300, ceilingMatters: 30 },
      ...{ listedMinutes: 0, listedMatters: 0, beyondMinutes: 0, beyondMatters: 0 },
    }));
    const law = caseLawOf(stored({ copiesDay: TODAY }), TODAY);
    const found = earliestDays(open, { ...facts, minutes: 15, law }, DEFAULT_POLICY, TODAY);
    expect(found.map((one) => one.day)).toEqual([addDays(TODAY, 11), addDays(TODAY, 18)]);
  });
});

describe("what a district sets of the rules", () => {
  test("sensible numbers hold; others leave the default, and custody is never laxer than the law", () => {
    const set = policyOf({ custodyDays: 14, peca30: "all", adjournmentWarningAt: 5, preservationNoticeDays: 30 });
    expect(set).toMatchObject({ custodyDays: 14, peca30: "all", adjournmentWarningAt: 5, preservationNoticeDays: 30 });
    const odd = policyOf({ custodyDays: 20, peca30: "some", adjournmentWarningAt: 0, statutoryBailNoticeDays: "x" });
    expect(odd).toEqual(DEFAULT_POLICY);
  });

  test("the weekly rule of s.30(4) follows its scope, and is judged by the day before and after it came", () => {
    const law = caseLawOf(stored({ cognizanceDay: day("2023-06-01") }), TODAY);
    const told = (from: string, peca30: "all" | "none") =>
      brokenLimits(
        limitsFor({ ...law, isInCustody: false }, "evidence", day(from), { custodyDays: 15, peca30 }).limits,
        addDays(day(from), 14),
      ).map(({ rule }) => rule);
    expect(told("2023-07-24", "all")).toContain("weekly-trial");
    expect(told("2023-07-23", "all")).not.toContain("weekly-trial");
    expect(told("2023-07-24", "none")).not.toContain("weekly-trial");
  });
});
