import { sql } from "drizzle-orm";
import type { Database, Transaction } from "../../db/connect.ts";
import type { Context } from "../core/context.ts";
import { possibleDays } from "../listing/day-room.ts";
import { addDays, type CourtDay, dayAt } from "../rules/calendar/court-day.ts";
import { PURPOSE_RULES, type Purpose, purposeAtStage } from "../rules/case/purposes.ts";
import type { Stage } from "../rules/case/stages.ts";
import { splitJuvenile } from "../sitting/split-juvenile.ts";
import { takeUpAgain } from "../sitting/take-up-again.ts";
import { instantOn } from "./docket/court-time.ts";
import { asDerived } from "./load-life.ts";

export type ActingCourt = { districtId: number; courtId: number; clerk: string; today: CourtDay };

/** What a reader would have done on the morning the demo stands on, by the acts of the office themselves. */
export async function actOut(tx: Transaction, court: ActingCourt): Promise<void> {
  const ctx = contextOf(tx, court);
  await retry(tx, ctx, court);
  await splitOff(tx, ctx, court);
}

function contextOf(tx: Transaction, { districtId, courtId, clerk, today }: ActingCourt): Context {
  const actor = { kind: "staff", userId: clerk, name: "Reader (demo)", role: "clerk", districtId, courtId } as const;
  // The whole demo is one transaction: what an act opens is a part of it.
  return {
    db: tx as unknown as Database,
    now: new Date(instantOn(today, 8 * 60)),
    actor,
    source: "screen",
    isDemo: true,
  };
}

/** The oldest conviction of the past year comes back for a retrial from the evidence on. */
async function retry(tx: Transaction, ctx: Context, { courtId, today }: ActingCourt): Promise<void> {
  const [found] = await tx.execute<{ id: number; version: number }>(sql`
    select c.id::float8 as id, c.version from court_case c join judgment j on j.case_id = c.id
    where c.court_id = ${courtId} and c.disposal = 'convicted' and c.application_kind is null
      and c.disposal_day between ${addDays(today, -365)} and ${addDays(today, -60)}
    order by c.disposal_day, c.id limit 1`);
  if (!found) return;
  const purpose = "evidence";
  await takeUpAgain(ctx, {
    ...{ courtId, caseId: found.id, version: found.version, stage: "prosecution-evidence", day: addDays(today, -3) },
    order: "High Court of Sindh: judgment set aside, the prosecution's expert to be examined again",
    next: { purpose, day: await dayBehindTheLists(tx, ctx, courtId, purpose) },
  });
}

/** The second accused of the latest trial against several was sixteen on the day of the offence: he gets a case of his own. */
async function splitOff(tx: Transaction, ctx: Context, { courtId, today }: ActingCourt): Promise<void> {
  const [found] = await tx.execute<{ id: number; personId: number; version: number; stage: Stage; born: CourtDay }>(sql`
    select p.id::float8 as id, p.person_id::float8 as "personId", p.version, c.stage,
      (c.offence_day - interval '16 years 2 months')::date::text as born
    from case_person p join court_case c on c.id = p.case_id
    where p.court_id = ${courtId} and p.role = 'accused' and p.ordinal = 2 and c.disposal_day is null
      and c.docket = 'trial' and c.offence_day > ${addDays(today, -540)} and c.fir_number is not null
    order by c.offence_day desc, p.id limit 1`);
  if (!found) return;
  await asDerived(tx, sql`update person set birth_day = ${found.born} where id = ${found.personId}`);
  const day = await dayBehindTheLists(tx, ctx, courtId, purposeAtStage(found.stage));
  const number = `990/${today.slice(0, 4)}`;
  await splitJuvenile(ctx, { courtId, casePersonId: found.id, version: found.version, number, day });
}

/** Lists that hang already stay as they are: the first day with room after them. */
async function dayBehindTheLists(tx: Transaction, ctx: Context, courtId: number, purpose: Purpose): Promise<CourtDay> {
  const [posted] = await tx.execute<{ last: CourtDay | null }>(
    sql`select max(day)::text as last from cause_list where court_id = ${courtId}`,
  );
  const couldBe = await possibleDays(tx, courtId, ctx.now);
  const today = dayAt(ctx.now, "Asia/Karachi");
  const { minutes } = PURPOSE_RULES[purpose];
  const [first] = couldBe({ purpose, minutes, isInCustody: false }, today, posted?.last ?? today);
  if (!first) throw new Error("the demo court has no day left");
  return first.day;
}
