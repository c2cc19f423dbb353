import { setUp } from "../../../server/setup-door.ts";
import { isSameOrigin, maySignInOver } from "../../../server/web.ts";

const MOST_BYTES = 200_000;

/** Takes the answers of /setup. What a person can mend is told with its code; the token is looked at before all else. */
export async function POST(request: Request): Promise<Response> {
  if (!(request.headers.get("content-type") ?? "").startsWith("application/json"))
    return new Response(null, { status: 415 });
  if (!isSameOrigin(request) || !maySignInOver(request.headers)) return new Response(null, { status: 403 });
  if (Number(request.headers.get("content-length") ?? 0) > MOST_BYTES) return new Response(null, { status: 413 });
  const body: unknown = await request.json().catch(() => null);
  const answer = await setUp(request.headers, body);
  return Response.json(answer, { status: "refused" in answer ? 409 : 200, headers: { "cache-control": "no-store" } });
}
