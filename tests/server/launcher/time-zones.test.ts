import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { daysCommand } from "../../../server/doors/terminal/days-command.ts";
import { type CourtDay, courtDay } from "../../../server/rules/calendar/court-day.ts";

test("the days command answers the same wherever the machine stands", async () => {
  const rules: [string, CourtDay][] = [
    ["FREQ=WEEKLY;BYDAY=TH", courtDay("2026-01-01")],
    ["FREQ=MONTHLY;BYDAY=-1TH", courtDay("2026-01-01")],
    ["FREQ=DAILY;INTERVAL=3;UNTIL=20261231T235959Z", courtDay("2026-03-28")],
    ["FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2", courtDay("2025-12-31")],
    ["FREQ=YEARLY;BYMONTHDAY=-1", courtDay("2024-02-29")],
  ];
  const asks = rules.map(([rule, start]) => ["--rule", rule, "--start", start, "--until", "2027-12-31"]);
  const module = new URL("../../../server/doors/terminal/days-command.ts", import.meta.url).href;
  const script = `import { daysCommand } from ${JSON.stringify(module)};
    process.stdout.write(JSON.stringify([new Date(2026, 0, 1).getTimezoneOffset(), ...${JSON.stringify(asks)}.map(daysCommand)]));`;
  const run = async (zone: string) => {
    const env = { ...process.env, TZ: zone, NODE_OPTIONS: "" };
    const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script], { env });
    return JSON.parse(stdout) as [offset: number, ...answers: unknown[]];
  };
  const answers = await Promise.all(["UTC", "Asia/Karachi", "Pacific/Kiritimati"].map(run));
  expect(answers.map(([offset]) => offset)).toEqual([0, -300, -840]);
  for (const [, ...answer] of answers) expect(answer).toEqual(asks.map(daysCommand));
});
