"use client";

import { Button, Group, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useShowError } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import styles from "./settings.module.css";
import type { TabProps } from "./settings-data.ts";
import { newKey, useSaved } from "./use-save.tsx";

const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** The number that messages ask to call, and its hours. Left empty, no message goes to who must not be found out. */
export function CallOfficeForm({ settings }: Pick<TabProps, "settings">) {
  const t = useTranslations("reminders.office");
  const server = useServer();
  const saved = useSaved();
  const onError = useShowError();
  const { callOffice, mayChangeRules, court, districtVersion: version } = settings;
  const [phone, setPhone] = useState(callOffice?.phone ?? "");
  const [from, setFrom] = useState(clock(callOffice?.fromMinute ?? 9 * 60));
  const [until, setUntil] = useState(clock(callOffice?.untilMinute ?? 16 * 60));
  const save = useMutation(server.calendar.saveCallOffice.mutationOptions({ onError }));
  const isRight = phone.trim() === "" || (/^[\d+ -]{3,20}$/.test(phone.trim()) && from !== "" && from < until);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const office = { phone: phone.trim(), fromMinute: minuteOf(from), untilMinute: minuteOf(until) };
    save.mutate(
      { courtId: court.id, version, office: office.phone === "" ? null : office, key: newKey() },
      { onSuccess: ({ changeId }) => saved({ changeId, message: t("saved") }) },
    );
  };
  return (
    <section style={{ maxWidth: 560, marginBlockStart: 32 }}>
      <h2 className={styles.h2}>{t("title")}</h2>
      <p className="soft">{t("how")}</p>
      <form onSubmit={submit}>
        <Group align="end" gap="sm">
          <TextInput
            label={t("phone")}
            dir="ltr"
            inputMode="tel"
            maxLength={20}
            readOnly={!mayChangeRules}
            value={phone}
            error={!isRight && phone.length > 6}
            onChange={(event) => setPhone(event.currentTarget.value)}
          />
          <TextInput
            type="time"
            dir="ltr"
            label={t("from")}
            readOnly={!mayChangeRules}
            value={from}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
          <TextInput
            type="time"
            dir="ltr"
            label={t("until")}
            readOnly={!mayChangeRules}
            value={until}
            onChange={(event) => setUntil(event.currentTarget.value)}
          />
        </Group>
        {mayChangeRules && (
          <Button type="submit" mt="md" disabled={!isRight} loading={save.isPending}>
            {t("save")}
          </Button>
        )}
      </form>
    </section>
  );
}
