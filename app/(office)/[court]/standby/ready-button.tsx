"use client";

import { Button, Group, Modal } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { addDays, type CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { dayWords } from "../../../../server/rules/calendar/day-words.ts";
import { DayField } from "../../../components/day-field.tsx";
import styles from "./standby.module.css";
import { useOffers, useStandbyActs } from "./use-standby.ts";

type Props = { hearingId: number; number: string; day: CourtDay; today: CourtDay };

/** Puts a listed matter on standby, or takes it off. */
export function ReadyButton({ hearingId, number, day, today }: Props) {
  const t = useTranslations("presence.standby");
  const language = useLocale();
  const offers = useOffers();
  const acts = useStandbyActs();
  const [isOpen, setOpen] = useState(false);
  const ready = offers.data?.matters.find((one) => one.hearingId === hearingId);
  if (ready) {
    return (
      <>
        <span className="mark mark-done">{t("isReady", { day: dayWords(ready.untilDay, language, "short") })}</span>
        <Button size="compact-sm" variant="default" disabled={acts.isBusy} onClick={() => acts.end(ready)}>
          {t("end")}
        </Button>
      </>
    );
  }
  return (
    <>
      <Button size="compact-sm" variant="default" disabled={!offers.data} onClick={() => setOpen(true)}>
        {t("put")}
      </Button>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={<strong>{t("putTitle", { number })}</strong>}>
        <AskReady
          {...{ hearingId, number, day, today }}
          hours={offers.data?.noticeHours ?? 24}
          close={() => setOpen(false)}
          acts={acts}
        />
      </Modal>
    </>
  );
}

type AskProps = Props & { hours: number; close: () => void; acts: ReturnType<typeof useStandbyActs> };

function AskReady({ hearingId, number, day, today, hours, close, acts }: AskProps) {
  const t = useTranslations("presence.standby");
  const actions = useTranslations("actions");
  const language = useLocale();
  const [until, setUntil] = useState<CourtDay | null>(addDays(day, -1));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (until) acts.confirm(hearingId, number, until, close);
  };
  return (
    <form onSubmit={submit} className={styles.screen}>
      <p style={{ margin: 0 }}>{t("putHow", { day: dayWords(day, language, "short"), hours })}</p>
      <DayField label={t("until")} value={until} onChange={setUntil} minDate={today} maxDate={addDays(day, -1)} />
      <Group justify="end">
        <Button variant="default" onClick={close}>
          {actions("cancel")}
        </Button>
        <Button type="submit" disabled={!until} loading={acts.isBusy}>
          {t("putGo")}
        </Button>
      </Group>
    </form>
  );
}
