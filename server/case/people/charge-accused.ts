import type { Transaction } from "../../../db/connect.ts";
import { change } from "../../core/change.ts";
import type { Context } from "../../core/context.ts";
import { Refused } from "../../core/refused.ts";
import { chargedAgainst, chargesKept } from "../../rules/case/charges.ts";
import { findEndedSections, saveCasePerson } from "../case-people-store.ts";
import { peopleInStep } from "../people-in-step.ts";
import { personInCase } from "../person-in-case.ts";
import { findCases } from "../store.ts";

export type ChargeAccused = {
  courtId: number;
  casePersonId: number;
  version: number;
  /** Of the case's sections, those charged against this accused; all of them: nothing is kept of his own. */
  sections: readonly string[];
  key?: string;
};

/**
 * Says which sections of the case are charged against one accused. The case's own sections are not touched. Throws
 * `invalid` for nobody accused, no section or one that the case does not have, `in-use` for taking off a section that
 * was compounded with him or judged, `nothing-to-do`, `stale`.
 */
export function chargeAccused(ctx: Context, input: ChargeAccused) {
  const { courtId, key, ...asked } = input;
  const act = { action: "person.charged", permission: "docket.change", courtId, key, input: asked } as const;
  return change(ctx, act, async (tx, changeId) => {
    const row = await personInCase(tx, input);
    if (row.role !== "accused") throw new Refused("invalid", { field: "role" });
    const ofCase = await sectionsOf(tx, courtId, row.caseId);
    const isOfCase = input.sections.every((section) => ofCase.includes(section));
    if (input.sections.length === 0 || !isOfCase) throw new Refused("invalid", { field: "sections" });
    const chargedSections = chargesKept(ofCase, input.sections);
    const [before, after] = [chargedAgainst(ofCase, row.chargedSections), chargedAgainst(ofCase, chargedSections)];
    if (before.join() === after.join()) throw new Refused("nothing-to-do");
    const ended = await findEndedSections(tx, row.id);
    if (ended.some((section) => before.includes(section) && !after.includes(section))) throw new Refused("in-use");
    await saveCasePerson(tx, row.id, { chargedSections });
    await peopleInStep(tx, [row.caseId]);
    return { casePersonId: row.id, changeId };
  });
}

async function sectionsOf(tx: Transaction, courtId: number, caseId: number): Promise<string[]> {
  const [found] = await findCases(tx, courtId, { ids: [caseId] });
  if (!found) throw new Refused("not-found");
  return [...found.sections, ...found.unreadSections];
}
