"use client";

import { Button } from "@mantine/core";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { dayWords } from "../../../../server/rules/calendar/day-words.ts";
import { Num } from "../../../components/num.tsx";
import { WideTable } from "../../../components/wide-table.tsx";
import { useCourt } from "../../court-context.tsx";
import { PrintedAt } from "../day/end/printed-at.tsx";
import { useSayWords } from "./call-dialog.tsx";
import { useHoursWords, useWhoWords } from "./reminder-words.ts";
import styles from "./reminders.module.css";
import { type Board, type BoardRow, type Call, openCalls } from "./reminders-data.ts";

type Props = { board: Board; record: ((row: BoardRow, call: Call) => void) | null };

const COLUMNS = ["ref", "matter", "who", "hours", "say", "result"] as const;

/** The calls to make, on the screen and on paper. The paper tells nobody's name and number, nor of what it is. */
export function CallList({ board, record }: Props) {
  const t = useTranslations("reminders");
  const calls = board.rows.flatMap((row) => openCalls(row).map((call) => ({ row, call })));
  if (calls.length === 0) return <p className="no-print">{t("call.none")}</p>;
  return (
    <WideTable label={t("views.calls")}>
      <table className={`sheet ${styles.table} ${styles.calls}`}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`paper.columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {calls.map(({ row, call }) => (
            <CallRow key={call.id} row={row} call={call} record={record} />
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}

/** What the paper says above the calls. */
export function PaperHead({ day }: { day: CourtDay }) {
  const t = useTranslations("reminders.paper");
  const language = useLocale();
  return (
    <header className={styles.onPaper}>
      <h1>{t("title", { day: dayWords(day, language, "long") })}</h1>
      <PrintedAt />
    </header>
  );
}

function CallRow({ row, call, record }: { row: BoardRow; call: Call; record: Props["record"] }) {
  const t = useTranslations("reminders");
  const { court } = useCourt();
  const who = useWhoWords();
  const hours = useHoursWords();
  const say = useSayWords();
  return (
    <tr>
      <td>
        <Num>{call.code ?? "–"}</Num>
      </td>
      <td>
        <Link href={`/${court.code}/cases/${row.caseId}`}>
          <Num>{row.number}</Num>
        </Link>
      </td>
      <td>{who(row)}</td>
      <td>{hours(row.card?.window ?? null) ?? t("call.anyHours")}</td>
      <td>
        {say(row, call)}
        <div className="soft no-print">{t(`because.${call.because}`)}</div>
      </td>
      <td>
        <span className={styles.onPaper}>{t("paper.boxes")}</span>
        {record && (
          <Button className="no-print" size="compact-sm" variant="default" onClick={() => record(row, call)}>
            {t("call.record")}
          </Button>
        )}
      </td>
    </tr>
  );
}
