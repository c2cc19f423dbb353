import type { Database } from "../../db/connect.ts";
import type { Role } from "./permission.ts";
import { openToAll } from "./second-lock.ts";

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
  /** Has enrolled a second factor; and one that has not while the district asks for it: nothing is open before that. */
  hasCode?: boolean;
  isCodeDue?: boolean;
  username?: string;
  /** Who a prosecutor or investigating officer is among the people of the district's cases. */
  personId?: number | null;
  /** The session of the request; left out where nobody signed in to act. */
  session?: { id: string; device: string | null; hasPin: boolean };
};

/** `terminal` acts with the operator's rights; `public` may do nothing that needs a permission, a locked session neither. */
export type Actor = StaffActor | { kind: "terminal" } | { kind: "public"; isLocked?: boolean };

/** What a use case may know of the world: the clock and randomness enter here and nowhere else. */
export type Context = {
  db: Database;
  now: Date;
  actor: Actor;
  source: "screen" | "terminal" | "timer";
  isDemo: boolean;
  /** Of the server: makes hashes of what was typed useless to who reads the database. */
  salt?: string;
  /** Of a request over HTTP: whether the people of a case are open is asked once, however many parts of its file are opened. */
  sights?: Map<string, Promise<boolean>>;
  /** Of a request over HTTP: what its log line and its answer carry. */
  requestId?: string;
};

export function terminalContext(db: Database, isDemo: boolean): Context {
  return { db: openToAll(db), now: new Date(), actor: { kind: "terminal" }, source: "terminal", isDemo };
}

/** What a timer or the worker does, with the operator's rights, at the moment it does it. */
export const timerContext = (db: Database, isDemo: boolean): Context => ({
  ...terminalContext(db, isDemo),
  source: "timer",
});

/** The clock of whatever runs on and on, read anew for each step. */
export const systemClock = (): Date => new Date();
