"use client";

import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { parseSearch } from "../../../../server/rules/case/case-number.ts";
import { useShowError } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { AskReason, type Reason } from "../cases/ask-reason.tsx";
import { newKey, useSaved } from "../settings/use-save.tsx";
import styles from "./docket.module.css";

const SHORTEST = 3;

/** Whether a search asks for a name that restricted matters may be asked for too. */
export function isName(q: string): boolean {
  const search = parseSearch(q);
  return search.kind === "name" && search.key.length >= SHORTEST;
}

/** Under a search by name, whatever it found: restricted matters stay out of it until somebody says what for. */
export function ProtectedByName({ q }: { q: string }) {
  const t = useTranslations("docket.shaded");
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const [isAsking, setAsking] = useState(false);
  const open = useMutation(server.cases.openByName.mutationOptions({ onError: useShowError() }));
  const say = (because: Reason, words: string | null) =>
    open.mutate(
      { courtId: court.id, q, because, words, key: newKey() },
      {
        onSuccess: ({ opened }) => {
          setAsking(false);
          return saved({ message: t("found", { n: opened }) });
        },
      },
    );
  if (!isAsking)
    return (
      <p className={`soft ${styles.byName} no-print`}>
        {t("byName")}{" "}
        <Button size="compact-xs" variant="subtle" onClick={() => setAsking(true)}>
          {t("byNameOpen")}
        </Button>
      </p>
    );
  return (
    <section className={`${styles.byName} no-print`} aria-label={t("byNameOpen")}>
      <p>{t("byNameHow", { name: `\u2068${q}\u2069` })}</p>
      <AskReason mayPress={false} isSaving={open.isPending} onSay={say} onCancel={() => setAsking(false)} />
    </section>
  );
}
