import type { Connection } from "../../db/connect.ts";
import { inSightEach } from "../access/sight-of-many.ts";
import { read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { courtAndPolicy } from "../courts/court-days.ts";
import { type CourtDay, dayAt } from "../rules/calendar/court-day.ts";
import { mustGoUnnamed } from "../rules/case/juvenile.ts";
import type { Attendee, Mark } from "../rules/listing/attendance.ts";
import type { CaseRole } from "../rules/people/people.ts";
import {
  type LastProcess,
  type ProcessPerson,
  type ProposedProcess,
  proposeProcess,
} from "../rules/process/process.ts";
import type { ProcessCause } from "../rules/process/process-causes.ts";
import {
  type ProcessKind,
  type ProcessState,
  recallsOf,
  type Server,
  type Wanted,
} from "../rules/process/process-states.ts";
import { type Misdirected, misdirected } from "../rules/process/production.ts";
import { marksSaidBy } from "../rules/process/said-absence.ts";
import { attendeesOf } from "./attendees-of.ts";
import {
  findOpenRequests,
  findPlace,
  findProcessMatters,
  findProcessPeople,
  type OpenRequestRow,
  type Place,
  type ProcessMatterRow,
  type ProcessPersonRow,
} from "./process-facts-store.ts";
import { findProcessesOfDay, type ProcessRow } from "./process-store.ts";

/** To whom a process goes. `ordinal` counts witnesses by side; `printsApart`: on a sheet of its own, never in a list. */
export type Recipient = {
  id: number;
  role: CaseRole;
  ordinal: number;
  isForDefence: boolean;
  name: string;
  nameUr: string | null;
  printsApart: boolean;
  /** Of a surety: the accused for whom the bond was given; null where it is not recorded or he goes unnamed. */
  standsFor: { name: string; nameUr: string | null } | null;
};

export type ProcessItem = {
  id: number;
  version: number;
  kind: ProcessKind;
  state: ProcessState;
  isServed: boolean | null;
  servedBy: Server;
  addressee: string | null;
  issuedDay: CourtDay | null;
  reportedDay: CourtDay | null;
  note: string | null;
  to: Recipient | null;
  request: OpenRequestRow | null;
  requestId: number | null;
  because: ProcessCause | null;
  recallSentDay: CourtDay | null;
  recallSentBy: string | null;
  recallAcknowledgedDay: CourtDay | null;
  recallAcknowledgedBy: string | null;
  /** It went out, or told somebody the day, and the hearing is not on that day any more: a recall must follow it. */
  needsRecall: boolean;
  /** An order to bring a prisoner from where he is not. */
  misdirected: Misdirected | null;
};

export type Proposal = Omit<ProposedProcess, "personId"> & {
  addressee: string | null;
  to: Recipient | null;
  request: OpenRequestRow | null;
};

export type ProcessMatter = Omit<ProcessMatterRow, "custody"> & {
  /** An accused of the case is never named on what others read: no paper to them carries the title. */
  isTitleWithheld: boolean;
  /** Everybody of the case to whom something may go out, in the order of the file. */
  people: Recipient[];
  /** Made out, issued, served or recalled. */
  items: ProcessItem[];
  /** What the rules would send out and nobody has accepted or struck. */
  proposals: Proposal[];
};

export type ProcessDay = Place & {
  day: CourtDay;
  today: CourtDay;
  /** Shaded: the people of the matter are not open to who asks, and no paper of it can be printed. */
  matters: (ProcessMatter & { isShaded: boolean })[];
};

/** What must go out for the matters of a day: what was accepted, and what is proposed and computed anew each time. */
export function processOfDay(ctx: Context, input: { courtId: number; day: CourtDay }): Promise<ProcessDay> {
  const { courtId, day } = input;
  const reading = {
    action: "process.read",
    cases: ({ matters }: ProcessDay) =>
      matters.filter(({ isRestricted, isShaded }) => isRestricted && !isShaded).map(({ caseId }) => caseId),
  };
  return read(ctx, { permission: "day.record", courtId, reading }, async (connection) => {
    const { timezone } = await courtAndPolicy(connection, courtId);
    const today = dayAt(ctx.now, timezone);
    const [place, matters] = await Promise.all([
      findPlace(connection, courtId, day),
      mattersWithProcess(connection, courtId, day, today),
    ]);
    return {
      ...place,
      day,
      today,
      matters: await inSightEach(connection, ctx, { courtId, isOwnPaper: true }, matters),
    };
  });
}

export async function mattersWithProcess(
  connection: Connection,
  courtId: number,
  day: CourtDay,
  today: CourtDay,
): Promise<ProcessMatter[]> {
  const [matters, rows] = await Promise.all([
    findProcessMatters(connection, courtId, day),
    findProcessesOfDay(connection, courtId, day),
  ]);
  return withProcess(connection, matters, rows, { day, today });
}

/** @param of the day that is looked at, which a hearing may have left; without it, that of each hearing. */
export async function withProcess(
  connection: Connection,
  matters: readonly ProcessMatterRow[],
  rows: readonly ProcessRow[],
  of: { day?: CourtDay; today: CourtDay },
): Promise<ProcessMatter[]> {
  const ids = matters.map(({ hearingId }) => hearingId);
  const [people, requests] = await Promise.all([findProcessPeople(connection, ids), findOpenRequests(connection, ids)]);
  const { today } = of;
  return matters.map(({ custody, ...matter }) => {
    const mine = <T extends { hearingId: number }>(all: readonly T[]) =>
      all.filter(({ hearingId }) => hearingId === matter.hearingId);
    const day = of.day ?? matter.day;
    const isGone =
      matter.day !== day || matter.state === "withdrawn" || (matter.isDisposed && matter.state !== "heard");
    const isOpen = matter.day === day && matter.state === "listed" && day >= today;
    const own = mine(people);
    const attendees = attendeesOf(own, custody);
    const facts = { ...{ people: own, attendees, requests: mine(requests), rows: mine(rows) }, today, isGone, isOpen };
    return {
      ...matter,
      isTitleWithheld: facts.people.some((one) => isUnnamed(one, today)),
      people: facts.people.filter(({ role }) => role !== "counsel").map((row) => recipientOf(row, facts)),
      items: facts.rows.map((row) => itemOf(row, facts)),
      proposals: isOpen ? proposalsOf({ ...matter, custody }, facts) : [],
    };
  });
}

type Facts = {
  people: readonly ProcessPersonRow[];
  /** The same people, in the same order, as the rules take them. */
  attendees: readonly Attendee[];
  requests: readonly OpenRequestRow[];
  rows: readonly ProcessRow[];
  today: CourtDay;
  /** The hearing has left the day, or the case is over. */
  isGone: boolean;
  /** The hearing stands on the day and is still to come. */
  isOpen: boolean;
};

/** What the rules want for a hearing that nobody has struck off. */
function wantedFor(matter: ProcessMatterRow, { people, attendees, requests, rows, today }: Facts): ProposedProcess[] {
  const said = saidOf(people, attendees);
  const persons = people.map((row, at): ProcessPerson => {
    const standsFor = row.standsFor === null ? {} : { standsFor: row.standsFor };
    return {
      ...attendees[at]!,
      ...standsFor,
      last: lastOf(row, said.get(row.id)),
      isProtected: printsApart(row, today),
    };
  });
  const struck = rows.filter(isStruck);
  return proposeProcess(matter.purpose, persons, requests).filter((one) => !struck.some((row) => isSame(row, one)));
}

function proposalsOf(matter: ProcessMatterRow, facts: Facts): Proposal[] {
  const live = facts.rows.filter(({ state }) => state !== "recalled");
  return wantedFor(matter, facts)
    .filter((one) => !live.some((row) => isFor(row, one)))
    .map(({ personId, ...one }) => {
      const to = facts.people.find(({ id }) => id === personId) ?? null;
      const request = facts.requests.find(({ id }) => id === one.requestId) ?? null;
      return {
        ...one,
        to: to && recipientOf(to, facts),
        request,
        addressee: addresseeOf(one, to, request, matter, facts.people),
      };
    });
}

/** A proposal that a clerk struck off: it never went out, and is not proposed again for this date. */
const isStruck = ({ state, issuedDay }: ProcessRow): boolean => state === "recalled" && issuedDay === null;

const isSame = (row: ProcessRow, wanted: Wanted): boolean => row.kind === wanted.kind && isFor(row, wanted);

/** Any process to the same person will do, but notice to a surety is of its own. */
function isFor(row: ProcessRow, { personId, requestId, kind }: Wanted): boolean {
  if (row.casePersonId !== personId || row.requestId !== requestId) return false;
  return (row.kind === "notice-to-surety") === (kind === "notice-to-surety");
}

/** What the reason of the last adjournment says of who was missing, where nobody marked it. */
function saidOf(people: readonly ProcessPersonRow[], attendees: readonly Attendee[]): ReadonlyMap<number, Mark> {
  const [first] = people;
  if (!first?.outcomeReason || !first.outcomePurpose) return new Map();
  const marked = people.map((row, at) => ({
    ...attendees[at]!,
    mark: row.lastHearingId === row.outcomeHearingId ? row.lastMark : null,
  }));
  return marksSaidBy(first.outcomeReason, first.outcomePurpose, marked);
}

function lastOf(row: ProcessPersonRow, said: Mark | undefined): LastProcess | null {
  const isSame = row.hasLast && row.lastHearingId === row.outcomeHearingId;
  const isOlder = !isSame && (row.lastDay ?? "") <= (row.outcomeDay ?? "");
  // Of an older hearing only that it bound the person down to this one counts beside what was said of it.
  if (said !== undefined && isOlder)
    return { kind: null, isServed: null, mark: said, isBound: BINDS.includes(row.lastMark), isOnlySaid: true };
  if (!row.hasLast) return null;
  const isBound = BINDS.includes(row.markBefore);
  const last = { kind: row.lastKind, isServed: row.lastServed, because: row.lastBecause, isBound };
  if (said === undefined || !isSame || row.lastMark !== null) return { ...last, mark: row.lastMark };
  return { ...last, mark: said, isOnlySaid: true };
}

const BINDS: readonly (Mark | null)[] = ["bound-down", "partly-examined"];

/** Whoever must not stand in a list that others read: protected persons, complainants, victims, and an accused under age. */
function printsApart(row: ProcessPersonRow, today: CourtDay): boolean {
  if (row.isProtected || row.role === "complainant" || row.role === "victim") return true;
  return row.birthDay !== null && isUnnamed(row, today);
}

const isUnnamed = (row: ProcessPersonRow, today: CourtDay): boolean =>
  row.role === "accused" && mustGoUnnamed(row, today);

function recipientOf(row: ProcessPersonRow, { people, today }: Facts): Recipient {
  const { id, role, name, nameUr, isForDefence } = row;
  const alike = people.filter((one) => one.role === role && one.isForDefence === isForDefence);
  const principal = people.find((one) => one.id === row.standsFor);
  const isNamed = principal && !principal.isProtected && !isUnnamed(principal, today);
  return {
    id,
    role,
    name,
    nameUr,
    isForDefence,
    ordinal: alike.indexOf(row) + 1,
    printsApart: printsApart(row, today),
    standsFor: isNamed ? { name: principal.name, nameUr: principal.nameUr } : null,
  };
}

function itemOf(row: ProcessRow, facts: Facts): ProcessItem {
  const { id, version, kind, state, isServed, servedBy, addressee, issuedDay, reportedDay, note, requestId } = row;
  const { because, recallSentDay, recallSentBy, recallAcknowledgedDay, recallAcknowledgedBy } = row;
  const to = facts.people.find((person) => person.id === row.casePersonId);
  const custody = facts.attendees.find((person) => person.id === row.casePersonId)?.custody;
  return {
    ...{ id, version, kind, state, isServed, servedBy, issuedDay, reportedDay, note, requestId },
    ...{ because, recallSentDay, recallSentBy, recallAcknowledgedDay, recallAcknowledgedBy },
    addressee: addressee ?? (kind === "production-order" && state === "to-issue" ? (to?.place ?? null) : null),
    to: to ? recipientOf(to, facts) : null,
    request: facts.requests.find((request) => request.id === requestId) ?? null,
    needsRecall: needsRecall(row, facts.isGone),
    misdirected: to && facts.isOpen ? misdirected(row, { custody, place: to.place }) : null,
  };
}

/** Whatever took the hearing away: also a way that marked nothing. */
export function needsRecall({ casePersonId, ...row }: ProcessRow, isGone: boolean): boolean {
  if (row.state === "recalled") return row.issuedDay !== null;
  return isGone && recallsOf([{ ...row, personId: casePersonId }], "moved").some(({ needsPaper }) => needsPaper);
}

/** The jail, the officer of the case, or the office that is written to; null where the register does not say. */
function addresseeOf(
  { servedBy, requestId }: Pick<ProposedProcess, "servedBy" | "requestId">,
  to: ProcessPersonRow | null,
  request: OpenRequestRow | null,
  matter: ProcessMatterRow,
  people: readonly ProcessPersonRow[],
): string | null {
  if (servedBy === "jail-superintendent") return to?.place ?? null;
  if (servedBy === "bailiff") return null;
  const officer = people.find(({ role }) => role === "investigating-officer");
  if (requestId !== null && request?.sourceName) return request.sourceName;
  return officer?.name ?? matter.station;
}
