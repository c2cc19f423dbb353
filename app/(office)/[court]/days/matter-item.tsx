"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Icon, type IconName } from "../../../components/icons.tsx";
import { Num } from "../../../components/num.tsx";
import { useAccusedWords } from "../cases/case-words.tsx";
import styles from "./days.module.css";
import { type Matter, type OwnDays, type Report, type Reporting, reportOn } from "./days-data.ts";
import { useDaysWords } from "./days-words.ts";
import { type AboutSubject, useWaitingOn } from "./report-queue.ts";

type Props = { matter: Matter; data: OwnDays; isPosted: boolean; onReport: ((of: Reporting) => void) | null };

/** One matter on a card: when it comes up, who must be there, what is still missing and what is to be done for it. */
export function MatterItem({ matter, data, isPosted, onReport }: Props) {
  const t = useTranslations("days");
  const terms = useTranslations("terms");
  const accused = useAccusedWords();
  const words = useDaysWords();
  const isOfficer = data.role === "investigating-officer";
  const { serial, label, fir, purpose, accusedTitle, wanted, duties, sections } = matter;
  const cannotCome = reportOn(data.reports, { hearingId: matter.hearingId });
  return (
    <li className={isOfficer && !duties.isNeeded ? styles.idle : undefined}>
      <p className={styles.head}>
        {serial !== null && (
          <span className={styles.serial}>
            <Num>{serial}</Num>
          </span>
        )}
        <strong>
          <Num>{label}</Num>
        </strong>
        {fir && !label.startsWith("FIR") && <span className="soft">{t("fir", { number: `\u2066${fir}\u2069` })}</span>}
        <span className={styles.purpose}>{terms(`purposes.${purpose}`)}</span>
        {serial === null && isPosted && <span className="soft">{t("noSerial")}</span>}
      </p>
      <Marks matter={matter} />
      <p className="soft">
        {accusedTitle === null ? t("restricted") : <bdi>{accused(accusedTitle)}</bdi>}
        {sections.length > 0 && (
          <>
            {" · "}
            <Num>{sections.join(", ")}</Num>
          </>
        )}
      </p>
      {isOfficer && <Duties matter={matter} data={data} />}
      <Line label={t("wanted")}>
        {wanted.length === 0 ? <span className="soft">{t("nobody")}</span> : wanted.map(words.people).join(" · ")}
      </Line>
      <Missing matter={matter} data={data} />
      {cannotCome && <ReportState report={cannotCome} />}
      <StillHere about="hearing" id={matter.hearingId} />
      {onReport && (
        <Button size="sm" variant="default" className="no-print" onClick={() => onReport(matter)}>
          {t("reportOpen")}
        </Button>
      )}
    </li>
  );
}

/** How far the list is, custody and what must be decided by when: each with its sign and its word. */
function Marks({ matter }: { matter: Matter }) {
  const t = useTranslations("days");
  const terms = useTranslations("terms");
  const words = useDaysWords();
  const { turn, outcome, nextDay, custody, custodyDays, deadline } = matter;
  const marks: ReactNode[] = [];
  if (outcome) marks.push(<Mark key="o" kind="done" icon="done" text={terms(`outcomes.${outcome}`)} />);
  if (outcome && nextDay)
    marks.push(<Mark key="n" kind="plain" icon="week" text={t("nextDate", { day: words.day(nextDay) })} />);
  if (!outcome && turn?.is === "now") marks.push(<Mark key="t" kind="risk" icon="clock" text={t("turn.now")} />);
  if (!outcome && turn?.is === "to-come")
    marks.push(
      <Mark
        key="t"
        kind={turn.before <= 3 ? "risk" : "plain"}
        icon="clock"
        text={t(turn.wasPassedOver ? "turn.passed" : "turn.before", { n: turn.before })}
      />,
    );
  if (custody === "in")
    marks.push(
      <Mark
        key="c"
        kind="custody"
        icon="custody"
        text={custodyDays === null ? t("inCustody") : t("custody", { n: custodyDays })}
      />,
    );
  if (deadline)
    marks.push(
      <Mark key="d" kind={deadline.isMissed ? "breach" : "risk"} icon="risk" text={words.deadline(deadline)} />,
    );
  return marks.length === 0 ? null : <p className={styles.marks}>{marks}</p>;
}

type MarkProps = { kind: "custody" | "risk" | "breach" | "done" | "plain"; icon: IconName; text: string };

export function Mark({ kind, icon, text }: MarkProps) {
  return (
    <span className={`mark mark-${kind} ${styles.mark}`}>
      <Icon name={icon} size={13} />
      {text}
    </span>
  );
}

/** What an officer brings, serves or reports for the matter, or that he is not needed. */
function Duties({ matter, data }: Pick<Props, "matter" | "data">) {
  const t = useTranslations("days");
  const words = useDaysWords();
  const { duties, papers, day } = matter;
  if (!duties.isNeeded)
    return (
      <p className={styles.marks}>
        <Mark kind="plain" icon="done" text={day === data.today ? t("duties.noneToday") : t("duties.none")} />
      </p>
    );
  const bring = data.requests.filter(({ requestId }) => duties.bring.includes(requestId));
  return (
    <div className={styles.duties}>
      <strong>{t("duties.label")}</strong>
      <ul>
        {duties.come && <li>{t(`duties.${duties.come}`)}</li>}
        {duties.isReportDue && <li>{t("duties.report")}</li>}
        {bring.map((one) => (
          <li key={one.requestId}>{t("duties.bring", { what: words.request(one) })}</li>
        ))}
        {papers
          .filter(({ processId }) => duties.serve.includes(processId))
          .map((paper) => (
            <PaperLine key={paper.processId} paper={paper} data={data} />
          ))}
      </ul>
    </div>
  );
}

function PaperLine({ paper, data }: { paper: Matter["papers"][number]; data: OwnDays }) {
  const t = useTranslations("days");
  const words = useDaysWords();
  const report = reportOn(data.reports, { processId: paper.processId });
  return (
    <li>
      {t(paper.state === "to-issue" ? "duties.collect" : "duties.serve", { what: words.paper(paper) })}
      {report && <ReportState report={report} />}
      <StillHere about="process" id={paper.processId} />
    </li>
  );
}

/** Replies that the case still waits for; those that this hearing cannot do without are marked. */
function Missing({ matter, data }: Pick<Props, "matter" | "data">) {
  const t = useTranslations("days");
  const words = useDaysWords();
  const missing = data.requests.filter(({ requestId }) => matter.missing.includes(requestId));
  if (missing.length === 0) return null;
  return (
    <Line label={t("missing")}>
      <ul>
        {missing.map((request) => {
          const report = reportOn(data.reports, { requestId: request.requestId });
          return (
            <li key={request.requestId}>
              {words.request(request)} <span className="soft">{words.state(request)}</span>{" "}
              {request.overdueDays > 0 ? (
                <Mark kind="breach" icon="clock" text={t("overdue", { n: request.overdueDays })} />
              ) : (
                request.dueBy && <span className="soft">{t("due", { day: words.day(request.dueBy) })}</span>
              )}{" "}
              {matter.duties.bring.includes(request.requestId) && <Mark kind="risk" icon="risk" text={t("needed")} />}
              {report && <ReportState report={report} />}
              <StillHere about="request" id={request.requestId} />
            </li>
          );
        })}
      </ul>
    </Line>
  );
}

/** What was said of it without network: it stands where he looks for it, too. */
export function StillHere(subject: AboutSubject) {
  const t = useTranslations("days");
  const item = useWaitingOn(subject);
  if (!item || item.refused) return null;
  const what = t(`kinds.${item.input.given.kind}`);
  return (
    <span className={styles.state}>
      <Mark kind="risk" icon="offline" text={t("queue.here", { what })} />
    </span>
  );
}

export function ReportState({ report }: { report: Report }) {
  const words = useDaysWords();
  const kind = report.state === "turned-down" ? "breach" : report.state === "confirmed" ? "done" : "plain";
  const icon = report.state === "turned-down" ? "close" : report.state === "confirmed" ? "done" : "clock";
  return (
    <span className={styles.state}>
      <Mark kind={kind} icon={icon} text={words.report(report)} />
    </span>
  );
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.line}>
      <span className="soft">{label}</span> <div>{children}</div>
    </div>
  );
}
