"use client";

import { Button } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { HTMLAttributes, ReactNode } from "react";
import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { officeNumber } from "../../../../server/rules/case/case-label.ts";
import { chargedSection, sectionsInWords } from "../../../../server/rules/case/offences.ts";
import { Icon } from "../../../components/icons.tsx";
import { Num } from "../../../components/num.tsx";
import { AwaitedLines } from "../cases/evidence/awaited-lines.tsx";
import styles from "./day.module.css";
import { MatterMarks, StateMarks } from "./matter-marks.tsx";
import { AdjournedLine, CameLine, WantedWitnesses } from "./matter-people.tsx";
import { useSheetWords } from "./outcome-words.tsx";
import { type SheetRow, titleOf } from "./sheet-data.ts";
import { ToldLine } from "./told-line.tsx";
import type { SaidWarning } from "./use-date-warnings.ts";
import { releaseFocus } from "./use-sheet-keys.ts";

type Props = {
  row: SheetRow;
  day: CourtDay;
  /** The file in which its names are opened, where they are not open to who looks; null where they are. */
  fileAt: string | null;
  /** Of the button that shows what is shaded. */
  hold: HTMLAttributes<HTMLButtonElement>;
  total: number;
  /** Adjournments by one side from which the order warns. */
  warnsAt: number;
  /** Who came is being entered below. */
  isAttending: boolean;
  /** Of the next date that the matter has got. */
  warnings: readonly SaidWarning[];
  onBack: () => void;
  children: ReactNode;
};

/** An officer who need not come for what the hearing is for is not called, as he is not among those expected. */
const isOfficerNotNeeded = ({ attendees }: SheetRow, { role, name }: SheetRow["people"][number]): boolean =>
  role === "investigating-officer" &&
  attendees.some((one) => one.role === role && one.name === name && one.expected === null);

/** The matter that is being called: what the reader says aloud, who is wanted, what happened last; then the entry. */
export function MatterPane({ row, day, fileAt, hold, total, warnsAt, isAttending, warnings, onBack, children }: Props) {
  const t = useTranslations("sheet");
  const terms = useTranslations("terms");
  const evidence = useTranslations("evidence");
  const words = useSheetWords();
  const fir = row.firNumber === null ? null : `${row.firNumber}/${row.firYear ?? "?"}`;
  const sections = sectionsInWords(row.sections.map(chargedSection));
  const wanted = row.people.filter((one) => !isOfficerNotNeeded(row, one));

  return (
    <section className={styles.pane} aria-label={t("matterOf", { serial: row.serial, total })}>
      <Button className={styles.back} variant="default" onClick={onBack}>
        {t("back")}
      </Button>
      <h2 className={styles.heading}>
        <Num className={styles.bigSerial}>{row.serial}</Num> <Num>{officeNumber(row)}</Num>
        {fir && row.number !== null && (
          <span className={styles.fir}>
            <Num>FIR {fir}</Num>
            {row.station && <bdi>{row.station}</bdi>}
          </span>
        )}
      </h2>
      <p className={styles.line}>
        <strong>{row.isShaded ? t("shaded") : titleOf(row, words.locale)}</strong>
        {sections && <Num className="soft">{sections}</Num>}
        <MatterMarks row={row} />
        {row.isRestricted && (
          <span className="mark mark-plain">
            <Icon name="lock" size={12} />
            {t("marks.restricted")}
          </span>
        )}
        {fileAt !== null && <Link href={fileAt}>{t("openInFile")}</Link>}
        {row.isRestricted && fileAt === null && (
          <Button {...hold} size="compact-xs" variant="default" onClick={releaseFocus}>
            {t("holdToShow")} <kbd>V</kbd>
          </Button>
        )}
      </p>
      <p className={`${styles.line} soft`}>
        <span>{words.purpose(row.purpose)}</span>
        {terms(`stages.${row.stage}`) !== words.purpose(row.purpose) && <span>{terms(`stages.${row.stage}`)}</span>}
        <span>{t("hearing", { n: row.hearingNumber })}</span>
        {row.custody !== "in" && row.custody !== "unknown" && <span>{terms(`custody.${row.custody}`)}</span>}
        <Num>{t("report", { time: row.reportingTime })}</Num>
      </p>
      <dl className={styles.facts}>
        <dt>{t("last")}</dt>
        <dd>
          <LastTime row={row} />
        </dd>
        <dt>{t("wanted")}</dt>
        <dd>
          {wanted.length === 0 && row.attendees.every(({ expected }) => expected !== "to-testify") && (
            <span className="soft">{t("nobodyWanted")}</span>
          )}
          {wanted.map(({ role, name, nameUr }) => (
            <span key={`${role}/${name}`} className={styles.person}>
              {words.locale === "ur" ? (nameUr ?? name) : name} <span className="soft">{terms(`roles.${role}`)}</span>
            </span>
          ))}
          <WantedWitnesses row={row} />
        </dd>
        {row.awaited?.length > 0 && (
          <>
            <dt>{evidence("title")}</dt>
            <dd>
              <AwaitedLines awaited={row.awaited} />
            </dd>
          </>
        )}
        <ToldLine hearingId={row.hearingId} day={day} />
        <AdjournedLine row={row} warnsAt={warnsAt} />
        {!isAttending && <CameLine row={row} />}
        {row.outcome && (
          <>
            <dt>{t("outcome")}</dt>
            <dd>
              <Icon name="done" size={14} /> {words.outcome(row.outcome)}
              {row.outcome.nextDay && (
                <>
                  {" · "}
                  {row.outcome.nextPurpose && words.purpose(row.outcome.nextPurpose)} {words.day(row.outcome.nextDay)}
                </>
              )}
              {warnings.map(({ warning, whole }) => (
                <span key={warning} className={`mark mark-risk ${styles.wholeMark}`}>
                  <Icon name="risk" size={12} />
                  {whole}
                </span>
              ))}
              {row.outcome.note && <span className="soft"> · {row.outcome.note}</span>} <StateMarks row={row} />
            </dd>
          </>
        )}
      </dl>
      {row.hasLeft && !row.outcome && <p className={styles.hint}>{t("gone.how")}</p>}
      {row.hasGoneOn && <p className={styles.hint}>{t("gone.mend")}</p>}
      {children}
    </section>
  );
}

function LastTime({ row }: { row: SheetRow }) {
  const t = useTranslations("sheet");
  const words = useSheetWords();
  if (row.previous) {
    return (
      <>
        {words.day(row.previous.day, "date")} · {words.purpose(row.previous.purpose)} · {words.outcome(row.previous)}
        {row.previous.note && <span className="soft"> · {row.previous.note}</span>}
      </>
    );
  }
  if (row.previousDay) return <span>{t("lastKnown", { day: words.day(row.previousDay, "date") })}</span>;
  return <span className="soft">{t("firstTime")}</span>;
}
