import type { Purpose } from "../case/purposes.ts";
import type { EvidenceSource } from "../evidence/evidence-ledger.ts";
import { type Attendee, came, type Expected, expectedAt, type Mark } from "../listing/attendance.ts";
import { asksToShowCause, type ProcessCause } from "./process-causes.ts";
import { PROCESS_RULES, type ProcessKind, type Server, type Wanted } from "./process-states.ts";

/** What went out to a person for the last date, and what came of it. */
export type LastProcess = {
  readonly kind: ProcessKind | null;
  /** Null where nobody reported. */
  readonly isServed: boolean | null;
  /** Null where nobody was expected, or the hearing was not held. */
  readonly mark: Mark | null;
  /** Bound down by the court for that date, so that nothing needed to go out. */
  readonly isBound?: boolean;
  /** Nobody marked it: the reason of the adjournment says it. */
  readonly isOnlySaid?: boolean;
  /** Why it went out. */
  readonly because?: ProcessCause | null;
};

export type ProcessPerson = Attendee & {
  readonly last: LastProcess | null;
  /** Of a surety: the accused, by id, for whom the bond was given. */
  readonly standsFor?: number;
  /** Names of protected persons print apart, on a sheet of their own. */
  readonly isProtected: boolean;
};

/** An open request of the evidence ledger that the hearing needs. */
export type OpenRequest = { readonly id: number; readonly source: EvidenceSource };

export type ProposedProcess = Wanted & {
  readonly servedBy: Server;
  readonly because: ProcessCause;
  readonly authority: string;
  readonly confirmed: boolean;
  readonly printsApart: boolean;
};

/** The rungs of compulsion. The court chooses; this only proposes what usually follows. */
const LADDER: readonly ProcessKind[] = ["summons", "bailable-warrant", "non-bailable-warrant"];

type Step = { readonly kind: ProcessKind; readonly because: ProcessCause };

/**
 * What must go out for a next date: production orders for the accused in jail, the next step to whoever else is expected,
 * process against an accused at large, notice to the sureties of one who stayed away, and a letter for each open request.
 * Counsel and prosecutor know the date. Court practice, not confirmed but for s.87 CrPC: a proposal, changed by the judge.
 */
export function proposeProcess(
  purpose: Purpose,
  people: readonly ProcessPerson[],
  requests: readonly OpenRequest[] = [],
): ProposedProcess[] {
  const expected = new Map(expectedAt(purpose, people).map((one) => [one.id, one]));
  const toPeople = people.flatMap((person) => {
    const step = stepFor(purpose, person, expected.get(person.id) ?? null, people);
    return step === null ? [] : [proposed(step, { personId: person.id, requestId: null }, person)];
  });
  const letters = requests.map(({ id, source }) =>
    proposed({ kind: letterTo(source), because: "reply-awaited" }, { personId: null, requestId: id }, null),
  );
  return [...toPeople, ...letters];
}

function proposed(
  { kind, because }: Step,
  to: Pick<Wanted, "personId" | "requestId">,
  person: ProcessPerson | null,
): ProposedProcess {
  const { servedBy, authority, confirmed } = PROCESS_RULES[kind];
  // Nobody serves himself.
  const by = person?.role === "investigating-officer" && servedBy === "officer" ? "bailiff" : servedBy;
  return { kind, because, ...to, servedBy: by, authority, confirmed, printsApart: person?.isProtected ?? false };
}

function stepFor(
  purpose: Purpose,
  person: ProcessPerson,
  expected: Expected | null,
  people: readonly ProcessPerson[],
): Step | null {
  const { role, last } = person;
  if (role === "counsel" || role === "prosecutor") return null;
  if (role === "accused") return stepForAccused(purpose, person, expected);
  if (role === "surety") return stepForSurety(person, people, expected);
  if (expected === null) return null;
  if (expected.how === "to-testify") return role === "victim" ? stepForVictim(last) : climb(LADDER, last);
  // Whoever only attends is told by notice; compulsion is for the officer, who answers for the investigation.
  return role === "investigating-officer" ? climb(["notice", ...LADDER.slice(1)], last) : notice(last);
}

/**
 * Notice under s.514 CrPC: when the accused stayed away, or absconded from bail; then at every date until it is served
 * and the surety has come to show cause. A surety who came is called again only when he is called upon.
 */
function stepForSurety(
  person: ProcessPerson,
  people: readonly ProcessPerson[],
  expected: Expected | null,
): Step | null {
  const because = suretyCause(person, principalOf(person, people)) ?? (expected ? "called-upon" : null);
  return because && { kind: "notice-to-surety", because };
}

function suretyCause({ last }: ProcessPerson, principal: ProcessPerson | undefined): ProcessCause | null {
  if (principal && isAbsentOnBail(principal)) return "surety-of-absentee";
  if (last?.mark && came(last.mark)) return null;
  return suretyAgain(last) ?? (principal?.custody === "at-large" ? "surety-of-absconder" : null);
}

/** Why a surety who was called and has not come is called again: on a forfeited bond, or as before. */
function suretyAgain(last: LastProcess | null): ProcessCause | null {
  if (last === null) return null;
  const { kind, isServed, mark } = last;
  if (kind === "notice-to-surety" && asksToShowCause(last.because ?? null)) return "surety-silent";
  if (mark === "not-served" || isServed === false) return "not-served";
  if (kind === "notice-to-surety" && isServed === null) return "not-reported";
  if (mark === "absent") return "served-and-absent";
  return kind === "notice-to-surety" ? "called-upon" : null;
}

/** For whom a surety stands; where that is not recorded, the only one who is on bail, or else the only one at large. */
function principalOf(person: ProcessPerson, people: readonly ProcessPerson[]): ProcessPerson | undefined {
  const accused = people.filter(({ role }) => role === "accused");
  if (person.standsFor !== undefined) return accused.find(({ id }) => id === person.standsFor);
  const onBail = accused.filter(({ custody }) => custody === "bail");
  if (onBail.length > 0) return onBail.length === 1 ? onBail[0] : undefined;
  const away = accused.filter(({ custody }) => custody === "at-large");
  return away.length === 1 ? away[0] : undefined;
}

const notice = (last: LastProcess | null): Step => ({
  kind: "notice",
  because: last?.isServed === false ? "not-served" : "called-upon",
});

/** No warrant is ever proposed against a victim; a judge may order one. A precaution of this project, not law. */
function stepForVictim(last: LastProcess | null): Step | null {
  const step = climb(LADDER, last);
  return step && { ...step, kind: "summons" };
}

const isAbsentOnBail = ({ role, custody, last }: ProcessPerson): boolean =>
  role === "accused" && custody === "bail" && last?.mark === "absent";

function stepForAccused(purpose: Purpose, person: ProcessPerson, expected: Expected | null): Step | null {
  const { custody, last } = person;
  if (custody === "in") return expected ? { kind: "production-order", because: "in-custody" } : null;
  // Bound by a bond: the date is known, and staying away forfeits it (s.514 CrPC, not confirmed).
  if (isAbsentOnBail(person)) return { kind: warrantOnBail(last), because: "absent-on-bail" };
  if (custody === "bail") return null;
  if (custody === "at-large") return stepAtLarge(purpose, last);
  return expected && (purpose === "appearance" || last?.mark === "absent") ? climb(LADDER, last) : null;
}

/** The milder warrant first where only a reason says that he stayed away, and nobody marked him absent. */
const warrantOnBail = (last: LastProcess | null): ProcessKind =>
  last?.isOnlySaid && last.kind !== "bailable-warrant" ? "bailable-warrant" : "non-bailable-warrant";

/** Summons first where the case calls for appearance, then up the ladder; an unexecuted warrant leads to s.87. */
function stepAtLarge(purpose: Purpose, last: LastProcess | null): Step | null {
  if (last?.kind === "proclamation") return null;
  if (last?.kind === "non-bailable-warrant" && last.isServed === false)
    return { kind: "proclamation", because: "warrant-not-executed" };
  if (purpose === "appearance") return climb(LADDER, last);
  return last?.kind === "bailable-warrant" || last?.kind === "summons"
    ? climb(LADDER, last)
    : { kind: "non-bailable-warrant", because: "not-arrested" };
}

/**
 * The next step up a ladder from what happened last: unserved or unreported, the same again; served (or bound) and
 * absent, the next rung; who came and was bound down needs nothing, who went home unbound is called anew.
 */
function climb(ladder: readonly ProcessKind[], last: LastProcess | null): Step | null {
  const [first] = ladder as [ProcessKind];
  if (last?.mark === "bound-down" || last?.mark === "partly-examined") return null;
  if (last?.mark && came(last.mark)) return { kind: first, because: "came-not-bound" };
  const isBound = last?.isBound === true && last.kind === null;
  const rung = isBound ? 0 : last?.kind ? ladder.indexOf(last.kind) : -1;
  if (last === null || rung < 0) return { kind: first, because: "first-call" };
  const same = ladder[rung] ?? first;
  if (last.mark === "not-served" || last.isServed === false) return { kind: same, because: "not-served" };
  if (last.isServed === null && !isBound) return { kind: same, because: "not-reported" };
  if (last.mark !== "absent") return { kind: same, because: "first-call" };
  return { kind: ladder[Math.min(rung + 1, ladder.length - 1)] ?? same, because: "served-and-absent" };
}

function letterTo(source: EvidenceSource): ProcessKind {
  if (source === "forensic-laboratory") return "letter-to-laboratory";
  return ["meta", "google", "tiktok", "x", "telegram"].includes(source) ? "letter-to-platform" : "letter-for-record";
}
