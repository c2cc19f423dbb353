/** Whole numbers below a limit, the same for the same seed on every machine (a linear congruence modulo 2³², Knuth's constants). */
export function seeded(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    // The low bits of such a sequence repeat soon, the high ones do not.
    return Math.floor((state / 4294967296) * below);
  };
}

/** The same items in an order drawn from the sequence. */
export function shuffled(items: readonly number[], draw: (below: number) => number): number[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = draw(last + 1);
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
}
