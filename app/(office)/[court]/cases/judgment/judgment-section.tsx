"use client";

import { Button } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import styles from "../case-file.module.css";
import { useDayText } from "../case-words.tsx";
import own from "../settlement/life.module.css";
import { type Life, useMayRecord, useNameOf } from "../settlement/use-life.ts";
import { JudgmentDialog, type Step } from "./judgment-dialog.tsx";

/** Reserved, announced, what became of each accused, the time it took and until when it can be appealed. */
export function JudgmentSection({ caseId, life }: { caseId: number; life: Life }) {
  const t = useTranslations("settlement.judgment");
  const mayRecord = useMayRecord();
  const [opened, setOpened] = useState<Step | null>(null);
  const { judgment } = life;
  const hasAny = judgment.state !== "pending" || judgment.version !== null || judgment.setAside.length > 0;
  if (!hasAny && judgment.registered === null) return null;
  const next = nextStep(life);
  return (
    <section>
      <div className={own.sectionHead}>
        <h3>{t("title")}</h3>
        {mayRecord && next && (
          <Button
            className="no-print"
            size="compact-sm"
            variant="default"
            onClick={() => setOpened(next === "copyNow" ? "copy" : "announce")}
          >
            {t(next)}
          </Button>
        )}
        {mayRecord && judgment.version !== null && life.accused.some(({ said }) => said) && (
          <Button className="no-print" size="compact-sm" variant="default" onClick={() => setOpened("announce")}>
            {t("correct")}
          </Button>
        )}
      </div>
      <dl className={styles.facts}>
        <Days life={life} />
        <Registered life={life} />
      </dl>
      {judgment.missing.length > 0 && (
        <p>
          <span className="mark mark-breach">{t("missing", { n: judgment.missing.length })}</span>{" "}
          {mayRecord && (
            <Button className="no-print" size="compact-sm" variant="default" onClick={() => setOpened("announce")}>
              {t("enter")}
            </Button>
          )}
        </p>
      )}
      <Differs life={life} />
      <Results life={life} />
      <Appeal life={life} />
      <SetAside life={life} />
      {opened && <JudgmentDialog caseId={caseId} life={life} first={opened} onClose={() => setOpened(null)} />}
    </section>
  );
}

/** What a judgment that is under way waits for; the rest is under *More*. */
function nextStep({ judgment, stage, disposalDay }: Life): "announceNow" | "copyNow" | null {
  const { announcedDay, copySuppliedDay, missing, version, state } = judgment;
  if (missing.length > 0) return null;
  if (version !== null && announcedDay !== null) return copySuppliedDay === null ? "copyNow" : null;
  return disposalDay === null && (state === "reserved" || stage === "judgment") ? "announceNow" : null;
}

function Days({ life: { judgment } }: { life: Life }) {
  const t = useTranslations("settlement.judgment");
  const states = useTranslations("law.judgmentStates");
  const text = useDayText();
  const { state, reservedDay, announcedDay, daysReserved, judgeName } = judgment;
  if (state === "pending") return null;
  return (
    <>
      <dt>{states(state)}</dt>
      <dd>
        {announcedDay && t("announced", { day: text(announcedDay, "date") })}
        {announcedDay && reservedDay && " · "}
        {reservedDay && t("reserved", { day: text(reservedDay, "date") })}
        {reservedDay && daysReserved !== null && ` · ${t("reservedDays", { n: daysReserved })}`}
        {judgeName && (
          <span className="soft">
            {" · "}
            <bdi>{t("byJudge", { judge: judgeName })}</bdi>
          </span>
        )}
      </dd>
    </>
  );
}

function Registered({ life }: { life: Life }) {
  const t = useTranslations("settlement.judgment");
  const { registered } = life.judgment;
  if (registered === null) return null;
  return (
    <>
      <dt>{t(life.disposalDay ? "registered" : "registeredOpen")}</dt>
      <dd>{t(registered.years + registered.months === 0 ? "timeInDays" : "time", registered)}</dd>
    </>
  );
}

/** One word of the sheet and another of the results: neither is changed behind anybody's back. */
function Differs({ life }: { life: Life }) {
  const t = useTranslations("settlement.judgment");
  const disposals = useTranslations("terms.disposals");
  const { differsAs } = life.judgment;
  if (differsAs === null || life.disposal === null) return null;
  return (
    <p>
      <span className="mark mark-risk">
        {t("differs", { sheet: disposals(life.disposal), results: disposals(differsAs) })}
      </span>
    </p>
  );
}

function Results({ life }: { life: Life }) {
  const t = useTranslations("settlement.judgment");
  const law = useTranslations("law");
  const nameOf = useNameOf();
  const language = useLocale();
  const rupees = (amount: number) => amount.toLocaleString(language === "ur" ? "ur-PK-u-nu-latn" : "en-PK");
  const told = life.accused.filter((one) => one.isReleased || one.said);
  if (told.length === 0) return null;
  return (
    <ul className={styles.names}>
      {told.map((one) => {
        const { said } = one;
        const parts = [
          said?.result ? law(`results.${said.result}`) : null,
          ...(said?.differing ?? []).map(({ section, result }) =>
            t("sectionResult", { section: `\u2068${section}\u2069`, result: law(`results.${result}`) }),
          ),
          said?.isSplit ? t("split") : null,
          said?.months ? t("sentence", { months: said.months }) : null,
          said?.fine ? t("fineOf", { amount: rupees(said.fine) }) : null,
          said?.compensation ? t("compensationOf", { amount: rupees(said.compensation) }) : null,
        ].filter((part) => part !== null);
        const found = life.judgment.findings.filter(({ accused }) => accused === one.id);
        return (
          <li key={one.id}>
            <bdi>{nameOf(one)}</bdi>: {one.isReleased ? t("released") : parts.join(" · ")}
            {said?.note && (
              <span className="soft">
                {" · "}
                <bdi>{said.note}</bdi>
              </span>
            )}{" "}
            {found.map(({ code }) => (
              <span key={code} className="mark mark-risk">
                {law(`judgmentFindings.${code}`)}
              </span>
            ))}
          </li>
        );
      })}
    </ul>
  );
}

function Appeal({ life: { judgment } }: { life: Life }) {
  const t = useTranslations("settlement.judgment");
  const law = useTranslations("law");
  const text = useDayText();
  const { appeal, copySuppliedDay } = judgment;
  if (!appeal || judgment.version === null) return null;
  const court = law(`appealCourts.${appeal.court}`);
  const day = appeal.lastDay && text(appeal.lastDay, "date");
  const words = day
    ? t(appeal.isOver ? "appealOver" : "appeal", { court, day })
    : t("appealUnknown", { court, unknown: law("appealUnknown") });
  return (
    <p className="soft">
      {copySuppliedDay && `${t("copySupplied", { day: text(copySuppliedDay, "date") })} · `}
      {words} · <bdi>{appeal.authority}</bdi>
      {appeal.closedOn && (
        <>
          {" "}
          <span className="mark mark-plain">{t("appealClosed")}</span>
        </>
      )}
    </p>
  );
}

/** Judgments that a higher court set aside stay readable under the one that stands. */
function SetAside({ life: { judgment } }: { life: Life }) {
  const t = useTranslations("settlement.judgment");
  const text = useDayText();
  if (judgment.setAside.length === 0) return null;
  return (
    <ul className={styles.names}>
      {judgment.setAside.map(({ id, announcedDay, setAsideDay, setAsideBecause }) => (
        <li key={id} className="soft">
          {announcedDay && `${t("announced", { day: text(announcedDay, "date") })} · `}
          {setAsideDay && t("setAside", { day: text(setAsideDay, "date") })}: <bdi>{setAsideBecause}</bdi>
        </li>
      ))}
    </ul>
  );
}
