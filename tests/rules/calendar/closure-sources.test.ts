import { describe, expect, test } from "vitest";
import { shippedClosures } from "../../../db/seed/shipped.ts";
import { demoClosures } from "../../../server/demo/docket/demo-closures.ts";
import { courtDay } from "../../../server/rules/calendar/court-day.ts";
import { closureSource } from "../../../server/wording/closure-sources.ts";

describe("who announced a closure", () => {
  const closures = demoClosures(shippedClosures(), courtDay("2026-11-26"));

  test.each([...new Set(closures.map(({ source }) => source ?? ""))])(
    "stands in Urdu on a screen in Urdu: %s",
    (source) => {
      expect(closureSource(source, "ur")).toMatch(/[\u0600-\u06ff]/);
      expect(closureSource(source, "ur")).not.toMatch(/[A-Za-z]/);
      expect(closureSource(source, "en")).toBe(source);
    },
  );

  test("stands as the clerk wrote it where she wrote it herself", () => {
    expect(closureSource("Order of the District Judge", "ur")).toBe("Order of the District Judge");
  });
});
