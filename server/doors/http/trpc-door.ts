import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { logDefect } from "../../core/request-log.ts";
import { type Door, throughDoor } from "./http-door.ts";
import { appRouter } from "./router.ts";
import { webContext } from "./web.ts";

/** A register of 20,000 lines that is saved from the grid is the largest thing a screen sends. */
const DOOR: Door = { name: "trpc", isLoggedBehind: true, takes: "application/json", mostBytes: 8 * 1024 * 1024 };

/** What the screens ask and change. */
export function trpcAnswer(request: Request): Promise<Response> {
  return throughDoor(request, DOOR, async ({ request: passed, requestId }) =>
    fetchRequestHandler({
      endpoint: "/api/trpc",
      req: passed,
      router: appRouter,
      maxBatchSize: 10,
      createContext: ({ resHeaders }) => webContext(passed.headers, resHeaders, requestId),
      responseMeta: () => ({ headers: new Headers({ "cache-control": "no-store" }) }),
      // What a procedure fails with is logged where it is made an answer; here only what never reached one.
      onError: ({ error, path, ctx }) => {
        if (error.code === "INTERNAL_SERVER_ERROR" && !ctx) logDefect(requestId, path ?? "trpc", error.cause);
      },
    }),
  );
}
