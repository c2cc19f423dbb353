"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useLocale, useTranslations } from "next-intl";
import type { AppRouter } from "../../../../server/doors/http/router.ts";
import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { dayWords } from "../../../../server/rules/calendar/day-words.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { useCourtTime } from "../../court-time.ts";
import { timeOfMinute } from "../matters/own-time/time-of-minute.ts";

export type People = inferRouterOutputs<AppRouter>["presence"]["ofDays"];
export type Clash = People["clashes"][number];
export type Absent = People["absences"][number];

export function usePeopleOfDays(from: CourtDay | null, until: CourtDay | null) {
  const { court, me } = useCourt();
  const server = useServer();
  const days = { from: from ?? ("" as CourtDay), until: until ?? ("" as CourtDay) };
  const isAsked = from !== null && until !== null;
  return useQuery({
    // Another span of days keeps what is known until its own answer comes: what is shown is asked by the day.
    ...server.presence.ofDays.queryOptions(
      { courtId: court.id, ...days },
      { refetchInterval: 60_000, placeholderData: keepPreviousData },
    ),
    enabled: isAsked && me.role !== "prosecutor" && me.role !== "investigating-officer",
  });
}

type Named = Pick<Clash, "name" | "nameUr" | "role">;

/** The sentences about people, in the language of the screen; who is not named is called by the role. */
export function usePeopleWords() {
  const t = useTranslations("presence.clash");
  const kinds = useTranslations("presence.leave.kinds");
  const language = useLocale();
  const time = useCourtTime();
  const isolated = (text: string) => `\u2068${text}\u2069`;
  const nameOf = ({ name, nameUr }: { name: string | null; nameUr: string | null }) =>
    (language === "ur" ? (nameUr ?? name) : name) ?? "";
  const who = (one: Named) => (nameOf(one) === "" ? t(`somebody.${one.role}`) : isolated(nameOf(one)));
  const clash = (one: Clash) => {
    const { there, isTravel } = one;
    const court = isolated((language === "ur" ? there.nameUr : null) ?? there.nameEn);
    const values = { who: who(one), court, time: there.block ?? "" };
    if (there.block === null) return t("anyTime", values);
    return t(isTravel ? "travel" : "at", values);
  };
  const absence = (one: Absent) =>
    one.kind === "turn"
      ? t("inTurn", { who: who(one) })
      : one.fromMinute !== null && one.untilMinute !== null
        ? t(one.feed?.asOf ? "takenThere" : "taken", {
            ...{ who: who(one), kind: kinds(one.kind) },
            ...{ place: isolated(one.feed?.name ?? ""), at: one.feed?.asOf ? isolated(time(one.feed.asOf)) : "" },
            ...{ from: timeOfMinute(one.fromMinute), until: timeOfMinute(one.untilMinute) },
          })
        : t("away", { who: who(one), until: dayWords(one.untilDay, language, "short"), kind: kinds(one.kind) });
  return { who, nameOf, clash, absence };
}
