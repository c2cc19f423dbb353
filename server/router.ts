import { accountRouter, changesRouter } from "./access/router.ts";
import { staffRouter } from "./access/staff-router.ts";
import { feedsRouter } from "./calendars/router.ts";
import { peopleRouter } from "./cases/people-router.ts";
import { casesRouter } from "./cases/router.ts";
import { listsRouter } from "./cause-lists/router.ts";
import { calendarRouter } from "./districts/calendar-router.ts";
import { districtsRouter } from "./districts/router.ts";
import { evidenceRouter } from "./evidence/router.ts";
import { closuresRouter } from "./hearings/closures-router.ts";
import { caseEditsRouter, custodyRouter } from "./hearings/custody-router.ts";
import { deskRouter } from "./hearings/desk-router.ts";
import { handOverRouter } from "./hearings/hand-over-router.ts";
import { lifeRouter } from "./hearings/life-router.ts";
import { lostDaysRouter } from "./hearings/lost-days-router.ts";
import { daysRouter } from "./hearings/own-days-router.ts";
import { plannerRouter } from "./hearings/planning-router.ts";
import { processRouter } from "./hearings/process-router.ts";
import { hearingsRouter } from "./hearings/router.ts";
import { presenceRouter, standbyRouter } from "./hearings/standby-router.ts";
import { importsRouter } from "./imports/router.ts";
import { officialsRouter } from "./people/router.ts";
import { remindersRouter } from "./reminders/router.ts";
import { figuresRouter } from "./statistics/router.ts";
import { createCallerFactory, mergeRouters, router } from "./trpc.ts";

/** Everything a screen can ask for. */
export const appRouter = router({
  account: accountRouter,
  cases: mergeRouters(casesRouter, caseEditsRouter),
  people: mergeRouters(peopleRouter, custodyRouter),
  changes: changesRouter,
  districts: districtsRouter,
  calendar: calendarRouter,
  days: daysRouter,
  desk: deskRouter,
  closures: closuresRouter,
  staff: mergeRouters(staffRouter, handOverRouter),
  evidence: evidenceRouter,
  feeds: feedsRouter,
  figures: figuresRouter,
  hearings: hearingsRouter,
  life: lifeRouter,
  imports: importsRouter,
  lostDays: lostDaysRouter,
  officials: officialsRouter,
  planner: plannerRouter,
  presence: presenceRouter,
  process: processRouter,
  reminders: remindersRouter,
  standby: standbyRouter,
  lists: listsRouter,
});

export type AppRouter = typeof appRouter;

/** Calls procedures from a server-rendered page, a test or a terminal, through the same guards. */
export const createCaller = createCallerFactory(appRouter);
