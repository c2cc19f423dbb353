import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "../../../../server/doors/http/router.ts";

export type Workload = inferRouterOutputs<AppRouter>["presence"]["workload"];
export type Loaded = Workload["people"][number];
