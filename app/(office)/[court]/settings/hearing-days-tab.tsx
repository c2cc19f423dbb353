"use client";

import { Alert, Button, Group, Modal, Stack, TextInput } from "@mantine/core";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { type CourtDay, courtDay, type Weekday } from "../../../../server/rules/calendar/court-day.ts";
import { dayWords } from "../../../../server/rules/calendar/day-words.ts";
import { parseRule } from "../../../../server/rules/calendar/recurrence.ts";
import { wordsOfRule } from "../../../../server/rules/courts/sitting-words.ts";
import { DayField } from "../../../components/day-field.tsx";
import { useShowError } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { type PatternDraft, PatternEditor } from "./pattern-editor.tsx";
import { PreviewDates } from "./preview-dates.tsx";
import styles from "./settings.module.css";
import type { Settings, TabProps } from "./settings-data.ts";
import { newKey, useSaved } from "./use-save.tsx";

type Pattern = Settings["patterns"][number];

/** When the court hears these cases: the pattern that runs, its change from a day on, and days added by order. */
export function HearingDaysTab({ settings, mayChange }: TabProps) {
  const t = useTranslations("calendar.pattern");
  const running = settings.patterns.filter(({ untilDay }) => untilDay === null || untilDay >= settings.today);
  const [edited, setEdited] = useState<Pattern | "new" | null>(null);
  const shown = edited ?? (running.length === 0 && mayChange ? "new" : null);

  return (
    <div className={styles.columns}>
      <Stack gap="xl">
        <section>
          <h2 className={styles.h2}>{t("now")}</h2>
          {running.length === 0 && <p className="soft">{t("none")}</p>}
          <ul className={styles.patterns}>
            {running.map((pattern) => (
              <PatternLine
                key={pattern.id}
                pattern={pattern}
                settings={settings}
                edit={mayChange ? () => setEdited(pattern) : null}
              />
            ))}
          </ul>
          {mayChange && running.length > 0 && edited === null && (
            <Button variant="subtle" size="compact-sm" onClick={() => setEdited("new")}>
              {t("add")}
            </Button>
          )}
        </section>
        {shown !== null && (
          <PatternForm
            key={shown === "new" ? "new" : shown.id}
            settings={settings}
            replaced={shown === "new" ? null : shown}
            close={edited === null ? null : () => setEdited(null)}
          />
        )}
        <ExtraDays settings={settings} mayChange={mayChange} />
      </Stack>
      {shown === null && running[0] && <RunningPreview pattern={running[0]} />}
    </div>
  );
}

function PatternLine({ pattern, settings, edit }: { pattern: Pattern; settings: Settings; edit: (() => void) | null }) {
  const t = useTranslations("calendar");
  const language = useLocale();
  const [isEnding, setEnding] = useState(false);
  const until = pattern.untilDay
    ? t("pattern.until", { day: dayWords(pattern.untilDay, language, "date") })
    : t("pattern.further");
  return (
    <li>
      <strong className={styles.patternName}>{wordsOfRule(pattern.rule, language)}</strong>
      <span className="soft">
        {t("pattern.from", { day: dayWords(pattern.startDay, language, "date") })} · {until}
        {pattern.fallbackWeekday &&
          ` · ${t("pattern.fallback")} ${t(`weekdays.d${pattern.fallbackWeekday as Weekday}`)}`}
      </span>
      {edit && (
        <Group gap="xs" mt={6}>
          <Button size="compact-sm" variant="default" onClick={edit}>
            {t("pattern.change")}
          </Button>
          <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setEnding(true)}>
            {t("pattern.end")}
          </Button>
        </Group>
      )}
      {isEnding && <EndPattern pattern={pattern} today={settings.today} close={() => setEnding(false)} />}
    </li>
  );
}

function EndPattern({ pattern, today, close }: { pattern: Pattern; today: CourtDay; close: () => void }) {
  const t = useTranslations("calendar");
  const server = useServer();
  const saved = useSaved();
  const showError = useShowError();
  const [lastDay, setLastDay] = useState<CourtDay | null>(today);
  const end = useMutation(server.calendar.endPattern.mutationOptions({ onError: showError }));
  return (
    <Modal opened onClose={close} title={t("pattern.endTitle")}>
      <Stack>
        <DayField label={t("pattern.endOn")} value={lastDay} onChange={setLastDay} data-autofocus />
        <Button
          disabled={lastDay === null}
          loading={end.isPending}
          onClick={() =>
            end.mutate(
              {
                courtId: pattern.courtId,
                pattern: { id: pattern.id, version: pattern.version },
                lastDay: lastDay!,
                key: newKey(),
              },
              {
                onSuccess: ({ changeId, leftBehind }) => {
                  close();
                  saved({
                    changeId,
                    message: leftBehind > 0 ? t("settings.leftBehind", { matters: leftBehind }) : undefined,
                  });
                },
              },
            )
          }
        >
          {t("pattern.ends")}
        </Button>
      </Stack>
    </Modal>
  );
}

function PatternForm({
  settings,
  replaced,
  close,
}: {
  settings: Settings;
  replaced: Pattern | null;
  close: (() => void) | null;
}) {
  const t = useTranslations("calendar");
  const tActions = useTranslations("actions");
  const server = useServer();
  const saved = useSaved();
  const showError = useShowError();
  const [draft, setDraft] = useState<PatternDraft>(() => draftOf(replaced, settings.today));
  const [isCustom, setCustom] = useState(false);
  const isReadable = !("refused" in parseRule(draft.rule));
  const asked = { courtId: settings.court.id, ...draft, replaces: replaced?.id ?? null, count: 12 };
  const preview = useQuery(
    server.calendar.preview.queryOptions(asked, { enabled: isReadable, placeholderData: keepPreviousData }),
  );
  const save = useMutation(server.calendar.savePattern.mutationOptions({ onError: showError }));
  const left = preview.data?.leftBehind.reduce((sum, { matters }) => sum + matters, 0) ?? 0;

  const submit = () =>
    save.mutate(
      {
        courtId: settings.court.id,
        ...draft,
        replaces: replaced ? { id: replaced.id, version: replaced.version } : null,
        key: newKey(),
      },
      {
        onSuccess: ({ changeId }) => {
          close?.();
          saved({ changeId });
        },
      },
    );

  return (
    <section className={styles.form}>
      <PatternEditor draft={draft} onChange={setDraft} isCustom={isCustom} onCustom={setCustom} />
      {left > 0 && (
        <Alert color="yellow" mt="md">
          {t("settings.leftBehind", { matters: left })}
        </Alert>
      )}
      <Group mt="md">
        <Button onClick={submit} loading={save.isPending} disabled={!isReadable}>
          {t("pattern.save")}
        </Button>
        {close && (
          <Button variant="subtle" color="gray" onClick={close}>
            {tActions("cancel")}
          </Button>
        )}
      </Group>
      <h3 className={styles.h3}>{t("pattern.preview")}</h3>
      {preview.data && <PreviewDates days={preview.data.days} />}
    </section>
  );
}

const draftOf = (replaced: Pattern | null, today: CourtDay): PatternDraft => ({
  rule: replaced?.rule ?? "FREQ=WEEKLY;BYDAY=TH",
  startDay: replaced && replaced.startDay > today ? replaced.startDay : courtDay(today),
  untilDay: replaced?.untilDay ?? null,
  fallbackWeekday: (replaced?.fallbackWeekday as Weekday | undefined) ?? null,
});

function RunningPreview({ pattern }: { pattern: Pattern }) {
  const t = useTranslations("calendar.pattern");
  const server = useServer();
  const { courtId, rule, startDay, untilDay } = pattern;
  const fallbackWeekday = pattern.fallbackWeekday as Weekday | null;
  const asked = { courtId, rule, startDay, untilDay, fallbackWeekday, replaces: pattern.id, count: 12 };
  const preview = useQuery(server.calendar.preview.queryOptions(asked));
  return (
    <section>
      <h2 className={styles.h2}>{t("preview")}</h2>
      {preview.data && <PreviewDates days={preview.data.days} />}
    </section>
  );
}

function ExtraDays({ settings, mayChange }: { settings: Settings; mayChange: boolean }) {
  const t = useTranslations("calendar.pattern");
  const language = useLocale();
  const server = useServer();
  const saved = useSaved();
  const showError = useShowError();
  const [day, setDay] = useState<CourtDay | null>(null);
  const [because, setBecause] = useState("");
  const options = { onError: showError, onSuccess: ({ changeId }: { changeId: number }) => saved({ changeId }) };
  const add = useMutation(server.calendar.addExtraDay.mutationOptions(options));
  const remove = useMutation(server.calendar.removeExtraDay.mutationOptions(options));
  const courtId = settings.court.id;

  return (
    <section>
      <h2 className={styles.h2}>{t("extra")}</h2>
      <p className="soft">{t("extraMore")}</p>
      {settings.extraDays.length === 0 && <p>{t("extraNone")}</p>}
      <ul className={styles.plain}>
        {settings.extraDays.map((extra) => (
          <li key={extra.id}>
            <strong>{dayWords(extra.day, language, "long")}</strong>{" "}
            {extra.because && <bdi className="soft">{extra.because}</bdi>}
            {mayChange && (
              <Button
                size="compact-xs"
                variant="subtle"
                color="gray"
                onClick={() => remove.mutate({ courtId, id: extra.id, version: extra.version, key: newKey() })}
              >
                {t("remove")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayChange && (
        <form
          className={styles.inlineForm}
          onSubmit={(event) => {
            event.preventDefault();
            if (!day) return;
            add.mutate({ courtId, day, because: because || null, key: newKey() }, { onSuccess: () => setDay(null) });
          }}
        >
          <DayField label={t("extraDay")} value={day} onChange={setDay} />
          <TextInput
            label={t("extraBecause")}
            value={because}
            dir="auto"
            onChange={(event) => setBecause(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" disabled={day === null} loading={add.isPending}>
            {t("extraAdd")}
          </Button>
        </form>
      )}
    </section>
  );
}
