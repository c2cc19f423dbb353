import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readPurpose } from "../../../server/rules/imports/purpose-text.ts";
import { SAMPLE } from "../../../server/rules/imports/sample.ts";
import { PURPOSE_LABELS } from "../../../server/rules/imports/textbook.ts";

const GOLDEN = new URL("../../golden/hearing-purposes/purposes-labelled.csv", import.meta.url);

describe("a clerk's free text", () => {
  test.each([
    ["Evdience of P.W.s", "Trial", "evidence", "prosecution-evidence"],
    ["cross examnation of PW1", "Trial", "part-heard-evidence", "prosecution-evidence"],
    ["stmt of accd. u/s 342 Cr.P.C", "Trial", "statement-of-accused", "statement-of-accused"],
    ["FINALARGUMENTS", "Trial", "arguments", "arguments"],
    ["Arguements on chrage", "Charge", "charge", "charge"],
    ["HBC", "Charge", "charge", "charge"],
    ["Evidence after charge", "Trial", "evidence", "prosecution-evidence"],
    ["Recording of plea", "Charge", "plea", "plea"],
    ["pronouncment of judgemnt", "Conviction/Acquittal", "judgment", "judgment"],
    ["Hearing on quantum of punishment", "Sentencing", "judgment", "judgment"],
    ["order on bail appln", "Pre-Trial", "bail", "bail"],
    ["Appearence of accussed", "Pre-Trial", "appearance", "cognizance"],
    ["Extention of remand", "Pre-Trial", "remand", "remand"],
    ["Copies u/s 265-C", "Trial", "copies", "copies"],
    ["PROCLAIMATION u/s 87", "Other", "proclamation", "absconder"],
    ["Evidence of defence", "Trial", "defence-evidence", "defence-evidence"],
    ["شہادت استغاثہ", "Trial", "evidence", "prosecution-evidence"],
    ["فردِ جرم", "Charge", "charge", "charge"],
  ])("%j is %s: %s", (text, label, purpose, stage) => {
    expect(readPurpose(text)).toMatchObject({ label, purpose, stage });
  });

  test.each(["zxcv", "qwerty uiop", "", "12/03/2019", "39", "---", "پپپ", "Others"])(
    "%j stays unknown: no purpose and no stage is guessed",
    (text) => {
      expect(readPurpose(text)).toMatchObject({ purpose: "other", stage: null });
      expect(["Unknown", "Error"]).toContain(readPurpose(text).label);
    },
  );

  test("whatever is typed is answered, even a word the language knows", () => {
    for (const text of ["constructor", "__proto__", `c${" ".repeat(4000)}x`, "a.".repeat(2000), "z".repeat(4000)])
      expect(readPurpose(text).purpose).toBe("other");
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        const { label, confidence } = readPurpose(text);
        expect(PURPOSE_LABELS).toContain(label);
        expect(confidence >= 0 && confidence < 1).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test("settling a date is no compromise, and a prosecutor in charge no charge", () => {
    expect(readPurpose("For setteling date").purpose).toBe("other");
    expect(readPurpose("Appearance and appointment of PP in-charge").purpose).toBe("appearance");
  });
});

test("the sample in the code is the published one, row for row", () => {
  const published = parse(readFileSync(GOLDEN, "utf8"), { columns: true }) as Record<string, string>[];
  const inOrder = (rows: readonly string[]) => [...rows].sort();
  expect(inOrder(SAMPLE.map(({ text, label }) => `${label}: ${text}`))).toEqual(
    inOrder(published.map((row) => `${row.Category}: ${row.purpose_of_hearing}`)),
  );
});
