"use client";

import { useTranslations } from "next-intl";
import { Icon } from "../../../components/icons.tsx";
import { Num } from "../../../components/num.tsx";
import styles from "./days.module.css";
import { mattersOf, type OwnDays, type Report, turnedDown } from "./days-data.ts";
import { useDaysWords } from "./days-words.ts";

/** Above all days: what he reported and the court did not take, with why. Nobody looks for it at a matter of next week. */
export function TurnedDown({ data }: { data: OwnDays }) {
  const t = useTranslations("days");
  const words = useDaysWords();
  const reports = turnedDown(data);
  if (reports.length === 0) return null;
  return (
    <section className={styles.refusals} aria-label={t("turnedDown", { n: reports.length })}>
      <p className={styles.flat}>
        <span className="mark mark-breach">
          <Icon name="close" size={13} /> {t("turnedDown", { n: reports.length })}
        </span>
      </p>
      <ul>
        {reports.map((report) => {
          const { label, what } = aboutOf(data, report);
          return (
            <li key={report.reportId}>
              {label && (
                <>
                  <strong>
                    <Num>{label}</Num>
                  </strong>
                  {" · "}
                </>
              )}
              {what && `${what(words)} · `}
              {words.report(report)}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

type Words = ReturnType<typeof useDaysWords>;

/** The matter and the thing in it that a report was about, where the phone still has them. */
function aboutOf(
  data: OwnDays,
  { requestId, processId, hearingId }: Report,
): { label?: string | undefined; what?: (words: Words) => string } {
  const request = data.requests.find((one) => one.requestId === requestId);
  if (request) return { label: request.label, what: (words) => words.request(request) };
  const matters = mattersOf(data);
  const holder = matters.find(({ papers }) => papers.some((paper) => paper.processId === processId));
  const paper = holder?.papers.find((one) => one.processId === processId);
  if (paper) return { label: holder?.label, what: (words) => words.paper(paper) };
  return { label: matters.find((one) => one.hearingId === hearingId)?.label };
}
