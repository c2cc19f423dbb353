"use client";

import { Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { officeNumber } from "../../../../server/rules/case/case-label.ts";
import { Num } from "../../../components/num.tsx";
import styles from "./day.module.css";
import { useSheetWords } from "./outcome-words.tsx";
import type { Matter, Spread } from "./sheet-data.ts";

export type SpreadChoice = { overDays: number; isOver: boolean; overloadBecause: string; orderedBy: string };
export const USUAL_SPREAD: SpreadChoice = { overDays: 3, isOver: false, overloadBecause: "", orderedBy: "" };

/** The part of the choice that the server takes. */
export const spreadInput = ({ overDays, isOver, overloadBecause, orderedBy }: SpreadChoice) => ({
  overDays,
  overloadBecause: (isOver && overloadBecause.trim()) || null,
  orderedBy: (isOver && orderedBy.trim()) || null,
});

type FieldsProps = { choice: SpreadChoice; onChoice: (choice: SpreadChoice) => void };

/** Over how many days, and whether they may be filled past their plan, which asks for a reason. */
export function SpreadFields({ choice, onChoice }: FieldsProps) {
  const t = useTranslations("sheet");
  return (
    <div className={styles.spreadFields}>
      <NativeSelect
        label={t("overDays")}
        value={String(choice.overDays)}
        onChange={(event) => onChoice({ ...choice, overDays: Number(event.currentTarget.value) })}
        data={[1, 2, 3, 4, 6, 8, 12, 26].map((n) => ({ value: String(n), label: t("overDaysUnit", { n }) }))}
      />
      <Checkbox
        label={t("overloadToggle")}
        checked={choice.isOver}
        onChange={(event) => onChoice({ ...choice, isOver: event.currentTarget.checked })}
      />
      {choice.isOver && (
        <>
          <TextInput
            label={t("ask.overload")}
            required
            maxLength={500}
            value={choice.overloadBecause}
            onChange={(event) => onChoice({ ...choice, overloadBecause: event.currentTarget.value })}
          />
          <TextInput
            label={t("ask.orderedBy")}
            maxLength={120}
            value={choice.orderedBy}
            onChange={(event) => onChoice({ ...choice, orderedBy: event.currentTarget.value })}
          />
        </>
      )}
    </div>
  );
}

/** Where the matters would go: by day, with the sum that shows that none is lost, and the reason of each without a day. */
export function SpreadPreview({ spread, matters }: { spread: Spread; matters: readonly Matter[] }) {
  const t = useTranslations("sheet");
  const words = useSheetWords();
  const matterOf = new Map(matters.map((matter) => [matter.hearingId, matter]));
  const perDay = [...Map.groupBy(spread.placed, ({ day }) => day)].sort(([one], [other]) => (one < other ? -1 : 1));
  const number = (hearingId: number) => {
    const matter = matterOf.get(hearingId);
    return matter ? <Num>{`${matter.serial} · ${officeNumber(matter)}`}</Num> : null;
  };
  return (
    <>
      <table className="sheet" aria-label={t("preview")}>
        <tbody>
          {perDay.map(([day, placed]) => (
            <tr key={day}>
              <th scope="row">{words.day(day)}</th>
              <td>{placed.length}</td>
              <td className={styles.numbers}>
                {placed.map(({ hearingId }) => (
                  <span key={hearingId}>{number(hearingId)}</span>
                ))}
              </td>
            </tr>
          ))}
          {spread.unplaced.length > 0 && (
            <tr>
              <th scope="row">
                <span className="mark mark-breach">{t("unplacedWhy")}</span>
              </th>
              <td>{spread.unplaced.length}</td>
              <td className={styles.numbers}>
                {spread.unplaced.map(({ hearingId, rule }) => (
                  <span key={hearingId}>
                    {number(hearingId)} <span className="soft">{rule ? t(`findings.${rule}`) : t("noDay")}</span>
                  </span>
                ))}
              </td>
            </tr>
          )}
        </tbody>
      </table>
      <p className={styles.hint}>
        {t("conservation", { n: spread.matters, placed: spread.placed.length, unplaced: spread.unplaced.length })}
      </p>
    </>
  );
}
