import { expect, test } from "vitest";
import { isPartHeard } from "../../../server/rules/listing/part-heard.ts";

test("a trial is part-heard once its evidence began", () => {
  const fresh = { stage: "prosecution-evidence" as const, past: [], coming: ["evidence" as const] };
  expect(isPartHeard(fresh)).toBe(false);
  expect(isPartHeard({ ...fresh, past: [{ purpose: "evidence", outcome: "adjourned" }] })).toBe(false);
  expect(isPartHeard({ ...fresh, past: [{ purpose: "evidence", outcome: "held-moved-on" }] })).toBe(true);
  expect(isPartHeard({ ...fresh, coming: ["part-heard-evidence"] })).toBe(true);
});

test("what waits for arguments or judgment is part-heard, what waits for its charge is not", () => {
  const at = (stage: "arguments" | "judgment" | "charge") => isPartHeard({ stage, past: [], coming: [] });
  expect([at("arguments"), at("judgment"), at("charge")]).toEqual([true, true, false]);
});
