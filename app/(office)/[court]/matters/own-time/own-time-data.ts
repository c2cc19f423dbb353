import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "../../../../../server/doors/http/router.ts";

export type Mine = inferRouterOutputs<AppRouter>["presence"]["mine"];

export type OwnRequest = Mine["requests"][number];

export type OwnClash = Mine["clashes"][number];

export type OwnStand = OwnClash["one"];

export type Asking = { stand: OwnStand; clash: OwnClash };
