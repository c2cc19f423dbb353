"use client";

import { Button, Modal } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { dayWords } from "../../../../server/rules/calendar/day-words.ts";
import { Icon } from "../../../components/icons.tsx";
import { useCourt } from "../../court-context.tsx";
import { AfterStepIn } from "./after-step-in.tsx";
import { InLine } from "./in-line.tsx";
import { type SteppedIn, useOffers, useStandbyActs } from "./use-standby.ts";

/** On a day with a free place: how many could step in, and who, the first in line first. */
export function DayStandby({ day }: { day: CourtDay }) {
  const t = useTranslations("presence.standby");
  const actions = useTranslations("actions");
  const language = useLocale();
  const { court, me } = useCourt();
  const offers = useOffers();
  const queries = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [done, setDone] = useState<SteppedIn | null>(null);
  const acts = useStandbyActs((stepped) => {
    setDone(stepped);
    void queries.invalidateQueries();
  });
  const place = offers.data?.days.find((one) => one.day === day);
  const mayPlan = me.role === "clerk" || me.role === "administrator";
  const close = () => {
    setOpen(false);
    setDone(null);
  };
  return (
    <>
      {place && (
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<Icon name="moved" size={12} />}
          onClick={() => setOpen(true)}
        >
          {t("onDay", { n: place.inLine.length })}
        </Button>
      )}
      <Modal
        opened={isOpen}
        onClose={close}
        size="lg"
        title={<strong>{t("dayTitle", { day: dayWords(day, language, "short") })}</strong>}
        closeButtonProps={{ "aria-label": actions("close") }}
      >
        {done && <AfterStepIn done={done} forget={() => setDone(null)} />}
        {place && offers.data && (
          <InLine
            place={place}
            matters={offers.data.matters}
            isBusy={acts.isBusy}
            stepIn={mayPlan ? acts.stepIn : null}
          />
        )}
        {!place && !done && <p>{t("noPlaces")}</p>}
        <p>
          <Link href={`/${court.code}/standby`}>{t("all")}</Link>
        </p>
      </Modal>
    </>
  );
}
