import { type Door, throughDoor } from "./http-door.ts";
import { postedCourts } from "./public-lists.ts";
import { createCaller } from "./router.ts";
import { webContext } from "./web.ts";

const DOOR: Door = { name: "home", isPublic: true };

/** Leads staff to the week of their court; everybody else finds the posted lists and the next date of a number. */
export const homeAnswer = (request: Request): Promise<Response> =>
  throughDoor(request, DOOR, async ({ requestId }) => {
    const ctx = await webContext(request.headers, undefined, requestId);
    if (ctx.actor.kind === "public" && ctx.actor.isLocked) return to("/lock");
    if (ctx.actor.kind !== "staff") return asIs(await postedCourts(ctx, request));
    const { courts } = await createCaller(ctx).districts.me();
    return to(courts[0] ? `/${courts[0].code}/week` : "/sign-in");
  });

/** Asked anew each time: a browser that kept it would show it to staff who signed in a moment ago. */
function asIs(reply: Response): Response {
  reply.headers.set("cache-control", "private, no-cache");
  reply.headers.set("vary", "cookie, accept-encoding");
  return reply;
}

/** Whose browser it is decides, so nobody on the way keeps where it led. */
const to = (location: string) =>
  new Response(null, { status: 307, headers: { location, "cache-control": "private, no-store", vary: "cookie" } });
