import type { Database } from "../../db/connect.ts";
import type { Actor } from "./actor.ts";
import { openToAll } from "./second-lock.ts";

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
