"use client";

import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import type { AppRouter } from "../../../../server/doors/http/router.ts";
import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { isAdjournmentReason } from "../../../../server/rules/case/adjournment.ts";
import { useShowError } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { useDayText } from "../cases/case-words.tsx";
import { newKey, useSaved } from "../settings/use-save.tsx";
import styles from "./desk.module.css";
import { SignRow } from "./sign-row.tsx";
import { usePass } from "./use-pass.ts";

type ToSign = inferRouterOutputs<AppRouter>["desk"]["dayToSign"][number];

type Props = { day: CourtDay; outcomes: readonly ToSign[]; refetch: () => void; onDone: () => void };

/** The outcomes of a day one below the other: all of them are confirmed but those that the judge leaves out. */
export function SigningPass({ day, outcomes, refetch, onDone }: Props) {
  const t = useTranslations("desk.judge");
  const text = useDayText();
  const sign = useSign(day, refetch, onDone);
  const ids = outcomes.map(({ outcomeId }) => outcomeId);
  const pass = usePass(ids, true, (chosen) => !sign.isPending && sign.run(chosen));
  return (
    <>
      <ol className={styles.pass}>
        {outcomes.map((one) => (
          <OutcomeRow
            key={one.outcomeId}
            one={one}
            isCurrent={pass.isCurrent(one.outcomeId)}
            isChosen={pass.isChosen(one.outcomeId)}
            onToggle={() => pass.toggle(one.outcomeId)}
          />
        ))}
      </ol>
      {outcomes.length > 0 && (
        <div className={styles.head}>
          <Button loading={sign.isPending} disabled={pass.chosen.length === 0} onClick={pass.confirm}>
            {t("signDo", { n: pass.chosen.length, day: text(day, "short") })}
          </Button>
          <span className="soft">{t("signKeys")}</span>
        </div>
      )}
    </>
  );
}

function useSign(day: CourtDay, refetch: () => void, onDone: () => void) {
  const t = useTranslations("desk.judge");
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const showError = useShowError();
  const sign = useMutation(
    server.desk.signDay.mutationOptions({
      onSuccess: ({ changeId, signed }) => {
        saved({ changeId, message: t("signed", { n: signed }) });
        onDone();
      },
      onError: (error) => {
        showError(error);
        refetch();
      },
    }),
  );
  const run = (outcomeIds: number[]) => sign.mutate({ courtId: court.id, day, outcomeIds, key: newKey() });
  return { run, isPending: sign.isPending };
}

type RowProps = { one: ToSign; isCurrent: boolean; isChosen: boolean; onToggle: () => void };

function OutcomeRow(row: RowProps) {
  const { one } = row;
  const t = useTranslations("desk.judge");
  const terms = useTranslations("terms");
  const line = useOutcomeLine();
  return (
    <SignRow {...row} kind={terms(`purposes.${one.purpose}`)}>
      <span className={styles.block}>
        <strong>{line.outcome(one)}</strong> {one.note && <bdi>{one.note}</bdi>}
      </span>
      <span className={`${styles.block} soft`}>
        {line.next(one)}
        {one.recordedBy && <> · {t("recordedBy", { name: `\u2068${one.recordedBy}\u2069` })}</>}
      </span>
      {one.signedBefore && <ChangedSince before={one.signedBefore} />}
    </SignRow>
  );
}

/** What the judge had signed in its place, and why it was corrected. */
function ChangedSince({ before }: { before: NonNullable<ToSign["signedBefore"]> }) {
  const t = useTranslations("desk.judge");
  const line = useOutcomeLine();
  return (
    <div className={styles.changed}>
      <span className="mark mark-risk">{t("correction")}</span>{" "}
      <del>
        {line.outcome(before)}
        {before.note && <bdi> {before.note}</bdi>} · {line.next(before)}
      </del>
      {before.because && <bdi className={styles.block}>{t("correctedBecause", { because: before.because })}</bdi>}
    </div>
  );
}

type Said = Pick<ToSign, "kind" | "reason" | "side" | "disposal" | "nextDay" | "nextPurpose">;

function useOutcomeLine() {
  const t = useTranslations("desk.judge");
  const terms = useTranslations("terms");
  const text = useDayText();
  return {
    outcome: ({ kind, reason, side, disposal }: Said) =>
      [
        kind === "disposed" && disposal ? terms(`disposals.${disposal}`) : terms(`outcomes.${kind}`),
        reason && isAdjournmentReason(reason) && terms(`reasons.${reason}`),
        side && terms(`sides.${side}`),
      ]
        .filter(Boolean)
        .join(" · "),
    next: ({ nextDay, nextPurpose }: Said) =>
      [
        nextDay ? t("next", { day: text(nextDay, "short") }) : t("noNext"),
        nextPurpose && terms(`purposes.${nextPurpose}`),
      ]
        .filter(Boolean)
        .join(" · "),
  };
}
