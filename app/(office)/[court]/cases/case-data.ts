import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "../../../../server/doors/http/router.ts";

export type File = inferRouterOutputs<AppRouter>["cases"]["file"];
