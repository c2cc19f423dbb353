"use client";

import { createColumnHelper, tableFeatures } from "@tanstack/react-table";
import type { inferRouterOutputs } from "@trpc/server";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { AppRouter } from "../../../../server/router.ts";
import { Num } from "../../../components/num.tsx";
import { useCourt } from "../../court-context.tsx";
import { CaseMarks, Sections } from "../cases/case-marks.tsx";
import { Day, useAccusedWords, useAgeWords, useWhenWords } from "../cases/case-words.tsx";
import styles from "./docket.module.css";
import type { Sort } from "./docket-address.ts";

export type DocketRow = inferRouterOutputs<AppRouter>["cases"]["search"]["rows"][number];

export const features = tableFeatures({});
const column = createColumnHelper<typeof features, DocketRow>();

/** The columns of the docket; ids are those of the wording and of the style sheet. */
export const columns = column.columns([
  column.display({ id: "number", cell: ({ row }) => <NumberCell matter={row.original} /> }),
  column.display({ id: "accused", cell: ({ row }) => <AccusedCell matter={row.original} /> }),
  column.display({ id: "sections", cell: ({ row }) => <Sections sections={row.original.sections} /> }),
  column.display({ id: "stage", cell: ({ row }) => <StageCell matter={row.original} /> }),
  column.display({ id: "next", cell: ({ row }) => <NextCell matter={row.original} /> }),
  column.display({ id: "age", cell: ({ row }) => <AgeCell matter={row.original} /> }),
  column.display({ id: "hearings", cell: ({ row }) => <Num>{row.original.hearingsCount}</Num> }),
  column.display({ id: "last", cell: ({ row }) => <LastCell matter={row.original} /> }),
  column.display({ id: "marks", cell: ({ row }) => <MarksCell matter={row.original} /> }),
]);

export const SORTED_BY: Readonly<Record<string, Sort>> = { number: "number", stage: "stage", next: "next", age: "age" };

type Props = { matter: DocketRow };

function NumberCell({ matter }: Props) {
  const t = useTranslations("docket");
  const { court } = useCourt();
  const fir = matter.fir && `FIR ${matter.fir.number}/${matter.fir.year}`;
  return (
    <Link href={`/${court.code}/cases/${matter.caseId}`} className={styles.numberLink} prefetch={false}>
      {matter.number ? <Num>{matter.number}</Num> : <span>{t("noNumber")}</span>}
      {fir && (
        <Num className={styles.fir}>
          {fir}
          {matter.fir?.station ? ` ${matter.fir.station}` : ""}
        </Num>
      )}
    </Link>
  );
}

function AccusedCell({ matter }: Props) {
  const words = useAccusedWords();
  return <bdi>{words(matter.accusedTitle)}</bdi>;
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
      <Day day={matter.nextDay} /> <span className="soft">· {when(matter.nextDay)}</span>
    </>
  );
}

function AgeCell({ matter }: Props) {
  const words = useAgeWords();
  return <span className={matter.institutionDay ? "num" : "soft"}>{words(matter.institutionDay)}</span>;
}

function LastCell({ matter }: Props) {
  const t = useTranslations("terms");
  if (!matter.lastOutcome) return <span className="soft">{matter.lastDay && <Day day={matter.lastDay} />}</span>;
  return (
    <>
      {t(`outcomes.${matter.lastOutcome}`)}
      {matter.lastSide && <span className="soft"> · {t(`sides.${matter.lastSide}`)}</span>}
    </>
  );
}

function MarksCell({ matter }: Props) {
  return (
    <span className={styles.markRow}>
      <CaseMarks matter={matter} />
    </span>
  );
}
