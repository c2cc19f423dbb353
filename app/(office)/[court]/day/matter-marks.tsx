"use client";

import { useTranslations } from "next-intl";
import { Icon } from "../../../components/icons.tsx";
import { useSheetWords } from "./outcome-words.tsx";
import type { SheetRow } from "./sheet-data.ts";

/** What a clerk must not overlook in a matter; always a word beside the colour. */
export function MatterMarks({ row }: { row: SheetRow }) {
  const t = useTranslations("sheet.marks");
  const words = useSheetWords();
  const since =
    row.custodySince === null ? undefined : t("custodySince", { since: words.day(row.custodySince, "date") });
  return (
    <>
      {row.custody === "in" && (
        <span className="mark mark-custody" title={since}>
          <Icon name="custody" size={12} />
          {row.custodyDays === null ? t("custody") : t("custodyDays", { days: row.custodyDays })}
        </span>
      )}
      {row.notReachedTimes > 0 && (
        <span className="mark mark-risk">
          <Icon name="clock" size={12} />
          {t("notReached", { times: row.notReachedTimes })}
        </span>
      )}
      {row.isAdded && (
        <span className="mark mark-plain">
          <Icon name="plus" size={12} />
          {t("added")}
        </span>
      )}
    </>
  );
}

/** How far the matter is: waiting on this device, to be decided, passed over, called. */
export function StateMarks({ row }: { row: SheetRow }) {
  const t = useTranslations("sheet.marks");
  if (row.pending?.refused) {
    return (
      <span className="mark mark-breach">
        <Icon name="risk" size={12} />
        {t("conflict")}
      </span>
    );
  }
  return (
    <>
      {row.hasLeft && !row.outcome && (
        <span className="mark mark-risk">
          <Icon name="risk" size={12} />
          {t("left")}
        </span>
      )}
      {row.pending && (
        <span className="mark mark-risk">
          <Icon name="offline" size={12} />
          {t("waiting")}
        </span>
      )}
      {row.outcome?.isEnteredLater && <span className="mark mark-plain">{t("later")}</span>}
      {row.outcome?.isCorrection && <span className="mark mark-plain">{t("corrected")}</span>}
      {!row.outcome && row.lastCall === "passed-over" && <span className="mark mark-risk">{t("passedOver")}</span>}
      {!row.outcome && row.lastCall === "called" && <span className="mark mark-plain">{t("called")}</span>}
    </>
  );
}
