"use client";

import { Menu } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { CourtDay } from "../../../../../server/rules/calendar/court-day.ts";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import { type CasePerson, isolated } from "./people-data.ts";

type Props = { caseId: number; ask: (of: { person: CasePerson; today: CourtDay }) => void };

/** In the menu of the file: each juvenile of the case to be separated, or why he cannot be. */
export function SplitActs({ caseId, ask }: Props) {
  const t = useTranslations("people.juvenile");
  const { court } = useCourt();
  const server = useServer();
  const { data: found } = useQuery(server.people.ofCase.queryOptions({ courtId: court.id, caseId }));
  const juveniles = found?.people.filter(({ age }) => age?.state === "juvenile") ?? [];
  return juveniles.map((person) => {
    const why = person.age?.notApart ?? null;
    return (
      <Menu.Item key={person.casePersonId} disabled={why !== null} onClick={() => ask({ person, today: found!.today })}>
        {t("split")} {juveniles.length > 1 && isolated(person.name)}
        {why !== null && <div className="soft">{t(`notApart.${why}`)}</div>}
      </Menu.Item>
    );
  });
}
