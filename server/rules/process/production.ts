import type { Custody } from "../people/custody.ts";
import type { ProcessKind, ProcessState } from "./process-states.ts";

/** Why an order to bring a prisoner would bring nobody: he is held elsewhere, or not held at all. */
export type Misdirected = { readonly why: "held-elsewhere" | "at-liberty"; readonly place: string | null };

type Order = { readonly kind: ProcessKind; readonly state: ProcessState; readonly addressee: string | null };
type Held = { readonly custody: Custody | undefined; readonly place: string | null };

/**
 * Whether a production order speaks to a jail where the accused is not. Null where it goes right, where nobody recorded
 * the jail, and for what is over. Two ways of writing one jail are one: "Central Prison" and "Central Prison, Karachi".
 */
export function misdirected({ kind, state, addressee }: Order, { custody, place }: Held): Misdirected | null {
  if (kind !== "production-order" || state === "recalled" || state === "returned") return null;
  if (custody === "bail" || custody === "at-large") return { why: "at-liberty", place: null };
  if (custody !== "in" || !place || !addressee || isSamePlace(addressee, place)) return null;
  return { why: "held-elsewhere", place };
}

export function isSamePlace(one: string, other: string): boolean {
  const [short, long] = [wordsOf(one), wordsOf(other)].sort((a, b) => a.length - b.length) as [string[], string[]];
  return short.length > 0 && short.every((word, at) => long[at] === word);
}

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean);
