import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "../../../../server/doors/http/router.ts";

type Outputs = inferRouterOutputs<AppRouter>;

export type Settings = Outputs["calendar"]["settings"];
export type Closure = Settings["closures"][number];
export type Member = Outputs["staff"]["list"][number];
export type SectionRow = Outputs["life"]["sections"][number];

/** What every tab of the settings is given. */
export type TabProps = { settings: Settings; mayChange: boolean; mayAdminister: boolean };
