import { expect, test } from "vitest";
import { courtDay } from "../../../server/rules/calendar/court-day.ts";
import {
  areBothImpossible,
  blockedBlocks,
  clashesOf,
  type Presence,
  spanOf,
  travelBy,
  WHOLE_DAY,
} from "../../../server/rules/listing/clashes.ts";
import { needAt } from "../../../server/rules/listing/needed-people.ts";

const DAY = courtDay("2026-12-10");
const STARTS = ["09:00", "10:30", "12:00"];
const nowhere = travelBy([]);
const malir = travelBy([{ fromPlace: "City Courts", toPlace: "Malir Courts", minutes: 50 }]);

function at(courtId: number, block: string | null, more: Partial<Presence> = {}): Presence {
  return {
    ...{
      personId: 1,
      role: "investigating-officer",
      need: "must",
      courtId,
      place: null,
      day: DAY,
      block,
      caseId: courtId,
    },
    span: spanOf(block, STARTS),
    ...more,
  };
}

test("a block lasts until the next begins, the last as long as the one before it, and no block is the whole day", () => {
  expect(spanOf("09:00", STARTS)).toEqual({ from: 540, until: 630 });
  expect(spanOf("12:00", STARTS)).toEqual({ from: 720, until: 810 });
  expect(spanOf("09:00", [])).toEqual({ from: 540, until: 630 });
  expect(spanOf(null, STARTS)).toEqual(WHOLE_DAY);
});

test("blocks that only touch are no clash in one place; between two the way must fit in", () => {
  const [early, late] = [at(1, "09:00", { place: "City Courts" }), at(2, "10:30", { place: "Malir Courts" })];
  expect(areBothImpossible(early, late, nowhere)).toBe(false);
  expect(areBothImpossible(early, late, malir)).toBe(true);
  expect(areBothImpossible(late, early, malir)).toBe(true);
  expect(areBothImpossible(early, at(2, "12:00", { place: "Malir Courts" }), malir)).toBe(false);
});

test("two who must come are a hard clash; where one court can have a stand-in it is a soft one", () => {
  const hard = clashesOf([at(1, "09:00"), at(2, "09:00")], 1, nowhere);
  expect(hard.map(({ need, there }) => [need, there.courtId])).toEqual([["must", 2]]);
  const soft = clashesOf([at(1, "09:00"), at(2, "09:00", { need: "stand-in" })], 1, nowhere);
  expect(soft.map(({ need }) => need)).toEqual(["stand-in"]);
  expect(clashesOf([at(1, "09:00"), at(1, "09:00")], 1, nowhere)).toEqual([]);
  expect(clashesOf([at(1, "09:00"), at(2, "09:00", { personId: 2 })], 1, nowhere)).toEqual([]);
});

test("several matters of one stretch are one line, and the hard one of them is told", () => {
  const all = [at(1, "09:00", { need: "stand-in" }), at(1, "09:00", { caseId: 9 }), at(2, "09:00"), at(2, null)];
  expect(clashesOf(all, 1, nowhere).map(({ need, here }) => [need, here.caseId])).toEqual([["must", 9]]);
});

test("the blocks at which somebody is elsewhere are the overlapping ones and those too near by the way", () => {
  const here = { courtId: 1, place: "City Courts", starts: STARTS };
  const there = [at(2, "09:00", { place: "Malir Courts" })];
  expect(blockedBlocks(here, there, nowhere)).toEqual(["09:00"]);
  expect(blockedBlocks(here, there, malir)).toEqual(["09:00", "10:30"]);
  expect(blockedBlocks({ ...here, starts: [] }, there, nowhere)).toEqual([null]);
  expect(blockedBlocks(here, [at(2, "09:00", { need: "stand-in" })], malir)).toEqual([]);
});

test("who is to be examined must come for the evidence of his side; an officer at his stages; counsel may send another", () => {
  const witness = { role: "witness", testimony: null, isForDefence: false } as const;
  expect(needAt("evidence", witness)).toBe("must");
  expect(needAt("evidence", { ...witness, testimony: "examined" })).toBeNull();
  expect(needAt("evidence", { ...witness, isForDefence: true })).toBeNull();
  expect(needAt("defence-evidence", { ...witness, isForDefence: true })).toBe("must");
  expect(needAt("arguments", { ...witness, role: "expert" })).toBeNull();
  expect(needAt("remand", { ...witness, role: "investigating-officer" })).toBe("must");
  expect(needAt("judgment", { ...witness, role: "investigating-officer" })).toBeNull();
  expect(needAt("arguments", { ...witness, role: "counsel" })).toBe("stand-in");
});
