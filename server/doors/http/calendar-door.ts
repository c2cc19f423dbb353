import type { Context } from "../../core/context.ts";
import { logDefect } from "../../core/request-log.ts";
import { openToAll } from "../../core/second-lock.ts";
import { feedText } from "../../own-days/feed-text.ts";
import { type Door, throughDoor } from "./http-door.ts";
import { hasAlready, tagOf } from "./list-reply.ts";
import { webContext } from "./web.ts";

/** Calendar programs come from elsewhere and carry no cookie: the address is all they have. */
const DOOR: Door = { name: "calendar", isPublic: true };

const HEADERS = {
  "cache-control": "private, max-age=300",
  "referrer-policy": "no-referrer",
  "x-robots-tag": "noindex, nofollow, noarchive",
};

export const calendarAnswer = (request: Request, name: string): Promise<Response> =>
  throughDoor(request, DOOR, async ({ requestId }) =>
    calendarReply(await webContext(new Headers(), undefined, requestId), request, name),
  );

/** Somebody's dates for his own calendar program; 404 for an address that opens nothing, or nothing any more. */
export async function calendarReply(
  { db, now, requestId = "" }: Pick<Context, "db" | "now" | "requestId">,
  request: Request,
  name: string,
): Promise<Response> {
  try {
    const feed = await feedText(openToAll(db), name.replace(/\.ics$/, ""), now);
    return feed ? feedReply(request, feed) : new Response(null, { status: 404, headers: HEADERS });
  } catch (error) {
    // An empty calendar, or an error page read as one, would wipe the reader's dates; 503 leaves them as they are.
    logDefect(requestId, DOOR.name, error);
    return new Response(null, { status: 503, headers: { ...HEADERS, "retry-after": "300" } });
  }
}

function feedReply(request: Request, { text, changedAt }: { text: string; changedAt: Date }): Response {
  const etag = `"${tagOf(text)}"`;
  const headers = new Headers({ ...HEADERS, etag, "last-modified": changedAt.toUTCString() });
  if (hasAlready(request.headers.get("if-none-match"), etag)) return new Response(null, { status: 304, headers });
  headers.set("content-type", "text/calendar; charset=utf-8");
  headers.set("content-disposition", 'inline; filename="dates.ics"');
  return new Response(request.method === "HEAD" ? null : text, { headers });
}
