import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { MUTANTS } from "../../bench/races/mutants.ts";
import { RULES } from "../../bench/races/oracle.ts";

const ROOT = join(import.meta.dirname, "../../..");

// The long run of the races takes them out one by one; a source that was written anew must not end it hours later.
test("each rule that the races take out still stands once where it is taken out", () => {
  expect(MUTANTS.map(({ rule }) => rule)).toEqual(RULES);
  for (const { rule, edits } of MUTANTS) {
    for (const { file, find } of edits) {
      const pieces = readFileSync(join(ROOT, file), "utf8").split(find);
      expect(pieces, `${rule}: ${file} has once: ${find}`).toHaveLength(2);
    }
  }
});
