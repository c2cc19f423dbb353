"use client";

import { useLocale, useTranslations } from "next-intl";
import { APPLICATION_RULES } from "../../../../../server/rules/applications/applications.ts";
import { Num } from "../../../../components/num.tsx";
import { LeftToWrite } from "../application/application-order.tsx";
import { DecideApplication } from "../application/decide-application.tsx";
import type { File } from "../case-data.ts";
import styles from "../case-file.module.css";
import { Day, useDayText, useToday } from "../case-words.tsx";
import { BesideSection } from "../links/beside-section.tsx";
import { NotesSection } from "../notes/notes-section.tsx";
import { BecomeTrial } from "./become-trial.tsx";
import { EditKind } from "./edit-kind.tsx";
import { GivePermission } from "./give-permission.tsx";
import { LetRest } from "./let-rest.tsx";
import own from "./matter.module.css";
import { MoveStage } from "./move-stage.tsx";
import { ProgressReports } from "./progress-reports.tsx";
import { TakeUpAgain } from "./take-up-again.tsx";
import { type Matter, useMatter, useMay } from "./use-matter.ts";

/** Docket, path, order to rest, matters beside it and notes: each hidden or short where there is nothing to say. */
export function MatterSection({ file }: { file: File }) {
  const found = useMatter(file.caseId);
  if (!found.data) return null;
  return (
    <>
      <Docket file={file} matter={found.data} />
      {found.data.docket === "inquiry" && (
        <ProgressReports caseId={file.caseId} isOpen={found.data.disposalDay === null} />
      )}
      <BesideSection caseId={file.caseId} matter={found.data} />
      <NotesSection caseId={file.caseId} matter={found.data} />
    </>
  );
}

function Docket({ file, matter }: { file: File; matter: Matter }) {
  const t = useTranslations("desk");
  const may = useMay();
  const isOpen = matter.disposalDay === null;
  return (
    <section>
      <div className={own.head}>
        <h3>{t("facts.title")}</h3>
        {!isOpen && may.record && matter.again.length > 0 && (
          <span className={`${own.buttons} no-print`}>
            <TakeUpAgain file={file} matter={matter} />
          </span>
        )}
        {isOpen && (
          <span className={`${own.buttons} no-print`}>
            {may.record && matter.docket === "application" && (
              <DecideApplication caseId={file.caseId} matter={matter} />
            )}
            {may.change && <EditKind caseId={file.caseId} matter={matter} />}
            {may.record && matter.docket === "inquiry" && <GivePermission caseId={file.caseId} matter={matter} />}
            {may.change && matter.docket === "inquiry" && <BecomeTrial file={file} matter={matter} />}
            {may.record && <MoveStage caseId={file.caseId} matter={matter} />}
            {may.record && <LetRest caseId={file.caseId} matter={matter} />}
          </span>
        )}
      </div>
      <Marks matter={matter} />
      <Kind matter={matter} />
      {matter.docket === "application" && <LeftToWrite matter={matter} />}
      <Path matter={matter} />
    </section>
  );
}

function Marks({ matter }: { matter: Matter }) {
  const t = useTranslations("desk");
  const today = useToday();
  const text = useDayText();
  const { clock, dormant } = matter;
  if (!clock && !dormant) return null;
  return (
    <p className={styles.marks}>
      {clock && (
        <span
          className={`mark ${clock.state === "overdue" ? "mark-breach" : clock.state === "pending" ? "mark-risk" : "mark-plain"}`}
        >
          {t(`clock.${clock.state}`, { day: text(clock.dueDay, "date"), days: clock.daysOver })}
        </span>
      )}
      {dormant && (
        <span className={`mark ${dormant.reviewDay < today ? "mark-breach" : "mark-plain"}`}>
          {t("dormant.mark", {
            judge: `\u2068${dormant.orderedBy}\u2069`,
            day: text(dormant.reviewDay, "date"),
            because: `\u2068${dormant.because}\u2069`,
          })}
        </span>
      )}
      {dormant && dormant.reviewDay < today && <strong className={styles.risk}>{t("dormant.passed")}</strong>}
    </p>
  );
}

/** Docket, how it came, the numbers it bore, and the courts it went through. A plain trial says nothing here. */
function Kind({ matter }: { matter: Matter }) {
  const t = useTranslations("desk");
  const language = useLocale();
  const text = useDayText();
  const nameOf = (en: string | null, ur: string | null) => `\u2068${(language === "ur" ? ur : en) ?? en ?? ""}\u2069`;
  const isPlain = matter.docket === "trial" && matter.institutionMode === "instituted";
  return (
    <dl className={styles.facts}>
      {!isPlain && (
        <>
          <dt>{t("register.docket")}</dt>
          <dd>
            {t(`dockets.${matter.docket}`)}
            {matter.applicationKind && (
              <>
                {" · "}
                {t(`applications.${matter.applicationKind}`)}{" "}
                <span className="soft">{APPLICATION_RULES[matter.applicationKind].section}</span>
              </>
            )}
            {matter.institutionMode !== "instituted" && <> · {t(`modes.${matter.institutionMode}`)}</>}
          </dd>
        </>
      )}
      {matter.permissionDay && (
        <>
          <dt>{t("facts.permission")}</dt>
          <dd>
            <Day day={matter.permissionDay} style="date" />
          </dd>
        </>
      )}
      {matter.formerNumbers.length > 0 && (
        <>
          <dt>{t("facts.former")}</dt>
          <dd>
            {matter.formerNumbers.map((one) => (
              <span key={`${one.number}/${one.untilDay}`} className={styles.block}>
                <Num>{one.number}</Num>{" "}
                <span className="soft">
                  {t(`facts.formerBecause.${one.because}`, { court: nameOf(one.courtEn, one.courtUr) })}
                </span>
              </span>
            ))}
          </dd>
        </>
      )}
      {matter.transfers.map((one) => (
        <div key={`${one.day}/${one.fromEn}/${one.toEn}`} style={{ display: "contents" }}>
          <dt>{t("facts.transfer")}</dt>
          <dd>
            {t("facts.transferred", {
              day: text(one.day, "date"),
              from: nameOf(one.fromEn, one.fromUr),
              to: nameOf(one.toEn, one.toUr),
              by: `\u2068${one.orderedBy}\u2069`,
            })}
            {one.isPartHeard && <> · {t("facts.partHeard")}</>}
            <bdi className={own.order}>{one.because}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Path({ matter }: { matter: Matter }) {
  const t = useTranslations("desk.path");
  const law = useTranslations("law");
  const terms = useTranslations("terms.stages");
  const { walked, mayFollow } = matter.path;
  const isOpen = matter.disposalDay === null;
  return (
    <>
      {walked.length === 0 && <p className="soft">{t("none")}</p>}
      <ol className={own.path} aria-label={t("walked")}>
        {walked.map((step) => (
          <li key={step.id}>
            <Day day={step.day} style="date" />
            <span>
              {t("from", { from: terms(step.fromStage), to: terms(step.stage) })}{" "}
              <span className="soft">· {t(`steps.${step.step}`)}</span>
              {step.order && <bdi className={own.order}>{step.order}</bdi>}
            </span>
          </li>
        ))}
      </ol>
      {isOpen && mayFollow.length > 0 && (
        <details className={`${own.details} no-print`}>
          <summary>{t("next")}</summary>
          <ul className={own.next}>
            {mayFollow.map((one) => (
              <li key={one.stage}>
                {terms(one.stage)}{" "}
                <span className="soft">
                  {law(`steps.${one.step}`)} · {t("section", { section: `\u2066${one.section}\u2069` })}
                  {!one.confirmed && <> · {t("unconfirmed")}</>}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
