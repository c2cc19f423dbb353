import { read } from "../change.ts";
import type { Context } from "../context.ts";
import { courtAndPolicy, type DayLoad, dayLoads } from "../districts/court-days.ts";
import { addDays, type CourtDay } from "../rules/court-day.ts";
import type { DayFacts, Limits } from "../rules/listing-rules.ts";
import { usualNextDays } from "../rules/next-date.ts";

/** A coming day with its load, and the name of what closes it or may close it. */
export type NextDay = DayFacts & { closureEn: string | null; closureUr: string | null };

export type NextDates = {
  /** The days on the keys 1, 2, 3 …, closed ones among them so that "2" is always two weeks. */
  usual: CourtDay[];
  /** Every coming day of the court within its horizon: hearing days, and the working days between them. */
  days: NextDay[];
  limits: Limits;
};

/**
 * Coming days after `from` with loads. What speaks against a matter is for `findingsFor` to say, from these days and
 * limits: the same rule, on the server and on a device without network.
 */
export async function nextDates(
  ctx: Context,
  input: { courtId: number; from: CourtDay; n: number },
): Promise<NextDates> {
  const { courtId, from, n } = input;
  return read(ctx, { permission: "hearings.read", courtId }, async (connection) => {
    const { policy } = await courtAndPolicy(connection, courtId);
    const loads = await dayLoads(connection, courtId, addDays(from, 1), addDays(from, 7 * policy.horizonWeeks));
    const hearingDays = loads.filter(({ isNamed, kind }) => isNamed || kind === "dedicated").map(({ day }) => day);
    const { saturationMatters, custodyDays } = policy;
    return {
      usual: usualNextDays(hearingDays, from, n),
      days: loads.map(nextDayOf),
      limits: { saturationMatters, custodyDays },
    };
  });
}

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
