import type { Connection } from "../../../db/connect.ts";
import { casesToMove, type MovingCase } from "../../case/case-transfer.ts";
import type { Context } from "../../core/context.ts";
import { Refused } from "../../core/refused.ts";
import { courtAndPolicy, dayLoads, firstPlannableDay } from "../../courts/court-days.ts";
import { addDays, type CourtDay, dayAt } from "../../rules/calendar/court-day.ts";
import { PURPOSE_RULES, type Purpose, purposeAtStage } from "../../rules/case/purposes.ts";
import { type DaySeeker, type GivenDay, giveDays } from "../../rules/listing/give-days.ts";
import { isPartHeard } from "../../rules/listing/part-heard.ts";
import { purposeOfPending } from "../availability/pending-case.ts";
import { findPending } from "../availability/planning-store.ts";
import { lawOfCases } from "../case-law.ts";
import { type OpenDate, openDates } from "../open-dates.ts";
import { findPastOf } from "./transfer-store.ts";

export type TransferChoice = {
  courtId: number;
  caseIds: readonly number[] | "all";
  /** A court of the district, or the name of one that keeps its docket elsewhere. */
  toCourtId: number | null;
  toCourt: string | null;
};

/** A date that a case has now, or does not have, and the one it gets in the receiving court. */
export type NewDate = {
  caseId: number;
  purpose: Purpose;
  minutes: number;
  old: OpenDate | null;
  given: GivenDay;
};

export type TransferPlan = {
  cases: MovingCase[];
  partHeard: Set<number>;
  /** Matters called on a past day whose outcome nobody recorded: their hearing is withdrawn with the others. */
  withoutOutcome: Set<number>;
  dates: NewDate[];
  today: CourtDay;
};

/**
 * What a transfer would do. The receiving court is asked on its own days: the same day where it sits and has room within
 * its plan, else the earliest, else with a kept reason. Throws `not-found` for a court of another district, `last-date`
 * where the receiving court has no hearing day.
 */
export async function planTransfer(
  connection: Connection,
  ctx: Context,
  choice: TransferChoice,
): Promise<TransferPlan> {
  const { court, timezone } = await courtAndPolicy(connection, choice.courtId);
  const today = dayAt(ctx.now, timezone);
  const cases = await casesToMove(connection, choice.courtId, choice.caseIds);
  if (cases.length === 0) throw new Refused("nothing-to-do");
  const caseIds = cases.map(({ caseId }) => caseId);
  const [open, past] = await Promise.all([
    openDates(connection, choice.courtId, caseIds),
    findPastOf(connection, caseIds),
  ]);
  const comingOf = (caseId: number) => (open.get(caseId) ?? []).map(({ purpose }) => purpose);
  const partHeard = cases.filter(({ caseId, stage }) =>
    isPartHeard({ stage, past: past.get(caseId) ?? [], coming: comingOf(caseId) }),
  );
  const withoutOutcome = [...open.values()].flat().filter(({ day }) => day < today);
  const told = {
    cases,
    today,
    partHeard: new Set(partHeard.map(({ caseId }) => caseId)),
    withoutOutcome: new Set(withoutOutcome.map(({ caseId }) => caseId)),
  };
  if (choice.toCourtId === null) return { ...told, dates: [] };
  const there = await courtAndPolicy(connection, choice.toCourtId);
  if (there.court.districtId !== court.districtId || there.court.id === court.id) throw new Refused("not-found");
  const wanted = await wantedDates(connection, choice.courtId, cases, open, today);
  return { ...told, dates: await datesThere(connection, ctx, choice.toCourtId, wanted, today) };
}

type Wanted = Omit<NewDate, "given"> & { isInCustody: boolean };

/** Every open date of a case; one without any is to have its first. What rests by order goes without. */
async function wantedDates(
  connection: Connection,
  courtId: number,
  cases: readonly MovingCase[],
  open: ReadonlyMap<number, OpenDate[]>,
  today: CourtDay,
): Promise<Wanted[]> {
  const undated = cases.filter(({ caseId }) => !open.has(caseId)).map(({ caseId }) => caseId);
  const pending = undated.length === 0 ? [] : await findPending(connection, courtId, undated);
  const purposes = new Map(pending.map((row) => [row.caseId, purposeOfPending(row)]));
  return cases.flatMap(({ caseId, custody, stage, reviewDay }): Wanted[] => {
    const isInCustody = custody === "in";
    const dates = open.get(caseId) ?? [];
    if (dates.length > 0) {
      return dates.map((old) => ({ caseId, purpose: old.purpose, minutes: old.minutes, old, isInCustody }));
    }
    if (reviewDay !== null && reviewDay >= today) return [];
    const purpose = purposes.get(caseId) ?? purposeAtStage(stage);
    return [{ caseId, purpose, minutes: PURPOSE_RULES[purpose].minutes, old: null, isInCustody }];
  });
}

/** Soonest dates first, so that who keeps his day is not crowded out by who has none; custody before the rest. */
const inTurn = (one: Wanted, other: Wanted): number =>
  Number(one.old === null) - Number(other.old === null) ||
  (one.old?.day ?? "").localeCompare(other.old?.day ?? "") ||
  Number(other.isInCustody) - Number(one.isInCustody);

export const TRANSFER_REASON = "transferred to this court: no day had room within its plan";

async function datesThere(
  connection: Connection,
  ctx: Context,
  courtId: number,
  wanted: readonly Wanted[],
  today: CourtDay,
): Promise<NewDate[]> {
  const { policy } = await courtAndPolicy(connection, courtId);
  // Nobody can be told today that he is heard elsewhere today.
  const first = await firstPlannableDay(connection, courtId, ctx.now);
  const from = first === today ? addDays(today, 1) : first;
  const loads = await dayLoads(connection, courtId, from, addDays(from, 7 * policy.horizonWeeks));
  const days = loads.filter(({ isOpen, endedAt }) => isOpen && endedAt === null);
  const laws = await lawOfCases(
    connection,
    wanted.map(({ caseId }) => caseId),
    today,
  );
  const turns = [...wanted].sort(inTurn);
  const seekers = turns.map(({ caseId, purpose, minutes, isInCustody, old }, id): DaySeeker => {
    const law = laws.get(caseId);
    return { id, purpose, minutes, isInCustody, wanted: old?.day ?? null, ...(law ? { law } : {}) };
  });
  const { given, none } = giveDays(seekers, days, policy, { because: TRANSFER_REASON, countedFrom: today });
  if (none.length > 0) throw new Refused("last-date", { cases: none.length });
  return given.map((one) => ({ ...turns[one.id]!, given: one }));
}
