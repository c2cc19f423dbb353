import "../../server/reminders/after-change.ts";
import { createHash } from "node:crypto";
import { parseArgs } from "node:util";
import postgres from "postgres";
import { connect } from "../../db/connect.ts";
import { startEmbedded } from "../../db/embedded.ts";
import { migrate } from "../../db/migrate.ts";
import { type Context, terminalContext } from "../../server/core/context.ts";
import { importNamedRegister } from "../../server/imports/named-register.ts";
import { isRefusal } from "../../server/imports/reading/decode-text.ts";
import { readUpload } from "../../server/imports/reading/read-upload.ts";
import { makeScratchData, removeScratchData } from "../../server/launcher/scratch-data.ts";
import { copySeconds } from "./import/copy-beside.ts";
import { madeUpRegister } from "./import/made-up-register.ts";

/**
 * How fast a register comes in, from the bytes of its file to the commit, beside COPY of the rows that it leaves; then
 * more files into the same court, to see whether the memory grows with what is stored. Passes and fails nothing.
 */
const { values } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    rows: { type: "string", default: "20000" },
    files: { type: "string", default: "10" },
    turns: { type: "string", default: "3" },
  },
});
const rows = Number(values.rows);
const files = Number(values.files);
const turns = Number(values.turns);
if (!(rows >= 100 && rows <= 20_000) || !(files >= 1))
  throw new Error("--rows takes 100 to 20000, --files one or more");
const say = (text: string) => console.error(text);
const memoryMb = () => Math.round(process.resourceUsage().maxRSS / 1024);

const folder = await makeScratchData();
const embedded = await startEmbedded(folder, say);
try {
  await embedded.ensureDatabase("bench_import");
  await migrate(embedded.ownerUrl("bench_import"));
  const report = await measure();
  if (values.json) console.log(JSON.stringify(report));
  else for (const [name, value] of Object.entries(report)) console.log(`${name.padEnd(20)}${value}`);
} finally {
  await embedded.stop();
  await removeScratchData(folder);
}

async function measure() {
  const app = connect(embedded.appUrl("bench_import"), { max: 2 });
  const owner = postgres(embedded.superUrl("bench_import"), { max: 1, onnotice: () => {} });
  const ctx: Context = { ...terminalContext(app.db, false), now: new Date("2026-12-03T05:00:00Z") };
  try {
    // The best of a few turns: what else the machine does only ever adds time.
    let [seconds, copied] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (let turn = 1; turn <= turns; turn += 1) {
      await owner.unsafe("truncate court_case, district, change_row cascade");
      const ours = await importFile(ctx, "bench-court", rows, 0);
      const theirs = await copySeconds(owner);
      say(`${rows} rows imported in ${ours.toFixed(1)} s, COPY of what they left in ${theirs.toFixed(1)} s`);
      [seconds, copied] = [Math.min(seconds, ours), Math.min(copied, theirs)];
    }
    for (let file = 1; file < files; file += 1) {
      const more = await importFile(ctx, "bench-court", rows, file * rows);
      say(`file ${file + 1}: ${more.toFixed(1)} s, ${memoryMb()} MB at most so far`);
    }
    return {
      rows,
      rowsPerSecond: Math.round(rows / seconds),
      copyRowsPerSecond: Math.round(rows / copied),
      ratio: Number((seconds / copied).toFixed(2)),
      peakMemoryMb: memoryMb(),
    };
  } finally {
    await owner.end();
    await app.end();
  }
}

/** Seconds from the bytes of a file to its commit. */
async function importFile(ctx: Context, courtCode: string, count: number, from: number): Promise<number> {
  const bytes = madeUpRegister(count, from);
  const started = performance.now();
  const table = await readUpload(bytes);
  if (isRefusal(table)) throw new Error(`${table.refused} ${table.line}`);
  const fileHash = createHash("sha256").update(bytes).digest("hex");
  const input = {
    courtCode,
    districtCode: null,
    timezone: "Asia/Karachi",
    fileName: "made-up.csv",
    fileHash,
    table,
    mapping: null,
  };
  const { answer } = await importNamedRegister(ctx, input, () => {});
  if (answer.new !== count || answer.rejected > 0) throw new Error(JSON.stringify(answer));
  return (performance.now() - started) / 1000;
}
