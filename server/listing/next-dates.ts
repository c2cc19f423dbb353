import type { Connection } from "../../db/connect.ts";
import { read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { courtAndPolicy, type DayLoad, dayLoads } from "../courts/court-days.ts";
import { awaitedReplies } from "../evidence/awaited-replies.ts";
import { addDays, type CourtDay, dayAt } from "../rules/calendar/court-day.ts";
import type { Purpose } from "../rules/case/purposes.ts";
import type { Policy } from "../rules/courts/policy.ts";
import type { AwaitedReply } from "../rules/listing/evidence-wait.ts";
import type { DayFacts, Limits } from "../rules/listing/listing-rules.ts";
import { usualNextDays } from "../rules/listing/next-date.ts";
import type { CaseLaw } from "../rules/listing/next-date-limits.ts";
import { lawOfCases } from "./case-law.ts";
import { openDates } from "./open-dates.ts";
import { findCasesForListing } from "./store.ts";

/** A coming day with its load, and the name of what closes it or may close it. */
export type NextDay = DayFacts & { closureEn: string | null; closureUr: string | null };

export type NextDates = {
  /** The days on the keys 1, 2, 3 …, closed ones among them so that "2" is always two weeks. */
  usual: CourtDay[];
  /** Every coming day of the court within its horizon: hearing days, and the working days between them. */
  days: NextDay[];
  limits: Limits;
  /** Of the case that was asked about: what the limits of its next date count from. */
  law: CaseLaw | null;
  /** Of the case that was asked about: the replies it waits for. */
  awaited: readonly AwaitedReply[];
  /** Of the case that was asked about: the dates it has already. */
  standing: { day: CourtDay; purpose: Purpose }[];
};

/**
 * Coming days after `from` with loads. What speaks against a matter is for `findingsFor` to say, from these days and
 * limits: the same rule, on the server and on a device without network.
 */
export async function nextDates(
  ctx: Context,
  input: { courtId: number; from: CourtDay; n: number; caseId?: number | undefined },
): Promise<NextDates> {
  const { courtId, from, n, caseId } = input;
  return read(ctx, { permission: "hearings.read", courtId }, async (connection) => {
    const { policy, timezone } = await courtAndPolicy(connection, courtId);
    const loads = await dayLoads(connection, courtId, addDays(from, 1), addDays(from, 7 * policy.horizonWeeks));
    const hearingDays = loads.filter(({ isNamed, kind }) => isNamed || kind === "dedicated").map(({ day }) => day);
    const law = caseId === undefined ? null : await lawOfCase(connection, courtId, caseId, dayAt(ctx.now, timezone));
    const awaited = caseId === undefined ? null : await awaitedReplies(connection, ctx, courtId, [caseId]);
    return {
      usual: usualNextDays(hearingDays, from, n),
      days: loads.map(nextDayOf),
      limits: limitsOfPolicy(policy),
      law,
      awaited: awaited?.get(caseId ?? 0) ?? [],
      standing: (caseId === undefined ? [] : ((await openDates(connection, courtId, [caseId])).get(caseId) ?? [])).map(
        ({ day, purpose }) => ({ day, purpose }),
      ),
    };
  });
}

/** Null for a case of another court. */
async function lawOfCase(connection: Connection, courtId: number, caseId: number, asOf: CourtDay) {
  if (!(await findCasesForListing(connection, courtId, [caseId])).has(caseId)) return null;
  return (await lawOfCases(connection, [caseId], asOf)).get(caseId) ?? null;
}

/** What screens need of the policy to say beforehand what the server will. */
export const limitsOfPolicy = ({ saturationMatters, custodyDays, peca30 }: Policy): Limits => ({
  ...{ saturationMatters, custodyDays, peca30 },
});

export function nextDayOf(load: DayLoad): NextDay {
  const { day, kind, isOpen, isTentative, isNoWork, closureEn, closureUr } = load;
  const { planMinutes, planMatters, ceilingMinutes, ceilingMatters } = load;
  const { listedMinutes, listedMatters, beyondMinutes, beyondMatters } = load;
  return {
    ...{ day, kind, isOpen, isTentative, isNoWork, closureEn, closureUr },
    ...{ planMinutes, planMatters, ceilingMinutes, ceilingMatters },
    ...{ listedMinutes, listedMatters, beyondMinutes, beyondMatters },
  };
}
