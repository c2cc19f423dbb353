import { DISPOSAL_RULES } from "../../../../server/rules/applications/disposals.ts";
import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import type { AdjournmentReason, Side } from "../../../../server/rules/case/adjournment.ts";
import { reasonsByLetters } from "../../../../server/rules/case/adjournment.ts";
import {
  type Disposal,
  OUTCOME_RULES,
  type Outcome,
  outcomeOfKey,
  PASSED_OVER_KEY,
} from "../../../../server/rules/case/outcomes.ts";
import { PURPOSES, type Purpose } from "../../../../server/rules/case/purposes.ts";
import { mayBecomeDate, parseNextDate } from "../../../../server/rules/listing/next-date.ts";
import { mayFollowLeaving, usualNextPurpose } from "../../../../server/rules/sitting/hearing-outcome.ts";

/** An outcome on its way to being recorded. */
export type Draft = {
  kind: Outcome;
  reason: AdjournmentReason | null;
  /** Null: the side that follows from the reason. */
  side: Side | null;
  disposal: Disposal | null;
  /** For the next date; only the step of the purpose changes it. */
  purpose: Purpose;
  note: string;
};

/** `typed` by physical keys in Latin, `native` as the keyboard's own layout wrote it. */
export type Typed = { typed: string; native: string };

export type Entry =
  | ({ step: "idle" } & Typed)
  | ({ step: "reason"; draft: Draft } & Typed)
  | DisposalEntry
  | NextEntry
  | PurposeEntry;

/** `barred`: the mode that the last key named, and that the case does not come to from where it stands. */
export type DisposalEntry = { step: "disposal"; draft: Draft; barred?: Disposal } & Typed;

/** `isRefused`: the last key was a letter that no date has, and nothing came of it. */
export type NextEntry = { step: "next"; draft: Draft; isRefused?: boolean } & Typed;

/** The choice of another purpose, opened by its own key. `line` is the date as it was typed before. */
export type PurposeEntry = { step: "purpose"; draft: Draft; marked: Purpose; line: Typed } & Typed;

export type Command =
  | { do: "move"; by: 1 | -1 }
  /** `key`: the one that ended the number instead of Enter; it belongs to the matter gone to, and to no other. */
  | { do: "jump"; serial: number; key?: Press }
  | { do: "pass-over" }
  | { do: "call" }
  | { do: "who-came" }
  | { do: "send-out" }
  | { do: "undo" }
  | { do: "help" }
  | { do: "save"; draft: Draft; next: NextRead };

/** A key as the browser tells it: `code` is the physical key, `key` what the layout makes of it. */
export type Press = { code: string; key: string; shiftKey: boolean };

export type EntryFacts = {
  purpose: Purpose;
  reasonKeys: readonly AdjournmentReason[];
  from: CourtDay;
  /** The days on the keys 1, 2, 3 …, which may wait for a reply that the purpose needs. */
  usual: (draft: Draft) => readonly CourtDay[];
  /** The day on the key 0, with what it is for: a lawful one that no other key has, or a short mention. */
  offered?: (draft: Draft) => { day: CourtDay; purpose: Purpose } | null;
  purposeNames: (purpose: Purpose) => string;
  /** How this matter may end, the first ten on the figures. */
  disposals: readonly Disposal[];
  /** A judge's device may look and record; undo and entry follow the same permission as the server's. */
  mayRecord: boolean;
  /** The case has left the court since this day. */
  hasLeft?: boolean;
  /** Which of them are open to its case from where it stands; left out, all. */
  ends?: readonly Disposal[];
  /** Whether a mode is one of this court's at all; the keys of others stand nowhere and do nothing. Left out, all are. */
  isEndHere?: (disposal: Disposal) => boolean;
};

export const IDLE: Entry = { step: "idle", typed: "", native: "" };

/** Accepts everything that must go out for the date given last. */
export const SEND_OUT_KEY = "KeyY";

/** The keys that act at once; after a number they first go to its matter, as an outcome's do. */
const ACT_KEYS: readonly string[] = [PASSED_OVER_KEY, "KeyC", "KeyW", SEND_OUT_KEY, "KeyZ"];

/** What a key does: the next state of the entry, and perhaps a command. `null`: not a key of this screen. */
export function press(entry: Entry, key: Press, facts: EntryFacts): { entry: Entry; command?: Command } | null {
  if (key.code === "Escape") return entry.step === "idle" && entry.typed === "" ? null : { entry: stepBack(entry) };
  if (entry.step === "purpose") return facts.mayRecord ? pressPurpose(entry, key, facts) : null;
  if (key.code === "Backspace") return entry.typed === "" ? null : { entry: withLine(entry, shorter(entry)) };
  if (entry.step === "idle") return pressIdle(entry, key, facts);
  if (!facts.mayRecord) return null;
  if (entry.step === "reason") return pressReason(entry, key, facts);
  if (entry.step === "disposal") return pressDisposal(entry, key, facts);
  return pressNext(entry, key, facts);
}

export function begin(kind: Outcome, facts: Pick<EntryFacts, "purpose">): Entry {
  const draft: Draft = {
    ...{ kind, reason: null, side: null, disposal: null, note: "" },
    purpose: usualNextPurpose(kind, facts.purpose),
  };
  if (OUTCOME_RULES[kind].needsReason) return { step: "reason", draft, typed: "", native: "" };
  if (kind === "disposed") return { step: "disposal", draft, typed: "", native: "" };
  return { step: "next", draft, typed: "", native: "" };
}

function pressIdle(entry: Entry & { step: "idle" }, key: Press, facts: EntryFacts) {
  const digit = digitOf(key.code);
  if (digit !== null && entry.typed.length < 4) return { entry: { ...entry, typed: entry.typed + digit } };
  if (isEnter(key.code)) {
    if (entry.typed === "") return null;
    return { entry: IDLE, command: { do: "jump", serial: Number(entry.typed) } as const };
  }
  if (key.code === "ArrowDown") return { entry: IDLE, command: { do: "move", by: 1 } as const };
  if (key.code === "ArrowUp") return { entry: IDLE, command: { do: "move", by: -1 } as const };
  if (key.code === "Slash" && key.shiftKey) return { entry, command: { do: "help" } as const };
  if (!facts.mayRecord || key.shiftKey) return null;
  const kind = outcomeOfKey(key.code);
  if (entry.typed !== "" && (kind !== null || ACT_KEYS.includes(key.code)))
    return { entry: IDLE, command: { do: "jump", serial: Number(entry.typed), key } as const };
  if (key.code === PASSED_OVER_KEY) return { entry: IDLE, command: { do: "pass-over" } as const };
  if (key.code === "KeyC") return { entry: IDLE, command: { do: "call" } as const };
  if (key.code === "KeyW") return { entry: IDLE, command: { do: "who-came" } as const };
  if (key.code === SEND_OUT_KEY) return { entry: IDLE, command: { do: "send-out" } as const };
  if (key.code === "KeyZ") return { entry: IDLE, command: { do: "undo" } as const };
  return kind === null || (facts.hasLeft && !mayFollowLeaving(kind)) ? null : { entry: begin(kind, facts) };
}

/** A digit is one of the court's ten; any other reason is found by its two letters. */
function pressReason(entry: Entry & { step: "reason" }, key: Press, facts: EntryFacts) {
  const digit = digitOf(key.code);
  if (digit !== null) {
    const reason = facts.reasonKeys[digit === "0" ? 9 : Number(digit) - 1];
    return { entry: reason ? withReason(entry.draft, reason) : entry };
  }
  const letter = letterOf(key.code);
  if (letter === null) return isEnter(key.code) ? enterReason(entry) : null;
  const typed = entry.typed.length >= 2 ? letter : entry.typed + letter;
  const found = reasonsByLetters(typed);
  if (typed.length === 2 && found[0]) return { entry: withReason(entry.draft, found[0]) };
  return { entry: { ...entry, typed: found.length > 0 ? typed : "", native: "" } };
}

function enterReason(entry: Entry & { step: "reason" }) {
  const found = entry.typed === "" ? [] : reasonsByLetters(entry.typed);
  return { entry: found.length === 1 && found[0] ? withReason(entry.draft, found[0]) : entry };
}

export function withReason(draft: Draft, reason: AdjournmentReason): Entry {
  return { step: "next", draft: { ...draft, reason, side: null }, typed: "", native: "" };
}

/** A figure or letters name a mode; one that the case cannot come to is said, and chooses nothing. */
function pressDisposal(entry: DisposalEntry, key: Press, facts: EntryFacts) {
  if (isEnter(key.code)) {
    if (entry.draft.disposal === null) return { entry };
    return { entry, command: { do: "save", draft: entry.draft, next: readNext(entry.draft, NOTHING, facts) } as const };
  }
  const digit = digitOf(key.code);
  const letter = letterOf(key.code);
  if (digit === null && letter === null) return null;
  const typed = digit !== null ? "" : entry.typed.length >= 2 ? `${letter}` : entry.typed + letter;
  const figure = digit === null ? null : facts.disposals[digit === "0" ? 9 : Number(digit) - 1];
  const isHere = (one: Disposal) => one === entry.draft.disposal || (facts.isEndHere?.(one) ?? true);
  if (figure && !isHere(figure)) return { entry };
  const named = figure
    ? [figure]
    : facts.disposals.filter((one) => DISPOSAL_RULES[one].letters.startsWith(typed) && isHere(one));
  const open = named.find((one) => facts.ends?.includes(one) ?? true);
  if (open) return { entry: withDisposal(entry, open, typed) };
  if (named[0] === undefined) return { entry: { ...entry, barred: undefined, typed: "", native: "" } };
  // One letter of a mode that is not open waits for its second, or the next letter would begin another.
  const isWhole = figure || typed.length === 2;
  return { entry: withoutDisposal(entry, isWhole ? { typed: "", barred: named[0] } : { typed, barred: undefined }) };
}

export const withDisposal = (entry: DisposalEntry, disposal: Disposal, typed = ""): DisposalEntry => ({
  ...{ ...entry, typed, native: "", barred: undefined },
  draft: { ...entry.draft, disposal },
});

const withoutDisposal = (entry: DisposalEntry, line: Pick<DisposalEntry, "typed" | "barred">): DisposalEntry => ({
  ...{ ...entry, ...line, native: "" },
  draft: { ...entry.draft, disposal: null },
});

/** Opens the purpose from the date. Once a letter stands in the line it is a letter too, as in "26 apr". */
export const PURPOSE_KEY = "KeyP";

/** The line takes what a date is made of. A letter that belongs to none is refused and said, never guessed at. */
function pressNext(entry: NextEntry, key: Press, facts: EntryFacts) {
  if (isEnter(key.code)) {
    const next = readNext(entry.draft, entry, facts);
    return { entry, command: { do: "save", draft: entry.draft, next } as const };
  }
  if (key.code === PURPOSE_KEY && !/[a-z]/.test(entry.typed)) return { entry: choosePurpose(entry) };
  const typed = typedOf(key);
  if (typed === null) return null;
  const line = { typed: entry.typed + typed, native: entry.native + (key.key.length === 1 ? key.key : typed) };
  if (!mayBecomeDate(line.typed) && !mayBecomeDate(line.native)) return { entry: { ...entry, isRefused: true } };
  return { entry: withLine(entry, line) };
}

/** Another line; what was said of the one before goes with it. */
export const withLine = <E extends Entry>(entry: E, line: Typed): E =>
  entry.step === "next" ? { ...entry, ...line, isRefused: false } : { ...entry, ...line };

export function choosePurpose(entry: NextEntry): PurposeEntry {
  const { draft, typed, native } = entry;
  return { step: "purpose", draft, marked: draft.purpose, line: { typed, native }, ...NOTHING };
}

/** Letters and arrows mark a purpose, Enter takes it and goes back to the date: only the Enter after that saves. */
function pressPurpose(entry: PurposeEntry, key: Press, facts: EntryFacts): { entry: Entry } | null {
  if (isEnter(key.code)) return { entry: withPurpose(entry, entry.marked) };
  if (key.code === "ArrowDown" || key.code === "ArrowUp") {
    const at = PURPOSES.indexOf(entry.marked) + (key.code === "ArrowDown" ? 1 : -1);
    return { entry: { ...entry, ...NOTHING, marked: PURPOSES[(at + PURPOSES.length) % PURPOSES.length]! } };
  }
  if (key.code === "Backspace") return { entry: markedBy(entry, shorter(entry), facts) ?? entry };
  const letter = letterOf(key.code) ?? (key.code === "Space" && entry.typed !== "" ? " " : null);
  if (letter === null) return digitOf(key.code) === null ? null : { entry };
  const native = key.key.length === 1 ? key.key : letter;
  const more = { typed: entry.typed + letter, native: entry.native + native };
  return { entry: markedBy(entry, more, facts) ?? markedBy(entry, { typed: letter, native }, facts) ?? entry };
}

/** Null: no purpose begins like that. */
function markedBy(entry: PurposeEntry, line: Typed, facts: Pick<EntryFacts, "purposeNames">): PurposeEntry | null {
  if (line.typed === "") return { ...entry, ...NOTHING, marked: entry.draft.purpose };
  const marked = purposeNamed(line, facts);
  return marked && { ...entry, ...line, marked };
}

export function withPurpose({ draft, line }: PurposeEntry, purpose: Purpose): NextEntry {
  return { step: "next", draft: { ...draft, purpose }, ...line };
}

const NOTHING: Typed = { typed: "", native: "" };

export type NextRead = {
  purpose: Purpose;
  day: CourtDay | null;
  problem: "unreadable" | "no-such-day" | "not-after" | null;
};

/** What stands in the line of the next date: one figure is a key of the usual days, anything else a typed day. */
export function readNext(draft: Draft, line: Typed, facts: Pick<EntryFacts, "from" | "usual" | "offered">): NextRead {
  const { purpose } = draft;
  const typed = line.typed.trim();
  if (typed === "") return { purpose, day: null, problem: null };
  if (typed === "0") {
    const offered = facts.offered?.(draft);
    if (offered) return { purpose: offered.purpose, day: offered.day, problem: null };
  }
  if (/^[1-9]$/.test(typed)) {
    const day = facts.usual(draft)[Number(typed) - 1];
    if (day) return { purpose, day, problem: null };
  }
  const read = [typed, line.native].map((text) => parseNextDate(text, facts.from));
  const found = read.find((one) => "day" in one);
  if (found && "day" in found) return { purpose, day: found.day, problem: null };
  const told = read.find((one) => "problem" in one && one.problem !== "unreadable") ?? read[0]!;
  return { purpose, day: null, problem: "problem" in told ? told.problem : null };
}

/** Letters at the start of a purpose's name, in the language of the screen or in English by physical keys. */
function purposeNamed(line: Typed, { purposeNames }: Pick<EntryFacts, "purposeNames">): Purpose | null {
  const [latin, native] = [line.typed.trim().toLowerCase(), line.native.trim().toLowerCase()];
  const startsNative = (one: Purpose) => native !== "" && purposeNames(one).toLowerCase().startsWith(native);
  const startsLatin = (one: Purpose) => one.replaceAll("-", " ").startsWith(latin);
  return PURPOSES.find(startsNative) ?? PURPOSES.find(startsLatin) ?? null;
}

export function stepBack(entry: Entry): Entry {
  if (entry.step === "purpose") return withPurpose(entry, entry.draft.purpose);
  if (entry.typed !== "") return withLine(entry, NOTHING);
  if (entry.step !== "next" || entry.draft.reason === null) return IDLE;
  return { step: "reason", draft: { ...entry.draft, reason: null, side: null }, typed: "", native: "" };
}

const shorter = (entry: Typed): Typed => ({ typed: entry.typed.slice(0, -1), native: entry.native.slice(0, -1) });

const isEnter = (code: string): boolean => code === "Enter" || code === "NumpadEnter";
const digitOf = (code: string): string | null => /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1] ?? null;
const letterOf = (code: string): string | null => /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? null;

const SIGNS: Readonly<Record<string, string>> = {
  ...{ Slash: "/", NumpadDivide: "/", Minus: "-", NumpadSubtract: "-", Equal: "+", NumpadAdd: "+" },
  ...{ Period: ".", NumpadDecimal: ".", Space: " " },
};

const typedOf = ({ code }: Press): string | null => digitOf(code) ?? letterOf(code) ?? SIGNS[code] ?? null;
