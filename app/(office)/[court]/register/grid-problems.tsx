"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { dayAt, timeAt } from "../../../../server/rules/calendar/court-day.ts";
import type { GridColumn } from "../../../../server/rules/docket/grid-columns.ts";
import { Icon } from "../../../components/icons.tsx";
import { useCourt } from "../../court-context.tsx";
import { useDayText } from "../cases/case-words.tsx";
import { type DraftRow, type Drafts, type Problem, problemsOf } from "./grid-drafts.ts";
import styles from "./register.module.css";

const MOST = 200;

type Props = {
  drafts: Drafts;
  shown: (column: GridColumn, text: string) => string;
  go: (caseId: number, column: GridColumn | null) => void;
  choose: (caseId: number, column: GridColumn, side: "theirs" | "mine") => void;
  takeBack: (caseId: number, column: GridColumn | null) => void;
};

export function allProblems(drafts: Drafts): Problem[] {
  return [...drafts.values()].flatMap(problemsOf);
}

/** Every cell that stands in the way of saving, by row and column; what somebody else wrote stands beside what is here. */
export function GridProblems({ drafts, ...acts }: Props) {
  const t = useTranslations("register.problems");
  const rows = [...drafts.values()].filter((row) => row.other || problemsOf(row).length > 0);
  const count = allProblems(drafts).length;
  if (rows.length === 0) return null;
  return (
    <section className={`${styles.problems} no-print`} aria-label={t("title", { n: count })}>
      {count > 0 && (
        <h2>
          <Icon name="risk" size={15} /> {t("title", { n: count })}
        </h2>
      )}
      <ul>
        {rows.slice(0, MOST).map((row) => (
          <li key={row.base.caseId}>
            {row.other && <Meanwhile row={row} />}
            {problemsOf(row).map((problem) => (
              <One key={problem.column} problem={problem} row={row} {...acts} />
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The row by what it is called; by its FIR where it has no number. */
export function numberOf({ base }: DraftRow): string {
  return `\u2068${base.cells.number || `FIR ${base.cells.fir}`}\u2069`;
}

function One({
  problem,
  row,
  shown,
  go,
  choose,
  takeBack,
}: { problem: Problem; row: DraftRow } & Omit<Props, "drafts">) {
  const t = useTranslations("register");
  const { caseId, column, fault } = problem;
  const label = column === null ? t("problems.row") : t(`columns.${column}`);
  const clash = row.clashes.find((one) => one.column === column);
  const mine = column === null ? undefined : row.cells[column];
  const value = (text: string) => `\u2068${text === "" ? t("cell.nothing") : text}\u2069`;
  return (
    <div className={styles.problem}>
      <button
        type="button"
        className={styles.where}
        aria-label={t("problems.go", { number: numberOf(row), column: label })}
        onClick={() => go(caseId, column)}
      >
        {t("cell.where", { number: numberOf(row), column: label })}
      </button>
      {fault === "clash" && clash && mine ? (
        <>
          <span>{t("clash.choose", { column: label })}</span>
          {(["theirs", "mine"] as const).map((side) => (
            <Button key={side} size="compact-sm" variant="default" onClick={() => choose(caseId, clash.column, side)}>
              {t(`clash.${side}`)}: {value(shown(clash.column, side === "theirs" ? clash.theirs : (mine.text ?? "")))}
            </Button>
          ))}
        </>
      ) : (
        <>
          <span>
            {mine && <bdi className={styles.written}>{mine.written || t("cell.nothing")}</bdi>}{" "}
            {fault !== "clash" && t(`faults.${fault}`)}
          </span>
          <Button size="compact-sm" variant="default" onClick={() => takeBack(caseId, column)}>
            {t("takeBack")}
          </Button>
        </>
      )}
    </div>
  );
}

function Meanwhile({ row }: { row: DraftRow }) {
  const t = useTranslations("register");
  const { me } = useCourt();
  const dayText = useDayText();
  if (!row.other) return null;
  const { by, at, taken } = row.other;
  const time = at === "" ? null : new Date(at);
  const when = time ? `${dayText(dayAt(time, me.timezone), "short")} \u2066${timeAt(time, me.timezone)}\u2069` : "…";
  const columns = taken.map((column) => t(`columns.${column}`)).join(", ");
  return (
    <p>
      {t("clash.who", { name: `\u2068${by ?? t("clash.somebody")}\u2069`, number: numberOf(row), when })}{" "}
      {taken.length > 0 && t("clash.also", { columns })} {row.clashes.length === 0 && t("clash.none")}
    </p>
  );
}
