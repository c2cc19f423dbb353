import { read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import { officeNumber, shortNumber } from "../rules/case/case-label.ts";
import type { Purpose } from "../rules/case/purposes.ts";
import type { StandbyBar } from "../rules/lost-days/standby.ts";
import { standbyLine } from "./standby-order.ts";

export type StandbyMatter = {
  id: number;
  version: number;
  caseId: number;
  hearingId: number;
  number: string;
  shortNumber: string;
  /** Empty for a restricted matter. */
  title: string;
  isRestricted: boolean;
  purpose: Purpose;
  minutes: number;
  guaranteedDay: CourtDay;
  untilDay: CourtDay;
  isFixed: boolean;
  /** Why no free place is offered to it now; null where one is. */
  bar: StandbyBar | null;
};

export type StandbyOffers = {
  noticeHours: number;
  courtVersion: number;
  today: CourtDay;
  matters: StandbyMatter[];
  /** Days with a place left: the first in line first, with the time at which each would be heard. */
  days: { day: CourtDay; minutes: number; matters: number; inLine: { id: number; block: string | null }[] }[];
};

/** Who stands by in a court, and which free places they could take. */
export function standbyOffers(ctx: Context, { courtId }: { courtId: number }): Promise<StandbyOffers> {
  return read(ctx, { permission: "hearings.read", courtId }, async (connection) => {
    const { court, today, ready, bars, days } = await standbyLine(connection, ctx, courtId);
    return {
      noticeHours: court.standbyNoticeHours,
      courtVersion: court.version,
      today,
      matters: ready.map((row) => ({
        ...{ id: row.id, version: row.version, caseId: row.caseId, hearingId: row.hearingId },
        number: officeNumber(row),
        shortNumber: shortNumber(row),
        title: row.isRestricted ? "" : row.accusedTitle,
        isRestricted: row.isRestricted,
        ...{ purpose: row.purpose, minutes: row.minutes, guaranteedDay: row.guaranteedDay, untilDay: row.untilDay },
        isFixed: row.isFixed,
        bar: bars.get(row.caseId) ?? null,
      })),
      days: days.map(({ inLine, ...day }) => ({
        ...day,
        inLine: inLine.map(({ row, block }) => ({ id: row.id, block })),
      })),
    };
  });
}
