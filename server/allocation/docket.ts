import { type Grid, minutesIn, openTo } from "./grid.ts";
import { aloneCost } from "./objective.ts";
import { overlap, type Slot } from "./slots.ts";

/** No opening: the matter is not listed. */
export const NONE = -1;

/** So many places that they are no limit. */
const BOUNDLESS = 1 << 29;

/**
 * The part of a problem that is planned together, in typed arrays: what prices and search read. A matter's *openings* are
 * the sessions it may use; a plan names one opening for each matter, or NONE. Pinned matters are no part of it: their
 * minutes, places and people are taken off beforehand. A *stand* is a court on a day (in a block), where a person can be called to.
 */
export interface Docket {
  /** Per session: minutes and places left beside the pinned, and its stand. */
  minutesLeft: Float64Array;
  placesLeft: Int32Array;
  standOf: Int32Array;
  /** Stands in the order of days; those of a day are `standFirst[day]` up to `standFirst[day + 1]`. */
  standFirst: Int32Array;
  standDay: Int32Array;
  standCourt: Int32Array;
  standSlot: Slot[];
  /** True when no session is a block of a day: a person's stands of one day then all exclude each other. */
  isPlain: boolean;
  /** Per matter, its number in the problem; its openings are `first[i]` up to `first[i + 1]`, cheapest first. */
  matter: Int32Array;
  first: Int32Array;
  /** Per opening: session, minutes, and cost against leaving the matter out, before trips, clashes and filled quotas. */
  session: Int32Array;
  minutes: Float64Array;
  cost: Float64Array;
  /** Per matter the people that count for its day, `crewFirst[i]` up to `crewFirst[i + 1]`. */
  crewFirst: Int32Array;
  crew: Int32Array;
  /** Per person: number in the problem, cost of a trip, cost of a stand-in (−1: nobody can stand in). */
  person: Int32Array;
  trip: Float64Array;
  standIn: Float64Array;
  /** Per person × stand, how many pinned matters call the person there. */
  called: Uint16Array;
  /** Per opening, 1 where one of the people has that day in another region. Prices for a bound pass over it. */
  barred: Uint8Array;
  /** Where each matter is notified, as an opening, or NONE. */
  notified: Int32Array;
  quotas: Quotas | null;
}

/** Per session its quotas, `first[s]` up to `first[s + 1]`; `filled` by pinned matters. Per matter its stage. */
export interface Quotas {
  stage: Int32Array;
  first: Int32Array;
  ofStage: Int32Array;
  atLeast: Int32Array;
  cost: Float64Array;
  filled: Int32Array;
}

/** The matters of a region (by number, pinned ones among them) with the sessions of its courts. */
export interface Region {
  matters: number[];
  courts: number[];
}

/** Whether a person of this region has a day in another one. */
export type IsBarred = (person: number, day: number) => boolean;

export function docketOf(grid: Grid, region: Region, isBarred?: IsBarred): { docket: Docket; sessions: number[] } {
  const { matters } = grid.problem;
  const sessions = region.courts
    .flatMap((court) => grid.ofCourt[court]!)
    .sort((a, b) => grid.dayOf[a]! - grid.dayOf[b]! || a - b);
  const local = new Map(sessions.map((session, index) => [session, index]));
  const stands = standsOf(grid, sessions);
  const movable = region.matters.filter((matter) => !matters[matter]!.pinned && !matters[matter]!.standby);
  const pinned = region.matters.filter((matter) => matters[matter]!.pinned);
  const rooms = roomsBeside(grid, sessions, pinned, local);
  const crew = crewOf(grid, region.matters, movable);
  const called = calledOf(grid, pinned, local, stands, crew.index);
  const quotas = quotasOf(grid, sessions, movable, pinned, local);
  const openings = openingsOf(grid, movable, { local, stands, rooms, crew, called, quotas });
  const docket: Docket = {
    ...rooms,
    ...stands,
    matter: Int32Array.from(movable),
    ...openings,
    crewFirst: crew.crewFirst,
    crew: crew.crew,
    person: crew.person,
    trip: crew.trip,
    standIn: crew.standIn,
    called,
    quotas,
    barred: barsOf(grid, movable, sessions, openings, isBarred),
  };
  return { docket, sessions };
}

type Stands = Pick<Docket, "standOf" | "standFirst" | "standDay" | "standCourt" | "standSlot" | "isPlain">;

function standsOf(grid: Grid, sessions: readonly number[]): Stands {
  const keyOf = (session: number) => {
    const slot = grid.slots[session]!;
    return `${grid.dayOf[session]}/${grid.courtOf[session]}/${slot.whole ? "" : slot.label}`;
  };
  const known = new Map<string, number>();
  const leads: number[] = [];
  for (const session of sessions) {
    const key = keyOf(session);
    if (known.has(key)) continue;
    known.set(key, leads.length);
    leads.push(session);
  }
  const days = leads.length === 0 ? 0 : grid.dayOf[leads.at(-1)!]! + 1;
  const standFirst = new Int32Array(days + 1);
  for (const lead of leads) standFirst[grid.dayOf[lead]! + 1]! += 1;
  for (let day = 0; day < days; day += 1) standFirst[day + 1]! += standFirst[day]!;
  return {
    standOf: Int32Array.from(sessions, (session) => known.get(keyOf(session))!),
    standFirst,
    standDay: Int32Array.from(leads, (lead) => grid.dayOf[lead]!),
    standCourt: Int32Array.from(leads, (lead) => grid.courtOf[lead]!),
    standSlot: leads.map((lead) => grid.slots[lead]!),
    isPlain: leads.every((lead) => grid.slots[lead]!.whole),
  };
}

function roomsBeside(grid: Grid, sessions: readonly number[], pinned: readonly number[], local: Map<number, number>) {
  const minutesLeft = Float64Array.from(sessions, (session) => grid.capacity[session]!);
  const placesLeft = Int32Array.from(sessions, (session) =>
    Math.min(BOUNDLESS, grid.problem.sessions[session]!.matters ?? BOUNDLESS),
  );
  for (const matter of pinned) {
    const session = local.get(grid.notified[matter]!);
    if (session === undefined) continue;
    minutesLeft[session]! -= minutesIn(grid, matter, grid.notified[matter]!);
    placesLeft[session]! -= 1;
  }
  return { minutesLeft, placesLeft };
}

interface Crew extends Pick<Docket, "crewFirst" | "crew" | "person" | "trip" | "standIn"> {
  index: Map<number, number>;
}

/** Whoever travels at a cost, or is needed in two courts of the region; anybody else is free wherever the matter goes. */
function crewOf(grid: Grid, every: readonly number[], movable: readonly number[]): Crew {
  const courts = new Map<number, number>();
  const index = new Map<number, number>();
  const person: number[] = [];
  const keep = (each: number) => {
    if (index.has(each)) return;
    index.set(each, person.length);
    person.push(each);
  };
  for (const matter of every) {
    const court = oneCourtOf(grid, matter);
    for (const each of grid.people[matter]!) {
      const { tripCost, clashCost } = grid.problem.people[each]!;
      const before = courts.get(each);
      if (before === undefined) courts.set(each, court);
      const isInTwo = court < 0 || (before !== undefined && before !== court);
      if (tripCost > 0 || (isInTwo && clashCost !== 0)) keep(each);
    }
  }
  const crewFirst = new Int32Array(movable.length + 1);
  const crew: number[] = [];
  movable.forEach((matter, position) => {
    for (const each of grid.people[matter]!) {
      const known = index.get(each);
      if (known !== undefined) crew.push(known);
    }
    crewFirst[position + 1] = crew.length;
  });
  const facts = person.map((each) => grid.problem.people[each]!);
  return {
    index,
    crewFirst,
    crew: Int32Array.from(crew),
    person: Int32Array.from(person),
    trip: Float64Array.from(facts, ({ tripCost }) => tripCost),
    standIn: Float64Array.from(facts, ({ clashCost }) => clashCost ?? -1),
  };
}

/** The court a matter is heard in, or −1 where its options name several, or it is pinned outside its own. */
function oneCourtOf(grid: Grid, matter: number): number {
  const each = grid.problem.matters[matter]!;
  if (each.pinned) return grid.courtOf[grid.notified[matter]!]!;
  if (!each.options) return grid.courtIndex.get(each.court) ?? -2;
  const courts = new Set(each.options.map((option) => grid.courtOf[grid.sessionIndex.get(option.session)!]!));
  return courts.size > 1 ? -1 : ([...courts][0] ?? -2);
}

function calledOf(
  grid: Grid,
  pinned: readonly number[],
  local: Map<number, number>,
  { standOf, standDay }: Stands,
  index: Map<number, number>,
): Uint16Array {
  const called = new Uint16Array(index.size * standDay.length);
  for (const matter of pinned) {
    const session = local.get(grid.notified[matter]!);
    if (session === undefined) continue;
    for (const person of grid.people[matter]!) {
      const known = index.get(person);
      if (known !== undefined) called[known * standDay.length + standOf[session]!]! += 1;
    }
  }
  return called;
}

function quotasOf(
  grid: Grid,
  sessions: readonly number[],
  movable: readonly number[],
  pinned: readonly number[],
  local: Map<number, number>,
): Quotas | null {
  const { matters } = grid.problem;
  const quotas = sessions.map((session) =>
    grid.problem.sessions[session]!.quotas.filter(({ atLeast, cost }) => atLeast > 0 && cost > 0),
  );
  if (quotas.every((each) => each.length === 0)) return null;
  const stages = new Map<string, number>();
  for (const { stage } of quotas.flat()) if (!stages.has(stage)) stages.set(stage, stages.size);
  const stageOf = (matter: number) => stages.get(matters[matter]!.stage ?? "") ?? -1;
  const first = new Int32Array(sessions.length + 1);
  quotas.forEach((each, session) => {
    first[session + 1] = first[session]! + each.length;
  });
  const flat = quotas.flat();
  const ofStage = Int32Array.from(flat, ({ stage }) => stages.get(stage)!);
  const filled = new Int32Array(flat.length);
  for (const matter of pinned) {
    const session = local.get(grid.notified[matter]!);
    if (session === undefined) continue;
    for (let quota = first[session]!; quota < first[session + 1]!; quota += 1)
      if (ofStage[quota] === stageOf(matter)) filled[quota]! += 1;
  }
  return {
    stage: Int32Array.from(movable, stageOf),
    first,
    ofStage,
    atLeast: Int32Array.from(flat, ({ atLeast }) => atLeast),
    cost: Float64Array.from(flat, ({ cost }) => cost),
    filled,
  };
}

interface Around {
  local: Map<number, number>;
  stands: Stands;
  rooms: { minutesLeft: Float64Array; placesLeft: Int32Array };
  crew: Crew;
  called: Uint16Array;
  quotas: Quotas | null;
}

const HAIR = 1e-6;

/** What each matter may use, beside the pinned. What can never be worth it is left away at once. */
function openingsOf(grid: Grid, movable: readonly number[], around: Around) {
  const first = new Int32Array(movable.length + 1);
  const notified = new Int32Array(movable.length).fill(NONE);
  const session: number[] = [];
  const minutes: number[] = [];
  const cost: number[] = [];
  movable.forEach((matter, position) => {
    const begin = session.length;
    for (const open of openTo(grid, matter)) {
      const here = around.local.get(open)!;
      const takes = minutesIn(grid, matter, open);
      if (takes > around.rooms.minutesLeft[here]! + HAIR || around.rooms.placesLeft[here]! < 1) continue;
      const alone = aloneCost(grid, matter, open) - mostQuota(around.quotas, position, here);
      if (alone > 0 || isHeldByPinned(around, position, here)) continue;
      // Sorted as they come: days are in order, so that the cheapest is mostly the earliest.
      let place = session.length;
      while (place > begin && cost[place - 1]! > alone) place -= 1;
      session.splice(place, 0, here);
      minutes.splice(place, 0, takes);
      cost.splice(place, 0, alone);
    }
    first[position + 1] = session.length;
    const before = around.local.get(grid.notified[matter]!);
    for (let opening = begin; opening < session.length; opening += 1)
      if (session[opening] === before) notified[position] = opening;
  });
  return {
    first,
    notified,
    session: Int32Array.from(session),
    minutes: Float64Array.from(minutes),
    cost: Float64Array.from(cost),
  };
}

function barsOf(
  grid: Grid,
  movable: readonly number[],
  sessions: readonly number[],
  { first, session }: Pick<Docket, "first" | "session">,
  isBarred: IsBarred = () => false,
): Uint8Array {
  const barred = new Uint8Array(session.length);
  movable.forEach((matter, i) => {
    for (const person of grid.people[matter]!)
      for (let o = first[i]!; o < first[i + 1]!; o += 1)
        if (isBarred(person, grid.dayOf[sessions[session[o]!]!]!)) barred[o] = 1;
  });
  return barred;
}

/** What quotas would spare at most if the matter joined. */
function mostQuota(quotas: Quotas | null, matter: number, session: number): number {
  if (!quotas) return 0;
  let most = 0;
  for (let quota = quotas.first[session]!; quota < quotas.first[session + 1]!; quota += 1)
    if (quotas.ofStage[quota] === quotas.stage[matter]) most += quotas.cost[quota]!;
  return most;
}

function isHeldByPinned({ stands, crew, called }: Around, matter: number, session: number): boolean {
  const stand = stands.standOf[session]!;
  const day = stands.standDay[stand]!;
  const count = stands.standDay.length;
  for (let each = crew.crewFirst[matter]!; each < crew.crewFirst[matter + 1]!; each += 1) {
    const person = crew.crew[each]!;
    if (crew.standIn[person]! >= 0) continue;
    for (let other = stands.standFirst[day]!; other < stands.standFirst[day + 1]!; other += 1) {
      if (called[person * count + other] === 0) continue;
      if (stands.standCourt[other] === stands.standCourt[stand]) continue;
      if (overlap(stands.standSlot[other]!, stands.standSlot[stand]!)) return true;
    }
  }
  return false;
}
