import type { Outcome } from "../case/outcomes.ts";
import type { Purpose } from "../case/purposes.ts";
import type { Custody } from "../people/custody.ts";
import type { CaseRole } from "../people/people.ts";
import { neededFor } from "./planning.ts";

/**
 * How somebody attended. `bound-down` and `sent-back` both came and were not examined: the first is bound by the court
 * to come to the next date, the second went home without.
 */
export const MARKS = [
  "produced",
  "not-produced",
  "present",
  "represented",
  "exempted",
  "absent",
  "not-served",
  "examined",
  "partly-examined",
  "bound-down",
  "sent-back",
  "given-up",
] as const;
export type Mark = (typeof MARKS)[number];

const OFFICIAL: readonly Mark[] = ["present", "represented", "absent"];
const TESTIFYING: readonly Mark[] = [
  ...(["examined", "partly-examined", "bound-down", "sent-back", "absent", "not-served", "given-up"] as const),
];

/** The marks that make sense of a role, in the order in which they are offered. */
export const MARKS_OF: Readonly<Record<CaseRole, readonly Mark[]>> = {
  accused: ["produced", "not-produced", "present", "absent", "exempted"],
  complainant: ["present", "represented", ...TESTIFYING],
  victim: ["present", "represented", ...TESTIFYING],
  counsel: OFFICIAL,
  prosecutor: OFFICIAL,
  "investigating-officer": ["present", ...TESTIFYING],
  witness: TESTIFYING,
  expert: TESTIFYING,
  surety: ["present", "absent", "not-served"],
  guardian: ["present", "absent", "not-served"],
};

/** Where a person's testimony stands; `none` for who gives none in the case. */
export type Testimony = "none" | "pending" | "partly" | "examined" | "given-up";

export type Attendee = {
  readonly id: number;
  readonly role: CaseRole;
  readonly custody?: Custody;
  readonly testimony?: Testimony;
  /** Called by the defence: expected at its evidence, not at the prosecution's. */
  readonly isForDefence?: boolean;
  /** A surety or guardian who was called upon for this date. */
  readonly isCalledUpon?: boolean;
};

export type Expected = {
  readonly id: number;
  readonly role: CaseRole;
  readonly how: "produced" | "present" | "to-testify";
};

const EVIDENCE: readonly Purpose[] = ["evidence", "part-heard-evidence"];
/** The accused in custody is brought from jail for all but these, which are heard on papers or in absence. */
const WITHOUT_ACCUSED: readonly Purpose[] = ["report", "proclamation"];

/**
 * Who is expected at a hearing and how. Court practice, not law (not confirmed): an accused in custody is produced, one
 * on bail present, one at large is not expected; at a bail hearing only the accused who is at liberty comes. Witnesses,
 * and whoever else has testimony left, come for the evidence of their side. Nobody is expected whose testimony is over.
 */
export function expectedAt(purpose: Purpose, people: readonly Attendee[]): Expected[] {
  return people.flatMap((person) => {
    const how = howExpected(purpose, person);
    return how === null ? [] : [{ id: person.id, role: person.role, how }];
  });
}

function howExpected(purpose: Purpose, person: Attendee): Expected["how"] | null {
  const { role } = person;
  if (role === "accused") return accusedAt(purpose, person.custody ?? "unknown");
  if (isToTestify(purpose, person)) return "to-testify";
  if (role === "counsel") return WITHOUT_ACCUSED.includes(purpose) ? null : "present";
  if (role === "prosecutor") return "present";
  if (role === "investigating-officer") return neededFor(purpose, role) ? "present" : null;
  if (role === "complainant") return purpose === "compromise" ? "present" : null;
  if (role === "surety" || role === "guardian") return person.isCalledUpon ? "present" : null;
  return null;
}

function accusedAt(purpose: Purpose, custody: Custody): Expected["how"] | null {
  if (custody === "at-large" || WITHOUT_ACCUSED.includes(purpose)) return null;
  if (custody !== "in") return "present";
  return purpose === "bail" ? null : "produced";
}

function isToTestify(purpose: Purpose, { testimony, isForDefence }: Attendee): boolean {
  if (testimony !== "pending" && testimony !== "partly") return false;
  // A part-heard witness is called back alone: the others would be sent back again.
  if (purpose === "part-heard-evidence") return testimony === "partly" && !isForDefence;
  return isForDefence ? purpose === "defence-evidence" : EVIDENCE.includes(purpose);
}

/**
 * The marks of *all as expected*, one key: everybody came as they should. A witness was examined where the hearing was
 * held and moved on, and otherwise came, was not examined and is bound down.
 */
export function allAsExpected(expected: readonly Expected[], kind: Outcome): { id: number; mark: Mark }[] {
  const testified = kind === "held-moved-on" || kind === "reserved" || kind === "disposed" ? "examined" : "bound-down";
  return expected.map(({ id, how }) => ({ id, mark: how === "to-testify" ? testified : how }));
}

/** Whether somebody came, whatever became of it. */
export function came(mark: Mark): boolean {
  return !["not-produced", "absent", "not-served", "exempted", "given-up"].includes(mark);
}

/** Whether somebody came to testify and went home unheard. */
export function cameInVain(mark: Mark): boolean {
  return mark === "bound-down" || mark === "sent-back";
}

/** What the marks of a person's hearings, in order of day, make of the testimony; null where none of them says anything. */
export function testimonyAfter(marks: readonly Mark[]): Testimony | null {
  const last = marks.findLast((mark) => mark in TESTIMONY_OF);
  return last === undefined ? null : (TESTIMONY_OF[last] ?? null);
}

const TESTIMONY_OF: Partial<Record<Mark, Testimony>> = {
  examined: "examined",
  "partly-examined": "partly",
  "given-up": "given-up",
};

/** How often a person came and was not examined, since last heard in whole or in part; marks in order of day. */
export function timesSentBack(marks: readonly Mark[]): number {
  const heardLast = marks.findLastIndex((mark) => mark === "examined" || mark === "partly-examined");
  return marks.slice(heardLast + 1).filter(cameInVain).length;
}

/** Points by which a sent-back witness raises a matter, as one not reached does in PLANNING_WEIGHTS. An assumption, not law. */
export const SENT_BACK_WEIGHT = { perTime: 4, mostTimes: 3 } as const;

/** The weight of the witnesses sent back in a case, each capped; @param times as `timesSentBack` counts, one per witness. */
export function sentBackWeight(times: readonly number[]): number {
  const { perTime, mostTimes } = SENT_BACK_WEIGHT;
  return times.reduce((sum, one) => sum + perTime * Math.min(mostTimes, one), 0);
}
