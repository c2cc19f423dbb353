import type { CalendarEvent } from "../calendar/calendar-text.ts";
import { type CourtDay, instantOf } from "../calendar/court-day.ts";
import type { Purpose } from "../case/purposes.ts";
import type { Testimony } from "../listing/attendance.ts";
import { needAt, type SharedRole } from "../listing/needed-people.ts";
import { endOf } from "./calendar-events.ts";

/** An official in a matter that is listed. */
export type OfficialPresence = {
  readonly personId: number;
  readonly name: string;
  readonly role: SharedRole;
  readonly testimony: Testimony | null;
  readonly isForDefence: boolean;
  readonly courtId: number;
  readonly day: CourtDay;
  readonly time: string;
  /** Start of the block after; null: there is none. */
  readonly nextBlock: string | null;
  /** As of `DatedHearing`. */
  readonly lastBlock: string | null;
  readonly purpose: Purpose;
};

/**
 * When officials are in court, one entry for a person, a court and an hour, as another Peshi counts them busy. Its address
 * follows from what it says, so that what is otherwise is another entry.
 */
export function busyEvents(
  presences: readonly OfficialPresence[],
  { timezone, changedAt, domain }: { timezone: string; changedAt: Date; domain: string },
): CalendarEvent[] {
  const needed = presences.filter((one) => needAt(one.purpose, one) !== null);
  const groups = Map.groupBy(needed, ({ personId, courtId, day, time }) => `${day}/${time}/${courtId}/${personId}`);
  return [...groups]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, all]) => {
      const { personId, courtId, day, time, name } = all[0]!;
      const start = instantOf(day, time, timezone);
      // Who has one matter at an hour and one without is taken for the longer.
      const end = new Date(Math.max(...all.map((one) => endOf(one, start, timezone).getTime())));
      return {
        uid: `busy-${personId}-${courtId}-${day}-${time.replace(":", "")}-${all.length}@${domain}`,
        ...{ sequence: 0, changedAt, start, end, title: "Busy", place: null, isCancelled: false },
        busy: { person: name, matters: all.length },
      };
    });
}
