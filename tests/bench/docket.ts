import { parseArgs } from "node:util";
import postgres from "postgres";
import { connect } from "../../db/connect.ts";
import { startEmbedded } from "../../db/embedded.ts";
import { migrate } from "../../db/migrate.ts";
import type { Context } from "../../server/core/context.ts";
import { createCaller } from "../../server/doors/http/router.ts";
import { makeScratchData, removeScratchData } from "../../server/launcher/scratch-data.ts";
import { fill } from "./docket/fill.ts";
import { EXPECTED, QUESTIONS, type Question } from "./docket/queries.ts";

/**
 * How long the docket's questions take through the application, beside the same SQL by hand on the same data, in dockets
 * of growing size. Prints p50 and p95 in milliseconds; passes and fails nothing.
 */
const { values } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    sizes: { type: "string", default: "1200,100000,1000000" },
    turns: { type: "string", default: "1000" },
  },
});
const sizes = values.sizes.split(",").map(Number);
const turns = Number(values.turns);
if (sizes.some((size) => !Number.isInteger(size) || size < 1200) || !(turns >= 20)) {
  throw new Error("--sizes takes whole numbers from 1200, --turns one from 20");
}

type Spread = { p50: number; p95: number };
type Measured = { name: string; ours: Spread; sql: Spread; ratio: number };
const say = (text: string) => console.error(text);

const folder = await makeScratchData();
const embedded = await startEmbedded(folder, say);
try {
  const measured: { cases: number; queries: Measured[] }[] = [];
  for (const cases of sizes) measured.push({ cases, queries: await measureSize(cases) });
  const report = { sizes: measured, growth: growthOf(measured) };
  if (values.json) console.log(JSON.stringify(report, null, 2));
  else print(report);
} finally {
  await embedded.stop();
  await removeScratchData(folder);
}

async function measureSize(cases: number): Promise<Measured[]> {
  const name = `bench_${cases}`;
  await embedded.ensureDatabase(name);
  await migrate(embedded.ownerUrl(name));
  const started = performance.now();
  const owner = postgres(embedded.superUrl(name), { max: 1, onnotice: () => {} });
  const { courtId, districtId } = await fill(owner, cases);
  await owner.end();
  say(`${cases} cases filled in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  const app = connect(embedded.appUrl(name), { max: 4 });
  // By hand as the owner, who passes the second lock that ours opens first.
  const hand = postgres(embedded.ownerUrl(name), {
    max: 4,
    connection: { plan_cache_mode: "force_custom_plan" } as object,
  });
  try {
    const actor = { kind: "staff", userId: "bench", name: "Bench", role: "clerk", districtId, courtId } as const;
    const context: Context = {
      db: app.db,
      now: new Date("2026-03-02T06:00:00Z"),
      actor,
      source: "screen",
      isDemo: false,
    };
    const caller = createCaller(context);
    const results: Measured[] = [];
    for (const question of QUESTIONS) results.push(await measure(question, caller, hand, courtId));
    return results;
  } finally {
    await app.end();
    await hand.end();
    await embedded.dropDatabase(name);
  }
}

/** Both sides by turns, so that whatever else the machine does falls on both alike. */
async function measure(
  question: Question,
  caller: ReturnType<typeof createCaller>,
  hand: postgres.Sql,
  courtId: number,
): Promise<Measured> {
  const ours: number[] = [];
  const sql: number[] = [];
  const warmUp = Math.ceil(turns / 5);
  for (let turn = 0; turn < turns + warmUp; turn += 1) {
    const askOurs = () => timed(() => question.ours(caller, courtId, turn));
    const askByHand = () => timed(() => question.sql(hand, courtId, turn));
    const isOursFirst = turn % 2 === 0;
    const first = await (isOursFirst ? askOurs() : askByHand());
    const second = await (isOursFirst ? askByHand() : askOurs());
    const [mine, theirs] = isOursFirst ? [first, second] : [second, first];
    if (mine.rows !== theirs.rows || !EXPECTED[question.name]?.(mine.rows)) {
      throw new Error(`${question.name}: ${mine.rows} rows of ours, ${theirs.rows} by hand`);
    }
    if (turn < warmUp) continue;
    ours.push(mine.milliseconds);
    sql.push(theirs.milliseconds);
  }
  const [a, b] = [spreadOf(ours), spreadOf(sql)];
  const result = { name: question.name, ours: a, sql: b, ratio: rounded(a.p95 / b.p95) };
  say(`  ${result.name.padEnd(12)} ours ${a.p50} / ${a.p95} ms · by hand ${b.p50} / ${b.p95} ms · ${result.ratio}`);
  return result;
}

async function timed(ask: () => Promise<number>): Promise<{ rows: number; milliseconds: number }> {
  const started = performance.now();
  const rows = await ask();
  return { rows, milliseconds: performance.now() - started };
}

function spreadOf(times: number[]): Spread {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (share: number) => rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { p50: at(0.5), p95: at(0.95) };
}

/** How p95 grows when the docket is ten times as large, from the smallest size to the largest. */
function growthOf(measured: { cases: number; queries: Measured[] }[]) {
  const [first, last] = [measured[0], measured.at(-1)];
  if (!first || !last || first === last) return [];
  const tens = Math.log10(last.cases / first.cases);
  return first.queries.map(({ name, ours }) => {
    const later = last.queries.find((query) => query.name === name)?.ours ?? ours;
    return { name, perTenfold: rounded((later.p95 / ours.p95) ** (1 / tens)) };
  });
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function print(report: {
  sizes: { cases: number; queries: Measured[] }[];
  growth: { name: string; perTenfold: number }[];
}): void {
  for (const { cases, queries } of report.sizes) {
    console.log(`${cases} cases`);
    for (const { name, ours, sql, ratio } of queries) {
      console.log(`  ${name.padEnd(12)} p95 ${ours.p95} ms, by hand ${sql.p95} ms: ${ratio} times`);
    }
  }
  for (const { name, perTenfold } of report.growth) console.log(`${name}: ${perTenfold} times for ten times the cases`);
}
