import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "../../../../server/router.ts";

type Outputs = inferRouterOutputs<AppRouter>["lostDays"];
export type Preview = Outputs["preview"];
export type LossLine = Preview["lines"][number];
export type Told = Outputs["told"];
export type ToldChange = Told["officials"][number]["changes"][number];
export type BestDays = Outputs["bestDays"];
