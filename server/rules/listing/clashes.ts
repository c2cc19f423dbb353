import type { CourtDay } from "../calendar/court-day.ts";
import type { SharedRole } from "./needed-people.ts";
import type { Need } from "./planning.ts";

/** A stretch of a day in minutes since midnight, its end not included. */
export type Span = { readonly from: number; readonly until: number };

export const WHOLE_DAY: Span = { from: 0, until: 24 * 60 };
/** How long the last block of a day is taken to last where it has nothing after it and nothing before. */
const USUAL_BLOCK = 90;

export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/**
 * The stretch of the day that a block covers: until the next one begins; the last lasts as long as the one before it.
 * @param starts the beginnings of that court's day. Without a block, anything of the whole day.
 */
export function spanOf(block: string | null, starts: readonly string[]): Span {
  if (block === null) return WHOLE_DAY;
  const from = minutesOf(block);
  const all = [...new Set([...starts.map(minutesOf), from])].sort((one, other) => one - other);
  const at = all.indexOf(from);
  const next = all[at + 1];
  const before = all[at - 1];
  return { from, until: next ?? from + (before === undefined ? USUAL_BLOCK : from - before) };
}

/** The stretch of a day on which somebody is away or taken; without minutes the whole of it. */
export const stretchOf = (away: { fromMinute: number | null; untilMinute: number | null }): Span =>
  away.fromMinute === null || away.untilMinute === null
    ? WHOLE_DAY
    : { from: away.fromMinute, until: away.untilMinute };

export const doOverlap = (one: Span, other: Span): boolean => one.from < other.until && other.from < one.until;

/** The blocks of a day, by its beginnings, that somebody cannot be at because of these stretches. */
export const blocksTaken = (starts: readonly string[], stretches: readonly Span[]): string[] =>
  starts.filter((start) => stretches.some((one) => doOverlap(spanOf(start, starts), one)));

/** Somebody expected in a court at a stretch of a day. */
export type Presence = {
  readonly personId: number;
  readonly role: SharedRole;
  readonly need: Need;
  readonly courtId: number;
  readonly place: string | null;
  readonly day: CourtDay;
  readonly block: string | null;
  readonly span: Span;
  readonly caseId: number;
};

/** Minutes on the way between two places; 0 in one place and where nothing is said. */
export type Travel = (from: string | null, to: string | null) => number;

/** The table of a district as a question: it holds each pair once, in one order. */
export function travelBy(rows: readonly { fromPlace: string; toPlace: string; minutes: number }[]): Travel {
  const known = new Map(rows.map(({ fromPlace, toPlace, minutes }) => [`${fromPlace}\n${toPlace}`, minutes]));
  return (from, to) => {
    if (from === null || to === null || from === to) return 0;
    return known.get(`${from}\n${to}`) ?? known.get(`${to}\n${from}`) ?? 0;
  };
}

/** Whether nobody can be at both: they overlap, or the way takes longer than the time between them. */
export function areBothImpossible(
  one: Pick<Presence, "span" | "place">,
  other: Pick<Presence, "span" | "place">,
  travel: Travel,
): boolean {
  const gap = Math.max(one.span.from - other.span.until, other.span.from - one.span.until);
  return gap < 0 || gap < travel(one.place, other.place);
}

export type Clash = {
  readonly personId: number;
  readonly day: CourtDay;
  /** `must`: neither court can do without; `stand-in`: another can take the brief in one of them. */
  readonly need: Need;
  readonly here: Presence;
  readonly there: Presence;
  /** They do not overlap; it is the way between the places that is too long. */
  readonly isTravel: boolean;
};

/**
 * Who of this court's people is expected in another court at the same time, one line for a person, day, stretch here and
 * court there. The judge of a court is in his own; an accused in custody is brought once. Presences are of one district.
 */
export function clashesOf(presences: readonly Presence[], courtId: number, travel: Travel): Clash[] {
  const clashes = new Map<string, Clash>();
  for (const [, ofDay] of Map.groupBy(presences, ({ personId, day }) => `${personId}/${day}`)) {
    const elsewhere = ofDay.filter((one) => one.courtId !== courtId);
    if (elsewhere.length === 0) continue;
    for (const here of ofDay.filter((one) => one.courtId === courtId)) {
      for (const there of elsewhere) {
        if (!areBothImpossible(here, there, travel)) continue;
        const key = [here.personId, here.day, here.span.from, there.courtId].join("/");
        const need = here.need === "must" && there.need === "must" ? "must" : "stand-in";
        const known = clashes.get(key);
        if (known && (known.need === "must" || need !== "must")) continue;
        const isTravel = here.span.until <= there.span.from || there.span.until <= here.span.from;
        clashes.set(key, { personId: here.personId, day: here.day, need, here, there, isTravel });
      }
    }
  }
  return [...clashes.values()].sort(
    (one, other) =>
      (one.day < other.day ? -1 : one.day > other.day ? 1 : 0) ||
      Number(one.need !== "must") - Number(other.need !== "must") ||
      one.here.span.from - other.here.span.from ||
      one.personId - other.personId,
  );
}

/**
 * The blocks of a day at which one of these people, who must come, is held in another court. Where the day has no blocks,
 * `[null]` when anything holds them at all.
 */
export function blockedBlocks(
  here: { courtId: number; place: string | null; starts: readonly string[] },
  elsewhere: readonly Presence[],
  travel: Travel,
): (string | null)[] {
  const held = elsewhere.filter(({ courtId, need }) => courtId !== here.courtId && need === "must");
  if (held.length === 0) return [];
  const blocks: (string | null)[] = here.starts.length === 0 ? [null] : [...here.starts];
  return blocks.filter((block) => {
    const own = { place: here.place, span: spanOf(block, here.starts) };
    return held.some((one) => areBothImpossible(own, one, travel));
  });
}

/** From how many minutes on the way somebody is a far traveller: nobody is called out of the blue over such a way. */
export const FAR_MINUTES = 90;
