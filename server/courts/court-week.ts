import type { Connection } from "../../db/connect.ts";
import { read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { addDays, type CourtDay, dayAt } from "../rules/calendar/court-day.ts";
import {
  countCustody,
  countUndated,
  findClosureRows,
  findPatternRows,
  findPublished,
  findWithoutOutcome,
} from "./calendar-store.ts";
import { courtAndPolicy, type DayLoad, dayLoads } from "./court-days.ts";
import { mayChangeClosure } from "./court-settings.ts";

/** Counts on the screen go no further than this; beyond it reads "1,000+". */
const COUNTED_UP_TO = 1001;
const MOST_OPEN_DAYS = 6;
/** How far back a forgotten outcome is looked for, in days. */
const LOOK_BACK = 400;

export type WeekDay = DayLoad & {
  /** Newest version of the day's list, and how many matters it named. */
  published: { version: number; matters: number } | null;
  custodyMatters: number;
};

/** The coming hearing days of a court with how full each is, and what waits for somebody. `from` null: today. */
export async function courtWeek(ctx: Context, input: { courtId: number; from: CourtDay | null; weeks: number }) {
  const { courtId } = input;
  return read(ctx, { permission: "calendar.read", courtId }, async (connection) => {
    const { court, timezone } = await courtAndPolicy(connection, courtId);
    const today = dayAt(ctx.now, timezone);
    const from = input.from ?? today;
    const until = addDays(from, input.weeks * 7 - 1);
    const [days, waiting, closures] = await Promise.all([
      weekDays(connection, courtId, from, until),
      waitingWork(connection, courtId, today),
      findClosureRows(connection, court.districtId, courtId, today),
    ]);
    const standing = closures.filter(({ withdrawnAt }) => withdrawnAt === null);
    const toConfirm = standing.filter(
      ({ isConfirmed, fromDay }) => !isConfirmed && fromDay <= addDays(today, input.weeks * 7),
    );
    return {
      today,
      from,
      until,
      days,
      ...waiting,
      closuresToConfirm: toConfirm.map((row) => ({ ...nameOf(row), mayConfirm: mayChangeClosure(ctx.actor, row) })),
      nextClosures: standing.slice(0, 4).map(nameOf),
    };
  });
}

const nameOf = (row: Awaited<ReturnType<typeof findClosureRows>>[number]) => {
  const { id, fromDay, untilDay, nameEn, nameUr, effect, isConfirmed } = row;
  return { id, fromDay, untilDay, nameEn, nameUr, effect, isConfirmed };
};

/** Hearing days, days that fell out of the pattern, and other days that hold matters. */
async function weekDays(connection: Connection, courtId: number, from: CourtDay, until: CourtDay): Promise<WeekDay[]> {
  const [loads, published, custody] = await Promise.all([
    dayLoads(connection, courtId, from, until),
    findPublished(connection, courtId, from, until),
    countCustody(connection, courtId, from, until),
  ]);
  return loads
    .filter((day) => day.kind === "dedicated" || day.isNamed || day.listedMatters > 0)
    .map((day) => ({ ...day, published: published.get(day.day) ?? null, custodyMatters: custody.get(day.day) ?? 0 }));
}

async function waitingWork(connection: Connection, courtId: number, today: CourtDay) {
  const [withoutOutcome, undated, patterns] = await Promise.all([
    findWithoutOutcome(connection, courtId, today, addDays(today, -LOOK_BACK), MOST_OPEN_DAYS),
    countUndated(connection, courtId, today, COUNTED_UP_TO),
    findPatternRows(connection, courtId),
  ]);
  return {
    withoutOutcome,
    ...undated,
    hasPattern: patterns.some(({ untilDay }) => untilDay === null || untilDay >= today),
  };
}
