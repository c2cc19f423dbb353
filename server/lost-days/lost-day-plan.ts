import { createHash } from "node:crypto";
import type { Connection } from "../../db/connect.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { courtAndPolicy } from "../courts/court-days.ts";
import { heldBlocks } from "../courts/lost-blocks.ts";
import { withEvidence } from "../listing/availability/await-evidence.ts";
import { reasonAgainst, reasonFor } from "../listing/availability/best-days.ts";
import type { PendingMatter } from "../listing/availability/problem-of.ts";
import { limitsOfPolicy } from "../listing/next-dates.ts";
import { type CourtRules, type OpenedSearch, openSearch, type SearchSpan } from "../listing/search-days.ts";
import { addDays, type CourtDay, dayAt, timeAt } from "../rules/calendar/court-day.ts";
import type { Purpose } from "../rules/case/purposes.ts";
import type { Policy } from "../rules/courts/policy.ts";
import type { ListingRuleName } from "../rules/listing/listing-rules.ts";
import type { PlanReason } from "../rules/listing/plan-reasons.ts";
import { limitsOf } from "../rules/listing/possible-days.ts";
import { hasBegun, type LostChoice, type LostMatter, type LostPlan, placeLost } from "../rules/lost-days/lost-day.ts";
import { lastDayOfCustody } from "../rules/people/custody.ts";
import { findLosing, isCalled, type LostRow } from "./lost-day-store.ts";

export type LostDayChoice = {
  courtId: number;
  day: CourtDay;
  /** Starts of the blocks that are lost; null: the whole day. */
  blocks: string[] | null;
  /** The judge who orders days filled past their plan; null keeps to the plans. */
  orderedBy?: string | null | undefined;
};

/** The matters that lose their days, by hearing, and what each has instead. */
export type PlannedMoves = { rows: ReadonlyMap<number, LostRow>; plan: LostPlan; today: CourtDay };

export type PlannedLoss = PlannedMoves & {
  isBegun: boolean;
  /** The blocks that are lost, as they are asked for; null: the whole day. */
  blocks: string[] | null;
  /** Names what was decided and on what: another one means that the preview is no longer true. */
  mark: string;
};

/** What would become of a day that is lost now. Reads only: the preview shows it, the act does it again under lock. */
export async function planLoss(
  connection: Connection,
  ctx: Pick<Context, "now">,
  choice: LostDayChoice,
): Promise<PlannedLoss> {
  const { courtId, day } = choice;
  const rules = await courtAndPolicy(connection, courtId);
  const { timezone } = rules;
  const today = dayAt(ctx.now, timezone);
  if (day < addDays(today, -FORGOTTEN_DAYS)) throw new Refused("day-past", { day });
  const held = await heldBlocks(connection, courtId, day);
  const blocks = blocksOf(choice.blocks, held);
  const called = await isCalled(connection, courtId, day);
  const isBegun = hasBegun({ day, today, time: timeAt(ctx.now, timezone) }, { starts: held, isCalled: called });
  const all = await findLosing(connection, courtId, day, day);
  const losing = blocks === null ? all : all.filter(({ block }) => block !== null && blocks.includes(block));
  const span = { courtId, from: addDays(laterOf(today, day), 1), today };
  const moves = await planMoves(connection, ctx, losing, { span, rules, isOrdered: isOrdered(choice) });
  return { ...moves, isBegun, blocks, mark: markOf([{ day, blocks, isBegun }], [moves]) };
}

const isOrdered = ({ orderedBy }: LostDayChoice): boolean => Boolean(orderedBy?.trim());

type MovesAsked = { span: SearchSpan; rules: CourtRules; isOrdered: boolean };

/** Other days for matters of one court that lose theirs: a lost day, and the days of a closure, ask here. */
export async function planMoves(
  connection: Connection,
  ctx: Pick<Context, "now">,
  losing: readonly LostRow[],
  { span, rules, isOrdered }: MovesAsked,
): Promise<PlannedMoves> {
  const sought = losing.map(({ caseId, purpose, minutes }) => ({ caseId, purpose, minutes }));
  const leaving = losing.map(({ hearingId }) => hearingId);
  const earliest = addDays(span.today, 1);
  const mayGoBefore = earliest < span.from && losing.some(({ isInCustody }) => isInCustody);
  const looked = mayGoBefore ? { ...span, earliest } : span;
  const opened = await openSearch(connection, ctx, looked, sought, rules, leaving);
  const law = { today: span.today, policy: rules.policy };
  const plan = placeLost(...asMatters(losing, opened, { ...law, from: span.from }), { isOrdered });
  return { rows: new Map(losing.map((row) => [row.hearingId, row])), plan, today: span.today };
}

const laterOf = (one: CourtDay, other: CourtDay): CourtDay => (one < other ? other : one);

/** A strike that nobody wrote down is still recorded some days later. */
const FORGOTTEN_DAYS = 30;

function blocksOf(asked: string[] | null, held: readonly string[]): string[] | null {
  if (asked === null) return null;
  const known = held.filter((startsAt) => asked.includes(startsAt));
  if (known.length === 0 || known.length !== new Set(asked).size) throw new Refused("invalid", { field: "blocks" });
  return known.length === held.length ? null : known;
}

/** `from`: the first day after the days that are lost. */
type Law = { today: CourtDay; policy: Policy; from: CourtDay };
type Sought = LostMatter & { caseId: number; day: CourtDay };

/** The matters with their clocks, and the search as `placeLost` asks it. A case that stands twice is sought twice. */
function asMatters(losing: readonly LostRow[], opened: OpenedSearch, law: Law) {
  const matters = losing.map((row, order): Sought => {
    const pending = opened.pending.get(row.caseId);
    const { caseId, day, isInCustody, timesBumped, hearingId: id } = row;
    return { id, caseId, day, order, isInCustody, timesBumped, ...clocksOf(pending, row, law) };
  });
  const choicesFor = (matter: Sought): LostChoice[] => lostChoices(opened, matter, law.from);
  const take = ({ caseId }: Sought, day: CourtDay) => opened.search.take(caseId, day);
  return [matters, choicesFor, take] as const;
}

/** The days after those that are lost; where custody may not last until then, also the days before them, the latest first. */
function inReach<Choice extends { day: CourtDay }>(
  choices: readonly Choice[],
  { day: lost, custodyLast }: Sought,
  from: CourtDay,
): Choice[] {
  const later = choices.filter(({ day }) => day >= from);
  if (custodyLast === null || custodyLast >= from) return later;
  const earlier = choices.filter(({ day }) => day < lost);
  return [...later, ...earlier.sort((one, other) => (one.day < other.day ? 1 : -1))];
}

function clocksOf(
  pending: PendingMatter | undefined,
  { purpose, minutes, isInCustody }: LostRow,
  { today, policy }: Pick<Law, "today" | "policy">,
) {
  const custodyLast = isInCustody ? lastDayOfCustody(today, policy) : null;
  const limits = pending
    ? limitsOf({ purpose, minutes, isInCustody, law: pending.law }, today, limitsOfPolicy(policy))
    : [];
  const latest = (isCustody: boolean) =>
    limits
      .filter(({ rule }) => CUSTODY_RULES.includes(rule) === isCustody)
      .flatMap(({ latest: one }) => one ?? [])
      .sort()[0] ?? null;
  return {
    custodyLast: [custodyLast, latest(true)].filter((one) => one !== null).sort()[0] ?? null,
    clockLast: latest(false),
  };
}

const CUSTODY_RULES: readonly ListingRuleName[] = ["custody-limit", "remand-in-cyber-cases", "police-custody"];

function lostChoices({ search, pending }: OpenedSearch, matter: Sought, from: CourtDay): LostChoice[] {
  const { caseId } = matter;
  const all = inReach(search.choices(caseId), matter, from);
  const evidence = pending.get(caseId)?.evidence;
  const against = withEvidence(reasonAgainst(all), evidence);
  return all.map((choice) => {
    const { day, isOpen, isOnlyFull, isOnlyLate, findings } = choice;
    // Nobody is placed on a day of a strike, or where the moon may close it, because another day was lost.
    const isSure = !choice.facts.isNoWork && !choice.facts.isTentative;
    return {
      ...{ day, findings, because: withEvidence(reasonFor(choice, all), evidence), against },
      ...{ isOpen: isOpen && isSure, isOnlyFull: isOnlyFull && isSure, isOnlyLate: isOnlyLate && isSure },
    };
  });
}

/** @param asked what was asked for. @param moves what was decided, on which versions. */
export function markOf(asked: readonly object[], moves: readonly PlannedMoves[]): string {
  const decided = moves.map(({ rows, plan: { placed, unplaced } }) => [
    ...placed.map(({ id, day, isOrdered }) => [id, rows.get(id)!.version, day, isOrdered]),
    ...unplaced.map(({ id }) => [id, rows.get(id)!.version, null, false]),
  ]);
  return createHash("sha256")
    .update(JSON.stringify([asked, decided]))
    .digest("hex")
    .slice(0, 32);
}

/** A matter of the preview: what it was, what it gets instead, and why. */
export type LossLine = Pick<
  LostRow,
  | "hearingId"
  | "caseId"
  | "day"
  | "purpose"
  | "block"
  | "isFixed"
  | "isInCustody"
  | "timesBumped"
  | "accusedTitle"
  | "numberPrefix"
  | "number"
  | "numberSuffix"
  | "year"
  | "firNumber"
  | "firYear"
> & { toDay: CourtDay | null; because: PlanReason; isOrdered: boolean; findings: ListingRuleName[]; purpose: Purpose };

/** In the order in which places were given: the most pressing first, then those without one. */
export function linesOf({ rows, plan }: PlannedMoves): LossLine[] {
  const lineOf = (id: number, rest: Pick<LossLine, "toDay" | "because" | "isOrdered" | "findings">): LossLine => {
    const { version: _version, minutes: _minutes, ...row } = rows.get(id)!;
    return { ...row, ...rest };
  };
  return [
    ...plan.placed.map(({ id, day, because, isOrdered, findings }) =>
      lineOf(id, { toDay: day, because, isOrdered, findings: findings.map(({ rule }) => rule) }),
    ),
    ...plan.unplaced.map(({ id, because }) => lineOf(id, { toDay: null, because, isOrdered: false, findings: [] })),
  ];
}
