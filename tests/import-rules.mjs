/**
 * Who may import whom. Read by tests/architecture.test.ts; docs/architecture.md has the picture.
 * A rule's comment is what a person sees who broke it.
 */

/** The rooms of `server/` from the top floor down: each may use those after it, never one before it. */
export const ROOMS = [
  "doors",
  "demo",
  "figures",
  "imports",
  "reminders",
  "own-days",
  "cause-lists",
  "settlement",
  "standby",
  "desk",
  "planner",
  "lost-days",
  "sitting",
  "applications",
  "judgment",
  "listing",
  "process",
  "docket",
  "evidence",
  "case",
  "people",
  "courts",
  "access",
  "core",
];

/** Under `doors/` from the top down. */
const DOORS = ["terminal", "http", "timers"];

/** What knows no database, web, clock or files. */
const PURE = "^server/(rules|allocation|wording)/";
const FEATURE = `^server/(${ROOMS.filter((room) => !["doors", "demo", "core"].includes(room)).join("|")})/`;

/** Stores that rooms above their own ask, since one SQL serves both. Any other belongs to its room alone. */
const SHARED_STORES = [
  "case/case-people",
  "case/file/file",
  "case/stage/move-stage",
  "core/audit-heads",
  "core/tries",
  "judgment/judgment",
  "judgment/settlement",
  "judgment/status",
  "listing/availability/planning",
  "listing/availability/presence",
  "listing/availability/rotation",
  "listing/draft",
  "listing/law",
  "listing/move",
  "listing/outcome",
  "listing/undated",
  "reminders/delivery/deliver",
  "reminders/delivery/receipts",
  "reminders/delivery/replies",
];

/** @param {string[]} order @param {(name: string) => string} path */
const downhill = (order, path) =>
  order.slice(1).map((room, above) => ({
    name: `${room}-calls-downhill`,
    comment: `${room} may use only what stands below it in tests/import-rules.mjs; what needs more belongs further up.`,
    severity: "error",
    from: { path: `^${path(room)}/` },
    to: { path: `^${path(`(${order.slice(0, above + 1).join("|")})`)}/` },
  }));

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    {
      name: "everything-resolves",
      comment: "An import that cannot be followed would hide from every other rule.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "no-cycles",
      comment: "Files that import each other cannot be read apart; of types as of anything else.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "rules-are-pure",
      comment: "Rules, allocation and wording know no database, web, clock or files.",
      severity: "error",
      from: { path: PURE },
      to: { pathNot: `${PURE}|(^|/)node_modules/(luxon|rrule|@types/luxon)/` },
    },
    {
      name: "one-file-asks-luxon",
      comment: "Days come from one file, recurrence from another; no other rule asks the libraries.",
      severity: "error",
      from: { path: PURE, pathNot: "^server/rules/calendar/(court-day|recurrence)\\.ts$" },
      to: { path: "(^|/)node_modules/(luxon|rrule)/" },
    },
    {
      name: "database-knows-no-feature",
      comment: "db holds tables, districts and words of the rules; a feature imports db, never the other way.",
      severity: "error",
      from: { path: "^db/" },
      to: { path: "^(app|server)/", pathNot: "^server/rules/" },
    },
    {
      name: "stores-and-routers-are-private",
      comment: "A store or router belongs to its room; ask the use case instead, or name the store as shared.",
      severity: "error",
      from: { path: "^server/([^/]+)/", pathNot: "^server/launcher/|^server/doors/http/router\\.ts$" },
      to: {
        path: "^server/.*(/|-)(store|router)\\.ts$",
        pathNot: ["^server/$1/", "^server/listing/store\\.ts$", `^server/(${SHARED_STORES.join("|")})-store\\.ts$`],
      },
    },
    {
      name: "sql-lives-in-stores",
      comment: "drizzle and the tables are for stores; use cases say what, stores say how.",
      severity: "error",
      from: { path: FEATURE, pathNot: "(^|/|-)store\\.ts$|^server/(figures|access)/" },
      to: { path: "(^|/)node_modules/(drizzle-orm|postgres)/|^db/schema/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "app-uses-doors",
      comment: "A screen reaches the doors, rules and wording; never a feature, a store or the database.",
      severity: "error",
      from: { path: "^app/" },
      to: {
        path: "^(server|db)/",
        pathNot: "^server/(rules|wording)/|^server/doors/http/|^server/core/refused\\.ts$",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "server-knows-no-screen",
      comment: "The server does not import screens.",
      severity: "error",
      from: { path: "^(server|db)/" },
      to: { path: "^app/" },
    },
    ...downhill(ROOMS, (room) => `server/${room}`),
    ...downhill(DOORS, (door) => `server/doors/${door}`),
  ],
  options: {
    doNotFollow: { path: "(^|/)node_modules/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json", ".css"],
    },
  },
};
