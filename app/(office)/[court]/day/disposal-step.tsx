"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { isEndBefore } from "../../../../server/rules/applications/application-follows.ts";
import { disposalsOf } from "../../../../server/rules/applications/application-results.ts";
import { DISPOSAL_RULES } from "../../../../server/rules/applications/disposals.ts";
import type { Disposal } from "../../../../server/rules/case/outcomes.ts";
import { Icon } from "../../../components/icons.tsx";
import { useCourt } from "../../court-context.tsx";
import styles from "./day.module.css";
import { endsOf, type SheetRow } from "./sheet-data.ts";
import { type DisposalEntry, type Entry, withDisposal } from "./sheet-entry.ts";

type Props = { row: SheetRow; entry: DisposalEntry; onEntry: (entry: Entry) => void };

/**
 * The modes to which the case may come from where it stands, each on the key that it always has: figures for the first
 * ten, letters for the others, which open by a click or as soon as letters are typed.
 */
export function DisposalStep({ row, entry, onEntry }: Props) {
  const t = useTranslations("sheet");
  const law = useTranslations("law");
  const terms = useTranslations("terms");
  const chosen = entry.draft.disposal;
  const all = disposalsOf(row);
  const { court } = useCourt();
  const ends = endsOf(row);
  const open = ends.filter((one) => one === chosen || isEndBefore(one, court.rank));
  const choice = (disposal: Disposal) => {
    const at = all.indexOf(disposal);
    return (
      <button
        key={disposal}
        type="button"
        className={styles.choice}
        aria-pressed={chosen === disposal}
        onClick={() => onEntry(withDisposal(entry, disposal))}
      >
        <kbd>{at < 10 ? (at + 1) % 10 : DISPOSAL_RULES[disposal].letters}</kbd> {terms(`disposals.${disposal}`)}
      </button>
    );
  };
  const byFigure = open.filter((one) => all.indexOf(one) < 10);
  const byLetters = open.filter((one) => all.indexOf(one) >= 10);
  const isMore = entry.typed !== "" || byLetters.some((one) => one === chosen) || byFigure.length === 0;
  return (
    <fieldset className={styles.step}>
      <legend>{t("disposal")}</legend>
      <div className={styles.choices}>{byFigure.map(choice)}</div>
      {byLetters.length > 0 && (
        <details className={styles.more} open={isMore}>
          <summary>{law("moreDisposals")}</summary>
          <div className={styles.choices}>{byLetters.map(choice)}</div>
        </details>
      )}
      {ends.length < all.length && <Barred row={row} entry={entry} />}
    </fieldset>
  );
}

/** Why the others are not here, and the way to go where the court ended the case so after all. */
function Barred({ row, entry: { barred } }: Pick<Props, "row" | "entry">) {
  const t = useTranslations("sheet.ends");
  const errors = useTranslations("errors");
  const terms = useTranslations("terms");
  const { court } = useCourt();
  const stage = terms(`stages.${row.endsFrom ?? row.stage}`);
  const isCorrection = row.outcome !== null && row.pending === null;
  return (
    <div className={barred ? styles.barred : styles.hint} role={barred ? "alert" : undefined}>
      {barred && (
        <>
          <Icon name="risk" size={13} />{" "}
        </>
      )}
      <span>
        {barred ? errors("endAtStage", { stage, end: terms(`disposals.${barred}`) }) : t("only", { stage })}
        {isCorrection && ` ${t("beforeIt")}`}
      </span>{" "}
      <Link href={`/${court.code}/cases/${row.caseId}`} prefetch={false}>
        {t("file")}
      </Link>
    </div>
  );
}
