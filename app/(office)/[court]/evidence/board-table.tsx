"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Fragment, type MouseEvent } from "react";
import { daysBetween } from "../../../../server/rules/calendar/court-day.ts";
import { Num } from "../../../components/num.tsx";
import { useCourt } from "../../court-context.tsx";
import { Day, useDayText } from "../cases/case-words.tsx";
import { EventButtons } from "../cases/evidence/event-buttons.tsx";
import { RequestState } from "../cases/evidence/request-state.tsx";
import styles from "./board.module.css";
import type { BoardRequest, Sort } from "./board-data.ts";
import type { BoardActs } from "./use-board-acts.ts";

type Props = {
  rows: readonly BoardRequest[];
  acts: BoardActs;
  mayChange: boolean;
  sort: Sort;
  onSort: (sort: Sort) => void;
};

/** Requests under the source that they wait for. */
export function BoardTable({ rows, acts, mayChange, sort, onSort }: Props) {
  const t = useTranslations("evidence");
  const columns = useTranslations("evidence.board.columns");
  const bySource = [...Map.groupBy(rows, ({ source }) => source)];
  return (
    <table className={`sheet ${styles.table}`} aria-label={t("title")}>
      <thead>
        <tr>
          {mayChange && (
            <th scope="col" className={`${styles.select} no-print`}>
              <span className={styles.hidden}>{columns("select")}</span>
            </th>
          )}
          <th scope="col">{columns("case")}</th>
          <th scope="col">{columns("what")}</th>
          <th scope="col">{columns("sent")}</th>
          <th scope="col" aria-sort={sort === "need" ? undefined : "ascending"}>
            <SortButton sort={sort} onSort={onSort} />
          </th>
          <th scope="col">{columns("state")}</th>
          <th scope="col">{columns("next")}</th>
          {mayChange && (
            <th scope="col" className="no-print">
              {columns("acts")}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {bySource.map(([source, ofSource]) => (
          <Fragment key={source}>
            <tr className={styles.group}>
              <th scope="rowgroup" colSpan={8}>
                {t(`sources.${source}`)} <Num className="soft">{ofSource.length}</Num>
                {mayChange && <SelectOverdue rows={ofSource} acts={acts} />}
              </th>
            </tr>
            {ofSource.map((request) => (
              <Row key={request.requestId} request={request} acts={acts} mayChange={mayChange} />
            ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

const NEXT_SORT: Readonly<Record<Sort, Sort>> = { need: "due", due: "expected", expected: "need" };

/** The column of the day goes from what needs somebody first to the day ordered, and to the day expected. */
function SortButton({ sort, onSort }: Pick<Props, "sort" | "onSort">) {
  const t = useTranslations("evidence.board");
  return (
    <button type="button" className={styles.sourceButton} title={t("sortHow")} onClick={() => onSort(NEXT_SORT[sort])}>
      {t("columns.due")} <span className="soft no-print">{t(`sorts.${sort}`)}</span>
    </button>
  );
}

function SelectOverdue({ rows, acts }: { rows: readonly BoardRequest[]; acts: BoardActs }) {
  const t = useTranslations("evidence.board");
  const overdue = rows.filter(({ overdueDays }) => overdueDays > 0).map(({ requestId }) => requestId);
  if (overdue.length < 2) return null;
  return (
    <button type="button" className={`${styles.selectAll} no-print`} onClick={() => acts.select(overdue, true)}>
      {t("selectOverdue")}
    </button>
  );
}

function Row({ request, acts, mayChange }: { request: BoardRequest; acts: BoardActs; mayChange: boolean }) {
  const t = useTranslations("evidence");
  const { court } = useCourt();
  const { requestId, caseId, shortNumber, caseNumber, firNumber, firYear } = request;
  const makeCurrent = (event: MouseEvent) => {
    if (!(event.target as HTMLElement).closest("button, input, label")) acts.setCurrent(requestId);
  };
  return (
    // By keyboard j and k go from row to row.
    <tr
      data-request={requestId}
      className={requestId === acts.current ? "is-current" : undefined}
      onClick={makeCurrent}
    >
      {mayChange && (
        <td className={`${styles.select} no-print`}>
          <label className={styles.check}>
            <span className={styles.hidden}>
              {t("board.columns.select")} {caseNumber}
            </span>
            <input
              type="checkbox"
              checked={acts.selected.has(requestId)}
              onChange={() => acts.select([requestId])}
              tabIndex={-1}
            />
          </label>
        </td>
      )}
      <td className={styles.case}>
        <Link href={`/${court.code}/cases/${caseId}`} prefetch={false} onFocus={() => acts.setCurrent(requestId)}>
          <Num>{shortNumber}</Num>
        </Link>
        {firNumber !== null && request.shortNumber.startsWith("FIR") === false && (
          <div className="soft">
            <Num>
              FIR {firNumber}/{firYear ?? "?"}
            </Num>
          </div>
        )}
      </td>
      <td className={styles.what}>
        {t(`kinds.${request.kind}`)}
        {request.sourceName && <bdi className="soft"> · {request.sourceName}</bdi>}
        {request.what && <bdi className={`soft ${styles.cut}`}>{request.what}</bdi>}
        {request.fileReference && <Num className={`soft ${styles.cut}`}>{request.fileReference}</Num>}
      </td>
      <td className={styles.sent} data-label={t("board.columns.sent")}>
        {request.sentDay && <Day day={request.sentDay} />}
      </td>
      <td className={styles.due} data-label={t("board.columns.due")}>
        <Due request={request} />
      </td>
      <td className={styles.state}>
        <RequestState request={request} />
        <Chased request={request} />
        <Ended request={request} />
      </td>
      <td className={styles.next} data-label={t("board.columns.next")}>
        {request.nextDay && <Day day={request.nextDay} />}
      </td>
      {mayChange && (
        <td className={`${styles.acts} no-print`}>
          <EventButtons request={request} />
        </td>
      )}
    </tr>
  );
}

function Due({ request: { isOpen, dueBy, expected } }: { request: BoardRequest }) {
  const t = useTranslations("evidence");
  const text = useDayText();
  if (!isOpen || !dueBy) return null;
  return (
    <>
      <Day day={dueBy} />
      {expected?.isLearned && (
        <div className="soft">
          {t("board.expected", { day: text(expected.day, "short") })} · {t("usual.learned", { n: expected.days })}
        </div>
      )}
    </>
  );
}

/** When it ended, and how long that took. */
function Ended({ request: { isOpen, state, events, sentDay } }: { request: BoardRequest }) {
  const t = useTranslations("evidence.section");
  const text = useDayText();
  const last = events.at(-1);
  // A preservation that ran out ended by no act: the mark says when, and its last reminder was no end of it.
  if (isOpen || state === "expired" || !last || !sentDay || last.day === sentDay) return null;
  const n = daysBetween(sentDay, last.day);
  return <div className="soft">{t("endedOn", { day: text(last.day), n })}</div>;
}

function Chased({ request: { timesChased, lastChasedDay, chasedByDay, isOpen } }: { request: BoardRequest }) {
  const t = useTranslations("evidence.section");
  const text = useDayText();
  if (!isOpen || !lastChasedDay) return null;
  return (
    <div className="soft">
      {t("chased", { n: timesChased, day: text(lastChasedDay, "short") })}
      {chasedByDay && <> · {t("chasedBy", { day: text(chasedByDay, "short") })}</>}
    </div>
  );
}
