import "../../reminders/after-change.ts";
import { accountRouter, changesRouter } from "../../access/router.ts";
import { staffRouter } from "../../access/staff-router.ts";
import { peopleRouter } from "../../case/people/router.ts";
import { listsRouter } from "../../cause-lists/router.ts";
import { createCallerFactory, mergeRouters, router } from "../../core/trpc.ts";
import { districtsRouter } from "../../courts/router.ts";
import { calendarRouter } from "../../courts/settings/router.ts";
import { deskRouter } from "../../desk/router.ts";
import { casesRouter } from "../../docket/router.ts";
import { evidenceRouter } from "../../evidence/router.ts";
import { figuresRouter } from "../../figures/router.ts";
import { importsRouter } from "../../imports/router.ts";
import { adjournRemainingRouter } from "../../lost-days/adjourn-router.ts";
import { closuresRouter } from "../../lost-days/closures-router.ts";
import { lostDaysRouter } from "../../lost-days/router.ts";
import { feedsRouter } from "../../own-days/feed-router.ts";
import { handOverRouter } from "../../own-days/hand-over-router.ts";
import { presenceRouter } from "../../own-days/presence-router.ts";
import { daysRouter } from "../../own-days/router.ts";
import { officialsRouter } from "../../people/router.ts";
import { plannerRouter } from "../../planner/router.ts";
import { caseEditsRouter, custodyRouter } from "../../process/custody-router.ts";
import { processRouter } from "../../process/router.ts";
import { remindersRouter } from "../../reminders/router.ts";
import { lifeRouter } from "../../settlement/router.ts";
import { ordersRouter } from "../../sitting/orders-router.ts";
import { hearingsRouter } from "../../sitting/router.ts";
import { standbyRouter } from "../../standby/router.ts";

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
  hearings: mergeRouters(hearingsRouter, adjournRemainingRouter),
  life: lifeRouter,
  imports: importsRouter,
  lostDays: lostDaysRouter,
  officials: officialsRouter,
  planner: plannerRouter,
  presence: presenceRouter,
  process: mergeRouters(processRouter, ordersRouter),
  reminders: remindersRouter,
  standby: standbyRouter,
  lists: listsRouter,
});

export type AppRouter = typeof appRouter;

/** Calls procedures from a server-rendered page, a test or a terminal, through the same guards. */
export const createCaller = createCallerFactory(appRouter);
