import type { Transaction } from "../../db/connect.ts";
import { stagesComeFrom } from "./move-stage.ts";
import { columnsOf, type NewCase, type PersonInCase, peopleOf } from "./new-case.ts";
import { addPeople, type PersonOfCase } from "./register-cases.ts";
import { deleteCasePeople, findCasePeople, type StoredPerson, updateCasePeople, updateCases } from "./store.ts";

/** A case as it should read from now on; `version` is the one its editor saw. */
export type CaseChange = { readonly caseId: number; readonly version: number; readonly matter: NewCase };

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
): Promise<{ changed: number[]; stale: number[] }> {
  const rows = changes.map(({ caseId, version, matter }) => ({
    id: caseId,
    court_id: courtId,
    version,
    ...columnsOf(matter),
  }));
  await stagesComeFrom(tx, step);
  const changed = await updateCases(tx, courtId, rows);
  await stagesComeFrom(tx, "course");
  const done = new Set(changed);
  const current = changes.filter(({ caseId }) => done.has(caseId));
  await changePeople(tx, courtId, districtId, current);
  return { changed, stale: changes.map(({ caseId }) => caseId).filter((id) => !done.has(id)) };
}

async function changePeople(
  tx: Transaction,
  courtId: number,
  districtId: number,
  changes: readonly CaseChange[],
): Promise<void> {
  const stored = await findCasePeople(
    tx,
    changes.map(({ caseId }) => caseId),
  );
  const gone: StoredPerson[] = [];
  const added: PersonOfCase[] = [];
  const kept: { row: StoredPerson; person: PersonInCase }[] = [];
  for (const { caseId, matter } of changes) {
    const left = [...(stored.get(caseId) ?? [])];
    for (const person of peopleOf(matter)) {
      const at = left.findIndex((row) => row.role === person.role && row.nameKey === person.nameKey);
      if (at < 0) added.push({ ...person, caseId });
      else kept.push({ row: left.splice(at, 1)[0]!, person });
    }
    gone.push(...left);
  }
  await deleteCasePeople(tx, gone);
  await updateCasePeople(
    tx,
    kept.map(({ row, person }) => ({ ...row, ...person })).filter((next, index) => differs(kept[index]!.row, next)),
  );
  await addPeople(tx, courtId, districtId, added);
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
