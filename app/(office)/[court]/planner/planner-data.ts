import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "../../../../server/doors/http/router.ts";
import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";

type Planner = inferRouterOutputs<AppRouter>["planner"];
export type Board = Planner["board"];
export type BoardDay = Board["days"][number];
export type TrayMatter = Board["tray"][number];
export type ListedMatter = BoardDay["matters"][number];
/** A matter of a day, or of the tray. */
export type Matter = TrayMatter & { serial?: number };
export type PlanJob = NonNullable<Planner["job"]>;
export type MoveDays = Planner["moveDays"];
export type MoveDay = MoveDays["days"][number];
export type Preview = inferRouterOutputs<AppRouter>["lists"]["preview"][number];

export const keyOf = ({ kind, id }: Pick<Matter, "kind" | "id">): string => `${kind}-${id}`;
export const seen = ({ id, version }: Pick<Matter, "id" | "version">) => ({ id, version });

/** What is not yet as the posted list says it: drafted, added, moved, removed, or never posted. */
export function changesOf(day: BoardDay): number {
  const isUp = day.posted !== null && !day.posted.isWithdrawn;
  const touched = day.matters.filter(({ kind, change }) => !isUp || kind === "draft" || change !== null);
  return touched.length + day.removed.length;
}

export type Grouped = { block: string | null; matters: ListedMatter[] };

/** The matters of a day under their time blocks, in calling order. */
export function byBlock({ matters }: BoardDay): Grouped[] {
  const starts = [...new Set(matters.map(({ block }) => block))];
  return starts.map((block) => ({ block, matters: matters.filter((one) => one.block === block) }));
}

/** Where a matter goes when it is dropped, or stepped: before another, or at the end of a block. */
export type Target = { day: CourtDay; block: string | null; before: Matter | null };

/** The place one step earlier or later inside the day; null at its ends. */
export function stepOf(day: BoardDay, matter: Matter, step: 1 | -1): Target | null {
  const at = day.matters.findIndex((one) => keyOf(one) === keyOf(matter));
  const neighbour = day.matters[at + step];
  if (at < 0 || !neighbour) return null;
  if (step === -1) return { day: day.day, block: neighbour.block, before: neighbour };
  const after = day.matters[at + 2];
  const before = after && after.block === neighbour.block ? after : null;
  return { day: day.day, block: neighbour.block, before };
}
