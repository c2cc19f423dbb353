import { cleanInput } from "../../core/clean-input.ts";
import { authAnswer, isAuthEndpoint, unlockAnswer } from "./auth-answer.ts";
import { type Door, throughDoor } from "./http-door.ts";
import { maySignInOver } from "./web.ts";

const DOOR = { takes: "application/json", mostBytes: 20_000 } as const satisfies Omit<Door, "name">;

/** The door before the endpoints of better-auth: what they would answer with a fault of the database never reaches them. */
export async function authDoor(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (!isAuthEndpoint(request.method, pathname)) return new Response(null, { status: 404 });
  return throughDoor(request, { ...DOOR, name: pathname.replace("/api/", "") }, async ({ request: passed }) => {
    if (passed.method !== "POST") return authAnswer(passed);
    if (pathname.includes("/sign-in/") && !maySignInOver(passed.headers)) return new Response(null, { status: 403 });
    const body = await passed.text();
    return isHoldable(body) ? authAnswer(asOurs(passed, body)) : Response.json({ code: "INVALID" }, { status: 400 });
  });
}

/** JSON without anything that the database cannot hold; signing out sends nothing at all. */
function isHoldable(body: string): boolean {
  try {
    return body === "" || cleanInput(JSON.parse(body)) !== undefined;
  } catch {
    return false;
  }
}

/** better-auth knows one address of ours; this computer may have several, and that this is one was asked at the door. */
function asOurs(passed: Request, body: string): Request {
  const headers = new Headers(passed.headers);
  headers.set("origin", new URL(process.env.APP_URL ?? passed.url).origin);
  return new Request(passed.url, { method: passed.method, headers, body: body === "" ? null : body });
}

const UNLOCK: Door = { name: "unlock", takes: "application/json", mostBytes: 2_000 };

/** The door through which a locked screen is opened. */
export const unlockDoor = (request: Request): Promise<Response> =>
  throughDoor(request, UNLOCK, ({ request: passed }) => unlockAnswer(passed));
