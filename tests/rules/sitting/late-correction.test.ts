import { describe, expect, test } from "vitest";
import { courtDay } from "../../../server/rules/calendar/court-day.ts";
import { isWhereItWasPut } from "../../../server/rules/sitting/hearing-outcome.ts";
import { decideLateCorrection } from "../../../server/rules/sitting/late-correction.ts";

const DAY = courtDay("2026-12-03");
const NEXT = courtDay("2026-12-10");
const heard = { day: DAY, purpose: "evidence", stage: "prosecution-evidence" } as const;
const adjourned = { kind: "adjourned", nextPurpose: "evidence", nextDay: NEXT, isEnteredLater: false } as const;

describe("a correction of a hearing whose case has gone on since", () => {
  test("mends whose delay it was, and the next date stays", () => {
    expect(decideLateCorrection(heard, adjourned, { kind: "adjourned", reason: "counsel-absent" })).toEqual({
      ...{ kind: "adjourned", reason: "counsel-absent", side: "defence", disposal: null },
      next: { day: NEXT, purpose: "evidence" },
    });
  });

  test("may say that it was held after all, where the case stood and stays at that stage", () => {
    expect(decideLateCorrection(heard, adjourned, { kind: "held-moved-on" })).toMatchObject({ kind: "held-moved-on" });
    expect(decideLateCorrection(heard, adjourned, { kind: "adjourned" })).toEqual({ problem: "reason" });
  });

  test("puts in no ending and takes none out", () => {
    const ended = { kind: "disposed", nextPurpose: null, nextDay: null, isEnteredLater: false } as const;
    expect(decideLateCorrection(heard, ended, { kind: "held-attendance" })).toEqual({ why: "ending" });
    const end = { kind: "disposed", disposal: "acquitted" } as const;
    expect(decideLateCorrection(heard, adjourned, end)).toEqual({ why: "ending" });
    expect(decideLateCorrection(heard, adjourned, { kind: "reserved" })).toEqual({ why: "ending" });
  });

  test("gives no other next date; the same one is no other", () => {
    const given = { kind: "adjourned", reason: "strike" } as const;
    const other = { purpose: "evidence", day: courtDay("2026-12-17") } as const;
    expect(decideLateCorrection(heard, adjourned, { ...given, next: other })).toEqual({ why: "next" });
    const same = { purpose: "evidence", day: NEXT } as const;
    expect(decideLateCorrection(heard, adjourned, { ...given, next: same })).toMatchObject({ next: same });
    const mention = { purpose: "mention", day: NEXT } as const;
    expect(decideLateCorrection(heard, adjourned, { ...given, next: mention })).toEqual({ why: "next" });
  });

  test("leaves the case at the stage from which it went on", () => {
    const atCharge = { day: DAY, purpose: "charge", stage: "charge" } as const;
    const charged = { kind: "held-moved-on", nextPurpose: "plea", nextDay: NEXT, isEnteredLater: false } as const;
    expect(decideLateCorrection(atCharge, charged, { kind: "held-attendance" })).toEqual({ why: "stage" });
    const moved = { ...heard, stage: "statement-of-accused" } as const;
    expect(decideLateCorrection(moved, adjourned, { kind: "held-moved-on" })).toEqual({ why: "stage" });
    expect(decideLateCorrection(moved, adjourned, { kind: "held-attendance" })).toMatchObject({ next: { day: NEXT } });
  });

  test("takes away no day from which the law counts", () => {
    const published = {
      kind: "held-moved-on",
      nextPurpose: "proclamation",
      nextDay: NEXT,
      isEnteredLater: false,
    } as const;
    const absconding = { day: DAY, purpose: "proclamation", stage: "absconder" } as const;
    expect(decideLateCorrection(absconding, published, { kind: "held-attendance" })).toEqual({ why: "law-day" });
  });

  test("of what was entered after the case had gone, anything that happened may be said: it moved nothing", () => {
    const late = { kind: "not-reached", nextPurpose: null, nextDay: null, isEnteredLater: true } as const;
    const copies = { day: DAY, purpose: "copies", stage: "copies" } as const;
    expect(decideLateCorrection(copies, late, { kind: "held-moved-on" })).toMatchObject({ next: null });
  });
});

test("a case is where its outcome put it until somebody moves it", () => {
  const put = { kind: "disposed", nextPurpose: null, disposal: "acquitted" } as const;
  expect(isWhereItWasPut(put, "arguments", "decided")).toBe(true);
  expect(isWhereItWasPut(put, "arguments", "charge")).toBe(false);
});
