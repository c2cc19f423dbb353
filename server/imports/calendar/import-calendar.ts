import type { Transaction } from "../../../db/connect.ts";
import { loadDistrict } from "../../../db/seed/load-district.ts";
import { change } from "../../core/change.ts";
import type { Context } from "../../core/context.ts";
import type { FileRefusal } from "../reading/decode-text.ts";
import { isRefusal } from "../reading/decode-text.ts";
import type { Table } from "../reading/read-table.ts";
import { addCaseTypes, countAnnounced, findAnnounced, lockCalendar, saveAnnounced } from "./calendar-store.ts";
import { type ObservationsRead, readObservations } from "./read-observations.ts";
import {
  type AnnouncedCase,
  announcedCaseKey,
  type CalendarReport,
  calendarReport,
  type Replayed,
  replay,
} from "./replay-observations.ts";

export type CalendarImport = { report: CalendarReport; madeDistrict: boolean; madeCourts: string[] };
export type OnCalendar = (stage: "reading" | "replaying" | "saving", count: number) => void;

/**
 * Replays the snapshots of a table over what the district's calendar says and saves the difference, in one transaction.
 * The district, its courts (one a county), their rooms and the kinds of cases come into being as the file names them.
 */
export async function importCalendar(
  ctx: Context,
  input: { districtCode: string; timezone: string; table: Table; key?: string },
  onProgress: OnCalendar = () => {},
): Promise<CalendarImport | FileRefusal> {
  onProgress("reading", input.table.rows.length);
  const read = readObservations(input.table);
  if (isRefusal(read)) return read;
  const { districtCode, key } = input;
  const act = { action: "calendar.imported", permission: "register.import", key, input: { districtCode } } as const;
  let report: CalendarReport | undefined;
  const made = await change(ctx, act, async (tx) => {
    const { districtId, courtIds, madeDistrict, madeCourts } = await makePlaces(tx, input, read);
    await lockCalendar(tx, districtId);
    onProgress("replaying", read.observations.length);
    const replayed = await replayOver(tx, districtId, read);
    onProgress("saving", replayed.changed.length);
    await save(tx, districtId, courtIds, replayed);
    report = calendarReport(read, replayed, await countAnnounced(tx, districtId));
    return { madeDistrict, madeCourts };
  });
  return { report: report!, ...made };
}

/** A county of the file is a court here; where one code serves several districts, the district stands before it. */
const courtCode = (districtCode: string, county: string): string =>
  `${districtCode}-${county.replace(/[^\p{L}\p{N}]+/gu, "-")}`;

async function makePlaces(
  tx: Transaction,
  { districtCode, timezone }: { districtCode: string; timezone: string },
  { observations }: ObservationsRead,
) {
  const counties = [...new Set(observations.map(({ county }) => county))].sort();
  const roomsOf = Map.groupBy(observations, ({ county }) => county);
  const courts = counties.map((county) => ({
    code: courtCode(districtCode, county),
    nameEn: titled(county),
    nameUr: null,
    rank: "sessions" as const,
    rooms: [...new Set(roomsOf.get(county)?.map(({ courtroom }) => courtroom))].filter((name) => name !== "").sort(),
  }));
  const named = { code: districtCode, nameEn: districtCode, nameUr: null, timezone, scopes: [] };
  const loaded = await loadDistrict(tx, { ...named, courts });
  await addCaseTypes(tx, loaded.districtId, [...new Set(observations.map(({ division }) => division))]);
  const courtIds = new Map(counties.map((county) => [county, loaded.courtIds.get(courtCode(districtCode, county))!]));
  return { ...loaded, courtIds };
}

const titled = (text: string): string => text.replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase());

async function replayOver(tx: Transaction, districtId: number, { observations }: ObservationsRead): Promise<Replayed> {
  const names = new Map(
    observations.map(({ docket, county, division }) => {
      const name = { docket, county, division };
      return [announcedCaseKey(name), name] as const;
    }),
  );
  const before = await findAnnounced(tx, districtId, [...names.values()]);
  return replay(new Map(before.map((one) => [announcedCaseKey(one), one])), observations);
}

async function save(
  tx: Transaction,
  districtId: number,
  courtIds: ReadonlyMap<string, number>,
  { changed, nextState }: Replayed,
): Promise<void> {
  const cases = changed.map((key) => nextState.get(key) as AnnouncedCase);
  await saveAnnounced(
    tx,
    districtId,
    cases.map((one) => ({ ...one, courtId: courtIds.get(one.county)! })),
  );
}
