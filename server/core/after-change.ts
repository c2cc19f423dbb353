import type { Transaction } from "../../db/connect.ts";
import type { Context } from "./context.ts";
import type { Permission } from "./permission.ts";

/** A change that was just made, and is not committed yet. */
export type Made = { changeId: number; action: string; permission: Permission };
type Follow = (tx: Transaction, ctx: Context, made: Made) => Promise<void>;

let follow: Follow | null = null;

/** Says what every change brings with it. Called once, by `server/reminders/after-change.ts`. */
export function connectAfterChange(fn: Follow): void {
  follow = fn;
}

/** Does what every change brings with it, in its transaction. Throws where nothing was connected: no door may forget it. */
export async function afterChange(tx: Transaction, ctx: Context, made: Made): Promise<void> {
  if (follow === null) throw new Error("no door has imported server/reminders/after-change.ts");
  await follow(tx, ctx, made);
}
