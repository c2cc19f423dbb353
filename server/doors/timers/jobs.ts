import "../../reminders/after-change.ts";
import { PgBoss } from "pg-boss";
import { connect, type Database } from "../../../db/connect.ts";
import { TIMERS, TIMERS_SCHEMA, type Timer } from "../../../db/timers.ts";
import { systemClock, timerContext } from "../../core/context.ts";
import { openToAll } from "../../core/second-lock.ts";
import { refreshRemoteFeeds } from "../../people/remote-feeds.ts";
import { callUnconfirmed } from "../../reminders/calls/call-unconfirmed.ts";
import { forgetOldCards } from "../../reminders/cards/forget-cards.ts";
import { type Delivered, deliverDue } from "../../reminders/delivery/deliver.ts";
import { openGateways, type Served } from "../../reminders/delivery/gateways.ts";
import { hearReceipt, sweepReceipts } from "../../reminders/delivery/hear-receipt.ts";
import { hearReply } from "../../reminders/delivery/hear-reply.ts";
import { findAwaited } from "../../reminders/delivery/receipts-store.ts";
import { sendGatewayTests } from "../../reminders/delivery/send-gateway-tests.ts";
import { pagePlace } from "../../reminders/private-page/page-address.ts";
import { reconcileReminders } from "../../reminders/reconcile-reminders.ts";

/** Twice what a gateway is waited for at most, and some. */
const LEASE_MS = 180_000;
const ZONE = "Asia/Karachi";

export type Worker = {
  readonly served: readonly Served[];
  /** Everything due, once, and whatever receipts and lost answers left to settle. */
  deliverOnce(): Promise<Delivered & { tested: number; matched: number; untold: number; unconfirmed: number }>;
  run(timer: Timer): Promise<void>;
  close(): Promise<void>;
};

type Env = NodeJS.ProcessEnv;

/** What the timers do, without the timers. */
export function openWorker(env: Env, pool: Database, say: (line: string) => void): Worker {
  const db = openToAll(pool);
  const isDemo = env.PESHI_DEMO === "1";
  // An address that is none is told now, and not when the first e-mail that holds one is written.
  pagePlace(env);
  const context = () => timerContext(db, isDemo);
  // Nobody real is in the demo, and whoever has those numbers asked for nothing.
  const served = openGateways(isDemo ? {} : env, {
    receipt: (gateway, receipt) => hearReceipt(context(), gateway, receipt),
    incoming: async (gateway, message) => void (await hearReply(context(), gateway, message)),
  });
  let isStopping = false;
  /** What gateways do not tell by themselves; one that does not answer keeps none of the others from being asked. */
  const ask = async () => {
    for (const { gateway } of served) {
      if (!gateway.poll || isStopping) continue;
      try {
        await gateway.poll(await findAwaited(db, gateway.name, systemClock()));
      } catch (error) {
        say(`${gateway.name} did not answer what it was asked (${(error as Error).name})`);
      }
    }
  };
  const telling = served.filter(({ gateway }) => gateway.can.receipts).map(({ gateway }) => gateway.name);
  const deliver = async () => {
    await Promise.all(served.map(({ gateway }) => gateway.listen()));
    const work = { db, clock: systemClock, served, leaseMs: LEASE_MS, isStopping: () => isStopping };
    const tested = await sendGatewayTests(work);
    return { ...(await deliverDue(work)), tested };
  };
  const receipts = async () => {
    await ask();
    const swept = await sweepReceipts(context(), telling);
    return { ...swept, unconfirmed: await callUnconfirmed(context()) };
  };
  const jobs: Readonly<Record<Timer, () => Promise<unknown>>> = {
    deliver: async () => {
      await deliver();
      await sweepReceipts(context(), telling);
    },
    receipts,
    reconcile: async () => {
      const found = await reconcileReminders(context());
      const sum = (of: "added" | "retimed" | "dropped") => found.reduce((all, one) => all + one[of], 0);
      if (found.length === 0) return;
      const courts = [...new Set(found.map(({ courtId }) => courtId))].length;
      say(
        `Reminders of ${courts} courts were mended: ${sum("added")} missing, ${sum("retimed")} otherwise, ${sum("dropped")} too many.`,
      );
    },
    forget: () => forgetOldCards(context()),
    feeds: () => refreshRemoteFeeds(context()),
  };
  return {
    served,
    deliverOnce: async () => ({ ...(await deliver()), ...(await receipts()) }),
    run: async (timer) => void (await jobs[timer]()),
    close: async () => {
      isStopping = true;
      await Promise.all(served.map(({ gateway }) => gateway.close()));
    },
  };
}

/** Runs the timers until it is told to stop. What is in hand by then is finished first. */
export async function startJobs(env: Env, say: (line: string) => void): Promise<{ stop: () => Promise<void> }> {
  const { db, end } = connect(env.DATABASE_URL ?? "", { max: 4 });
  const worker = openWorker(env, db, say);
  const boss = new PgBoss({
    ...{ connectionString: env.DATABASE_URL, schema: TIMERS_SCHEMA, max: 2, application_name: "peshi timers" },
    ...{ migrate: false, createSchema: false },
  });
  // Its words may hold a statement: only its kind is told.
  boss.on("error", (error) => say(`timers: ${error.name}`));
  await boss.start();
  const failing = (timer: Timer) => async () => {
    try {
      await worker.run(timer);
    } catch (error) {
      say(`${timer} did not finish (${(error as Error).name}); it is tried again at its next time`);
    }
  };
  for (const timer of Object.keys(TIMERS) as Timer[]) {
    await boss.schedule(timer, TIMERS[timer], null, { tz: ZONE });
    await boss.work(timer, { pollingIntervalSeconds: 5 }, failing(timer));
  }
  // After an upgrade, or in the demo, what is wanted is planned at once and not in the night.
  const first = failing("deliver")().then(failing("reconcile")).then(failing("deliver"));
  say(tellGateways(worker.served));
  return {
    stop: async () => {
      await worker.close();
      await first;
      await boss.stop({ graceful: true, timeout: 10_000 });
      await end();
    },
  };
}

/** Which messages leave by themselves; whatever has no gateway waits as a call at the desk, and that is said. */
export function tellGateways(served: readonly Served[]): string {
  if (served.length === 0) return "Reminders: no gateway is set up; every message waits as a call on the desk's list.";
  const names = served.map(({ channel, audience, gateway }) => `${channel} (${audience}) by ${gateway.name}`);
  return `Reminders leave by themselves: ${names.join(", ")}; all others wait as calls on the desk's list.`;
}
