import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { connect } from "../../../db/connect.ts";
import { court, district } from "../../../db/schema/districts.ts";
import { DATABASE_COMMANDS } from "../../../server/doors/terminal/terminal-commands.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { GOLDEN } from "../../support/golden-register.ts";
import { casesOf, register, row } from "../../support/imported-register.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl, { max: 2 });
const folder = mkdtempSync(join(tmpdir(), "peshi-commands-"));
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await end();
});

// What people are told on the way goes to stderr, not into the answer.
beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation(() => {});
});

const env = { DATABASE_URL: database.appUrl } as unknown as NodeJS.ProcessEnv;
const run = async (name: string, ...args: string[]) =>
  (await DATABASE_COMMANDS[name]!.run(args, env, { isJson: true, isDemo: false })).json as Record<string, unknown>;

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe("import register", () => {
  const path = file("register.csv", register(row("1/2024"), row("2/2024", { next: "31/02/2027" })));

  test("tried dry tells what it would do and keeps nothing, not even the court", async () => {
    const done = await run("import register", path, "--court", "dry-court", "--dry-run");
    expect(done).toMatchObject({ isDryRun: true, new: 1, changed: 0, same: 0, rejected: [{ line: 3 }] });
    expect(await db.select().from(court).where(eq(court.code, "dry-court"))).toEqual([]);
    expect(await db.select().from(district).where(eq(district.code, "dry-court"))).toEqual([]);
  });

  test("makes a court that is not there, in the district and time zone that are named", async () => {
    const args = [path, "--court", "new-court", "--district", "new-district", "--timezone=Asia/Dubai"];
    expect(await run("import register", ...args)).toMatchObject({
      new: 1,
      rejected: [{ line: 3, because: "date_does_not_exist" }],
    });
    const [made] = await db.select().from(court).where(eq(court.code, "new-court"));
    expect(await db.select().from(district).where(eq(district.id, made!.districtId))).toMatchObject([
      { code: "new-district", timezone: "Asia/Dubai" },
    ]);
    expect(await casesOf(db, made!.id)).toHaveLength(1);
    expect(await run("import register", ...args)).toMatchObject({ new: 0, changed: 0, same: 1 });
  });

  test("knows the courts that are shipped by their names", async () => {
    await run("import register", path, "--court", "badin-dsj");
    const [made] = await db.select().from(court).where(eq(court.code, "badin-dsj"));
    expect(made).toMatchObject({ nameEn: "District & Sessions Judge, Badin" });
    expect(await db.select().from(district).where(eq(district.id, made!.districtId))).toMatchObject([
      { code: "badin" },
    ]);
  });

  test("reads with the mapping of a file, and refuses one that names what is not there", async () => {
    const odd = file("odd.csv", "A,B\n7/2024,Zaid Farzi\n");
    const mapping = file("mapping.json", JSON.stringify({ columns: { A: "case_number", B: "accused" } }));
    expect(await run("import register", odd, "--court", "odd-court", "--mapping", mapping)).toMatchObject({ new: 1 });
    const wrong = file("wrong.json", JSON.stringify({ columns: { C: "accused" } }));
    await expect(run("import register", odd, "--court", "odd-court", "--mapping", wrong)).rejects.toThrow(
      "no column C",
    );
    const faulty = file("faulty.json", JSON.stringify({ columns: { A: "surname" } }));
    await expect(run("import register", odd, "--court", "odd-court", "--mapping", faulty)).rejects.toThrow("columns.A");
  });

  test("says in one line what is wrong with the command or the file", async () => {
    await expect(run("import register", path)).rejects.toThrow("--court is missing");
    await expect(run("import register", "/nowhere.csv", "--court", "x")).rejects.toThrow("/nowhere.csv: no such file");
    await expect(run("import register", path, "--court", "x", "--timezone", "Mars/One")).rejects.toThrow("Mars/One");
    await expect(run("import register", path, "--court", "x", "--drop-all")).rejects.toThrow("--drop-all is not known");
    const nul = file("nul.csv", "Case No,Accused\n1/2024,\0\n");
    await expect(run("import register", nul, "--court", "x")).rejects.toThrow("line 2: The text is broken");
  });
});

describe("import calendar and hearings", () => {
  test("print exactly the documented keys", async () => {
    const observations = fileURLToPath(new URL("calendars/observations.csv", GOLDEN));
    const report = await run(
      "import calendar",
      observations,
      "--district",
      "vermont",
      "--timezone",
      "America/New_York",
    );
    expect(Object.keys(report)).toEqual(["rows", "hearings", "unchanged", "moved", "rejected"]);
    expect(Object.keys((report.moved as object[])[0]!)).toEqual([
      "docket",
      "county",
      "division",
      "snapshot",
      "from",
      "to",
    ]);
    const hearings = (await run("hearings", "--district", "vermont")) as unknown as Record<string, unknown>[];
    expect(hearings).toHaveLength(report.hearings as number);
    const columns = "docket,county,division,last_snapshot,hearing_date,time,courtroom,hearing_type";
    expect(Object.keys(hearings[0]!).join(",")).toBe(columns);
    expect(hearings.flatMap((one) => Object.values(one)).every((value) => typeof value === "string")).toBe(true);
    await expect(run("hearings", "--district", "nowhere")).rejects.toMatchObject({ code: "not-found" });
  });
});
