import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { arrowsBetween, type Cruised, circlesOf, cruise, folderOf, ROOT } from "./architecture/cruise.ts";
import { drawRooms, PICTURE } from "./architecture/draw-rooms.ts";
import { ROOMS } from "./import-rules.mjs";

type Violation = Cruised["summary"]["violations"][number];
const said = (violations: Violation[]) => violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);

const sources = () =>
  globSync(["{app,server,db}/**/*.{ts,tsx,mjs}", "proxy.ts"], {
    cwd: ROOT,
    exclude: (name) => name.includes("migrations"),
  });
const textOf = (file: string) => readFileSync(`${ROOT}${file}`, "utf8");

describe("imports", () => {
  const { summary, modules } = cruise(ROOT);

  test("every import keeps the rules of the house", () => {
    expect(summary.totalCruised).toBeGreaterThan(100);
    expect(said(summary.violations)).toEqual([]);
  });

  test("no folders import each other in a ring", () => {
    expect(circlesOf(arrowsBetween(modules, folderOf))).toEqual([]);
  });

  test("folders that import each other in a ring are seen", () => {
    const planted = [
      { source: "server/people/a.ts", dependencies: [{ resolved: "server/case/b.ts" }] },
      { source: "server/case/c.ts", dependencies: [{ resolved: "server/people/d.ts" }] },
    ];
    expect(circlesOf(arrowsBetween(planted, folderOf))).toEqual([["server/case", "server/people"]]);
  });

  test("the picture of the rooms is drawn from today's imports", () => {
    expect(textOf(PICTURE), "npm run picture draws it anew").toBe(drawRooms(modules));
  });

  // The rules are only worth something if they see: each of these breaks one and must be reported.
  const PLANTED: [rule: string, file: string, text: string][] = [
    ["rules-are-pure", "server/rules/planted-a.ts", 'import { z } from "zod";\nexport const a = z;\n'],
    ["rules-are-pure", "server/rules/planted-b.ts", 'export * from "../../db/connect.ts";\n'],
    ["rules-are-pure", "server/allocation/planted-c.ts", 'export * from "../listing/store.ts";\n'],
    ["one-file-asks-luxon", "server/rules/planted-d.ts", 'export { DateTime } from "luxon";\n'],
    ["database-knows-no-feature", "db/planted-e.ts", 'export * from "../server/courts/court-days.ts";\n'],
    ["stores-and-routers-are-private", "server/sitting/planted-f.ts", 'export * from "../case/store.ts";\n'],
    ["sql-lives-in-stores", "server/case/planted-g.ts", 'export { eq } from "drizzle-orm";\n'],
    ["app-uses-doors", "app/components/planted-h.ts", 'export * from "../../server/courts/court-days.ts";\n'],
    ["server-knows-no-screen", "server/planted-i.ts", 'export * from "../app/components/refusal.ts";\n'],
    ["everything-resolves", "server/planted-k.ts", 'export * from "./nowhere.ts";\n'],
    ["no-cycles", "server/rules/planted-l.ts", 'import { m } from "./planted-m.ts";\nexport const l = () => m;\n'],
    ["no-cycles", "server/rules/planted-n.ts", 'import type { O } from "./planted-o.ts";\nexport type N = O[];\n'],
    ["http-calls-downhill", "server/doors/http/planted-up.ts", 'export * from "../terminal/command-line.ts";\n'],
    // Each room of the server asks the one that stands next above it.
    ...ROOMS.slice(1).map((room, above): [string, string, string] => [
      `${room}-calls-downhill`,
      `server/${room}/planted-up.ts`,
      `export * from "../${ROOMS[above]}/planted-down.ts";\n`,
    ]),
  ];
  const PARTNERS: [string, string][] = [
    ["server/rules/planted-m.ts", 'import { l } from "./planted-l.ts";\nexport const m = () => l;\n'],
    ["server/rules/planted-o.ts", 'import type { N } from "./planted-n.ts";\nexport type O = { n: N };\n'],
    ...ROOMS.map((room): [string, string] => [`server/${room}/planted-down.ts`, "export const down = 1;\n"]),
  ];
  const folder = "tests/.planted";
  afterAll(() => rmSync(`${ROOT}${folder}`, { recursive: true, force: true }));

  test("a planted violation of each rule is seen", () => {
    // Planted in a copy, so that a run cut short leaves nothing in the tree.
    const copy = `${ROOT}${folder}`;
    rmSync(copy, { recursive: true, force: true });
    for (const file of [...sources(), "tsconfig.json", "package.json", "tests/import-rules.mjs"])
      put(copy, file, textOf(file));
    for (const [, file, text] of PLANTED) put(copy, file, text);
    for (const partner of PARTNERS) put(copy, ...partner);
    const { violations } = cruise(copy).summary;
    const unseen = PLANTED.filter(
      ([rule, file]) => !violations.some((one) => one.rule.name === rule && one.from === file),
    );
    expect(unseen.map(([rule, file]) => `${rule}: ${file}`)).toEqual([]);
  });

  function put(base: string, file: string, text: string): void {
    mkdirSync(`${base}/${file}`.replace(/\/[^/]*$/, ""), { recursive: true });
    writeFileSync(`${base}/${file}`, text);
  }
});

describe("text of the sources", () => {
  test("the clock enters through the context only", () => {
    const allowed =
      /^server\/(core\/(context|change)|doors\/http\/(web|http-door))\.ts$|^server\/launcher\/|^db\/(embedded|postmaster|lock-file|migrate)|^server\/demo\/|^app\/|\.mjs$/;
    const asking = sources().filter((file) => !allowed.test(file) && /new Date\(\s*\)|Date\.now\(/.test(textOf(file)));
    expect(asking).toEqual([]);
  });

  // Next makes an endpoint of every such function, one that none of our doors stands before.
  test("no file has a server action", () => {
    expect(sources().filter((file) => /["']use server["']/.test(textOf(file)))).toEqual([]);
  });

  test("only the listed files open a transaction", () => {
    const allowed = new Set(["server/core/change.ts", "db/scoped.ts", "db/embedded.ts", "db/sound-keys.ts"]);
    const opening = sources().filter(
      (file) =>
        /\.transaction\(|\.begin\(/.test(textOf(file)) && !allowed.has(file) && !/^(app|server\/demo)\//.test(file),
    );
    expect(opening).toEqual([]);
  });

  /** Why each of these sees people beyond the court that somebody was let into. */
  const SEES_BEYOND: Record<string, string> = {
    // Of the district, by the views that hold who stands where.
    "server/access/staff-store.ts": "sign-ins of prosecutors and officers are made for the whole district",
    "server/case/case-people-store.ts": "how many cases an official has; two spellings of one become one in all courts",
    "server/case/people/hand-over-store.ts": "who is transferred leaves matters in several courts",
    "server/listing/availability/best-days-store.ts": "where the people of a matter are expected that day",
    "server/listing/availability/planning-store.ts": "a plan takes nobody who is in another court",
    "server/listing/availability/presence-store.ts": "two courts want one person",
    "server/listing/availability/rotation-store.ts": "prosecutors take turns between courts",
    "server/own-days/workload-store.ts": "how much somebody has in all courts",
    // A change that writes in another court, or to an official of all.
    "server/case/people/merge-people.ts": "an official who becomes another is that other in every court",
    "server/own-days/hand-over.ts": "matters of several courts go to another",
    "server/lost-days/sweep-days.ts": "a closure of the district",
    "server/listing/transfer/transfer.ts": "the case is listed where it goes",
    // All of it.
    "server/doors/http/calendar-door.ts":
      "an address of somebody's own dates, or of a district's officials: no court is asked",
    "server/reminders/after-change.ts": "reminders follow from a change in whichever court",
    "server/core/context.ts": "the terminal, the timers and what gateways tell",
    "server/doors/timers/jobs.ts": "the worker",
    "server/people/remote-feeds.ts": "calendars of other courts are fetched for all districts",
  };

  test("only the listed files see people beyond the court that somebody was let into, each for its reason", () => {
    const beyond = /_across\b|casePersonAcross|\b(widenLock|widenPeople|openPeople|openToAll)\(/;
    const seeing = sources().filter(
      (file) => /^(app|server)\//.test(file) && file !== "server/core/second-lock.ts" && beyond.test(textOf(file)),
    );
    expect(seeing.sort()).toEqual(Object.keys(SEES_BEYOND).sort());
  });

  test("a table is written from one folder only", () => {
    const writers = new Map<string, Set<string>>();
    for (const file of sources().filter((name) => /^server\/(access|.+store\.ts$)/.test(name))) {
      for (const [, table] of textOf(file).matchAll(/\.(?:insert|update|delete)\((\w+)\)/g)) {
        if (!table) continue;
        const folder = file.split("/").slice(0, 2).join("/");
        writers.set(table, (writers.get(table) ?? new Set()).add(folder));
      }
    }
    const shared = [...writers]
      .filter(([, folders]) => folders.size > 1)
      .map(([table, folders]) => `${table}: ${[...folders].join(", ")}`);
    expect(writers.size).toBeGreaterThan(3);
    expect(shared).toEqual([]);
  });

  test("documents name only files that exist", () => {
    const documents = globSync(["*.md", "docs/**/*.md", "server/**/*.md", "tests/**/*.md", ".github/**/*.md"], {
      cwd: ROOT,
    });
    const missing: string[] = [];
    let named = 0;
    for (const document of documents.filter((file) => !/golden|\.planted/.test(file))) {
      const text = textOf(document);
      const files = [...text.matchAll(/`((?:app|server|db|tests|docs|public|patches|\.ci)\/[\w./()[\]-]*\w[\w/]*)`/g)];
      const links = [...text.matchAll(/\]\((?!\w+:|#)([^)#\s]+)/g)].map(([, link]) => join(dirname(document), link!));
      const all = [...files.map((match) => match[1]!), ...links];
      named += all.length;
      const lost = all.filter((file) => !existsSync(`${ROOT}${file}`));
      missing.push(...lost.map((file) => `${document}: ${file}`));
    }
    expect(named).toBeGreaterThan(30);
    expect(missing).toEqual([]);
  });

  test("the README can be read in one go", () => {
    expect(Buffer.byteLength(textOf("README.md"))).toBeLessThanOrEqual(8192);
  });

  // A folder is taken in at a glance. What is larger today is named with how large it may be, and only ever shrinks.
  const LARGER: Record<string, number> = {
    "app/(office)/[court]/cases/people": 29,
    "app/(office)/[court]/day": 36,
    "app/(office)/[court]/planner": 27,
    "app/(office)/[court]/settings": 38,
    "server/allocation": 34,
    "server/wording": 68,
  };
  test("no folder holds more files than one takes in at a glance", () => {
    const counts = new Map<string, number>();
    for (const file of globSync("{app,server,db,tests}/**/*", { cwd: ROOT, withFileTypes: true }).filter((one) =>
      one.isFile(),
    )) {
      const folder = relative(ROOT, file.parentPath);
      if (!/migrations|golden|\.planted|seed\/districts/.test(folder))
        counts.set(folder, (counts.get(folder) ?? 0) + 1);
    }
    const large = [...counts].filter(([folder, count]) => count > (LARGER[folder] ?? 25));
    expect(large.map(([folder, count]) => `${folder}: ${count}`)).toEqual([]);
  });

  test("no file is longer than it can be read", () => {
    const long = sources()
      .filter((file) => !/^(db\/migrations|server\/(demo|wording))\//.test(file) && !file.endsWith(".css"))
      .map((file) => ({ file, lines: textOf(file).split("\n").length }))
      .filter(({ lines }) => lines > 400);
    expect(long).toEqual([]);
  });
});
