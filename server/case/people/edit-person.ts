import type { Transaction } from "../../../db/connect.ts";
import { requireSight } from "../../access/sight.ts";
import { change } from "../../core/change.ts";
import type { Context } from "../../core/context.ts";
import { roleMay } from "../../core/permission.ts";
import { Refused } from "../../core/refused.ts";
import {
  describePerson,
  keepContact,
  keyOf,
  type PersonRow,
  type PersonSaid,
  personOf,
} from "../../people/keep-people.ts";
import { type CasePersonRow, findRecorded, saveCasePerson } from "../case-people-store.ts";
import { courtOfCase } from "../court-of-case.ts";
import { isOfficialRole } from "../new-case.ts";
import { peopleInStep } from "../people-in-step.ts";
import { personInCase, requireInCase } from "../person-in-case.ts";
import { inRole, officialNamed, type PersonEntry, tidy } from "./add-person.ts";

export type EditPerson = PersonEntry & { courtId: number; casePersonId: number; version: number; key?: string };

/**
 * Rewrites a person of a case. Another name of counsel or of an officer is another person of the district; a mark of
 * protection is taken off by an administrator only (`protected-person`). Throws `stale`, `invalid` naming the field,
 * `in-use` for an accused who would become something else while custody or hearings are recorded of him.
 */
export function editPerson(ctx: Context, input: EditPerson) {
  const { courtId, casePersonId, version, key } = input;
  const act = { action: "person.edited", permission: "docket.change", courtId, key, input } as const;
  return change(ctx, act, async (tx, changeId) => {
    const { districtId, today } = await courtOfCase(tx, ctx, courtId);
    const row = await personInCase(tx, { courtId, casePersonId, version });
    await requireSight(tx, ctx, { courtId, caseId: row.caseId });
    const known = await personOf(tx, districtId, row.personId);
    const inCase = inRole(input.inCase);
    await refuseRole(tx, row, inCase.role);
    await requireInCase(tx, row.caseId, inCase.standsForId);
    if (inCase.standsForId === casePersonId) throw new Refused("invalid", { field: "standsForId" });
    const said = tidy(input.person, inCase, today);
    if (known.isProtected && !said.isProtected && !mayUnprotect(ctx)) throw new Refused("protected-person");
    const personId = await savePerson(tx, districtId, known, said);
    await keepContact(tx, { personId, isOfficial: isOfficialRole(inCase.role) }, input.contact);
    await saveCasePerson(tx, casePersonId, { ...inCase, personId });
    await peopleInStep(tx, [row.caseId]);
    return { casePersonId, changeId };
  });
}

/** A party may turn out to be another party; nobody becomes an official of the district, or one of its officials a party. */
async function refuseRole(tx: Transaction, row: CasePersonRow, role: CasePersonRow["role"]): Promise<void> {
  if (row.role === role) return;
  if (isOfficialRole(row.role) !== isOfficialRole(role)) throw new Refused("invalid", { field: "role" });
  const isAccused = row.role === "accused" || role === "accused";
  if (isAccused && (await findRecorded(tx, [row.id])).size > 0) throw new Refused("in-use");
}

async function savePerson(tx: Transaction, districtId: number, known: PersonRow, said: PersonSaid): Promise<number> {
  if (known.isOfficial && keyOf(said) !== known.nameKey) return officialNamed(tx, districtId, said);
  await describePerson(tx, known.id, said);
  return known.id;
}

const mayUnprotect = ({ actor }: Context) => actor.kind === "staff" && roleMay(actor.role, "protected.link");
