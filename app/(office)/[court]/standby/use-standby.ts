"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useLocale, useTranslations } from "next-intl";
import type { AppRouter } from "../../../../server/doors/http/router.ts";
import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { dayWords } from "../../../../server/rules/calendar/day-words.ts";
import { useShowError } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { newKey, useSaved } from "../settings/use-save.tsx";

export type Offers = inferRouterOutputs<AppRouter>["standby"]["offers"];
export type StandbyMatter = Offers["matters"][number];
export type FreePlace = Offers["days"][number];

/** Who stands by in the court of the screen; nothing for who does not work in it. */
export function useOffers() {
  const { court, me } = useCourt();
  const server = useServer();
  return useQuery({
    ...server.standby.offers.queryOptions({ courtId: court.id }, { refetchInterval: 60_000 }),
    enabled: me.role !== "prosecutor" && me.role !== "investigating-officer",
  });
}

export type SteppedIn = { changeId: number; hearingId: number; day: CourtDay; from: CourtDay; message: string };

/** What can be done with a matter that stands by, each with its way back. */
export function useStandbyActs(onStepIn?: (done: SteppedIn) => void) {
  const t = useTranslations("presence.standby");
  const language = useLocale();
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const onError = useShowError();
  const confirming = useMutation(server.standby.confirm.mutationOptions({ onError }));
  const ending = useMutation(server.standby.end.mutationOptions({ onError }));
  const stepping = useMutation(server.standby.stepIn.mutationOptions({ onError }));
  const short = (day: CourtDay) => dayWords(day, language, "short");
  const courtId = court.id;

  const confirm = (hearingId: number, number: string, untilDay: CourtDay, done: () => void) =>
    confirming.mutate(
      { courtId, hearingId, untilDay, key: newKey() },
      {
        onSuccess: ({ changeId }) => {
          saved({ changeId, message: t("putDone", { number, day: short(untilDay) }) });
          done();
        },
      },
    );
  const end = ({ id, version, number }: Pick<StandbyMatter, "id" | "version" | "number">) =>
    ending.mutate(
      { courtId, standbyId: id, version, key: newKey() },
      { onSuccess: ({ changeId }) => saved({ changeId, message: t("ended", { number }) }) },
    );
  const stepIn = ({ id, version, number }: StandbyMatter, day: CourtDay, orderedBy: string | null) =>
    stepping.mutate(
      { courtId, standbyId: id, version, day, orderedBy, key: newKey() },
      {
        onSuccess: (answer) => {
          const message = t("tookIn", { number, day: short(day), from: short(answer.from) });
          if (!onStepIn) saved({ changeId: answer.changeId, message });
          onStepIn?.({ ...answer, message });
        },
      },
    );
  return { confirm, end, stepIn, isBusy: confirming.isPending || ending.isPending || stepping.isPending };
}
