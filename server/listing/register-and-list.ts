import type { Transaction } from "../../db/connect.ts";
import { enterCase, type Registration } from "../case/file/register-case.ts";
import { change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { courtAndPolicy } from "../courts/court-days.ts";
import { awaitedReplies } from "../evidence/awaited-replies.ts";
import { addDays, type CourtDay, dayAt } from "../rules/calendar/court-day.ts";
import { PURPOSE_RULES, type Purpose } from "../rules/case/purposes.ts";
import { evidenceOffer } from "../rules/listing/evidence-offer.ts";
import type { ListingRuleName } from "../rules/listing/listing-rules.ts";
import type { Placeable } from "../rules/listing/possible-days.ts";
import { possibleDays } from "./day-room.ts";
import { placeHearing } from "./place-hearings.ts";

/** The first date of a matter. Without a day it is the earliest after today that the rules allow. */
export type FirstDate = {
  purpose: Purpose;
  day: CourtDay | null;
  overloadBecause?: string | null;
  orderedBy?: string | null;
};

export type RegisterInput = Registration & { first: FirstDate; key?: string };

/**
 * Enters one matter by hand and gives it its first date at once: nothing is registered without one. Throws `invalid` with
 * the field that cannot be read, `number-taken`, or the reason against the date.
 */
export function registerMatter(
  ctx: Context,
  input: RegisterInput,
): Promise<{ caseId: number; changeId: number; hearingId: number; day: CourtDay; warnings: ListingRuleName[] }> {
  const { courtId, key, ...asked } = input;
  const act = { action: "case.registered", permission: "docket.change", courtId, key, input: asked } as const;
  return change(ctx, act, async (tx, changeId) => {
    const { timezone } = await courtAndPolicy(tx, courtId);
    const today = dayAt(ctx.now, timezone);
    const { purpose, overloadBecause, orderedBy } = input.first;
    const caseId = await enterCase(tx, ctx, input);
    const day = input.first.day ?? (await earliestFor(tx, ctx, input, today));
    if (day < today) throw new Refused("day-past", { day });
    const words = { overloadBecause: overloadBecause?.trim() || null, orderedBy: orderedBy?.trim() || null };
    const at = { caseId, day, purpose, source: "added", countedFrom: today, ...words } as const;
    const { hearingId, warnings } = await placeHearing(tx, courtId, at);
    return { caseId, changeId, hearingId, day, warnings: warnings.map(({ rule }) => rule) };
  });
}

async function earliestFor(tx: Transaction, ctx: Context, input: RegisterInput, today: CourtDay): Promise<CourtDay> {
  const { purpose } = input.first;
  const { minutes } = PURPOSE_RULES[purpose];
  const couldBe = await possibleDays(tx, input.courtId, ctx.now);
  const matter = { purpose, minutes, isInCustody: input.entry.custody === "in" };
  const notBefore = await replyOfParent(tx, ctx, input, matter, today);
  const [first] = notBefore === null ? [] : couldBe(matter, today, addDays(notBefore, -1));
  const [earliest] = first ? [first] : couldBe(matter, today, today);
  if (!earliest) throw new Refused("not-a-hearing-day");
  return earliest.day;
}

/** A matter beside a case waits for what that case asked for; a new matter has asked for nothing itself. */
async function replyOfParent(
  tx: Transaction,
  ctx: Context,
  { courtId, kind }: RegisterInput,
  matter: Placeable,
  today: CourtDay,
): Promise<CourtDay | null> {
  const parent = kind?.parentCaseId ?? null;
  if (parent === null) return null;
  const [{ policy }, awaited] = await Promise.all([
    courtAndPolicy(tx, courtId),
    awaitedReplies(tx, ctx, courtId, [parent]),
  ]);
  const offer = evidenceOffer(awaited.get(parent) ?? [], matter, today, policy);
  return offer.kind === "wait" ? offer.notBefore : null;
}
