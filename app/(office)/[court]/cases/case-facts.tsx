"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { isPastTarget, SHORT_TRIAL_SECTIONS, TRIAL_TARGET_MONTHS } from "../../../../server/rules/case/clocks.ts";
import { daysInCustody, isSinceMissing } from "../../../../server/rules/people/custody.ts";
import { Num } from "../../../components/num.tsx";
import type { File } from "./case-data.ts";
import styles from "./case-file.module.css";
import { Sections } from "./case-marks.tsx";
import { Day, inOrder, useAgeWords, useDayText, useToday, useWhenWords } from "./case-words.tsx";
import { WallSentence } from "./wall-sentence.tsx";

/** Days from which limits of a next date count. */
const LAW_DAYS = [
  ["cognizanceDay", "cognizance"],
  ["copiesDay", "copies"],
  ["proclamationDay", "proclamation"],
] as const;

/** What is known of a case at a glance; what is not known is left out. */
export function CaseFacts({ file }: { file: File }) {
  const t = useTranslations("docket.file");
  const form = useTranslations("docket.form");
  const terms = useTranslations("terms");
  return (
    <dl className={styles.facts}>
      <Fact label={t("next")}>{file.disposalDay ? null : <NextDay file={file} />}</Fact>
      <Fact label={t("disposed")}>
        {file.disposalDay && (
          <>
            <Day day={file.disposalDay} style="date" />
            {file.disposal && ` · ${terms(`disposals.${file.disposal}`)}`}
          </>
        )}
      </Fact>
      <Fact label={t("stage")}>
        {terms(`stages.${file.stage}`)} <Since day={file.stageSince} />
      </Fact>
      <Fact label={t("custody")}>
        <CustodyWords file={file} />
      </Fact>
      <Fact label={t("sections")}>
        {file.sections.length > 0 && <Sections sections={file.sections} />}
        {file.unreadSections.length > 0 && (
          <div className={styles.risk}>{t("unread", { text: inOrder(file.unreadSections) })}</div>
        )}
      </Fact>
      <Fact label={t("fir")}>
        {file.fir && (
          <Num>
            {file.fir.number}/{file.fir.year}
          </Num>
        )}
      </Fact>
      <Fact label={t("station")}>{file.station && <bdi>{file.station}</bdi>}</Fact>
      <Fact label={t("institution")}>{file.institutionDay && <Institution file={file} />}</Fact>
      <Fact label={t("target")}>{file.institutionDay && !file.disposalDay && <Target file={file} />}</Fact>
      <Fact label={t("offence")}>{file.offenceDay && <Day day={file.offenceDay} style="date" />}</Fact>
      <Fact label={t("firDay")}>{file.firDay && <Day day={file.firDay} style="date" />}</Fact>
      <Fact label={t("challan")}>{file.challanDay && <Day day={file.challanDay} style="date" />}</Fact>
      {LAW_DAYS.map(([name, label]) => {
        const day = file[name];
        return (
          <Fact key={name} label={form(label)}>
            {day && <Day day={day} style="date" />}
          </Fact>
        );
      })}
      <Fact label={t("last")}>{file.lastDay && <Day day={file.lastDay} style="date" />}</Fact>
      <Fact label={t("hearings")}>
        <Num>{file.hearingsCount}</Num>
      </Fact>
      <Fact label={t("cfmsCode")}>{file.cfmsCode && <Num>{file.cfmsCode}</Num>}</Fact>
      <Fact label={t("wall")}>
        {file.posted && (
          <>
            <Num>{file.posted}</Num> ·{" "}
          </>
        )}
        <WallSentence restriction={file.restriction} />
      </Fact>
      <Fact label={t("remarks")}>{file.remarks && <bdi className={styles.remarks}>{file.remarks}</bdi>}</Fact>
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  const isEmpty = !children || (Array.isArray(children) && !children.some(Boolean));
  if (isEmpty) return null;
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

function NextDay({ file }: { file: File }) {
  const t = useTranslations("docket");
  const when = useWhenWords();
  if (!file.nextDay) return <strong className={styles.risk}>{t("noDate")}</strong>;
  return (
    <>
      <strong>
        <Day day={file.nextDay} style="long" />
      </strong>{" "}
      · {when(file.nextDay)}
    </>
  );
}

function Since({ day }: { day: CourtDay | null }) {
  const t = useTranslations("docket.file");
  const text = useDayText();
  return day && <span className="soft">{t("since", { day: text(day) })}</span>;
}

function CustodyWords({ file }: { file: File }) {
  const t = useTranslations("docket.file");
  const terms = useTranslations("terms.custody");
  const today = useToday();
  const { custody, custodySince } = file;
  const days = daysInCustody({ custody, custodySince }, today);
  return (
    <>
      {terms(custody)}
      {days !== null && (
        <>
          {" · "}
          {t("custodyDays", { n: days })} <Since day={custodySince} />
        </>
      )}
      {isSinceMissing(file) && !file.disposalDay && <div className={styles.risk}>{t("sinceMissing")}</div>}
    </>
  );
}

function Institution({ file }: { file: File }) {
  const age = useAgeWords();
  return (
    <>
      <Day day={file.institutionDay as CourtDay} style="date" /> · {age(file.institutionDay)}
    </>
  );
}

function Target({ file }: { file: File }) {
  const t = useTranslations("docket.file");
  const today = useToday();
  const isShort = file.sections.length > 0 && file.sections.every((one) => SHORT_TRIAL_SECTIONS.includes(one));
  const months = TRIAL_TARGET_MONTHS[isShort ? "short" : "long"];
  return isPastTarget(file, today) ? (
    <span className={styles.risk}>{t("targetPassed", { months })}</span>
  ) : (
    t("targetWithin", { months })
  );
}
