"use client";

import { Button, Checkbox } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Num } from "../../../components/num.tsx";
import { useShowError } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { useAccusedWords, useDayText } from "../cases/case-words.tsx";
import { useNameOf } from "../cases/settlement/use-life.ts";
import { newKey, useSaved } from "../settings/use-save.tsx";
import styles from "./desk.module.css";
import type { Desk } from "./desk-screen.tsx";

type Entry = Desk["file"][number];

const keyOf = ({ kind, entryId }: Entry) => `${kind}/${entryId}`;

/** Judgments and settlements that were entered from the file: no hearing of theirs is signed, so they are signed here. */
export function FileToSign({ entries, refetch }: { entries: readonly Entry[]; refetch: () => void }) {
  const t = useTranslations("desk.judge");
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const showError = useShowError();
  const [leftOut, setLeftOut] = useState<readonly string[]>([]);
  const chosen = entries.filter((one) => !leftOut.includes(keyOf(one)));
  const sign = useMutation(
    server.desk.signFile.mutationOptions({
      onSuccess: ({ changeId, signed }) => saved({ changeId, message: t("signed", { n: signed }) }),
      onError: (error) => {
        showError(error);
        refetch();
      },
    }),
  );
  if (entries.length === 0) return null;
  const toggle = (key: string) =>
    setLeftOut(leftOut.includes(key) ? leftOut.filter((one) => one !== key) : [...leftOut, key]);
  const send = () => {
    const told = chosen.map(({ kind, entryId, fingerprint }) => ({ kind, entryId, fingerprint }));
    sign.mutate({ courtId: court.id, entries: told, key: newKey() });
  };
  return (
    <section id="desk-file">
      <h3>{t("file")}</h3>
      <p className="soft">{t("fileHow")}</p>
      <ol className={styles.pass}>
        {entries.map((one) => (
          <EntryRow
            key={keyOf(one)}
            one={one}
            isChosen={!leftOut.includes(keyOf(one))}
            onToggle={() => toggle(keyOf(one))}
          />
        ))}
      </ol>
      <Button loading={sign.isPending} disabled={chosen.length === 0} onClick={send}>
        {t("fileDo", { n: chosen.length })}
      </Button>
    </section>
  );
}

type RowProps = { one: Entry; isChosen: boolean; onToggle: () => void };

function EntryRow({ one, isChosen, onToggle }: RowProps) {
  const t = useTranslations("desk.judge");
  const { court } = useCourt();
  const accused = useAccusedWords();
  return (
    <li data-left-out={!isChosen || undefined}>
      <Checkbox
        size="xs"
        checked={isChosen}
        onChange={onToggle}
        aria-label={t("confirmOne", { number: `\u2066${one.label}\u2069` })}
      />
      <div>
        <Link href={`/${court.code}/cases/${one.caseId}`} prefetch={false}>
          <Num>{one.label}</Num>
        </Link>{" "}
        <bdi>{accused(one.accusedTitle)}</bdi> <span className="soft">{t(`fileKinds.${one.kind}`)}</span>
        <Said said={one.said} />
        {one.signedBefore && (
          <div className={styles.changed}>
            <span className="mark mark-risk">{t("correction")}</span>{" "}
            <del>
              <Said said={one.signedBefore} />
            </del>
          </div>
        )}
      </div>
    </li>
  );
}

/** The days, and a line for each accused with all that was said of him. */
function Said({ said }: { said: Entry["said"] }) {
  const t = useTranslations("settlement.judgment");
  const desk = useTranslations("desk.judge");
  const law = useTranslations("law");
  const text = useDayText();
  const nameOf = useNameOf();
  const language = useLocale();
  const rupees = (amount: number) => amount.toLocaleString(language === "ur" ? "ur-PK-u-nu-latn" : "en-PK");
  const days = [
    said.announcedDay && t("announced", { day: text(said.announcedDay, "date") }),
    said.reservedDay && t("reserved", { day: text(said.reservedDay, "date") }),
    said.statedDay && desk("fileStated", { day: text(said.statedDay, "date") }),
    said.reopenedDay && desk("fileReopened", { day: text(said.reopenedDay, "date") }),
  ].filter(Boolean);
  return (
    <>
      {days.length > 0 && <span className={styles.block}>{days.join(" · ")}</span>}
      {said.accused.map((one) => (
        <span key={one.name} className={styles.block}>
          <bdi>{nameOf(one)}</bdi>:{" "}
          <strong>
            {[
              one.result && law(`results.${one.result}`),
              ...one.differing.map(({ section, result }) =>
                t("sectionResult", { section: `\u2068${section}\u2069`, result: law(`results.${result}`) }),
              ),
              one.isSplit && t("split"),
              one.months > 0 && t("sentence", { months: one.months }),
              one.fine > 0 && t("fineOf", { amount: rupees(one.fine) }),
              one.compensation > 0 && t("compensationOf", { amount: rupees(one.compensation) }),
              one.sections.length > 0 && desk("fileCompounded", { sections: `\u2068${one.sections.join(", ")}\u2069` }),
            ]
              .filter(Boolean)
              .join(" · ")}
          </strong>
        </span>
      ))}
    </>
  );
}
