"use client";

import { Button, Loader } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { AppRouter } from "../../../../server/router.ts";
import type { CourtDay } from "../../../../server/rules/court-day.ts";
import { Num } from "../../../components/num.tsx";
import { useErrorWords } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { useDayText } from "../cases/case-words.tsx";
import { ComingList } from "./coming-list.tsx";
import { DaysToSign } from "./days-to-sign.tsx";
import styles from "./desk.module.css";
import { OwnLeave } from "./own-leave.tsx";

export type Desk = inferRouterOutputs<AppRouter>["desk"]["judge"];

/** What waits for the judge of the court. */
export function DeskScreen() {
  const t = useTranslations("desk.judge");
  const actions = useTranslations("actions");
  const { me, court } = useCourt();
  const server = useServer();
  const words = useErrorWords();
  const [day, setDay] = useState<CourtDay | undefined>(undefined);
  const isJudge = me.role === "judge";
  const found = useQuery(
    server.desk.judge.queryOptions(
      { courtId: court.id, ...(day ? { day } : {}) },
      { enabled: isJudge, placeholderData: keepPreviousData },
    ),
  );
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t("title")}</h1>
      </div>
      {!isJudge && <p>{t("onlyJudge")}</p>}
      {isJudge && found.isPending && <Loader role="status" size="sm" aria-label={actions("loading")} />}
      {found.isError && !found.data && (
        <p role="alert">
          {words(found.error)}{" "}
          <Button size="compact-sm" variant="default" onClick={() => found.refetch()}>
            {actions("retry")}
          </Button>
        </p>
      )}
      {found.data && (
        <div className={styles.columns}>
          <div className={styles.main}>
            <ComingList list={found.data.list} onDay={setDay} />
            <DaysToSign days={found.data.toSign} />
          </div>
          <Waiting desk={found.data} />
        </div>
      )}
    </div>
  );
}

type Named = { caseId: number; label: string; accusedTitle: string };

function Waiting({ desk }: { desk: Desk }) {
  const t = useTranslations("desk");
  const { court } = useCourt();
  const text = useDayText();
  return (
    <aside className={styles.side}>
      <Part title={t("judge.reserved")} empty={t("judge.reservedNone")} all={desk.reserved}>
        {(one) => <span>{t("judge.days", { n: one.days })}</span>}
      </Part>
      <Part title={t("judge.bail")} empty={t("judge.bailNone")} all={desk.bail}>
        {(one) => (
          <span className={one.state === "overdue" ? "mark mark-breach" : "soft"}>
            {one.state === "overdue"
              ? t("judge.overdue", { n: one.daysOver })
              : t("judge.due", { day: text(one.dueDay, "short") })}
          </span>
        )}
      </Part>
      <Part title={t("judge.custody")} empty={t("judge.custodyNone")} all={desk.custody}>
        {(one) => (
          <span className="mark mark-risk">
            {one.nextDay ? text(one.nextDay, "short") : t("judge.noNext")}
            {one.days !== null && <> · {t("judge.custodyDays", { n: one.days })}</>}
          </span>
        )}
      </Part>
      <Part title={t("judge.resting")} empty={t("judge.restingNone")} all={desk.resting}>
        {(one) => (
          <span className={one.isDue ? "mark mark-breach" : "soft"}>
            {t("judge.review", { day: text(one.reviewDay, "date") })}
          </span>
        )}
      </Part>
      <p>
        <Link href={`/${court.code}/docket?tab=past-target`}>{t("judge.pastTarget")}</Link>
      </p>
      <OwnLeave />
    </aside>
  );
}

function Part<Row extends Named>({
  title,
  empty,
  all,
  children,
}: {
  title: string;
  empty: string;
  all: readonly Row[];
  children: (one: Row) => ReactNode;
}) {
  const { court } = useCourt();
  return (
    <section>
      <h2>{title}</h2>
      {all.length === 0 && <p className="soft">{empty}</p>}
      <ul className={styles.items}>
        {all.map((one) => (
          <li key={one.caseId}>
            <Link href={`/${court.code}/cases/${one.caseId}`} prefetch={false}>
              <Num>{one.label}</Num>
            </Link>
            {children(one)}
          </li>
        ))}
      </ul>
    </section>
  );
}
