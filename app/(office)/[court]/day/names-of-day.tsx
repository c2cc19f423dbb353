"use client";

import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type CourtDay, dayAt } from "../../../../server/rules/calendar/court-day.ts";
import { Icon } from "../../../components/icons.tsx";
import { useShowError } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { AskReason, type Reason } from "../cases/ask-reason.tsx";
import { newKey, useSaved } from "../settings/use-save.tsx";
import styles from "./day.module.css";
import type { SheetRow } from "./sheet-data.ts";

type Props = {
  day: CourtDay;
  rows: readonly SheetRow[];
  isUncovered: boolean;
  onUncover: (isUncovered: boolean) => void;
};

/**
 * Above the sheet of another day than today: one reason opens the names of all its restricted matters. What is open stays
 * covered, as in court, unless who prepares the day uncovers it.
 */
export function NamesOfDay({ day, rows, isUncovered, onUncover }: Props) {
  const t = useTranslations("docket.shaded");
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const [isAsking, setAsking] = useState(false);
  const open = useMutation(server.cases.openProtectedOfDay.mutationOptions({ onError: useShowError() }));
  const say = (because: Reason, words: string | null) =>
    open.mutate(
      { courtId: court.id, day, because, words, key: newKey() },
      {
        onSuccess: () => {
          onUncover(true);
          return saved({ message: t("opened") });
        },
      },
    );
  const { me } = useCourt();
  const restricted = rows.filter(({ isRestricted }) => isRestricted);
  const shaded = restricted.filter(({ isShaded }) => isShaded).length;
  if (restricted.length === 0 || day === dayAt(new Date(), me.timezone)) return null;
  if (shaded === 0)
    return (
      <p className={`${styles.namesOfDay} no-print`}>
        <Button size="compact-xs" variant="subtle" aria-pressed={isUncovered} onClick={() => onUncover(!isUncovered)}>
          {t(isUncovered ? "cover" : "uncover")}
        </Button>
      </p>
    );
  return (
    <section className={`${styles.namesOfDay} no-print`} aria-label={t("ofDayOpen")}>
      <p>
        <Icon name="lock" size={14} /> {t("ofDay", { n: shaded })}
        {!isAsking && (
          <Button size="compact-xs" variant="subtle" onClick={() => setAsking(true)}>
            {t("ofDayOpen")}
          </Button>
        )}
      </p>
      {isAsking && (
        <>
          <p className="soft">{t("ofDayHow")}</p>
          <AskReason mayPress={false} isSaving={open.isPending} onSay={say} onCancel={() => setAsking(false)} />
        </>
      )}
    </section>
  );
}
