"use client";

import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { dayWords } from "../../../../server/rules/calendar/day-words.ts";
import type { Purpose } from "../../../../server/rules/case/purposes.ts";
import { Num } from "../../../components/num.tsx";
import { isOffline } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { useReasonWords } from "../planner/reason-words.ts";
import styles from "./best-days.module.css";
import type { BestDays as Found } from "./lost-data.ts";

type Props = {
  caseId: number;
  purpose: Purpose;
  /** The first day that may be given. */
  from?: CourtDay;
  chosen: CourtDay | null;
  onChoose: (day: CourtDay) => void;
  /** `press`: the keys 1 to 3 choose them wherever nothing is typed; `typed`: a lone figure in the caller's field does. */
  keys?: "press" | "typed";
};

const SHOWN = 3;

/** The best days for one matter; without network there are none, and the query is paused. */
export function useBestDays({ caseId, purpose, from }: Pick<Props, "caseId" | "purpose" | "from">, isAsked = true) {
  const { court } = useCourt();
  const server = useServer();
  const asked = { courtId: court.id, caseId, purpose, n: SHOWN, ...(from ? { from } : {}) };
  return useQuery(server.lostDays.bestDays.queryOptions(asked, { staleTime: 10_000, retry: false, enabled: isAsked }));
}

/** Keys 1 to 3 while nothing is typed; physical keys, so that an Urdu layout does the same. */
function useFigures(isOn: boolean, days: readonly { day: CourtDay }[], onChoose: (day: CourtDay) => void): void {
  const latest = useRef({ days, onChoose });
  latest.current = { days, onChoose };
  useEffect(() => {
    if (!isOn) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if ((event.target as HTMLElement | null)?.closest("input, textarea, [contenteditable='true']")) return;
      const figure = /^(?:Digit|Numpad)([1-3])$/.exec(event.code)?.[1];
      const found = figure === undefined ? undefined : latest.current.days[Number(figure) - 1];
      if (!found) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current.onChoose(found.day);
    };
    window.addEventListener("keydown", onKey, { capture: true });
    return () => window.removeEventListener("keydown", onKey, { capture: true });
  }, [isOn]);
}

/**
 * The three best days for one matter, by the rules of the planner: people in other courts, evidence, custody, targets and
 * room. It asks the server; without network it says so, and any date can be typed.
 */
export function BestDays({ chosen, onChoose, keys, ...asked }: Props) {
  const t = useTranslations("lost.best");
  const found = useBestDays(asked);
  const days = found.data?.days ?? [];
  useFigures(keys === "press", days, onChoose);
  if (!found.data) {
    const isCut = found.fetchStatus === "paused" || (found.isError && isOffline(found.error));
    return isCut ? (
      <p className="soft" role="status">
        {t("offline")}
      </p>
    ) : null;
  }
  return (
    <fieldset className={styles.best} aria-label={t("title")}>
      <legend>
        {t("title")}{" "}
        {keys && days.length > 0 && <span className="key-hint">{t(keys === "press" ? "keys" : "keysTyped")}</span>}
      </legend>
      {days.length === 0 && <p className="soft">{t("none")}</p>}
      {days.map((day, at) => (
        <Choice
          key={day.day}
          day={day}
          found={found.data}
          isChosen={day.day === chosen}
          figure={keys ? at + 1 : null}
          onChoose={onChoose}
        />
      ))}
    </fieldset>
  );
}

type ChoiceProps = {
  day: Found["days"][number];
  found: Found;
  isChosen: boolean;
  figure: number | null;
  onChoose: (day: CourtDay) => void;
};

function Choice({ day, found, isChosen, figure, onChoose }: ChoiceProps) {
  const t = useTranslations("lost.best");
  const sheet = useTranslations("sheet");
  const language = useLocale();
  const reason = useReasonWords();
  const person = usePersonWords(found);
  const { listedMatters: matters, planMatters, listedMinutes: minutes, planMinutes } = day.facts;
  return (
    <div className={styles.choice}>
      <Button
        size="compact-sm"
        variant={isChosen ? "filled" : "default"}
        aria-pressed={isChosen}
        leftSection={figure === null ? undefined : <kbd>{figure}</kbd>}
        onClick={(event) => {
          if (event.detail > 0) event.currentTarget.blur();
          onChoose(day.day);
        }}
        rightSection={<Num className={styles.load}>{t("load", { matters, planMatters, minutes, planMinutes })}</Num>}
      >
        {dayWords(day.day, language, "short")}
      </Button>
      <span className={styles.against}>
        {!day.isOpen && <span className="mark mark-breach">{t("closed")}</span>}
        {day.findings.map(({ rule, weight }) => (
          <span key={rule} className={`mark ${weight === "warns" ? "mark-risk" : "mark-breach"}`}>
            {sheet(`findings.${rule}`)}
          </span>
        ))}
        {day.people.map((one) => (
          <span key={`${one.code}/${one.role}`} className={`mark ${one.code === "here" ? "mark-done" : "mark-risk"}`}>
            {person(one)}
          </span>
        ))}
        {day.because.code !== "first-possible" && <span className="soft">{reason(day.because)}</span>}
      </span>
    </div>
  );
}

function usePersonWords({ courts }: Found): (one: Found["days"][number]["people"][number]) => string {
  const t = useTranslations("lost.best");
  const terms = useTranslations("terms");
  const language = useLocale();
  const nameOf = (id: number | null) => {
    const court = courts.find((one) => one.id === id);
    return court ? ((language === "ur" ? court.nameUr : null) ?? court.nameEn) : t("another");
  };
  return (one) => {
    const role = terms(`roles.${one.role}`);
    if (one.code === "here" || one.code === "away") return t(one.code, { role });
    if (one.code === "elsewhere") return t("elsewhere", { role, court: nameOf(one.courtId) });
    return one.courtId === null ? t("standInHere", { role }) : t("standIn", { role, court: nameOf(one.courtId) });
  };
}
