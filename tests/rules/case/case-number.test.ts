import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  caseNumberKey,
  casePrefixKey,
  formatCaseNumber,
  parseCaseNumber,
  parseFir,
  parseSearch,
} from "../../../server/rules/case/case-number.ts";

describe("a case number is read in any writing", () => {
  const writings: [string, string][] = [
    ["150/24", "150/2024"],
    ["SC 150-2024", "SC 150/2024"],
    ["S.C. No.150/2024", "S.C. 150/2024"],
    ["SC/150/2024", "SC 150/2024"],
    ["Special Case No. 342/2022", "Special Case 342/2022"],
    ["153-A of 2020", "153-A/2020"],
    ["153a/20", "153-A/2020"],
    ["153-الف/2020", "153-A/2020"],
    ["۱۵۰/۲۰۲۴", "150/2024"],
    ["مقدمہ نمبر ۱۵۰/۲۰۲۴", "150/2024"],
    ["Cr. Complaint No.69/2018", "Cr. Complaint 69/2018"],
    ["Case No: 007/99", "7/1999"],
    ["150 / 51", "150/1951"],
    ["150/50", "150/2050"],
    ["Prevention of Electronic crime Act, 2016 150/2024", "Prevention of Electronic crime Act, 2016 150/2024"],
  ];
  for (const [text, read] of writings) {
    test(`${text} → ${read}`, () => {
      const value = parseCaseNumber(text);
      expect(value && formatCaseNumber(value)).toBe(read);
    });
  }

  for (const text of [
    "16/02/2021",
    "2024-03-12",
    "16-Feb-2021",
    "150",
    "0/2024",
    "150/1824",
    "12/2020/2024",
    "1.5/24",
    "Ali",
    "",
  ]) {
    test(`${text || "an empty text"} is no case number`, () => {
      expect(parseCaseNumber(text)).toBeNull();
    });
  }

  test("what is printed reads back as the same number", () => {
    const value = fc.record({
      prefix: fc.constantFrom(null, "SC", "Special Case", "Cr. Complaint"),
      number: fc.integer({ min: 1, max: 9_999_999 }),
      suffix: fc.constantFrom(null, "A", "Z"),
      year: fc.integer({ min: 1900, max: 2099 }),
    });
    fc.assert(
      fc.property(value, (one) => {
        expect(parseCaseNumber(formatCaseNumber(one))).toEqual(one);
      }),
      { seed: 12 },
    );
  });

  test("keys for searching and comparing leave writing habits out", () => {
    expect(caseNumberKey({ number: 150, suffix: "A", year: 2024 })).toBe("150A/2024");
    expect(casePrefixKey("S.C.")).toBe(casePrefixKey("sc"));
    expect(casePrefixKey(null)).toBe("");
  });
});

describe("a first information report is read with its station", () => {
  const writings: [string, number, number, string | null][] = [
    ["FIR No.375/2022, P.S. Defence", 375, 2022, "Defence"],
    ["Crime No. 189/2023 … PS Kalri", 189, 2023, "Kalri"],
    ["FIR No. 12 of 2024 of P.S. Clifton u/s 20 PECA", 12, 2024, "Clifton"],
    [
      "PS FIA Cyber Crime Reporting Centre Karachi FIR 12/2024 u/s 20",
      12,
      2024,
      "FIA Cyber Crime Reporting Centre Karachi",
    ],
    ["۳۷۵/۲۰۲۲ تھانہ ڈیفنس", 375, 2022, "ڈیفنس"],
    ["375/22", 375, 2022, null],
  ];
  for (const [text, number, year, station] of writings) {
    test(text, () => {
      expect(parseFir(text)).toEqual({ number, year, station });
    });
  }

  test("a report without its year, or a date, is not one", () => {
    expect(parseFir("FIR No. 375")).toBeNull();
    expect(parseFir("16/02/2021")).toBeNull();
  });
});

describe("a search text is understood", () => {
  const number = { prefix: null, number: 150, suffix: null };
  test("as a case number, finished or half typed", () => {
    expect(parseSearch("۱۵۰/۲۰۲۴")).toEqual({ kind: "case-number", ...number, year: 2024 });
    for (const text of ["150", "150/", "150/2"])
      expect(parseSearch(text)).toEqual({ kind: "case-number", ...number, year: null });
    expect(parseSearch("sc 150")).toEqual({ kind: "case-number", ...number, prefix: "sc", year: null });
  });

  test("as an FIR when it says so, names a station, or has words after the number", () => {
    const fir = { kind: "fir", number: 375, year: 2022 };
    expect(parseSearch("FIR 375/22")).toEqual({ ...fir, station: null });
    expect(parseSearch("375/22 FIR")).toEqual({ ...fir, station: null });
    expect(parseSearch("375/22 FIR Defence")).toEqual({ ...fir, station: "Defence" });
    expect(parseSearch("FIR 375/22 FIA Cyber Crime Karachi")).toEqual({ ...fir, station: "FIA Cyber Crime Karachi" });
    expect(parseSearch("375/22 ps Defence")).toEqual({ ...fir, station: "Defence" });
    expect(parseSearch("375/2022 Defence")).toEqual({ ...fir, station: "Defence" });
  });

  test("as the mark of a posted list, in any writing", () => {
    for (const text of ["P-127", "p127", "p 127", "P - 127", "p.127", "P-۱۲۷", "پ-۱۲۷"]) {
      expect([text, parseSearch(text)]).toEqual([text, { kind: "posted", caseId: 127 }]);
    }
    expect(parseSearch("P 127/2024").kind).toBe("case-number");
  });

  test("as a name otherwise, by its key", () => {
    expect(parseSearch("Mohammad Khayali")).toEqual({ kind: "name", key: "muhamad khayali" });
    expect(parseSearch(" - ")).toEqual({ kind: "name", key: "" });
  });
});
