import { describe, expect, test } from "vitest";
import {
  type AttendanceEntry,
  type Attending,
  MARK_LETTERS,
  markedOf,
  openAttendance,
  peopleToMark,
  pressAttendance,
} from "../../../app/(office)/[court]/day/attendance-entry.ts";
import { press } from "../../../app/(office)/[court]/day/sheet-entry.ts";
import { courtDay } from "../../../server/rules/calendar/court-day.ts";
import { MARKS_OF, sentBackWeight, testimonyAfter } from "../../../server/rules/listing/attendance.ts";
import { weightOf } from "../../../server/rules/listing/planning.ts";
import { CASE_ROLES } from "../../../server/rules/people/people.ts";
import { warningOf } from "../../../server/rules/sitting/adjournment-counts.ts";

const somebody = (id: number, given: Partial<Attending>): Attending => ({
  ...{ id, role: "witness", name: null, nameUr: null, mark: null, ordinal: 1, isForDefence: false },
  ...{ expected: null, heldAs: null, timesSentBack: 0 },
  ...given,
});

const people = [
  somebody(1, { role: "witness", expected: "to-testify" }),
  somebody(2, { role: "accused", expected: "produced" }),
  somebody(3, { role: "prosecutor", expected: "present" }),
  somebody(4, { role: "complainant" }),
];

const typed = (keys: readonly string[], from = openAttendance({ attendees: people, outcome: null })) =>
  keys.reduce<{ entry: AttendanceEntry | null; save?: true }>(
    (at, code) => (at.entry && pressAttendance(at.entry, { code, key: "", shiftKey: false })) ?? at,
    { entry: from },
  );
const marks = (keys: readonly string[]) =>
  Object.fromEntries(markedOf(typed(keys).entry!).map(({ casePersonId, mark }) => [casePersonId, mark]));

describe("who came, by key", () => {
  test("W opens it from the sheet, and only for who may record", () => {
    const facts = {
      purpose: "evidence",
      reasonKeys: [],
      from: courtDay("2026-12-03"),
      usual: () => [],
      purposeNames: String,
      disposals: [],
    } as const;
    const key = { code: "KeyW", key: "w", shiftKey: false };
    const idle = { step: "idle", typed: "", native: "" } as const;
    expect(press(idle, key, { ...facts, mayRecord: true })?.command).toEqual({ do: "who-came" });
    expect(press(idle, key, { ...facts, mayRecord: false })).toBeNull();
  });

  test("who is expected comes first, the accused before the witness", () => {
    expect(peopleToMark(people).map(({ id }) => id)).toEqual([2, 3, 1, 4]);
  });

  test("one more key saves all as expected, and nobody has testified before the matter was heard", () => {
    expect(typed(["Enter"]).save).toBe(true);
    expect(marks([])).toEqual({ 1: "bound-down", 2: "produced", 3: "present" });
  });

  test("after a hearing that moved on the witnesses stand as examined", () => {
    const outcome = { kind: "held-moved-on" } as Parameters<typeof openAttendance>[0]["outcome"];
    expect(openAttendance({ attendees: people, outcome }).marks[1]).toBe("examined");
  });

  test("W again turns the witnesses to examined and back", () => {
    expect(marks(["KeyW"])[1]).toBe("examined");
    expect(marks(["KeyW", "KeyW"])[1]).toBe("bound-down");
  });

  test("a figure picks a person and a letter marks, each role by its own marks", () => {
    expect(marks(["Digit3", "KeyS"])[1]).toBe("sent-back");
    expect(marks(["Digit1", "KeyN"])[2]).toBe("not-produced");
    expect(marks(["Digit3", "KeyN"])[1]).toBe("not-served");
    expect(marks(["Digit1", "KeyE"])[2]).toBe("produced");
    expect(marks(["Digit2", "Backspace"])).not.toHaveProperty("3");
  });

  test("what was saved opens as it was saved", () => {
    const saved = people.map((one) => (one.id === 1 ? { ...one, mark: "absent" as const } : one));
    expect(markedOf(openAttendance({ attendees: saved, outcome: null }))).toEqual([
      { casePersonId: 1, mark: "absent" },
    ]);
  });

  test("no letter stands for two marks of one role", () => {
    for (const role of CASE_ROLES) {
      const letters = MARKS_OF[role].map((mark) => MARK_LETTERS[mark]);
      expect(new Set(letters).size, role).toBe(letters.length);
    }
  });
});

describe("what follows from who came", () => {
  test("the last word on a testimony stands, and coming in vain says nothing of it", () => {
    expect(testimonyAfter(["partly-examined", "bound-down"])).toBe("partly");
    expect(testimonyAfter(["partly-examined", "examined"])).toBe("examined");
    expect(testimonyAfter(["sent-back", "absent"])).toBeNull();
  });

  test("a witness sent back weighs as one time not reached", () => {
    const facts = { purpose: "evidence", stage: "prosecution-evidence", since: courtDay("2024-01-01") } as const;
    const rest = { isInCustody: false, adjournments: 0, notReachedTimes: 0, isVulnerable: false };
    const today = courtDay("2026-12-03");
    const weigh = (given: { sentBack?: number; notReachedTimes?: number }) =>
      weightOf({ ...facts, ...rest, ...given }, today);
    expect(weigh({ sentBack: sentBackWeight([1]) })).toBe(weigh({ notReachedTimes: 1 }));
    expect(sentBackWeight([9])).toBe(sentBackWeight([3]));
  });

  test("the warning is told before the key that adjourns, from the district's own number on", () => {
    expect(warningOf("defence", 2)).toBeNull();
    expect(warningOf("defence", 3)).toMatchObject({ side: "defence", times: 3 });
    expect(warningOf("defence", 2, 2)).not.toBeNull();
    expect(warningOf("court", 9)).toBeNull();
  });
});
