import { describe, expect, test } from "vitest";
import { isDecidedApplication, readResult } from "../../../server/imports/rows/cell-result.ts";
import { REGISTER_WORDS } from "../../../server/imports/rows/register-cells.ts";
import { readTrialResult } from "../../../server/imports/rows/trial-result.ts";
import { disposalsOf } from "../../../server/rules/applications/application-results.ts";
import { APPLICATIONS, type ApplicationKind } from "../../../server/rules/applications/applications.ts";
import { LANGUAGES } from "../../../server/wording/languages.ts";

const result = (text: string, kind: ApplicationKind | null, isForBail = false) => readResult(text, { kind, isForBail });

test.each(LANGUAGES)("what an export calls a result is read back as that result, of every kind (%s)", (language) => {
  const { disposals } = REGISTER_WORDS[language].terms;
  for (const kind of [...APPLICATIONS, null])
    for (const disposal of disposalsOf({ docket: "application", applicationKind: kind }))
      expect([kind, result(disposals[disposal], kind)]).toEqual([kind, disposal === "compounded" ? null : disposal]);
});

describe("the words of a register", () => {
  test("mean what the kind of the application can come to", () => {
    expect(result("Bail granted, surety Rs.50,000", "bail-497")).toBe("bail-granted");
    expect(result("Allowed", "bail-497")).toBe("bail-granted");
    expect(result("Dismissed", "bail-497")).toBe("bail-refused");
    expect(result("Dismissed", "revision")).toBe("dismissed");
    expect(result("Allowed", "revision")).toBe("allowed");
    expect(result("Partly allowed", "appeal-47")).toBe("partly-allowed");
    expect(result("Allowed", "property-return")).toBe("application-granted");
    expect(result("Rejected", "acquittal-249a")).toBe("application-refused");
    expect(result("Cancelled", "bail-cancellation")).toBe("bail-cancelled");
    expect(result("Not granted", "transfer")).toBe("application-refused");
    expect(result("Granted", null, true)).toBe("bail-granted");
    expect(result("Granted", null)).toBe("application-granted");
    expect(result("درخواست نامنظور", "bail-cancellation")).toBe("application-refused");
    expect(result("ضمانت منظور", null, true)).toBe("bail-granted");
  });

  test("that say nothing of the merits are read before those that do", () => {
    expect(result("Dismissed as not pressed", "bail-497")).toBe("not-pressed");
    expect(result("Dismissed for non-prosecution", "revision")).toBe("dismissed-in-default");
    expect(result("Disposed of as infructuous", "bail-498")).toBe("infructuous");
    expect(result("غیر مؤثر", "bail-498")).toBe("infructuous");
    expect(result("عدم پیروی پر خارج", "appeal-47")).toBe("dismissed-in-default");
  });

  test("that leave something open are no result", () => {
    expect(result("Granted", "bail-498")).toBeNull();
    expect(result("Interim bail granted, for confirmation", "bail-498")).toBeNull();
    expect(result("Confirmed", "bail-498")).toBe("interim-bail-confirmed");
    expect(result("Recalled", "bail-498")).toBe("interim-bail-recalled");
    // It is a settlement, with all that it asks.
    expect(result("Compounded", "revision")).toBeNull();
    expect(result("Order", "bail-497")).toBeNull();
    expect(isDecidedApplication("Bail Application", "غیر مؤثر")).toBe(true);
    expect(isDecidedApplication("SC", "Bail granted")).toBe(false);
  });
});

describe("what a register says of a trial", () => {
  test.each([
    ["Convicted", "convicted"],
    ["Accused convicted u/s 20 PECA", "convicted"],
    ["Acquitted", "acquitted"],
    ["Acquitted u/s 249-A Cr.P.C", "acquitted-249a"],
    ["Acquitted U/S 265-K", "acquitted-265k"],
    ["بری", "acquitted"],
    ["Discharged", "discharged"],
    ["Proceedings abated", "abated"],
    ["Quashed by High Court", "quashed"],
  ])("%s ends it", (text, disposal) => {
    expect(readTrialResult(text)).toBe(disposal);
  });

  test.each([
    "Disposed of",
    "Decided",
    "Compounded",
    "Transferred",
    "One accused acquitted",
    "Accused No. 2 convicted, rest acquitted",
    "Convicted and acquitted",
    "Arguments for acquittal",
    "Bail granted",
    "Acquitted u/s 249-A / 265-K",
    "Zaid convicted, Omar not convicted",
  ])("%s does not say how it ended, or not of all", (text) => {
    expect(readTrialResult(text)).toBeNull();
  });
});
