import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { courtDay } from "../../../server/rules/calendar/court-day.ts";
import { dayWords } from "../../../server/rules/calendar/day-words.ts";
import { chargedSection, restrictionOf } from "../../../server/rules/case/offences.ts";
import { PURPOSES } from "../../../server/rules/case/purposes.ts";
import { AUDIENCES, composeTitle, publicName, visibleTo } from "../../../server/rules/cause-lists/cause-list.ts";
import { differenceOf, markChanges } from "../../../server/rules/cause-lists/list-difference.ts";
import { type Arrangeable, arrangeEntries } from "../../../server/rules/cause-lists/list-order.ts";
import { listOf, matter } from "./sample-list.ts";

const modesty = [chargedSection("PECA 21")];

describe("what an audience sees", () => {
  test("a restricted matter is public by number and time only", () => {
    const [seen] = visibleTo(
      listOf([matter(7, { sections: modesty, isInCustody: true, notReachedTimes: 3 })]),
      "public",
    );
    expect(seen).toEqual({
      serial: 7,
      block: "09:00",
      reportingTime: "08:45",
      caseNumber: "Special Case 7/2024",
      isWithheld: true,
      isMarkedRestricted: false,
      fir: null,
      sections: [],
      purpose: null,
      minutes: null,
      stage: null,
      accused: null,
      otherAccused: 0,
      complainants: [],
      counsel: [],
      prosecutor: null,
      officer: null,
      isInCustody: false,
      isPartHeard: false,
      notReachedTimes: 0,
      previousDay: null,
      change: null,
      movedFrom: null,
    });
  });

  test("a matter whose restriction was lost stays closed", () => {
    const damaged = { ...matter(1), restriction: undefined } as never;
    expect(visibleTo(listOf([damaged]), "public")[0]).toMatchObject({ isWithheld: true, accused: null });
  });

  test("complainants are seen by the judge and the prosecution alone", () => {
    const list = listOf([matter(1)]);
    expect(AUDIENCES.filter((audience) => visibleTo(list, audience)[0]!.complainants.length > 0)).toEqual([
      "judge",
      "prosecution",
    ]);
  });

  test("a compromise is posted as a mention, so that nothing on the list sets it apart", () => {
    const list = listOf([matter(1, { purpose: "compromise" })]);
    expect(visibleTo(list, "public")[0]).toMatchObject({ isWithheld: false, purpose: "mention" });
    expect(visibleTo(list, "judge")[0]).toMatchObject({ purpose: "compromise" });
  });

  test("the gate knows who comes from jail, not why", () => {
    const seen = visibleTo(listOf([matter(1, { isInCustody: true, sections: modesty })]), "gate")[0]!;
    expect(seen).toMatchObject({ isInCustody: true, accused: null, purpose: null, sections: [], fir: null });
  });

  test("the judge is reminded that a matter is restricted", () => {
    expect(visibleTo(listOf([matter(1, { sections: modesty })]), "judge")[0]).toMatchObject({
      isWithheld: false,
      isMarkedRestricted: true,
      sections: modesty,
    });
  });

  test("an order opens a matter of dignity to the public", () => {
    const sections = [chargedSection("PECA 20")];
    const facts = { sections, unreadSections: [], hasMinor: false, orderedRestricted: false };
    expect(
      visibleTo(listOf([matter(1, { sections, restriction: restrictionOf(facts) })]), "public")[0]!.isWithheld,
    ).toBe(false);
  });
});

describe("titles are composed", () => {
  const names = [
    { name: "Zarak Nawab", nameUr: "زرک نواب" },
    { name: "Mehr Gul", nameUr: null },
  ];

  test("State v. the first accused and how many others", () => {
    expect(composeTitle(names.slice(0, 1), 0, "en")).toBe("State v. Zarak Nawab");
    expect(composeTitle(names, 0, "en")).toBe("State v. Zarak Nawab & another");
    expect(composeTitle(names, 3, "en")).toBe("State v. Zarak Nawab & 4 others");
    expect(composeTitle([], 0, "en")).toBe("State v. unknown");
  });

  test("in Urdu too, in Roman letters where no Urdu name is known", () => {
    expect(composeTitle(names, 1, "ur")).toBe("سرکار بنام زرک نواب و 2 دیگر");
    expect(composeTitle(names.slice(1), 0, "ur")).toBe("سرکار بنام Mehr Gul");
  });

  test.each([
    ["Zarak Nawab s/o Mehr Gul r/o House 9, Street 2", "Zarak Nawab s/o Mehr Gul"],
    ["Zarak Nawab 0300-1234567", "Zarak Nawab"],
    ["Zarak Nawab (CNIC 42101-1234567-1)", "Zarak Nawab"],
    ["زرک نواب ساکن گلی نمبر ۲", "زرک نواب"],
    ["Zarak Nawab @ Chitta", "Zarak Nawab @ Chitta"],
  ])("nothing behind the name of %j is posted", (raw, name) => {
    expect(publicName({ name: raw, nameUr: raw })).toEqual({ name, nameUr: name });
  });
});

describe("calling order", () => {
  const entry = (uid: string, given: Partial<Arrangeable> = {}): Arrangeable => ({
    hearingUid: uid,
    block: "09:00",
    purpose: "mention",
    isInCustody: false,
    isPartHeard: false,
    isFixed: false,
    since: null,
    position: null,
    ...given,
  });
  const order = (entries: Arrangeable[]) => arrangeEntries(entries).map((one) => one.hearingUid);

  test("custody, bail, part-heard and fixed evidence, then by purpose", () => {
    const entries = [
      entry("mention"),
      entry("judgment", { purpose: "judgment" }),
      entry("evidence", { purpose: "evidence" }),
      entry("fixed", { purpose: "evidence", isFixed: true }),
      entry("part-heard", { purpose: "evidence", isPartHeard: true }),
      entry("bail", { purpose: "bail" }),
      entry("custody", { isInCustody: true }),
    ];
    expect(order(entries)).toEqual(["custody", "bail", "part-heard", "fixed", "evidence", "judgment", "mention"]);
  });

  test("the older case first, one without a day last, blocks before everything", () => {
    const entries = [
      entry("undated"),
      entry("young", { since: courtDay("2025-01-01") }),
      entry("old", { since: courtDay("2020-01-01") }),
      entry("any time", { block: null, isInCustody: true }),
      entry("noon", { block: "12:00", isInCustody: true }),
    ];
    expect(order(entries)).toEqual(["old", "young", "undated", "noon", "any time"]);
  });

  test("a clerk's place is kept and the others go round it", () => {
    const entries = [entry("a"), entry("b"), entry("c", { position: 1 }), entry("d", { position: 9 })];
    expect(order(entries)).toEqual(["c", "a", "b", "d"]);
  });

  test("serials of a supplementary list go on counting", () => {
    expect(arrangeEntries([entry("a"), entry("b")], 41).map((one) => one.serial)).toEqual([41, 42]);
  });

  test("the same matters stand in the same order however they come in, none lost, none twice", () => {
    const any = fc.uniqueArray(
      fc.record({
        hearingUid: fc.uuid(),
        block: fc.constantFrom("09:00", "10:30", null),
        purpose: fc.constantFrom(...PURPOSES),
        isInCustody: fc.boolean(),
        isPartHeard: fc.boolean(),
        isFixed: fc.boolean(),
        since: fc.constantFrom(null, courtDay("2021-05-04"), courtDay("2024-02-29")),
        position: fc.option(fc.integer({ min: 1, max: 8 })),
      }),
      { selector: (one) => one.hearingUid, maxLength: 30 },
    );
    fc.assert(
      fc.property(any, (entries) => {
        const arranged = arrangeEntries(entries);
        expect(arrangeEntries([...entries].reverse())).toEqual(arranged);
        expect(arranged.map((one) => one.serial)).toEqual(entries.map((_, index) => index + 1));
        expect(new Set(arranged.map((one) => one.hearingUid)).size).toBe(entries.length);
      }),
    );
  });
});

describe("a revised list", () => {
  const first = listOf([matter(1), matter(2), matter(3)]);
  const second = listOf([matter(4, { serial: 1 }), matter(1, { serial: 2 }), matter(3, { block: "12:00" })], {
    version: 2,
  });

  test("tells what was added, moved and removed, and not who was merely pushed along", () => {
    const { added, moved, removed } = differenceOf(first, second);
    expect(added.map((entry) => entry.caseId)).toEqual([4]);
    expect(moved.map(({ entry, from }) => [entry.caseId, from])).toEqual([[3, "09:00"]]);
    expect(removed.map((entry) => entry.caseId)).toEqual([2]);
  });

  test("carries its changes, and the day a removed matter went to", () => {
    const marked = markChanges(first, second, () => courtDay("2026-12-10"));
    expect(marked.entries.map((entry) => entry.change)).toEqual(["added", null, "moved"]);
    expect(marked.removed).toEqual([
      { hearingUid: matter(2).hearingUid, caseNumber: "Special Case 2/2024", to: "2026-12-10" },
    ]);
  });

  test("the first version has no changes, also when drafts of it had", () => {
    const draft = listOf([matter(1, { change: "added", movedFrom: "12:00" })]);
    expect(markChanges(null, draft, () => null)).toMatchObject({
      removed: [],
      entries: [{ change: null, movedFrom: null }],
    });
  });
});

test("a day is written out in both languages with Latin digits", () => {
  const day = courtDay("2026-12-03");
  expect(dayWords(day, "en")).toBe("Thursday 3 December 2026");
  expect(dayWords(day, "ur")).toBe("جمعرات 3 دسمبر 2026");
  expect(dayWords(day, "en", "short")).toBe("Thu 3 Dec");
  expect(dayWords(day, "ur", "figures")).toBe("03/12/2026");
});
