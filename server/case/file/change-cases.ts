import type { Transaction } from "../../../db/connect.ts";
import { Refused } from "../../core/refused.ts";
import { forgetUnused, spellPerson } from "../../people/keep-people.ts";
import { findAccusedWho, findCasesOfOwnRecord, findPeriods, findRecorded } from "../case-people-store.ts";
import { matchPeople, type PeopleMatch } from "../match-people.ts";
import type { PersonOfCase } from "../new-case.ts";
import { columnsOf, type NewCase, peopleOf } from "../new-case.ts";
import { classesOfDistrict } from "../offence-classes.ts";
import { peopleInStep } from "../people-in-step.ts";
import { addPeople } from "../register-cases.ts";
import { stagesComeFrom } from "../stage/move-stage.ts";
import { deleteCasePeople, findCasePeople, type StoredPerson, updateCasePerson, updateCases } from "../store.ts";

/** A case as it should read from now on; `version` is the one its editor saw. */
export type CaseChange = { readonly caseId: number; readonly version: number; readonly matter: NewCase };

/** `released`: the accused (by their places in the cases) who were in custody before, and are on bail or at large now. */
export type ChangedCases = { changed: number[]; stale: number[]; released: number[] };
/** What turns on where somebody is held, done in the same change; how many orders to bring him it took back. */
export type ReleaseFollows = (tx: Transaction, released: readonly number[]) => Promise<number>;

/**
 * Rewrites cases of a court, any number at once. Answers the ids of those that somebody changed since `version`: they
 * are left as they are. `step`: how a stage that changes with them came about. People who stay keep their row; the others are taken out or added. The caller has opened a change.
 */
export async function changeCases(
  tx: Transaction,
  courtId: number,
  districtId: number,
  changes: readonly CaseChange[],
  step: "register" | "correction",
): Promise<ChangedCases> {
  const confirmed = await classesOfDistrict(tx, districtId);
  const rows = changes.map(({ caseId, version, matter }) => ({
    id: caseId,
    court_id: courtId,
    version,
    ...columnsOf(matter, peopleOf(matter), confirmed),
  }));
  const atLiberty = changes.filter(({ matter }) => matter.custody === "bail" || matter.custody === "at-large");
  const detained = await findAccusedWho(
    tx,
    atLiberty.map(({ caseId }) => caseId),
    ["in"],
  );
  await stagesComeFrom(tx, step);
  const changed = await updateCases(tx, courtId, rows);
  await stagesComeFrom(tx, "course");
  const done = new Set(changed);
  const current = changes.filter(({ caseId }) => done.has(caseId));
  await changePeople(tx, { courtId, districtId, step }, current);
  const left = detained.filter(({ caseId }) => done.has(caseId));
  const free = await findAccusedWho(
    tx,
    left.map(({ caseId }) => caseId),
    ["bail", "at-large"],
  );
  const released = free.map(({ id }) => id).filter((id) => left.some((one) => one.id === id));
  return { changed, stale: changes.map(({ caseId }) => caseId).filter((id) => !done.has(id)), released };
}

async function changePeople(
  tx: Transaction,
  at: { courtId: number; districtId: number; step: "register" | "correction" },
  changes: readonly CaseChange[],
): Promise<void> {
  const ids = changes.map(({ caseId }) => caseId);
  const stored = await findCasePeople(tx, ids);
  const ownRecord = new Set(await findCasesOfOwnRecord(tx, ids));
  const detained = await findPeriods(
    tx,
    [...ownRecord].flatMap((caseId) => (stored.get(caseId) ?? []).map(({ id }) => id)),
  );
  const matches = changes.map(({ caseId, matter }) => {
    const match = matchPeople(stored.get(caseId) ?? [], peopleOf(matter));
    return { caseId, ...(ownRecord.has(caseId) ? sayingOf(match, matter, detained) : match) };
  });
  await takeOut(
    tx,
    matches.flatMap(({ gone }) => gone),
    at.step,
  );
  for (const { kept } of matches) for (const { row, next } of kept) if (differs(row, next)) await save(tx, row, next);
  const added: PersonOfCase[] = matches.flatMap(({ caseId, added }) => added.map((one) => ({ ...one, caseId })));
  await addPeople(tx, at.courtId, at.districtId, added);
  // What the office keeps of single accused (custody, age, other names) the register does not know and does not undo.
  await peopleInStep(tx, [...ownRecord]);
}

/** Where stretches of custody are kept of one accused, the register's new word of the case is that of the others. */
function sayingOf(
  match: PeopleMatch,
  { custody, custodySince = null }: NewCase,
  detained: ReadonlyMap<number, unknown>,
): PeopleMatch {
  const isSilent = ({ row, next }: PeopleMatch["kept"][number]) =>
    row.role === "accused" && row.custody !== null && next.custody === null && !detained.has(row.id);
  const kept = match.kept.map((one) =>
    isSilent(one) ? { ...one, next: { ...one.next, custody, custodySince } } : one,
  );
  return { ...match, kept };
}

/** Who stands in records (attendance, custody, a result) stays in the file: a register drops nobody of them, a clerk is told. */
async function takeOut(tx: Transaction, gone: readonly StoredPerson[], step: "register" | "correction"): Promise<void> {
  const used = await findRecorded(
    tx,
    gone.map(({ id }) => id),
  );
  if (used.size > 0 && step === "correction") throw new Refused("in-use", { of: "person" });
  const free = gone.filter(({ id }) => !used.has(id));
  await deleteCasePeople(
    tx,
    free.map(({ id }) => id),
  );
  await forgetUnused(
    tx,
    free.filter(({ isOfficial }) => !isOfficial).map(({ personId }) => personId),
  );
}

async function save(tx: Transaction, row: StoredPerson, next: StoredPerson): Promise<void> {
  await updateCasePerson(tx, row.id, next);
  // The spelling of an official belongs to the district, not to one case.
  if (!row.isOfficial && (row.name !== next.name || row.nameUr !== next.nameUr))
    await spellPerson(tx, row.personId, next);
}

function differs(row: StoredPerson, next: StoredPerson): boolean {
  return (
    row.name !== next.name ||
    row.nameUr !== next.nameUr ||
    row.ordinal !== next.ordinal ||
    row.custody !== next.custody ||
    row.custodySince !== next.custodySince
  );
}
