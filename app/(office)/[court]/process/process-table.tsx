"use client";

import { ActionIcon, Button, TextInput } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Fragment, useEffect, useRef, useState } from "react";
import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { officeNumber } from "../../../../server/rules/case/case-label.ts";
import { Icon } from "../../../components/icons.tsx";
import { Num } from "../../../components/num.tsx";
import { WideTable } from "../../../components/wide-table.tsx";
import { useCourt } from "../../court-context.tsx";
import { titleOf } from "../day/sheet-data.ts";
import styles from "./process.module.css";
import {
  acceptedOf,
  isStruck,
  type Line,
  linesOf,
  type ProcessItem,
  type ProcessMatter,
  recallOf,
  stepsFrom,
} from "./process-data.ts";
import { useProcessWords } from "./process-words.ts";
import { MisdirectedWords } from "./production-notices.tsx";
import type { ProcessActs } from "./use-process-acts.ts";

type Props = {
  day: CourtDay;
  matters: readonly ProcessMatter[];
  currentKey: string | null;
  onChoose: (key: string) => void;
  acts: ProcessActs;
  ask: Ask;
};

/** What a line opens: the mark of a recall, its paper, another process of its matter. */
export type Ask = {
  recall: (item: ProcessItem) => void;
  paper: (id: number) => void;
  makeOut: (matter: ProcessMatter) => void;
};

/** The matters of the day with what must go out for each: proposals to accept or strike, and what became of the rest. */
export function ProcessTable({ day, matters, currentKey, onChoose, acts, ask }: Props) {
  const t = useTranslations("process.day");
  const { court } = useCourt();
  const terms = useTranslations("terms.purposes");
  const words = useProcessWords();
  const make = useTranslations("process.make");
  return (
    <WideTable label={t("title", { day: words.day(day) })}>
      <table className={`sheet ${styles.table}`}>
        <thead>
          <tr>
            {(["what", "to", "through", "state", "act"] as const).map((column) => (
              <th key={column} scope="col">
                {column === "act" ? null : t(`columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matters.map((matter) => (
            <Fragment key={matter.hearingId}>
              <tr className={styles.matter}>
                <th scope="rowgroup" colSpan={5}>
                  <Link href={`/${court.code}/cases/${matter.caseId}`} prefetch={false}>
                    <Num>{officeNumber(matter)}</Num>
                  </Link>{" "}
                  {titleOf(matter, words.locale)}{" "}
                  <span className="soft">
                    {terms(matter.purpose)} {words.whyGone(matter, day)}
                  </span>
                  {matter.items.length === 0 && matter.proposals.length === 0 && (
                    <span className="soft"> · {t("nothingWanted")}</span>
                  )}{" "}
                  {matter.day === day && matter.state === "listed" && (
                    <Button size="compact-xs" variant="subtle" className="no-print" onClick={() => ask.makeOut(matter)}>
                      {make("open")}
                    </Button>
                  )}
                </th>
              </tr>
              {linesOf([matter]).map((line) => (
                <ProcessLine
                  key={line.key}
                  line={line}
                  isCurrent={line.key === currentKey}
                  onChoose={() => onChoose(line.key)}
                  acts={acts}
                  ask={ask}
                />
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}

type LineProps = { line: Line; isCurrent: boolean; onChoose: () => void; acts: ProcessActs; ask: Ask };

function ProcessLine({ line, isCurrent, onChoose, acts, ask }: LineProps) {
  const t = useTranslations("process");
  const words = useProcessWords();
  const { proposal, item } = line;
  const of = proposal ?? item;
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (isCurrent) row.current?.scrollIntoView({ block: "nearest" });
  }, [isCurrent]);
  return (
    <tr ref={row} className={isCurrent ? "is-current" : undefined} onClick={onChoose}>
      <td>
        {t(`kinds.${of.kind}`)}
        {of.because && <span className="soft"> · {t(`because.${of.because}`)}</span>}
        {of.to?.printsApart && (
          <span className="mark mark-plain">
            <Icon name="lock" size={12} />
            {t("day.protected")}
          </span>
        )}
      </td>
      <td>{words.recipient(of)}</td>
      <td>
        <Through line={line} acts={acts} />
      </td>
      <td>
        <State line={line} />
      </td>
      <td className={styles.acts}>
        <Acts line={line} acts={acts} ask={ask} />
      </td>
    </tr>
  );
}

function State({ line: { proposal, item } }: { line: Line }) {
  const t = useTranslations("process");
  const words = useProcessWords();
  if (proposal) return <span className="mark mark-tentative">{t("day.proposed")}</span>;
  if (isStruck(item)) return <span className="soft">{t("day.struck")}</span>;
  return (
    <>
      <StateMark item={item} />{" "}
      {item.misdirected && (
        <span className="mark mark-risk">
          <Icon name="risk" size={12} />
          <MisdirectedWords item={item} />
        </span>
      )}{" "}
      {item.issuedDay && recallOf(item) !== "sent" && recallOf(item) !== "acknowledged" && (
        <span className="soft">
          {item.state === "issued" && !item.needsRecall
            ? words.day(item.issuedDay)
            : t("day.issuedOn", { day: words.day(item.issuedDay) })}
        </span>
      )}
    </>
  );
}

/** The state in a word; of a recall, how far it is and by whom. */
export function StateMark({ item }: { item: ProcessItem }) {
  const t = useTranslations("process");
  const words = useProcessWords();
  const step = recallOf(item);
  const isRisk = step === "to-send" || (step === null && item.state === "unserved");
  const isDone = step === "acknowledged" || (step === null && item.isServed === true);
  const said = () => {
    if (step === null) return t(`states.${item.state}`);
    if (step === "to-send") return t("day.needsRecall");
    if (step === "sent")
      return t("recall.sentOn", { day: words.day(item.recallSentDay!), by: item.recallSentBy ?? "" });
    return t("recall.acknowledgedOn", {
      ...{ day: words.day(item.recallAcknowledgedDay!), by: item.recallAcknowledgedBy ?? "" },
    });
  };
  return (
    <span className={`mark ${isRisk ? "mark-risk" : isDone ? "mark-done" : "mark-plain"} ${styles.state}`}>
      <Icon name={isDone ? "done" : isRisk ? "risk" : "clock"} size={12} />
      {said()}
    </span>
  );
}

/** Who serves it, and the jail, station or officer by name, which can be mended here. */
function Through({ line: { proposal, item }, acts }: { line: Line; acts: ProcessActs }) {
  const t = useTranslations("process");
  const [text, setText] = useState<string | null>(null);
  const of = proposal ?? item;
  if (item && text !== null) {
    return (
      <form
        onSubmit={(event) => {
          event.preventDefault();
          acts.address([item.id], text);
          setText(null);
        }}
      >
        <TextInput
          size="xs"
          autoFocus
          data-autofocus
          maxLength={200}
          aria-label={t("day.setAddressee")}
          placeholder={t("day.setAddressee")}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => event.code === "Escape" && setText(null)}
          onBlur={() => setText(null)}
        />
      </form>
    );
  }
  const name = of.addressee ?? t("day.noAddressee");
  return (
    <>
      {t(`servers.${of.servedBy}`)} ·{" "}
      {item && item.state !== "recalled" ? (
        <button type="button" className={styles.addressee} onClick={() => setText(item.addressee ?? "")}>
          {name}
        </button>
      ) : (
        <span className={of.addressee ? undefined : "soft"}>{name}</span>
      )}
    </>
  );
}

function Acts({ line: { matter, proposal, item }, acts, ask }: { line: Line; acts: ProcessActs; ask: Ask }) {
  const t = useTranslations("process.day");
  const recalls = useTranslations("process.recall");
  const production = useTranslations("process.production");
  const button = (label: string, letter: string, act: () => void) => (
    <Button
      key={label}
      size="compact-xs"
      variant="default"
      disabled={acts.isBusy}
      rightSection={<kbd aria-hidden>{letter}</kbd>}
      onClick={act}
    >
      {label}
    </Button>
  );
  if (proposal) {
    const items = [acceptedOf(matter, proposal)];
    return (
      <>
        {button(t("accept"), "A", () => acts.accept(items, "to-issue"))}
        {button(t("strike"), "X", () => acts.accept(items, "struck"))}
      </>
    );
  }
  const said = {
    issued: item.state === "unserved" ? "reissue" : "issue",
    served: "served",
    unserved: "unserved",
  } as const;
  const step = recallOf(item);
  return (
    <>
      {item.misdirected?.why === "held-elsewhere" && (
        <Button
          size="compact-xs"
          disabled={acts.isBusy}
          rightSection={<kbd aria-hidden>X</kbd>}
          onClick={() => acts.remake([item.id])}
        >
          {production("remakeOne")}
        </Button>
      )}
      {item.misdirected?.why === "at-liberty" && (
        <Button
          size="compact-xs"
          disabled={acts.isBusy}
          rightSection={<kbd aria-hidden>X</kbd>}
          onClick={() => acts.mark([item.id], "recalled")}
        >
          {production("recallOne")}
        </Button>
      )}
      {step === null &&
        stepsFrom(item.state).map(({ to, letter }) =>
          button(t(to === "returned" ? "returned" : said[to as keyof typeof said]), letter, () =>
            acts.mark([item.id], to),
          ),
        )}
      {step === "to-send" && button(recalls("sent"), "S", () => ask.recall(item))}
      {step === "sent" && button(recalls("acknowledged"), "K", () => ask.recall(item))}
      {!isStruck(item) && (
        <ActionIcon variant="subtle" color="gray" aria-label={t("paper")} onClick={() => ask.paper(item.id)}>
          <Icon name="print" size={15} />
        </ActionIcon>
      )}
    </>
  );
}
