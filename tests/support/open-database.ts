import { type Connected, connect as connectShut, type Database, sessionOf } from "../../db/connect.ts";
import { openToAll } from "../../server/core/second-lock.ts";

/** A pool through which a test itself writes and looks at people of every court, past the second lock. */
export function connect(url: string, options: { max?: number } = {}): Connected {
  const { db, end } = connectShut(url, options);
  return { db: openToAll(db), end };
}

/** The same as somebody has it for whom a test acts: shut until it is said who asks. */
export function shut(db: Database): Database {
  return sessionOf(db).client.pool ? shut(Object.getPrototypeOf(db)) : db;
}
