"use client";

import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { CourtDay } from "../../../../server/rules/court-day.ts";
import { Icon } from "../../../components/icons.tsx";
import { useShowError } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { AskReason, type Reason } from "../cases/ask-reason.tsx";
import { newKey, useSaved } from "../settings/use-save.tsx";
import styles from "./day.module.css";

/** Above the sheet of a day whose matters are not open by themselves: one reason opens the names of all of them. */
export function NamesOfDay({ day, shaded }: { day: CourtDay; shaded: number }) {
  const t = useTranslations("docket.shaded");
  const actions = useTranslations("actions");
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const [isAsking, setAsking] = useState(false);
  const open = useMutation(server.cases.openProtectedOfDay.mutationOptions({ onError: useShowError() }));
  const say = (because: Reason, words: string | null) =>
    open.mutate(
      { courtId: court.id, day, because, words, key: newKey() },
      { onSuccess: () => saved({ message: t("opened") }) },
    );
  if (shaded === 0) return null;
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
          <AskReason mayPress={false} isSaving={open.isPending} onSay={say} />
          <Button size="compact-xs" variant="subtle" onClick={() => setAsking(false)}>
            {actions("cancel")}
          </Button>
        </>
      )}
    </section>
  );
}
