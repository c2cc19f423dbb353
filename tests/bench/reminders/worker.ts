import "../../../server/reminders/after-change.ts";
import { setTimeout as pause } from "node:timers/promises";
import { type Delivering, deliverDue } from "../../../server/reminders/delivery/deliver.ts";
import { claim, findLetters, moveEach } from "../../../server/reminders/delivery/deliver-store.ts";
import { openGateways, type Served } from "../../../server/reminders/delivery/gateways.ts";
import { writeLetter } from "../../../server/reminders/delivery/write-letter.ts";
import { connect } from "../../support/open-database.ts";
import { dueRows, isDrained, type Pattern } from "./patterns.ts";

/** The worker of the crash test, killed at any moment and started again; ends by itself when nothing is left to do. */
const { DATABASE_URL, PATTERN, BASE, LEASE_MS, CHECK_MEMORY } = process.env;
const { db, end } = connect(DATABASE_URL ?? "", { max: 3 });
const started = performance.now();
const clock = () => new Date(Number(BASE) + performance.now() - started);
const hears = { receipt: async () => {}, incoming: async () => {} };
const served = openGateways(process.env, hears, { connect: 2000, answer: 1000 });
const work: Delivering = { db, clock, served, leaseMs: Number(LEASE_MS) };

const PATTERNS: Readonly<Record<Pattern, () => Promise<unknown>>> = {
  ours: () => deliverDue(work),
  "mark-then-send": () => oneByOne(served[0]!, "before"),
  "send-then-mark": () => oneByOne(served[0]!, "after"),
};

/** How others do it: a row is marked before, or after, its message is sent. */
async function oneByOne({ gateway }: Served, marked: "before" | "after"): Promise<void> {
  for (const id of await dueRows(db, clock())) {
    const mark = async () => {
      const ask = { gateway: gateway.name, now: clock(), leaseUntil: clock() };
      const ids = marked === "before" ? [...(await claim(db, [id], ask)).keys()] : [id];
      if (marked === "after") await moveEach(db, [{ id, target: "attempting", why: "sent" }], clock());
      await moveEach(
        db,
        ids.map((one) => ({ id: one, target: "accepted", why: "sent" })),
        clock(),
      );
      return ids;
    };
    const ids = marked === "before" ? await mark() : [id];
    const rows = await findLetters(db, ids);
    if (rows.length === 0) continue;
    const written = writeLetter(rows, gateway, clock());
    if (typeof written !== "string") await gateway.submit(written.letter);
    if (marked === "after") await mark();
  }
}

/** As the timer does: a round that breaks off, as when the database is gone, is tried again at the next time. */
async function round(): Promise<"drained" | "more"> {
  try {
    await PATTERNS[PATTERN as Pattern]();
    await pause(20);
    return (await isDrained(db, clock(), PATTERN as Pattern)) ? "drained" : "more";
  } catch (fault) {
    if (PATTERN !== "ours") throw fault;
    await pause(200);
    return "more";
  }
}

while ((await round()) === "more");
for (const { gateway } of served) await gateway.close();
await end();
if (CHECK_MEMORY) console.log(JSON.stringify({ peakMemoryMb: Math.round(process.resourceUsage().maxRSS / 1024) }));
process.exit(0);
