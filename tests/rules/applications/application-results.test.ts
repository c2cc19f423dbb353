import { describe, expect, test } from "vitest";
import { type Entry, type EntryFacts, IDLE, press } from "../../../app/(office)/[court]/day/sheet-entry.ts";
import { disposalsOf } from "../../../server/rules/applications/application-results.ts";
import { APPLICATION_RULES, APPLICATIONS } from "../../../server/rules/applications/applications.ts";
import { DISPOSAL_RULES } from "../../../server/rules/applications/disposals.ts";
import { courtDay } from "../../../server/rules/calendar/court-day.ts";
import { stageAfterHearing } from "../../../server/rules/sitting/hearing-outcome.ts";

const of = (applicationKind: string | null) => disposalsOf({ docket: "application", applicationKind });

describe("what an application may come to", () => {
  test("every kind has a result on its merits for and against it, and those without merits", () => {
    for (const kind of APPLICATIONS) {
      const results = of(kind);
      expect(results.filter((one) => DISPOSAL_RULES[one].group === "application").length).toBeGreaterThanOrEqual(6);
      expect(results).toEqual(
        expect.arrayContaining(["application-withdrawn", "not-pressed", "infructuous", "abated", "transferred"]),
      );
      expect(new Set(results).size).toBe(results.length);
    }
  });

  test("nobody is convicted or acquitted in an application, and no trial is granted or refused", () => {
    for (const kind of [...APPLICATIONS, null]) {
      expect(of(kind)).not.toContain("convicted");
      expect(of(kind)).not.toContain("acquitted");
    }
    for (const docket of ["trial", "inquiry"] as const) {
      const groups = disposalsOf({ docket, applicationKind: null }).map((one) => DISPOSAL_RULES[one].group);
      expect(groups).not.toContain("application");
    }
  });

  test("bail after arrest is granted or refused, before arrest confirmed or recalled, and bail given is cancelled", () => {
    expect(of("bail-497").slice(0, 2)).toEqual(["bail-granted", "bail-refused"]);
    expect(of("bail-498").slice(0, 3)).toEqual(["interim-bail-confirmed", "interim-bail-recalled", "bail-refused"]);
    expect(of("bail-cancellation").slice(0, 2)).toEqual(["bail-cancelled", "application-refused"]);
  });

  test("only an appeal or a revision may be compounded, with leave", () => {
    const compounded = APPLICATIONS.filter((kind) => of(kind).includes("compounded"));
    expect(compounded).toEqual(["revision", "appeal-47"]);
  });

  test("an application of any kind is over by each of its results, or leaves the court", () => {
    for (const kind of APPLICATIONS)
      for (const result of of(kind)) {
        const { stage } = APPLICATION_RULES[kind];
        const after = stageAfterHearing(stage, "disposed", null, result);
        expect([after, kind, result]).toEqual([DISPOSAL_RULES[result].stage, kind, result]);
      }
  });
});

describe("the sheet's keys for an application", () => {
  const facts = (applicationKind: string): EntryFacts => ({
    ...{ purpose: "bail", reasonKeys: [], from: courtDay("2026-12-03"), usual: () => [], purposeNames: String },
    ...{ mayRecord: true, disposals: of(applicationKind) },
  });
  const type = (codes: readonly string[], kind: string) => {
    let entry: Entry = IDLE;
    for (const code of codes) entry = press(entry, { code, key: "", shiftKey: false }, facts(kind))?.entry ?? entry;
    return entry.step === "disposal" ? entry.draft.disposal : null;
  };

  test("D 1 grants a bail, D 2 refuses it, and the same keys allow a revision", () => {
    expect(type(["KeyD", "Digit1"], "bail-497")).toBe("bail-granted");
    expect(type(["KeyD", "Digit2"], "bail-497")).toBe("bail-refused");
    expect(type(["KeyD", "Digit1"], "revision")).toBe("allowed");
  });

  test("letters find only what the application may come to", () => {
    expect(type(["KeyD", "KeyN", "KeyP"], "bail-497")).toBe("not-pressed");
    expect(type(["KeyD", "KeyC", "KeyO"], "bail-497")).not.toBe("convicted");
  });
});
