import { describe, expect, test } from "vitest";
import { courtDay as day } from "../../../server/rules/calendar/court-day.ts";
import { ADJOURNMENT_RULES, type AdjournmentReason } from "../../../server/rules/case/adjournment.ts";
import { OUTCOMES } from "../../../server/rules/case/outcomes.ts";
import {
  type CountedOutcome,
  countAdjournments,
  gapsOf,
  sidesWarned,
  timesBy,
  warningFor,
} from "../../../server/rules/sitting/adjournment-counts.ts";
import { type OrderFacts, orderText } from "../../../server/rules/sitting/order-text.ts";
import { orders as english } from "../../../server/wording/orders.en.ts";
import { orders as urdu } from "../../../server/wording/orders.ur.ts";

const adjourned = (reason: AdjournmentReason): CountedOutcome => ({
  ...{ kind: "adjourned", day: day("2026-11-19"), reason },
  side: ADJOURNMENT_RULES[reason].side,
});
const notReached: CountedOutcome = { kind: "not-reached", day: day("2026-11-12"), reason: null, side: null };

describe("adjournments of a case", () => {
  test("are counted by side and reason; a matter that was not reached is none", () => {
    const counts = countAdjournments([adjourned("prosecutor-absent"), adjourned("copies-not-supplied"), notReached]);
    expect(counts).toMatchObject({ total: 2, notReached: 1 });
    expect(counts.bySide).toMatchObject({ prosecution: 2, defence: 0 });
    expect(counts.byReason).toMatchObject({ "prosecutor-absent": 1, "counsel-busy": 0 });
  });

  test("the third on one side's part is warned of, not the second; a district may choose its number", () => {
    const once = [adjourned("counsel-absent")];
    expect(warningFor("defence", once)).toBeNull();
    expect(warningFor("defence", [...once, ...once])).toMatchObject({ times: 3, confirmed: false });
    expect(warningFor("prosecution", [...once, ...once])).toBeNull();
    expect(warningFor("defence", once, 2)).toMatchObject({ side: "defence", times: 2 });
  });

  test("nobody is warned of strikes or of the court's own delay", () => {
    const strikes = [adjourned("strike"), adjourned("strike"), adjourned("strike")];
    expect(warningFor("bar-strike", strikes)).toBeNull();
    expect(sidesWarned(countAdjournments([...strikes, ...strikes]))).toEqual([]);
  });

  test("an order lacks its reason, the words of an other reason, its next date and the signature", () => {
    const order = { kind: "adjourned", reason: null, note: null, nextDay: null, isSigned: false } as const;
    expect(gapsOf(order)).toEqual(["reason", "next-date", "signature"]);
    const full = { ...order, reason: "other", nextDay: day("2026-12-17"), isSigned: true } as const;
    expect(gapsOf(full)).toEqual(["reason-in-words"]);
    expect(gapsOf({ ...full, note: "fog" })).toEqual([]);
  });
});

describe("the order of a hearing", () => {
  const facts = (over: Partial<OrderFacts> = {}): OrderFacts => ({
    ...{ kind: "adjourned", purpose: "evidence", reason: "prosecutor-wants-time", side: "prosecution", times: 2 },
    ...{ isWarned: false, disposal: null, note: null, people: [{ role: "accused", label: null, mark: "produced" }] },
    next: { day: day("2026-12-17"), purpose: "evidence" },
    ...over,
  });

  test("states who came, the reason, whose adjournment it is and how often, the next date and the section", () => {
    expect(orderText(facts(), english)).toBe(
      "Case called. Accused produced from jail. Learned SPP seeks time. Adjourned at the instance of the prosecution (2nd time) to 17.12.2026 for evidence. s.344 CrPC.",
    );
    expect(orderText(facts(), urdu)).toBe(
      "مقدمہ پکارا گیا۔ ملزم جیل سے پیش کیا گیا۔ فاضل پراسیکیوٹر نے مہلت چاہی۔ استغاثہ کی استدعا پر (دوسری بار) مقدمہ برائے شہادت مورخہ 17.12.2026 تک ملتوی۔ دفعہ 344 ضابطہ فوجداری۔",
    );
  });

  test("carries the warning at the threshold and the reader's own words", () => {
    const before = [adjourned("prosecutor-absent"), adjourned("prosecutor-absent")];
    const times = timesBy("prosecution", before);
    const isWarned = warningFor("prosecution", before) !== null;
    const text = orderText(facts({ times, isWarned, note: "File is with the Additional Director" }), english);
    expect(text).toContain("seeks time. File is with the Additional Director. Adjourned");
    expect(text).toContain("(3rd time)");
    expect(text).toContain("This is the 3rd adjournment on the part of the prosecution;");
  });

  test("an other reason is told in the reader's words alone", () => {
    const text = orderText(facts({ reason: "other", side: "court", times: null, note: "Fog." }), english);
    expect(text).toContain("jail. Fog. Adjourned by the court to 17.12.2026");
  });

  test("an officer's absence is said once, by the reason, and a witness by the number all the same", () => {
    const people = [
      { role: "investigating-officer", label: null, mark: "absent" },
      { role: "prosecutor", label: null, mark: "present" },
    ] as const;
    const text = orderText(facts({ reason: "officer-absent", side: "investigating-agency", people }), english);
    expect(text).toContain("Case called. Learned SPP present. The I.O. is absent. Adjourned");
    expect(text).not.toContain("I.O. absent");
  });

  test("names a witness who came, was not examined and is bound down", () => {
    const people = [{ role: "witness", label: "PW-2", mark: "bound-down" }] as const;
    expect(orderText(facts({ people }), english)).toContain(
      "Witness PW-2 present, not examined and bound down for the next date.",
    );
  });

  test("of an arguments hearing that was reserved says so, and a disposal has no next date", () => {
    const next = { day: day("2026-12-24"), purpose: "judgment" } as const;
    const reserved = facts({ kind: "reserved", purpose: "arguments", reason: null, side: null, next });
    expect(orderText(reserved, english)).toMatch(/judgment reserved\. To come up on 24\.12\.2026 for judgment\.$/);
    const disposed = facts({ kind: "disposed", reason: null, side: null, next: null, disposal: "acquitted" });
    expect(orderText(disposed, english)).toMatch(/Disposed of: Acquitted\.$/);
    expect(orderText(facts({ kind: "not-reached" }), english)).not.toContain("Case called");
  });

  test("every outcome has an order in both languages without a gap", () => {
    for (const kind of OUTCOMES)
      for (const words of [english, urdu])
        expect(orderText(facts({ kind, disposal: "convicted" }), words)).not.toMatch(/undefined|null| {2}/);
  });
});
