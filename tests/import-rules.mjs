/**
 * Who may import whom, as README's code map tells it. Read by tests/architecture.test.ts.
 * A rule's comment is what a person sees who broke it.
 */
const ownFeature =
  "^server/(districts|people|cases|evidence|hearings|cause-lists|imports|reminders|statistics|calendars|access)/";

/** Features from the bottom up: each may call those before it, never one after it. */
const ORDER = ["districts", "people", "cases", "evidence", "hearings", "cause-lists", "imports"];

const downhill = ORDER.map((feature, place) => ({
  name: `${feature}-calls-downhill`,
  comment: `${feature} may use ${ORDER.slice(0, place).join(", ") || "no other feature"}; what needs more belongs further up.`,
  severity: "error",
  from: { path: `^server/${feature}/` },
  to: {
    path: `^server/(${ORDER.slice(place + 1)
      .concat("statistics", "calendars")
      .join("|")})/`,
  },
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
      comment: "Files that import each other cannot be read apart.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "rules-are-pure",
      comment: "Rules, allocation and wording know no database, web, clock or files.",
      severity: "error",
      from: { path: "^server/(rules|allocation|wording)/" },
      to: { pathNot: "^server/(rules|allocation|wording)/|(^|/)node_modules/(luxon|rrule|@types/luxon)/" },
    },
    {
      name: "one-file-asks-luxon",
      comment: "Days come from rules/court-day.ts; rules/recurrence.ts alone knows rrule.",
      severity: "error",
      from: { path: "^server/(rules|allocation|wording)/", pathNot: "^server/rules/(court-day|recurrence)\\.ts$" },
      to: { path: "(^|/)node_modules/(luxon|rrule)/" },
    },
    {
      name: "database-knows-no-feature",
      comment:
        "db holds tables and words of the rules; a feature imports db, never the other way. Seeds may use the use cases.",
      severity: "error",
      from: { path: "^db/", pathNot: "^db/seed/" },
      to: { path: "^(app|server)/", pathNot: "^server/rules/" },
    },
    {
      name: "stores-and-routers-are-private",
      comment: "A feature's store and router belong to its folder; ask the use case instead.",
      severity: "error",
      from: { path: "^server/([^/]+)/", pathNot: "^server/launcher/" },
      to: {
        path: ["^server/[^/]+/(store|router)\\.ts$", "^server/[^/]+/[a-z-]+-(store|router)\\.ts$"],
        pathNot: "^server/$1/",
      },
    },
    {
      name: "sql-lives-in-stores",
      comment: "drizzle and the tables are for stores; use cases say what, stores say how.",
      severity: "error",
      from: { path: ownFeature, pathNot: "(^|/|-)store\\.ts$|^server/(statistics|access)/" },
      to: { path: "(^|/)node_modules/(drizzle-orm|postgres)/|^db/schema/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "reminders-are-told",
      comment: "Reminders, statistics and calendars ask no feature.",
      severity: "error",
      from: { path: "^server/(reminders|statistics|calendars)/" },
      to: { path: ownFeature, pathNot: "^server/(reminders|statistics|calendars|access)/" },
    },
    {
      name: "app-uses-doors",
      comment:
        "A screen reaches the doors (files directly under server/), rules and wording; never a feature, a store or the database.",
      severity: "error",
      from: { path: "^app/" },
      to: { path: "^(server/.+/|db/)", pathNot: "^server/(rules|wording)/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "server-knows-no-screen",
      comment: "The server does not import screens.",
      severity: "error",
      from: { path: "^(server|db)/" },
      to: { path: "^app/" },
    },
    ...downhill,
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
