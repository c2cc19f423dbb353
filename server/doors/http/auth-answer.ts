import { AUTH_ENDPOINTS } from "../../access/auth.ts";
import { asMade } from "../../access/copied-by-hand.ts";
import { deviceHash } from "../../access/devices.ts";
import { unlock } from "../../access/session-use.ts";
import { clearAccountTries, countAccountTry, countCode, noteDevice } from "../../access/sign-in-tries.ts";
import { endSession, forgetTrust } from "../../access/sign-ins.ts";
import { codeEnrolled, hasLeft, isSlipOver, passwordReplaced } from "../../access/staff.ts";
import { keepTrustEnd } from "../../access/trusted-device.ts";
import type { Context } from "../../core/context.ts";
import { isCommonPassword } from "../../rules/access/password.ts";
import { westernDigits } from "../../rules/text/western-digits.ts";
import { cookieIn, cookiesHere, deviceOf, giveDevice, sessionOf, webAuth, webContext } from "./web.ts";

type Fields = Record<string, unknown>;

/** True for the few endpoints of better-auth that are reachable. */
export const isAuthEndpoint = (method: string, path: string) =>
  (AUTH_ENDPOINTS as readonly string[]).includes(`${method} ${path.replace(/^\/api\/auth/, "")}`);

/** Answers a request to better-auth, where it may be reached, and adds what a court asks beyond it. */
export async function authAnswer(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (!isAuthEndpoint(request.method, pathname)) return new Response(null, { status: 404 });
  const path = pathname.replace(/^\/api\/auth/, "");
  if (path === "/sign-out") return webAuth().handler(request);
  const fields = await fieldsOf(request);
  if (fields === null) return Response.json({ code: "INVALID" }, { status: 400 });
  if (path === "/sign-in/username") return signInAnswer(request, fields);
  const ctx = await webContext(request.headers);
  if (path === "/two-factor/verify-totp" || path === "/two-factor/verify-backup-code")
    return codeAnswer(request, fields, ctx, path);
  if (ctx.actor.kind !== "staff") return Response.json({ code: "SIGNED_OUT" }, { status: 401 });
  if (path === "/change-password") return passwordAnswer(request, fields, ctx);
  // The sign-ins of the demo are everybody's: the code of one visitor would shut out the next.
  if (ctx.isDemo || ctx.actor.isPasswordDue) return Response.json({ code: "NOT_NOW" }, { status: 403 });
  return handled(request, { password: fields.password });
}

async function fieldsOf(request: Request): Promise<Fields | null> {
  const body: unknown = await request
    .clone()
    .json()
    .catch(() => null);
  return typeof body === "object" && body !== null && !Array.isArray(body) ? (body as Fields) : null;
}

/** Passes on what we let through of a request, and nothing else of it. */
function handled(request: Request, fields: Fields): Promise<Response> {
  const headers = new Headers(request.headers);
  headers.delete("content-length");
  return webAuth().handler(new Request(request.url, { method: "POST", headers, body: JSON.stringify(fields) }));
}

/** An answer whose cookies we add to; and the device that it goes to, which gets a name where it has none. */
function answerTo(request: Request, answer: Response): { response: Response; device: string } {
  const headers = new Headers(answer.headers);
  const device = deviceOf(request.headers) ?? giveDevice(headers);
  return { response: new Response(answer.body, { status: answer.status, headers }), device };
}

async function signInAnswer(request: Request, { username, password }: Fields): Promise<Response> {
  if (typeof username !== "string" || typeof password !== "string")
    return Response.json({ code: "INVALID" }, { status: 400 });
  const ctx = await webContext(request.headers);
  const device = deviceOf(request.headers);
  const asking = { username: username.trim().toLowerCase(), deviceHash: device && deviceHash(device), now: ctx.now };
  if (!(await countAccountTry(ctx.db, asking))) return Response.json({ code: "TOO_MANY" }, { status: 429 });
  const trust = cookieIn(request.headers, cookiesHere().trust);
  const answer = await keepTrustEnd(ctx.db, trust, cookiesHere().trust, () =>
    handled(request, { username: asking.username, password }),
  );
  if (!answer.ok) return answer;
  await clearAccountTries(ctx.db, asking);
  // The locked session that was signed in over is of no more use to anybody.
  const old = ctx.actor.kind === "public" && ctx.actor.isLocked ? await sessionOf(request.headers, ctx.now) : null;
  if (old) await endSession(ctx.db, old.asked.token);
  return signedIn(request, answer, ctx);
}

/** Notes the device of a sign-in that is complete. */
async function signedIn(request: Request, answer: Response, ctx: Context): Promise<Response> {
  const { response, device } = answerTo(request, answer);
  const said = (await response.clone().json()) as { token?: string; user?: { id: string } };
  if (!said.user) return response;
  if (said.token && (await isSlipOver(ctx.db, said.user.id, ctx.now))) {
    await endSession(ctx.db, said.token);
    return Response.json({ code: "SLIP_OVER" }, { status: 401 });
  }
  if (said.token && (await hasLeft(ctx.db, said.user.id))) {
    await endSession(ctx.db, said.token);
    return Response.json({ code: "LEFT" }, { status: 401 });
  }
  await noteDevice(ctx.db, said.user.id, deviceHash(device), ctx.now);
  return response;
}

/** The code at a sign-in, or the first one of somebody who enrols. Each code opens once. */
async function codeAnswer(request: Request, { code }: Fields, ctx: Context, path: string): Promise<Response> {
  if (typeof code !== "string") return Response.json({ code: "INVALID" }, { status: 400 });
  if (ctx.actor.kind === "public" && ctx.actor.isLocked) return Response.json({ code: "LOCKED" }, { status: 401 });
  if (ctx.isDemo) return Response.json({ code: "NOT_NOW" }, { status: 403 });
  const isTotp = path.endsWith("totp");
  const given = isTotp ? westernDigits(code).replace(/\s/g, "") : asMade(code);
  const answer = await handled(request, { code: given, trustDevice: true });
  if (!answer.ok) return answer;
  if (ctx.actor.kind === "staff") {
    if (!ctx.actor.hasCode) await codeEnrolled(ctx);
    return answer;
  }
  const said = (await answer.clone().json()) as { token: string; user: { id: string } };
  if (isTotp && !(await countCode(ctx.db, said.user.id, given, ctx.now))) {
    await endSession(ctx.db, said.token);
    return Response.json({ code: "INVALID_CODE" }, { status: 401 });
  }
  return signedIn(request, answer, ctx);
}

/** A password that its owner has replaced is no longer due; whoever else is signed in under the old one is not any more. */
async function passwordAnswer(request: Request, fields: Fields, ctx: Context): Promise<Response> {
  const { currentPassword, newPassword } = fields;
  if (ctx.actor.kind !== "staff" || typeof newPassword !== "string")
    return Response.json({ code: "INVALID" }, { status: 400 });
  if (newPassword === currentPassword) return Response.json({ code: "SAME_PASSWORD" }, { status: 400 });
  if (isCommonPassword(newPassword, ctx.actor.username))
    return Response.json({ code: "COMMON_PASSWORD" }, { status: 400 });
  const answer = await handled(request, { currentPassword, newPassword, revokeOtherSessions: true });
  if (!answer.ok) return answer;
  await passwordReplaced(ctx);
  await forgetTrust(ctx.db, ctx.actor.userId);
  return answer;
}

/** Opens a locked session with its PIN. Says how many tries are left, and `over` where only the password helps. */
export async function unlockAnswer(request: Request): Promise<Response> {
  const fields = await fieldsOf(request);
  const { db, now } = await webContext(request.headers);
  const found = await sessionOf(request.headers, now);
  const isText = typeof fields?.pin === "string" && fields.pin.length <= 40;
  const state =
    !found || !isText ? { state: "over" } : await unlock(db, found.asked, found.userId, fields.pin as string);
  return Response.json(state, { headers: { "cache-control": "no-store" } });
}
