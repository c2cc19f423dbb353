import { requireSight } from "../../access/sight.ts";
import { change, read } from "../../core/change.ts";
import type { Context } from "../../core/context.ts";
import { Refused } from "../../core/refused.ts";
import { noteContactRead, uncoverContact } from "../../people/contacts.ts";
import { lockCasePerson, saveCasePerson } from "../case-people-store.ts";

/**
 * The identity and telephone number of a person in full. Asking is an act of its own: it stands in the history of the
 * case with who asked and when, and its answer is kept nowhere. Throws `not-found` where nothing is known.
 */
export async function readContact(ctx: Context, input: { courtId: number; casePersonId: number; key?: string }) {
  const { courtId, casePersonId, key } = input;
  const act = { action: "contact.read", permission: "contacts.read", courtId, key, input } as const;
  const noted = await change(ctx, act, async (tx) => {
    const row = await lockCasePerson(tx, courtId, casePersonId);
    if (row) await requireSight(tx, ctx, { courtId, caseId: row.caseId });
    if (!row || !(await noteContactRead(tx, row.personId))) throw new Refused("not-found");
    await saveCasePerson(tx, row.id, { note: row.note });
    return { personId: row.personId };
  });
  return read(ctx, { permission: "contacts.read", courtId }, (connection) =>
    uncoverContact(connection, noted.personId),
  );
}
