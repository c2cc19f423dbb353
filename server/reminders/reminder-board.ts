import { read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { addDays, type CourtDay, dayAt } from "../rules/calendar/court-day.ts";
import { shortNumber } from "../rules/case/case-label.ts";
import { GUARDED_ROLES } from "../rules/people/people.ts";
import { CALL_DAYS_BEFORE, callDayOf, type DeskDays, deskDayBy } from "../rules/reminders/desk-days.ts";
import { REACH_STATES, type ReachState, reachOf } from "../rules/reminders/reminder-reach.ts";
import {
  type BoardCall,
  type BoardMessage,
  type BoardPerson,
  findBoardCalls,
  findBoardMessages,
  findBoardPeople,
  findBoardReplies,
  findDaysToTell,
  findDelivery,
  findMended,
  findSteps,
  findUndatedCalls,
  type UndatedCall,
} from "./board-store.ts";
import { deskOfCourt } from "./calls/desk-days.ts";
import { findSettings } from "./card-lines-store.ts";

/**
 * What the court knows before a day (the next one with anybody to tell, where none is named): of everybody who is to come
 * whether he was reached and what he said, and the calls to make. It names matters and parts, never people.
 */
export function reminderBoard(ctx: Context, { courtId, day: asked }: { courtId: number; day: CourtDay | null }) {
  return read(ctx, { permission: "hearings.read", courtId }, async (connection) => {
    const settings = await findSettings(connection, courtId);
    if (!settings) throw new Refused("not-found");
    const today = dayAt(ctx.now, settings.timezone);
    const days = await findDaysToTell(connection, courtId, today);
    const day = asked ?? days[0] ?? today;
    const desk = await deskOfCourt(connection, courtId, day);
    const facts = {
      callOn: callsOn(desk, { today, timezone: settings.timezone }),
      messages: byPerson(await findBoardMessages(connection, courtId, day)),
      replies: byPerson(await findBoardReplies(connection, courtId, day)),
      calls: byPerson(await findBoardCalls(connection, courtId, day)),
    };
    const rows = (await findBoardPeople(connection, courtId, day)).map((one) => boardRow(one, facts)).filter(isToKnow);
    const undated = (await findUndatedCalls(connection, courtId)).map(undatedRow);
    const mended = await findMended(connection, courtId, new Date(ctx.now.getTime() - MENDED_IS_NEWS_MS));
    return { today, day, days, rows, totals: totalsOf(rows), undated, mended, called: calledOn(day, today, desk) };
  });
}

/** When those are called whom nothing reached, and whether that is sooner than two days before; null: the day is here. */
function calledOn(day: CourtDay, today: CourtDay, desk: DeskDays) {
  const on = callDayOf(day, desk);
  return day <= today ? null : { on, isSooner: on < addDays(day, -CALL_DAYS_BEFORE) };
}

/** On which day a call comes on the list that falls due at some hour: while somebody is there to make it. */
const callsOn =
  (desk: DeskDays, { today, timezone }: { today: CourtDay; timezone: string }) =>
  (dueAt: Date): CourtDay => {
    const on = deskDayBy(dayAt(dueAt, timezone), desk);
    return on < today ? today : on;
  };

/** As long as it is told that reminders differed from the dates. */
const MENDED_IS_NEWS_MS = 3 * 86_400_000;

type OfPerson = { readonly hearingId: number; readonly casePersonId: number };
const keyOf = ({ hearingId, casePersonId }: OfPerson) => `${hearingId}/${casePersonId}`;
const byPerson = <Row extends OfPerson>(rows: readonly Row[]) => Map.groupBy(rows, keyOf);

type Facts = {
  readonly callOn: ReturnType<typeof callsOn>;
  readonly messages: ReturnType<typeof byPerson<Awaited<ReturnType<typeof findBoardMessages>>[number]>>;
  readonly replies: ReturnType<typeof byPerson<Awaited<ReturnType<typeof findBoardReplies>>[number]>>;
  readonly calls: ReturnType<typeof byPerson<Awaited<ReturnType<typeof findBoardCalls>>[number]>>;
};

function boardRow(person: BoardPerson, facts: Facts) {
  const key = keyOf(person);
  const [messages, calls] = [facts.messages.get(key) ?? [], facts.calls.get(key) ?? []];
  const { hearingId, caseId, casePersonId, role, nth, ofRole, day, reportingTime, purpose } = person;
  const { level, window, isPaused, iWillCall, page } = person;
  return {
    ...{ hearingId, caseId, casePersonId, role, day, reportingTime, purpose, number: shortNumber(person) },
    ...{ nth: ofRole > 1 ? nth : null, card: level === null ? null : { level, window, isPaused, iWillCall, page } },
    ...{
      calledLater: laterCall(messages, calls, facts.callOn),
      messages,
      calls,
      reach: reachOf({ reminders: messages, replies: facts.replies.get(key) ?? [], calls }),
    },
  };
}

/** The call that is planned where no text may go, and when it comes on the list; null: none, or it is on it. */
function laterCall(messages: readonly BoardMessage[], calls: readonly BoardCall[], callOn: Facts["callOn"]) {
  const planned = messages.find(({ channel, state }) => channel === "desk" && state === "planned");
  if (!planned?.callCause || calls.some(({ state }) => state === "open")) return null;
  return { because: planned.callCause, on: callOn(planned.dueAt) };
}

/** A call that is about no date: whom, of which matter, and why. */
function undatedRow(one: UndatedCall) {
  const { caseId, role, nth, ofRole, window, ...rest } = one;
  const { id, version, casePersonId, because, dueAt } = rest;
  const call = { id, version, because, dueAt };
  return { caseId, casePersonId, role, nth: ofRole > 1 ? nth : null, window, number: shortNumber(one), call };
}

/** Who has no card and no number stands here where nobody may forget him; the others are not called. */
const isToKnow = (row: ReturnType<typeof boardRow>) =>
  (GUARDED_ROLES as readonly string[]).includes(row.role) || row.messages.length > 0 || row.calls.length > 0;

const totalsOf = (rows: readonly ReturnType<typeof boardRow>[]) =>
  Object.fromEntries(
    REACH_STATES.map((state) => [state, rows.filter(({ reach }) => reach.state === state).length]),
  ) as Record<ReachState, number>;

/** Every step of what was sent to one person of a case of this court, or called about, the latest first. No address, no text. */
export function reminderHistory(ctx: Context, { courtId, casePersonId }: { courtId: number; casePersonId: number }) {
  return read(ctx, { permission: "hearings.read", courtId }, async (connection) => ({
    steps: await findSteps(connection, courtId, casePersonId),
  }));
}

const DELIVERY_DAYS = 30;

/** What became of the messages and calls that fell due in the last thirty days, by channel. Counts alone. */
export function deliveryFigures(ctx: Context, { courtId }: { courtId: number }) {
  return read(ctx, { permission: "hearings.read", courtId }, async (connection) => {
    const since = new Date(ctx.now.getTime() - DELIVERY_DAYS * 86_400_000);
    return { days: DELIVERY_DAYS, counts: await findDelivery(connection, courtId, since, ctx.now) };
  });
}
