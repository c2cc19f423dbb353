import type { Connection, Transaction } from "../../../db/connect.ts";
import { change, read } from "../../core/change.ts";
import type { Context } from "../../core/context.ts";
import { Refused } from "../../core/refused.ts";
import { widenPeople } from "../../core/second-lock.ts";
import { describePerson, type PersonRow, type PersonSaid, personOf } from "../../people/keep-people.ts";
import { holdTwo, mergePerson } from "../../people/merge-person.ts";
import { type CaseRole, GUARDED_ROLES } from "../../rules/people/people.ts";
import { findPeopleOfCases, findRecorded, findStandings, repointCasePeople } from "../case-people-store.ts";
import { courtOfCase } from "../court-of-case.ts";
import { numberOf } from "../find-duplicates.ts";
import { peopleInStep } from "../people-in-step.ts";
import { deleteCasePeople } from "../store.ts";

type Two = { courtId: number; from: number; into: number };

/** What would become one person: where both stand, and in which cases they stand beside each other. Writes nothing. */
export function previewMerge(ctx: Context, input: Two) {
  const { courtId, from, into } = input;
  return read(ctx, { permission: "docket.change", courtId }, async (connection) => {
    const { districtId } = await courtOfCase(connection, ctx, courtId);
    const two = {
      from: await personOf(connection, districtId, from),
      into: await personOf(connection, districtId, into),
    };
    const standings = await standingsIn(connection, ctx, two, courtId);
    return {
      from: shown(two.from, standings),
      into: shown(two.into, standings),
      together: together(standings, from).map(({ caseId, number, role }) => ({ caseId, number, role })),
    };
  });
}

function shown(person: PersonRow, standings: readonly Standing[]) {
  const own = standings.filter(({ personId }) => personId === person.id);
  const { id, name, nameUr, nameSd, agency } = person;
  return {
    ...{ id, name, nameUr, nameSd, agency, roles: [...new Set(own.map(({ role }) => role))] },
    cases: own.filter(({ isHere }) => isHere).map(({ caseId, number, role }) => ({ caseId, number, role })),
    elsewhere: own.filter(({ isHere }) => !isHere).length,
  };
}

/**
 * One person turned out to be another: every case of `from` has `into` from now on, under the name of `into`; later
 * registers that write the other name lead to the same person. Undo parts them again. Refused as `protected-person` when either
 * is protected, `invalid` for an official and a party, `not-found` for a party with cases in another court than the clerk's.
 */
export function mergePeople(ctx: Context, input: Two & { key?: string }) {
  const { courtId, key } = input;
  const act = { action: "people.merged", permission: "docket.change", courtId, key, input } as const;
  return change(ctx, act, (tx, changeId) => merge(tx, ctx, input, { changeId, mayBeProtected: false }));
}

/** The same for people of whom one is protected, across cases and courts: an administrator's act, kept under its own name. */
export function linkProtected(ctx: Context, input: Two & { key?: string }) {
  const { courtId, key } = input;
  const act = { action: "people.protected-linked", permission: "protected.link", courtId, key, input } as const;
  return change(ctx, act, (tx, changeId) => merge(tx, ctx, input, { changeId, mayBeProtected: true }));
}

async function merge(
  tx: Transaction,
  ctx: Context,
  { courtId, from, into }: Two,
  { changeId, mayBeProtected }: { changeId: number; mayBeProtected: boolean },
) {
  const { districtId } = await courtOfCase(tx, ctx, courtId);
  const two = await holdTwo(tx, districtId, { from, into });
  const standings = await standingsIn(tx, ctx, two, courtId, mayBeProtected);
  if (two.from.isOfficial) await widenPeople(tx, districtId);
  await dropRepeated(tx, together(standings, from));
  await repointCasePeople(tx, from, into);
  await mergePerson(tx, from, into);
  await describePerson(tx, into, joined(two));
  await peopleInStep(
    tx,
    [...new Set(standings.map(({ caseId }) => caseId))].sort((one, other) => one - other),
  );
  return { personId: into, changeId };
}

/** What is known of the one and not of the other; a protection that either has is kept. */
function joined({ from, into }: { from: PersonRow; into: PersonRow }): PersonSaid {
  return {
    name: into.name,
    nameUr: into.nameUr ?? from.nameUr,
    nameSd: into.nameSd ?? from.nameSd,
    alias: into.alias ?? from.alias,
    sex: into.sex ?? from.sex,
    birthDay: into.birthDay ?? from.birthDay,
    agency: into.agency ?? from.agency,
    isProtected: into.isProtected || from.isProtected,
  };
}

type Standing = Awaited<ReturnType<typeof standingsIn>>[number];

async function standingsIn(
  connection: Connection,
  ctx: Context,
  { from, into }: { from: PersonRow; into: PersonRow },
  courtId: number,
  mayBeProtected = false,
) {
  if (!mayBeProtected && (from.isProtected || into.isProtected)) throw new Refused("protected-person");
  if (from.isOfficial !== into.isOfficial) throw new Refused("invalid", { field: "into" });
  const rows = await findStandings(connection, [from.id, into.id]);
  const isGuarded = rows.some(
    ({ role, isRestricted }) => isRestricted && (GUARDED_ROLES as readonly CaseRole[]).includes(role),
  );
  if (!mayBeProtected && isGuarded) throw new Refused("protected-person");
  const ofOneCourt = ctx.actor.kind === "staff" && ctx.actor.courtId !== null;
  // Parties of another court's cases are none of this clerk's business, not even that they exist.
  if (!from.isOfficial && ofOneCourt && rows.some((row) => row.courtId !== courtId)) throw new Refused("not-found");
  return rows.map((row) => ({ ...row, number: numberOf(row), isHere: row.courtId === courtId }));
}

/** Where both stand in one role of one case: `from` would stand there twice. */
function together(standings: readonly Standing[], from: number): Standing[] {
  return standings.filter(
    (one) =>
      one.personId === from &&
      standings.some((other) => other.personId !== from && other.caseId === one.caseId && other.role === one.role),
  );
}

async function dropRepeated(tx: Transaction, repeated: readonly Standing[]): Promise<void> {
  const ids = repeated.map(({ casePersonId }) => casePersonId);
  const used = await findRecorded(tx, ids);
  const first = repeated.find(({ casePersonId }) => used.has(casePersonId));
  if (first) throw new Refused("in-use", { caseId: first.caseId });
  await deleteCasePeople(tx, ids);
}

/** The protected people of one case, for the administrator who links them. */
export function protectedOfCase(ctx: Context, input: { courtId: number; caseId: number }) {
  return read(ctx, { permission: "protected.link", courtId: input.courtId }, async (connection) => {
    const people = await findPeopleOfCases(connection, [input.caseId]);
    return people
      .filter(({ courtId, person }) => courtId === input.courtId && person.isProtected)
      .map(({ id, personId, role, person }) => ({ casePersonId: id, personId, role, name: person.name }));
  });
}
