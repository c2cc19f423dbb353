import { expect, test } from "vitest";
import { shippedClosures } from "../../../db/seed/shipped.ts";
import { type Docket, makeDocket } from "../../../server/demo/docket/make-docket.ts";
import { makeEvidence } from "../../../server/demo/docket/make-evidence.ts";
import { courtDay } from "../../../server/rules/calendar/court-day.ts";
import { mayRecord } from "../../../server/rules/evidence/evidence-ledger.ts";

const TODAY = courtDay("2026-11-24");
const docket = makeDocket({ today: TODAY, shipped: shippedClosures() });
const evidenceOf = ({ courts }: Docket) => courts.map((one) => makeEvidence(one, TODAY));
const requests = evidenceOf(docket).flat();

test("the demo's ledger is the same every time and has some two hundred requests", () => {
  expect(evidenceOf(docket)).toEqual(evidenceOf(makeDocket({ today: TODAY, shipped: shippedClosures() })));
  expect(requests.length).toBeGreaterThan(180);
});

test("what happened to a request of the demo could have happened, in order and before today", () => {
  for (const request of requests) {
    request.events.forEach(({ kind, day }, at) => {
      const before = { ...request, events: request.events.slice(0, at) };
      expect(mayRecord(before, kind)).toBe(true);
      expect(day <= TODAY && day >= (before.events.at(-1)?.day ?? day)).toBe(true);
    });
  }
});
