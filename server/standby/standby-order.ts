import type { Connection } from "../../db/connect.ts";
import { allocate } from "../allocation/allocate.ts";
import type { Matter, Problem } from "../allocation/problem.ts";
import type { Context } from "../core/context.ts";
import { courtAndPolicy, type DayLoad, firstPlannableDay, plannableDays } from "../courts/court-days.ts";
import { type PeopleRules, peopleRules } from "../listing/availability/people-away.ts";
import { findPeopleOfCases, type PersonOfCase } from "../listing/availability/planning-store.ts";
import { findBlockStarts } from "../listing/availability/presence-store.ts";
import { sessionId } from "../listing/availability/problem-of.ts";
import { withLaw } from "../listing/case-law.ts";
import { withDraft } from "../listing/day-room.ts";
import { draftLoads } from "../listing/draft-store.ts";
import { type CourtDay, dayAt, timeAt } from "../rules/calendar/court-day.ts";
import { needAt } from "../rules/listing/needed-people.ts";
import { planWindow, weightOf } from "../rules/listing/planning.ts";
import { lastStandbyDay, type StandbyBar, standbyBar, steppingInBar } from "../rules/lost-days/standby.ts";
import { farMatters } from "./standby.ts";
import { findReady, type ReadyRow } from "./standby-store.ts";

/** A day with a place left, and the matters that could take it, the first in line first. */
export type FreePlace = {
  day: CourtDay;
  minutes: number;
  matters: number;
  inLine: { row: ReadyRow; block: string | null }[];
};

export type StandbyLine = {
  court: Awaited<ReturnType<typeof courtAndPolicy>>["court"];
  today: CourtDay;
  ready: ReadyRow[];
  /** What keeps a matter from stepping in anywhere, by its case. */
  bars: ReadonlyMap<number, StandbyBar>;
  days: FreePlace[];
};

/**
 * Who stands by in a court and where each could step in: the engine puts them in order under the days with room left in
 * their plan, the draft counted in. Nobody is offered who is held elsewhere, away, in custody, far, or told too late.
 */
export async function standbyLine(
  connection: Connection,
  ctx: Pick<Context, "now">,
  courtId: number,
): Promise<StandbyLine> {
  const { court, policy, timezone } = await courtAndPolicy(connection, courtId);
  const now = { day: dayAt(ctx.now, timezone), time: timeAt(ctx.now, timezone) };
  const ready = await withLaw(connection, await findReady(connection, courtId), now.day);
  const line = { court, today: now.day, ready, bars: new Map<number, StandbyBar>(), days: [] };
  const last = ready
    .map(({ untilDay, guaranteedDay }) => lastStandbyDay(untilDay, guaranteedDay))
    .sort()
    .at(-1);
  if (last === undefined || last < now.day)
    return { ...line, bars: new Map(ready.map(({ caseId }) => [caseId, "until"])) };
  const firstDay = await firstPlannableDay(connection, courtId, ctx.now);
  const [loads, drafted, people, starts, rules] = await Promise.all([
    plannableDays(connection, courtId, now.day, last),
    draftLoads(connection, courtId),
    findPeopleOfCases(
      connection,
      ready.map(({ caseId }) => caseId),
    ),
    findBlockStarts(connection, court.districtId),
    peopleRules(connection, court, now.day, last),
  ]);
  const far = await farMatters(connection, court, ready, people);
  const room = loads
    .filter(({ day, endedAt }) => day >= firstDay && endedAt === null)
    .map((day) => withDraft(day, drafted.get(day.day)));
  const asked: Asked = { now, starts: starts.get(courtId) ?? [], noticeHours: court.standbyNoticeHours, rules, people };
  const bars = new Map<number, StandbyBar>();
  const blocks = new Map<string, string | null>();
  const matters = ready.flatMap((row): Matter[] => {
    const own = standbyBar({
      isInCustody: row.custody === "in",
      isFar: far.has(row.caseId),
      guaranteedDay: row.guaranteedDay,
      isOver: false,
    });
    const barOn = new Map(room.map((day) => [day.day, own ?? barOnDay(asked, row, day, blocks)]));
    if (![...barOn.values()].includes(null)) bars.set(row.caseId, [...barOn.values()][0] ?? own ?? "full");
    const away = room.map(({ day }) => day).filter((day) => barOn.get(day) !== null);
    if (away.length === room.length) return [];
    const from = room[0]!.day;
    const facts = { ...row, isInCustody: false };
    const window = planWindow(facts, {
      today: now.day,
      from,
      last,
      custodyDays: policy.custodyDays,
      peca30: policy.peca30,
    });
    return [matterOf(courtId, row, { ...window, until: last }, weightOf(facts, now.day), away)];
  });
  const plan = allocate(problemOf(courtId, room, matters), { seed: 1, effort: "quick" });
  const byId = new Map(ready.map((row) => [`s${row.id}`, row]));
  const days = room.flatMap((load): FreePlace[] => {
    const inLine = (plan.standby[sessionId(courtId, load.day)] ?? []).flatMap((id) => {
      const row = byId.get(id);
      return row ? [{ row, block: blocks.get(`${row.id}/${load.day}`) ?? null }] : [];
    });
    return inLine.length === 0 ? [] : [{ day: load.day, ...roomOf(load), inLine }];
  });
  for (const { row } of days.flatMap(({ inLine }) => inLine)) bars.delete(row.caseId);
  return { ...line, bars, days };
}

type Asked = {
  now: { day: CourtDay; time: string };
  starts: readonly string[];
  noticeHours: number;
  rules: PeopleRules;
  people: readonly PersonOfCase[];
};

const roomOf = ({ planMinutes, listedMinutes, planMatters, listedMatters }: DayLoad) => ({
  minutes: Math.max(0, planMinutes - listedMinutes),
  matters: Math.max(0, planMatters - listedMatters),
});

/** What speaks against one matter on one day; the block it would get is noted where nothing does. */
function barOnDay(asked: Asked, row: ReadyRow, load: DayLoad, blocks: Map<string, string | null>): StandbyBar | null {
  const { now, starts, noticeHours, rules } = asked;
  const { day } = load;
  const must = asked.people
    .filter(({ caseId }) => caseId === row.caseId)
    .filter((one) => needAt(row.purpose, one) !== null);
  const window = { readyUntil: row.untilDay, guaranteedDay: row.guaranteedDay, noticeHours };
  const all: (string | null)[] = starts.length === 0 ? [null] : [...starts];
  const inTime = all.filter((start) => steppingInBar(window, now, day, start) === null);
  if (inTime.length === 0) return steppingInBar(window, now, day, all.at(-1) ?? null);
  const { minutes, matters } = roomOf(load);
  if (matters < 1 || minutes < row.minutes) return "full";
  if (must.some(({ personId }) => rules.isAway(personId, day))) return "person-away";
  const hard = must.filter((one) => needAt(row.purpose, one) === "must").map(({ personId }) => personId);
  const needed = must.map(({ personId }) => personId);
  const blocked = new Set([...rules.blocked(hard, day), ...rules.taken(needed, day)]);
  const free = inTime.filter((start) => start === null || !blocked.has(start));
  if (free.length === 0) return "person-elsewhere";
  blocks.set(`${row.id}/${day}`, free[0] ?? null);
  return null;
}

function matterOf(
  courtId: number,
  row: ReadyRow,
  window: Pick<Matter, "from" | "due" | "until">,
  weight: number,
  away: CourtDay[],
): Matter {
  const court = String(courtId);
  const still = { people: [], unplacedCost: 0, moveCost: 0, pinned: false, standby: true };
  return { id: `s${row.id}`, court, minutes: row.minutes, ...window, weight, away, ...still };
}

/** Only what is left of each day's plan: who stands by takes a free place, never one that is taken. */
function problemOf(courtId: number, room: readonly DayLoad[], matters: Matter[]): Problem {
  const court = String(courtId);
  const sessions = room.map((load) => {
    const { minutes, matters: places } = roomOf(load);
    const of = { id: sessionId(courtId, load.day), court, bench: court, day: load.day };
    return { ...of, minutes, matters: places, reserve: 0, quotas: [] };
  });
  return { format: "peshi-allocation/1", sessions, people: [], matters };
}
