"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Num } from "../../../components/num.tsx";
import { useCourt } from "../../court-context.tsx";
import { useDayText } from "../cases/case-words.tsx";
import styles from "./desk.module.css";
import type { Alarms, Desk } from "./desk-data.ts";

/** What waits besides lists and signatures: alarms first, then what is due from the judge. */
export function Waiting({ desk, alarms }: { desk: Desk; alarms: Alarms | undefined }) {
  return (
    <>
      <PrivateWords desk={desk} />
      {alarms && <Statutory alarms={alarms} />}
      <CustodyLate desk={desk} />
      <Reserved desk={desk} />
      <BailApplications desk={desk} />
      {alarms && <PastTarget alarms={alarms} />}
      <Resting desk={desk} />
    </>
  );
}

/** Only where there is one: what it says stands in the file, behind the names. */
function PrivateWords({ desk }: { desk: Desk }) {
  const t = useTranslations("desk.judge");
  const text = useDayText();
  if (desk.words.length === 0) return null;
  return (
    <Part
      id="words"
      title={t("words")}
      empty=""
      how={t("wordsHow")}
      all={desk.words.map((one) => ({ ...one, key: one.flagId }))}
    >
      {(one) => <span className="mark mark-breach">{t("wordOf", { day: text(one.raisedDay, "date") })}</span>}
    </Part>
  );
}

function Statutory({ alarms: { statutory } }: { alarms: Alarms }) {
  const t = useTranslations("desk.judge");
  const bail = useTranslations("people.bail");
  const text = useDayText();
  const { reached, soon, unsure, nearest } = statutory;
  return (
    <Part
      id="statutory"
      title={t("statutory")}
      empty={t("statutoryNone")}
      all={nearest.map((one) => ({ ...one, key: one.casePersonId }))}
      total={reached + soon + unsure}
      allAt="cases/people?tab=custody"
      how={bail("never")}
    >
      {(one) => (
        <>
          <span className={one.nearness === "reached" ? "mark mark-breach" : "mark mark-risk"}>
            {one.nearness === "reached"
              ? t("rightSince", { day: text(one.day, "date") })
              : t(one.nearness === "soon" ? "rightIn" : "rightIfWoman", { day: text(one.day, "date") })}
            {one.days !== null && <> · {t("custodyDays", { n: one.days })}</>}
          </span>
          {one.isNamedTwice && <span className="soft">{bail("namedTwice")}</span>}
        </>
      )}
    </Part>
  );
}

function CustodyLate({ desk }: { desk: Desk }) {
  const t = useTranslations("desk.judge");
  const text = useDayText();
  return (
    <Part
      id="custody"
      title={t("custody")}
      empty={t("custodyNone")}
      all={keyed(desk.custody)}
      total={desk.custodyTotal}
      allAt="docket?tab=custody"
    >
      {(one) => (
        <span className="mark mark-breach">
          {one.nextDay ? text(one.nextDay, "short") : t("noNext")}
          {one.days !== null && <> · {t("custodyDays", { n: one.days })}</>}
        </span>
      )}
    </Part>
  );
}

function Reserved({ desk }: { desk: Desk }) {
  const t = useTranslations("desk.judge");
  const text = useDayText();
  return (
    <Part
      id="reserved"
      title={t("reserved")}
      empty={t("reservedNone")}
      all={keyed(desk.reserved)}
      total={desk.reservedTotal}
    >
      {(one) => (
        <>
          <strong>{t("days", { n: one.days })}</strong>
          <span className="soft">
            {t(one.isJudgment ? "judgmentSince" : "orderSince", { day: text(one.since, "date") })}
          </span>
        </>
      )}
    </Part>
  );
}

function BailApplications({ desk }: { desk: Desk }) {
  const t = useTranslations("desk.judge");
  const text = useDayText();
  return (
    <Part id="bail" title={t("bail")} empty={t("bailNone")} all={keyed(desk.bail)}>
      {(one) => (
        <span className={one.state === "overdue" ? "mark mark-breach" : "soft"}>
          {one.state === "overdue" ? t("overdue", { n: one.daysOver }) : t("due", { day: text(one.dueDay, "short") })}
        </span>
      )}
    </Part>
  );
}

function PastTarget({ alarms: { pastTarget } }: { alarms: Alarms }) {
  const t = useTranslations("desk.judge");
  const text = useDayText();
  return (
    <Part
      id="past-target"
      title={t("pastTarget")}
      empty={t("pastTargetNone")}
      all={keyed(pastTarget.oldest)}
      total={pastTarget.total}
      allAt="docket?tab=past-target"
    >
      {(one) =>
        one.institutionDay && <span className="soft">{t("instituted", { day: text(one.institutionDay, "date") })}</span>
      }
    </Part>
  );
}

function Resting({ desk }: { desk: Desk }) {
  const t = useTranslations("desk.judge");
  const text = useDayText();
  return (
    <Part id="resting" title={t("resting")} empty={t("restingNone")} all={keyed(desk.resting)}>
      {(one) => (
        <span className={one.isDue ? "mark mark-breach" : "soft"}>
          {t("review", { day: text(one.reviewDay, "date") })}
        </span>
      )}
    </Part>
  );
}

const keyed = <Row extends { caseId: number }>(rows: readonly Row[]) =>
  rows.map((row) => ({ ...row, key: row.caseId }));

const SHOWN = 6;
const MOST_COUNTED = 1000;

type PartProps<Row> = {
  id: string;
  title: string;
  empty: string;
  all: readonly Row[];
  /** Of all that there are; left out where none is left away. */
  total?: number;
  /** Where the rest is seen; left out, the list opens here. */
  allAt?: string;
  how?: string;
  children: (one: Row) => ReactNode;
};

/** A heading with its count, the nearest matters, and the way to all of them. */
function Part<Row extends { key: number; caseId: number; label: string }>(props: PartProps<Row>) {
  const { id, title, empty, all, total = all.length, allAt, how, children } = props;
  const t = useTranslations("desk.judge");
  const { court } = useCourt();
  const row = (one: Row) => (
    <li key={one.key}>
      <Link href={`/${court.code}/cases/${one.caseId}`} prefetch={false}>
        <Num>{one.label}</Num>
      </Link>
      {children(one)}
    </li>
  );
  const rest = all.slice(SHOWN);
  return (
    <section id={`desk-${id}`}>
      <h2>
        {title} {total > 0 && <span className="num">{total > MOST_COUNTED ? `${MOST_COUNTED}+` : total}</span>}
      </h2>
      {all.length === 0 && <p className="soft">{empty}</p>}
      {how && all.length > 0 && <p className="soft">{how}</p>}
      <ul className={styles.items}>{all.slice(0, SHOWN).map(row)}</ul>
      {allAt && total > Math.min(SHOWN, all.length) && (
        <Link href={`/${court.code}/${allAt}`}>{t("allOf", { n: Math.min(total, MOST_COUNTED) })}</Link>
      )}
      {!allAt && rest.length > 0 && (
        <details>
          <summary>{t("more", { n: rest.length })}</summary>
          <ul className={styles.items}>{rest.map(row)}</ul>
        </details>
      )}
    </section>
  );
}
