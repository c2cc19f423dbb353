import { describe, expect, test } from "vitest";
import { matchHeader } from "../../../server/imports/reading/register-headers.ts";
import { Readings } from "../../../server/imports/rows/cell-readings.ts";
import { readPurpose, readStage } from "../../../server/imports/rows/cell-stage.ts";
import { REGISTER_WORDS } from "../../../server/imports/rows/register-cells.ts";
import { PURPOSES } from "../../../server/rules/case/purposes.ts";
import { STAGES } from "../../../server/rules/case/stages.ts";
import { readCustody, readRestricted } from "../../../server/rules/imports/cell-custody.ts";
import { readPeople } from "../../../server/rules/imports/cell-parties.ts";
import { REGISTER_FIELDS } from "../../../server/rules/imports/register-fields.ts";
import { remember } from "../../../server/rules/text/remember.ts";
import { LANGUAGES } from "../../../server/wording/languages.ts";

describe.each(LANGUAGES)("what an export writes is read back as what it was (%s)", (language) => {
  const { fields, terms, others, yes, no } = REGISTER_WORDS[language];

  test("headers", () => {
    // A bare number beside a year has a header of its own only where files come in.
    const written = REGISTER_FIELDS.filter((field) => field !== "fir_number");
    expect(written.map((field) => matchHeader(fields[field])?.field)).toEqual(written);
  });

  test("stages and purposes", () => {
    expect(STAGES.map((stage) => readStage(terms.stages[stage]))).toEqual(STAGES);
    const purposes = PURPOSES.map((purpose) => readPurpose(terms.purposes[purpose]));
    expect(purposes).toEqual(PURPOSES.map((purpose) => ({ purpose, text: null })));
  });

  test("custody, restriction and the accused that nobody names", () => {
    for (const custody of ["in", "bail", "at-large"] as const)
      expect(readCustody(terms.custody[custody])).toMatchObject({ custody, unread: false });
    expect([readRestricted(yes), readRestricted(no)]).toEqual([true, false]);
    for (const count of [null, 1, 2, 15])
      expect(readPeople(`زید; Ali Khan ${others(count)}`)).toMatchObject({ otherCount: count, people: [{}, {}] });
  });
});

test("words of a stage that no register's label has", () => {
  expect(
    ["For evidence of PWs", "Framing of charge", "342 Cr.P.C", "Disposed of", "N.B.Ws issued"].map(readStage),
  ).toEqual(["prosecution-evidence", "charge", "statement-of-accused", "decided", "absconder"]);
  expect(readStage("contempt hearing")).toBeNull();
  expect(readPurpose("something odd")).toEqual({ purpose: "other", text: "something odd" });
});

test("an answer is worked out once, until there are too many", () => {
  let asked = 0;
  const lengthOf = remember(2, (text) => {
    asked += 1;
    return text.length;
  });
  expect(["a", "bb", "a", "bb"].map(lengthOf)).toEqual([1, 2, 1, 2]);
  expect(asked).toBe(2);
  expect(["ccc", "a"].map(lengthOf)).toEqual([3, 1]);
  expect(asked).toBe(4);
});

describe("words that are read with doubt", () => {
  test("are told with what they may mean and are taken for nothing", () => {
    expect(readPurpose("Talavi Accused")).toMatchObject({
      ...{ purpose: "other", text: "Talavi Accused" },
      doubt: { purpose: "appearance" },
    });
    expect(readPurpose("For evidence of PW-4").doubt).toBeUndefined();
    // A section of the Code names its purpose, however unclear the rest is.
    expect(readPurpose("249-A application")).toEqual({ purpose: "application", text: "249-A application" });
  });

  test("mean what the clerk says of them", () => {
    const readings = new Readings({ "Talavi Accused": "proclamation" });
    expect(readings.purpose("Talavi  Accused")).toEqual({ purpose: "proclamation", text: "Talavi  Accused" });
    expect(readings.stage("Talavi Accused")).toEqual({ stage: "absconder" });
    expect(readings.purpose("Evidence")).toEqual({ purpose: "evidence", text: null });
  });
});
