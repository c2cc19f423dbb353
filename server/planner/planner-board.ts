import type { Connection } from "../../db/connect.ts";
import { read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { blocksOfDays, courtAndPolicy, type DayLoad, dayLoads, firstPlannableDay } from "../courts/court-days.ts";
import { lawOfCases } from "../listing/case-law.ts";
import { possibleDays } from "../listing/day-room.ts";
import { addDays, type CourtDay, dayAt } from "../rules/calendar/court-day.ts";
import { officeNumber, shortNumber } from "../rules/case/case-label.ts";
import type { Purpose } from "../rules/case/purposes.ts";
import type { Stage } from "../rules/case/stages.ts";
import type { CaseLaw } from "../rules/listing/next-date-limits.ts";
import type { PlanReason, PossibleDay } from "../rules/listing/plan-reasons.ts";
import { yearsPending } from "../rules/listing/planning.ts";
import type { Custody } from "../rules/people/custody.ts";
import { callingOrder } from "../rules/planner/day-order.ts";
import { type BoardDraft, boardLists, type ListFacts, type ListSettings } from "./board-lists.ts";
import {
  type CaseOfMatter,
  countTray,
  findListedOfDays,
  findPlannedOfDays,
  findPostedOfDays,
  findTray,
} from "./board-store.ts";

export type BoardMatter = {
  kind: "hearing" | "draft";
  id: number;
  version: number;
  caseId: number;
  number: string;
  shortNumber: string;
  /** Empty for a restricted matter: the planner is looked at over shoulders. */
  title: string;
  isRestricted: boolean;
  purpose: Purpose;
  stage: Stage;
  minutes: number;
  day: CourtDay | null;
  block: string | null;
  isFixed: boolean;
  isPinned: boolean;
  isHeard: boolean;
  isAdded: boolean;
  custody: Custody;
  custodySince: CourtDay | null;
  years: number | null;
  notReachedTimes: number;
  overloadBecause: string | null;
  /** Against what hangs on the wall, or against nothing where no list does. */
  change: "added" | "moved" | null;
  movedFrom: string | null;
  /** The day it had in the draft before this one; null for what was in none, and for what is listed. */
  wasDay: CourtDay | null;
  because: PlanReason | null;
  couldBe: PossibleDay[];
};

export type BoardDay = DayLoad &
  ListFacts & {
    /** Of the listed, what the draft adds. */
    draftMinutes: number;
    draftMatters: number;
    blocks: string[];
    posted: { version: number; publishedAt: string; isWithdrawn: boolean } | null;
    /** On the list that hangs, and no longer on this day. */
    removed: { number: string; to: CourtDay | null }[];
    matters: (BoardMatter & { serial: number })[];
  };

type DayOfBoard = Omit<BoardDay, keyof ListFacts>;

export type PlannerBoard = {
  today: CourtDay;
  /** Today until its last block is over, then tomorrow: nothing is placed on a day before it. */
  firstDay: CourtDay;
  draft: BoardDraft | null;
  lists: ListSettings;
  days: BoardDay[];
  tray: BoardMatter[];
  trayCount: number;
};

export type BoardInput = { courtId: number; from?: CourtDay; weeks: number; trayLimit: number };

/** The coming hearing days of a court with what stands and what the draft adds, and the tray of what has no day. */
export function plannerBoard(ctx: Context, input: BoardInput): Promise<PlannerBoard> {
  const { courtId, weeks, trayLimit } = input;
  return read(ctx, { permission: "hearings.read", courtId }, async (connection) => {
    const { timezone } = await courtAndPolicy(connection, courtId);
    const today = dayAt(ctx.now, timezone);
    const from = input.from && input.from > today ? input.from : today;
    const until = addDays(from, weeks * 7 - 1);
    const [firstDay, lists, days, tray, trayCount] = await Promise.all([
      firstPlannableDay(connection, courtId, ctx.now),
      boardLists(connection, courtId, today),
      boardDays(connection, courtId, { from, until, today }),
      findTray(connection, courtId, trayLimit),
      countTray(connection, courtId),
    ]);
    const isPassed = tray.some(({ placement }) => storedDays(placement).some(({ day }) => day < firstDay));
    const couldBe = isPassed ? await possibleDays(connection, courtId, ctx.now) : null;
    const inTray = isPassed ? tray.map(({ placement }) => placement.caseId) : [];
    const laws = await lawOfCases(connection, inTray, today);
    return {
      today,
      firstDay,
      draft: lists.draft,
      lists: lists.settings,
      days: days.map((day) => ({ ...day, ...lists.ofDay(day, day.matters) })),
      tray: tray.map(({ placement, case: of }) =>
        trayMatter({ ...placement, law: laws.get(placement.caseId) }, of, today, couldBe),
      ),
      trayCount,
    };
  });
}

type Listed = Awaited<ReturnType<typeof findListedOfDays>>[number];
type Planned = Awaited<ReturnType<typeof findPlannedOfDays>>[number];
type Posted = Awaited<ReturnType<typeof findPostedOfDays>>[number];

async function boardDays(
  connection: Connection,
  courtId: number,
  { from, until, today }: { from: CourtDay; until: CourtDay; today: CourtDay },
): Promise<DayOfBoard[]> {
  const [loads, listed, planned, posted] = await Promise.all([
    dayLoads(connection, courtId, from, until),
    findListedOfDays(connection, courtId, from, until),
    findPlannedOfDays(connection, courtId, from, until),
    findPostedOfDays(connection, courtId, from, until),
  ]);
  const whereNow = new Map(listed.map(({ hearing }) => [hearing.uid, hearing.day]));
  // A day of the pattern that is closed is shown all the same: everybody looks for it.
  const isShown = ({ day, kind, isNamed }: DayLoad) =>
    kind === "dedicated" ||
    isNamed ||
    listed.some(({ hearing }) => hearing.day === day) ||
    planned.some(({ placement }) => placement.day === day);
  const shown = loads.filter(isShown);
  const days = shown.map(({ day }) => day);
  const blocks = days.length === 0 ? [] : await blocksOfDays(connection, courtId, days);
  return shown.map((load) => {
    const { day } = load;
    const ofDay = {
      listed: listed.filter(({ hearing }) => hearing.day === day),
      planned: planned.filter(({ placement }) => placement.day === day),
      posted: posted.filter((one) => one.day === day),
    };
    return boardDay(
      load,
      ofDay,
      blocks.flatMap((block) => (block.day === day ? [block.startsAt] : [])),
      whereNow,
      today,
    );
  });
}

function boardDay(
  load: DayLoad,
  ofDay: { listed: Listed[]; planned: Planned[]; posted: Posted[] },
  blocks: string[],
  whereNow: ReadonlyMap<string, CourtDay>,
  today: CourtDay,
): DayOfBoard {
  const main = ofDay.posted.filter(({ supplementary }) => supplementary === null).at(-1);
  const hanging = ofDay.posted.filter(({ withdrawnAt }) => withdrawnAt === null);
  const latest = latestOfEach(hanging).flatMap(({ entries }) => entries);
  const onWall = new Map(latest.map((entry) => [entry.uid, entry.block]));
  const here = new Set(ofDay.listed.map(({ hearing }) => hearing.uid));
  const matters = [
    ...ofDay.listed.map((one) => listedMatter(one, onWall, hanging.length > 0, today)),
    ...ofDay.planned.map(({ placement, case: of }) => ({
      ...draftMatter(placement, of, today),
      ...orderOf(of, placement.position > 0 ? placement.position : null),
    })),
  ];
  const sum = (rows: Planned[]) => rows.reduce((total, { placement }) => total + placement.minutes, 0);
  return {
    ...load,
    draftMinutes: sum(ofDay.planned),
    draftMatters: ofDay.planned.length,
    blocks,
    posted: main
      ? {
          version: main.version,
          publishedAt: new Date(main.publishedAt).toISOString(),
          isWithdrawn: main.withdrawnAt !== null,
        }
      : null,
    removed: latest
      .filter(({ uid }) => !here.has(uid))
      .map(({ uid, number }) => ({ number, to: whereNow.get(uid) ?? null })),
    matters: callingOrder(matters).map(
      ({ chosenPlace: _place, since: _since, isInCustody: _custody, ...matter }) => matter,
    ),
  };
}

function latestOfEach(posted: Posted[]): Posted[] {
  const byNumber = new Map(posted.map((one) => [one.supplementary ?? 0, one]));
  return [...byNumber.values()];
}

const orderOf = (of: CaseOfMatter, chosenPlace: number | null) => ({
  since: of.since,
  isInCustody: of.custody === "in",
  chosenPlace,
});

function listedMatter(
  { hearing, case: of }: Listed,
  onWall: ReadonlyMap<string, string | null>,
  isPosted: boolean,
  today: CourtDay,
) {
  const was = onWall.get(hearing.uid);
  const isMoved = was !== undefined && was !== hearing.block;
  return {
    ...matterOf(of, today),
    kind: "hearing" as const,
    id: hearing.id,
    version: hearing.version,
    purpose: hearing.purpose,
    minutes: hearing.minutes,
    day: hearing.day,
    block: hearing.block,
    isFixed: hearing.isFixed,
    isPinned: hearing.isPinned,
    isHeard: hearing.state === "heard",
    isAdded: hearing.source === "added",
    overloadBecause: hearing.overloadBecause,
    change: !isPosted ? null : was === undefined ? ("added" as const) : isMoved ? ("moved" as const) : null,
    movedFrom: isMoved ? was : null,
    wasDay: null,
    because: hearing.isFixed ? ({ code: "fixed" } as const) : (hearing.because as PlanReason | null),
    couldBe: [],
    ...orderOf(of, hearing.isPinned && hearing.position > 0 ? hearing.position : null),
  };
}

function draftMatter(placement: Planned["placement"], of: CaseOfMatter, today: CourtDay): BoardMatter {
  return {
    ...matterOf(of, today),
    kind: "draft",
    id: placement.id,
    version: placement.version,
    purpose: placement.purpose,
    minutes: placement.minutes,
    day: placement.day,
    block: placement.block,
    isFixed: false,
    isPinned: placement.isPinned,
    isHeard: false,
    isAdded: false,
    overloadBecause: placement.overloadBecause,
    change: placement.day === null ? null : "added",
    movedFrom: null,
    wasDay: placement.wasDay,
    because: placement.because as PlanReason | null,
    couldBe: storedDays(placement),
  };
}

const storedDays = ({ couldBe }: Planned["placement"]) => (couldBe as PossibleDay[] | null) ?? [];

/** `couldBe` looks anew where days passed since they were stored with the matter; today passes with its last block. */
function trayMatter(
  placement: Planned["placement"] & { law: CaseLaw | undefined },
  of: CaseOfMatter,
  today: CourtDay,
  couldBe: Awaited<ReturnType<typeof possibleDays>> | null,
): BoardMatter {
  const matter = draftMatter(placement, of, today);
  if (!couldBe || matter.couldBe.length === 0) return matter;
  const reply = matter.because?.evidence;
  const after = reply?.kind === "wait" ? addDays(reply.day, -1) : undefined;
  return { ...matter, couldBe: couldBe({ ...placement, isInCustody: of.custody === "in" }, today, after) };
}

function matterOf(of: CaseOfMatter, today: CourtDay) {
  return {
    caseId: of.caseId,
    number: officeNumber(of),
    shortNumber: shortNumber(of),
    title: of.isRestricted ? "" : of.accusedTitle,
    isRestricted: of.isRestricted,
    stage: of.stage,
    custody: of.custody,
    custodySince: of.custodySince,
    years: of.since === null ? null : yearsPending(of.since, today),
    notReachedTimes: of.notReachedTimes,
  };
}
