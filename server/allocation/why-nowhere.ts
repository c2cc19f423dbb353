import { hardAgainst, holding, limitOf } from "./against.ts";
import { type Board, fits, hasRoom } from "./board.ts";
import type { CouldBe, UnplacedBecause } from "./explain.ts";
import { minutesIn, openTo, reachOf } from "./grid.ts";
import { priceOf } from "./objective.ts";
import { toMillionth } from "./plan.ts";
import { barTo } from "./windows.ts";

/** What keeps an unlisted matter out of every session, and where it could go if something gave. */
export function whyNowhere(board: Board, matter: number): UnplacedBecause {
  const open = openTo(board.grid, matter);
  const reason = open.length === 0 ? noWindow(board, matter) : noRoom(board, matter, open);
  return { ...reason, couldBe: alternativesTo(board, matter) } as UnplacedBecause;
}

type Exclusion = UnplacedBecause extends infer Each ? (Each extends unknown ? Omit<Each, "couldBe"> : never) : never;

function noWindow({ grid }: Board, matter: number): Exclusion {
  const each = grid.problem.matters[matter]!;
  const bars = reachOf(grid, each).map((session) => barTo(grid, each, grid.problem.sessions[session]!)!);
  if (each.options && bars.length === 0) return { code: "no-option" };
  const ofBench = bars.filter((bar) => bar.code !== "other-bench");
  if (ofBench.length === 0) return { code: "no-session", court: each.court, bench: each.bench ?? null };
  const away = ofBench.filter((bar) => bar.code === "matter-away" || bar.code === "person-away");
  if (away.length === 0) return { code: "window-empty", from: each.from, until: each.until };
  const names = away.map((bar) => (bar.code === "person-away" ? bar.person : null));
  return { code: "away", person: mostFrequent(names), sessions: away.length };
}

function noRoom(board: Board, matter: number, open: number[]): Exclusion {
  const { grid } = board;
  const free = open.filter((session) => fits(board, matter, session));
  if (free.length > 0) return notWorth(board, matter, free);
  const isTooLong = open.every((session) => minutesIn(grid, matter, session) > grid.capacity[session]!);
  if (isTooLong) {
    const most = Math.max(...open.map((session) => grid.capacity[session]!));
    return { code: "too-long", minutes: minutesIn(grid, matter, open[0]!), most };
  }
  const full = open.filter((session) => !hasRoom(board, matter, session));
  if (full.length === open.length) return { code: "full", sessions: full.length, limit: limitOf(board, full) };
  const held = holding(board, matter, open.find((session) => hasRoom(board, matter, session))!);
  if (full.length === 0) return { code: "people-elsewhere", sessions: open.length, ...held };
  return { code: "full-or-elsewhere", full: full.length, elsewhere: open.length - full.length, ...held };
}

function notWorth(board: Board, matter: number, free: number[]): Exclusion {
  const { unplacedCost } = board.grid.problem.matters[matter]!;
  const price = (session: number) => priceOf(board, matter, session);
  const best = free.reduce((least, session) => (price(session) < price(least) ? session : least));
  const { day } = board.grid.problem.sessions[best]!;
  return { code: "not-worth", day, cost: toMillionth(price(best) + unplacedCost), unplacedCost };
}

/** The sessions, one a day, for which least would have to give, earliest first among equals. What is too early stays so: readiness does not give. */
function alternativesTo(board: Board, matter: number): CouldBe[] {
  const { grid } = board;
  const { sessions, matters } = grid.problem;
  const byDay = new Map<string, CouldBe>();
  for (const session of reachOf(grid, matters[matter]!)) {
    const hard = hardAgainst(board, matter, session);
    if (hard.some((each) => each.code === "too-early")) continue;
    const { id, day } = sessions[session]!;
    const gives =
      hard.length > 0 ? hard : [{ code: "cost" as const, more: toMillionth(priceOf(board, matter, session)) }];
    const known = byDay.get(day);
    if (!known || gives.length < known.gives.length) byDay.set(day, { session: id, day, gives });
  }
  const ranked = [...byDay.values()].sort((a, b) => a.gives.length - b.gives.length || (a.day < b.day ? -1 : 1));
  return ranked.slice(0, 3);
}

function mostFrequent(names: (string | null)[]): string | null {
  const times = (name: string | null) => names.filter((each) => each === name).length;
  return names.reduce((most, name) => (times(name) > times(most) ? name : most), names[0] ?? null);
}
