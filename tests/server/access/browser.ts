import { sql } from "drizzle-orm";
import type { Database } from "../../../db/connect.ts";
import { deviceHash, newDevice } from "../../../server/access/devices.ts";
import { makeCourt } from "../../support/factories.ts";
import { APP_URL, signedIn } from "../../support/signed-in.ts";
import type { Identity } from "./identities.ts";

/**
 * One browser whose session is handed from one identity to the next: a sign-in for each would take longer than all that
 * they ask.
 */
export class HandedBrowser {
  readonly #db: Database;
  readonly #cookie: string;
  readonly #device = newDevice();
  readonly #kept: { id: string; token: string };

  private constructor(db: Database, cookie: string, kept: { id: string; token: string }) {
    this.#db = db;
    this.#cookie = cookie;
    this.#kept = kept;
  }

  static async open(db: Database): Promise<HandedBrowser> {
    const { districtId } = await makeCourt(db);
    const { userId, cookie } = await signedIn(db, { districtId, courtId: null }, "clerk");
    const [kept] = await db.execute<{ id: string; token: string }>(
      sql`select id, token from session where user_id = ${userId}`,
    );
    return new HandedBrowser(db, cookie, kept!);
  }

  /** The headers of a request by somebody, whose session is as his name says: open, locked, or none. */
  async headersOf({ ctx, userId }: Identity): Promise<Record<string, string>> {
    const headers = { host: new URL(APP_URL).host, origin: APP_URL };
    if (ctx.actor.kind === "public" && !ctx.actor.isLocked) return headers;
    const { id, token } = this.#kept;
    const now = ctx.now.toISOString();
    const isLocked = ctx.actor.kind === "public";
    const until = new Date(ctx.now.getTime() + 3_600_000).toISOString();
    await this.#db.execute(sql`
      with handed as (
        insert into session (id, token, user_id, expires_at, created_at, updated_at)
        values (${id}, ${token}, ${userId}, ${until}, ${now}, ${now})
        on conflict (id) do update set user_id = excluded.user_id
      ), used as (
        insert into session_use (session_id, last_used_at, locked_at) values (${id}, ${now}, ${isLocked ? now : null})
        on conflict (session_id) do update set last_used_at = excluded.last_used_at, locked_at = excluded.locked_at
      )
      insert into staff_device (user_id, device_hash, pin_hash, first_seen_at, last_seen_at)
      values (${userId}, ${deviceHash(this.#device)}, ${"0".repeat(64)}, ${now}, ${now})
      on conflict (user_id, device_hash) do update set pin_failures = 0, pin_hash = excluded.pin_hash`);
    return { ...headers, cookie: `${this.#cookie}; peshi-device=${this.#device}` };
  }
}
