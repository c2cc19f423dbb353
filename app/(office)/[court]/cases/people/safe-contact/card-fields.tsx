"use client";

import { Checkbox, Chip, Group, Radio, Stack, Textarea, TextInput } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { type CourtDay, courtDay } from "../../../../../../server/rules/calendar/court-day.ts";
import { dayWords } from "../../../../../../server/rules/calendar/day-words.ts";
import { type CaseRole, GUARDED_ROLES } from "../../../../../../server/rules/people/people.ts";
import { CARD_LEVELS, type CardLevel } from "../../../../../../server/rules/reminders/reminder-plan.ts";
import { DayField } from "../../../../../components/day-field.tsx";
import type { SetCard } from "./card-draft.ts";
import { type CardDraft, isWindowRight } from "./card-draft.ts";
import { CardWays } from "./card-ways.tsx";
import styles from "./safe-contact.module.css";

type Props = { draft: CardDraft; set: SetCard; role: CaseRole; today: CourtDay };

/** What is asked, in the order in which it is asked. */
export function CardFields({ draft, set, role, today }: Props) {
  const t = useTranslations("reminders");
  const isGuarded = (GUARDED_ROLES as readonly CaseRole[]).includes(role);
  const levels = CARD_LEVELS.filter((level) => !isGuarded || level < 3);
  return (
    <Stack gap="md">
      <Checkbox
        label={t("card.iWillCall")}
        checked={draft.iWillCall}
        onChange={(event) => set({ iWillCall: event.currentTarget.checked })}
      />
      {!draft.iWillCall && (
        <Radio.Group
          label={t("card.level")}
          value={String(draft.level)}
          onChange={(value) => set({ level: Number(value) as CardLevel })}
        >
          <Stack gap={6} mt={6}>
            {levels.map((level) => (
              <Radio key={level} value={String(level)} label={t(`levels.${level}`)} />
            ))}
          </Stack>
        </Radio.Group>
      )}
      <CardWays draft={draft} set={set} />
      <Hours draft={draft} set={set} />
      <Checkbox
        label={t("card.replies")}
        checked={draft.isReplyAllowed}
        onChange={(event) => set({ isReplyAllowed: event.currentTarget.checked })}
      />
      <DayField
        label={t("card.review")}
        description={t("card.reviewHow")}
        inputWrapperOrder={["label", "input", "description", "error"]}
        value={draft.reviewDay}
        minDate={today}
        onChange={(reviewDay) => set({ reviewDay })}
      />
      <Trusted draft={draft} set={set} />
    </Stack>
  );
}

const WEEK = [1, 2, 3, 4, 5, 6, 7];
// 1 January 2024 was a Monday.
const dayOfWeek = (day: number) => courtDay(`2024-01-0${day}`);

function Hours({ draft, set }: Pick<Props, "draft" | "set">) {
  const t = useTranslations("reminders.card");
  const language = useLocale();
  return (
    <div>
      <Checkbox
        label={t("window")}
        description={draft.hasWindow ? undefined : t("windowNone")}
        checked={draft.hasWindow}
        onChange={(event) => set({ hasWindow: event.currentTarget.checked })}
      />
      {draft.hasWindow && (
        <Stack gap="xs" mt="xs">
          <fieldset className={styles.bare} aria-label={t("days")}>
            <Chip.Group multiple value={draft.days.map(String)} onChange={(days) => set({ days: days.map(Number) })}>
              <Group gap={6}>
                {WEEK.map((day) => (
                  <Chip key={day} value={String(day)} size="sm">
                    {dayWords(dayOfWeek(day), language, "short").split(" ")[0]}
                  </Chip>
                ))}
              </Group>
            </Chip.Group>
          </fieldset>
          <Group gap="sm" align="start">
            {(["from", "until"] as const).map((edge) => (
              <TextInput
                key={edge}
                type="time"
                label={t(edge)}
                dir="ltr"
                value={draft[edge]}
                error={!isWindowRight(draft)}
                onChange={(event) => set({ [edge]: event.currentTarget.value })}
              />
            ))}
          </Group>
        </Stack>
      )}
    </div>
  );
}

/** Whom she trusts, who must not know, and the word between her and the caller. */
function Trusted({ draft, set }: Pick<Props, "draft" | "set">) {
  const t = useTranslations("reminders.card");
  const order = { inputWrapperOrder: ["label", "input", "description"] as ("label" | "input" | "description")[] };
  return (
    <>
      <Group gap="sm" align="start" grow>
        {(["contactName", "contactRelation", "contactPhone"] as const).map((name) => (
          <TextInput
            key={name}
            label={name === "contactName" ? `${t("contact")}: ${t(name)}` : t(name)}
            {...(name === "contactName" ? { ...order, description: t("contactHow") } : {})}
            dir={name === "contactPhone" ? "ltr" : "auto"}
            maxLength={name === "contactPhone" ? 40 : 200}
            autoComplete="off"
            value={draft[name]}
            onChange={(event) => set({ [name]: event.currentTarget.value })}
          />
        ))}
      </Group>
      <Textarea
        {...order}
        label={t("never")}
        description={t("neverHow")}
        maxLength={1000}
        autosize
        minRows={1}
        dir="auto"
        value={draft.neverTell}
        onChange={(event) => set({ neverTell: event.currentTarget.value })}
      />
      <TextInput
        {...order}
        label={t("word")}
        description={t("wordHow")}
        maxLength={100}
        dir="auto"
        autoComplete="off"
        value={draft.agreedWord}
        onChange={(event) => set({ agreedWord: event.currentTarget.value })}
      />
    </>
  );
}
