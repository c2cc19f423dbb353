"use client";

import { Button } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Num } from "../../../components/num.tsx";
import { useCourt } from "../../court-context.tsx";
import { CallForm } from "./call-dialog.tsx";
import { useHoursWords, useWhoWords } from "./reminder-words.ts";
import styles from "./reminders.module.css";
import type { UndatedCall } from "./reminders-data.ts";

/** Calls that are about no date: on no day's list would anybody see them, so they stand under every day's. On paper without why. */
export function UndatedCalls({ calls, mayHandle }: { calls: readonly UndatedCall[]; mayHandle: boolean }) {
  const t = useTranslations("reminders");
  const { court } = useCourt();
  const who = useWhoWords();
  const hours = useHoursWords();
  const [asked, setAsked] = useState<UndatedCall | null>(null);
  return (
    <section>
      <h2 className={styles.undated}>{t("call.undated")}</h2>
      <ul className={styles.steps}>
        {calls.map((one) => (
          <li key={one.call.id} className={styles.undatedCall}>
            <span>
              <Link href={`/${court.code}/cases/${one.caseId}`}>
                <Num>{one.number}</Num>
              </Link>{" "}
              <strong>{who(one)}</strong>
              <span className="soft">
                <span className="no-print"> · {t(`because.${one.call.because}`)}</span> ·{" "}
                {hours(one.window) ?? t("call.anyHours")}
              </span>
            </span>
            <span className={styles.onPaper}>{t("paper.boxes")}</span>
            {mayHandle && (
              <Button className="no-print" size="compact-sm" variant="default" onClick={() => setAsked(one)}>
                {t("call.record")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {asked && <CallForm asked={{ ...asked, say: t("call.ask") }} call={asked.call} close={() => setAsked(null)} />}
    </section>
  );
}
