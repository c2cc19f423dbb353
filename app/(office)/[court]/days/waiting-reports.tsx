"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { REPORT_RULES } from "../../../../server/rules/own-days/officer-reports.ts";
import { Icon } from "../../../components/icons.tsx";
import { outbox } from "../../../components/outbox.ts";
import { type Refused, useRefusalWords } from "../../../components/refusal.ts";
import styles from "./days.module.css";
import type { Matter, OwnDays } from "./days-data.ts";
import { useDaysWords } from "./days-words.ts";
import { Mark } from "./matter-item.tsx";
import type { GivenReport, ReportItem } from "./report-queue.ts";

/** What a report is put into words with; on a phone that keeps no days any more, nothing. */
type Days = Pick<OwnDays, "requests" | "sittings"> | null;
type Props = { waiting: readonly ReportItem[]; data: Days; isDurable: boolean };

const mattersIn = (data: Days) => data?.sittings.flatMap(({ matters }) => matters) ?? [];
const requestIn = (data: Days, id: number) => data?.requests.find(({ requestId }) => requestId === id);

/** What this phone has not sent yet, and what the court's computer did not take. */
export function WaitingReports({ waiting, data, isDurable }: Props) {
  const t = useTranslations("days.queue");
  if (waiting.length === 0) return null;
  const left = waiting.filter(({ refused }) => !refused).length;
  return (
    <section className={styles.queue} aria-label={t("title")}>
      {left > 0 && (
        <p role="status" className={styles.flat}>
          <span className="mark mark-risk">
            <Icon name="offline" size={13} /> {t("waiting", { n: left })}
          </span>{" "}
          <span className="soft">{t(isDurable ? "how" : "notKept")}</span>
        </p>
      )}
      <ul>
        {waiting.map((item) => (
          <Waiting key={item.key} item={item} data={data} />
        ))}
      </ul>
    </section>
  );
}

function Waiting({ item, data }: { item: ReportItem; data: Days }) {
  const t = useTranslations("days.queue");
  const words = useReportWords();
  const refusal = useRefusalWords();
  const { refused, key, input } = item;
  const why =
    refused?.code === "unknown" ? t("unknown") : refused && refusal(refused as Pick<Refused, "code" | "detail">);
  return (
    <li>
      <p className={styles.flat}>
        <bdi dir="ltr">{words.label(data, input.given)}</bdi> {words.text(data, input.given)}
      </p>
      {refused && (
        <p role="alert" className={styles.flat}>
          <Mark kind="breach" icon="close" text={t("refused")} /> {why}
        </p>
      )}
      <div className={styles.kinds}>
        {refused && (
          <Button size="sm" variant="default" onClick={() => void outbox.sendAgain(key)}>
            {t("again")}
          </Button>
        )}
        <Button size="sm" variant="default" onClick={() => void outbox.takeBack(key)}>
          {t(refused ? "drop" : "takeBack")}
        </Button>
      </div>
    </li>
  );
}

/** A report by what the phone keeps of it: codes and days, put into words with the days it keeps beside. */
export function useReportWords() {
  const t = useTranslations("days");
  const words = useDaysWords();
  const subject = (data: Days, { kind, subjectId }: GivenReport): string | null => {
    const { about } = REPORT_RULES[kind];
    const request = about === "request" ? requestIn(data, subjectId) : undefined;
    if (request) return words.request(request);
    const matter = mattersIn(data).find((one) => isAbout(one, { kind, subjectId }));
    if (about === "hearing") return matter ? words.day(matter.day) : null;
    const paper = matter?.papers.find(({ processId }) => processId === subjectId);
    return paper ? words.paper(paper) : null;
  };
  const text = (data: Days, given: GivenReport): string =>
    [t(`kinds.${given.kind}`), given.day === null ? null : words.day(given.day as CourtDay), subject(data, given)]
      .filter((part) => part !== null)
      .join(" · ");
  const label = (data: Days, given: GivenReport): string =>
    REPORT_RULES[given.kind].about === "request"
      ? (requestIn(data, given.subjectId)?.label ?? "")
      : (mattersIn(data).find((one) => isAbout(one, given))?.label ?? "");
  return { text, label };
}

const isAbout = ({ hearingId, papers }: Matter, { kind, subjectId }: Pick<GivenReport, "kind" | "subjectId">) =>
  REPORT_RULES[kind].about === "hearing"
    ? hearingId === subjectId
    : papers.some(({ processId }) => processId === subjectId);
