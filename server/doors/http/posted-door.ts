import type { Context } from "../../core/context.ts";
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

const ASKING: Door = { ...DOOR, name: "next-date", takes: "application/x-www-form-urlencoded", mostBytes: 2_000 };

/** A question by form that anybody may ask from our own page; `address` is where it comes from, as far as is known. */
export const askedAnswer = (
  request: Request,
  answer: (ctx: Context, request: Request, address: string) => Promise<Response>,
): Promise<Response> =>
  throughDoor(request, ASKING, async ({ request: counted, requestId }) => {
    const address = request.headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "unknown";
    return answer(await webContext(new Headers(), undefined, requestId), counted, address);
  });
