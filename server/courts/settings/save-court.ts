import { change } from "../../core/change.ts";
import type { Context } from "../../core/context.ts";
import { Refused } from "../../core/refused.ts";
import { isAdjournmentReason } from "../../rules/case/adjournment.ts";
import type { DocketPrefixes } from "../../rules/docket/docket-prefix.ts";
import { saveRoom, updateCourt } from "../calendar-store.ts";

export type SaveCourtInput = {
  courtId: number;
  version: number;
  nameEn: string;
  nameUr: string | null;
  judgeEn: string | null;
  judgeUr: string | null;
  place: string | null;
  casePrefix: string | null;
  /** Before the numbers of inquiries and applications; left out, as they are. */
  docketPrefixes?: DocketPrefixes | undefined;
  /** The judge approves a planned day before its list is posted; left out, as it is. */
  approvesLists?: boolean | undefined;
  room: { name: string; nameUr: string | null } | null;
  key?: string;
};

/** Sets how the court is called, who presides and where it sits. Lists already published keep what they said. */
export async function saveCourt(ctx: Context, input: SaveCourtInput): Promise<{ changeId: number }> {
  const { courtId, key, version, room, ...names } = input;
  const act = {
    action: "court.saved",
    permission: "settings.change",
    courtId,
    key,
    input: { version, room, ...names },
  } as const;
  return change(ctx, act, async (tx, changeId) => {
    if ((await updateCourt(tx, courtId, version, names)) === 0) throw new Refused("stale");
    if (room) await saveRoom(tx, courtId, room.name, room.nameUr);
    return { changeId };
  });
}

export type SaveReasonKeysInput = { courtId: number; version: number; reasons: string[] | null; key?: string };

/** Puts ten adjournment reasons on the keys 1 … 9, 0; null goes back to the usual ten. */
export async function saveReasonKeys(ctx: Context, input: SaveReasonKeysInput): Promise<{ changeId: number }> {
  const { courtId, key, version, reasons } = input;
  if (reasons !== null && !isTenReasons(reasons)) throw new Refused("invalid", { field: "reasons" });
  const act = {
    action: "reason-keys.saved",
    permission: "calendar.change",
    courtId,
    key,
    input: { version, reasons },
  } as const;
  return change(ctx, act, async (tx, changeId) => {
    if ((await updateCourt(tx, courtId, version, { reasonKeys: reasons })) === 0) throw new Refused("stale");
    return { changeId };
  });
}

const isTenReasons = (reasons: readonly string[]): boolean =>
  reasons.length === 10 && new Set(reasons).size === 10 && reasons.every(isAdjournmentReason);
