import { type Example, factor, likeness, solve, type Triangle } from "../../server/rules/imports/ridge.ts";

/** What a row held out was read as: votes for each label, in the order of `labels`. */
export type HeldOut = (rows: readonly number[]) => number[][];

/**
 * Answers for rows that had no part in learning, for any number of splits after one factorisation: with C the inverse of
 * the likeness matrix, what the rest says of rows F is y(F) − C(F,F)⁻¹ (C y)(F). `told` are examples that are never held out.
 */
export function holdOut(
  told: readonly Example<string>[],
  rows: readonly Example<string>[],
  labels: readonly string[],
): HeldOut {
  const examples = [...told, ...rows];
  const root = factor(likeness(examples));
  const targets = labels.map((label) => Float64Array.from(examples, (one) => (one.label === label ? 1 : 0)));
  const pulls = targets.map((values) => solve(root, values));
  const inverse = inverseOf(root.slice(told.length).map((row) => row.slice(told.length)));
  return (held) => {
    const block = held.map((row, at) =>
      Float64Array.from(held.slice(0, at + 1), (other) => inverse[Math.max(row, other)]![Math.min(row, other)]!),
    );
    const inside = factor(block);
    const votes = pulls.map((pull, place) => {
      const error = solve(
        inside,
        Float64Array.from(held, (row) => pull[told.length + row]!),
      );
      return held.map((row, at) => targets[place]![told.length + row]! - error[at]!);
    });
    return held.map((_, at) => votes.map((ofLabel) => ofLabel[at]!));
  };
}

/** The lower half of the inverse of root · rootᵀ. */
function inverseOf(root: Triangle): Triangle {
  const columns = root.map((_, first) => {
    const column = new Float64Array(root.length);
    for (let at = first; at < root.length; at += 1) {
      const row = root[at]!;
      let left = at === first ? 1 : 0;
      for (let k = first; k < at; k += 1) left -= row[k]! * column[k]!;
      column[at] = left / row[at]!;
    }
    return column;
  });
  return columns.map((one, at) =>
    Float64Array.from(columns.slice(0, at + 1), (other) => {
      let sum = 0;
      for (let k = at; k < one.length; k += 1) sum += one[k]! * other[k]!;
      return sum;
    }),
  );
}

/** The numbers below `count` in an order that the seed alone decides. */
export function shuffled(count: number, seed: number): number[] {
  let state = seed;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
  const order = Array.from({ length: count }, (_, at) => at);
  for (let at = count - 1; at > 0; at -= 1) {
    const other = next(at + 1);
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
  return order;
}

/** Five parts of the rows, each to be held out once. */
export function fiveFolds(count: number, seed: number): number[][] {
  const order = shuffled(count, seed);
  return [0, 1, 2, 3, 4].map((fold) => order.filter((_, at) => at % 5 === fold));
}
