"use client";

import { VisuallyHidden } from "@mantine/core";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { accusedLetter } from "../../../../server/rules/access/shade.ts";
import { type CourtDay, isCourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { dayWords } from "../../../../server/rules/calendar/day-words.ts";
import { DISPOSALS } from "../../../../server/rules/case/outcomes.ts";
import { PURPOSES } from "../../../../server/rules/case/purposes.ts";
import { STAGES } from "../../../../server/rules/case/stages.ts";
import { CUSTODY } from "../../../../server/rules/people/custody.ts";
import { Icon } from "../../../components/icons.tsx";
import { Num } from "../../../components/num.tsx";
import { useCourt } from "../../court-context.tsx";
import styles from "./import.module.css";
import type { Changes } from "./import-data.ts";

type ChangedLine = Changes["lines"][number];
type FieldChange = ChangedLine["changes"][number];

/** A line of the file with its case, and each field that changes: what stands here, what the register says. */
export function ChangedItem({ changed }: { changed: ChangedLine }) {
  const t = useTranslations("imports");
  const { court } = useCourt();
  return (
    <li className={styles.changed}>
      <span className={styles.changedCase}>
        <span>
          {t("columns.line")} <Num>{changed.line}</Num>
        </span>
        <Link href={`/${court.code}/cases/${changed.caseId}`} prefetch={false}>
          <Num>{changed.number}</Num>
        </Link>
      </span>
      <ul>
        {changed.changes.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a case may be given several dates by one row.
          <li key={`${one.field}/${at}`}>
            <span className="soft">{t(`fields.${one.field}`)}</span>
            <del>
              <Side change={one} text={one.from} />
            </del>
            <Icon name="moved" size={14} />
            <VisuallyHidden>{t("check.becomes")}</VisuallyHidden>
            <ins>
              <Side change={one} text={one.to} />
            </ins>
          </li>
        ))}
        {changed.results.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two accused may bear one name; their order is fixed.
          <ResultOf key={at} said={one} letter={accusedLetter(at)} />
        ))}
      </ul>
    </li>
  );
}

/** What one accused gets; in a restricted matter by the letter that the case file has for him. */
function ResultOf({ said, letter }: { said: ChangedLine["results"][number]; letter: string }) {
  const t = useTranslations("imports.check");
  const tResult = useTranslations("law.results");
  const sentence = [
    ...(said.months > 0 ? [t("months", { months: said.months })] : []),
    ...(said.fine > 0 ? [t("fine", { amount: said.fine.toLocaleString("en-US") })] : []),
  ];
  return (
    <li>
      <bdi className="soft">{said.name ?? t("accusedAs", { letter })}</bdi>
      <Icon name="moved" size={14} />
      <ins>{[tResult(said.result), ...sentence].join(" · ")}</ins>
    </li>
  );
}

/** What stands there, in the words of the screen. */
function Side({ change, text }: { change: FieldChange; text: string }) {
  const t = useTranslations("terms");
  const tCheck = useTranslations("imports.check");
  const language = useLocale() as "en" | "ur";
  const isOne = <Code extends string>(codes: readonly Code[], code: string): code is Code =>
    (codes as readonly string[]).includes(code);
  if (text === "") return <span className={`soft ${styles.empty}`}>{tCheck("nothingBefore")}</span>;
  if (change.field === "stage" && isOne(STAGES, text)) return t(`stages.${text}`);
  if (change.field === "custody" && isOne(CUSTODY, text)) return t(`custody.${text}`);
  if (change.field === "purpose" && isOne(PURPOSES, text)) return t(`purposes.${text}`);
  if (change.field === "result" && isOne(DISPOSALS, text)) return t(`disposals.${text}`);
  if (change.field === "restricted") return text === "yes" ? tCheck("yes") : tCheck("no");
  if (isCourtDay(text)) return dayWords(text as CourtDay, language);
  return <bdi className={styles.value}>{text}</bdi>;
}
