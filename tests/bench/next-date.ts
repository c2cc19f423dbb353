import { parseArgs } from "node:util";
import postgres from "postgres";
import { connect } from "../../db/connect.ts";
import { startEmbedded } from "../../db/embedded.ts";
import { migrate } from "../../db/migrate.ts";
import type { Context } from "../../server/core/context.ts";
import { seedDemo } from "../../server/demo/seed-demo.ts";
import { createCaller } from "../../server/doors/http/router.ts";
import { makeScratchData, removeScratchData } from "../../server/launcher/scratch-data.ts";
import { addDays, courtDay } from "../../server/rules/calendar/court-day.ts";
import { type Asked, byHand, mattersToAsk } from "./next-date/by-hand.ts";

/**
 * How long the three best days for one matter take through the application, as the sheet and the dialogs ask, beside a
 * scan written by hand on the same data: the demo's district. Prints p50 and p95 in milliseconds; passes and fails nothing.
 */
const { values } = parseArgs({
  options: { json: { type: "boolean", default: false }, turns: { type: "string", default: "500" } },
});
const turns = Number(values.turns);
if (!Number.isInteger(turns) || turns < 20) throw new Error("--turns takes a whole number from 20");

type Spread = { p50: number; p95: number };
const TODAY = courtDay("2026-11-26");
const say = (text: string) => console.error(text);

const folder = await makeScratchData();
const embedded = await startEmbedded(folder, say);
try {
  await embedded.ensureDatabase("bench");
  await migrate(embedded.ownerUrl("bench"));
  await seedDemo({ ownerUrl: embedded.ownerUrl("bench"), today: TODAY });
  const report = await measured();
  if (values.json) console.log(JSON.stringify(report, null, 2));
  else console.log(inWords(report));
} finally {
  await embedded.stop();
  await removeScratchData(folder);
}

async function measured() {
  const app = connect(embedded.appUrl("bench"), { max: 4 });
  // By hand as the owner, who passes the second lock.
  const hand = postgres(embedded.ownerUrl("bench"), { max: 1 });
  try {
    const { matters, courts, asked } = await mattersToAsk(hand);
    const [ours, sql]: [number[], number[]] = [[], []];
    const warmUp = Math.ceil(turns / 5);
    for (let turn = 0; turn < turns + warmUp; turn += 1) {
      const one = asked[(turn * 37) % asked.length]!;
      const sides = [() => timed(() => byTheApplication(app.db, one)), () => timed(() => byHand(hand, one, TODAY))];
      // By turns, so that whatever else the machine does falls on both alike.
      if (turn % 2 === 1) sides.reverse();
      const times = [await sides[0]!(), await sides[1]!()];
      if (turn % 2 === 1) times.reverse();
      if (turn < warmUp) continue;
      ours.push(times[0]!);
      sql.push(times[1]!);
    }
    const [a, b] = [spreadOf(ours), spreadOf(sql)];
    return {
      matters,
      courts,
      turns,
      ours: a,
      sql: b,
      ratio: { p50: rounded(a.p50 / b.p50), p95: rounded(a.p95 / b.p95) },
    };
  } finally {
    await app.end();
    await hand.end();
  }
}

async function byTheApplication(db: Context["db"], { districtId, courtId, caseId, purpose }: Asked): Promise<number> {
  const actor = { kind: "staff", userId: "bench", name: "Bench", role: "clerk", districtId, courtId } as const;
  const context: Context = { db, now: new Date(`${TODAY}T06:00:00Z`), actor, source: "screen", isDemo: false };
  const { days } = await createCaller(context).lostDays.bestDays({
    ...{ courtId, caseId, purpose, from: addDays(TODAY, 1), n: 3 },
  });
  return days.length;
}

async function timed(ask: () => Promise<number>): Promise<number> {
  const started = performance.now();
  const days = await ask();
  if (days !== 3) throw new Error(`${days} days where three were asked for`);
  return performance.now() - started;
}

function spreadOf(times: number[]): Spread {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (share: number) => rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { p50: at(0.5), p95: at(0.95) };
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function inWords({ matters, courts, ours, sql, ratio }: Awaited<ReturnType<typeof measured>>): string {
  return `${matters} pending matters in ${courts} courts: p50 ${ours.p50}, p95 ${ours.p95} ms; by hand ${sql.p50}, ${sql.p95} ms: ${ratio.p50} and ${ratio.p95} times`;
}
