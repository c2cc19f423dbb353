import { describe, expect, test } from "vitest";
import { readAccusedResults } from "../../../server/imports/rows/accused-results.ts";
import { endingOfTrial, speaksOfEach } from "../../../server/imports/rows/ended-trial.ts";
import { courtDay } from "../../../server/rules/calendar/court-day.ts";

const ZAID = { name: "Zaid Farzi s/o Bekar" };
const OMAR = { name: "Omar Misal", nameUr: "عمر مثال" };
const ZARA = { name: "Zara Khan" };
const TWO = [ZAID, OMAR];

const said = (text: string, accused = TWO) => {
  const read = readAccusedResults(text, accused);
  return read.says === "each" ? read.results.map(({ result }) => result) : read.says;
};
const sentence = (text: string, accused = TWO) => {
  const read = readAccusedResults(text, accused);
  if (read.says === "all") return [[read.said.months, read.said.fine, read.said.note]];
  return read.says === "each" ? read.results.map(({ months, fine, note }) => [months, fine, note]) : read.says;
};

describe("a result of each accused", () => {
  test.each([
    "Zaid convicted 3 yrs, Omar acquitted",
    "Convicted: Zaid Farzi; acquitted: Omar Misal",
    "Accused Zaid s/o Bekar is convicted u/s 20, 24 PECA and sentenced to 3 years R.I.; accused Omar acquitted u/s 249-A Cr.P.C.",
    "Zaid Farzi convicted. Rest acquitted",
    "Zaid convicted and fine Rs. 50,000/-, عمر بری",
  ])("is read from %s", (text) => {
    expect(said(text)).toEqual(["convicted", "acquitted"]);
  });

  test("holds for several who are named together, and in Urdu", () => {
    expect(said("Zaid and Omar acquitted, Zara convicted", [...TWO, ZARA])).toEqual([
      "acquitted",
      "acquitted",
      "convicted",
    ]);
    expect(said("عمر مثال کو سزا سنائی گئی، زید فرضی بری", [{ name: "زید فرضی" }, OMAR])).toEqual([
      "acquitted",
      "convicted",
    ]);
  });

  test("is a part where somebody is left out, and unclear where a word may turn it", () => {
    expect(said("Zaid convicted")).toBe("part");
    expect(said("Zaid convicted, Omar absconding")).toBe("unclear");
    expect(said("Zaid convicted, Omar not convicted")).toBe("unclear");
    expect(said("Zaid convicted u/s 20, acquitted u/s 24, Omar acquitted")).toBe("unclear");
    expect(said("Zaid convicted, Zaid acquitted, Omar acquitted")).toBe("unclear");
    expect(said("One acquitted, one convicted")).toBe("unclear");
    expect(said("Accused No. 2 convicted, rest acquitted")).toBe("part");
    expect(said("Bekar convicted, Omar acquitted")).toBe("part");
    expect(said("Misal convicted, Zaid acquitted", [...TWO, { name: "Sana Misal" }])).toBe("part");
    expect(said("")).toBe("unclear");
  });

  test("of one word alone is told as one, with whether it speaks of all", () => {
    const all = (text: string) => readAccusedResults(text, TWO);
    expect(all("Convicted")).toMatchObject({ says: "all", isTold: false });
    expect(all("Both accused convicted")).toMatchObject({ says: "all", isTold: true });
    expect(all("All accused acquitted u/s 265-K by giving benefit of doubt")).toMatchObject({
      says: "all",
      isTold: true,
    });
    expect(readAccusedResults("Both accused convicted", [...TWO, ZARA])).toMatchObject({ says: "unclear" });
    expect(all("تمام ملزمان بری")).toMatchObject({ says: "all", isTold: true, said: { result: "acquitted" } });
  });

  test("has its sentence in months and rupees where it is plain, and else in its words without names", () => {
    expect(sentence("Zaid convicted 3 yrs and fine Rs. 50,000/-, Omar acquitted")).toEqual([
      [36, 50_000, null],
      [0, 0, null],
    ]);
    expect(sentence("Convicted for 2 years and 6 months R.I.", [ZAID])).toEqual([[30, 0, null]]);
    expect(sentence("Zaid convicted 3 years u/s 20 and 5 years u/s 21, Omar acquitted")).toEqual([
      [0, 0, "convicted 3 years section 20 and 5 years section 21"],
      [0, 0, null],
    ]);
    expect(sentence("Zaid convicted, 3 years, in default 6 months; Omar acquitted")).toEqual([
      [0, 0, "convicted, 3 years, in default 6 months"],
      [0, 0, null],
    ]);
    // Whoever is acquitted has no sentence: one of the two is wrong.
    expect(sentence("Zaid acquitted 3 years, Omar convicted")).toBe("unclear");
  });
});

describe("a trial that a register ends", () => {
  const DAY = courtDay("2026-11-20");
  const ended = (result: string, accused: readonly { name: string; custody?: "at-large" | "bail" }[] | null = TWO) => {
    const row = { result, stage: null, decisionDay: DAY };
    const of = { institutionDay: null, lastDay: null, accused, named: accused ?? TWO };
    const ending = endingOfTrial(row, of, courtDay("2026-11-27"));
    return ending && [ending.disposal, ending.results?.map((one) => `${one.name.split(" ")[0]} ${one.result}`) ?? null];
  };

  test("has a result of each where that is certain", () => {
    expect(ended("Zaid convicted 3 yrs, Omar acquitted")).toEqual(["convicted", ["Zaid convicted", "Omar acquitted"]]);
    expect(ended("Acquitted u/s 249-A")).toEqual(["acquitted-249a", ["Zaid acquitted", "Omar acquitted"]]);
    expect(ended("Both accused convicted")).toEqual(["convicted", ["Zaid convicted", "Omar convicted"]]);
    expect(ended("Convicted vide judgment", [ZAID])).toEqual(["convicted", ["Zaid convicted"]]);
  });

  test("leaves the results to a person where it is not", () => {
    // A case of several is counted as convicted if anybody was.
    expect(ended("Convicted")).toEqual(["convicted", null]);
    expect(ended("Acquitted", [ZAID, { ...OMAR, custody: "at-large" }])).toEqual(["acquitted", null]);
    expect(ended("Acquitted", null)).toEqual(["acquitted", null]);
    expect(ended("Quashed by High Court")).toEqual(["quashed", null]);
  });

  test("does not end by what is said of one of several, or by results that cannot be entered", () => {
    expect(ended("Zaid acquitted")).toBeNull();
    expect(ended("Zaid convicted 3 yrs, Omar acquitted", null)).toBeNull();
    expect(speaksOfEach({ result: "Zaid acquitted" }, TWO)).toBe(true);
    expect(speaksOfEach({ result: "One acquitted, one convicted" }, TWO)).toBe(true);
    expect(speaksOfEach({ result: "Decided" }, TWO)).toBe(false);
  });
});
