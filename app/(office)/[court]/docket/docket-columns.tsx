"use client";

import { createColumnHelper, tableFeatures } from "@tanstack/react-table";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { isPastTarget } from "../../../../server/rules/case/clocks.ts";
import { Icon } from "../../../components/icons.tsx";
import { Num } from "../../../components/num.tsx";
import { useCourt } from "../../court-context.tsx";
import { CaseMarks, Sections } from "../cases/case-marks.tsx";
import { Day, useAccusedWords, useAgeWords, useToday, useWhenWords } from "../cases/case-words.tsx";
import styles from "./docket.module.css";
import type { Sort } from "./docket-address.ts";
import { AskedCell, ClockCell, LastReportCell, NextReportCell, PermissionCell } from "./docket-kinds.tsx";
import type { DocketRow } from "./docket-row.ts";
import { isByNumber, useMatchedWords } from "./matched-words.ts";

export const features = tableFeatures({});
const column = createColumnHelper<typeof features, DocketRow>();

/** The columns of the docket; ids are those of the wording and of the style sheet. */
const columns = column.columns([
  column.display({ id: "number", cell: ({ row }) => <NumberCell matter={row.original} /> }),
  column.display({ id: "accused", cell: ({ row }) => <AccusedCell matter={row.original} /> }),
  column.display({ id: "sections", cell: ({ row }) => <Sections sections={row.original.sections} /> }),
  column.display({ id: "stage", cell: ({ row }) => <StageCell matter={row.original} /> }),
  column.display({ id: "asked", cell: ({ row }) => <AskedCell caseId={row.original.caseId} /> }),
  column.display({ id: "clock", cell: ({ row }) => <ClockCell caseId={row.original.caseId} /> }),
  column.display({ id: "permission", cell: ({ row }) => <PermissionCell caseId={row.original.caseId} /> }),
  column.display({ id: "lastReport", cell: ({ row }) => <LastReportCell caseId={row.original.caseId} /> }),
  column.display({ id: "nextReport", cell: ({ row }) => <NextReportCell caseId={row.original.caseId} /> }),
  column.display({ id: "next", cell: ({ row }) => <NextCell matter={row.original} /> }),
  column.display({ id: "age", cell: ({ row }) => <AgeCell matter={row.original} /> }),
  column.display({ id: "hearings", cell: ({ row }) => <Num>{row.original.hearingsCount}</Num> }),
  column.display({ id: "last", cell: ({ row }) => <LastCell matter={row.original} /> }),
  column.display({ id: "marks", cell: ({ row }) => <MarksCell matter={row.original} /> }),
]);

type ColumnId = (typeof columns)[number]["id"] & string;
const named = (...ids: ColumnId[]) => columns.filter(({ id }) => ids.includes(id as ColumnId));

/** What each docket shows: an application what is asked for and its clock, an inquiry its permission and its reports. */
export const COLUMNS_OF = {
  all: named("number", "accused", "sections", "stage", "next", "age", "hearings", "last", "marks"),
  trial: named("number", "accused", "sections", "stage", "next", "age", "hearings", "last", "marks"),
  application: named("number", "accused", "asked", "clock", "next", "age", "marks"),
  inquiry: named("number", "accused", "permission", "lastReport", "nextReport", "next", "age", "marks"),
};

export const SORTED_BY: Readonly<Record<string, Sort>> = { number: "number", stage: "stage", next: "next", age: "age" };

type Props = { matter: DocketRow };

function NumberCell({ matter }: Props) {
  const t = useTranslations("docket");
  const { court } = useCourt();
  const { number, fir, posted } = matter;
  return (
    <>
      <Link href={`/${court.code}/cases/${matter.caseId}`} className={styles.numberLink} prefetch={false}>
        {number ? <Num>{number}</Num> : fir ? <Num>{`FIR ${fir.number}/${fir.year}`}</Num> : t("noNumber")}
      </Link>
      <Matched matter={matter} at="number" />
      {posted && <span className={`soft ${styles.posted}`}>{t("posted", { number: `\u2066${posted}\u2069` })}</span>}
    </>
  );
}

function Matched({ matter, at }: Props & { at: "number" | "accused" }) {
  const words = useMatchedWords()(matter);
  if (words === null || isByNumber(matter) !== (at === "number")) return null;
  return <span className={`soft ${styles.posted}`}>{words}</span>;
}

function AccusedCell({ matter }: Props) {
  const words = useAccusedWords();
  return (
    <>
      <span dir="auto" className={styles.cut} title={words(matter.accusedTitle)}>
        {words(matter.accusedTitle)}
      </span>
      <Matched matter={matter} at="accused" />
    </>
  );
}

function StageCell({ matter }: Props) {
  const t = useTranslations("terms");
  return matter.disposal ? t(`disposals.${matter.disposal}`) : t(`stages.${matter.stage}`);
}

function NextCell({ matter }: Props) {
  const t = useTranslations("docket");
  const when = useWhenWords();
  if (matter.disposalDay) return <Day day={matter.disposalDay} />;
  if (!matter.nextDay) return <span className={styles.noDate}>{t("noDate")}</span>;
  return (
    <>
      <Day day={matter.nextDay} /> <span className={`soft ${styles.when}`}>· {when(matter.nextDay)}</span>
    </>
  );
}

/** The age itself carries the mark of a target that is passed. */
function AgeCell({ matter }: Props) {
  const t = useTranslations("docket");
  const words = useAgeWords();
  const today = useToday();
  const age = words(matter.institutionDay);
  if (!isPastTarget(matter, today)) return <span className={matter.institutionDay ? "num" : "soft"}>{age}</span>;
  return (
    <span className="mark mark-risk num" title={t("marks.pastTarget")}>
      <Icon name="clock" size={13} />
      {age}
      <span className={styles.hidden}>{t("marks.pastTarget")}</span>
    </span>
  );
}

/** What the last hearing came to, and against which side an adjournment counts. */
function LastCell({ matter: { lastOutcome, lastSide } }: Props) {
  const t = useTranslations("terms");
  if (!lastOutcome) return null;
  const words = [t(`outcomes.${lastOutcome}`), ...(lastSide ? [t(`sides.${lastSide}`)] : [])].join(" · ");
  return <span title={words}>{words}</span>;
}

function MarksCell({ matter }: Props) {
  return (
    <span className={styles.markRow}>
      <CaseMarks matter={matter} isAgeShown />
    </span>
  );
}
