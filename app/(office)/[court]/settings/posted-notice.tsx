"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type CourtDay, daysBetween } from "../../../../server/rules/calendar/court-day.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { useDayText } from "../cases/case-words.tsx";

type Props = {
  fromDay: CourtDay;
  untilDay: CourtDay;
  /** A strike or leave: what is listed stays where it is. */
  keepsMatters: boolean;
};

const MOST_WEEKS = 12;

/** What becomes of the lists that hang already for the days: nothing by itself, so that somebody must post again. */
export function PostedNotice({ fromDay, untilDay, keepsMatters }: Props) {
  const t = useTranslations("calendar.closures");
  const { court } = useCourt();
  const server = useServer();
  const text = useDayText();
  const weeks = Math.min(MOST_WEEKS, Math.max(1, Math.ceil((daysBetween(fromDay, untilDay) + 1) / 7)));
  const found = useQuery(server.calendar.week.queryOptions({ courtId: court.id, from: fromDay, weeks }));
  const posted = found.data?.days.filter(({ day, published }) => published && day >= fromDay && day <= untilDay) ?? [];
  return posted.map(({ day, published }) => (
    <p key={day} className="mark mark-risk" role="note" style={{ whiteSpace: "normal", margin: 0 }}>
      {t(keepsMatters ? "postedStays" : "postedMoves", {
        ...{ day: text(day, "short"), version: published!.version, matters: published!.matters },
      })}
    </p>
  ));
}
