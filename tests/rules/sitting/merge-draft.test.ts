import fc from "fast-check";
import { expect, test } from "vitest";
import { type Draft, EMPTY } from "../../../app/(office)/[court]/cases/case-draft.ts";
import { type Field, isSame, mergeDraft } from "../../../app/(office)/[court]/cases/merge-draft.ts";

const before: Draft = { ...EMPTY, number: "SC 150/2024", accused: "Gul Testwala", remarks: "", stage: "charge" };

test("what the other clerk changed comes in, what I typed stays, and only what both changed is asked about", () => {
  const mine: Draft = { ...before, remarks: "typed here", accused: "Gul Testwala\nSecond" };
  const theirs: Draft = { ...before, stage: "arguments", accused: "Gul Testwala s/o Zaman" };
  const { draft, clashes } = mergeDraft({ before, mine, theirs });
  expect(draft).toEqual({ ...mine, stage: "arguments" });
  expect(clashes).toEqual([
    { field: "accused", before: before.accused, theirs: theirs.accused, mine: mine.accused },
    { field: "stage", before: "charge", theirs: "arguments", mine: "charge" },
  ]);
});

test("the same words from both are no clash, nor is an empty line at the end", () => {
  const mine = { ...before, remarks: "heard in part\n" };
  const { clashes } = mergeDraft({ before, mine, theirs: { ...before, remarks: "heard in part" } });
  expect(clashes).toEqual([]);
});

test("a second clash still asks about what the first one left open", () => {
  const mine: Draft = { ...before, remarks: "mine" };
  const first: Draft = { ...before, remarks: "theirs" };
  const once = mergeDraft({ before, mine, theirs: first });
  const second: Draft = { ...first, stage: "arguments" };
  const twice = mergeDraft({ before: first, mine: once.draft, theirs: second }, once.clashes);
  expect(twice.draft).toEqual({ ...mine, stage: "arguments" });
  expect(twice.clashes.map(({ field }) => field).sort()).toEqual(["remarks", "stage"]);
});

const someDraft = fc.record({
  remarks: fc.constantFrom("", "one", "two"),
  station: fc.constantFrom("", "Testabad"),
  stage: fc.constantFrom("charge", "arguments"),
  otherAccused: fc.constantFrom(0, 2, null),
  hasMinor: fc.boolean(),
  unreadSections: fc.constantFrom<string[]>([], ["99 XYZ"]),
});

test("no typed word is ever lost and no change of the other is lost unseen", () => {
  fc.assert(
    fc.property(someDraft, someDraft, someDraft, (one, two, three) => {
      const [opened, mine, theirs] = [one, two, three].map((part) => ({ ...EMPTY, ...part }) as Draft) as [
        Draft,
        Draft,
        Draft,
      ];
      const { draft, clashes } = mergeDraft({ before: opened, mine, theirs });
      for (const field of Object.keys(EMPTY) as Field[]) {
        const isMine = !isSame(opened[field], mine[field]);
        if (isMine) expect(draft[field]).toEqual(mine[field]);
        else expect(isSame(draft[field], theirs[field])).toBe(true);
        const isTold = clashes.some((clash) => clash.field === field);
        expect(isTold).toBe(!isSame(opened[field], theirs[field]) && !isSame(mine[field], theirs[field]));
      }
    }),
    { seed: 31 },
  );
});
