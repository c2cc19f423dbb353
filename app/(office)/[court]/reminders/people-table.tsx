"use client";

import { Button } from "@mantine/core";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { dayWords } from "../../../../server/rules/calendar/day-words.ts";
import { GUARDED_ROLES } from "../../../../server/rules/people/people.ts";
import { Icon } from "../../../components/icons.tsx";
import { Num } from "../../../components/num.tsx";
import { WideTable } from "../../../components/wide-table.tsx";
import { useCourt } from "../../court-context.tsx";
import { ReachMark } from "./reach-mark.tsx";
import { useInstantWords, useWhoWords } from "./reminder-words.ts";
import styles from "./reminders.module.css";
import { type BoardRow, type Call, type Message, openCalls, rowKey, textsOf } from "./reminders-data.ts";
import { SettleButtons } from "./settle-buttons.tsx";
import { useBoardKeys } from "./use-board-keys.ts";

type Props = {
  rows: readonly BoardRow[];
  /** Null for who only looks. */
  record: ((row: BoardRow, call: Call) => void) | null;
  history: (row: BoardRow) => void;
  isAsking: boolean;
};

/** Everybody who is to know of the day, matter by matter, with what became of each message. */
export function PeopleTable({ rows, record, history, isAsking }: Props) {
  const t = useTranslations("reminders");
  const [current, setCurrent] = useState<string | null>(null);
  useBoardKeys(rows, current, setCurrent, { record, history, isAsking });
  if (rows.length === 0) return <p>{t("noneOf")}</p>;
  return (
    <WideTable label={t("open")}>
      <table className={`sheet ${styles.table}`}>
        <tbody>
          {rows.map((row, at) => (
            <PersonRow
              key={rowKey(row)}
              row={row}
              isFirst={rows[at - 1]?.hearingId !== row.hearingId}
              isCurrent={rowKey(row) === current}
              choose={() => setCurrent(rowKey(row))}
              record={record}
              history={history}
            />
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}

type RowProps = Pick<Props, "record" | "history"> & {
  row: BoardRow;
  isFirst: boolean;
  isCurrent: boolean;
  choose: () => void;
};

function PersonRow({ row, isFirst, isCurrent, choose, record, history }: RowProps) {
  const t = useTranslations("reminders");
  const who = useWhoWords();
  // Of several calls each has its button beside it, so that it is seen which is recorded.
  const calls = openCalls(row);
  const only = calls.length === 1 ? calls[0] : undefined;
  const ref = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (isCurrent) ref.current?.scrollIntoView({ block: "nearest" });
  }, [isCurrent]);
  return (
    <tr
      ref={ref}
      aria-current={isCurrent ? "true" : undefined}
      className={isFirst ? styles.first : undefined}
      onClick={choose}
    >
      <td>{isFirst && <Matter row={row} />}</td>
      <th scope="row">
        {who(row)}
        <Standing row={row} />
      </th>
      <td>
        <ReachMark row={row} />
      </td>
      <td>
        <Messages row={row} record={record} />
      </td>
      <td className={`${styles.acts} no-print`}>
        {record && only && <RecordButton press={() => record(row, only)} />}
        <Button size="compact-sm" variant="subtle" onClick={() => history(row)}>
          {t("steps")}
        </Button>
      </td>
    </tr>
  );
}

function RecordButton({ press }: { press: () => void }) {
  const t = useTranslations("reminders.call");
  return (
    <Button size="compact-sm" variant="default" onClick={press}>
      {t("record")}
    </Button>
  );
}

function Matter({ row }: { row: BoardRow }) {
  const { court } = useCourt();
  const purposes = useTranslations("terms.purposes");
  return (
    <>
      <Num className="soft">{row.reportingTime}</Num>{" "}
      <Link href={`/${court.code}/cases/${row.caseId}`}>
        <Num>{row.number}</Num>
      </Link>
      <div className="soft">{purposes(row.purpose)}</div>
    </>
  );
}

/** What the card says in a word, where it keeps messages from going; and whether there is a page of the person's own. */
function Standing({ row: { card, role } }: { row: BoardRow }) {
  const t = useTranslations("reminders");
  const isGuarded = (GUARDED_ROLES as readonly string[]).includes(role);
  if (card === null) return isGuarded ? <div className={`soft ${styles.light}`}>{t("noCard")}</div> : null;
  const words = card.isPaused ? t("paused") : card.iWillCall ? t("callsHerself") : null;
  return (
    <>
      {words !== null && <div className={`soft ${styles.light}`}>{words}</div>}
      {card.page !== null && (
        <div className={`soft ${styles.light}`}>
          {t("page.title")}
          {card.page === "shut" && (
            <>
              {" "}
              <span className="mark mark-risk">
                <Icon name="risk" size={13} />
                {t("page.shut")}
              </span>
            </>
          )}
        </div>
      )}
    </>
  );
}

function Messages({ row, record }: { row: BoardRow; record: Props["record"] }) {
  const t = useTranslations("reminders");
  const texts = textsOf(row);
  const calls = openCalls(row);
  if (texts.length + calls.length === 0 && row.calledLater === null)
    return <span className="soft">{t("nothingSent")}</span>;
  return (
    <ul className={styles.messages}>
      {texts.map((message) => (
        <TextLine key={message.id} message={message} mayHandle={record !== null} />
      ))}
      {calls.map((call) => (
        <CallLine
          key={`call ${call.id}`}
          call={call}
          record={record && calls.length > 1 ? () => record(row, call) : null}
        />
      ))}
      {row.calledLater && <LaterLine later={row.calledLater} />}
    </ul>
  );
}

function TextLine({ message, mayHandle }: { message: Message; mayHandle: boolean }) {
  const t = useTranslations("reminders");
  const when = useInstantWords();
  const { channel, lead, state, cause } = message;
  const why = state === "held" || state === "expired" ? cause : null;
  return (
    <li>
      {t(`channels.${channel}`)} · {t(`leads.${lead}`)}:{" "}
      <span className={state === "unclear" ? styles.unclear : undefined}>{t(`states.${state}`)}</span>
      {why && t.has(`causes.${why}` as never) && ` · ${t(`causes.${why}` as never)}`}{" "}
      <span className="soft">
        {state === "planned" ? t("dueAt", { when: when(message.dueAt) }) : when(message.stateSince)}
      </span>
      {state === "unclear" && mayHandle && <SettleButtons message={message} />}
    </li>
  );
}

/** A call that nobody has to make yet. */
function LaterLine({ later }: { later: NonNullable<BoardRow["calledLater"]> }) {
  const t = useTranslations("reminders");
  const language = useLocale();
  return (
    <li>
      {t("channels.desk")}: {t(`because.${later.because}`)}
      <span className="soft">
        {" · "}
        {t("call.later", { day: `\u2068${dayWords(later.on, language, "short")}\u2069` })}
      </span>
    </li>
  );
}

function CallLine({ call, record }: { call: Call; record: (() => void) | null }) {
  const t = useTranslations("reminders");
  const when = useInstantWords();
  return (
    <li>
      {t("channels.desk")}: {t(`because.${call.because}`)}
      {call.result && call.at && (
        <span className="soft"> · {t("call.last", { when: when(call.at), result: t(`results.${call.result}`) })}</span>
      )}{" "}
      {record && <RecordButton press={record} />}
    </li>
  );
}
