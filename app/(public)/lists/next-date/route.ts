import { askedAnswer } from "../../../../server/doors/http/posted-door.ts";
import { askedDate } from "../../../../server/doors/http/public-lists.ts";

export const dynamic = "force-dynamic";

export const POST = (request: Request): Promise<Response> => askedAnswer(request, askedDate);

/** Whoever reloads the answer as a page gets the question again. */
export const GET = (): Response => new Response(null, { status: 303, headers: { location: "/lists" } });
