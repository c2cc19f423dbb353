"use client";

import { Chip, Group, NativeSelect, SegmentedControl, Stack, TextInput } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { type CourtDay, type Weekday, weekdayOf } from "../../../../server/rules/calendar/court-day.ts";
import { parseRule } from "../../../../server/rules/calendar/recurrence.ts";
import {
  choiceOfRule,
  ruleOfChoice,
  type SittingChoice,
  type SittingOrdinal,
  wordsOfRule,
} from "../../../../server/rules/courts/sitting-words.ts";
import { DayField } from "../../../components/day-field.tsx";
import styles from "./settings.module.css";

export type PatternDraft = {
  rule: string;
  startDay: CourtDay;
  untilDay: CourtDay | null;
  fallbackWeekday: Weekday | null;
};

export const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const ORDINALS: readonly SittingOrdinal[] = [1, 2, 3, 4, 5, -1];
const EVERY = ["week", "two-weeks", "month", "custom"] as const;
type Every = (typeof EVERY)[number];

type Props = {
  draft: PatternDraft;
  onChange: (draft: PatternDraft) => void;
  isCustom: boolean;
  onCustom: (isCustom: boolean) => void;
};

/** A sitting pattern in plain words; a rule beyond them is written out. */
export function PatternEditor({ draft, onChange, isCustom, onCustom }: Props) {
  const t = useTranslations("calendar.pattern");
  const language = useLocale();
  const choice = choiceOfRule(draft.rule);
  const every: Every = isCustom || choice === null ? "custom" : choice.every;
  const setRule = (rule: string) => onChange({ ...draft, rule });
  const parsed = parseRule(draft.rule);
  const refused = "refused" in parsed ? t("refused", { because: parsed.refused }) : null;

  const setEvery = (next: Every) => {
    onCustom(next === "custom");
    if (next === "custom") return;
    const weekdays = choice?.weekdays ?? [weekdayOf(draft.startDay)];
    setRule(ruleOfChoice(next === "month" ? { every: next, weekdays, ordinals: [1, 3] } : { every: next, weekdays }));
  };

  return (
    <Stack gap="md">
      <div>
        <div className={styles.label} id="pattern-every">
          {t("repeats")}
        </div>
        <SegmentedControl
          aria-labelledby="pattern-every"
          className={styles.every}
          value={every}
          onChange={(value) => setEvery(value as Every)}
          data={EVERY.map((value) => ({ value, label: t(`every.${value}`) }))}
        />
      </div>
      {every === "custom" || choice === null ? (
        <TextInput
          label={t("rule")}
          value={draft.rule}
          onChange={(event) => setRule(event.currentTarget.value)}
          error={refused}
          dir="ltr"
          maw={520}
        />
      ) : (
        <ChoiceFields choice={choice} onChange={(next) => setRule(ruleOfChoice(next))} />
      )}
      {!refused && <p className={styles.sentence}>{wordsOfRule(draft.rule, language)}</p>}
      <Group gap="md" align="start">
        <DayField
          label={t("start")}
          value={draft.startDay}
          onChange={(day) => day && onChange({ ...draft, startDay: day })}
        />
        <DayField
          label={t("last")}
          value={draft.untilDay}
          onChange={(untilDay) => onChange({ ...draft, untilDay })}
          clearable
          clearButtonProps={{ "aria-label": t("further") }}
          description={draft.untilDay === null ? t("further") : undefined}
          inputWrapperOrder={["label", "input", "description", "error"]}
        />
        <FallbackField
          value={draft.fallbackWeekday}
          onChange={(fallbackWeekday) => onChange({ ...draft, fallbackWeekday })}
        />
      </Group>
    </Stack>
  );
}

function ChoiceFields({ choice, onChange }: { choice: SittingChoice; onChange: (choice: SittingChoice) => void }) {
  const t = useTranslations("calendar");
  const nameOf = (ordinal: SittingOrdinal) =>
    ordinal === -1 ? t("pattern.ordinals.last") : t(`pattern.ordinals.n${ordinal}`);
  return (
    <>
      {choice.every === "month" && (
        <fieldset className={styles.chips}>
          <legend className={styles.label}>{t("pattern.which")}</legend>
          <Chip.Group
            multiple
            value={choice.ordinals.map(String)}
            onChange={(values) =>
              values.length > 0 && onChange({ ...choice, ordinals: values.map(Number) as SittingOrdinal[] })
            }
          >
            {ORDINALS.map((ordinal) => (
              <Chip key={ordinal} value={String(ordinal)} size="sm" radius="sm">
                {nameOf(ordinal)}
              </Chip>
            ))}
          </Chip.Group>
        </fieldset>
      )}
      <fieldset className={styles.chips}>
        <legend className={styles.label}>{t("pattern.weekday")}</legend>
        <Chip.Group
          multiple
          value={choice.weekdays.map(String)}
          onChange={(values) => values.length > 0 && onChange({ ...choice, weekdays: values.map(Number) as Weekday[] })}
        >
          {WEEKDAYS.map((weekday) => (
            <Chip key={weekday} value={String(weekday)} size="sm" radius="sm">
              {t(`weekdays.d${weekday}`)}
            </Chip>
          ))}
        </Chip.Group>
      </fieldset>
    </>
  );
}

function FallbackField({ value, onChange }: { value: Weekday | null; onChange: (value: Weekday | null) => void }) {
  const t = useTranslations("calendar");
  return (
    <NativeSelect
      label={t("pattern.fallback")}
      description={t("pattern.fallbackMore")}
      inputWrapperOrder={["label", "input", "description"]}
      value={value === null ? "" : String(value)}
      onChange={(event) =>
        onChange(event.currentTarget.value === "" ? null : (Number(event.currentTarget.value) as Weekday))
      }
      data={[
        { value: "", label: t("pattern.noFallback") },
        ...WEEKDAYS.map((weekday) => ({ value: String(weekday), label: t(`weekdays.d${weekday}`) })),
      ]}
    />
  );
}
