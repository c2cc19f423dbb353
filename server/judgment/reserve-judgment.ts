import type { Transaction } from "../../db/connect.ts";
import { moveCaseOn, progressOf } from "../case/stage/move-case-on.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { lockDays } from "../courts/court-days.ts";
import { dropFromDraft } from "../listing/draft-of-case.ts";
import { type OpenDate, openDates } from "../listing/open-dates.ts";
import { placeHearing } from "../listing/place-hearings.ts";
import { lockHearings } from "../listing/store.ts";
import { withdrawWithWords } from "../listing/undated-store.ts";
import { recallMoved } from "../process/process-recall.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import { mayReserve } from "../rules/judgment/judgment-exits.ts";
import { nameOf, type OfCase, onJudgment, saveJudgment } from "./judgment.ts";
import type { LifeOfCase } from "./status-of-case.ts";

export type ReserveInput = OfCase & {
  day: CourtDay;
  judgeName: string;
  /** When it is to be announced: instead of the dates that come, or besides them. Null where such a date is open already. */
  next: { day: CourtDay; takes: "instead" | "besides"; overloadBecause?: string | null } | null;
};

/**
 * Judgment is reserved on a day, as a hearing of it would have said: the case stands at judgment from then on and has a
 * date for it. Refused as `stage-pair` where the stage does not lead to judgment, `invalid` without a date to announce it.
 */
export function reserveJudgment(ctx: Context, input: ReserveInput) {
  return onJudgment(ctx, "judgment.reserved", input, async (tx, life, changeId) => {
    const { courtId, caseId, day } = input;
    if (life.row.disposalDay !== null) throw new Refused("nothing-to-do", { caseId });
    if (!mayReserve(life.row.stage)) throw new Refused("stage-pair", { result: "reserved", stage: life.row.stage });
    const judgeName = nameOf(input.judgeName, life);
    const hearingId = await giveDate(tx, input, life, judgeName);
    const from = await progressOf(tx, courtId, caseId);
    await moveCaseOn(tx, courtId, caseId, { from, stage: "judgment", day, disposal: null });
    await saveJudgment(tx, life, input, { reservedDay: day, judgeName });
    return { changeId, hearingId };
  });
}

async function giveDate(tx: Transaction, input: ReserveInput, life: LifeOfCase, orderedBy: string | null) {
  const { courtId, caseId, next } = input;
  const { today } = life;
  const open = (await openDates(tx, courtId, [caseId])).get(caseId) ?? [];
  // A date of today is heard today, and the sheet says what it came to.
  const coming = open.filter((one) => one.day > today);
  if (next === null) {
    if (!coming.some(({ purpose }) => purpose === "judgment")) throw new Refused("invalid", { field: "next" });
    return null;
  }
  if (next.day < today) throw new Refused("day-past", { day: next.day });
  await dropFromDraft(tx, courtId, [caseId]);
  const [moves, ...others] = next.takes === "instead" ? ofJudgmentFirst(coming) : [];
  await lockDays(tx, courtId, [next.day, ...coming.map((one) => one.day)]);
  await withdraw(tx, courtId, others, orderedBy);
  const at = {
    caseId,
    day: next.day,
    purpose: "judgment",
    source: "court",
    isFixed: true,
    countedFrom: today,
  } as const;
  const overloadBecause = next.overloadBecause?.trim() || null;
  return (await placeHearing(tx, courtId, { ...at, overloadBecause, ...(moves && { moves }) })).hearingId;
}

/** The date for judgment that stands moves, else the soonest one; no second date of a purpose may be open. */
const ofJudgmentFirst = (dates: readonly OpenDate[]): OpenDate[] =>
  [...dates].sort((one, other) => Number(other.purpose === "judgment") - Number(one.purpose === "judgment"));

async function withdraw(tx: Transaction, courtId: number, dates: readonly OpenDate[], orderedBy: string | null) {
  if (dates.length === 0) return;
  const ids = dates.map(({ id }) => id);
  const open = (await lockHearings(tx, courtId, ids)).filter(({ state }) => state === "listed");
  await withdrawWithWords(tx, ids, { because: "judgment reserved", orderedBy });
  await recallMoved(tx, open, null);
}
