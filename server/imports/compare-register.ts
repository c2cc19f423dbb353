import type { Connection } from "../../db/connect.ts";
import { type StoredCase, storedCases } from "../case/stored-cases.ts";
import { blocksOfDays, courtAndPolicy, dayLoads } from "../courts/court-days.ts";
import { judgedCases } from "../judgment/register-results.ts";
import { type OpenDate, openDates } from "../listing/open-dates.ts";
import { addDays, type CourtDay, dayAt } from "../rules/calendar/court-day.ts";
import { numberInCourt } from "../rules/docket/docket-prefix.ts";
import { FURTHEST_AHEAD } from "../rules/imports/register-findings.ts";
import type { CourtTime } from "./plan-dates.ts";
import { type ImportPlan, planImport } from "./plan-import.ts";
import type { Table } from "./reading/read-table.ts";
import { Readings } from "./rows/cell-readings.ts";
import { type DoubtfulWords, doubtfulWords } from "./rows/doubtful-words.ts";
import type { Mapping } from "./rows/guess-columns.ts";
import { keysOf } from "./rows/match-cases.ts";
import { readRegister } from "./rows/read-register.ts";
import { type SaidRow, saidRows } from "./rows/stated-rows.ts";
import { findLastSaid } from "./store.ts";

/** What importing the table would do to the court's docket as it stands. Reads only. Throws `not-found`. */
export async function compareRegister(
  connection: Connection,
  now: Date,
  { courtId, table, mapping }: { courtId: number; table: Table; mapping: Mapping },
): Promise<ImportPlan & { districtId: number; doubtful: DoubtfulWords[] }> {
  const { court, timezone } = await courtAndPolicy(connection, courtId);
  const today = dayAt(now, timezone);
  const read = readRegister(table, mapping);
  const readings = new Readings(mapping.readings);
  const said = saidRows(read, court.casePrefix, today, readings);
  const stored = (await storedCases(connection, courtId, keysOf(said))).map(writtenAs(court.casePrefix));
  const caseIds = stored.map(({ caseId }) => caseId);
  const open = await openDates(connection, courtId, caseIds);
  const lastSaid = await findLastSaid(connection, caseIds);
  const time = await courtTime(connection, courtId, today, said, open);
  const judged = await judgedCases(connection, courtId, caseIds);
  const docket = { casePrefix: court.casePrefix, stored, open, lastSaid, judged };
  const plan = planImport(read, said, docket, time, readings);
  return { ...plan, doubtful: doubtfulWords(read, readings), districtId: court.districtId };
}

/** What was kept under another writing of the court's own kind of case is compared, and written again, in the one form. */
function writtenAs(casePrefix: string | null) {
  return (one: StoredCase): StoredCase => {
    const { caseNumber } = one.matter;
    if (caseNumber?.prefix == null) return one;
    return { ...one, matter: { ...one.matter, caseNumber: numberInCourt(caseNumber, casePrefix) } };
  };
}

/** The calendar between today and the last date of the file that is not a slip of the pen. */
async function courtTime(
  connection: Connection,
  courtId: number,
  today: CourtDay,
  said: readonly SaidRow[],
  open: ReadonlyMap<number, readonly OpenDate[]>,
): Promise<CourtTime> {
  const furthest = addDays(today, FURTHEST_AHEAD);
  const coming = new Set(said.flatMap(({ row }) => row.hearings.map(({ day }) => day)));
  const days = [...coming].filter((day) => day >= today && day <= furthest).sort();
  const [last] = days.slice(-1);
  const loads = last ? await dayLoads(connection, courtId, days[0]!, last) : [];
  const closed = new Set(loads.filter(({ isOpen }) => !isOpen).map(({ day }) => day));
  const listed = [...new Set([...open.values()].flat().map(({ day }) => day))].filter((day) => coming.has(day));
  const blocks = listed.length > 0 ? await blocksOfDays(connection, courtId, listed) : [];
  const starts = Map.groupBy(blocks, ({ day }) => day);
  return {
    today,
    isClosed: (day) => closed.has(day),
    blocksOf: (day) => (starts.get(day) ?? []).map(({ startsAt }) => startsAt),
  };
}
