"use client";

import { Button } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { officeNumber } from "../../../../server/rules/case/case-label.ts";
import { Num } from "../../../components/num.tsx";
import { useCourt } from "../../court-context.tsx";
import { PrintHead } from "../day/end/print-head.tsx";
import { PaperLanguage } from "./paper-language.tsx";
import styles from "./process.module.css";
import { type Check, type Gaps, gapsIn, linesOf, type ProcessMatter, withGapsOnly } from "./process-data.ts";
import { useProcessWords } from "./process-words.ts";
import { ProductionNotices } from "./production-notices.tsx";
import type { ProcessActs } from "./use-process-acts.ts";

type Props = {
  day: CourtDay;
  today: CourtDay;
  check: Check;
  matters: readonly ProcessMatter[];
  language: "en" | "ur";
  acts: ProcessActs;
  onRecalls: (day: CourtDay) => void;
};

/** The check before a list, to carry along: what was not made out, not issued, came back or is without report. */
export function CheckPaper({ day, today, check, matters, language, acts, onRecalls }: Props) {
  return (
    <>
      <ProductionNotices matters={matters} acts={acts} />
      <PaperLanguage language={language}>
        <section className={styles.paper}>
          <GapTable day={day} isPast={day <= today} check={check} matters={matters} />
          <WithoutSince check={check} day={day} />
          <OwedRecalls check={check} onRecalls={onRecalls} />
        </section>
      </PaperLanguage>
    </>
  );
}

const NONE: Gaps = new Map();

function GapTable({ day, isPast, check, matters }: Pick<Props, "day" | "check" | "matters"> & { isPast: boolean }) {
  const t = useTranslations("process");
  const words = useProcessWords();
  const gaps = gapsIn(check, day) ?? NONE;
  const lines = linesOf(withGapsOnly(matters, gaps), gaps);
  const long = words.day(day, "long");
  return (
    <>
      <PrintHead title={t("check.title", { day: long })} day={day} />
      {isPast && <p>{t("check.past", { day: long })}</p>}
      {!isPast && lines.length === 0 && <p>{t("check.nothing", { day: long })}</p>}
      {lines.length > 0 && (
        <table className={styles.list}>
          <thead>
            <tr>
              {(["serial", "case", "kind", "name"] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`paper.${column}`)}
                </th>
              ))}
              <th scope="col">{t("day.columns.through")}</th>
              <th scope="col">{t("check.column")}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ key, matter, proposal, item, gap }, at) => {
              const of = proposal ?? item;
              return (
                <tr key={key}>
                  <td data-label={t("paper.serial")}>
                    <Num>{at + 1}</Num>
                  </td>
                  <td data-label={t("paper.case")}>
                    <Num>{officeNumber(matter)}</Num>
                  </td>
                  <td data-label={t("paper.kind")}>{t(`kinds.${of.kind}`)}</td>
                  <td data-label={t("paper.name")}>{words.recipient(of)}</td>
                  <td data-label={t("day.columns.through")}>
                    {[t(`servers.${of.servedBy}`), of.addressee].filter(Boolean).join(" · ")}
                  </td>
                  <td data-label={t("check.column")}>{gap && t(`check.gaps.${gap}`)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </>
  );
}

/** Held, and the file does not say since when: to be asked of the jail with the production orders. */
function WithoutSince({ check, day }: Pick<Props, "check" | "day">) {
  const t = useTranslations("process.check");
  const { court } = useCourt();
  if (check.day !== day || check.sinceless.length === 0) return null;
  return (
    <>
      <h3>{t("sincelessTitle")}</h3>
      <ul className={styles.owed}>
        {check.sinceless.map((matter) => (
          <li key={matter.caseId}>
            <Link href={`/${court.code}/cases/${matter.caseId}`} prefetch={false}>
              <Num>{officeNumber(matter)}</Num>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Until it is sent a recall is owed, whatever its day: who comes in vain was not told. */
function OwedRecalls({ check, onRecalls }: Pick<Props, "check" | "onRecalls">) {
  const t = useTranslations("process");
  const words = useProcessWords();
  if (check.recalls.length === 0) return null;
  return (
    <>
      <h3>{t("check.recallsTitle")}</h3>
      <ul className={styles.owed}>
        {check.recalls.map(({ day, processIds }) => (
          <li key={day}>
            {t("recall.owed", { n: processIds.length, day: words.day(day, "long") })}{" "}
            <Button size="compact-xs" variant="default" className="no-print" onClick={() => onRecalls(day)}>
              {t("day.views.recalls")}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
