import type { Authority } from "../calendar/authority.ts";
import { addDays, type CourtDay } from "../calendar/court-day.ts";

/** What the court sends out so that a hearing can be held. */
export const PROCESS_KINDS = [
  "summons",
  "notice",
  "bailable-warrant",
  "non-bailable-warrant",
  "notice-to-surety",
  "production-order",
  "proclamation",
  "letter-to-laboratory",
  "letter-to-platform",
  "letter-for-record",
] as const;
export type ProcessKind = (typeof PROCESS_KINDS)[number];

export const SERVERS = ["officer", "jail-superintendent", "bailiff"] as const;
export type Server = (typeof SERVERS)[number];

type ProcessRule = Authority & { readonly servedBy: Server };
const row = (servedBy: Server, authority: string, confirmed = false): ProcessRule => ({
  servedBy,
  authority,
  confirmed,
});

/** Who serves each, and on what law it rests. Only the text of s.87 CrPC was read for us. */
export const PROCESS_RULES: Readonly<Record<ProcessKind, ProcessRule>> = {
  summons: row("officer", "ss.68–69 CrPC"),
  notice: row("bailiff", "court practice"),
  "bailable-warrant": row("officer", "ss.75–76, 90 CrPC"),
  "non-bailable-warrant": row("officer", "ss.75, 90 CrPC"),
  "notice-to-surety": row("officer", "s.514 CrPC"),
  "production-order": row("jail-superintendent", "Prisoners Act 1900, s.37"),
  proclamation: row("officer", "s.87 CrPC: not less than thirty days from publishing", true),
  "letter-to-laboratory": row("officer", "court practice"),
  "letter-to-platform": row("officer", "court practice"),
  "letter-for-record": row("officer", "court practice"),
};

export const PROCESS_STATES = ["to-issue", "issued", "served", "unserved", "returned", "recalled"] as const;
export type ProcessState = (typeof PROCESS_STATES)[number];

const FOLLOWS: Readonly<Record<ProcessState, readonly ProcessState[]>> = {
  "to-issue": ["issued", "recalled"],
  issued: ["served", "unserved", "recalled"],
  served: ["returned", "recalled"],
  unserved: ["issued", "returned", "recalled"],
  returned: [],
  recalled: [],
};

/** Whether a process may go from one state to the next; returned and recalled are ends. */
export function mayGoTo(from: ProcessState, to: ProcessState): boolean {
  return FOLLOWS[from].includes(to);
}

/** One process of a hearing: to a person of the case, or after a request of the evidence ledger. */
export type Process = {
  readonly id: number;
  readonly kind: ProcessKind;
  readonly personId: number | null;
  readonly requestId: number | null;
  readonly state: ProcessState;
  /** Whether it reached whom it was for; null while nobody knows. It stays known when the paper is returned. */
  readonly isServed: boolean | null;
  /** A production order to a jail where the prisoner is not: it brings nobody, whatever its state. */
  readonly isMisdirected?: boolean;
};

export type Recall = { readonly processId: number; readonly needsPaper: boolean };

/** How far the recall of a process is: nothing to recall, to be sent, sent, or its receipt acknowledged. */
export const RECALL_STEPS = ["to-send", "sent", "acknowledged"] as const;
export type RecallStep = (typeof RECALL_STEPS)[number];

/** @param needsRecall the paper is out, and its hearing has left the day or the case is over. */
export function recallStep(of: {
  needsRecall: boolean;
  recallSentDay: CourtDay | null;
  recallAcknowledgedDay: CourtDay | null;
}): RecallStep | null {
  if (!of.needsRecall) return null;
  if (of.recallAcknowledgedDay !== null) return "acknowledged";
  return of.recallSentDay === null ? "to-send" : "sent";
}

export const isLetter = (kind: ProcessKind): boolean => LETTERS.includes(kind);
const LETTERS: readonly ProcessKind[] = ["letter-to-laboratory", "letter-to-platform", "letter-for-record"];

/**
 * What is taken back when a hearing is moved or its case disposed of. What has not gone out is only struck off; what is
 * out, or has told somebody the old day, needs a recall on paper: a warrant above all. Letters go on when a hearing is
 * only moved, for the reply is still wanted.
 */
export function recallsOf(processes: readonly Process[], because: "moved" | "disposed"): Recall[] {
  return processes.flatMap(({ id, kind, state, isServed }) => {
    if (state === "recalled" || (state === "returned" && isServed !== true)) return [];
    if (because === "moved" && isLetter(kind)) return [];
    // Who was arrested, and a letter that was answered: the process has done its work.
    const isDone = (kind === "non-bailable-warrant" && isServed === true) || (isLetter(kind) && state === "returned");
    return isDone ? [] : [{ processId: id, needsPaper: state !== "to-issue" }];
  });
}

/** What must go out for a hearing, as `proposeProcess` says. */
export type Wanted = {
  readonly kind: ProcessKind;
  readonly personId: number | null;
  readonly requestId: number | null;
};

export type ProcessGap = Wanted & {
  readonly hearingId: number;
  readonly gap: "missing" | "wrong-jail" | "not-issued" | "unserved" | "no-report";
};

export type CheckedHearing = {
  readonly hearingId: number;
  readonly day: CourtDay;
  readonly wanted: readonly Wanted[];
  readonly processes: readonly Process[];
};

/**
 * The check of the day before (the Wednesday check of a Thursday list): what was never made out, lies unissued, came
 * back or is known as unserved, or of which nobody reported. Any process to the same person or request will do, so that
 * a warrant ordered in place of a summons is no gap. @param within days ahead that are checked, 1 for tomorrow alone.
 */
export function processCheck(hearings: readonly CheckedHearing[], today: CourtDay, within = 1): ProcessGap[] {
  return hearings
    .filter(({ day }) => day > today && day <= addDays(today, within))
    .flatMap(({ hearingId, wanted, processes }) =>
      wanted.flatMap(({ kind, personId, requestId }) => {
        const gap = gapOf(processes.filter((one) => isFor(one, { kind, personId, requestId })));
        return gap === null ? [] : [{ hearingId, kind, personId, requestId, gap }];
      }),
    );
}

/** Notice to a surety is of its own: a warrant to the accused does not stand for it, nor the other way. */
function isFor(process: Process, wanted: Wanted): boolean {
  if (process.personId !== wanted.personId || process.requestId !== wanted.requestId) return false;
  return (process.kind === "notice-to-surety") === (wanted.kind === "notice-to-surety");
}

function gapOf(all: readonly Process[]): ProcessGap["gap"] | null {
  const standing = all.filter(({ state }) => state !== "recalled");
  const live = standing.filter(({ isMisdirected }) => !isMisdirected);
  if (live.length < standing.length && live.length === 0) return "wrong-jail";
  if (live.some(({ isServed }) => isServed === true)) return null;
  if (live.length === 0) return "missing";
  if (live.every(({ state }) => state === "to-issue")) return "not-issued";
  return live.some(({ state, isServed }) => state === "issued" && isServed === null) ? "no-report" : "unserved";
}
