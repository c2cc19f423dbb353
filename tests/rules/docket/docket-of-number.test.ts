import { describe, expect, test } from "vitest";
import { isDecidedApplication } from "../../../server/imports/rows/cell-result.ts";
import { docketOfNumber } from "../../../server/rules/docket/docket-of-number.ts";
import { numberInCourt } from "../../../server/rules/docket/docket-prefix.ts";

describe("the words before a number", () => {
  test.each([
    ["Criminal Bail Application", "application", null, "bail"],
    ["Cr. B.A.", "application", null, "bail"],
    ["Pre-arrest Bail Appl.", "application", "bail-498", "bail"],
    ["Bail Application u/s 497", "application", "bail-497", "bail"],
    ["Cancellation of Bail Appl.", "application", "bail-cancellation", "bail"],
    ["درخواست ضمانت قبل از گرفتاری", "application", "bail-498", "bail"],
    ["Criminal Misc. Applications", "application", null, "arguments"],
    ["Application u/s 249-A", "application", "acquittal-249a", "premature-acquittal"],
    ["Cr. Revision", "application", "revision", "arguments"],
    ["Criminal Appeal", "application", "appeal-47", "arguments"],
    ["Cr. Transfer Application", "application", "transfer", "transfer"],
    ["Enquiry", "inquiry", null, "inquiry"],
    ["انکوائری", "inquiry", null, "inquiry"],
    ["Special Case", "trial", null, null],
    ["Direct Complaint", "trial", null, null],
    ["Prevention of Electronic crime Act, 2016", "trial", null, null],
    [null, "trial", null, null],
  ])("%s: %s, %s", (prefix, docket, applicationKind, stage) => {
    expect(docketOfNumber(prefix)).toEqual({ docket, applicationKind, stage });
  });
});

describe("a result written where the stage stands", () => {
  test("says that an application is over, and nothing of a trial in which bail was granted", () => {
    for (const words of [
      "Bail granted",
      "Dismissed as not pressed",
      "Rejected",
      "ضمانت منظور",
      "خارج",
      "Infructuous",
    ]) {
      expect([words, isDecidedApplication("Criminal Bail Application", words)]).toEqual([words, true]);
      expect([words, isDecidedApplication("Special Case", words)]).toEqual([words, false]);
    }
  });

  test("is not read from what is still to come", () => {
    for (const words of ["For confirmation of bail", "Interim bail granted, for arguments", "Arguments", "Bail"])
      expect([words, isDecidedApplication("Criminal Bail Application", words)]).toEqual([words, false]);
  });
});

describe("the one form of a court's own numbers", () => {
  const inCourt = (prefix: string | null, own: string | null) =>
    numberInCourt({ prefix, number: 12, suffix: null, year: 2024 }, own).prefix;

  test.each(["SC", "S.C.", "sc", "Spl. Case", "Sp Case", "special  case", "SPECIAL CASE", null])(
    "%s is the court's Special Case",
    (prefix) => {
      expect(inCourt(prefix, "Special Case")).toBe("Special Case");
    },
  );

  test.each(["Sessions Case", "ST", "Special Appeal", "Bail Application", "Case of special kind"])(
    "%s is another kind, and stays as it was written",
    (prefix) => {
      expect(inCourt(prefix, "Special Case")).toBe(prefix);
    },
  );

  test("a court that writes two letters keeps other kinds that begin with them apart", () => {
    expect(inCourt("Sessions Case", "SC")).toBe("Sessions Case");
    expect(inCourt("s.c.", "SC")).toBe("SC");
    expect(inCourt("SC", null)).toBe("SC");
  });
});
