import { changesRouter } from "./access/router.ts";
import { staffRouter } from "./access/staff-router.ts";
import { casesRouter } from "./cases/router.ts";
import { listsRouter } from "./cause-lists/router.ts";
import { calendarRouter } from "./districts/calendar-router.ts";
import { districtsRouter } from "./districts/router.ts";
import { closuresRouter } from "./hearings/closures-router.ts";
import { plannerRouter } from "./hearings/planning-router.ts";
import { hearingsRouter } from "./hearings/router.ts";
import { importsRouter } from "./imports/router.ts";
import { createCallerFactory, router } from "./trpc.ts";

/** Everything a screen can ask for. */
export const appRouter = router({
  cases: casesRouter,
  changes: changesRouter,
  districts: districtsRouter,
  calendar: calendarRouter,
  closures: closuresRouter,
  staff: staffRouter,
  hearings: hearingsRouter,
  imports: importsRouter,
  planner: plannerRouter,
  lists: listsRouter,
});

export type AppRouter = typeof appRouter;

/** Calls procedures from a server-rendered page, a test or a terminal, through the same guards. */
export const createCaller = createCallerFactory(appRouter);
