import { describe, expect, test } from "vitest";
import { courtDay } from "../../../server/rules/calendar/court-day.ts";
import { afterPeriods, custodyOfAccused, detentionOf } from "../../../server/rules/case/detention.ts";
import {
  formatCnic,
  formatPhone,
  maskCnic,
  maskPhone,
  readCnic,
  readPhone,
} from "../../../server/rules/people/contact.ts";
import { saysMinor } from "../../../server/rules/people/person-name.ts";
import { isLikelySame, likelyPairs } from "../../../server/rules/people/same-person.ts";

describe("identity and telephone numbers", () => {
  test("a CNIC is read in any writing, Urdu digits too", () => {
    for (const text of ["42101-1234567-1", "4210112345671", " 42101 1234567 1 ", "۴۲۱۰۱-۱۲۳۴۵۶۷-۱", "42101–1234567–1"])
      expect(readCnic(text)).toBe("4210112345671");
  });

  test("what is no CNIC is not taken for one", () => {
    for (const text of ["", "42101-123456-1", "42101-12345678-1", "42101-12E4567-1", "02101-1234567-1"])
      expect(readCnic(text)).toBeNull();
  });

  test("a mobile number is read in any writing and kept in one", () => {
    for (const text of [
      "0300-1234567",
      "+92 300 1234567",
      "0092-300-1234567",
      "923001234567",
      "3001234567",
      "۰۳۰۰۱۲۳۴۵۶۷",
    ])
      expect(readPhone(text)).toBe("+923001234567");
    for (const text of ["021-34567890", "0300-123456", "0300-12345678", "hello"]) expect(readPhone(text)).toBeNull();
  });

  test("masked, most figures are hidden; in full they read as on the card", () => {
    expect(maskCnic("4210112345671")).toBe("42101-*****67-1");
    expect(formatCnic("4210112345671")).toBe("42101-1234567-1");
    expect(maskPhone("+923001234567")).toBe("0300-*****67");
    expect(formatPhone("+923001234567")).toBe("0300-1234567");
  });
});

describe("where an accused is, by the stretches of custody that are kept", () => {
  const period = (from: string, until: string | null = null, because: "bail" | "moved" | "escaped" | null = null) => ({
    fromDay: courtDay(from),
    untilDay: until === null ? null : courtDay(until),
    endedBecause: because,
  });

  test("moved from police to jail, the detention counts from the arrest", () => {
    const kept = [period("2026-01-10", "2026-01-14", "moved"), period("2026-01-14")];
    expect(afterPeriods(kept)).toEqual({ custody: "in", since: "2026-01-10" });
  });

  test("after bail and a new arrest it counts from the new arrest", () => {
    const kept = [period("2026-01-10", "2026-02-01", "bail"), period("2026-05-01")];
    expect(afterPeriods(kept)).toEqual({ custody: "in", since: "2026-05-01" });
  });

  test("the end says where he is", () => {
    expect(afterPeriods([period("2026-01-10", "2026-02-01", "bail")])).toEqual({ custody: "bail", since: null });
    expect(afterPeriods([period("2026-01-10", "2026-02-01", "escaped")])).toEqual({ custody: "at-large", since: null });
    expect(afterPeriods([])).toBeNull();
  });

  test("as long as nothing is recorded of a person, the register's word of the case holds", () => {
    const ofCase = { custody: "in" as const, custodySince: courtDay("2026-03-01") };
    const silent = { custody: null, custodySince: null };
    expect(custodyOfAccused(silent, ofCase)).toEqual(ofCase);
    expect(detentionOf(silent, [], ofCase)).toEqual([{ from: "2026-03-01", until: null }]);
    expect(detentionOf({ custody: "bail", custodySince: null }, [], ofCase)).toEqual([]);
    expect(detentionOf(silent, [], { custody: "in", custodySince: null })).toEqual([]);
  });
});

describe("who may be one person", () => {
  test("rank, order and a shorter writing do not part one person from himself", () => {
    expect(isLikelySame("Adv. Muhammad Aslam Memon", "Mohammad Aslam Memon Advocate")).toBe(true);
    expect(isLikelySame("Insp. Ghulam Rasool", "Rasool Ghulam")).toBe(true);
    expect(isLikelySame("Muhammad Aslam Memon", "Aslam Memon")).toBe(true);
  });

  test("a common first name alone makes nobody the same", () => {
    expect(isLikelySame("Muhammad Aslam", "Muhammad Faisal")).toBe(false);
    expect(isLikelySame("Muhammad", "Muhammad Faisal")).toBe(false);
    expect(isLikelySame("Adv.", "Adv.")).toBe(false);
  });

  test("a pair is named once", () => {
    const people = ["Aslam Memon", "Adv. Aslam Memon", "Somebody Else"].map((name, id) => ({ id, name }));
    expect(likelyPairs(people).map(([one, other]) => [one.id, other.id])).toEqual([[0, 1]]);
  });

  test("a register that calls somebody a minor is heard in both languages", () => {
    for (const text of ["Ali (minor)", "Juvenile accused Ali", "علی نابالغ", "علی کم عمر"])
      expect(saysMinor(text)).toBe(true);
    expect(saysMinor("Ali s/o Minhaj")).toBe(false);
  });
});
