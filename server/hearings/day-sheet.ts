import { type Permission, roleMay } from "../access/permission.ts";
import { read } from "../change.ts";
import type { Context } from "../context.ts";
import { Refused } from "../refused.ts";
import { type AdjournmentReason, DEFAULT_TEN_REASONS, isAdjournmentReason } from "../rules/adjournment.ts";
import type { CourtDay } from "../rules/court-day.ts";
import { daysInCustody } from "../rules/custody.ts";
import { findSheetHead, findSheetRows, type SheetHead, type SheetRow } from "./sheet-store.ts";

export type SheetMatter = Omit<SheetRow, "listedSerial"> & {
  serial: number;
  isOnPublishedList: boolean;
  /** Whole days in custody up to the day of the hearing; null where nobody is, or since when is not recorded. */
  custodyDays: number | null;
};

export type DaySheet = Omit<SheetHead, "reasonKeys"> & {
  day: CourtDay;
  /** The adjournment reasons on the digits 1 … 9, 0. */
  reasonKeys: AdjournmentReason[];
  /** What the person who looks at it may do here, so that a screen without network knows it too. */
  may: { record: boolean; undo: boolean };
  matters: SheetMatter[];
};

/** The ordered sheet of a court's day: every matter with what a reader needs to call it, and its outcome if it has one. */
export async function daySheet(ctx: Context, input: { courtId: number; day: CourtDay }): Promise<DaySheet> {
  const { courtId, day } = input;
  return read(ctx, { permission: "hearings.read", courtId }, async (connection) => {
    const [head, rows] = await Promise.all([
      findSheetHead(connection, courtId, day),
      findSheetRows(connection, courtId, day),
    ]);
    if (!head) throw new Refused("not-found");
    const { reasonKeys, ...above } = head;
    return { ...above, day, reasonKeys: tenReasons(reasonKeys), may: mayHere(ctx), matters: withSerials(rows, day) };
  });
}

function mayHere({ actor }: Context): DaySheet["may"] {
  const may = (permission: Permission) =>
    actor.kind === "terminal" || (actor.kind === "staff" && roleMay(actor.role, permission));
  return { record: may("day.record"), undo: may("change.undo") };
}

function tenReasons(chosen: readonly string[] | null): AdjournmentReason[] {
  const known = (chosen ?? []).filter(isAdjournmentReason);
  return (known.length > 0 ? known : [...DEFAULT_TEN_REASONS]).slice(0, 10);
}

/** Matters that no published list numbers go on counting behind it. */
function withSerials(rows: readonly SheetRow[], day: CourtDay): SheetMatter[] {
  let last = rows.reduce((highest, { listedSerial }) => Math.max(highest, listedSerial ?? 0), 0);
  return rows.map(({ listedSerial, ...row }) => {
    const serial = listedSerial ?? ++last;
    return {
      ...row,
      serial,
      isOnPublishedList: listedSerial !== null,
      custodyDays: daysInCustody(row, day),
    };
  });
}
