import { describe, expect, test } from "vitest";
import {
  type Command,
  type Entry,
  type EntryFacts,
  IDLE,
  press,
} from "../../../app/(office)/[court]/day/sheet-entry.ts";
import { disposalsOf } from "../../../server/rules/applications/application-results.ts";
import { addDays, courtDay } from "../../../server/rules/calendar/court-day.ts";
import { DEFAULT_TEN_REASONS } from "../../../server/rules/case/adjournment.ts";
import type { Stage } from "../../../server/rules/case/stages.ts";
import { disposalsAt } from "../../../server/rules/judgment/disposal-exits.ts";
import { terms } from "../../../server/wording/terms.ur.ts";

const FROM = courtDay("2026-11-19");
const facts: EntryFacts = {
  purpose: "evidence",
  reasonKeys: DEFAULT_TEN_REASONS,
  from: FROM,
  usual: () => [7, 14, 21, 28, 35].map((days) => addDays(FROM, days)),
  purposeNames: (purpose) => terms.purposes[purpose],
  disposals: disposalsOf({ docket: "trial", applicationKind: null }),
  mayRecord: true,
};

/** Presses one after the other: `A`, `3`, `/`, `Enter`; `KeyA=ا` presses A on a layout that writes ا. */
function type(keys: readonly string[], given: Partial<EntryFacts> = {}): { entry: Entry; commands: Command[] } {
  let entry: Entry = IDLE;
  const commands: Command[] = [];
  for (const name of keys) {
    const [plain = "", written] = name.split("=");
    const code =
      plain.length > 1
        ? plain
        : /[A-Z]/.test(plain)
          ? `Key${plain}`
          : /\d/.test(plain)
            ? `Digit${plain}`
            : signs[plain]!;
    const done = press(entry, { code, key: written ?? plain.toLowerCase(), shiftKey: false }, { ...facts, ...given });
    if (!done) continue;
    entry = done.entry;
    if (done.command) commands.push(done.command);
  }
  return { entry, commands };
}
const signs: Record<string, string> = { "/": "Slash", "+": "Equal", "-": "Minus", " ": "Space" };

const saved = (keys: readonly string[]) => {
  const command = type(keys).commands.at(-1);
  if (command?.do !== "save") throw new Error(`nothing was saved by ${keys.join(" ")}`);
  return command;
};

describe("keys of the sheet", () => {
  test("four keys adjourn a matter: A, the reason, the week, Enter", () => {
    expect(saved(["A", "3", "2", "Enter"])).toMatchObject({
      draft: { kind: "adjourned", reason: "witness-absent", purpose: "evidence" },
      next: { day: "2026-12-03", purpose: "evidence", problem: null },
    });
  });

  test("the keypad does the same", () => {
    expect(saved(["A", "Numpad3", "Numpad2", "NumpadEnter"])).toMatchObject({ next: { day: "2026-12-03" } });
  });

  test("the same physical keys under an Urdu layout do the same, with Urdu digits", () => {
    expect(saved(["KeyA=ا", "Digit3=۳", "Digit2=۲", "Enter"])).toMatchObject({
      draft: { reason: "witness-absent" },
      next: { day: "2026-12-03" },
    });
  });

  test("any other reason is found by its two letters", () => {
    expect(saved(["A", "H", "C", "1", "Enter"]).draft.reason).toBe("higher-court-stay");
    expect(type(["A", "X"]).entry).toMatchObject({ step: "reason", typed: "" });
  });

  test("a typed date goes on from its first figure", () => {
    expect(saved(["A", "1", "2", "6", "/", "1", "1", "Enter"]).next.day).toBe("2026-11-26");
    expect(saved(["A", "1", "+", "2", "W", "Enter"]).next.day).toBe("2026-12-03");
    expect(saved(["A", "1", "T", "H", "U", "Enter"]).next).toMatchObject({ day: "2026-11-26", purpose: "evidence" });
    expect(saved(["A", "1", "2", "6", "N", "O", "V", "Enter"]).next.day).toBe("2026-11-26");
  });

  test("H typed twice leaves the judgment a judgment: a letter at the date changes no purpose", () => {
    expect(type(["H", "H"], { purpose: "arguments" }).entry).toMatchObject({
      step: "next",
      typed: "",
      isRefused: true,
      draft: { purpose: "judgment" },
    });
    for (const letter of "ABCDEGHIJKLMNOQRSTUVWXYZ") {
      const { commands } = type(["H", letter, "1", "Enter"], { purpose: "arguments" });
      expect(commands.at(-1)).toMatchObject({
        do: "save",
        draft: { purpose: "judgment" },
        next: { purpose: "judgment" },
      });
    }
  });

  test("a refused letter is not in the way of the date, and the next key clears the hint", () => {
    expect(type(["A", "3", "H", "2"]).entry).toMatchObject({ typed: "2", isRefused: false });
    expect(saved(["A", "3", "H", "2", "Enter"]).next).toMatchObject({ day: "2026-12-03", purpose: "evidence" });
    expect(type(["A", "3", "2", "W"]).entry).toMatchObject({ typed: "2", isRefused: true });
  });

  test("P opens the purpose, letters mark one, Enter takes it, and only the Enter after that saves", () => {
    const keys = ["H", "2", "P", "A", "R"];
    expect(type(keys).entry).toMatchObject({ step: "purpose", marked: "arguments", draft: { purpose: "evidence" } });
    expect(type([...keys, "Enter"])).toMatchObject({
      entry: { step: "next", draft: { purpose: "arguments" } },
      commands: [],
    });
    expect(saved([...keys, "Enter", "Enter"]).next).toMatchObject({ purpose: "arguments", day: "2026-12-03" });
  });

  test("P before the date works too, and a figure while choosing does nothing", () => {
    expect(saved(["H", "P", "S", "T", "1", "Enter", "2", "Enter"]).next).toMatchObject({
      purpose: "statement-of-accused",
      day: "2026-12-03",
    });
  });

  test("escape and a plain Enter leave the purpose as it was", () => {
    expect(type(["H", "2", "P", "A", "R", "Escape"]).entry).toMatchObject({
      step: "next",
      typed: "2",
      draft: { purpose: "evidence" },
    });
    expect(saved(["H", "2", "P", "Enter", "Enter"]).next).toMatchObject({ purpose: "evidence", day: "2026-12-03" });
  });

  test("a purpose can be typed in Urdu", () => {
    expect(saved(["H", "KeyP=پ", "KeyD=د", "KeyL=ل", "Enter", "2", "Enter"]).next).toMatchObject({
      purpose: "arguments",
      day: "2026-12-03",
    });
  });

  test("arrows mark a purpose only while one is chosen, and keep the date", () => {
    expect(saved(["H", "2", "P", "ArrowDown", "Enter", "Enter"]).next).toMatchObject({
      purpose: "part-heard-evidence",
      day: "2026-12-03",
    });
    expect(saved(["H", "2", "ArrowDown", "Enter"]).next).toMatchObject({ purpose: "evidence", day: "2026-12-03" });
  });

  test("April keeps its P", () => {
    expect(saved(["H", "5", " ", "A", "P", "R", "Enter"]).next.day).toBe("2027-04-05");
  });

  test("a number and Enter jumps, arrows move", () => {
    expect(type(["1", "3", "Enter", "ArrowDown", "ArrowUp"]).commands).toEqual([
      { do: "jump", serial: 13 },
      { do: "move", by: 1 },
      { do: "move", by: -1 },
    ]);
  });

  test("the serial and then the letter: the matter of the number is gone to first, and the letter waits for it", () => {
    const goes = (...keys: string[]) => type(keys);
    const ended = (code: string, key: string) => ({ code, key, shiftKey: false });
    expect(goes("2", "A")).toEqual({
      entry: IDLE,
      commands: [{ do: "jump", serial: 2, key: ended("KeyA", "a") }],
    });
    expect(goes("1", "3", "D").commands).toEqual([{ do: "jump", serial: 13, key: ended("KeyD", "d") }]);
  });

  test("after a number no key acts on the matter that is shown", () => {
    for (const letter of "AHTNODEPCWYZ")
      expect(type(["4", letter])).toMatchObject({
        entry: IDLE,
        commands: [{ do: "jump", serial: 4, key: { code: `Key${letter}` } }],
      });
  });

  test("a number and a letter do the same on the keypad and under an Urdu layout", () => {
    for (const keys of [
      ["Digit1=۱", "Digit2=۲", "KeyA=ا"],
      ["Numpad1", "Numpad2", "A"],
    ])
      expect(type(keys)).toMatchObject({
        entry: IDLE,
        commands: [{ do: "jump", serial: 12, key: { code: "KeyA" } }],
      });
  });

  test("whether a matter may be ended is asked of the one gone to, not of the one that is shown", () => {
    expect(type(["2", "D"], { hasLeft: true }).commands).toMatchObject([{ do: "jump", key: { code: "KeyD" } }]);
  });

  test("a number that was taken back is in nobody's way: the letter is for the matter that is shown", () => {
    for (const back of ["Backspace", "Escape"])
      expect(type(["2", back, "A"])).toMatchObject({ entry: { step: "reason" }, commands: [] });
  });

  test("a number and a letter record nothing for who may only look", () => {
    expect(type(["2", "A"], { mayRecord: false })).toMatchObject({ entry: { typed: "2" }, commands: [] });
  });

  test("a not-reached matter is saved without a date", () => {
    expect(saved(["N", "Enter"])).toMatchObject({ draft: { kind: "not-reached" }, next: { day: null, problem: null } });
  });

  test("the figure and the letters of a mode that this court does not have do nothing", () => {
    const isEndHere = (disposal: string) => disposal !== "acquitted-249a";
    const figure = String(facts.disposals.indexOf("acquitted-249a") + 1);
    const idle = type(["D"], { isEndHere }).entry;
    expect(type(["D", "A", "M"], { isEndHere }).entry).not.toMatchObject({ draft: { disposal: "acquitted-249a" } });
    expect(type(["D", figure], { isEndHere }).entry).toEqual(idle);
    expect(type(["D", figure]).entry).toMatchObject({ draft: { disposal: "acquitted-249a" } });
  });

  test("a disposal says how, by figure or by letters", () => {
    expect(saved(["D", "2", "Enter"]).draft.disposal).toBe("convicted");
    expect(saved(["D", "D", "O", "Enter"]).draft.disposal).toBe("dormant-249");
    expect(saved(["D", "C", "H", "Enter"]).draft.disposal).toBe("complainant-hostile");
    expect(saved(["D", "C", "H", "R", "C", "Enter"]).draft.disposal).toBe("report-class-c");
    expect(type(["D", "Enter"]).commands).toEqual([]);
  });

  test("a mode that the case cannot come to is named and not chosen, by figure or by letters", () => {
    const ends = disposalsAt("fir");
    const at = (...keys: string[]) => type(keys, { ends });
    expect(at("D", "2").entry).toMatchObject({ step: "disposal", barred: "convicted", draft: { disposal: null } });
    expect(at("D", "C", "O").entry).toMatchObject({ barred: "convicted", draft: { disposal: null } });
    expect(at("D", "2", "Enter").commands).toEqual([]);
    // What was chosen before goes with it: Enter never saves another mode than the one that was named last.
    expect(at("D", "9", "2", "Enter").commands).toEqual([]);
    expect(at("D", "2", "9").entry).toMatchObject({ draft: { disposal: "abated" } });
    expect((at("D", "2", "9").entry as { barred?: string }).barred).toBeUndefined();
  });

  test("letters find what is open before what is not", () => {
    const end = (stage: Stage, ...keys: string[]) =>
      (type(["D", ...keys], { ends: disposalsAt(stage) }).entry as { draft: { disposal: string | null } }).draft
        .disposal;
    expect(end("fir", "D")).toBe("discharged");
    expect(end("judgment", "D")).toBe("dormant-249");
    expect(end("judgment", "C")).toBe("convicted");
    expect(end("challan", "C")).toBe("compounded");
  });

  test("escape goes back one step at a time", () => {
    expect(type(["A", "3", "2", "Escape"]).entry).toMatchObject({ step: "next", typed: "" });
    expect(type(["A", "3", "2", "Escape", "Escape"]).entry).toMatchObject({ step: "reason" });
    expect(type(["A", "3", "2", "Escape", "Escape", "Escape"]).entry).toEqual(IDLE);
  });

  test("0 is the lawful day that none of the usual keys has, where there is one", () => {
    const keys = ["A", "3", "0", "Enter"];
    const [command] = type(keys, { offered: () => ({ day: addDays(FROM, 1), purpose: "evidence" }) }).commands;
    expect(command).toMatchObject({ do: "save", next: { day: "2026-11-20", problem: null } });
    expect(saved(keys).next).toMatchObject({ day: null, problem: "no-such-day" });
  });

  test("where the hearing waits for a reply, 1 is the first day after it and 0 a short mention before", () => {
    const waiting = {
      usual: () => [addDays(FROM, 70), addDays(FROM, 77)],
      offered: () => ({ day: addDays(FROM, 7), purpose: "mention" as const }),
    };
    const [later] = type(["A", "3", "1", "Enter"], waiting).commands;
    expect(later).toMatchObject({ next: { day: addDays(FROM, 70), purpose: "evidence" } });
    const [mention] = type(["A", "3", "0", "Enter"], waiting).commands;
    expect(mention).toMatchObject({ next: { day: addDays(FROM, 7), purpose: "mention" } });
  });

  test("backspace takes back a figure of the date", () => {
    expect(saved(["A", "1", "2", "6", "Backspace", "Enter"]).next.day).toBe("2026-12-03");
  });

  test("what is not a date is said, not guessed", () => {
    expect(saved(["A", "1", "3", "1", "/", "1", "1", "Enter"]).next).toMatchObject({
      day: null,
      problem: "no-such-day",
    });
    expect(saved(["A", "1", "T", "Enter"]).next).toMatchObject({ day: null, problem: "unreadable" });
  });

  test("who may only look moves about and records nothing", () => {
    expect(
      type(["A", "3", "2", "Enter", "P", "Z", "ArrowDown"], { mayRecord: false }).commands.map((one) => one.do),
    ).toEqual(["jump", "move"]);
  });

  test("of a case that has left since, an adjournment is saved without a date, and no key ends or reserves it", () => {
    expect(type(["A", "1", "Enter"], { hasLeft: true }).commands).toMatchObject([{ do: "save", next: { day: null } }]);
    for (const key of ["D", "O"]) expect(type([key], { hasLeft: true }).entry).toEqual(IDLE);
  });
});
