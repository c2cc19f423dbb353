import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { connect } from "../../../db/connect.ts";
import { main } from "../../../server/doors/terminal/command-line.ts";
import type { TestDatabase } from "../../support/fresh-database.ts";
import { register, row } from "../../support/imported-register.ts";
import { isPosted } from "./doors.ts";
import { told } from "./oracle.ts";
import { contactsIn, type Planted, plantedIn } from "./planted.ts";
import { standing } from "./standing.ts";
import { type Asking, COURT, NOW, TODAY } from "./world.ts";

/** A command as it is typed at the court's computer, by whoever may sit there, and what it may print. */
type Command = {
  name: string;
  runs: readonly string[];
  /** The exit code; 0 where nothing is said. */
  ends?: number;
  tells: "nothing" | "posted" | "court";
  /** The folder that it fills with files, which tell as much as what it prints; left out, it writes none. */
  fills?: string;
  /** The same, asked wrongly: refused, and nothing is changed. */
  wrong?: readonly string[];
};

/** `serve` and `work` run until they are stopped. */
const ELSEWHERE = ["serve", "work"];

const golden = (path: string) => readFileSync(fileURLToPath(new URL(`../../golden/${path}`, import.meta.url)), "utf8");

function commandsIn(folder: string, username: string): Command[] {
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const list = (audience: string, format: string) =>
    ["list", "--court", COURT, "--date", TODAY, "--audience", audience, "--format", format] as const;
  const nowhere = ["--court", "no-such-court"];
  const book = file("register.csv", register(row("911/2024"), row("912/2024", { next: "31/02/2027" })));
  const calendar = file("calendar.csv", golden("calendars/observations.csv").split("\n").slice(0, 12).join("\n"));
  const problem = fileURLToPath(new URL("../../golden/allocation/n60-s1.json", import.meta.url));
  const site = join(folder, "site");
  const named = { tells: "court" } as const;
  const silent = { tells: "nothing" } as const;
  return [
    { name: "help", runs: ["help"], ...silent },
    {
      name: "days",
      runs: ["days", "--rule", "FREQ=WEEKLY;BYDAY=TH", "--start", TODAY, "--until", "2026-12-31"],
      ...silent,
    },
    { name: "allocate", runs: ["allocate", problem, "--effort", "quick"], ...silent },
    { name: "purposes", runs: ["purposes", file("purposes.csv", "purpose_of_hearing\nEvidence of PW-2\n")], ...silent },
    { name: "seed", runs: ["seed", "--demo"], ends: 1, ...silent },
    ...(["public", "gate"] as const).map((audience) => ({
      name: "list",
      runs: list(audience, "text"),
      tells: "posted" as const,
    })),
    ...["text", "csv", "json", "html"].map((format) => ({ name: "list", runs: list("judge", format), ...named })),
    { name: "list", runs: list("prosecution", "text"), ...named, wrong: ["list", "--date", TODAY, ...nowhere] },
    {
      name: "publish-site",
      runs: ["publish-site", site],
      fills: site,
      tells: "posted",
      wrong: ["publish-site", folder],
    },
    { name: "hearings", runs: ["hearings", "--district", "karachi-east"], ...silent },
    { name: "audit heads", runs: ["audit", "heads"], ...silent },
    { name: "audit verify", runs: ["audit", "verify"], ...silent },
    {
      ...{
        name: "lose-day",
        runs: ["lose-day", "--court", COURT, "--date", TODAY, "--because", "Eid", "--dry-run"],
        ...silent,
      },
      wrong: ["lose-day", "--date", TODAY, "--because", "Eid", ...nowhere],
    },
    { name: "lose-day", runs: ["lose-day", "--court", COURT, "--date", "2026-12-17", "--because", "Eid"], ...silent },
    {
      ...{ name: "plan", runs: ["plan", "--court", COURT, "--from", "2026-12-24", "--weeks", "1"], ...silent },
      wrong: ["plan", "--from", "2026-12-24", "--weeks", "1", ...nowhere],
    },
    { name: "import register", runs: ["import", "register", book, "--court", COURT, "--dry-run"], ...silent },
    {
      ...{ name: "import register", runs: ["import", "register", book, "--court", COURT], ...silent },
      wrong: ["import", "register", join(folder, "no-such-file"), "--court", COURT],
    },
    {
      ...{ name: "import calendar", runs: ["import", "calendar", calendar, "--district", "announced"], ...silent },
      wrong: ["import", "calendar", join(folder, "no-such-file"), "--district", "announced"],
    },
    {
      ...{ name: "sign-in", runs: ["sign-in", "reset", "--username", username], ...silent },
      wrong: ["sign-in", "reset", "--username", "nobody.here"],
    },
    { name: "deliver", runs: ["deliver", "--once"], ...silent, wrong: ["deliver", "--twice"] },
    { name: "sign-in", runs: ["sign-in", "add", "--username", "high.court", "--name", "Somebody"], ...silent },
  ];
}

const writtenIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"))
    .join("\n");

/** Every command of the terminal, which acts with the operator's rights: what it prints ends in letters and in logs. */
export function commandsAreTried(database: TestDatabase, world: () => Asking): void {
  describe("what the commands of the terminal print", () => {
    const folder = mkdtempSync(join(tmpdir(), "peshi-matrix-"));
    const env = {
      DATABASE_URL: database.appUrl,
      DATABASE_OWNER_URL: database.ownerUrl,
    } as unknown as NodeJS.ProcessEnv;
    const connected = connect(database.superUrl, { max: 1 });
    let printed = "";
    let commands: Command[];

    beforeAll(async () => {
      vi.useFakeTimers({ toFake: ["Date"], now: NOW });
      // Lists are not printed: their copies on paper say what their pages say, and take a second each.
      vi.stubEnv("CHROMIUM_PATH", "/nowhere/chromium");
      vi.spyOn(process.stdout, "write").mockImplementation(((text: string | Uint8Array, done: () => void) => {
        printed += text.toString();
        if (typeof done === "function") done();
        return true;
      }) as never);
      const [account] = await connected.db.execute<{ username: string }>(
        sql`select username from "user" where username is not null limit 1`,
      );
      commands = commandsIn(folder, account!.username);
    });
    afterAll(async () => {
      vi.mocked(process.stdout.write).mockRestore();
      vi.useRealTimers();
      vi.unstubAllEnvs();
      rmSync(folder, { recursive: true, force: true });
      await connected.end();
    });

    const run = async (args: readonly string[]) => {
      printed = "";
      const code = await main(args, env);
      return { code, text: printed };
    };

    test("each command of the help has its row", async () => {
      const { text } = await run(["help", "--json"]);
      const { usage } = JSON.parse(text) as { usage: string[] };
      const typed = usage
        .slice(2)
        .map((line) => line.trim())
        .filter((line) => line !== "");
      expect(typed.length).toBeGreaterThan(10);
      const names = [...ELSEWHERE, ...commands.map(({ name }) => name)];
      expect(typed.filter((line) => !names.some((name) => line === name || line.startsWith(`${name} `)))).toEqual([]);
    });

    test("each command tells what its paper tells and nothing else, and one that is refused changes nothing", async () => {
      const mayTell = (tells: Command["tells"]) => (one: Planted) =>
        tells === "court"
          ? one.courtId === world().own.courtId && !["private", "safety", "note"].includes(one.kind)
          : tells === "posted" && isPosted(one);
      const faults: string[] = [];
      for (const { runs, ends = 0, tells, fills, wrong } of commands) {
        const { code, text: said } = await run(runs);
        const text = fills === undefined ? said : `${said}${writtenIn(fills)}`;
        const planted = plantedIn(text).filter((one) => !mayTell(tells)(one));
        if (code !== ends) faults.push(`${runs.join(" ")} ends with ${code}`);
        if (fills !== undefined && !text.includes('<tr role="row"')) faults.push(`${runs.join(" ")} writes no list`);
        if (tells !== "nothing" && runs.includes("judge") && plantedIn(text).length === 0)
          faults.push(`${runs.join(" ")} tells nothing`);
        if (planted.length > 0) faults.push(`${runs.join(" ")} prints ${told(planted).join(", ")}`);
        if (contactsIn(text).length > 0) faults.push(`${runs.join(" ")} prints a whole number`);
        if (wrong === undefined) continue;
        const before = await standing(connected.db);
        const refused = await run(wrong);
        if (refused.code !== 1 || refused.text !== "") faults.push(`${wrong.join(" ")} is not refused`);
        if ((await standing(connected.db)) !== before) faults.push(`${wrong.join(" ")} changed something`);
      }
      expect(faults).toEqual([]);
    });
  });
}
