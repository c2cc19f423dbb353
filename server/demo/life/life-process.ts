import type { attendance, process } from "../../../db/schema/process.ts";
import { addDays, type CourtDay } from "../../rules/calendar/court-day.ts";
import type { Mark } from "../../rules/listing/attendance.ts";
import { type ProcessPerson, proposeProcess } from "../../rules/process/process.ts";
import type { ProcessState } from "../../rules/process/process-states.ts";
import type { DemoHearing } from "../docket/demo-hearing.ts";
import { Draws } from "../docket/draws.ts";
import { MadeUpNames } from "../docket/made-up-names.ts";
import { inRole, type Life, type PersonId } from "./life-ids.ts";

type Process = typeof process.$inferInsert;
export type Surety = {
  caseId: number;
  caseAt: number;
  standsForId: number;
  ordinal: number;
  name: string;
  nameUr: string;
};
export type SuretyId = PersonId & { standsForId: number };

const AHEAD_DAYS = 9;
const drawsOf = ({ one }: Life, what: string) => new Draws(`peshi/${one.court.code}/${what}`);

const comingOf = ({ one, today }: Life, within: number): DemoHearing[] =>
  one.hearings.filter(({ day, outcome }) => outcome === null && day >= today && day <= addDays(today, within));

const custodyOf = (life: Life, caseAt: number, { ordinal }: PersonId) => {
  const { matter } = life.one.cases[caseAt]!;
  return matter.accused[ordinal - 1]?.custody ?? matter.custody;
};

/** Sureties of some accused who are on bail, or went away from it, in the matters that come next. */
export function sureties(life: Life): Surety[] {
  const draws = drawsOf(life, "sureties");
  const names = new MadeUpNames(draws, new Set());
  const cases = [...new Set(comingOf(life, 21).map(({ caseAt }) => caseAt))];
  return cases.flatMap((caseAt) => {
    const bound = inRole(life, caseAt, "accused").filter((accused) => {
      const custody = custodyOf(life, caseAt, accused);
      return custody === "bail" ? draws.chance(0.5) : custody === "at-large" && draws.chance(0.7);
    });
    return bound.slice(0, 1).map((accused) => ({
      ...{ caseAt, caseId: accused.caseId, standsForId: accused.id, ordinal: 1 },
      ...names.man(),
    }));
  });
}

/**
 * What must go out for the hearings of the next days, as the rules propose it, in every state in which a court finds it:
 * proposed only, struck, to be issued, out, reported, back; and recalls of what was moved since, some of them not yet sent.
 */
export function processes(
  life: Life,
  sureties: readonly SuretyId[],
  attended: readonly (typeof attendance.$inferInsert)[],
  jails: ReadonlyMap<number, string>,
): Process[] {
  const draws = drawsOf(life, "process");
  const marks = new Map(attended.map(({ casePersonId, mark }) => [casePersonId, mark]));
  const wantedAt = (hearing: DemoHearing) =>
    proposeProcess(hearing.purpose, peopleOf(life, hearing.caseAt, sureties, marks)).filter(
      ({ personId }) => personId !== null,
    );
  const coming = comingOf(life, AHEAD_DAYS);
  const made = coming.flatMap((hearing) =>
    wantedAt(hearing).flatMap((wanted) => {
      const state = draws.weighted(STATES);
      // What nobody has looked at yet is only proposed on the screen.
      return state === "proposed" ? [] : [inState(rowOf(life, hearing, wanted, jails), state, life.today, draws)];
    }),
  );
  const days = [...new Set(coming.map(({ day }) => day))].filter((day) => day > life.today);
  const later = comingOf(life, 40).filter(({ day }) => day > addDays(life.today, AHEAD_DAYS));
  const moved = later.filter(() => days.length > 0 && draws.chance(0.12)).slice(0, MOST_MOVED);
  const recalled = moved.flatMap((hearing) =>
    wantedAt(hearing).map((wanted) => {
      const forDay = draws.pick(days);
      return recall({ ...rowOf(life, hearing, wanted, jails), forDay }, life.today, draws);
    }),
  );
  return [...made, ...recalled];
}

const MOST_MOVED = 4;

const STATES = [
  ["proposed", 5],
  ["to-issue", 3],
  ["issued", 5],
  ["served", 5],
  ["unserved", 2],
  ["returned", 2],
  ["struck", 1],
] as const;

function peopleOf(
  life: Life,
  caseAt: number,
  sureties: readonly SuretyId[],
  marks: ReadonlyMap<number, Mark>,
): ProcessPerson[] {
  const people = life.people.get(caseAt) ?? [];
  const own = sureties.filter(({ caseId }) => caseId === life.caseIds[caseAt]);
  return [
    ...people.map((person): ProcessPerson => {
      const { id, role } = person;
      const custody = role === "accused" ? { custody: custodyOf(life, caseAt, person) } : {};
      const mark = marks.get(id);
      const last = mark ? { kind: null, isServed: null, mark } : null;
      const testimony = role === "witness" ? "pending" : "none";
      return { id, role, testimony, last, isProtected: false, ...custody };
    }),
    ...own.map(({ id, standsForId }): ProcessPerson => {
      return { id, role: "surety", standsFor: standsForId, last: null, isProtected: false };
    }),
  ];
}

type Wanted = ReturnType<typeof proposeProcess>[number];

const rowOf = (
  life: Life,
  hearing: DemoHearing,
  { kind, servedBy, personId, because }: Wanted,
  jails: ReadonlyMap<number, string>,
): Process => ({
  ...{ hearingId: life.hearingIds.get(hearing.uid)!, caseId: life.caseIds[hearing.caseAt]!, courtId: life.courtId },
  ...{ casePersonId: personId, kind, servedBy, because },
  addressee: servedBy === "jail-superintendent" ? (jails.get(personId!) ?? null) : addresseeOf(life, hearing, servedBy),
});

/** The officer of the case serves what an officer serves, as the screen proposes it. */
function addresseeOf(life: Life, { caseAt }: DemoHearing, servedBy: Wanted["servedBy"]): string | null {
  if (servedBy === "bailiff") return null;
  return inRole(life, caseAt, "investigating-officer")[0]?.name ?? life.one.cases[caseAt]!.matter.station ?? null;
}

function inState(row: Process, state: ProcessState | "struck", today: CourtDay, draws: Draws): Process {
  if (state === "struck") return { ...row, state: "recalled" };
  if (state === "to-issue") return { ...row, state };
  const issuedDay = addDays(today, -draws.between(2, 6));
  if (state === "issued") return { ...row, state, issuedDay };
  const isServed = state === "served" || (state === "returned" && draws.chance(0.6));
  return { ...row, state, isServed, issuedDay, reportedDay: addDays(issuedDay, 1) };
}

function recall(row: Process, today: CourtDay, draws: Draws): Process {
  const issuedDay = addDays(today, -draws.between(5, 9));
  const out = { ...row, state: "recalled" as const, issuedDay };
  const recallSentDay = addDays(today, -draws.between(2, 4));
  const sent = { ...out, recallSentDay, recallSentBy: "Bailiff of the court" };
  return draws.weighted([
    [out, 4],
    [sent, 3],
    [{ ...sent, recallAcknowledgedDay: addDays(recallSentDay, 1), recallAcknowledgedBy: "Duty officer" }, 3],
  ]);
}
