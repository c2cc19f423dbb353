"use client";

import { Button, Checkbox, Loader, NativeSelect, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { AppRouter } from "../../../../../server/doors/http/router.ts";
import type { CourtDay } from "../../../../../server/rules/calendar/court-day.ts";
import { OWN_ABSENCE_KINDS } from "../../../../../server/rules/people/people.ts";
import { DayField } from "../../../../components/day-field.tsx";
import { NotLoaded } from "../../../../components/not-loaded.tsx";
import { useErrorWords, useShowError } from "../../../../components/refusal.ts";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import { useToday } from "../../cases/case-words.tsx";
import { newKey, useSaved } from "../../settings/use-save.tsx";
import styles from "../own-time/own-time.module.css";
import { CalendarFile } from "./calendar-file.tsx";
import { type OwnKind, useStretchWords } from "./stretch-words.ts";

type Absence = inferRouterOutputs<AppRouter>["officials"]["mine"]["absences"][number];

/** One's own leave, training and dates of other courts: entered, brought in a calendar file, taken out. */
export function LeaveScreen() {
  const t = useTranslations("otherDates.leave");
  const actions = useTranslations("actions");
  const { court } = useCourt();
  const server = useServer();
  const found = useQuery(server.officials.mine.queryOptions());
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t("title")}</h1>
        <Link href={`/${court.code}/matters`}>{t("back")}</Link>
      </div>
      <div className={styles.page}>
        <section>
          <p className="soft">{t("how")}</p>
          <EnterAbsence />
        </section>
        <section aria-label={t("list")}>
          <h2>{t("list")}</h2>
          {found.isPending && <Loader size="sm" role="status" aria-label={actions("loading")} />}
          {found.isError && <NotLoaded of={found} />}
          {found.data?.absences.length === 0 && <p>{t("none")}</p>}
          <ul className={styles.list}>
            {found.data?.absences.map((one) => (
              <AbsenceItem key={one.id} absence={one} />
            ))}
          </ul>
        </section>
        <CalendarFile />
      </div>
    </div>
  );
}

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

function EnterAbsence() {
  const t = useTranslations("otherDates.leave");
  const server = useServer();
  const saved = useSaved();
  const words = useErrorWords();
  const today = useToday();
  const [fromDay, setFrom] = useState<CourtDay | null>(null);
  const [untilDay, setUntil] = useState<CourtDay | null>(null);
  const [hours, setHours] = useState<{ from: string; until: string } | null>(null);
  const [kind, setKind] = useState<OwnKind>("leave");
  const save = useMutation(server.officials.saveMine.mutationOptions());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!fromDay) return;
    const stretch = hours
      ? { untilDay: fromDay, fromMinute: minutesOf(hours.from), untilMinute: minutesOf(hours.until) }
      : { untilDay: untilDay ?? fromDay, fromMinute: null, untilMinute: null };
    save.mutate(
      { fromDay, ...stretch, kind, key: newKey() },
      {
        onSuccess: () => {
          saved({ message: t("saved") });
          setFrom(null);
          setUntil(null);
          setHours(null);
        },
      },
    );
  };
  return (
    <form onSubmit={submit} className={styles.form}>
      <DayField label={t("from")} value={fromDay} minDate={today} from={today} onChange={setFrom} />
      {!hours && (
        <DayField
          label={t("until")}
          value={untilDay ?? fromDay}
          minDate={fromDay ?? today}
          from={fromDay ?? today}
          onChange={setUntil}
        />
      )}
      {hours && (
        <>
          <TextInput
            type="time"
            label={t("fromTime")}
            value={hours.from}
            onChange={(event) => setHours({ ...hours, from: event.currentTarget.value })}
          />
          <TextInput
            type="time"
            label={t("untilTime")}
            value={hours.until}
            onChange={(event) => setHours({ ...hours, until: event.currentTarget.value })}
          />
        </>
      )}
      <NativeSelect
        label={t("kind")}
        value={kind}
        data={OWN_ABSENCE_KINDS.map((one) => ({ value: one, label: t(`kinds.${one}`) }))}
        onChange={(event) => setKind(event.currentTarget.value as OwnKind)}
      />
      <Button type="submit" disabled={!fromDay} loading={save.isPending}>
        {t("add")}
      </Button>
      <Checkbox
        className={styles.hours}
        label={t("hours")}
        checked={hours !== null}
        onChange={(event) => setHours(event.currentTarget.checked ? { from: "09:00", until: "12:00" } : null)}
      />
      {save.error && (
        <p role="alert" className={styles.hours}>
          {words(save.error)}
        </p>
      )}
    </form>
  );
}

function AbsenceItem({ absence }: { absence: Absence }) {
  const t = useTranslations("otherDates.leave");
  const server = useServer();
  const saved = useSaved();
  const onError = useShowError();
  const stretch = useStretchWords();
  const remove = useMutation(server.officials.removeMine.mutationOptions({ onError }));
  const { id, version, kind, isOwnWord } = absence;
  return (
    <li>
      <span className={styles.line}>
        <strong>{stretch(absence)}</strong>
        <span className="soft">{t(`kinds.${kind}`)}</span>
        {isOwnWord ? (
          <Button
            className={styles.end}
            size="compact-sm"
            variant="default"
            loading={remove.isPending}
            onClick={() =>
              remove.mutate({ id, version, key: newKey() }, { onSuccess: () => saved({ message: t("removed") }) })
            }
          >
            {t("remove")}
          </Button>
        ) : (
          <span className={`${styles.end} soft`}>{t("byOffice")}</span>
        )}
      </span>
    </li>
  );
}
