import type { CourtDay } from "../calendar/court-day.ts";
import type { Purpose } from "../case/purposes.ts";
import { arrangeEntries } from "../cause-lists/list-order.ts";

/** A matter of a day, listed or still a draft. `chosenPlace`: the place in its block that a clerk chose, from 1, else null. */
export type OrderFacts = {
  readonly caseId: number;
  readonly block: string | null;
  readonly purpose: Purpose;
  readonly isInCustody: boolean;
  readonly isFixed: boolean;
  readonly since: CourtDay | null;
  readonly chosenPlace: number | null;
};

/**
 * The calling order of a day with serials from `firstSerial`. Matters alike in every rule stand by the number of their
 * case, so that the order of a draft is still the order of the list that it becomes.
 */
export function callingOrder<T extends OrderFacts>(matters: readonly T[], firstSerial = 1): (T & { serial: number })[] {
  const wrapped = matters.map((matter) => ({
    hearingUid: String(matter.caseId).padStart(16, "0"),
    block: matter.block,
    purpose: matter.purpose,
    isInCustody: matter.isInCustody,
    isPartHeard: matter.purpose === "part-heard-evidence",
    isFixed: matter.isFixed,
    since: matter.since,
    position: matter.chosenPlace,
    matter,
  }));
  return arrangeEntries(wrapped, firstSerial).map(({ matter, serial }) => ({ ...matter, serial }));
}

/**
 * The chosen places of a block after `moved` was put before `before` (null: at its end). Only matters whose place a clerk
 * chose are answered: the others follow by rule. `inBlock` is the block in its present order, with or without `moved`.
 */
export function placesAfterMove<K>(
  inBlock: readonly { readonly key: K; readonly isChosen: boolean }[],
  moved: K,
  before: K | null,
): Map<K, number> {
  const others = inBlock.filter(({ key }) => key !== moved);
  const at = before === null ? -1 : others.findIndex(({ key }) => key === before);
  const index = at < 0 ? others.length : at;
  const order = [...others.slice(0, index), { key: moved, isChosen: true }, ...others.slice(index)];
  return new Map(order.flatMap(({ key, isChosen }, place) => (isChosen ? [[key, place + 1]] : [])));
}
