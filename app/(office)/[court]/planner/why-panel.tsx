"use client";

import { Button } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { Icon } from "../../../components/icons.tsx";
import { Num } from "../../../components/num.tsx";
import { useCourt } from "../../court-context.tsx";
import { ReadyButton } from "../standby/ready-button.tsx";
import { useMatterName, useSignsOf } from "./matter-row.tsx";
import styles from "./planner.module.css";
import type { Matter } from "./planner-data.ts";
import { useReasonWords } from "./reason-words.ts";

type Props = {
  matter: Matter | null;
  /** False while the pointer rests on another matter: then the buttons would not be about the one shown. */
  isInFocus: boolean;
  chosen: readonly Matter[];
  today: CourtDay;
  mayPlan: boolean;
  isBusy: boolean;
  move: () => void;
  pin: () => void;
  remove: () => void;
  swap: (() => void) | null;
  /** Keeps only the chosen rows of the draft; null where none are chosen. */
  acceptThese: (() => void) | null;
};

/** Why the matter in focus stands where it does, its marks in words, and what can be done with it. */
export function WhyPanel({
  matter,
  isInFocus,
  chosen,
  today,
  mayPlan,
  isBusy,
  move,
  pin,
  remove,
  swap,
  acceptThese,
}: Props) {
  const t = useTranslations("planner");
  const accept = useTranslations("planning.accept");
  if (!matter) return <div className={`${styles.why} soft`}>{t("why.hint")}</div>;
  const isEditable = mayPlan && isInFocus && chosen.some((one) => !one.isHeard);
  const isPinnable = chosen.some(({ kind, day }) => kind === "draft" && day !== null);
  return (
    <section
      className={styles.why}
      tabIndex={-1}
      data-why
      aria-label={matter.day ? t("why.title") : t("why.titleTray")}
    >
      <Reason matter={matter} today={today} />
      <div className={styles.actions}>
        {chosen.length > 1 && <strong>{t("matter.selected", { n: chosen.length })}</strong>}
        {isEditable && (
          <>
            <Button size="compact-sm" variant="default" onClick={move} disabled={isBusy}>
              {t("move.submitNone")} <kbd aria-hidden>M</kbd>
            </Button>
            {isPinnable && (
              <Button size="compact-sm" variant="default" onClick={pin} disabled={isBusy}>
                {t(chosen.some((one) => !one.isPinned) ? "matter.pin" : "matter.unpin")} <kbd aria-hidden>P</kbd>
              </Button>
            )}
            {swap && (
              <Button size="compact-sm" variant="default" onClick={swap} disabled={isBusy}>
                {t("keys.swap")} <kbd aria-hidden>S</kbd>
              </Button>
            )}
            {acceptThese && (
              <Button size="compact-sm" variant="default" onClick={acceptThese} disabled={isBusy}>
                {accept("these")}
              </Button>
            )}
            {mayStandBy(chosen, matter, today) && matter.day && (
              <ReadyButton hearingId={matter.id} number={matter.number} day={matter.day} today={today} />
            )}
            {chosen.some(({ day }) => day !== null) && (
              <Button size="compact-sm" variant="default" onClick={remove} disabled={isBusy}>
                {t("matter.takeOut")} <kbd aria-hidden>Del</kbd>
              </Button>
            )}
          </>
        )}
      </div>
    </section>
  );
}

/** One listed matter that is at liberty, on a day to come: only that has a date it could keep. */
const mayStandBy = (chosen: readonly Matter[], { kind, custody, day }: Matter, today: CourtDay): boolean =>
  chosen.length === 1 && kind === "hearing" && custody !== "in" && day !== null && day > today;

function Reason({ matter, today }: { matter: Matter; today: CourtDay }) {
  const t = useTranslations("planner");
  const terms = useTranslations("terms");
  const { court } = useCourt();
  const say = useReasonWords();
  const nameOf = useMatterName();
  const signs = useSignsOf(matter, today);
  return (
    <div className={styles.reason} aria-live="polite">
      <span className={styles.reasonHead}>
        <Link href={`/${court.code}/cases/${matter.caseId}`}>
          <Num>{matter.number}</Num>
        </Link>
        <bdi>{nameOf(matter)}</bdi>
        <span className="soft">
          {terms(`purposes.${matter.purpose}`)} · {terms(`stages.${matter.stage}`)}
        </span>
        {signs.map(({ icon, look, text }) => (
          <span key={text} className={`mark mark-${look}`}>
            {icon !== "added" && <Icon name={icon} size={12} />}
            {text}
          </span>
        ))}
      </span>
      <span>
        {say(matter.because)}{" "}
        {matter.years !== null && <span className="soft">{t("why.facts", { years: matter.years })}.</span>}
      </span>
    </div>
  );
}
