import type { ReleaseFollows } from "../case/file/change-cases.ts";
import { type EditCase, editCase } from "../case/file/edit-case.ts";
import { type CustodyFollows, type RecordCustody, recordCustody } from "../case/people/record-custody.ts";
import type { Context } from "../core/context.ts";
import { type SaveRegister, saveRegister } from "../docket/save-register.ts";
import { dropUnissued, readdressUnissued } from "./process-store.ts";

/**
 * The custody of an accused, and with it where the orders that bring him go: one that is still to be issued follows him
 * in the same change, and goes with his release, so that undo takes both back. What was issued stays as it went out, and
 * is marked.
 */
export const recordCustodyOf = (ctx: Context, input: RecordCustody) => recordCustody(ctx, input, withdrawOrdersOf);

export const withdrawOrdersOf: CustodyFollows = async (tx, casePersonId, { heldAt, isAtLiberty }) => {
  if (heldAt !== null) await readdressUnissued(tx, casePersonId, heldAt);
  return { ordersWithdrawn: isAtLiberty ? await dropUnissued(tx, [casePersonId]) : 0 };
};

/**
 * What goes with a release that a form, the register grid or an imported register tells: the orders to bring those
 * accused that have not gone out. Answers how many.
 */
export const ordersOfReleased: ReleaseFollows = dropUnissued;

export const editCaseOf = (ctx: Context, input: EditCase) => editCase(ctx, input, ordersOfReleased);

export const saveRegisterOf = (ctx: Context, input: SaveRegister) => saveRegister(ctx, input, ordersOfReleased);
