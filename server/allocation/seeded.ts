/** Whole numbers below a limit, the same for the same seed on every machine (xorshift, Marsaglia 2003). */
export interface Dice {
  below(limit: number): number;
  /** Exponentially distributed with mean 1, from a table: logarithms differ between machines, products do not. */
  patience(): number;
}

const QUANTILES = 1024;
const EXPONENTIAL = exponentialQuantiles();

export function diceOf(seed: number): Dice {
  const state = new Int32Array(1);
  // Whatever the seed, the state is not zero, from which the sequence would never leave.
  state[0] = Math.imul(seed + 1, 0x9e3779b1) | 1;
  const next = () => {
    let x = state[0]!;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    state[0] = x;
    return x >>> 1;
  };
  return {
    below: (limit) => Math.floor((next() / 2147483648) * limit),
    patience: () => EXPONENTIAL[next() & (QUANTILES - 1)]!,
  };
}

/** −ln((q + ½) / n) for each q, by ln x = 2 artanh((x − 1) / (x + 1)) after halving. */
function exponentialQuantiles(): Float64Array {
  return Float64Array.from({ length: QUANTILES }, (_, index) => {
    let x = (index + 0.5) / QUANTILES;
    let halvings = 0;
    while (x < 0.7) {
      x *= 2;
      halvings += 1;
    }
    return halvings * Math.LN2 - 2 * artanh((x - 1) / (x + 1));
  });
}

function artanh(z: number): number {
  let [sum, power] = [0, z];
  for (let odd = 1; odd < 20; odd += 2) {
    sum += power / odd;
    power *= z * z;
  }
  return sum;
}
