"use client";

import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { useShowError } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { useDayText } from "../cases/case-words.tsx";
import { newKey, useSaved } from "../settings/use-save.tsx";
import styles from "./desk.module.css";

type Days = { fromDay: CourtDay; untilDay: CourtDay };

/** Who sits in this court while its judge is on leave: the same setting that the administrator has under People. */
export function LinkJudge({ fromDay, untilDay }: Days) {
  const t = useTranslations("desk.link");
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const showError = useShowError();
  const text = useDayText();
  const found = useQuery(server.desk.linkJudges.queryOptions({ courtId: court.id }));
  const end = useMutation(
    server.desk.endLinkJudge.mutationOptions({ onSuccess: () => saved({ message: t("ended") }), onError: showError }),
  );
  if (!found.data) return null;
  const here = found.data.covers.filter((one) => one.fromDay <= untilDay && one.untilDay >= fromDay);
  return (
    <div className={styles.link}>
      {here.length === 0 && <span className="mark mark-risk">{t("nobody")}</span>}
      {here.map((one) => (
        <span key={one.coverId}>
          {t("sits", {
            name: `\u2068${one.name}\u2069`,
            from: text(one.fromDay, "short"),
            until: text(one.untilDay, "short"),
          })}{" "}
          <Button
            size="compact-xs"
            variant="subtle"
            loading={end.isPending}
            onClick={() => end.mutate({ courtId: court.id, coverId: one.coverId, version: one.version, key: newKey() })}
          >
            {t("end")}
          </Button>
        </span>
      ))}
      {here.length === 0 && <NameJudge judges={found.data.judges} fromDay={fromDay} untilDay={untilDay} />}
    </div>
  );
}

type Judge = { userId: string; name: string; courtEn: string; courtUr: string | null };

function NameJudge({ judges, fromDay, untilDay }: Days & { judges: readonly Judge[] }) {
  const t = useTranslations("desk.link");
  const language = useLocale();
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const showError = useShowError();
  const [userId, setUserId] = useState("");
  const [orderedBy, setOrderedBy] = useState("");
  const name = useMutation(
    server.desk.nameLinkJudge.mutationOptions({ onSuccess: () => saved({ message: t("done") }), onError: showError }),
  );
  if (judges.length === 0) return <span className="soft">{t("none")}</span>;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const days = { fromDay, untilDay, orderedBy: orderedBy.trim() || null };
    if (userId) name.mutate({ courtId: court.id, userId, ...days, key: newKey() });
  };
  return (
    <details>
      <summary>{t("name")}</summary>
      <form onSubmit={submit} className={styles.leave}>
        <NativeSelect
          label={t("who")}
          value={userId}
          data={[
            { value: "", label: "—" },
            ...judges.map((one) => ({
              value: one.userId,
              label: `${one.name} (${language === "ur" ? (one.courtUr ?? one.courtEn) : one.courtEn})`,
            })),
          ]}
          onChange={(event) => setUserId(event.currentTarget.value)}
        />
        <TextInput
          label={t("orderedBy")}
          value={orderedBy}
          maxLength={120}
          dir="auto"
          onChange={(event) => setOrderedBy(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={userId === ""} loading={name.isPending}>
          {t("do")}
        </Button>
      </form>
    </details>
  );
}
