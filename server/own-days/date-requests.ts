import { change, read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { courtAndPolicy } from "../courts/court-days.ts";
import { ownPerson } from "../people/own-absences.ts";
import { type CourtDay, dayAt } from "../rules/calendar/court-day.ts";
import { officeNumber } from "../rules/case/case-label.ts";
import { type AskedBecause, standingOf } from "../rules/own-days/date-request.ts";
import {
  closeAnswered,
  findRequests,
  insertRequests,
  lockOwnHearings,
  type RequestRow,
  refuse,
  takeBack,
} from "./date-request-store.ts";

/** A request as screens show it: the matter by its number, and nobody of it but who asks. */
export function shownRequest(row: RequestRow, today: CourtDay) {
  const { numberPrefix, number, numberSuffix, year, firNumber, firYear, nowState, nowDay, nowBlock, ...rest } = row;
  const { caseId, state, day, block, nextDay } = row;
  const now = nowState === null || nowDay === null ? null : { state: nowState, day: nowDay, block: nowBlock };
  const standing = standingOf({ state, day, block, now, nextDay }, today);
  return {
    ...rest,
    standing,
    label: officeNumber({ caseId, numberPrefix, number, numberSuffix, year, firNumber, firYear }),
    /** The date that it has by now. */
    given:
      standing !== "given"
        ? null
        : now?.state === "listed"
          ? { day: now.day, block: now.block }
          : nextDay && { day: nextDay, block: null },
  };
}

export type ShownRequest = ReturnType<typeof shownRequest>;

/** Requests of a court that wait for its answer; of one matter also those that were answered. */
export function requestsOfCourt(
  ctx: Context,
  { courtId, caseId }: { courtId: number; caseId?: number | undefined },
): Promise<ShownRequest[]> {
  return read(ctx, { permission: "hearings.read", courtId }, async (connection) => {
    const { timezone } = await courtAndPolicy(connection, courtId);
    const today = dayAt(ctx.now, timezone);
    const found = await findRequests(connection, { courtId, ...(caseId === undefined ? {} : { caseId }) });
    const shown = found.map((row) => shownRequest(row, today));
    return caseId === undefined
      ? shown.filter(({ standing }) => standing === "open").sort((one, other) => (one.day < other.day ? -1 : 1))
      : shown;
  });
}

export type AskInput = {
  courtId: number;
  hearingIds: readonly number[];
  because: AskedBecause;
  words: string;
  key?: string;
};

/**
 * Asks the court for another date of some of one's own matters. Nothing moves by it. Refused as `not-found` for a date that
 * is not one's own, `nothing-to-do` where all of it was asked already.
 */
export function askAnotherDate(ctx: Context, input: AskInput): Promise<{ changeId: number; asked: number }> {
  const { courtId, key, ...asked } = input;
  const act = { action: "date.asked", permission: "date.ask", courtId, key, input: asked } as const;
  return change(ctx, act, async (tx, changeId) => {
    const userId = userIdOf(ctx);
    const { timezone } = await courtAndPolicy(tx, courtId);
    const person = await ownPerson(tx, userId);
    if (!person) throw new Refused("not-found");
    const words = asked.words.trim();
    if (words === "") throw new Refused("reason-needed");
    const today = dayAt(ctx.now, timezone);
    const ids = [...new Set(asked.hearingIds)];
    const hearings = await lockOwnHearings(tx, { userId, courtId, ids, today });
    if (hearings.length === 0 || hearings.length < ids.length) throw new Refused("not-found");
    await closeAnswered(tx, userId, ids);
    const said = { courtId, askedBy: userId, personId: person.personId, because: asked.because, words };
    const made = await insertRequests(
      tx,
      hearings.map((one) => ({ ...one, ...said, askedAt: ctx.now.toISOString() })),
    );
    if (made === 0) throw new Refused("nothing-to-do");
    return { changeId, asked: made };
  });
}

/** The asker wants it no more. */
export function takeBackRequest(
  ctx: Context,
  input: { courtId: number; id: number; version: number; key?: string },
): Promise<{ changeId: number }> {
  const { courtId, key, ...seen } = input;
  const act = { action: "date.ask-taken-back", permission: "date.ask", courtId, key, input: seen } as const;
  return change(ctx, act, async (tx, changeId) => {
    if (!(await takeBack(tx, { ...seen, courtId, askedBy: userIdOf(ctx) }))) throw new Refused("stale");
    return { changeId };
  });
}

export type RefuseInput = { courtId: number; id: number; version: number; answer: string; key?: string };

/** The date stays, and the asker reads why. */
export function refuseRequest(ctx: Context, input: RefuseInput): Promise<{ changeId: number }> {
  const { courtId, key, ...asked } = input;
  const act = { action: "date.ask-refused", permission: "hearings.plan", courtId, key, input: asked } as const;
  return change(ctx, act, async (tx, changeId) => {
    const answer = asked.answer.trim();
    if (answer === "") throw new Refused("reason-needed");
    const answered = { answer, answeredBy: answererOf(ctx), answeredAt: ctx.now.toISOString() };
    if (!(await refuse(tx, { ...asked, courtId }, answered))) throw new Refused("stale");
    return { changeId };
  });
}

const answererOf = ({ actor }: Context): string => (actor.kind === "staff" ? actor.userId : "terminal");

function userIdOf({ actor }: Context): string {
  if (actor.kind !== "staff") throw new Refused("not-allowed");
  return actor.userId;
}
