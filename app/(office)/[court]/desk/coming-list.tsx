"use client";

import { Button, Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { DayField } from "../../../components/day-field.tsx";
import { Num } from "../../../components/num.tsx";
import { useShowError } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { Day, useAccusedWords, useDayText } from "../cases/case-words.tsx";
import { useSheetKeys } from "../day/use-sheet-keys.ts";
import { newKey, useSaved } from "../settings/use-save.tsx";
import styles from "./desk.module.css";
import type { Desk } from "./desk-data.ts";

type List = Desk["list"];
type Matter = List["matters"][number];

/** The coming list as the judge will hear it, with the last order of each matter and a note that nobody else reads. */
export function ComingList({ list, onDay }: { list: List; onDay: (day: CourtDay) => void }) {
  const t = useTranslations("desk.judge");
  const text = useDayText();
  return (
    <section>
      <div className={styles.head}>
        <h2>{t("list", { day: text(list.day, "long") })}</h2>
        <span className="soft">{t("matters", { n: list.matters.length })}</span>
        <Approval list={list} />
        <DayField
          aria-label={t("other")}
          placeholder={t("other")}
          value={list.day}
          size="xs"
          w={140}
          onChange={(day) => day && onDay(day)}
        />
      </div>
      {list.matters.length === 0 && <p className="soft">{t("empty")}</p>}
      <ol className={styles.matters}>
        {list.matters.map((matter) => (
          <MatterRow key={matter.key} matter={matter} />
        ))}
      </ol>
    </section>
  );
}

function Approval({ list }: { list: List }) {
  const t = useTranslations("desk.judge");
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const showError = useShowError();
  const approve = useMutation(
    server.desk.approve.mutationOptions({
      onSuccess: ({ changeId }) => saved({ changeId, message: t("approvedDone") }),
      onError: showError,
    }),
  );
  const { approval } = list;
  const isOpen = list.matters.length > 0 && !approval?.isCurrent && !approve.isPending;
  const run = () => approve.mutate({ courtId: court.id, day: list.day, fingerprint: list.fingerprint, key: newKey() });
  useSheetKeys(({ code }) => {
    if (code !== "KeyA" || !isOpen) return false;
    run();
    return true;
  });
  if (list.matters.length === 0) return null;
  return (
    <>
      {approval?.isCurrent && <span className="mark mark-done">{t("approved")}</span>}
      {approval && !approval.isCurrent && <span className="mark mark-risk">{t("approvedStale")}</span>}
      {!approval && list.approvesLists && <span className="mark mark-risk">{t("approvalNeeded")}</span>}
      {!approval?.isCurrent && (
        <Button
          size="compact-md"
          loading={approve.isPending}
          variant={list.approvesLists ? "filled" : "default"}
          onClick={run}
        >
          {t("approve")}
        </Button>
      )}
    </>
  );
}

function MatterRow({ matter }: { matter: Matter }) {
  const t = useTranslations("desk.judge");
  const terms = useTranslations("terms");
  const accused = useAccusedWords();
  const { court } = useCourt();
  const { last } = matter;
  return (
    <li>
      <div>
        <Link href={`/${court.code}/cases/${matter.caseId}`} prefetch={false}>
          <Num>{matter.label}</Num>
        </Link>{" "}
        {matter.block && <Num className="soft">{matter.block}</Num>}{" "}
        {matter.isDraft && <span className="mark mark-plain">{t("draft")}</span>}
        <span className={styles.block}>
          <bdi>{accused(matter.accusedTitle)}</bdi>
        </span>
      </div>
      <div>
        <strong>{terms(`purposes.${matter.purpose}`)}</strong>{" "}
        {terms(`stages.${matter.stage}`) !== terms(`purposes.${matter.purpose}`) && (
          <span className="soft">{terms(`stages.${matter.stage}`)} </span>
        )}
        {matter.custodyDays !== null && (
          <span className="mark mark-custody">{t("custodyDays", { n: matter.custodyDays })}</span>
        )}
        <span className={`${styles.block} soft`}>
          {last ? (
            <>
              {t("last")} <Day day={last.day} />: {terms(`outcomes.${last.kind}`)}
              {last.reason && <> · {terms(`reasons.${last.reason}`)}</>}
              {last.note && <bdi> · {last.note}</bdi>}
            </>
          ) : (
            t("noLast")
          )}
        </span>
        {matter.witnesses > 0 && (
          <span className={`${styles.block} soft`}>
            {t("witnesses", { n: matter.witnesses })}
            {matter.boundDown > 0 && <> · {t("boundDown", { n: matter.boundDown })}</>}
          </span>
        )}
      </div>
      <PrivateNote matter={matter} />
    </li>
  );
}

/** Kept when the field is left; emptied, it is taken away. */
function PrivateNote({ matter }: { matter: Matter }) {
  const t = useTranslations("desk");
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const showError = useShowError();
  const [latest] = matter.notes;
  const [text, setText] = useState(latest?.text ?? "");
  const told = {
    onSuccess: ({ changeId }: { changeId: number }) => saved({ changeId, message: t("notes.saved") }),
    onError: showError,
  };
  const write = useMutation(server.desk.writeNote.mutationOptions(told));
  const rewrite = useMutation(server.desk.rewriteNote.mutationOptions(told));
  const keep = () => {
    if (text.trim() === (latest?.text ?? "").trim() || write.isPending || rewrite.isPending) return;
    const at = { courtId: court.id, caseId: matter.caseId, text, key: newKey() };
    if (latest) rewrite.mutate({ ...at, noteId: latest.id, version: latest.version });
    else write.mutate({ ...at, isPrivate: true });
  };
  return (
    <Textarea
      className="no-print"
      size="xs"
      aria-label={`${t("judge.note")} ${matter.label}`}
      placeholder={t("judge.notePlaceholder")}
      value={text}
      minRows={1}
      maxRows={6}
      autosize
      maxLength={4000}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={keep}
    />
  );
}
