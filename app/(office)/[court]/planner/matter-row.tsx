"use client";

import { useLocale, useTranslations } from "next-intl";
import type { DragEvent } from "react";
import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { daysInCustody } from "../../../../server/rules/people/custody.ts";
import { Icon, type IconName } from "../../../components/icons.tsx";
import { Num } from "../../../components/num.tsx";
import styles from "./planner.module.css";
import { keyOf, type Matter } from "./planner-data.ts";

export type RowProps = {
  matter: Matter;
  today: CourtDay;
  isCurrent: boolean;
  isSelected: boolean;
  mayPlan: boolean;
  onFocus: (matter: Matter) => void;
  onHover: (matter: Matter | null) => void;
  onSelect: (matter: Matter, isRange: boolean) => void;
  onDropBefore?: (dragged: string, before: Matter) => void;
};

/** One matter in one line. Pointer: click to read why, drag to move; keyboard: see the keys of the screen. */
export function MatterRow({
  matter,
  today,
  isCurrent,
  isSelected,
  mayPlan,
  onFocus,
  onHover,
  onSelect,
  onDropBefore,
}: RowProps) {
  const t = useTranslations("planner.matter");
  const purposes = useTranslations("terms.purposes");
  const look = [
    styles.row,
    matter.change && styles[matter.change],
    isSelected && styles.selected,
    matter.isHeard && styles.heard,
  ];
  const isMovable = mayPlan && !matter.isHeard;
  const drop = (event: DragEvent) => {
    if (!onDropBefore) return;
    event.preventDefault();
    event.stopPropagation();
    onDropBefore(event.dataTransfer.getData("text/plain"), matter);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button cannot be dragged in every browser
    <div
      role="button"
      tabIndex={isCurrent ? 0 : -1}
      className={look.filter(Boolean).join(" ")}
      data-matter={keyOf(matter)}
      aria-pressed={isSelected}
      draggable={isMovable}
      onFocus={() => onFocus(matter)}
      onClick={(event) => {
        event.currentTarget.focus();
        if (event.ctrlKey || event.metaKey || event.shiftKey) onSelect(matter, event.shiftKey);
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter") event.currentTarget.click();
      }}
      onMouseEnter={() => onHover(matter)}
      onMouseLeave={() => onHover(null)}
      onDragStart={(event) => event.dataTransfer.setData("text/plain", keyOf(matter))}
      onDragOver={onDropBefore ? (event) => event.preventDefault() : undefined}
      onDrop={onDropBefore ? drop : undefined}
    >
      {matter.serial !== undefined && <Num className={styles.serial}>{matter.serial}</Num>}
      <Num className={styles.number}>{matter.shortNumber}</Num>
      <span className={styles.title} dir={matter.isRestricted ? undefined : "auto"}>
        {matter.isRestricted ? (
          <span className="soft">
            <Icon name="lock" size={12} /> {t("restricted")}
          </span>
        ) : (
          matter.title
        )}
      </span>
      <span className={styles.purpose}>{purposes(matter.purpose)}</span>
      <Signs matter={matter} today={today} />
      <Num className={styles.minutes}>{matter.minutes}</Num>
    </div>
  );
}

/** Small marks with their words for whoever cannot see them; the panel below writes them out. */
function Signs({ matter, today }: { matter: Matter; today: CourtDay }) {
  const signs = useSignsOf(matter, today);
  return (
    <span className={styles.signs}>
      {signs.map(({ icon, look, text, figure }) => (
        <span key={text} className={`${styles.sign} ${styles[look]}`} title={text}>
          {icon === "added" ? <span aria-hidden="true">+</span> : <Icon name={icon} size={13} />}
          {figure !== undefined && <Num>{figure}</Num>}
          <span className={styles.unseen}>{text}</span>
        </span>
      ))}
    </span>
  );
}

export type Sign = {
  icon: IconName | "added";
  look: "custody" | "risk" | "done" | "plain";
  text: string;
  figure?: number;
};

export function useSignsOf(matter: Matter, today: CourtDay): Sign[] {
  const t = useTranslations("planner.matter");
  const day = daysInCustody(matter, matter.day ?? today);
  const signs: (Sign | false)[] = [
    matter.change === "added" && {
      icon: "added",
      look: "done",
      text: matter.kind === "draft" ? t("draft") : t("added"),
    },
    matter.change === "moved" && {
      icon: "moved",
      look: "risk",
      text: matter.movedFrom ? t("movedFrom", { time: matter.movedFrom }) : t("moved"),
    },
    matter.custody === "in" && {
      icon: "custody",
      look: "custody",
      text: day === null ? t("custody") : t("custodyDays", { n: day }),
      ...(day === null ? {} : { figure: day }),
    },
    matter.notReachedTimes > 0 && {
      icon: "clock",
      look: "risk",
      text: t("notReached", { n: matter.notReachedTimes }),
      figure: matter.notReachedTimes,
    },
    matter.isFixed && { icon: "today", look: "plain", text: t("fixed") },
    matter.isPinned && matter.kind === "draft" && { icon: "pin", look: "plain", text: t("pinned") },
    matter.overloadBecause !== null && {
      icon: "risk",
      look: "risk",
      text: t("overload", { reason: matter.overloadBecause }),
    },
    matter.isAdded && { icon: "plus", look: "plain", text: t("addedToday") },
    matter.isHeard && { icon: "done", look: "done", text: t("heard") },
  ];
  return signs.filter((sign) => sign !== false);
}

/** The title in the language of the screen, for headings. */
export function useMatterName(): (matter: Matter) => string {
  const t = useTranslations("planner.matter");
  const language = useLocale();
  return (matter) =>
    matter.isRestricted
      ? t("restricted")
      : language === "ur"
        ? `سرکار بنام ${matter.title}`
        : `State v. ${matter.title}`;
}
