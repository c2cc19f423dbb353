import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "../../../../server/doors/http/router.ts";

export type Alarms = inferRouterOutputs<AppRouter>["desk"]["alarms"];

export type Desk = inferRouterOutputs<AppRouter>["desk"]["judge"];
