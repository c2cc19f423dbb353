import { eq, sql } from "drizzle-orm";
import { type Connected, connect } from "../db/connect.ts";
import { staff } from "../db/schema/access.ts";
import { DEMO_ACCOUNTS } from "../db/seed/demo/demo-accounts.ts";
import { ABSOLUTE_SECONDS, AUTH_ENDPOINTS, type Auth, createAuth } from "./access/auth.ts";
import { passwordReplaced } from "./access/staff.ts";
import type { Actor, Context } from "./context.ts";

type Web = { connected: Connected; auth: Auth };

// One pool and one auth for the process; development reloads modules but keeps the global.
const held = globalThis as unknown as { peshiWeb?: Web };

export const isDemo = () => process.env.PESHI_DEMO === "1";

function web(): Web {
  if (!held.peshiWeb) {
    const connected = connect(required("DATABASE_URL"));
    const auth = createAuth({ db: connected.db, secret: required("AUTH_SECRET"), appUrl: required("APP_URL") });
    held.peshiWeb = { connected, auth };
  }
  return held.peshiWeb;
}

export const webAuth = (): Auth => web().auth;

/** True for the few endpoints of better-auth that are reachable. */
export const isAuthEndpoint = (method: string, path: string) =>
  (AUTH_ENDPOINTS as readonly string[]).includes(`${method} ${path.replace(/^\/api\/auth/, "")}`);

/** Answers a request to better-auth, where it may be reached; a password that its owner has replaced is no longer due. */
export async function authAnswer(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (!isAuthEndpoint(request.method, pathname)) return new Response(null, { status: 404 });
  if (!pathname.endsWith("/change-password")) return webAuth().handler(request);
  const asked = await request
    .clone()
    .json()
    .catch(() => null);
  if (asked?.newPassword === asked?.currentPassword) return Response.json({ code: "SAME_PASSWORD" }, { status: 400 });
  // Asked before: the answer ends the session that the request came with.
  const ctx = await webContext(request.headers);
  const answer = await webAuth().handler(request);
  if (answer.ok) await passwordReplaced(ctx);
  return answer;
}

/** Answers once the database does. */
export async function isReady(): Promise<boolean> {
  try {
    await web().connected.db.execute(sql`select 1`);
    return true;
  } catch {
    return false;
  }
}

/**
 * The context of one request: who asks, at what instant. A signed-out request acts as the public. Work prolongs a
 * session; `answer`, the headers that go back, tells the browser, which would drop the cookie at its old end otherwise.
 */
export async function webContext(headers: Headers, answer?: Headers): Promise<Context> {
  const { connected, auth } = web();
  const now = new Date();
  return {
    db: connected.db,
    now,
    actor: await actorOf(auth, connected, { headers, answer, now }),
    source: "screen",
    isDemo: isDemo(),
  };
}

type Asking = { headers: Headers; answer: Headers | undefined; now: Date };

async function actorOf(auth: Auth, { db }: Connected, { headers, answer, now }: Asking): Promise<Actor> {
  if (!headers.get("cookie")) return { kind: "public" };
  const { response: signedIn, headers: said } = await auth.api.getSession({ headers, returnHeaders: true });
  for (const cookie of said.getSetCookie()) answer?.append("set-cookie", cookie);
  if (!signedIn) return { kind: "public" };
  const age = (now.getTime() - new Date(signedIn.session.createdAt).getTime()) / 1000;
  if (age > ABSOLUTE_SECONDS) return { kind: "public" };
  const [member] = await db.select().from(staff).where(eq(staff.userId, signedIn.user.id));
  if (!member?.isActive) return { kind: "public" };
  const { userId, name, role, districtId, courtId, isPasswordDue } = member;
  return { kind: "staff", userId, name, role, districtId, courtId, isPasswordDue };
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: start Peshi with "npm start"`);
  return value;
}

/** True when a request that writes was made by our own pages. */
export function isSameOrigin(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site && site !== "same-origin") return false;
  const origin = request.headers.get("origin");
  return origin !== null && new URL(origin).host === request.headers.get("host");
}

/** The sign-ins that the demo shows; a real court has none. */
export const demoAccounts = () =>
  isDemo() ? DEMO_ACCOUNTS.map(({ username, password, role }) => ({ username, password, role })) : [];

/** False over plain HTTP from another computer: a password would travel in the open. */
export function maySignInOver(headers: Headers): boolean {
  if ((process.env.APP_URL ?? "").startsWith("https:")) return true;
  const host = (headers.get("host") ?? "").replace(/:\d+$/, "");
  return host === "localhost" || host === "127.0.0.1" || host === "[::1]";
}
