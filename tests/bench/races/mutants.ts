import type postgres from "postgres";
import type { SourceEdit } from "../servers/app-server.ts";
import type { Rule } from "./oracle.ts";

/** A rule taken out wherever it is held: in the database, and in the sources that ask first to have words for it. */
export type Mutant = { rule: Rule; inDatabase: (owner: postgres.Sql) => Promise<void>; edits: SourceEdit[] };

const dropping = (statement: string) => async (owner: postgres.Sql) => void (await owner.unsafe(statement));
const LISTING = "server/rules/listing/listing-rules.ts";
const IN_CEILING = "if (minutes <= day.ceilingMinutes && matters <= day.ceilingMatters) return null;";

export const MUTANTS: readonly Mutant[] = [
  {
    rule: "minutes ceiling",
    inDatabase: dropping("alter table court_day drop constraint court_day_minutes_ceiling"),
    edits: [{ file: LISTING, find: IN_CEILING, put: "if (matters <= day.ceilingMatters) return null;" }],
  },
  {
    rule: "matters ceiling",
    inDatabase: dropping("alter table court_day drop constraint court_day_matters_ceiling"),
    edits: [{ file: LISTING, find: IN_CEILING, put: "if (minutes <= day.ceilingMinutes) return null;" }],
  },
  {
    rule: "person overlap",
    inDatabase: dropping("alter table person_booking drop constraint person_in_one_court"),
    edits: [
      {
        file: "server/listing/availability/held-elsewhere.ts",
        find: 'isHeld: among(booked, (need) => need === "must")',
        put: "isHeld: never",
      },
    ],
  },
  {
    rule: "closed day",
    inDatabase: takeOutClosedDay,
    edits: [
      {
        file: LISTING,
        find: 'broken: (day) => (day.isOpen && day.kind !== "closed" ? null : "blocks"),',
        put: "broken: () => null,",
      },
    ],
  },
  {
    rule: "one outcome",
    inDatabase: dropping("drop index outcome_one_per_hearing"),
    edits: [
      {
        file: "server/sitting/record-outcome.ts",
        find: 'if (row.version !== version || row.state !== "listed") await refuseAsStale(tx, row);',
        put: "if (row.version < 0) await refuseAsStale(tx, row);",
      },
    ],
  },
  {
    rule: "one open hearing",
    inDatabase: dropping("drop index hearing_one_open_per_case_and_purpose"),
    edits: [
      {
        file: "server/listing/place-hearings.ts",
        find: "if (!own && this.taken.has(",
        put: "if (own && placement.caseId < 0 && this.taken.has(",
      },
    ],
  },
  {
    rule: "stale plan",
    inDatabase: async () => {},
    edits: [
      {
        file: "server/planner/save-plan.ts",
        find: "if (stamp(now) !== stamp(before)) throw",
        put: "if (stamp(now) === stamp(before) && courtId < 0) throw",
      },
    ],
  },
];

async function takeOutClosedDay(owner: postgres.Sql): Promise<void> {
  await owner.unsafe("alter table court_day drop constraint court_day_closed");
  const [row] = await owner<{ text: string }[]>`
    select pg_get_functiondef('apply_hearing_load(hearing_load[])'::regprocedure) as text`;
  const without = row!.text.replace(/if found then(\s+raise exception)/, "if false then$1");
  if (without === row!.text) throw new Error("apply_hearing_load does not refuse a closed day");
  await owner.unsafe(without);
}
