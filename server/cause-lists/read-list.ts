import type { Connection } from "../../db/connect.ts";
import { casesInSight } from "../access/sight-of-many.ts";
import { read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import { type Audience, type CauseList, type ListedName, NOTHING_SHUT } from "../rules/cause-lists/cause-list.ts";
import { findContents, findPostedState, type PostedState, type PostedVersion } from "./posted-store.ts";
import { findCourtOfList, findCourtsOfAll, findCourtsWithLists, findDaysOfCourt } from "./store.ts";

export type { PostedState } from "./posted-store.ts";

export type ListAsked = {
  courtCode: string;
  day: CourtDay;
  /** A version by number; null: the latest. */
  version: number | null;
  supplementary: number | null;
};

/** What a day of a court has to show. `superseded` is the version that replaced the one asked for. */
export type FoundList =
  | { kind: "unknown" }
  | { kind: "none" | "withdrawn"; court: ListedName; around: Around }
  | {
      kind: "list";
      list: CauseList;
      superseded: number | null;
      /** The version before it that may still be read: what changed since can be told. */
      earlier: number | null;
      supplementary: number[];
      /** Declared after the list was posted: people must not travel to a court that does not sit. */
      lost: LostDay | null;
      around: Around;
    };

export type LostDay = { isClosed: boolean; because: string | null; becauseUr: string | null };

type Around = { previous: CourtDay | null; next: CourtDay | null };

/**
 * The list that hangs. Read without permission, because it hangs on a wall: what leaves here for the public goes through
 * `viewFor(…, "public")` or `changesFor`, which are the only ways to a page.
 */
export async function findList(connection: Connection, asked: ListAsked): Promise<FoundList> {
  const state = await postedState(connection, asked);
  return state ? listIn(connection, state, asked) : { kind: "unknown" };
}

/** What decides what a day of a court shows, without the lists themselves; null for an unknown court. */
export const postedState = (
  connection: Connection,
  { courtCode, day }: Pick<ListAsked, "courtCode" | "day">,
): Promise<PostedState | null> => findPostedState(connection, courtCode, day);

/** The list asked for, of a state that was just read. */
export async function listIn(connection: Connection, state: PostedState, asked: ListAsked): Promise<FoundList> {
  const court = { name: state.nameEn, nameUr: state.nameUr };
  const around = { previous: state.previous, next: state.next };
  const found = versionIn(state, asked);
  if (!found) return { kind: "none", court, around };
  // A version that came down shows nothing, whoever still has its address.
  if (found.isWithdrawn) return { kind: "withdrawn", court, around };
  const list = (await findContents(connection, [found.id])).get(found.id);
  if (!list) return { kind: "none", court, around };
  const hanging = state.versions.filter(({ isWithdrawn }) => !isWithdrawn);
  const own = hanging.filter(({ supplementary }) => supplementary === asked.supplementary);
  const latest = own.at(-1)?.version ?? found.version;
  return {
    ...{ kind: "list", list, around, lost: lostOf(state) },
    superseded: latest > found.version ? latest : null,
    earlier: own.findLast(({ version }) => version < found.version)?.version ?? null,
    supplementary: [...new Set(hanging.flatMap(({ supplementary }) => supplementary ?? []))],
  };
}

/** The latest version of a list, or the one asked for. */
export function versionIn(
  { versions }: PostedState,
  { version, supplementary }: Pick<ListAsked, "version" | "supplementary">,
): PostedVersion | undefined {
  return versions.findLast(
    (one) => one.supplementary === supplementary && (version === null || one.version === version),
  );
}

function lostOf({ isClosed, isNoWork, because, becauseUr }: PostedState): LostDay | null {
  return isClosed || isNoWork ? { isClosed, because, becauseUr } : null;
}

/** A list for an audience inside the house: only for those of the court. Whose list names the complainants is on record. */
export async function readList(
  ctx: Context,
  courtId: number,
  asked: ListAsked & { audience?: Audience },
): Promise<FoundList & Shut> {
  const isNamed = asked.audience === "judge" || asked.audience === "prosecution";
  const cases = ({ shut, ...found }: FoundList & Shut) => casesOf(found).filter((caseId) => !shut.has(caseId));
  const reading = { action: "list.read", cases: isNamed ? cases : () => [] };
  return read(ctx, { permission: "hearings.read", courtId, reading }, async (connection) => {
    const found = await findList(connection, asked);
    if (!isNamed || found.kind !== "list") return { ...found, shut: NOTHING_SHUT };
    const all = new Set(found.list.entries.map(({ caseId }) => caseId));
    const open = await casesInSight(connection, ctx, { courtId, isOwnPaper: true }, all);
    return { ...found, shut: new Set([...all].filter((caseId) => !open.has(caseId))) };
  });
}

/** Cases on a list for the house whose people are not open to who asks. */
export type Shut = { shut: ReadonlySet<number> };

/** Matters of which a list for the judge or the prosecution names people whom the posted one withholds. */
function casesOf(found: FoundList): number[] {
  if (found.kind !== "list") return [];
  const withheld = found.list.entries.filter(
    ({ restriction, complainants }) => restriction?.restricted !== false && complainants.length > 0,
  );
  return [...new Set(withheld.map(({ caseId }) => caseId))];
}

export type CourtWithLists = Awaited<ReturnType<typeof findCourtsWithLists>>[number];

const NEAREST_DAYS = 6;
const MOST_DAYS = 60;

/** Every court that has a list hanging from a day on, with its nearest days. */
export async function courtsWithLists(connection: Connection, from: CourtDay): Promise<CourtWithLists[]> {
  return (await findCourtsWithLists(connection, from, NEAREST_DAYS)).filter(({ days }) => days.length > 0);
}

/** Every court there is, as the public looks for it. */
export const allCourts = (connection: Connection) => findCourtsOfAll(connection);

/** One court and the days whose lists hang, latest first; null for a code that no court has. */
export async function daysWithLists(connection: Connection, courtCode: string) {
  const court = await findCourtOfList(connection, { code: courtCode });
  return court ? { court, days: await findDaysOfCourt(connection, court.court.id, MOST_DAYS) } : null;
}

/** The id of a court by its code, for doors that are asked by code; null where there is none. */
export async function courtIdOf(connection: Connection, courtCode: string): Promise<number | null> {
  return (await findCourtOfList(connection, { code: courtCode }))?.court.id ?? null;
}
