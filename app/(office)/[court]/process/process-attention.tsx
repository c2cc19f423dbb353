"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { dayWords } from "../../../../server/rules/calendar/day-words.ts";
import { Icon } from "../../../components/icons.tsx";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import type { Check } from "./process-data.ts";

const NEAR_DAYS = 7;

/** The check before the coming list, as a line of what waits for somebody. Nothing for who records nothing. */
export function ProcessAttention({ settled }: { settled: string | undefined }) {
  const { court, me } = useCourt();
  const t = useTranslations("process.check");
  const server = useServer();
  const mayRead = ["clerk", "judge", "administrator"].includes(me.role);
  const { data } = useQuery({ ...server.process.check.queryOptions({ courtId: court.id }), enabled: mayRead });
  if (!data) return null;
  const owed = data.recalls.reduce((sum, { processIds }) => sum + processIds.length, 0);
  return (
    <>
      {data.day !== null && data.daysAhead <= NEAR_DAYS && <Wanting check={data} settled={settled} />}
      {data.sinceless.length > 0 && data.daysAhead <= NEAR_DAYS && (
        <li>
          <Icon name="custody" size={16} />
          <Link href={`/${court.code}/process?day=${data.day}&view=check`}>
            {t("sinceless", { n: data.sinceless.length })}
          </Link>
        </li>
      )}
      {owed > 0 && (
        <li>
          <Icon name="risk" size={16} />
          <Link href={`/${court.code}/process?day=${data.day ?? data.recalls[0]!.day}&view=check`}>
            {t("recalls", { n: owed })}
          </Link>
        </li>
      )}
    </>
  );
}

function Wanting({ check: data, settled }: { check: Check; settled: string | undefined }) {
  const { court } = useCourt();
  const t = useTranslations("process.check");
  const language = useLocale();
  const day = dayWords(data.day!, language, "short");
  const isClear = data.gaps.length === 0;
  return (
    <li className={isClear ? settled : undefined}>
      <Icon name={isClear ? "done" : "risk"} size={16} />
      <Link href={`/${court.code}/process?day=${data.day}${isClear ? "" : "&only=gaps"}`}>
        {isClear ? t("clear", { day }) : t("attention", { day, matters: data.matterGaps, gaps: data.gaps.length })}
      </Link>
    </li>
  );
}
