import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "../../../../server/doors/http/router.ts";

export type DocketRow = inferRouterOutputs<AppRouter>["cases"]["search"]["rows"][number];
