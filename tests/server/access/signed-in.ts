import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Database } from "../../../db/connect.ts";
import { staff } from "../../../db/schema/access.ts";
import { district } from "../../../db/schema/districts.ts";
import { makeSignIn } from "../../../server/access/sign-ins.ts";
import type { Role } from "../../../server/core/permission.ts";
import { authAnswer, unlockAnswer } from "../../../server/doors/http/auth-answer.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { webContext } from "../../../server/doors/http/web.ts";
import { type MadeCourt, makeCourt } from "../../support/factories.ts";

export const APP_URL = "http://localhost:3000";
export const PASSWORD = "twelve letters or more";

/** A browser: it keeps the cookies it is given and sends them back. */
export class Browser {
  readonly #cookies = new Map<string, string>();
  /** Seconds since somebody touched its screen. */
  untouched = 0;

  headers(): Headers {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const asking = { "content-type": "application/json", origin: APP_URL, host: "localhost:3000", cookie };
    return new Headers({ ...asking, "x-peshi-untouched": String(this.untouched) });
  }

  keep(answer: Headers): void {
    for (const one of answer.getSetCookie()) {
      const [pair = ""] = one.split(";");
      const at = pair.indexOf("=");
      if (/max-age=0/i.test(one) || at === pair.length - 1) this.#cookies.delete(pair.slice(0, at));
      else this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }

  cookie = (name: string): string | undefined => this.#cookies.get(name);
  forget = (name: string): boolean => this.#cookies.delete(name);

  async post(path: string, body: object): Promise<{ status: number; said: Record<string, unknown> }> {
    const request = new Request(`${APP_URL}${path}`, {
      method: "POST",
      headers: this.headers(),
      body: JSON.stringify(body),
    });
    const answer = await (path === "/api/unlock" ? unlockAnswer(request) : authAnswer(request));
    this.keep(answer.headers);
    return { status: answer.status, said: ((await answer.json().catch(() => ({}))) ?? {}) as Record<string, unknown> };
  }

  async context() {
    const answer = new Headers();
    const ctx = await webContext(this.headers(), answer);
    this.keep(answer);
    return ctx;
  }

  caller = async () => createCaller(await this.context());
  signIn = (username: string, password = PASSWORD) => this.post("/api/auth/sign-in/username", { username, password });
}

export type Person = { userId: string; username: string; court: MadeCourt };

/** Somebody with a sign-in in a district of their own, which asks for a code or does not. */
export async function makePerson(db: Database, { asksCode = false, role = "clerk" as Role } = {}): Promise<Person> {
  const court = await makeCourt(db);
  await db
    .update(district)
    .set({ policy: { secondFactor: asksCode } })
    .where(eq(district.id, court.districtId));
  return { ...(await makeColleague(db, court, role)), court };
}

export async function makeColleague(db: Database, { districtId, courtId }: MadeCourt, role: Role) {
  const username = `u${randomUUID().slice(0, 8)}`;
  const userId = await makeSignIn(db, { username, password: PASSWORD, name: "Somebody of tests" });
  await db.insert(staff).values({ userId, name: "Somebody of tests", role, districtId, courtId });
  return { userId, username };
}
