"use client";

import { Autocomplete, Button, NumberInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useShowError } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import styles from "../standby/standby.module.css";
import settings from "./settings.module.css";
import { newKey, useSaved } from "./use-save.tsx";

/** How long the way is between the places of the district: administrators say it, everybody reads it. */
export function TravelForm({ mayAdminister }: { mayAdminister: boolean }) {
  const t = useTranslations("presence.travel");
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const onError = useShowError();
  const found = useQuery(server.calendar.travel.queryOptions({ courtId: court.id }));
  const remove = useMutation(server.calendar.removeTravel.mutationOptions({ onError }));
  if (!found.data) return null;
  return (
    <section aria-label={t("title")}>
      <h2 className={settings.h2}>{t("title")}</h2>
      <p className="soft">{t("how")}</p>
      {found.data.ways.length === 0 && <p>{t("none")}</p>}
      <ul className={styles.line}>
        {found.data.ways.map(({ id, version, fromPlace, toPlace, minutes }) => (
          <li key={id}>
            <bdi>{t("way", { from: fromPlace, to: toPlace })}</bdi>
            <span>
              {minutes} <span className="soft">{t("minutes")}</span>
            </span>
            {mayAdminister && (
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
                  {t("remove")}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {mayAdminister && <AddWay places={found.data.places} />}
    </section>
  );
}

function AddWay({ places }: { places: string[] }) {
  const t = useTranslations("presence.travel");
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const onError = useShowError();
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const [minutes, setMinutes] = useState<number | string>("");
  const save = useMutation(server.calendar.saveTravel.mutationOptions({ onError }));
  const isWhole = from.trim() !== "" && to.trim() !== "" && typeof minutes === "number";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isWhole) return;
    save.mutate(
      { courtId: court.id, fromPlace: from, toPlace: to, minutes, key: newKey() },
      { onSuccess: ({ changeId }) => saved({ changeId, message: t("saved", { from, to, minutes }) }) },
    );
  };
  return (
    <form onSubmit={submit} className={styles.notice}>
      <Autocomplete label={t("from")} data={places} value={from} onChange={setFrom} dir="auto" />
      <Autocomplete label={t("to")} data={places} value={to} onChange={setTo} dir="auto" />
      <NumberInput
        label={t("minutes")}
        value={minutes}
        onChange={setMinutes}
        min={1}
        max={1440}
        allowDecimal={false}
        hideControls
      />
      <Button type="submit" variant="default" disabled={!isWhole} loading={save.isPending}>
        {t("save")}
      </Button>
    </form>
  );
}
