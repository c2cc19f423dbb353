import type { Context } from "./context.ts";
import { type Door, throughDoor } from "./http-door.ts";
import { webContext } from "./web.ts";

const DOOR: Door = { name: "lists", isPublic: true };

/** Posted pages are the same for everybody: whoever asks, nothing of the request but its address is looked at. */
export const postedAnswer = (
  request: Request,
  answer: (ctx: Context, request: Request) => Promise<Response>,
): Promise<Response> =>
  throughDoor(request, DOOR, async ({ requestId }) =>
    answer(await webContext(new Headers(), undefined, requestId), request),
  );
