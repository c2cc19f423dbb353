"use client";

import { ActionIcon, Button, Checkbox, Group, NativeSelect, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { LANGUAGES_OF_REMINDERS, REMINDER_CHANNELS } from "../../../../../../server/rules/reminders/reminder-plan.ts";
import { Icon } from "../../../../../components/icons.tsx";
import type { SetCard } from "./card-draft.ts";
import { type CardDraft, isAddress, type WayDraft } from "./card-draft.ts";
import styles from "./safe-contact.module.css";

const MOST_WAYS = 6;

/** The ways to reach somebody in the order of his choice, each agreed to by itself. */
export function CardWays({ draft, set }: { draft: CardDraft; set: SetCard }) {
  const t = useTranslations("reminders.card");
  const { ways } = draft;
  const change = (id: number, values: Partial<WayDraft>) =>
    set({ ways: ways.map((way) => (way.id === id ? { ...way, ...values } : way)) });
  const add = () => {
    const id = Math.max(-1, ...ways.map((way) => way.id)) + 1;
    const fresh = { channel: "sms", address: "", language: "ur", isSharedPhone: false, isVerified: false } as const;
    set({ ways: [...ways, { id, ...fresh }] });
  };
  return (
    <fieldset className={styles.ways}>
      <legend>{t("ways")}</legend>
      {ways.length === 0 && <p className="soft">{t("noWay")}</p>}
      {ways.map((way, at) => (
        <Way
          key={way.id}
          way={way}
          n={at + 1}
          change={(values) => change(way.id, values)}
          remove={() => set({ ways: ways.filter(({ id }) => id !== way.id) })}
        />
      ))}
      {ways.length < MOST_WAYS && (
        <Button size="compact-sm" variant="default" onClick={add} leftSection={<Icon name="plus" size={13} />}>
          {t("addWay")}
        </Button>
      )}
    </fieldset>
  );
}

type WayProps = { way: WayDraft; n: number; change: (values: Partial<WayDraft>) => void; remove: () => void };

function Way({ way, n, change, remove }: WayProps) {
  const t = useTranslations("reminders");
  return (
    <fieldset className={styles.way} aria-label={t("card.way", { n })}>
      <Group gap="sm" align="start">
        <NativeSelect
          label={t("card.channel")}
          value={way.channel}
          data={REMINDER_CHANNELS.map((value) => ({ value, label: t(`channels.${value}`) }))}
          onChange={(event) => change({ channel: event.currentTarget.value as WayDraft["channel"], isVerified: false })}
        />
        <TextInput
          className={styles.address}
          label={t(`card.address.${way.channel}`)}
          dir="ltr"
          inputMode={way.channel === "email" ? "email" : "tel"}
          maxLength={200}
          autoComplete="off"
          value={way.address}
          error={way.address.length > 10 && !isAddress(way)}
          // Another number was not tried yet.
          onChange={(event) => change({ address: event.currentTarget.value, isVerified: false })}
        />
        <NativeSelect
          label={t("card.language")}
          value={way.language}
          data={LANGUAGES_OF_REMINDERS.map((value) => ({ value, label: t(`languages.${value}`) }))}
          onChange={(event) => change({ language: event.currentTarget.value as WayDraft["language"] })}
        />
        <ActionIcon mt={26} variant="subtle" color="gray" aria-label={t("card.removeWay", { n })} onClick={remove}>
          <Icon name="close" size={15} />
        </ActionIcon>
      </Group>
      {way.channel !== "desk" && (
        <Group gap="lg" mt={6}>
          <Checkbox
            size="sm"
            label={t("card.shared")}
            checked={way.isSharedPhone}
            onChange={(event) => change({ isSharedPhone: event.currentTarget.checked })}
          />
          <Checkbox
            size="sm"
            label={t("card.verified")}
            checked={way.isVerified}
            onChange={(event) => change({ isVerified: event.currentTarget.checked })}
          />
        </Group>
      )}
    </fieldset>
  );
}
