"use client";

import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { dayWords } from "../../../../server/rules/calendar/day-words.ts";
import type { WantedPeople } from "../../../../server/rules/own-days/own-day.ts";
import type { Matter, Paper, Report, Request, Sitting } from "./days-data.ts";

const STATES = ["draft", "sent", "chased", "partly-answered"] as const;

/** People by what they are, papers, requests and reports in words; no name is among them. */
export function useDaysWords() {
  const t = useTranslations("days");
  const evidence = useTranslations("evidence");
  const process = useTranslations("process");
  const terms = useTranslations("terms");
  const language = useLocale() === "ur" ? "ur" : "en";
  return useMemo(() => {
    const day = (of: CourtDay) => `\u2068${dayWords(of, language, "short")}\u2069`;
    const request = ({ kind, source }: Pick<Request, "kind" | "source">) =>
      t("request", { kind: evidence(`kinds.${kind}`), source: evidence(`sources.${source}`) });
    const whom = (to: NonNullable<Paper["to"]>) =>
      to.role === "witness" ? `\u2066${to.isForDefence ? "DW" : "PW"}-${to.ordinal}\u2069` : terms(`roles.${to.role}`);
    const paper = ({ kind, to }: Pick<Paper, "kind" | "to">) =>
      // That notice says by its name to whom it goes.
      to && kind !== "notice-to-surety"
        ? t("paper", { paper: process(`kinds.${kind}`), whom: whom(to) })
        : process(`kinds.${kind}`);
    const people = ({ role, how, n, isForDefence }: WantedPeople) => {
      const who = isForDefence && role === "witness" ? t("defenceWitness", { n }) : t(`people.${role}`, { n });
      // Witnesses come for nothing else.
      const said = role === "witness" || how === "present" ? "" : t(`how.${how}`);
      return said === "" ? who : `${who} (${said})`;
    };
    const state = ({ state: of, sentDay, lastChasedDay }: Request) => {
      const known = STATES.find((one) => one === of) ?? "sent";
      return t(`requestState.${known}`, {
        day: day((known === "chased" ? lastChasedDay : sentDay) ?? ("" as CourtDay)),
      });
    };
    const report = ({ kind, day: on, state: of, answer }: Report) => {
      const said = { what: t(`kinds.${kind}`), day: day(on) };
      if (of === "turned-down" && answer) return t("state.turned-down", { ...said, why: t(`answers.${answer}`) });
      return of === "confirmed" ? t("state.confirmed", said) : t("state.open", said);
    };
    const deadline = ({ rule, day: by, isMissed }: NonNullable<Matter["deadline"]>) =>
      t(isMissed ? "missed" : "deadline", { what: t(`deadlines.${rule}`), day: day(by) });
    const local = (en: string, ur: string | null) => (language === "ur" ? (ur ?? en) : en);
    const place = ({ room, roomUr, place: where }: Sitting) =>
      [room ? `\u2068${local(room, roomUr)}\u2069` : null, where].filter((part) => part !== null);
    return { day, request, paper, people, state, report, deadline, local, place, whom };
  }, [t, evidence, process, terms, language]);
}
