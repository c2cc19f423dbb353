import type { Features } from "./text-features.ts";

export type Example<Label extends string> = {
  readonly features: Features;
  readonly label: Label;
  /** How far it is to be believed; 1 for a row of the sample. */
  readonly weight: number;
};

/** How much a text pulls towards each label; about 0 to 1, like a share of votes. */
export type Votes<Label extends string> = (features: Features) => ReadonlyMap<Label, number>;

/** Rows of a lower triangle. */
export type Triangle = readonly Float64Array[];

/** The larger, the less one example decides. Chosen by cross-validation; 0.1 to 0.6 differ by one percent. */
const RIDGE = 0.3;

/**
 * Ridge regression on the labels (1 for an example's own, 0 for the others), solved exactly: no random start, no passes,
 * the same weights on every machine.
 */
export function learn<Label extends string>(
  examples: readonly Example<Label>[],
  labels: readonly Label[],
): Votes<Label> {
  const root = factor(likeness(examples));
  const pulls = labels.map((label) =>
    solve(
      root,
      Float64Array.from(examples, (example) => (example.label === label ? 1 : 0)),
    ),
  );
  const weights = new Map<string, Float64Array>();
  examples.forEach(({ features }, at) => {
    for (const [name, share] of features) {
      const row = weights.get(name) ?? new Float64Array(labels.length);
      weights.set(name, row);
      for (let place = 0; place < row.length; place += 1) row[place]! += pulls[place]![at]! * share;
    }
  });
  return (features) => {
    const sums = new Float64Array(labels.length);
    for (const [name, share] of features)
      weights.get(name)?.forEach((weight, place) => {
        sums[place]! += weight * share;
      });
    return new Map(labels.map((label, place) => [label, sums[place]!]));
  };
}

/** How alike every two examples are, with the ridge on the diagonal. */
export function likeness(examples: readonly Example<string>[]): Float64Array[] {
  const holders = new Map<string, { at: number; share: number }[]>();
  return examples.map(({ features, weight }, at) => {
    const row = new Float64Array(at + 1);
    for (const [name, share] of features) {
      const earlier = holders.get(name) ?? [];
      if (earlier.length === 0) holders.set(name, earlier);
      earlier.push({ at, share });
      for (const other of earlier) row[other.at]! += share * other.share;
    }
    row[at]! += RIDGE / weight;
    return row;
  });
}

/** Cholesky's root of a positive matrix, in place. */
export function factor(matrix: Float64Array[]): Triangle {
  matrix.forEach((row, at) => {
    for (let column = 0; column <= at; column += 1) {
      const other = matrix[column]!;
      let left = row[column]!;
      for (let k = 0; k < column; k += 1) left -= row[k]! * other[k]!;
      row[column] = column === at ? Math.sqrt(left) : left / other[column]!;
    }
  });
  return matrix;
}

/** The solution of root · rootᵀ · x = values. */
export function solve(root: Triangle, values: Float64Array): Float64Array {
  const x = Float64Array.from(values);
  for (let at = 0; at < x.length; at += 1) {
    const row = root[at]!;
    let left = x[at]!;
    for (let k = 0; k < at; k += 1) left -= row[k]! * x[k]!;
    x[at] = left / row[at]!;
  }
  for (let at = x.length - 1; at >= 0; at -= 1) {
    const row = root[at]!;
    x[at]! /= row[at]!;
    for (let k = 0; k < at; k += 1) x[k]! -= row[k]! * x[at]!;
  }
  return x;
}
