import { bailAlarms, type DetainedAccused } from "../case/bail-alarms.ts";
import { read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { docketTabs, searchDocket } from "../docket/search-docket.ts";
import { postedMark } from "../rules/case/case-label.ts";

const NEAREST = 6;

/**
 * What no plan postpones: whose right to bail for delay is there, near, or near if the accused is a woman, the nearest
 * first; and the oldest matters past their target. Counts are of all, a thousand and one standing for more.
 */
export function deskAlarms(ctx: Context, input: { courtId: number }) {
  const { courtId } = input;
  return read(ctx, { permission: "desk.read", courtId }, async () => {
    const [alarms, past, { counts }] = await Promise.all([
      bailAlarms(ctx, { courtId }),
      searchDocket(ctx, { courtId, filters: { isPastTarget: true }, sort: "age" }),
      docketTabs(ctx, courtId),
    ]);
    const { reached, soon, unsure, noticeDays, detained } = alarms;
    return {
      statutory: {
        reached,
        soon,
        unsure,
        noticeDays,
        nearest: personsOnce(detained).flatMap(nearestOf).slice(0, NEAREST),
      },
      pastTarget: {
        total: counts["past-target"],
        oldest: past.rows
          .slice(0, NEAREST)
          .map(({ caseId, number, institutionDay }) => ({ caseId, label: number ?? markOf(caseId), institutionDay })),
      },
    };
  });
}

/** By the matter in which each is nearest: whoever stands in a case and in its bail application is one person. */
const personsOnce = (detained: readonly DetainedAccused[]): DetainedAccused[] =>
  detained.filter(({ casePersonId, countedAs }) => casePersonId === countedAs);

function nearestOf({ casePersonId, caseId, number, nearness, days, alarm, isNamedTwice }: DetainedAccused) {
  if (alarm === null || nearness === null || nearness === "far") return [];
  const label = number ?? markOf(caseId);
  return [{ casePersonId, caseId, label, nearness, days, day: alarm.day, daysLeft: alarm.daysLeft, isNamedTwice }];
}

/** A matter that has no number yet goes by the mark of its list. */
const markOf = (caseId: number) => postedMark(caseId, null) ?? "";
