import type { Connection } from "../../db/connect.ts";
import { read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { type Refusal, Refused } from "../core/refused.ts";
import { blocksOfDays } from "../courts/court-days.ts";
import { type ApprovalState, approvalState } from "../desk/desk-approval.ts";
import { wouldNotList } from "../planner/take-up-draft.ts";
import { type CourtDay, dayAt } from "../rules/calendar/court-day.ts";
import { minutesBefore } from "../rules/calendar/time-blocks.ts";
import { officeNumber } from "../rules/case/case-label.ts";
import type { RestrictionCause } from "../rules/case/offences.ts";
import type { ListLanguage } from "../rules/cause-lists/cause-list.ts";
import type { ListSource } from "./freeze-list.ts";
import { type NextVersion, nextVersions } from "./next-versions.ts";
import { findCourtOfList, findDraftOfDay } from "./store.ts";
import { type ListView, viewFor } from "./view-for.ts";

export type ListPreview = NextVersion["counts"] & {
  day: CourtDay;
  supplementary: number | null;
  version: number;
  isUnchanged: boolean;
  /** The list exactly as it will hang on the wall. */
  view: ListView;
  /** Drafted for the day, but its place was taken since: publishing sends these back to the tray. */
  returned: { number: string; code: Refusal }[];
  /** Why each withheld matter is withheld, by its serial. */
  withheld: { serial: number; because: RestrictionCause }[];
  /** Where the court's judge approves lists before they are posted. */
  approval: ApprovalState;
};

export type PreviewInput = { courtId: number; days: readonly CourtDay[]; language: ListLanguage };

/** What publishing these days would hang on the wall, the draft included. Writes nothing. */
export function previewLists(ctx: Context, input: PreviewInput): Promise<ListPreview[]> {
  const { courtId, language } = input;
  return read(ctx, { permission: "hearings.read", courtId }, async (connection) => {
    const owner = await findCourtOfList(connection, { id: courtId });
    if (!owner) throw new Refused("not-found");
    const previews: ListPreview[] = [];
    for (const day of [...new Set(input.days)].sort()) {
      const unlisted = await wouldNotList(connection, courtId, [day], dayAt(ctx.now, owner.district.timezone));
      const rows = await findDraftOfDay(connection, courtId, day);
      const outcomeOf = (row: DraftedRow) => unlisted.find(({ placementId }) => placementId === row.placement.id);
      const drafted = await sourcesOf(
        connection,
        rows.filter((row) => !outcomeOf(row)),
        { courtId, day },
      );
      const returned = rows.flatMap((row) => {
        const back = outcomeOf(row);
        return back && !back.isDropped ? [{ number: officeNumber(row.case), code: back.code }] : [];
      });
      const asked = { owner, day, publishedAt: ctx.now.toISOString(), isDemo: ctx.isDemo, drafted };
      const approval = await approvalState(connection, courtId, day);
      for (const next of await nextVersions(connection, asked))
        previews.push({ ...previewOf(next, language), returned, approval });
    }
    return previews;
  });
}

function previewOf(
  { list, isUnchanged, counts }: NextVersion,
  language: ListLanguage,
): Omit<ListPreview, "returned" | "approval"> {
  const { day, supplementary, version } = list;
  const withheld = list.entries
    .filter(({ restriction }) => restriction.restricted)
    .map(({ serial, restriction }) => ({ serial, because: restriction.because }));
  return { ...counts, day, supplementary, version, isUnchanged, withheld, view: viewFor(list, "public", language) };
}

type DraftedRow = Awaited<ReturnType<typeof findDraftOfDay>>[number];

async function sourcesOf(
  connection: Connection,
  rows: readonly DraftedRow[],
  at: { courtId: number; day: CourtDay },
): Promise<ListSource[]> {
  const blocks = rows.length === 0 ? [] : await blocksOfDays(connection, at.courtId, [at.day]);
  return rows.map(({ placement, case: of }) => {
    const block = blocks.find(({ startsAt }) => startsAt === placement.block);
    return {
      hearingUid: `draft-${placement.id}`,
      block: placement.block,
      reportingTime: block ? minutesBefore(block.startsAt, block.reportBefore) : "08:45",
      minutes: placement.minutes,
      purpose: placement.purpose,
      isFixed: false,
      chosenPlace: placement.position > 0 ? placement.position : null,
      case: of,
    };
  });
}
