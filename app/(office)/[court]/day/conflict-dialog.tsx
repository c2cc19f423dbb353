"use client";

import { Button, Modal, TextInput } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { isCourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { type AdjournmentReason, isAdjournmentReason, isSide } from "../../../../server/rules/case/adjournment.ts";
import { type Disposal, isDisposal, isOutcome } from "../../../../server/rules/case/outcomes.ts";
import { outbox } from "../../../components/outbox.ts";
import { type Refused, useRefusalWords, useShowError } from "../../../components/refusal.ts";
import { useServerClient } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import styles from "./day.module.css";
import { type ShownOutcome, useSheetWords } from "./outcome-words.tsx";
import { outcomeOf, type RecordItem, type SheetRow } from "./sheet-data.ts";

type Props = { row: SheetRow; item: RecordItem; onDone: (decideAgain: boolean) => void };
type Detail = NonNullable<RecordItem["refused"]>["detail"];

/** An outcome that the court's computer did not take: both values side by side, and the clerk chooses. */
export function ConflictDialog({ row, item, onDone }: Props) {
  const t = useTranslations("sheet.conflict");
  const ask = useTranslations("sheet.ask");
  const refusal = useRefusalWords();
  const client = useServerClient();
  const { court } = useCourt();
  const showError = useShowError();
  const [because, setBecause] = useState("");
  const { code, detail } = item.refused!;
  const theirs = shownOf(detail);
  const isStale = code === "stale";
  const { given } = item.input;

  // The date was announced in court: what is missing is said here and the outcome goes out again.
  const lacks =
    code === "day-full" ? (detail.needsReason ? "overload" : "order") : code === "not-a-hearing-day" ? "order" : null;
  const [overloadBecause, setOverloadBecause] = useState("");
  const [orderedBy, setOrderedBy] = useState("");
  const isSaid =
    (code !== "day-full" || overloadBecause.trim() !== "") && (lacks !== "order" || orderedBy.trim() !== "");
  const sendWith = async () => {
    const next = {
      ...given.next!,
      overloadBecause: overloadBecause.trim() || null,
      orderedBy: orderedBy.trim() || null,
    };
    await outbox.sendAgain(item.key, { ...item.input, given: { ...given, next } });
    onDone(false);
  };

  const drop = async (decideAgain: boolean) => {
    await outbox.takeBack(item.key);
    onDone(decideAgain);
  };
  const takeMine = async () => {
    try {
      const { version: _seen, ...rest } = given;
      const outcomeId = Number(detail.outcomeId);
      await client.hearings.correctOutcome.mutate({ ...rest, outcomeId, because, key: crypto.randomUUID() });
      await drop(false);
    } catch (error) {
      showError(error);
    }
  };
  const retry = async () => {
    await outbox.sendAgain(item.key);
    onDone(false);
  };

  return (
    <Modal
      opened
      onClose={() => onDone(false)}
      title={t(isStale ? "title" : "refused", { serial: row.serial })}
      size="lg"
    >
      <p className={styles.hint}>{isStale ? t(theirs ? "body" : "moved") : t("refusedBody")}</p>
      {!isStale && (
        <p role="alert">{code === "unknown" ? t("unknown") : refusal({ code: code as Refused["code"], detail })}</p>
      )}
      {code === "stage-pair" && (
        <p className={styles.hint}>
          {t("stays")}{" "}
          <Link href={`/${court.code}/cases/${row.caseId}`} prefetch={false}>
            {t("file")}
          </Link>
        </p>
      )}
      <dl className={styles.versus}>
        {isStale && (
          <>
            <dt>{t("theirs")}</dt>
            <dd>{theirs ? <Value outcome={theirs} nextDay={detail.nextDay} /> : <NoOutcome detail={detail} />}</dd>
          </>
        )}
        <dt>{t("yours")}</dt>
        <dd>
          <Value outcome={outcomeOf(given)} nextDay={given.next?.day ?? null} />
        </dd>
      </dl>
      {isStale && theirs && (
        <TextInput
          label={t("because")}
          value={because}
          maxLength={500}
          onChange={(event) => setBecause(event.currentTarget.value)}
        />
      )}
      {code === "day-full" && (
        <TextInput
          label={ask("overload")}
          value={overloadBecause}
          maxLength={500}
          onChange={(event) => setOverloadBecause(event.currentTarget.value)}
        />
      )}
      {lacks === "order" && (
        <TextInput
          label={ask("orderedBy")}
          value={orderedBy}
          maxLength={120}
          onChange={(event) => setOrderedBy(event.currentTarget.value)}
        />
      )}
      <div className={styles.footButtons}>
        {lacks && (
          <Button disabled={!isSaid} onClick={sendWith}>
            {t("retry")}
          </Button>
        )}
        {isStale && theirs ? (
          <>
            <Button onClick={() => drop(false)}>{t("keepTheirs")}</Button>
            <Button variant="default" disabled={because.trim() === ""} onClick={takeMine}>
              {t("takeYours")}
            </Button>
          </>
        ) : (
          <>
            <Button variant={lacks ? "default" : "filled"} onClick={() => drop(true)}>
              {t("again")}
            </Button>
            {(code === "unknown" || code === "stage-pair") && (
              <Button variant="default" onClick={retry}>
                {t("retry")}
              </Button>
            )}
            <Button variant="default" onClick={() => drop(false)}>
              {t("drop")}
            </Button>
          </>
        )}
      </div>
    </Modal>
  );
}

function Value({ outcome, nextDay }: { outcome: ShownOutcome; nextDay: unknown }) {
  const words = useSheetWords();
  const day = typeof nextDay === "string" && isCourtDay(nextDay) ? nextDay : null;
  return (
    <>
      {words.outcome(outcome)}
      {day && ` · ${words.day(day)}`}
    </>
  );
}

function NoOutcome({ detail }: { detail: Detail }) {
  const t = useTranslations("sheet.conflict");
  const words = useSheetWords();
  const day = typeof detail.day === "string" && isCourtDay(detail.day) ? words.day(detail.day) : "";
  return <>{detail.state === "withdrawn" ? t("gone") : t("none", { day })}</>;
}

function shownOf(detail: Detail): ShownOutcome | null {
  const { kind, reason, side, disposal } = detail;
  if (typeof kind !== "string" || !isOutcome(kind)) return null;
  const textOr = <T extends string>(value: unknown, is: (text: string) => text is T): T | null =>
    typeof value === "string" && is(value) ? value : null;
  return {
    kind,
    reason: textOr<AdjournmentReason>(reason, isAdjournmentReason),
    side: textOr(side, isSide),
    disposal: textOr<Disposal>(disposal, isDisposal),
  };
}
