import { type Board, expectedThatDay, fits, hasRoom, heldElsewhere, isTwoCourts, NOWHERE, put, take } from "./board.ts";
import { priceOf, waitCost } from "./objective.ts";

/** Where a matter would go and what that adds to the cost; NOWHERE at 0 when no session is worth it. */
export interface Place {
  session: number;
  price: number;
}

/** Sums of fractions: a gain smaller than this is none. */
const GAIN = 1e-7;

/** The cheapest session a matter fits into now, earliest first among equals. The matter must not be listed. */
export function cheapestPlace(board: Board, matter: number): Place {
  let best: Place = { session: NOWHERE, price: 0 };
  for (const session of board.grid.open[matter]!) {
    if (!fits(board, matter, session)) continue;
    const price = priceOf(board, matter, session);
    // At no difference a matter gets a date: "every case has a date" outranks a tie.
    if (price < best.price - GAIN || (best.session === NOWHERE && price <= best.price)) best = { session, price };
  }
  return best;
}

/** Moves matters one by one to a cheaper session, or into one that a single other matter leaves for another. True when any moved. */
export function improveOnce(board: Board, order: readonly number[]): boolean {
  let improved = false;
  for (const matter of order) {
    const { pinned, standby } = board.grid.problem.matters[matter]!;
    if (pinned || standby) continue;
    if (improveMatter(board, matter)) improved = true;
  }
  return improved;
}

function improveMatter(board: Board, matter: number): boolean {
  const from = board.at[matter] === NOWHERE ? NOWHERE : take(board, matter);
  const now = from === NOWHERE ? 0 : priceOf(board, matter, from);
  const direct = cheapestPlace(board, matter);
  const swap = bestGivingWay(board, matter, Math.min(direct.price, now));
  if (swap) {
    take(board, swap.blocker);
    put(board, matter, swap.session);
    if (swap.to !== NOWHERE) put(board, swap.blocker, swap.to);
    return true;
  }
  const better = direct.price < now - GAIN;
  const to = better || from === NOWHERE ? direct.session : from;
  if (to !== NOWHERE) put(board, matter, to);
  return to !== from;
}

interface GivingWay {
  session: number;
  blocker: number;
  to: number;
}

/** The cheapest way to list a matter by letting one other matter go elsewhere, if it costs less than `most`. */
function bestGivingWay(board: Board, matter: number, most: number): GivingWay | null {
  let best: GivingWay | null = null;
  let least = most - GAIN;
  for (const session of board.grid.open[matter]!) {
    const gain = least - priceOf(board, matter, session);
    if (gain <= 0 || fits(board, matter, session)) continue;
    for (const blocker of blockersOf(board, matter, session)) {
      const trial = tryGivingWay(board, matter, session, blocker, gain);
      if (trial && trial.price < least - GAIN) {
        least = trial.price;
        best = { session, blocker, to: trial.to };
      }
    }
  }
  return best;
}

/** Who could make room: the session's own matters, or whoever holds one of the matter's people in another court. */
function blockersOf(board: Board, matter: number, session: number): number[] {
  const person = heldElsewhere(board, matter, session);
  const isFree = (other: number) => !board.grid.problem.matters[other]!.pinned;
  if (person === NOWHERE) return board.members[session]!.filter(isFree);
  if (!hasRoom(board, matter, session)) return [];
  const holding = new Set(
    expectedThatDay(board, person, session).filter((other) => isTwoCourts(board.grid, other, session)),
  );
  const holders = [...holding].flatMap((other) =>
    board.members[other]!.filter((each) => board.grid.people[each]!.includes(person)),
  );
  return holders.length === 1 ? holders.filter(isFree) : [];
}

function tryGivingWay(board: Board, matter: number, session: number, blocker: number, gain: number) {
  const was = take(board, blocker);
  let trial: { price: number; to: number } | null = null;
  if (fits(board, matter, session)) {
    const loss = -priceOf(board, blocker, was);
    const price = priceOf(board, matter, session);
    put(board, matter, session);
    const to = placeWithin(board, blocker, was, gain);
    take(board, matter);
    trial = { price: price + loss + to.price, to: to.session };
  }
  put(board, blocker, was);
  return trial;
}

/** `cheapestPlace`, passing over days so much later that waiting for them alone outweighs the gain. */
function placeWithin(board: Board, matter: number, was: number, gain: number): Place {
  const mostWait = waitCost(board, matter, was) + gain;
  let best: Place = { session: NOWHERE, price: 0 };
  for (const session of board.grid.open[matter]!) {
    if (session === was || !hasRoom(board, matter, session)) continue;
    if (waitCost(board, matter, session) > mostWait) continue;
    if (heldElsewhere(board, matter, session) !== NOWHERE) continue;
    const price = priceOf(board, matter, session);
    if (price < best.price) best = { session, price };
  }
  return best;
}
