import { change } from "../../core/change.ts";
import type { Context } from "../../core/context.ts";
import { Refused } from "../../core/refused.ts";
import { forgetUnused, personOf } from "../../people/keep-people.ts";
import { findRecorded } from "../case-people-store.ts";
import { courtOfCase } from "../court-of-case.ts";
import { peopleInStep } from "../people-in-step.ts";
import { personInCase } from "../person-in-case.ts";
import { deleteCasePeople } from "../store.ts";

type RemovePerson = { courtId: number; casePersonId: number; version: number; key?: string };

/** Takes a person out of a case. Throws `in-use` for who stands in a record (custody, attendance, process, settlement, result). */
export function removePerson(ctx: Context, input: RemovePerson) {
  const { courtId, casePersonId, version, key } = input;
  const act = { action: "person.removed", permission: "docket.change", courtId, key, input } as const;
  return change(ctx, act, async (tx, changeId) => {
    const { districtId } = await courtOfCase(tx, ctx, courtId);
    const row = await personInCase(tx, { courtId, casePersonId, version });
    if ((await findRecorded(tx, [casePersonId])).size > 0) throw new Refused("in-use");
    const { isOfficial } = await personOf(tx, districtId, row.personId);
    await deleteCasePeople(tx, [casePersonId]);
    if (!isOfficial) await forgetUnused(tx, [row.personId]);
    await peopleInStep(tx, [row.caseId]);
    return { caseId: row.caseId, changeId };
  });
}
