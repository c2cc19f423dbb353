import type { Connection } from "../../db/connect.ts";
import { read } from "../change.ts";
import type { Context } from "../context.ts";
import { blocksOfDays } from "../districts/court-days.ts";
import { Refused } from "../refused.ts";
import type { ListLanguage } from "../rules/cause-list.ts";
import type { CourtDay } from "../rules/court-day.ts";
import type { RestrictionCause } from "../rules/offences.ts";
import { minutesBefore } from "../rules/time-blocks.ts";
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
  /** Why each withheld matter is withheld, by its serial. */
  withheld: { serial: number; because: RestrictionCause }[];
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
      const drafted = await draftedSources(connection, courtId, day);
      const asked = { owner, day, publishedAt: ctx.now.toISOString(), isDemo: ctx.isDemo, drafted };
      for (const next of await nextVersions(connection, asked)) previews.push(previewOf(next, language));
    }
    return previews;
  });
}

function previewOf({ list, isUnchanged, counts }: NextVersion, language: ListLanguage): ListPreview {
  const { day, supplementary, version } = list;
  const withheld = list.entries
    .filter(({ restriction }) => restriction.restricted)
    .map(({ serial, restriction }) => ({ serial, because: restriction.because }));
  return { ...counts, day, supplementary, version, isUnchanged, withheld, view: viewFor(list, "public", language) };
}

async function draftedSources(connection: Connection, courtId: number, day: CourtDay): Promise<ListSource[]> {
  const rows = await findDraftOfDay(connection, courtId, day);
  const blocks = rows.length === 0 ? [] : await blocksOfDays(connection, courtId, [day]);
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
