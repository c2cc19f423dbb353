import "../../reminders/after-change.ts";
import { sql } from "drizzle-orm";
import { type Connected, connect } from "../../../db/connect.ts";
import { type Auth, cookieNames, createAuth } from "../../access/auth.ts";
import { isDevice, newDevice } from "../../access/devices.ts";
import { type Asked, actorIn } from "../../access/session-use.ts";
import type { Actor } from "../../core/actor.ts";
import { type Context, timerContext } from "../../core/context.ts";
import { newRequestId } from "../../core/request-log.ts";
import { DEMO_ACCOUNTS } from "../../demo/demo-accounts.ts";

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

/** What a gateway tells, nobody of the staff does: as the timers act, at the instant it came. */
export const gatewayContext = (requestId: string): Context => ({
  ...timerContext(web().connected.db, isDemo()),
  requestId,
});

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
 * The context of one request: who asks, at what instant. A signed-out request and a locked session act as the public.
 * `answer`, the headers that go back, gives a browser that signed in the name by which its PIN knows it.
 */
export async function webContext(
  headers: Headers,
  answer?: Headers,
  requestId: string = newRequestId(),
): Promise<Context> {
  const { db } = web().connected;
  const now = new Date();
  const found = await sessionOf(headers, now, answer);
  const actor: Actor = found === null ? { kind: "public" } : await actorIn(db, found.asked);
  return {
    db,
    now,
    actor,
    source: "screen",
    isDemo: isDemo(),
    salt: required("AUTH_SECRET"),
    sights: new Map(),
    requestId,
  };
}

/** The session of a request and whose it is, open or locked; null where there is none. */
export async function sessionOf(
  headers: Headers,
  now: Date,
  answer?: Headers,
): Promise<{ asked: Asked; userId: string } | null> {
  if (!headers.get("cookie")) return null;
  const { response: signedIn, headers: said } = await web().auth.api.getSession({ headers, returnHeaders: true });
  for (const cookie of said.getSetCookie()) answer?.append("set-cookie", cookie);
  if (!signedIn) return null;
  const { id: sessionId, token, userId } = signedIn.session;
  const device = deviceOf(headers) ?? (answer ? giveDevice(answer) : null);
  const asked = { sessionId, token, device, now, untouchedSeconds: untouchedSeconds(headers), isDemo: isDemo() };
  return { asked, userId };
}

export const cookiesHere = () => cookieNames(isSecure());
const isSecure = () => (process.env.APP_URL ?? "").startsWith("https:");

/** The value of a cookie of the request. */
export function cookieIn(headers: Headers, name: string): string | undefined {
  const pairs = (headers.get("cookie") ?? "").split(/;\s*/);
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

export function deviceOf(headers: Headers): string | null {
  const device = cookieIn(headers, cookiesHere().device);
  return isDevice(device) ? device : null;
}

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Names a device; the browser keeps the name for a year. */
export function giveDevice(answer: Headers): string {
  const device = newDevice();
  const kept = `Path=/; Max-Age=${YEAR_SECONDS}; HttpOnly; SameSite=Lax${isSecure() ? "; Secure" : ""}`;
  answer.append("set-cookie", `${cookiesHere().device}=${device}; ${kept}`);
  return device;
}

/** Screens ask by themselves too; they say for how long nobody touched them. */
function untouchedSeconds(headers: Headers): number {
  const said = Number(headers.get("x-peshi-untouched") ?? 0);
  return Number.isFinite(said) && said > 0 ? Math.min(said, 24 * 60 * 60) : 0;
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: start Peshi with "npm start"`);
  return value;
}

/** The sign-ins that the demo shows; a real court has none. */
export const demoAccounts = () =>
  isDemo() ? DEMO_ACCOUNTS.map(({ username, password, role }) => ({ username, password, role })) : [];

/**
 * False over plain HTTP from another computer: a password would travel in the open. Behind a proxy with HTTPS, a port that
 * is also reached past the proxy is known by its name, which is not that of the court's address.
 */
export function maySignInOver(headers: Headers): boolean {
  if (process.env.PESHI_TLS === "1") return true;
  const host = headers.get("host") ?? "";
  const appUrl = process.env.APP_URL ?? "";
  if (appUrl.startsWith("https:") && URL.canParse(appUrl) && new URL(appUrl).host === host) return true;
  return ["localhost", "127.0.0.1", "[::1]"].includes(host.replace(/:\d+$/, ""));
}
