"use client";

import { Button, Loader } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { isAdjournmentReason } from "../../../../server/rules/adjournment.ts";
import type { CourtDay } from "../../../../server/rules/court-day.ts";
import { Num } from "../../../components/num.tsx";
import { useErrorWords, useShowError } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { useDayText } from "../cases/case-words.tsx";
import { newKey, useSaved } from "../settings/use-save.tsx";
import styles from "./desk.module.css";
import type { Desk } from "./desk-screen.tsx";

/** Recorded days that wait for the signature; one pass of the eye, one button. */
export function DaysToSign({ days }: { days: Desk["toSign"] }) {
  const t = useTranslations("desk.judge");
  const text = useDayText();
  const [open, setOpen] = useState<CourtDay | null>(null);
  return (
    <section>
      <h2>{t("sign")}</h2>
      <p className="soft">{t(days.length === 0 ? "signNone" : "signHow")}</p>
      {days.map(({ day, unsigned, corrected }) => (
        <div key={day} className={styles.sign}>
          <div className={styles.head}>
            <Button
              size="compact-sm"
              variant="default"
              aria-expanded={open === day}
              onClick={() => setOpen(open === day ? null : day)}
            >
              {text(day, "long")}
            </Button>
            <span>{t("unsigned", { n: unsigned })}</span>
            {corrected > 0 && <span className="mark mark-risk">{t("corrected", { n: corrected })}</span>}
          </div>
          {open === day && <DayOf day={day} />}
        </div>
      ))}
    </section>
  );
}

function DayOf({ day }: { day: CourtDay }) {
  const t = useTranslations("desk.judge");
  const terms = useTranslations("terms");
  const actions = useTranslations("actions");
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const words = useErrorWords();
  const showError = useShowError();
  const text = useDayText();
  const found = useQuery(server.desk.dayToSign.queryOptions({ courtId: court.id, day }));
  const sign = useMutation(
    server.desk.signDay.mutationOptions({
      onSuccess: ({ changeId, signed }) => saved({ changeId, message: t("signed", { n: signed }) }),
      onError: (error) => {
        showError(error);
        void found.refetch();
      },
    }),
  );
  if (found.isPending) return <Loader role="status" size="xs" aria-label={actions("loading")} />;
  if (!found.data) return <p role="alert">{words(found.error)}</p>;
  const unsigned = found.data.filter(({ signedAt }) => signedAt === null);
  return (
    <>
      <ul className={styles.items}>
        {unsigned.map((one) => (
          <li key={one.outcomeId}>
            <Link href={`/${court.code}/cases/${one.caseId}`} prefetch={false}>
              <Num>{one.label}</Num>
            </Link>
            <strong>
              {one.kind === "disposed" && one.disposal
                ? terms(`disposals.${one.disposal}`)
                : terms(`outcomes.${one.kind}`)}
            </strong>
            {one.reason && isAdjournmentReason(one.reason) && <span>{terms(`reasons.${one.reason}`)}</span>}
            {one.note && <bdi>{one.note}</bdi>}
            <span className="soft">
              {one.nextDay ? t("next", { day: text(one.nextDay, "short") }) : t("noNext")}
              {one.nextPurpose && <> · {terms(`purposes.${one.nextPurpose}`)}</>}
              {one.recordedBy && <> · {t("recordedBy", { name: `\u2068${one.recordedBy}\u2069` })}</>}
            </span>
            {one.isCorrection && <span className="mark mark-risk">{t("correction")}</span>}
          </li>
        ))}
      </ul>
      {unsigned.length > 0 && (
        <Button
          mt="xs"
          loading={sign.isPending}
          onClick={() => {
            const outcomeIds = unsigned.map(({ outcomeId }) => outcomeId);
            sign.mutate({ courtId: court.id, day, outcomeIds, key: newKey() });
          }}
        >
          {t("signDo", { n: unsigned.length, day: text(day, "short") })}
        </Button>
      )}
    </>
  );
}
