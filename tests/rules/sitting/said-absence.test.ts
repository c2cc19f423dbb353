import { describe, expect, test } from "vitest";
import { justOffered } from "../../../app/(office)/[court]/process/offer/just-offered.ts";
import { type LastProcess, type ProcessPerson, proposeProcess } from "../../../server/rules/process/process.ts";
import { isSamePlace, misdirected } from "../../../server/rules/process/production.ts";
import { doubtOfAbsence, type Marked, marksSaidBy } from "../../../server/rules/process/said-absence.ts";
import { westernDigits } from "../../../server/rules/text/western-digits.ts";

const one = (id: number, over: Partial<Marked>): Marked => ({
  id,
  role: "witness",
  testimony: "none",
  mark: null,
  ...over,
});
const onBail = one(1, { role: "accused", custody: "bail" });
const alsoOnBail = one(2, { role: "accused", custody: "bail" });
const inJail = one(3, { role: "accused", custody: "in" });
const witness = one(4, { testimony: "pending" });
const said = (...args: Parameters<typeof marksSaidBy>) => [...marksSaidBy(...args)];

describe("what the reason says of who was missing", () => {
  test("the accused on bail was absent, also where nobody marked who came", () => {
    expect(said("accused-absent", "evidence", [onBail, inJail, witness])).toEqual([[1, "absent"]]);
  });

  test("nobody is guessed at where two could be meant", () => {
    expect(said("accused-absent", "evidence", [onBail, alsoOnBail])).toEqual([]);
    expect(doubtOfAbsence("accused-absent", "evidence", [onBail, alsoOnBail])).toBe("who-of-several");
  });

  test("not served and not produced are said of all of them", () => {
    const two = [witness, one(5, { testimony: "pending" })];
    expect(said("witness-not-served", "evidence", two).length).toBe(2);
    expect(said("prisoner-not-produced", "evidence", [inJail, onBail])).toEqual([[3, "not-produced"]]);
  });

  test("marks go before the reason", () => {
    expect(said("accused-absent", "evidence", [{ ...onBail, mark: "present" }])).toEqual([]);
  });

  test("a reason that says nothing of anybody says nothing", () => {
    expect(said("time-short", "evidence", [onBail, witness])).toEqual([]);
  });
});

describe("what does not go together is asked before Enter", () => {
  test("all marked as come, and the reason is that the witness was absent", () => {
    expect(doubtOfAbsence("witness-absent", "evidence", [{ ...witness, mark: "bound-down" }])).toBe("all-came");
    expect(doubtOfAbsence("witness-absent", "evidence", [one(4, { testimony: "examined", mark: "examined" })])).toBe(
      "all-came",
    );
  });

  test("not produced from jail, and nobody is in custody", () => {
    expect(doubtOfAbsence("prisoner-not-produced", "evidence", [onBail])).toBe("nobody-in-custody");
    expect(doubtOfAbsence("prisoner-not-produced", "evidence", [one(1, { role: "accused" })])).toBeNull();
  });

  test("absent, and every accused is in jail", () => {
    expect(doubtOfAbsence("accused-absent", "evidence", [inJail])).toBe("nobody-at-liberty");
  });

  test("an entry that holds together is asked nothing", () => {
    expect(doubtOfAbsence("accused-absent", "evidence", [onBail, inJail])).toBeNull();
    expect(doubtOfAbsence("accused-absent", "evidence", [{ ...onBail, mark: "absent" }])).toBeNull();
    expect(doubtOfAbsence("witness-absent", "evidence", [witness])).toBeNull();
    expect(doubtOfAbsence("prisoner-not-produced", "evidence", [inJail])).toBeNull();
    expect(doubtOfAbsence("time-short", "evidence", [])).toBeNull();
  });
});

test("absence that only the reason tells leads to a bailable warrant and notice to the surety, and then on", () => {
  const propose = (last: LastProcess) => {
    const accused: ProcessPerson = { id: 1, role: "accused", custody: "bail", last, isProtected: false };
    const surety: ProcessPerson = { id: 2, role: "surety", standsFor: 1, last: null, isProtected: false };
    return proposeProcess("evidence", [accused, surety]).map(({ kind }) => kind);
  };
  const absent = { kind: null, isServed: null, mark: "absent" } as const;
  expect(propose({ ...absent, isOnlySaid: true })).toEqual(["bailable-warrant", "notice-to-surety"]);
  expect(propose({ ...absent, kind: "bailable-warrant", isServed: true, isOnlySaid: true })[0]).toBe(
    "non-bailable-warrant",
  );
  expect(propose(absent)[0]).toBe("non-bailable-warrant");
});

test("the key Y takes what goes out for the date just given, never what waits of another matter", () => {
  const offered = [
    { hearingId: 20, fromHearingId: 7 },
    { hearingId: 21, fromHearingId: 8 },
    { hearingId: 9, fromHearingId: null },
  ];
  expect(justOffered(offered, 8)).toBe(offered[1]);
  // A matter that was taken up is offered its own date; what an outcome gave is known by that outcome's hearing only.
  expect(justOffered(offered, 9)).toBe(offered[2]);
  expect(justOffered(offered, 21)).toBeNull();
  expect(justOffered(offered, null)).toBeNull();
});

describe("an order to bring a prisoner", () => {
  const order = { kind: "production-order", state: "issued", addressee: "Central Prison Karachi" } as const;

  test("goes wrong where he is held elsewhere, or not at all", () => {
    expect(misdirected(order, { custody: "in", place: "District Prison Malir, Karachi" })?.why).toBe("held-elsewhere");
    expect(misdirected(order, { custody: "bail", place: null })?.why).toBe("at-liberty");
  });

  test("goes right where the jail is the same in other words, or where nobody recorded it", () => {
    expect(misdirected(order, { custody: "in", place: "Central Prison, Karachi" })).toBeNull();
    expect(misdirected(order, { custody: "in", place: null })).toBeNull();
    expect(misdirected({ ...order, state: "recalled" }, { custody: "bail", place: null })).toBeNull();
    expect(isSamePlace("Central Prison", "central prison, Karachi")).toBe(true);
    expect(isSamePlace("Prison", "Special Prison for Women")).toBe(false);
  });
});

test("an English letter has one kind of digits, however the file reference was typed", () => {
  expect(westernDigits("FIA/CCW/۴۱-٢٠٢٦")).toBe("FIA/CCW/41-2026");
  expect(westernDigits("تھانہ ۱۲")).toBe("تھانہ 12");
});
