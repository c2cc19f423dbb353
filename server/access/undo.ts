import type { Transaction } from "../../db/connect.ts";
import type { Actor } from "../core/actor.ts";
import { change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { type Permission, roleMay } from "../core/permission.ts";
import { Refused } from "../core/refused.ts";
import { requirePermission } from "../core/scope.ts";
import { bindBack, type OpenedSignIn } from "./staff-store.ts";
import {
  findChange,
  findLeftUndated,
  hasDatedEnding,
  lockCalendar,
  restoreRows,
  wouldUnprotect,
} from "./undo-store.ts";

/** What the public has read is not unsaid by a key: a list is taken down, and an undo is not undone. */
const NEVER_UNDONE: readonly string[] = [
  "list.published",
  "list.taken-down",
  // A private word to the judge stays said, and read.
  "safety.raised",
  "safety.acknowledged",
  "change.undone",
  "import.undone",
  // What was read was read.
  "contact.read",
  "protected.read",
  "card.read",
  // What she said was said.
  "reply.heard",
  "page.answered",
  "page.tried",
  // An address that was given out, or closed, is not unsaid.
  "page.made",
  "page.ended",
  "page.replaced",
  "page.closed",
  // What was forgotten on somebody's wish stays so.
  "card.forgotten",
  // A message that was settled by hand went its way.
  "reminder.settled",
  // An import is taken back in part where others have worked on it: server/imports/import-history.ts.
  "register.imported",
];

type Done = { action: string; permission: string | null; courtId: number | null; undoneBy: number | null };

/** Why a change is not to be taken back here; `undone` says so by itself. */
export type UndoBar = "undone" | "elsewhere" | "never" | "not-yours";

/** What bars this person from taking a change back in this court, as far as it tells of itself; null: nothing. */
export function undoBar(actor: Actor, { action, permission, courtId, undoneBy }: Done, here: number): UndoBar | null {
  if (undoneBy !== null) return "undone";
  if (courtId !== here) return "elsewhere";
  if (NEVER_UNDONE.includes(action)) return "never";
  if (actor.kind === "terminal") return null;
  if (actor.kind !== "staff" || !roleMay(actor.role, "change.undo")) return "not-yours";
  return permission === null || roleMay(actor.role, permission as Permission) ? null : "not-yours";
}

export type UndoInput = { courtId: number; changeId: number; key?: string };

/** `leftOpen`: sign-ins that the change bound to no court, and that stay so since they were changed or need it. */
export type Undone = { changeId: number; restored: number; leftOpen: number };

/**
 * Takes a change of this court back whole, by restoring every row it touched. Refused as `changed-since` when somebody
 * changed one of them in the meantime, `already-undone`, `last-date` where a case would lose its only date, `not-found`
 * for another court's change, or `not-allowed` for who may not do what is to be undone.
 */
export async function undoChange(ctx: Context, input: UndoInput): Promise<Undone> {
  const { courtId, changeId, key } = input;
  return change(
    ctx,
    { action: "change.undone", permission: "change.undo", courtId, key, input: { courtId, changeId } },
    async (tx, id) => {
      const target = await findChange(tx, changeId);
      if (!target || target.courtId !== courtId) throw new Refused("not-found");
      if (NEVER_UNDONE.includes(target.action)) throw new Refused("not-allowed");
      // What it took to do it, it takes to undo it: no key of a clerk parts people whom an administrator linked.
      if (target.permission !== null) requirePermission(ctx.actor, target.permission as Permission);
      if (await wouldUnprotect(tx, changeId)) requirePermission(ctx.actor, "protected.link");
      await lockCalendar(tx, changeId);
      const { restored } = await restoreRows(tx, changeId, false);
      // A date that was given since would be left on a case that is over.
      if (await hasDatedEnding(tx, changeId)) throw new Refused("changed-since", { table: "hearing" });
      const undated = await findLeftUndated(tx, changeId, id);
      if (undated.length > 0) throw new Refused("last-date", { caseId: undated[0]!, cases: undated.length });
      return { changeId: id, restored, leftOpen: await bindAgain(tx, target) };
    },
  );
}

/** Sign-ins have no history of their own: what a hand-over opened for its taker stands in its answer. */
async function bindAgain(tx: Transaction, { action, answer }: { action: string; answer: unknown }): Promise<number> {
  if (action !== "staff.handed-over") return 0;
  const { opened = [] } = (answer ?? {}) as { opened?: OpenedSignIn[] };
  return opened.length === 0 ? 0 : opened.length - (await bindBack(tx, opened));
}

/** Restores, inside the change that is open, what nobody touched since; the cases that somebody did stay and are named. */
export const restoreUntouched = (tx: Transaction, changeId: number) => restoreRows(tx, changeId, true);
