import { openAll, type Why } from "../access/sight.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { findProtectedNamed } from "./docket-store.ts";
import { searchOf } from "./search-docket.ts";

export type OpenByNameInput = Why & { q: string };

/** A name that more restricted matters answer to is no name of somebody who stands at the desk. */
const MOST = 20;
const SHORTEST = 3;

/**
 * Opens the restricted matters of a court whose accused bear a name, for a reason that is kept with each: a party at the
 * desk says his name and not his number. From then on the search finds them for the day. Refused as `invalid` for what is
 * no name, or one that too many bear.
 */
export async function openByName(ctx: Context, { q, ...why }: OpenByNameInput) {
  const search = searchOf(q);
  if (search?.kind !== "name" || search.key.length < SHORTEST) throw new Refused("invalid", { field: "q" });
  return openAll(ctx, why, { q }, async (tx) => {
    const caseIds = await findProtectedNamed(tx, why.courtId, search, MOST + 1);
    if (caseIds.length > MOST) throw new Refused("invalid", { field: "q" });
    return caseIds;
  });
}
