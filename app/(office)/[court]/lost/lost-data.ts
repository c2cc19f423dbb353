import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "../../../../server/doors/http/router.ts";

type Router = inferRouterOutputs<AppRouter>;
type Outputs = Router["lostDays"];
export type Preview = Outputs["preview"];
export type ClosurePreview = Router["closures"]["preview"];
export type LossLine = Preview["lines"][number];
export type Told = Outputs["told"];
export type ToldChange = Told["officials"][number]["changes"][number];
export type BestDays = Outputs["bestDays"];
