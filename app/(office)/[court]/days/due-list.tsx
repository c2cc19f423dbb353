"use client";

import { Button, NativeSelect } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { type CourtDay, isCourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { dayWords } from "../../../../server/rules/calendar/day-words.ts";
import type { DueItem } from "../../../../server/rules/own-days/own-due.ts";
import { Num } from "../../../components/num.tsx";
import styles from "./days.module.css";
import { dueIn, listedDays, mattersOf, type OwnDays, type Reporting, type Request, reportOn } from "./days-data.ts";
import { useDaysWords } from "./days-words.ts";
import { Mark, ReportState } from "./matter-item.tsx";

type Props = { data: OwnDays; onReport: ((of: Reporting) => void) | null };

/** Everything that is owed before a day, across all matters, what is due first on top. */
export function DueList({ data, onReport }: Props) {
  const t = useTranslations("days");
  const language = useLocale();
  const days = listedDays(data);
  const [chosen, setChosen] = useState<CourtDay | null>(null);
  const day = chosen !== null && days.includes(chosen) ? chosen : (days[0] ?? null);
  const items = dueIn(data, day);
  const inWords = (of: CourtDay) => `\u2068${dayWords(of, language)}\u2069`;
  return (
    <section aria-label={day ? t("dueTitle", { day: inWords(day) }) : t("dueNoDay")}>
      {day === null ? (
        <p>{t("dueNoDay")}</p>
      ) : (
        <NativeSelect
          className={styles.dueDay}
          label={t("dueBy")}
          value={day}
          onChange={({ currentTarget: { value } }) => setChosen(isCourtDay(value) ? value : null)}
          data={days.map((one) => ({ value: one, label: dayWords(one, language) }))}
        />
      )}
      {items.length === 0 && <p>{day ? t("dueNone", { day: inWords(day) }) : null}</p>}
      <ul className={styles.due}>
        {items.map((item) => (
          <Item key={keyOf(item)} item={item} data={data} onReport={onReport} />
        ))}
      </ul>
    </section>
  );
}

const keyOf = (item: DueItem): string =>
  item.kind === "evidence" ? `e${item.requestId}` : item.kind === "serve" ? `s${item.processId}` : `r${item.hearingId}`;

function Item({ item, data, onReport }: Props & { item: DueItem }) {
  const t = useTranslations("days");
  const words = useDaysWords();
  const matters = mattersOf(data).filter(({ caseId }) => caseId === item.caseId);
  const matter =
    matters.find((one) => item.kind !== "evidence" && one.hearingId === item.hearingId) ?? matters[0] ?? null;
  const request = item.kind === "evidence" ? data.requests.find((one) => one.requestId === item.requestId) : undefined;
  const paper =
    item.kind === "serve"
      ? matters.flatMap(({ papers }) => papers).find((one) => one.processId === item.processId)
      : null;
  const report = request
    ? reportOn(data.reports, { requestId: request.requestId })
    : paper && reportOn(data.reports, { processId: paper.processId });
  const isLate = item.byDay !== null && item.byDay < data.today;
  return (
    <li>
      <p className={styles.head}>
        <strong>{item.byDay && words.day(item.byDay)}</strong>
        {isLate && <Mark kind="breach" icon="clock" text={t("late")} />}
        <span className="mark mark-plain">{t(`dueKinds.${item.kind}`)}</span>
        <Num>{request?.label ?? matter?.label ?? ""}</Num>
        <CourtOf courtId={request?.courtId ?? matter?.courtId ?? 0} data={data} />
      </p>
      <p>
        {request && <RequestWords request={request} />}
        {paper && words.paper(paper)}
        {item.kind === "report" && t("duties.report")}
      </p>
      {report && <ReportState report={report} />}
      {onReport && (
        <Button
          size="sm"
          variant="default"
          onClick={() => onReport({ caseId: item.caseId, hearingId: matter?.hearingId ?? null })}
        >
          {t("reportOpen")}
        </Button>
      )}
    </li>
  );
}

function RequestWords({ request }: { request: Request }) {
  const words = useDaysWords();
  return (
    <>
      {words.request(request)} <span className="soft">{words.state(request)}</span>
    </>
  );
}

function CourtOf({ courtId, data }: { courtId: number; data: OwnDays }) {
  const words = useDaysWords();
  const sitting = data.sittings.find((one) => one.courtId === courtId);
  return sitting ? <span className="soft">{words.local(sitting.nameEn, sitting.nameUr)}</span> : null;
}
