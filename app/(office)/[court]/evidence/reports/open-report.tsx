"use client";

import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import type { AppRouter } from "../../../../../server/doors/http/router.ts";
import type { CourtDay } from "../../../../../server/rules/calendar/court-day.ts";
import { dayWords } from "../../../../../server/rules/calendar/day-words.ts";
import { answersTo, type ReportAnswer } from "../../../../../server/rules/own-days/officer-reports.ts";
import { Num } from "../../../../components/num.tsx";
import { useShowError } from "../../../../components/refusal.ts";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import { useCourtTime } from "../../../court-time.ts";
import { newKey, useSaved } from "../../settings/use-save.tsx";
import styles from "./reports.module.css";

export type ReportRow = inferRouterOutputs<AppRouter>["days"]["reports"][number];

export const maySettle = (role: string) => role === "clerk" || role === "administrator";

function useReportWords() {
  const t = useTranslations("days");
  const evidence = useTranslations("evidence");
  const process = useTranslations("process");
  const terms = useTranslations("terms");
  const language = useLocale() === "ur" ? "ur" : "en";
  const day = (of: CourtDay) => `\u2068${dayWords(of, language, "short")}\u2069`;
  const about = ({ request, process: paper, hearing, because }: ReportRow) => {
    if (request)
      return t("request", { kind: evidence(`kinds.${request.kind}`), source: evidence(`sources.${request.source}`) });
    if (paper) {
      if (paper.role === null || paper.kind === "notice-to-surety") return process(`kinds.${paper.kind}`);
      const witness = `\u2066${paper.isForDefence ? "DW" : "PW"}-${paper.ordinal}\u2069`;
      const whom = paper.role === "witness" ? witness : terms(`roles.${paper.role}`);
      return t("paper", { paper: process(`kinds.${paper.kind}`), whom });
    }
    if (!hearing) return "";
    return t("court.cannotCome", { day: day(hearing.day), why: t(`becauseOf.${because ?? "other"}`) });
  };
  return { about, day, kind: ({ kind }: ReportRow) => t(`kinds.${kind}`) };
}

/** What was reported; in the file of its case the number need not be said again. */
export function ReportFacts({ row, isInFile = false }: { row: ReportRow; isInFile?: boolean }) {
  const t = useTranslations("days.court");
  const words = useReportWords();
  const time = useCourtTime();
  const { court } = useCourt();
  return (
    <div>
      <p>
        {!isInFile && (
          <strong>
            <Link href={`/${court.code}/cases/${row.caseId}`}>
              <Num>{row.label}</Num>
            </Link>{" "}
          </strong>
        )}
        {row.kind !== "cannot-come" && (
          <strong>{t("onDay", { what: words.kind(row), day: words.day(row.day) })}</strong>
        )}
      </p>
      <p>{words.about(row)}</p>
      <p className="soft">
        {row.reporter && <bdi>{row.reporter}</bdi>} · {time(row.reportedAt)}
      </p>
      {row.note && (
        <p>
          <bdi>{row.note}</bdi>
        </p>
      )}
      {row.note !== null && row.isShaded && <p className="soft">{t("hiddenNote")}</p>}
    </div>
  );
}

type Props = { row: ReportRow; mayChange: boolean; isInFile?: boolean };

/** A report that waits, with the court's two answers. */
export function OpenReport({ row, mayChange, isInFile = false }: Props) {
  const t = useTranslations("days.court");
  const server = useServer();
  const { court } = useCourt();
  const saved = useSaved();
  const onError = useShowError();
  const [isTurningDown, setTurningDown] = useState(false);
  const at = { courtId: court.id, reportId: row.reportId, version: row.version };
  const confirm = useMutation(
    server.days.confirm.mutationOptions({
      onSuccess: ({ changeId }) => saved({ changeId, message: t("confirmed") }),
      onError,
    }),
  );
  const confirmIt = (isPart: boolean) => confirm.mutate({ ...at, isPart, key: newKey() });
  return (
    <li>
      <ReportFacts row={row} isInFile={isInFile} />
      {mayChange && (
        <div className={styles.acts}>
          <Button size="compact-md" disabled={confirm.isPending} onClick={() => confirmIt(false)}>
            {row.kind === "received" ? t("whole") : t("confirm")}
          </Button>
          {row.kind === "received" && (
            <Button size="compact-md" variant="default" disabled={confirm.isPending} onClick={() => confirmIt(true)}>
              {t("part")}
            </Button>
          )}
          <Button
            size="compact-md"
            variant="default"
            aria-expanded={isTurningDown}
            onClick={() => setTurningDown(!isTurningDown)}
          >
            {t("turnDown")}
          </Button>
        </div>
      )}
      {isTurningDown && <TurnDown row={row} />}
    </li>
  );
}

function TurnDown({ row }: { row: ReportRow }) {
  const t = useTranslations("days.court");
  const answers = useTranslations("days.answers");
  const server = useServer();
  const { court } = useCourt();
  const saved = useSaved();
  const onError = useShowError();
  const turnDown = useMutation(
    server.days.turnDown.mutationOptions({
      onSuccess: ({ changeId }) => saved({ changeId, message: t("turnedDown") }),
      onError,
    }),
  );
  const at = { courtId: court.id, reportId: row.reportId, version: row.version };
  const say = (answer: ReportAnswer) => turnDown.mutate({ ...at, answer, key: newKey() });
  return (
    <fieldset className={styles.why}>
      <legend>{t("turnDownWhy")}</legend>
      {answersTo(row.kind).map((answer) => (
        <Button
          key={answer}
          size="compact-md"
          variant="default"
          disabled={turnDown.isPending}
          onClick={() => say(answer)}
        >
          {answers(answer)}
        </Button>
      ))}
    </fieldset>
  );
}
