import { expect, test } from "vitest";
import { STAGE_RULES, type Stage } from "../../../server/rules/case/stages.ts";
import { mayReserve, resultsAt, unfitResult } from "../../../server/rules/judgment/judgment-exits.ts";

const STAGES = Object.keys(STAGE_RULES) as Stage[];

test("a conviction is announced at judgment, or on a plea of guilty, and nowhere else in a pending case", () => {
  const convicting = STAGES.filter((stage) => stage !== "decided" && resultsAt(stage).includes("convicted"));
  expect(convicting.sort()).toEqual(["charge", "judgment", "plea"]);
});

test("before cognizance an accused is discharged, never acquitted; after it he may be acquitted at any time", () => {
  for (const stage of ["fir", "remand", "challan"] as const) expect(resultsAt(stage)).toEqual(["discharged", "abated"]);
  for (const stage of ["cognizance", "copies", "prosecution-evidence", "arguments", "premature-acquittal"] as const)
    expect(resultsAt(stage)).toEqual(["acquitted", "abated"]);
  expect(resultsAt("withdrawal")).toEqual(["acquitted", "discharged", "abated"]);
});

test("who dies is out of the case at any stage, and what is over already says any ending", () => {
  for (const stage of STAGES) expect(resultsAt(stage)).toContain("abated");
  expect(resultsAt("decided")).toEqual(["convicted", "acquitted", "discharged", "abated"]);
});

test("one section is no way round the stage", () => {
  expect(unfitResult("fir", { result: "discharged", differing: ["convicted"] })).toBe("convicted");
  expect(unfitResult("judgment", { result: "convicted", differing: ["acquitted", "discharged"] })).toBeNull();
  expect(unfitResult("inquiry", { result: null, differing: [] })).toBeNull();
});

test("judgment is reserved where the trial or a plea leads to it", () => {
  const stages = ["charge", "plea", "statement-of-accused", "defence-evidence", "arguments", "judgment"];
  expect(STAGES.filter(mayReserve).sort()).toEqual([...stages].sort());
});
