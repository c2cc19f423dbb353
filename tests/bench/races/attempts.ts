import { randomUUID } from "node:crypto";
import type { Dice } from "../../../server/allocation/seeded.ts";
import type { CourtDay } from "../../../server/rules/calendar/court-day.ts";
import type { Ground } from "./fill.ts";
import type { Seen } from "./seen.ts";

/** One call that writes; `placed`: the case of a draft and the day that a clerk gives it by hand. */
export type Attempt = { procedure: string; input: object; placed?: { caseId: number; day: CourtDay } };
type Try = (ground: Ground, seen: Seen, dice: Dice) => Attempt | null;

const PURPOSES = ["evidence", "evidence", "arguments", "mention"] as const;
const one = <T>(all: readonly T[], dice: Dice): T | undefined =>
  all.length === 0 ? undefined : all[dice.below(all.length)];
const words = { overloadBecause: "everybody wants this day", orderedBy: null };
const key = () => randomUUID();

const list: Try = ({ cases, days }, _seen, dice) => {
  const { courtId, caseId } = one(cases, dice)!;
  const date = { purpose: one(PURPOSES, dice)!, day: one(days, dice)!, minutes: 10 + dice.below(30) };
  return { procedure: "planner.listMatter", input: { courtId, caseId, ...date, ...words, key: key() } };
};

const move: Try = ({ days }, { open }, dice) => {
  const hearing = one(
    open.filter(({ isPast }) => !isPast),
    dice,
  );
  if (!hearing) return null;
  const { id, version, courtId } = hearing;
  const place = { day: one(days, dice)!, block: one(["09:00", "11:00", undefined], dice), reason: null, ...words };
  return { procedure: "planner.moveHearing", input: { courtId, hearingId: id, version, ...place, key: key() } };
};

const withdraw: Try = (_ground, { open }, dice) => {
  const hearing = one(
    open.filter(({ isPast }) => !isPast),
    dice,
  );
  if (!hearing) return null;
  const { id, version, courtId } = hearing;
  return {
    procedure: "planner.withdrawHearing",
    input: { courtId, hearingId: id, version, reason: "not needed", orderedBy: null, key: key() },
  };
};

const undo: Try = (_ground, { changes }, dice) => {
  const change = one(changes, dice);
  return change
    ? { procedure: "changes.undo", input: { courtId: change.courtId, changeId: change.id, key: key() } }
    : null;
};

const record: Try = ({ days }, { open }, dice) => {
  const hearing = one(open.filter(({ isPast }) => isPast).slice(0, 8), dice);
  if (!hearing) return null;
  const { id, version, courtId } = hearing;
  const next = { purpose: one(PURPOSES, dice)!, day: one(days, dice)!, ...words };
  const said = { kind: "adjourned", reason: "time-short", next, recordedAt: new Date().toISOString() };
  return { procedure: "hearings.recordOutcome", input: { courtId, hearingId: id, version, ...said, key: key() } };
};

/** A strike on one of the days, or the end of one: at most a day in each court is closed. */
const close: Try = ({ courts, days }, { closures }, dice) => {
  const courtId = one(courts, dice)!;
  const standing = closures.find((closure) => closure.courtId === courtId);
  if (standing) {
    const { id, version } = standing;
    return { procedure: "closures.withdraw", input: { courtId, closureId: id, version, key: key() } };
  }
  const day = one(days, dice)!;
  const told = { nameEn: "A strike", nameUr: null, source: null, isConfirmed: true, alternatives: null };
  const closure = {
    isWholeDistrict: false,
    sweep: true,
    fromDay: day,
    untilDay: day,
    kind: "strike",
    effect: "closed",
  };
  return { procedure: "closures.declare", input: { courtId, ...closure, ...told, key: key() } };
};

const plan: Try = ({ drafted, days }) => ({
  procedure: "planner.plan",
  input: { courtId: drafted, fromDay: days[0], weeks: 1, key: key() },
});

const place: Try = ({ drafted, days }, { draft }, dice) => {
  const row = one(draft, dice);
  if (!row) return plan({ drafted, days } as Ground, {} as Seen, dice);
  const { id, version, caseId } = row;
  const day = one(days, dice)!;
  return {
    procedure: "planner.place",
    input: { courtId: drafted, rows: [{ id, version }], day, overloadBecause: words.overloadBecause, key: key() },
    placed: { caseId, day },
  };
};

/** How often each is tried, in a hundred. */
const SHARES: readonly (readonly [number, Try])[] = [
  [46, list],
  [14, move],
  [4, withdraw],
  [8, undo],
  [10, record],
  [3, close],
  [2, plan],
  [13, place],
];

const HUNDRED = SHARES.flatMap(([share, attempt]) => Array<Try>(share).fill(attempt));

export function nextAttempt(ground: Ground, seen: Seen, dice: Dice): Attempt {
  const chosen = one(HUNDRED, dice)!;
  return chosen(ground, seen, dice) ?? list(ground, seen, dice)!;
}
