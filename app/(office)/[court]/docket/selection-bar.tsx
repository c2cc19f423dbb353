"use client";

import { Button } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCourt } from "../../court-context.tsx";
import { useAccusedWords } from "../cases/case-words.tsx";
import { keepChosen } from "../transfer/chosen.ts";
import styles from "./docket.module.css";
import type { DocketRow } from "./docket-row.ts";

type Props = { rows: readonly DocketRow[]; selected: ReadonlySet<number>; clear: () => void };

/** What can be done with the selected matters: they go to a spreadsheet as they stand. */
export function SelectionBar({ rows, selected, clear }: Props) {
  const t = useTranslations();
  const router = useRouter();
  const accused = useAccusedWords();
  const { me, court } = useCourt();
  const mayChange = me.role === "clerk" || me.role === "administrator";
  const clipboard = useClipboard({ timeout: 2000 });
  const copy = () => {
    const stage = (row: DocketRow) => t(`terms.stages.${row.stage}`);
    const lines = rows
      .filter(({ caseId }) => selected.has(caseId))
      .map((row) => [
        row.number ?? "",
        row.fir ? `FIR ${row.fir.number}/${row.fir.year}` : "",
        row.isRestricted ? accused(row.accusedTitle) : row.accusedTitle,
        row.sections.join(", "),
        stage(row),
        row.nextDay ?? "",
      ]);
    clipboard.copy(lines.map((cells) => cells.map(asCell).join("\t")).join("\n"));
  };
  return (
    <div className={`${styles.selection} no-print`} role="status">
      <span>{t("docket.selected", { n: selected.size })}</span>
      <Button size="compact-sm" variant="default" onClick={copy}>
        {clipboard.copied ? t("actions.copied") : t("docket.copyRows")}
      </Button>
      {mayChange && (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            keepChosen(court.id, [...selected]);
            router.push(`/${court.code}/transfer`);
          }}
        >
          {t("desk.transfer.open")}
        </Button>
      )}
      <Button size="compact-sm" variant="subtle" onClick={clear}>
        {t("docket.clearSelection")}
      </Button>
    </div>
  );
}

/** A spreadsheet must not take a name for a formula. */
function asCell(text: string): string {
  const plain = text.replace(/[\t\r\n]+/g, " ");
  return /^[=+\-@]/.test(plain) ? `'${plain}` : plain;
}
