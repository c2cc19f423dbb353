"use client";

import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { EVIDENCE_SOURCES } from "../../../../server/rules/evidence/evidence-ledger.ts";
import { DEFAULT_REPLY_DAYS, MOST_REPLY_DAYS, type ReplyDays } from "../../../../server/rules/evidence/reply-days.ts";
import { NumberField } from "../../../components/number-field.tsx";
import { useShowError } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import styles from "./settings.module.css";
import type { TabProps } from "./settings-data.ts";
import { newKey, useSaved } from "./use-save.tsx";

/** Days allowed for a reply, by source. What the district left as it came is marked as our assumption. */
export function ReplyDaysForm({ settings }: Pick<TabProps, "settings">) {
  const t = useTranslations("evidence");
  const server = useServer();
  const saved = useSaved();
  const showError = useShowError();
  const [days, setDays] = useState<ReplyDays>(settings.replyDays);
  const save = useMutation(server.calendar.saveReplyDays.mutationOptions({ onError: showError }));
  const { mayChangeRules } = settings;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const input = { courtId: settings.court.id, version: settings.districtVersion, replyDays: days, key: newKey() };
    save.mutate(input, { onSuccess: ({ changeId }) => saved({ changeId }) });
  };
  return (
    <section style={{ maxWidth: 560, marginBlockStart: 32 }}>
      <h2 className={styles.h2}>{t("replyDays.title")}</h2>
      <p className="soft">{t("replyDays.more")}</p>
      <form onSubmit={submit}>
        <div style={{ display: "grid", gridTemplateColumns: "repeat(auto-fill, minmax(170px, 1fr))", gap: 12 }}>
          {EVIDENCE_SOURCES.map((source) => (
            <NumberField
              key={source}
              label={t(`sources.${source}`)}
              description={days[source] === DEFAULT_REPLY_DAYS[source] ? t("replyDays.assumed") : t("replyDays.chosen")}
              value={days[source]}
              onChange={(value) => value !== null && setDays({ ...days, [source]: value })}
              min={1}
              max={MOST_REPLY_DAYS}
              readOnly={!mayChangeRules}
              required
              withAsterisk={false}
            />
          ))}
        </div>
        {mayChangeRules && (
          <Button type="submit" mt="md" loading={save.isPending}>
            {t("replyDays.save")}
          </Button>
        )}
      </form>
    </section>
  );
}
