import type { Database } from "../db/connect.ts";
import type { Role } from "./access/permission.ts";

export type StaffActor = {
  kind: "staff";
  userId: string;
  name: string;
  role: Role;
  districtId: number;
  /** The one court a clerk or judge is bound to; null: every court of the district. */
  courtId: number | null;
  /** Signed in with a password that somebody else made: nothing is open before it is replaced. */
  isPasswordDue?: boolean;
};

/** `terminal` acts with the operator's rights; `public` may do nothing that needs a permission. */
export type Actor = StaffActor | { kind: "terminal" } | { kind: "public" };

/** What a use case may know of the world: the clock and randomness enter here and nowhere else. */
export type Context = {
  db: Database;
  now: Date;
  actor: Actor;
  source: "screen" | "terminal" | "timer";
  isDemo: boolean;
};

export function terminalContext(db: Database, isDemo: boolean): Context {
  return { db, now: new Date(), actor: { kind: "terminal" }, source: "terminal", isDemo };
}
