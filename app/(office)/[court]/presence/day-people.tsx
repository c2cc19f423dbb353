"use client";

import { Button, Modal, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { dayWords } from "../../../../server/rules/calendar/day-words.ts";
import { Icon } from "../../../components/icons.tsx";
import { useErrorWords } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { newKey, useSaved } from "../settings/use-save.tsx";
import styles from "../standby/standby.module.css";
import { type Absent, type Clash, type People, usePeopleOfDays, usePeopleWords } from "./use-people.ts";

type Props = { day: CourtDay; from: CourtDay; until: CourtDay };

/** On a day: how many people cannot be here as it stands, who they are, and who stands in for whom. */
export function DayPeople({ day, from, until }: Props) {
  const t = useTranslations("presence.clash");
  const actions = useTranslations("actions");
  const language = useLocale();
  const people = usePeopleOfDays(from, until);
  const [isOpen, setOpen] = useState(false);
  if (!people.data) return null;
  const ofDay = onDay(people.data, day);
  const n = missingOf(ofDay);
  const label = n > 0 ? t("onDay", { n }) : t("standIns", { n: ofDay.standIns.length });
  return (
    <>
      {(n > 0 || ofDay.standIns.length > 0) && (
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<Icon name={n > 0 ? "risk" : "person"} size={12} />}
          onClick={() => setOpen(true)}
        >
          {label}
        </Button>
      )}
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        size="lg"
        title={<strong>{t("title", { day: dayWords(day, language, "short") })}</strong>}
        closeButtonProps={{ "aria-label": actions("close") }}
      >
        <Everybody people={ofDay} day={day} />
      </Modal>
    </>
  );
}

export function onDay(people: People, day: CourtDay): People {
  return {
    clashes: people.clashes.filter((one) => one.day === day),
    absences: people.absences.filter((one) => one.day === day),
    standIns: people.standIns.filter((one) => one.day === day),
  };
}

export const missingOf = ({ clashes, absences }: Pick<People, "clashes" | "absences">): number =>
  new Set([...clashes, ...absences].map(({ personId }) => personId)).size;

/** One row for a person: of several clashes the first asks for a stand-in for all of them. */
function Everybody({ people, day }: { people: People; day: CourtDay }) {
  const t = useTranslations("presence.clash");
  const { me } = useCourt();
  const mayRecord = ["clerk", "judge", "administrator"].includes(me.role);
  const byPerson = Map.groupBy<number, Clash | Absent>(
    [...people.clashes, ...people.absences],
    ({ personId }) => personId,
  );
  return (
    <>
      {byPerson.size === 0 && <p>{t("none")}</p>}
      <ul className={styles.line}>
        {[...byPerson].map(([personId, all]) => (
          <li key={personId}>
            <Sentences all={all} />
            {mayRecord && all.every(({ need }) => need === "stand-in") && all[0]?.name !== null && (
              <StandInForm day={day} personId={personId} />
            )}
          </li>
        ))}
      </ul>
      {people.standIns.length > 0 && <StandIns people={people} mayRecord={mayRecord} />}
    </>
  );
}

function Sentences({ all }: { all: readonly (Clash | Absent)[] }) {
  const t = useTranslations("presence.clash");
  const words = usePeopleWords();
  const isHard = all.some(({ need }) => need === "must");
  return (
    <span className={styles.who}>
      {all.map((one) =>
        "there" in one ? (
          <span key={`${one.block}/${one.there.courtId}/${one.there.block}`}>
            {words.clash(one)} {one.block && <span className="soft">({t("here", { time: one.block })})</span>}
          </span>
        ) : (
          <span key="away">
            {words.absence(one)} <span className="soft">{t("matters", { n: one.matters })}</span>
          </span>
        ),
      )}
      <span className={`mark mark-${isHard ? "breach" : "plain"}`}>{t(isHard ? "must" : "mayStandIn")}</span>
    </span>
  );
}

function StandInForm({ day, personId }: { day: CourtDay; personId: number }) {
  const t = useTranslations("presence.clash");
  const language = useLocale();
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const words = useErrorWords();
  const [by, setBy] = useState("");
  const record = useMutation(server.presence.recordStandIn.mutationOptions());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    record.mutate(
      { courtId: court.id, day, personId, by, key: newKey() },
      {
        onSuccess: ({ changeId }) =>
          saved({ changeId, message: t("recorded", { by, day: dayWords(day, language, "short") }) }),
      },
    );
  };
  return (
    <form onSubmit={submit} className={styles.act}>
      <TextInput
        size="xs"
        label={t("by")}
        dir="auto"
        value={by}
        error={record.error ? words(record.error) : undefined}
        onChange={(event) => setBy(event.currentTarget.value)}
      />
      <Button type="submit" size="compact-sm" variant="default" disabled={by.trim() === ""} loading={record.isPending}>
        {t("record")}
      </Button>
    </form>
  );
}

function StandIns({ people, mayRecord }: { people: People; mayRecord: boolean }) {
  const t = useTranslations("presence.clash");
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const words = usePeopleWords();
  const remove = useMutation(server.presence.removeStandIn.mutationOptions());
  return (
    <ul className={styles.line}>
      {people.standIns.map((one) => (
        <li key={one.id}>
          <span>{t("stands", { by: one.by, who: words.nameOf(one) })}</span>
          {mayRecord && (
            <span className={styles.act}>
              <Button
                size="compact-sm"
                variant="default"
                disabled={remove.isPending}
                onClick={() =>
                  remove.mutate(
                    { courtId: court.id, id: one.id, version: one.version, key: newKey() },
                    { onSuccess: ({ changeId }) => saved({ changeId, message: t("takenBack") }) },
                  )
                }
              >
                {t("takeBack")}
              </Button>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
