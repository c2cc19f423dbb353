"use client";

import { Button } from "@mantine/core";
import { DatePicker } from "@mantine/dates";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type CourtDay, isCourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { dayWords } from "../../../../server/rules/calendar/day-words.ts";
import type { MoveCheck } from "../../../../server/rules/listing/check-move.ts";
import { Icon } from "../../../components/icons.tsx";
import styles from "./planner.module.css";
import type { MoveDay, MoveDays } from "./planner-data.ts";

type Props = {
  coming: MoveDays;
  firstDay: CourtDay;
  day: CourtDay | null;
  choose: (day: CourtDay) => void;
};

/** The calendar, in which closed days cannot be chosen and say why, and the hearing days with their loads beside it. */
export function DayChoice({ coming, firstDay, day, choose }: Props) {
  const t = useTranslations("planner.move");
  const actions = useTranslations("actions");
  const language = useLocale();
  const closedBecause = useClosedBecause();
  const byDay = new Map<string, MoveDay>(coming.days.map((one) => [one.day, one]));
  const last = coming.days.at(-1)?.day;
  const hearingDays = coming.days.filter((one) => one.isNamed && one.day >= firstDay);
  return (
    <div className={styles.dayChoice}>
      <DatePicker
        key={(day ?? firstDay).slice(0, 7)}
        aria-label={t("calendar")}
        value={day}
        defaultDate={day ?? firstDay}
        onChange={(text) => text && isCourtDay(text) && choose(text)}
        minDate={firstDay}
        maxDate={last}
        previousLabel={actions("previous")}
        nextLabel={actions("next")}
        maxLevel="month"
        hideOutsideDates
        excludeDate={(one) => byDay.get(one)?.isOpen === false}
        getDayProps={(one) => {
          const known = byDay.get(one);
          if (!known) return {};
          return {
            title: closedBecause(known) ?? undefined,
            "data-hearing": known.isNamed || undefined,
            "data-closed": !known.isOpen || undefined,
          };
        }}
        classNames={{ day: styles.calendarDay }}
      />
      <div>
        <h3 className={styles.choicesHead}>{t("pick")}</h3>
        <ul className={styles.choices}>
          {hearingDays.map((one) => {
            const closed = closedBecause(one);
            return (
              <li key={one.day}>
                <Button
                  variant={one.day === day ? "light" : "default"}
                  fullWidth
                  classNames={{ root: styles.choice, label: styles.choiceLabel }}
                  disabled={closed !== null}
                  aria-pressed={one.day === day}
                  onClick={() => choose(one.day)}
                >
                  <span>{dayWords(one.day, language, "short")}</span>
                  {closed === null ? <DayLoad day={one} /> : <span>{closed}</span>}
                </Button>
              </li>
            );
          })}
        </ul>
      </div>
    </div>
  );
}

/** Why nothing can be listed on a day; null where it is open. */
function useClosedBecause(): (day: MoveDay) => string | null {
  const t = useTranslations("planner.day");
  const language = useLocale();
  return ({ isOpen, closureEn, closureUr }) => {
    if (isOpen) return null;
    const name = language === "ur" ? (closureUr ?? closureEn) : closureEn;
    return name ? t("closedBecause", { name }) : t("closed");
  };
}

function DayLoad({ day }: { day: MoveDay }) {
  const t = useTranslations("planner.day");
  const marks = [
    day.isNoWork && t("noWork"),
    day.kind === "duty" && t("duty"),
    day.isTentative && t("tentativeBare"),
  ].filter((mark) => mark !== false);
  return (
    <span className="soft">
      {marks.length > 0 && `${marks.join(", ")} · `}
      {t("matters", { n: day.listedMatters, plan: day.planMatters })} ·{" "}
      {t("load", { minutes: day.listedMinutes, plan: day.planMinutes })}
    </span>
  );
}

/** The day that is about to be chosen: how full it is, and everything that speaks against it. */
export function ChosenDay({
  day,
  facts,
  check,
  isTooFar,
  isFixed,
}: {
  day: CourtDay | null;
  facts: MoveDay | null;
  check: MoveCheck | null;
  isTooFar: boolean;
  isFixed: boolean;
}) {
  const t = useTranslations("planner");
  const language = useLocale();
  const closedBecause = useClosedBecause();
  if (!day) return <div className={styles.chosenDay} role="status" />;
  const closed = facts && closedBecause(facts);
  return (
    <div className={styles.chosenDay} role="status">
      <strong>{dayWords(day, language)}</strong>
      {facts && !closed && (
        <span>
          {t("day.loadBoth", {
            n: facts.listedMatters,
            planMatters: facts.planMatters,
            minutes: facts.listedMinutes,
            planMinutes: facts.planMinutes,
          })}
        </span>
      )}
      {isTooFar && <Against isBreach>{t("move.tooFar")}</Against>}
      {closed && <Against isBreach>{closed}</Against>}
      {facts && !closed && check && <Findings check={check} isFixed={isFixed} />}
    </div>
  );
}

function Findings({ check, isFixed }: { check: MoveCheck; isFixed: boolean }) {
  const t = useTranslations("planner.move");
  const isCeiling = check.findings.some(({ rule }) => rule === "beyond-ceiling");
  // What is beyond the ceiling is over the plan as well, and need not be said twice.
  const told = check.findings.filter(({ rule }) => !(rule === "beyond-plan" && isCeiling));
  const values = { full: check.full ?? "both", needed: check.needed };
  return told.map(({ rule, weight }) => {
    if (rule === "not-a-hearing-day" && isFixed) return <Against key={rule}>{t("against.byOrder")}</Against>;
    return (
      <Against key={rule} isBreach={weight === "blocks"}>
        {rule === "closed-day" || rule === "not-a-hearing-day" || rule === "beyond-plan" || rule === "beyond-ceiling"
          ? t(`against.${rule}`, values)
          : t(`warnings.${rule}`)}
      </Against>
    );
  });
}

function Against({ isBreach = false, children }: { isBreach?: boolean; children: ReactNode }) {
  return (
    <span className={`mark mark-${isBreach ? "breach" : "risk"}`} style={{ whiteSpace: "normal" }}>
      <Icon name={isBreach ? "close" : "risk"} size={12} />
      {children}
    </span>
  );
}
