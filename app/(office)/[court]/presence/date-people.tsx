"use client";

import { useQueries } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import type { Purpose } from "../../../../server/rules/case/purposes.ts";
import { Icon } from "../../../components/icons.tsx";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { usePeopleWords } from "./use-people.ts";

type Props = {
  matters: readonly { caseId: number; purpose: Purpose }[];
  day: CourtDay | null;
  block?: string | null;
};

const MOST_MATTERS = 6;

/** Who could not come on a day that is about to be given; nothing where everybody could. It warns, it never keeps. */
export function DatePeople({ matters, day, block = null }: Props) {
  const t = useTranslations("presence.clash");
  const { court } = useCourt();
  const server = useServer();
  const words = usePeopleWords();
  const asked = day === null ? [] : matters.slice(0, MOST_MATTERS);
  const said = useQueries({
    queries: asked.map(({ caseId, purpose }) => ({
      ...server.presence.forDate.queryOptions({ courtId: court.id, caseId, purpose, day: day!, block }),
      retry: false,
    })),
    combine: (found) => [
      ...new Set(
        found.flatMap(({ data }) => [
          ...(data?.clashes.map(words.clash) ?? []),
          ...(data?.absences.map(words.absence) ?? []),
        ]),
      ),
    ],
  });
  if (said.length === 0) return null;
  return (
    <div role="status">
      <span className="mark mark-risk">
        <Icon name="risk" size={12} />
        {t("forDate")}
      </span>{" "}
      {said.join(" · ")}
    </div>
  );
}
