"use client";

import { Button, Loader, NumberInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { dayWords } from "../../../../server/rules/calendar/day-words.ts";
import { NotLoaded } from "../../../components/not-loaded.tsx";
import { useShowError } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { newKey, useSaved } from "../settings/use-save.tsx";
import { AfterStepIn } from "./after-step-in.tsx";
import { InLine, Who } from "./in-line.tsx";
import styles from "./standby.module.css";
import { type Offers, type SteppedIn, useOffers, useStandbyActs } from "./use-standby.ts";

/** Free places with who could take them, and everybody who stands by with what keeps them waiting. */
export function StandbyScreen() {
  const t = useTranslations("presence.standby");
  const { me } = useCourt();
  const offers = useOffers();
  const queries = useQueryClient();
  const [done, setDone] = useState<SteppedIn | null>(null);
  const acts = useStandbyActs((stepped) => {
    setDone(stepped);
    void queries.invalidateQueries();
  });
  const mayPlan = me.role === "clerk" || me.role === "administrator";
  return (
    <div className={`page ${styles.screen}`}>
      <div className="page-head">
        <h1>{t("open")}</h1>
      </div>
      <p className="soft" style={{ margin: 0 }}>
        {t("how")}
      </p>
      {offers.isPending && <Loader role="status" size="sm" aria-label={t("open")} />}
      {offers.isError && !offers.data && <NotLoaded of={offers} />}
      {done && <AfterStepIn done={done} forget={() => setDone(null)} />}
      {offers.data && (
        <>
          <Places offers={offers.data} isBusy={acts.isBusy} stepIn={mayPlan ? acts.stepIn : null} />
          <Everybody offers={offers.data} isBusy={acts.isBusy} end={mayPlan ? acts.end : null} />
          {mayPlan && <Notice key={offers.data.courtVersion} offers={offers.data} />}
        </>
      )}
    </div>
  );
}

type Acts = ReturnType<typeof useStandbyActs>;

function Places({ offers, isBusy, stepIn }: { offers: Offers; isBusy: boolean; stepIn: Acts["stepIn"] | null }) {
  const t = useTranslations("presence.standby");
  const language = useLocale();
  if (offers.matters.length === 0) return <p>{t("none")}</p>;
  return (
    <section aria-label={t("places")}>
      <h2>{t("places")}</h2>
      {offers.days.length === 0 && <p>{t("noPlaces")}</p>}
      {offers.days.map((place) => (
        <div key={place.day}>
          <h3>{dayWords(place.day, language, "long")}</h3>
          <InLine place={place} matters={offers.matters} isBusy={isBusy} stepIn={stepIn} />
        </div>
      ))}
    </section>
  );
}

function Everybody({ offers, isBusy, end }: { offers: Offers; isBusy: boolean; end: Acts["end"] | null }) {
  const t = useTranslations("presence.standby");
  const language = useLocale();
  if (offers.matters.length === 0) return null;
  return (
    <section aria-label={t("line")}>
      <h2>{t("line")}</h2>
      <ul className={styles.line}>
        {offers.matters.map((matter) => (
          <li key={matter.id}>
            <Who matter={matter} />
            <span className="soft">{t("readyUntil", { day: dayWords(matter.untilDay, language, "short") })}</span>
            {matter.bar && <span className="mark mark-risk">{t(`bars.${matter.bar}`)}</span>}
            {end && (
              <span className={styles.act}>
                <Button size="compact-sm" variant="default" disabled={isBusy} onClick={() => end(matter)}>
                  {t("end")}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Notice({ offers }: { offers: Offers }) {
  const t = useTranslations("presence.standby");
  const actions = useTranslations("actions");
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const onError = useShowError();
  const [hours, setHours] = useState<number | string>(offers.noticeHours);
  const save = useMutation(server.calendar.saveStandbyNotice.mutationOptions({ onError }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typeof hours !== "number") return;
    save.mutate(
      { courtId: court.id, version: offers.courtVersion, hours, key: newKey() },
      { onSuccess: ({ changeId }) => saved({ changeId }) },
    );
  };
  return (
    <form onSubmit={submit} className={styles.notice}>
      <NumberInput
        label={t("notice")}
        description={t("noticeHow")}
        inputWrapperOrder={["label", "input", "description"]}
        value={hours}
        onChange={setHours}
        min={0}
        max={336}
        allowDecimal={false}
        hideControls
      />
      <Button type="submit" variant="default" loading={save.isPending} disabled={hours === offers.noticeHours}>
        {actions("save")}
      </Button>
    </form>
  );
}
