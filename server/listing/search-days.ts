import type { Connection } from "../../db/connect.ts";
import { read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { courtAndPolicy, type DayLoad, dayLoads, firstPlannableDay } from "../courts/court-days.ts";
import { awaitedReplies } from "../evidence/awaited-replies.ts";
import { addDays, type CourtDay, dayAt } from "../rules/calendar/court-day.ts";
import { PURPOSE_RULES, type Purpose } from "../rules/case/purposes.ts";
import { evidenceOffer } from "../rules/listing/evidence-offer.ts";
import type { ListingRuleName } from "../rules/listing/listing-rules.ts";
import type { PlanReason } from "../rules/listing/plan-reasons.ts";
import { withEvidence } from "./availability/await-evidence.ts";
import { type DayChoice, DaySearch, type PersonOnDay, reasonFor } from "./availability/best-days.ts";
import { type CourtName, findCourtNames, findStandingOfPeople } from "./availability/best-days-store.ts";
import { pendingMatterOf } from "./availability/pending-case.ts";
import { peopleRules } from "./availability/people-away.ts";
import { findMatters, findPeopleOfCases } from "./availability/planning-store.ts";
import type { PendingMatter } from "./availability/problem-of.ts";
import { lawOfCases } from "./case-law.ts";
import { limitsOfPolicy, type NextDay, nextDayOf } from "./next-dates.ts";

/** A matter to be given a day: what for, and how long it takes there. */
export type SoughtDay = { caseId: number; purpose: Purpose; minutes: number };
/** `earliest`: days before `from` from which on one may be taken all the same, where the law leaves none later. */
export type SearchSpan = { courtId: number; from: CourtDay; today: CourtDay; earliest?: CourtDay };
/** The court with its rules, for who has read it already. */
export type CourtRules = Awaited<ReturnType<typeof courtAndPolicy>>;

export type OpenedSearch = { search: DaySearch; pending: ReadonlyMap<number, PendingMatter>; days: readonly DayLoad[] };

/** Reads all that a search for days needs, from `from` to the end of the court's horizon; `leaving` stand nowhere. */
export async function openSearch(
  connection: Connection,
  ctx: Pick<Context, "now">,
  { courtId, from, today, earliest = from }: SearchSpan,
  sought: readonly SoughtDay[],
  { court, policy, timezone }: CourtRules,
  leaving: readonly number[] = [],
): Promise<OpenedSearch> {
  const until = addDays(from, 7 * policy.horizonWeeks);
  const caseIds = [...new Set(sought.map(({ caseId }) => caseId))];
  const peopleThere = async () => {
    const own = await findPeopleOfCases(connection, caseIds);
    const ids = [...new Set(own.map(({ personId }) => personId))];
    const [found, rules] = await Promise.all([
      findStandingOfPeople(connection, court.districtId, ids, { from: earliest, until }),
      peopleRules(connection, court, earliest, until, ids),
    ]);
    return { own, found, rules };
  };
  const [days, rows, laws, replies, { own, found, rules }] = await Promise.all([
    dayLoads(connection, courtId, earliest, until),
    findMatters(connection, courtId, caseIds),
    lawOfCases(connection, caseIds, today),
    awaitedReplies(connection, ctx, courtId, caseIds, { policy, timezone }),
    peopleThere(),
  ]);
  const isLeaving = new Set(leaving);
  const standing = found.filter(({ hearingId }) => !isLeaving.has(hearingId));
  const limits = limitsOfPolicy(policy);
  const askedOf = new Map(sought.map((one) => [one.caseId, one]));
  const matters = rows.map((row): PendingMatter => {
    const { purpose, minutes } = askedOf.get(row.caseId)!;
    const matter = { ...pendingMatterOf(row), purpose, minutes, law: laws.get(row.caseId) };
    const offer = evidenceOffer(replies.get(row.caseId) ?? [], matter, today, limits);
    return offer.kind === "wait" ? { ...matter, notBefore: offer.notBefore, evidence: offer.because } : matter;
  });
  const others = standing.map(({ caseId, personId, role, testimony, isForDefence }) => ({
    ...{ caseId, personId, role, testimony, isForDefence },
  }));
  const facts = { courtId, today, days, matters, people: [...own, ...others], standing, limits, rules };
  return { search: new DaySearch(facts), pending: new Map(matters.map((one) => [one.caseId, one])), days };
}

export type BestDay = {
  day: CourtDay;
  facts: NextDay;
  isOpen: boolean;
  findings: { rule: ListingRuleName; weight: "blocks" | "needs-reason" | "warns" }[];
  people: PersonOnDay[];
  because: PlanReason;
};
export type BestDays = { days: BestDay[]; courts: CourtName[] };

export type BestDaysInput = {
  courtId: number;
  caseId: number;
  purpose: Purpose;
  /** The first day that may be given; left out, the first on which the court can still plan. */
  from?: CourtDay | undefined;
  n: number;
};

/** The best days for one matter's next date, with their load and what speaks against each. */
export function bestDays(ctx: Context, { courtId, caseId, purpose, from, n }: BestDaysInput): Promise<BestDays> {
  return read(ctx, { permission: "hearings.read", courtId }, async (connection) => {
    const rules = await courtAndPolicy(connection, courtId);
    const { court, timezone } = rules;
    const today = dayAt(ctx.now, timezone);
    const isAhead = from !== undefined && from > today;
    const sought = [{ caseId, purpose, minutes: PURPOSE_RULES[purpose].minutes }];
    const [first, { search, pending }, courts] = await Promise.all([
      isAhead ? from : firstPlannableDay(connection, courtId, ctx.now),
      openSearch(connection, ctx, { courtId, from: isAhead ? from : today, today }, sought, rules),
      findCourtNames(connection, court.districtId),
    ]);
    if (!pending.has(caseId)) throw new Refused("not-found");
    const all = search.choices(caseId).filter(({ day }) => day >= first);
    return { days: all.slice(0, n).map((one) => bestDayOf(one, all, pending.get(caseId)!)), courts };
  });
}

function bestDayOf(choice: DayChoice, all: readonly DayChoice[], { evidence }: PendingMatter): BestDay {
  const { day, isOpen, people } = choice;
  const findings = choice.findings.map(({ rule, weight }) => ({ rule, weight }));
  const because = withEvidence(reasonFor(choice, all), evidence);
  return { ...{ day, isOpen, findings, people, because }, facts: nextDayOf(choice.facts) };
}
