import { type Docket, NONE } from "./docket.ts";
import { extraCourts, overlap } from "./slots.ts";

/** Minutes are sums of fractions: a load this little over is not over. */
export const HAIR = 1e-6;

/** Who sits where while a docket is planned; changed by `put` and `take` only. */
export interface Seats {
  d: Docket;
  /** Per matter its opening, or NONE. */
  at: Int32Array;
  minutesLeft: Float64Array;
  placesLeft: Int32Array;
  /** Per session its matters, `memberFirst[s]` and as many as `memberCount[s]` after it, in no order. */
  memberFirst: Int32Array;
  memberCount: Int32Array;
  member: Int32Array;
  memberPlace: Int32Array;
  /** Per person × stand, how many matters call the person; per person × day, in how many courts. */
  called: Uint16Array;
  courts: Uint8Array;
  days: number;
  stands: number;
  filled: Int32Array;
  /** Each person's matters. */
  ofPersonFirst: Int32Array;
  ofPerson: Int32Array;
}

export function emptySeats(d: Docket): Seats {
  const stands = d.standDay.length;
  const days = d.standFirst.length - 1;
  const sessions = d.minutesLeft.length;
  const memberFirst = new Int32Array(sessions + 1);
  for (let opening = 0; opening < d.session.length; opening += 1) memberFirst[d.session[opening]! + 1]! += 1;
  for (let session = 0; session < sessions; session += 1) memberFirst[session + 1]! += memberFirst[session]!;
  const courts = new Uint8Array(d.person.length * days);
  for (let person = 0; person < d.person.length; person += 1)
    for (let stand = 0; stand < stands; stand += 1)
      if (d.called[person * stands + stand]! > 0) courts[person * days + d.standDay[stand]!]! += 1;
  return {
    d,
    at: new Int32Array(d.matter.length).fill(NONE),
    minutesLeft: d.minutesLeft.slice(),
    placesLeft: d.placesLeft.slice(),
    memberFirst,
    memberCount: new Int32Array(sessions),
    member: new Int32Array(d.session.length),
    memberPlace: new Int32Array(d.matter.length),
    called: d.called.slice(),
    courts,
    days,
    stands,
    filled: d.quotas ? d.quotas.filled.slice() : new Int32Array(0),
    ...mattersByPerson(d),
  };
}

function mattersByPerson(d: Docket) {
  const ofPersonFirst = new Int32Array(d.person.length + 1);
  for (let each = 0; each < d.crew.length; each += 1) ofPersonFirst[d.crew[each]! + 1]! += 1;
  for (let person = 0; person < d.person.length; person += 1) ofPersonFirst[person + 1]! += ofPersonFirst[person]!;
  const next = ofPersonFirst.slice();
  const ofPerson = new Int32Array(d.crew.length);
  for (let i = 0; i < d.matter.length; i += 1)
    for (let k = d.crewFirst[i]!; k < d.crewFirst[i + 1]!; k += 1) ofPerson[next[d.crew[k]!]!++] = i;
  return { ofPersonFirst, ofPerson };
}

export function put(seats: Seats, i: number, opening: number): void {
  const { d, called, stands, courts, days } = seats;
  const session = d.session[opening]!;
  seats.at[i] = opening;
  seats.minutesLeft[session]! -= d.minutes[opening]!;
  seats.placesLeft[session]! -= 1;
  const place = seats.memberFirst[session]! + seats.memberCount[session]!++;
  seats.member[place] = i;
  seats.memberPlace[i] = place;
  const stand = d.standOf[session]!;
  const day = d.standDay[stand]!;
  for (let k = d.crewFirst[i]!; k < d.crewFirst[i + 1]!; k += 1) {
    const person = d.crew[k]!;
    if (called[person * stands + stand]!++ === 0) courts[person * days + day]! += 1;
  }
  if (d.quotas) fill(seats, i, session, 1);
}

export function take(seats: Seats, i: number): void {
  const { d, called, stands, courts, days } = seats;
  const opening = seats.at[i]!;
  const session = d.session[opening]!;
  seats.at[i] = NONE;
  seats.minutesLeft[session]! += d.minutes[opening]!;
  seats.placesLeft[session]! += 1;
  const last = seats.memberFirst[session]! + --seats.memberCount[session]!;
  const place = seats.memberPlace[i]!;
  const moved = seats.member[last]!;
  seats.member[place] = moved;
  seats.memberPlace[moved] = place;
  const stand = d.standOf[session]!;
  const day = d.standDay[stand]!;
  for (let k = d.crewFirst[i]!; k < d.crewFirst[i + 1]!; k += 1) {
    const person = d.crew[k]!;
    if (--called[person * stands + stand]! === 0) courts[person * days + day]! -= 1;
  }
  if (d.quotas) fill(seats, i, session, -1);
}

function fill(seats: Seats, i: number, session: number, by: number): void {
  const quotas = seats.d.quotas!;
  for (let quota = quotas.first[session]!; quota < quotas.first[session + 1]!; quota += 1)
    if (quotas.ofStage[quota] === quotas.stage[i]) seats.filled[quota]! += by;
}

/** True when a person who cannot send a stand-in is called to another court at the time of a stand. */
export function isElsewhere(seats: Seats, person: number, stand: number): boolean {
  const { d, called, stands } = seats;
  const courts = seats.courts[person * seats.days + d.standDay[stand]!]!;
  if (courts === 0) return false;
  if (d.isPlain) return courts > (called[person * stands + stand]! > 0 ? 1 : 0);
  const day = d.standDay[stand]!;
  for (let other = d.standFirst[day]!; other < d.standFirst[day + 1]!; other += 1) {
    if (called[person * stands + other] === 0 || d.standCourt[other] === d.standCourt[stand]) continue;
    if (overlap(d.standSlot[other]!, d.standSlot[stand]!)) return true;
  }
  return false;
}

/** True when a matter that sits nowhere can join a session as it is. */
export function fits(seats: Seats, i: number, opening: number): boolean {
  const { d } = seats;
  if (d.barred[opening] === 1) return false;
  const session = d.session[opening]!;
  if (seats.minutesLeft[session]! + HAIR < d.minutes[opening]! || seats.placesLeft[session]! < 1) return false;
  const stand = d.standOf[session]!;
  for (let k = d.crewFirst[i]!; k < d.crewFirst[i + 1]!; k += 1) {
    const person = d.crew[k]!;
    if (d.standIn[person]! < 0 && isElsewhere(seats, person, stand)) return false;
  }
  return true;
}

/** Trips, stand-ins and filled quotas that a matter which sits nowhere would pay in a session; never negative. */
export function joinCost(seats: Seats, i: number, session: number): number {
  const { d, called, stands } = seats;
  if (!d.isPlain) return joinCostInBlocks(seats, i, session);
  const stand = d.standOf[session]!;
  let cost = 0;
  for (let k = d.crewFirst[i]!; k < d.crewFirst[i + 1]!; k += 1) {
    const person = d.crew[k]!;
    if (called[person * stands + stand] !== 0) continue;
    cost += d.trip[person]!;
    if (d.standIn[person]! > 0 && seats.courts[person * seats.days + d.standDay[stand]!]! > 0)
      cost += d.standIn[person]!;
  }
  return d.quotas ? cost + quotaFilled(seats, i, session) : cost;
}

/** What `joinCost` would be if the matter, which sits in a session, left it and came back. */
export function stayCost(seats: Seats, i: number, session: number): number {
  const { d, called, stands } = seats;
  if (!d.isPlain || d.quotas) {
    const opening = seats.at[i]!;
    take(seats, i);
    const cost = joinCost(seats, i, session);
    put(seats, i, opening);
    return cost;
  }
  const stand = d.standOf[session]!;
  let cost = 0;
  for (let k = d.crewFirst[i]!; k < d.crewFirst[i + 1]!; k += 1) {
    const person = d.crew[k]!;
    if (called[person * stands + stand] !== 1) continue;
    cost += d.trip[person]!;
    if (d.standIn[person]! > 0 && seats.courts[person * seats.days + d.standDay[stand]!]! > 1)
      cost += d.standIn[person]!;
  }
  return cost;
}

function joinCostInBlocks(seats: Seats, i: number, session: number): number {
  const { d } = seats;
  let cost = d.quotas ? quotaFilled(seats, i, session) : 0;
  const stand = d.standOf[session]!;
  for (let k = d.crewFirst[i]!; k < d.crewFirst[i + 1]!; k += 1) {
    const person = d.crew[k]!;
    const day = d.standDay[stand]!;
    let isThere = false;
    const calling: number[] = [];
    for (let other = d.standFirst[day]!; other < d.standFirst[day + 1]!; other += 1) {
      if (seats.called[person * seats.stands + other] === 0) continue;
      calling.push(other);
      if (d.standCourt[other] === d.standCourt[stand]) isThere = true;
    }
    if (!isThere) cost += d.trip[person]!;
    if (d.standIn[person]! > 0 && calling.length > 0)
      cost += d.standIn[person]! * (standIns(d, [...calling, stand]) - standIns(d, calling));
  }
  return cost;
}

function standIns(d: Docket, stands: readonly number[]): number {
  return extraCourts(
    stands.map((stand) => d.standSlot[stand]!),
    stands.map((stand) => d.standCourt[stand]!),
  );
}

function quotaFilled(seats: Seats, i: number, session: number): number {
  const quotas = seats.d.quotas!;
  let cost = 0;
  for (let quota = quotas.first[session]!; quota < quotas.first[session + 1]!; quota += 1)
    if (quotas.ofStage[quota] === quotas.stage[i] && seats.filled[quota]! >= quotas.atLeast[quota]!)
      cost += quotas.cost[quota]!;
  return cost;
}
