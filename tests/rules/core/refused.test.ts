import { expect, test } from "vitest";
import { isPassing, refusedByDatabase } from "../../../server/core/refused.ts";

const fault = (code: string, constraint?: string) =>
  new Error("wrapped", { cause: Object.assign(new Error("of the database"), { code, constraint_name: constraint }) });
const saidOf = (code: string, constraint?: string) => refusedByDatabase(fault(code, constraint))?.code ?? null;

test("a rule that the database holds is told in the court's words, by its name where it has words of its own", () => {
  expect(saidOf("23P01", "person_in_one_court")).toBe("person-elsewhere");
  expect(saidOf("23514", "court_day_closed")).toBe("closed-day");
  expect(saidOf("23514", "court_day_matters_ceiling")).toBe("day-full");
  expect(saidOf("23505", "outcome_one_per_hearing")).toBe("outcome-exists");
  expect(saidOf("23505", "something_else_once")).toBe("stale");
  expect(saidOf("23503", "something_that_names_it")).toBe("in-use");
  expect(saidOf("23514", "something_in_order")).toBe("invalid");
});

test("what passes by itself is tried again, and is busy when it does not", () => {
  for (const code of ["40001", "40P01"]) {
    expect(isPassing(fault(code))).toBe(true);
    expect(saidOf(code)).toBe("busy");
  }
  for (const code of ["55P03", "57014", "57P01", "CONNECTION_CLOSED", "ECONNREFUSED"])
    expect(saidOf(code)).toBe("busy");
});

test("a defect is no refusal", () => {
  expect(saidOf("42703")).toBeNull();
  expect(refusedByDatabase(new Error("a defect"))).toBeNull();
});
