import { describe, expect, test } from "vitest";
import { readWhole } from "../../../server/rules/text/whole-number.ts";

describe("a number typed key by key", () => {
  test("keeps its Urdu and Arabic digits", () => {
    expect(["۵", "۵۰", "۵۰۰", "۵۰۰۰", "۵۰۰۰۰"].map(readWhole)).toEqual([5, 50, 500, 5000, 50_000]);
    expect([readWhole("۲۴"), readWhole("٢٤"), readWhole("24"), readWhole("۲4")]).toEqual([24, 24, 24, 24]);
  });

  test("is read with the separators of either script", () => {
    expect(["50,000", "۵۰٬۰۰۰", "۵۰،۰۰۰", " 50 000 "].map(readWhole)).toEqual([50_000, 50_000, 50_000, 50_000]);
  });

  test("is nothing where nothing is typed, and is never dropped where it cannot be read", () => {
    expect([readWhole(""), readWhole("  ")]).toEqual([null, null]);
    expect(["-5", "5.5", "24 months", "۲۴ ماہ", "1e3"].map(readWhole)).toEqual(Array(5).fill("unread"));
  });
});
