/** What was asked of one place (a court's day), what was answered, and when: instants only order the two ends of calls. */
export type Call = {
  ask: { kind: "list"; caseId: number } | { kind: "withdraw"; caseId: number; hearingId: number } | { kind: "read" };
  answer:
    | { kind: "listed"; hearingId: number }
    | { kind: "withdrawn" }
    | { kind: "seen"; hearingIds: readonly number[] }
    | { kind: "refused"; code: string };
  askedAt: number;
  answeredAt: number;
};

/** What stands on the place: each case with its hearing. */
type Standing = ReadonlyMap<number, number>;

/** What stands after the call, or null where a court that does one thing after the other could not have answered so. */
function after(standing: Standing, { ask, answer }: Call, places: number): Standing | null {
  if (ask.kind === "read") return answer.kind === "seen" && isSame(standing, answer.hearingIds) ? standing : null;
  const stands = standing.get(ask.caseId);
  if (ask.kind === "list") {
    if (answer.kind === "listed") {
      if (stands !== undefined || standing.size >= places) return null;
      return new Map([...standing, [ask.caseId, answer.hearingId]]);
    }
    if (answer.kind !== "refused") return null;
    if (answer.code === "already-listed") return stands === undefined ? null : standing;
    return answer.code === "day-full" && stands === undefined && standing.size >= places ? standing : null;
  }
  const isThere = stands === ask.hearingId;
  if (answer.kind === "refused") return isThere ? null : standing;
  if (answer.kind !== "withdrawn" || !isThere) return null;
  return new Map([...standing].filter(([caseId]) => caseId !== ask.caseId));
}

function isSame(standing: Standing, hearingIds: readonly number[]): boolean {
  const seen = new Set(hearingIds);
  return seen.size === standing.size && [...standing.values()].every((id) => seen.has(id));
}

/**
 * Whether the calls of one place can be put in one order that respects who had answered before whom asked, and in which
 * each gets the answer it got (Wing and Gong 1993, with a memory of what was tried). `places`: how many matters it holds.
 */
export function isLinearizable(calls: readonly Call[], places: number): boolean {
  const byAsking = [...calls].sort((one, other) => one.askedAt - other.askedAt);
  const tried = new Set<string>();
  type Step = { done: ReadonlySet<number>; first: number; standing: Standing };
  const open: Step[] = [{ done: new Set(), first: 0, standing: new Map() }];
  for (let step = open.pop(); step; step = open.pop()) {
    const { first, done, standing } = step;
    if (first === byAsking.length) return true;
    for (const at of mayBeNext(byAsking, first, done)) {
      const next = after(standing, byAsking[at]!, places);
      if (!next) continue;
      const then = advance(byAsking.length, first, new Set([...done, at]));
      const known = `${then.first}/${[...then.done].sort()}/${[...next].sort().join(";")}`;
      if (tried.has(known)) continue;
      tried.add(known);
      open.push({ ...then, standing: next });
    }
  }
  return false;
}

/** Calls that were asked before any other that is left had its answer. */
function mayBeNext(calls: readonly Call[], first: number, done: ReadonlySet<number>): number[] {
  const next: number[] = [];
  let earliest = Number.POSITIVE_INFINITY;
  for (let at = first; at < calls.length && calls[at]!.askedAt <= earliest; at += 1) {
    if (done.has(at)) continue;
    next.push(at);
    earliest = Math.min(earliest, calls[at]!.answeredAt);
  }
  return next;
}

/** Everything before `first` is done; of what is further on only the numbers are kept. */
function advance(length: number, from: number, done: Set<number>): { first: number; done: ReadonlySet<number> } {
  let first = from;
  while (first < length && done.delete(first)) first += 1;
  return { first, done };
}
