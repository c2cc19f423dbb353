"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { downloadCsv } from "../day/end/csv.ts";
import type { BoardRequest } from "./board-data.ts";

/** The rows as they stand, for a spreadsheet. What was asked is free text and may name somebody, so it stays here. */
export function CsvButton({ rows, today }: { rows: readonly BoardRequest[]; today: string }) {
  const t = useTranslations("evidence");
  const columns = useTranslations("evidence.board.columns");
  const head = [
    columns("case"),
    "FIR",
    columns("source"),
    columns("kind"),
    columns("reference"),
    columns("sent"),
    columns("due"),
    columns("state"),
    columns("overdueDays"),
    columns("chased"),
    columns("preservedUntil"),
    columns("next"),
  ];
  const lineOf = (one: BoardRequest) => [
    one.caseNumber,
    one.firNumber === null ? "" : `${one.firNumber}/${one.firYear ?? "?"}`,
    one.sourceName ? `${t(`sources.${one.source}`)}: ${one.sourceName}` : t(`sources.${one.source}`),
    t(`kinds.${one.kind}`),
    one.fileReference ?? "",
    one.sentDay ?? "",
    one.dueBy ?? "",
    t(`states.${one.state}`),
    String(one.overdueDays),
    String(one.timesChased),
    one.preservedUntil ?? "",
    one.nextDay ?? "",
  ];
  return (
    <Button
      className="no-print"
      variant="default"
      disabled={rows.length === 0}
      onClick={() => downloadCsv(`${t("board.csvName")}-${today}.csv`, [head, ...rows.map(lineOf)])}
    >
      {t("board.csv")}
    </Button>
  );
}
