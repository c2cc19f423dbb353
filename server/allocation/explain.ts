import { type CourtDay, weekdayOf } from "../rules/calendar/court-day.ts";

/** What speaks against a session for a matter, or would have to give. Ids stand for people, matters, sessions; minutes and costs are numbers. */
export type Against =
  | { code: "minutes"; over: number; instead: string | null }
  | { code: "matters"; over: number; instead: string | null }
  | { code: "elsewhere"; person: string; court: string }
  | { code: "person-away"; person: string }
  | { code: "matter-away" }
  | { code: "other-court"; court: string }
  | { code: "other-bench"; bench: string }
  | { code: "not-an-option" }
  | { code: "too-early"; from: CourtDay }
  | { code: "too-late"; until: CourtDay }
  | { code: "late"; due: CourtDay; days: number }
  | { code: "trip"; person: string; cost: number }
  | { code: "stand-in"; person: string; cost: number }
  | { code: "moved"; notified: string; cost: number }
  | { code: "cost"; more: number };

export interface CouldBe {
  session: string;
  day: CourtDay;
  gives: Against[];
}

interface Placed {
  session: string;
  day: CourtDay;
  /** Days after the due day; 0 when in time. */
  lateDays: number;
  /** Where it is the last session the matter can use before its limit though the court sits on: that limit; else null. */
  limit: CourtDay | null;
}

/** Why a matter is listed where it is. "Better" sessions are those in which it would wait less. */
export type PlacedBecause = Placed &
  (
    | { code: "fixed" }
    | { code: "first-possible"; possible: number }
    /** Sessions before `from` there are, but not for this matter: its evidence, or the law, is not there yet. */
    | { code: "not-before"; from: CourtDay }
    | { code: "earlier-away"; sessions: number; first: CourtDay; person: string | null }
    /** Of the `listed` of the first of them, `heavier` weigh more for the room they take, or are fixed. */
    | {
        code: "earlier-full";
        full: number;
        first: CourtDay;
        lack: "minutes" | "matters";
        listed: number;
        heavier: number;
      }
    /** Full of lighter matters, but the lightest would lose more elsewhere than this one would gain: what the day is worth. */
    | { code: "earlier-dearer"; full: number; first: CourtDay; gain: number; loss: number }
    | { code: "earlier-elsewhere"; sessions: number; first: CourtDay; person: string; court: string }
    /** With so many `others` of the person's matters there that day. */
    | { code: "shared-trip"; person: string; better: CourtDay; others: number }
    | { code: "avoids-clash"; person: string; better: CourtDay }
    | { code: "kept-notified"; better: CourtDay }
    | { code: "quota"; stage: string; better: CourtDay }
    | { code: "not-tried"; better: CourtDay }
  );

/** Why a matter has no place, and up to three sessions that would work if something gave. */
export type UnplacedBecause = { couldBe: CouldBe[] } & (
  | { code: "no-session"; court: string; bench: string | null }
  | { code: "no-option" }
  | { code: "window-empty"; from: CourtDay; until: CourtDay }
  | { code: "away"; person: string | null; sessions: number }
  | { code: "too-long"; minutes: number; most: number }
  | { code: "full"; sessions: number; limit: "minutes" | "matters" }
  | { code: "people-elsewhere"; sessions: number; person: string; court: string }
  | { code: "full-or-elsewhere"; full: number; elsewhere: number; person: string; court: string }
  | { code: "not-worth"; day: CourtDay; cost: number; unplacedCost: number }
);

export type Because = PlacedBecause | UnplacedBecause;

/** One sentence for a placement or a non-placement. */
export function becauseInEnglish(because: Because): string {
  if ("couldBe" in because) return unplacedInEnglish(because);
  const late = because.lateDays > 0 ? `, ${count(because.lateDays, "day")} after it was due` : "";
  const limit = because.limit === null ? "" : `; the last session before its limit, ${dayInEnglish(because.limit)}`;
  return `${dayInEnglish(because.day)}${late}: ${placedInEnglish(because)}${limit}.`;
}

function placedInEnglish(because: PlacedBecause): string {
  switch (because.code) {
    case "fixed":
      return "this date is fixed and stays";
    case "first-possible":
      return because.possible === 1
        ? "the only session it can use"
        : `the first of ${because.possible} sessions it can use`;
    case "not-before":
      return `the first session it can use: it can't be heard before ${dayInEnglish(because.from)}`;
    case "earlier-away": {
      const who = because.person === null ? "the matter itself cannot be heard" : `${because.person} is away`;
      return `in ${count(because.sessions, "better session")}, the first on ${dayInEnglish(because.first)}, ${who}`;
    }
    case "earlier-full": {
      const lack = because.lack === "minutes" ? "minutes" : "number of matters";
      const heavier = `of the ${because.listed} listed then ${because.heavier} weigh more or are fixed`;
      return `${betterSessions(because.full, because.first)} had no room (${lack}); ${heavier}`;
    }
    case "earlier-dearer":
      return `${betterSessions(because.full, because.first)} had no room; the lightest listed then would lose ${because.loss} by giving way, this one would gain ${because.gain}`;
    case "earlier-elsewhere":
      return `in ${count(because.sessions, "better session")}, the first on ${dayInEnglish(because.first)}, ${because.person} is needed in court ${because.court}`;
    case "shared-trip":
      return `${because.person} comes that day anyway${because.others > 0 ? ` for ${count(because.others, "other matter")}` : ""}; ${dayInEnglish(because.better)} would need another trip`;
    case "avoids-clash":
      return `on ${dayInEnglish(because.better)} ${because.person} would be expected in two courts at once`;
    case "kept-notified":
      return `it stays where it was notified rather than moving to ${dayInEnglish(because.better)}`;
    case "quota":
      return `the session needs matters at stage ${because.stage}; otherwise ${dayInEnglish(because.better)}`;
    case "not-tried":
      return `${dayInEnglish(because.better)} would cost less, but became free only later in the planning`;
  }
}

function unplacedInEnglish(because: UnplacedBecause): string {
  switch (because.code) {
    case "no-session":
      return `Not placed: ${because.bench ? `bench ${because.bench} of court` : "court"} ${because.court} has no session in this plan.`;
    case "no-option":
      return "Not placed: none of the sessions it could use is in this plan.";
    case "window-empty":
      if (because.until < because.from) {
        return `Not placed: it must be heard by ${dayInEnglish(because.until)}, before ${dayInEnglish(because.from)}, the first day it can be.`;
      }
      return `Not placed: its court does not sit between ${dayInEnglish(because.from)} and ${dayInEnglish(because.until)}.`;
    case "away":
      return `Not placed: on ${each(because.sessions)} of its window it or somebody it needs is away (${because.person ?? "the matter itself"}).`;
    case "too-long":
      return `Not placed: it needs ${count(because.minutes, "minute")} and no session it can use has more than ${because.most}.`;
    case "full":
      return `Not placed: ${each(because.sessions)} it can use ${because.sessions === 1 ? "has" : "have"} no room (${because.limit === "minutes" ? "minutes" : "number of matters"}).`;
    case "people-elsewhere":
      return `Not placed: in ${each(because.sessions)} it can use somebody it needs is in another court (${because.person} in court ${because.court}).`;
    case "full-or-elsewhere":
      return `Not placed: ${count(because.full, "session")} it can use ${because.full === 1 ? "is" : "are"} full, and in ${because.elsewhere} somebody it needs is in another court (${because.person} in court ${because.court}).`;
    case "not-worth":
      return `Not placed: its best session, ${dayInEnglish(because.day)}, costs ${because.cost}, more than leaving it out (${because.unplacedCost}).`;
  }
}

/** One session that would work, and what would have to give. */
export function couldBeInEnglish(couldBe: CouldBe): string {
  return `${dayInEnglish(couldBe.day)} (${couldBe.session}): ${couldBe.gives.map(againstInEnglish).join("; ")}`;
}

export function againstInEnglish(against: Against): string {
  switch (against.code) {
    case "minutes":
      return `${count(against.over, "minute")} more than the session has${unless(against.instead)}`;
    case "matters":
      return `${count(against.over, "matter")} more than the session takes${unless(against.instead)}`;
    case "elsewhere":
      return `${against.person} is needed in court ${against.court}`;
    case "person-away":
      return `${against.person} is away`;
    case "matter-away":
      return "the matter itself cannot be heard that day";
    case "other-court":
      return `it would be court ${against.court}`;
    case "other-bench":
      return `it would be bench ${against.bench}`;
    case "not-an-option":
      return "it is not one of the matter's options";
    case "too-early":
      return `it is before ${dayInEnglish(against.from)}, the first day the matter can be heard`;
    case "too-late":
      return `it is after ${dayInEnglish(against.until)}, the last day allowed`;
    case "late":
      return `it is ${count(against.days, "day")} after ${dayInEnglish(against.due)}, when the matter is due`;
    case "trip":
      return `${against.person} would travel for it (cost ${against.cost})`;
    case "stand-in":
      return `${against.person} would need a stand-in (cost ${against.cost})`;
    case "moved":
      return `it was notified for ${against.notified} (cost ${against.cost})`;
    case "cost":
      return `it would cost ${against.more} more than leaving the matter out`;
  }
}

const MONTHS = "January February March April May June July August September October November December".split(" ");
const WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ");

/** A plan names few days very often, and a weekday is dear to work out. */
const SAID = new Map<CourtDay, string>();

function dayInEnglish(day: CourtDay): string {
  const known = SAID.get(day);
  if (known !== undefined) return known;
  const [year, month, date] = day.split("-").map(Number);
  const said = `${WEEKDAYS[weekdayOf(day) - 1]} ${date} ${MONTHS[month! - 1]} ${year}`;
  SAID.set(day, said);
  return said;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

function betterSessions(sessions: number, first: CourtDay): string {
  return `${count(sessions, "better session")}, the first on ${dayInEnglish(first)},`;
}

function each(sessions: number): string {
  return sessions === 1 ? "the only session" : `all ${sessions} sessions`;
}

function unless(instead: string | null): string {
  return instead === null ? "" : `, unless ${instead} gives way`;
}
