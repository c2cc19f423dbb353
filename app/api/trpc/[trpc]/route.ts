import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { appRouter } from "../../../../server/router.ts";
import { isSameOrigin, webContext } from "../../../../server/web.ts";

// A form on another site can send neither JSON nor our origin; both are asked of every call that writes.
function refusal(request: Request): Response | null {
  if (request.method !== "POST") return null;
  if (!(request.headers.get("content-type") ?? "").startsWith("application/json"))
    return new Response(null, { status: 415 });
  return isSameOrigin(request) ? null : new Response(null, { status: 403 });
}

function answer(request: Request): Promise<Response> | Response {
  return (
    refusal(request) ??
    fetchRequestHandler({
      endpoint: "/api/trpc",
      req: request,
      router: appRouter,
      maxBatchSize: 10,
      createContext: ({ resHeaders }) => webContext(request.headers, resHeaders),
      onError: ({ error, path }) => {
        if (error.code === "INTERNAL_SERVER_ERROR") console.error(`${path}: ${error.cause?.name ?? error.name}`);
      },
    })
  );
}

export const GET = answer;
export const POST = answer;
