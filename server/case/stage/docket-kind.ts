import type { Connection, Transaction } from "../../../db/connect.ts";
import { Refused } from "../../core/refused.ts";
import type { ApplicationKind } from "../../rules/applications/applications.ts";
import type { CourtDay } from "../../rules/calendar/court-day.ts";
import { deleteLink, findLinks, insertLink, isInDistrict } from "../case-links-store.ts";
import { findDocketRow, insertTransferIn, saveKind, saveParents } from "../docket-kind-store.ts";

export const DOCKETS = ["trial", "inquiry", "application"] as const;
export type Docket = (typeof DOCKETS)[number];
export const INSTITUTION_MODES = ["instituted", "transferred-in", "restored", "remanded", "split-up"] as const;

/** Which docket a matter enters and how it came: the monthly returns are built on it. */
export type DocketKind = {
  docket: Docket;
  applicationKind: ApplicationKind | null;
  /** The case an application is made in. */
  parentCaseId: number | null;
  institutionMode: (typeof INSTITUTION_MODES)[number];
  /** Of an inquiry: when the court permitted the investigation. */
  permissionDay: CourtDay | null;
  /** The case it was split from, of this district; what is linked so already stays linked. */
  splitFromCaseId?: number | null | undefined;
  /** The court it was transferred from, where that one keeps its docket elsewhere. */
  fromCourt: string | null;
};

/** Which docket a case is in, what it asks for, and where it stands. Throws `not-found` for a case of another court. */
export async function kindOfMatter(connection: Connection, courtId: number, caseId: number) {
  const row = await findDocketRow(connection, courtId, caseId);
  if (!row) throw new Refused("not-found");
  const { docket, applicationKind, version, stage, disposalDay, institutionDay } = row;
  return { docket, applicationKind, version, stage, disposalDay, institutionDay };
}

/**
 * Keeps the kind of a matter that was just entered, or of one that is edited as it was at `version`. Refused as `invalid` with the field that is missing or not of its
 * docket, as `stale` when it has another version by now.
 */
export async function keepDocketKind(
  tx: Transaction,
  { today, ...of }: { courtId: number; caseId: number; version?: number; today: CourtDay },
  kind: DocketKind,
): Promise<void> {
  const { courtId, caseId } = of;
  const { docket, applicationKind, parentCaseId, institutionMode, permissionDay } = kind;
  const isApplication = docket === "application";
  if (isApplication !== (applicationKind !== null)) throw new Refused("invalid", { field: "applicationKind" });
  if (!isApplication && parentCaseId !== null) throw new Refused("invalid", { field: "parentCaseId" });
  if (permissionDay !== null && (docket !== "inquiry" || permissionDay > today)) {
    throw new Refused("invalid", { field: "permissionDay" });
  }
  const isOfItself = parentCaseId === caseId;
  if (parentCaseId !== null && (isOfItself || !(await findDocketRow(tx, courtId, parentCaseId)))) {
    throw new Refused("invalid", { field: "parentCaseId" });
  }
  const splitFrom = kind.splitFromCaseId ?? null;
  if (splitFrom !== null) await linkSplit(tx, of, institutionMode, splitFrom);
  const columns = { docket, applicationKind, parentCaseId, institutionMode, permissionDay };
  if (!(await saveKind(tx, of, columns))) throw new Refused("stale", { caseId });
  const fromCourt = kind.fromCourt?.trim();
  if (institutionMode === "transferred-in" && fromCourt) {
    const words = { because: "transferred to this court", orderedBy: "" };
    await insertTransferIn(tx, { caseId, fromCourt, toCourtId: courtId, day: today, ...words });
  }
}

/** Two cases that were one are found from each other. */
async function linkSplit(
  tx: Transaction,
  { courtId, caseId }: { courtId: number; caseId: number },
  mode: DocketKind["institutionMode"],
  otherCaseId: number,
): Promise<void> {
  const isOther = otherCaseId !== caseId && (await isInDistrict(tx, courtId, otherCaseId));
  if (mode !== "split-up" || !isOther) throw new Refused("invalid", { field: "splitFromCaseId" });
  const known = (await findLinks(tx, caseId)).find((one) => one.caseId === otherCaseId);
  if (known?.kind === "split-from" && known.isFrom) return;
  if (known) await deleteLink(tx, caseId, known.linkId);
  await insertLink(tx, { caseId, otherCaseId, kind: "split-from" });
}

/** Links applications to the cases in which they are made, any number at once. The caller has opened a change. */
export const linkToParents = saveParents;
