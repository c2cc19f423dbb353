"use client";

import { Button, Loader, NativeSelect, Select } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { AppRouter } from "../../../../../server/doors/http/router.ts";
import type { CourtDay } from "../../../../../server/rules/calendar/court-day.ts";
import { dayWords } from "../../../../../server/rules/calendar/day-words.ts";
import { ABSENCE_KINDS, type AbsenceKind } from "../../../../../server/rules/people/people.ts";
import { DayField } from "../../../../components/day-field.tsx";
import { useErrorWords, useShowError } from "../../../../components/refusal.ts";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import { timeOfMinute } from "../../matters/own-time/time-of-minute.ts";
import { newKey, useSaved } from "../../settings/use-save.tsx";
import styles from "../../standby/standby.module.css";
import { isolated } from "./people-data.ts";
import { Turns } from "./turns.tsx";

type Away = inferRouterOutputs<AppRouter>["officials"]["away"];
type Official = { id: number; name: string; nameUr: string | null };

/** Who is away and until when, who comes from elsewhere, and whose courts take turns. */
export function PresenceTab() {
  const t = useTranslations("presence.leave");
  const { me, court } = useCourt();
  const server = useServer();
  const words = useErrorWords();
  const away = useQuery(server.officials.away.queryOptions({ courtId: court.id }));
  const all = useQuery(server.people.directory.queryOptions({ courtId: court.id, of: "officials", q: "" }));
  const mayChange = me.role === "clerk" || me.role === "administrator";
  const error = away.error ?? all.error;
  if (error) return <p role="alert">{words(error)}</p>;
  if (!away.data || !all.data) return <Loader role="status" size="sm" aria-label={t("tab")} />;
  return (
    <div className={styles.screen}>
      <section aria-label={t("title")}>
        <h2>{t("title")}</h2>
        <p className="soft">{t("how")}</p>
        {mayChange && <AddAbsence people={all.data.people} today={away.data.today} />}
        <Absences away={away.data} people={all.data.people} mayChange={mayChange} />
      </section>
      <ComesFrom away={away.data} people={all.data.people} mayChange={mayChange} />
      <Turns mayChange={mayChange} />
    </div>
  );
}

const choices = (people: readonly Official[]) => people.map(({ id, name }) => ({ value: String(id), label: name }));

function AddAbsence({ people, today }: { people: readonly Official[]; today: CourtDay }) {
  const t = useTranslations("presence.leave");
  const language = useLocale();
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const onError = useShowError();
  const [personId, setPerson] = useState<string | null>(null);
  const [fromDay, setFrom] = useState<CourtDay | null>(null);
  const [untilDay, setUntil] = useState<CourtDay | null>(null);
  const [kind, setKind] = useState<AbsenceKind>("leave");
  const save = useMutation(server.officials.saveAbsence.mutationOptions({ onError }));
  const name = people.find(({ id }) => String(id) === personId)?.name ?? "";
  const short = (day: CourtDay) => dayWords(day, language, "short");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!personId || !fromDay || !untilDay) return;
    save.mutate(
      { courtId: court.id, personId: Number(personId), fromDay, untilDay, kind, key: newKey() },
      {
        onSuccess: ({ changeId }) => {
          const message = t("saved", { name: isolated(name), from: short(fromDay), until: short(untilDay) });
          saved({ changeId, message });
          setPerson(null);
        },
      },
    );
  };
  return (
    <form onSubmit={submit} className={styles.notice}>
      <Select
        label={t("person")}
        data={choices(people)}
        value={personId}
        onChange={setPerson}
        searchable
        limit={50}
        dir="auto"
      />
      <DayField label={t("from")} value={fromDay} onChange={setFrom} from={today} />
      <DayField label={t("until")} value={untilDay} onChange={setUntil} from={fromDay ?? today} />
      <NativeSelect
        label={t("kind")}
        value={kind}
        onChange={(event) => setKind(event.currentTarget.value as AbsenceKind)}
        data={ABSENCE_KINDS.map((one) => ({ value: one, label: t(`kinds.${one}`) }))}
      />
      <Button type="submit" loading={save.isPending} disabled={!personId || !fromDay || !untilDay}>
        {t("add")}
      </Button>
    </form>
  );
}

type ListProps = { away: Away; people: readonly Official[]; mayChange: boolean };

function Absences({ away, people, mayChange }: ListProps) {
  const t = useTranslations("presence.leave");
  const travel = useTranslations("presence.travel");
  const language = useLocale();
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const onError = useShowError();
  const remove = useMutation(server.officials.removeAbsence.mutationOptions({ onError }));
  const short = (day: CourtDay) => dayWords(day, language, "short");
  if (away.absences.length === 0) return <p>{t("none")}</p>;
  return (
    <ul className={styles.line} style={{ marginBlockStart: 12 }}>
      {away.absences.map(({ id, version, personId, fromDay, untilDay, fromMinute, untilMinute, kind, isOwnWord }) => (
        <li key={id}>
          <bdi>{people.find((one) => one.id === personId)?.name}</bdi>
          <span>
            {fromMinute === null || untilMinute === null
              ? t("span", { from: short(fromDay), until: short(untilDay) })
              : `${short(fromDay)} · ${timeOfMinute(fromMinute)} – ${timeOfMinute(untilMinute)}`}
          </span>
          <span className="soft">{t(`kinds.${kind}`)}</span>
          {isOwnWord && <span className="mark mark-plain">{t("ownWord")}</span>}
          {mayChange && (
            <span className={styles.act}>
              <Button
                size="compact-sm"
                variant="default"
                disabled={remove.isPending}
                onClick={() =>
                  remove.mutate(
                    { courtId: court.id, id, version, key: newKey() },
                    { onSuccess: ({ changeId }) => saved({ changeId, message: t("removed") }) },
                  )
                }
              >
                {travel("remove")}
              </Button>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Where somebody comes from, of the places that a court or a way names. */
function ComesFrom({ away, people, mayChange }: ListProps) {
  const t = useTranslations("presence.leave");
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const onError = useShowError();
  const ways = useQuery(server.calendar.travel.queryOptions({ courtId: court.id }));
  const [personId, setPerson] = useState<string | null>(null);
  const save = useMutation(server.officials.saveComesFrom.mutationOptions({ onError }));
  const nameOf = (id: number) => people.find((one) => one.id === id)?.name ?? "";
  const put = (id: number, place: string) =>
    save.mutate(
      { courtId: court.id, personId: id, comesFrom: place || null, key: newKey() },
      {
        onSuccess: ({ changeId }) => {
          const message = t("comesFromSaved", { name: isolated(nameOf(id)), place: place || t("atCourt") });
          saved({ changeId, message });
          setPerson(null);
        },
      },
    );
  const places = [{ value: "", label: t("atCourt") }, ...(ways.data?.places ?? [])];
  const known = new Map(away.comesFrom.map((one) => [one.personId, one.comesFrom]));
  return (
    <section aria-label={t("comesFrom")}>
      <h2>{t("comesFrom")}</h2>
      <p className="soft">{t("comesFromHow")}</p>
      {away.comesFrom.length === 0 && <p>{t("noneFar")}</p>}
      <ul className={styles.line}>
        {away.comesFrom.map((one) => (
          <li key={one.personId}>
            <bdi>{nameOf(one.personId)}</bdi> <bdi className="soft">{one.comesFrom}</bdi>
          </li>
        ))}
      </ul>
      {mayChange && (
        <div className={styles.notice}>
          <Select
            label={t("person")}
            data={choices(people)}
            value={personId}
            onChange={setPerson}
            searchable
            limit={50}
            dir="auto"
          />
          <NativeSelect
            label={t("comesFrom")}
            disabled={personId === null}
            value={known.get(Number(personId)) ?? ""}
            data={places}
            onChange={(event) => personId && put(Number(personId), event.currentTarget.value)}
          />
        </div>
      )}
    </section>
  );
}
