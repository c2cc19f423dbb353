import type { Database } from "../../db/connect.ts";
import { setTrustEnd, trustEnd } from "./sign-ins.ts";

/** Inside its cookie, a trust is `mark!identifier.signature`. */
const identifierIn = (cookie: string | undefined): string | null =>
  /!(trust-device-[\w-]+)/.exec(decodeURIComponent(cookie ?? ""))?.[1] ?? null;

/**
 * Signs in, and lets the device be trusted until the day is over that began with its code: better-auth would begin a new
 * day at every sign-in, and whoever comes each morning would never be asked again.
 */
export async function keepTrustEnd(
  db: Database,
  given: string | undefined,
  cookieName: string,
  signIn: () => Promise<Response>,
): Promise<Response> {
  const old = identifierIn(given);
  const end = old === null ? null : await trustEnd(db, old);
  const answer = await signIn();
  const renewed = answer.headers.getSetCookie().find((cookie) => cookie.startsWith(`${cookieName}=`));
  const fresh = identifierIn(renewed);
  if (end !== null && fresh !== null) await setTrustEnd(db, fresh, end);
  return answer;
}
