"use client";

import { Button, NativeSelect, Stack, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { DayField } from "../../../components/day-field.tsx";
import { useShowError } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { useDayText } from "../cases/case-words.tsx";
import { newKey, useSaved } from "./use-save.tsx";

type Person = { userId: string; name: string; courtId: number | null; isActive: boolean };

/** Link judges and substitute readers: somebody bound to one court has another for some days. */
export function Covers({ people }: { people: readonly Person[] }) {
  const t = useTranslations("desk.cover");
  const language = useLocale();
  const server = useServer();
  const saved = useSaved();
  const showError = useShowError();
  const text = useDayText();
  const found = useQuery(server.staff.covers.queryOptions());
  const end = useMutation(
    server.staff.endCover.mutationOptions({ onSuccess: () => saved({ message: t("ended") }), onError: showError }),
  );
  const bound = people.filter(({ courtId, isActive }) => courtId !== null && isActive);
  return (
    <section>
      <h2>{t("title")}</h2>
      <p className="soft">{t("how")}</p>
      {found.data?.length === 0 && <p className="soft">{t("none")}</p>}
      <ul>
        {found.data?.map((one) => (
          <li key={one.id}>
            {t("done", {
              name: `\u2068${one.name}\u2069`,
              court: `\u2068${(language === "ur" ? one.courtUr : one.courtEn) ?? one.courtEn}\u2069`,
              from: text(one.fromDay, "date"),
              until: text(one.untilDay, "date"),
            })}{" "}
            <Button
              size="compact-xs"
              variant="subtle"
              onClick={() => end.mutate({ coverId: one.id, version: one.version, key: newKey() })}
            >
              {t("end")}
            </Button>
          </li>
        ))}
      </ul>
      {bound.length > 0 && <GiveCourt people={bound} />}
    </section>
  );
}

function GiveCourt({ people }: { people: readonly Person[] }) {
  const t = useTranslations("desk.cover");
  const language = useLocale();
  const { me, court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const showError = useShowError();
  const [userId, setUserId] = useState(people[0]?.userId ?? "");
  const [chosen, setChosen] = useState(String(court.id));
  const [fromDay, setFrom] = useState<CourtDay | null>(null);
  const [untilDay, setUntil] = useState<CourtDay | null>(null);
  const [orderedBy, setOrderedBy] = useState("");
  const cover = useMutation(
    server.staff.cover.mutationOptions({
      onSuccess: () => {
        saved();
        setFrom(null);
        setUntil(null);
      },
      onError: showError,
    }),
  );
  // Their own court they have anyway.
  const own = people.find((one) => one.userId === userId)?.courtId;
  const others = me.courts.filter(({ id }) => id !== own);
  const courtId = (others.find(({ id }) => String(id) === chosen) ?? others[0])?.id;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!fromDay || courtId === undefined) return;
    const days = { fromDay, untilDay: untilDay ?? fromDay };
    cover.mutate({ userId, courtId, ...days, orderedBy: orderedBy.trim() || null, key: newKey() });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <NativeSelect
          label={t("who")}
          value={userId}
          data={people.map((one) => ({ value: one.userId, label: one.name }))}
          onChange={(event) => setUserId(event.currentTarget.value)}
        />
        <NativeSelect
          label={t("court")}
          value={String(courtId ?? "")}
          data={others.map((one) => ({
            value: String(one.id),
            label: language === "ur" ? (one.nameUr ?? one.nameEn) : one.nameEn,
          }))}
          onChange={(event) => setChosen(event.currentTarget.value)}
        />
        <DayField label={t("from")} value={fromDay} onChange={setFrom} />
        <DayField label={t("until")} value={untilDay ?? fromDay} onChange={setUntil} />
        <TextInput
          label={t("orderedBy")}
          value={orderedBy}
          maxLength={120}
          onChange={(event) => setOrderedBy(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={!fromDay || courtId === undefined} loading={cover.isPending}>
          {t("add")}
        </Button>
      </Stack>
    </form>
  );
}
