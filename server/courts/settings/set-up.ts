import { createHash, timingSafeEqual } from "node:crypto";
import type { Transaction } from "../../../db/connect.ts";
import { type DistrictData, loadClosures, loadDistrict } from "../../../db/seed/load-district.ts";
import { shippedClosures, shippedDistricts } from "../../../db/seed/shipped.ts";
import { enrol, isSetUp, openSetUp } from "../../access/staff.ts";
import { change } from "../../core/change.ts";
import type { Context } from "../../core/context.ts";
import { Refused } from "../../core/refused.ts";
import { type CourtDay, dayAt } from "../../rules/calendar/court-day.ts";
import { insertPattern } from "../calendar-store.ts";
import { type PatternInput, requirePattern } from "./preview-pattern.ts";

export type SetUpInput = {
  token: string;
  district: DistrictData;
  /** How the courts sit; the same for all that are set up together. */
  pattern: PatternInput;
  loadsClosures: boolean;
  administrator: { name: string; username: string; password: string };
};

export type SetUpState = "open" | "wrong-link" | "already-set-up";

/** Whether set-up may be entered: by the link of this start, while nobody administers. */
export async function setUpState(ctx: Context, token: string | null, tokenHash: string | null): Promise<SetUpState> {
  if (await isSetUp(ctx.db)) return "already-set-up";
  return isToken(token, tokenHash) ? "open" : "wrong-link";
}

/** What the first person to come may choose from. */
export function setUpChoices(ctx: Context) {
  const districts = shippedDistricts();
  const closures = shippedClosures();
  return { districts, closures, today: (timezone: string): CourtDay => dayAt(ctx.now, timezone) };
}

/**
 * Makes the district, its courts with their sitting days and closures, and the first administrator, once. Whoever holds
 * the link acts with the operator's rights. Throws `Refused`: wrong-link, already-set-up, invalid, username-taken.
 */
export async function setUpCourt(
  ctx: Context,
  input: SetUpInput,
  tokenHash: string | null,
): Promise<{ courtCode: string }> {
  if (!isToken(input.token, tokenHash)) throw new Refused("wrong-link");
  requirePattern(input.pattern);
  if (input.district.courts.length === 0) throw new Refused("invalid", { field: "courts" });
  const operator: Context = { ...ctx, actor: { kind: "terminal" } };
  return change(operator, { action: "court.set-up", permission: "settings.change" }, async (tx) => {
    await openSetUp(tx);
    const districtId = await makeDistrict(tx, input);
    const { name, username, password } = input.administrator;
    await enrol(tx, ctx.db, { name, username, password, role: "administrator", districtId, courtId: null });
    return { courtCode: input.district.courts[0]!.code };
  });
}

async function makeDistrict(tx: Transaction, { district, pattern, loadsClosures }: SetUpInput): Promise<number> {
  const { districtId, courtIds } = await loadDistrict(tx, district);
  const { rule, startDay, untilDay, fallbackWeekday } = pattern;
  for (const courtId of courtIds.values())
    await insertPattern(tx, { courtId, rule, startDay, untilDay, fallbackWeekday });
  if (loadsClosures) await loadClosures(tx, districtId, district.scopes, shippedClosures());
  return districtId;
}

function isToken(token: string | null, tokenHash: string | null): boolean {
  if (!token || !tokenHash) return false;
  const given = createHash("sha256").update(token).digest();
  const wanted = Buffer.from(tokenHash, "hex");
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
