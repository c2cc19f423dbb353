import type { Connection, Transaction } from "../../db/connect.ts";
import { Refused } from "../core/refused.ts";
import {
  blocksOfDays,
  courtAndPolicy,
  type DayLoad,
  dayLoads,
  firstPlannableDay,
  lockDays,
} from "../courts/court-days.ts";
import { addDays, type CourtDay } from "../rules/calendar/court-day.ts";
import type { BlockFacts } from "../rules/calendar/time-blocks.ts";
import { type DayFacts, type Finding, findingsFor, type Limits } from "../rules/listing/listing-rules.ts";
import type { PossibleDay } from "../rules/listing/plan-reasons.ts";
import { earliestDays, limitsOf, type Placeable } from "../rules/listing/possible-days.ts";
import { draftLoads } from "./draft-store.ts";
import { refusalOf } from "./listing-refusal.ts";

export type Load = { minutes: number; matters: number };
export type DraftLoads = ReadonlyMap<CourtDay, Load>;

/** A locked day with the draft's matters counted in, and its blocks. */
export type Room = { facts: DayFacts; blocks: DayBlock[] };
type DayBlock = BlockFacts & { reportBefore: number };

/** Locks the days and counts in what the draft already puts on them. */
export async function openRooms(
  tx: Transaction,
  courtId: number,
  days: readonly CourtDay[],
): Promise<Map<CourtDay, Room>> {
  const locked = await lockDays(tx, courtId, days);
  const [blocks, planned] = await Promise.all([blocksOfDays(tx, courtId, days), draftLoads(tx, courtId)]);
  return new Map(
    [...locked].map(([day, row]) => {
      const { minutes, matters } = planned.get(day) ?? { minutes: 0, matters: 0 };
      const facts = { ...row, listedMinutes: row.listedMinutes + minutes, listedMatters: row.listedMatters + matters };
      return [day, { facts, blocks: blocks.filter((block) => block.day === day).map((block) => ({ ...block })) }];
    }),
  );
}

export function takeOut(room: Room, { minutes }: { minutes: number }): void {
  room.facts.listedMinutes -= minutes;
  room.facts.listedMatters -= 1;
}

export type Entering = Placeable & { overloadBecause: string | null; isOrdered: boolean };

/**
 * Puts one more matter on the day or throws the rule against it; answers what is to be known. A day over its plan is
 * refused as `day-full` with `needsReason`, until a reason is given.
 */
export function putIn(room: Room, entering: Entering, limits: Limits, countedFrom: CourtDay): Finding[] {
  const { facts } = room;
  const findings = findingsFor(facts, { ...entering, countedFrom }, limits);
  const against = findings.find(({ weight }) => weight !== "warns");
  if (against) {
    const { code, detail } = refusalOf(facts, against, entering.minutes);
    throw new Refused(code, detail);
  }
  facts.listedMinutes += entering.minutes;
  facts.listedMatters += 1;
  return findings;
}

/** Finds, for matters without a day, the earliest days that would do from now on, with the loads of the draft counted in. */
export async function possibleDays(connection: Connection, courtId: number, now: Date, planned?: DraftLoads) {
  const [{ policy }, from] = await Promise.all([
    courtAndPolicy(connection, courtId),
    firstPlannableDay(connection, courtId, now),
  ]);
  const loads = await dayLoads(connection, courtId, from, addDays(from, policy.horizonWeeks * 7));
  const draft = planned ?? (await draftLoads(connection, courtId));
  const days = loads
    .filter((day) => day.isOpen && day.endedAt === null)
    .map((day) => withDraft(day, draft.get(day.day)));
  const known = new Map<string, PossibleDay[]>();
  const last = days.at(-1)?.day ?? from;
  // Matters of different cases share their days, as long as no limit of theirs ends or begins among them.
  const bindingIn = (matter: Placeable, countedFrom: CourtDay) =>
    limitsOf(matter, countedFrom, policy)
      .filter(({ earliest, latest }) => earliest !== null || (latest !== null && latest < last))
      .map(({ rule, earliest, latest }) => `${rule} ${earliest} ${latest}`)
      .join();
  return (matter: Placeable, countedFrom: CourtDay, after?: CourtDay): PossibleDay[] => {
    const key = [matter.purpose, matter.minutes, matter.isInCustody, after ?? "", bindingIn(matter, countedFrom)].join(
      "/",
    );
    const found =
      known.get(key) ??
      earliestDays(after === undefined ? days : days.filter(({ day }) => day > after), matter, policy, countedFrom);
    known.set(key, found);
    return found;
  };
}

export function withDraft(day: DayLoad, draft: Load | undefined): DayLoad {
  return {
    ...day,
    listedMinutes: day.listedMinutes + (draft?.minutes ?? 0),
    listedMatters: day.listedMatters + (draft?.matters ?? 0),
  };
}
