import type { Connection } from "../../db/connect.ts";
import { read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { courtAndPolicy, type DayLoad } from "../courts/court-days.ts";
import { type DraftRow, findDraft, findDraftMoves } from "../listing/draft-store.ts";
import { addDays, type CourtDay, dayAt } from "../rules/calendar/court-day.ts";
import { PURPOSE_RULES, type Purpose } from "../rules/case/purposes.ts";
import type { Stage } from "../rules/case/stages.ts";
import {
  expectedReached,
  RATE_WEEKS,
  type Rates,
  type StageRate,
  stageOfPurpose,
} from "../rules/planner/over-listing.ts";
import { ratesOfCourt } from "./plan-facts.ts";
import type { PlanFigures } from "./plan-figures.ts";

/** Rows of the draft on a day that were in none before, that came from another day, and that left it. */
export type DraftDifference = { added: number; moved: number; out: number };

/** The draft of a court: when it was made, with what cap, what it comes to, and what it changes of the draft before. */
export type BoardDraft = {
  fromDay: CourtDay;
  untilDay: CourtDay;
  plannedAt: string;
  acceptedAt: string | null;
  cap: { minutes: number; matters: number; because: string | null } | null;
  figures: { plan: PlanFigures; stands: PlanFigures; former: PlanFigures | null } | null;
  difference: DraftDifference;
};

/** What decides how long a list of this court is, and what that rests on. */
export type ListSettings = {
  planMinutes: number;
  planMatters: number;
  saturationMatters: number;
  overlistMost: number;
  /** Own record of the last weeks, by stage; the rates are shrunk towards those of the district. */
  rates: StageRate[];
  ratesSince: CourtDay;
};

/** What a day's list comes to. */
export type ListFacts = {
  difference: DraftDifference;
  /** How many of the matters can be expected to be reached before the planned minutes are used up. */
  expectedReached: number;
  /** More than the number from which longer lists are not heard further. */
  isSaturated: boolean;
  saturationMatters: number;
  /** Stages of which the court wants more on every day than this one has. */
  unmetQuotas: { stage: Stage; atLeast: number; there: number }[];
};

type Moves = Awaited<ReturnType<typeof findDraftMoves>>;
type Lists = {
  draft: BoardDraft | null;
  settings: ListSettings;
  ofDay: (day: DayLoad, matters: Counted[]) => ListFacts;
};
type Counted = { purpose: Purpose; stage: Stage; minutes: number; isAdded: boolean };

/** Everything about the draft and the lists of a court that is not a matter. */
export async function boardLists(connection: Connection, courtId: number, today: CourtDay): Promise<Lists> {
  const { court, policy } = await courtAndPolicy(connection, courtId);
  const [draft, moves, rates] = await Promise.all([
    findDraft(connection, courtId),
    findDraftMoves(connection, courtId),
    ratesOfCourt(connection, court, today),
  ]);
  const { planMinutes, planMatters, overlistMost } = court;
  const { saturationMatters } = policy;
  const known = [...rates.values()].filter(({ called }) => called > 0);
  return {
    draft: draft ? headOf(draft, moves) : null,
    settings: {
      ...{ planMinutes, planMatters, saturationMatters, overlistMost, rates: known },
      ratesSince: addDays(today, -7 * RATE_WEEKS),
    },
    ofDay: (day, matters) => ({
      difference: differenceOf(moves, day.day),
      expectedReached: expectedReached(matters.map(called(rates)), day.planMinutes),
      saturationMatters,
      isSaturated: matters.length > saturationMatters,
      unmetQuotas: (court.stageQuotas ?? [])
        .map((quota) => ({ ...quota, there: matters.filter(({ stage }) => stage === quota.stage).length }))
        .filter(({ atLeast, there }) => there < atLeast && day.isOpen && day.kind === "dedicated"),
    }),
  };
}

/** For the settings of a court: what its record says of how long its lists should be. */
export function listSettings(ctx: Context, { courtId }: { courtId: number }): Promise<ListSettings> {
  return read(ctx, { permission: "hearings.read", courtId }, async (connection) => {
    const { timezone } = await courtAndPolicy(connection, courtId);
    return (await boardLists(connection, courtId, dayAt(ctx.now, timezone))).settings;
  });
}

/** A planned matter is listed with its expected minutes; what it takes when it is heard is what its purpose usually takes. */
const called =
  (rates: Rates) =>
  ({ purpose, minutes, isAdded }: Counted) => ({
    duration: isAdded ? minutes : Math.max(minutes, PURPOSE_RULES[purpose].minutes),
    rate: rates.get(stageOfPurpose(purpose))?.rate ?? 0,
  });

/** Of one day, or of the whole draft. */
function differenceOf(moves: Moves, of?: CourtDay): DraftDifference {
  const count = (is: (move: Moves[number]) => boolean) => moves.filter(is).reduce((sum, { count }) => sum + count, 0);
  const isHere = ({ day }: Moves[number]) => (of === undefined ? day !== null : day === of);
  return {
    added: count((move) => isHere(move) && move.wasDay === null),
    moved: count((move) => isHere(move) && move.wasDay !== null && move.wasDay !== move.day),
    out: count((move) =>
      of === undefined ? move.wasDay !== null && move.day === null : move.wasDay === of && move.day !== of,
    ),
  };
}

const instantOf = (at: string) => new Date(at).toISOString();

function headOf(draft: DraftRow, moves: Moves): BoardDraft {
  const { fromDay, untilDay, plannedAt, acceptedAt, capMinutes, capMatters, capBecause, figures } = draft;
  const hasCap = capMinutes !== null && capMatters !== null;
  return {
    ...{ fromDay, untilDay, plannedAt: instantOf(plannedAt) },
    acceptedAt: acceptedAt === null ? null : instantOf(acceptedAt),
    cap: hasCap ? { minutes: capMinutes, matters: capMatters, because: capBecause } : null,
    figures: figures as BoardDraft["figures"],
    difference: differenceOf(moves),
  };
}
