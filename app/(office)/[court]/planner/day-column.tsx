"use client";

import { ActionIcon, Menu } from "@mantine/core";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { type DragEvent, type ReactNode, useId } from "react";
import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { budgetOver, budgetUsedUp, type FullBudget, shareUsed } from "../../../../server/rules/calendar/day-budgets.ts";
import { dayWords } from "../../../../server/rules/calendar/day-words.ts";
import { Icon, type IconName } from "../../../components/icons.tsx";
import { Num } from "../../../components/num.tsx";
import { useCourt } from "../../court-context.tsx";
import { DayPeople } from "../presence/day-people.tsx";
import { DayStandby } from "../standby/day-standby.tsx";
import { MatterRow, type RowProps } from "./matter-row.tsx";
import styles from "./planner.module.css";
import { type BoardDay, byBlock, changesOf, keyOf, type Target } from "./planner-data.ts";

type Props = Pick<RowProps, "today" | "mayPlan" | "onFocus" | "onHover" | "onSelect"> & {
  day: BoardDay;
  /** The days of the board: people are asked for once for all of them. */
  span: { from: CourtDay; until: CourtDay };
  isChosen: boolean;
  currentKey: string | null;
  selected: ReadonlySet<string>;
  onDrop: (dragged: string, target: Target) => void;
  /** Somewhere on the day: the server finds the time with most room. */
  onDropDay: (dragged: string, day: CourtDay) => void;
  takeDown: () => void;
};

/** A hearing day: how full it is and what is posted above, its matters in calling order below. */
export function DayColumn(props: Props) {
  const { day, isChosen, onDrop } = props;
  const t = useTranslations("planner");
  const id = useId();
  const isLost = !day.isOpen;
  const dropOn = (block: string | null) => (event: DragEvent) => {
    event.preventDefault();
    event.stopPropagation();
    onDrop(event.dataTransfer.getData("text/plain"), { day: day.day, block, before: null });
  };
  const dropOnDay = (event: DragEvent) => {
    event.preventDefault();
    props.onDropDay(event.dataTransfer.getData("text/plain"), day.day);
  };
  const look = [styles.column, isChosen && styles.chosen, isLost && styles.lost, day.isTentative && styles.tentative];
  return (
    <section
      className={look.filter(Boolean).join(" ")}
      aria-labelledby={id}
      onDragOver={(event) => event.preventDefault()}
      onDrop={dropOnDay}
    >
      <DayHead day={day} id={id} mayPlan={props.mayPlan} takeDown={props.takeDown} />
      <div className={`${styles.people} no-print`}>
        <DayStandby day={day.day} />
        <DayPeople day={day.day} {...props.span} />
      </div>
      {day.matters.length === 0 && <p className={`soft ${styles.nothing}`}>{t("emptyDay")}</p>}
      {byBlock(day).map(({ block, matters }) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the keyboard moves matters with m and Alt+arrows
        <div
          key={block ?? "any"}
          className={styles.block}
          onDragOver={(event) => event.preventDefault()}
          onDrop={dropOn(block)}
        >
          <div className={styles.blockHead}>{block ? <Num>{block}</Num> : t("day.anyTime")}</div>
          <ol className={styles.rows}>
            {matters.map((matter) => (
              <li key={keyOf(matter)}>
                <MatterRow
                  matter={matter}
                  today={props.today}
                  isCurrent={props.currentKey === keyOf(matter)}
                  isSelected={props.selected.has(keyOf(matter))}
                  mayPlan={props.mayPlan}
                  onFocus={props.onFocus}
                  onHover={props.onHover}
                  onSelect={props.onSelect}
                  onDropBefore={(dragged, before) => onDrop(dragged, { day: day.day, block, before })}
                />
              </li>
            ))}
          </ol>
        </div>
      ))}
      <Removed day={day} />
    </section>
  );
}

function DayHead({
  day,
  id,
  mayPlan,
  takeDown,
}: {
  day: BoardDay;
  id: string;
  mayPlan: boolean;
  takeDown: () => void;
}) {
  const t = useTranslations("planner.day");
  const language = useLocale();
  const minutes = day.listedMinutes + day.draftMinutes;
  const matters = day.listedMatters + day.draftMatters;
  const budgets = { minutes, planMinutes: day.planMinutes, matters, planMatters: day.planMatters };
  const over = budgetOver(budgets);
  const full = budgetUsedUp(budgets);
  const percent = shareUsed(budgets) * 100;
  return (
    <header className={styles.dayHead}>
      <div className={styles.dayName}>
        <h2 id={id}>{dayWords(day.day, language, "short")}</h2>
        <DayMenu day={day} mayPlan={mayPlan} takeDown={takeDown} />
      </div>
      <span
        className={`bar ${over ? "is-over" : ""}`}
        role="img"
        aria-label={t("loadBoth", { n: matters, ...budgets })}
      >
        <span style={{ inlineSize: `${Math.min(100, percent)}%` }} />
      </span>
      <div className={styles.counts}>
        <span>{t("load", { minutes, plan: day.planMinutes })}</span>
        <span>{t("matters", { n: matters, plan: day.planMatters })}</span>
      </div>
      <ListLine day={day} />
      <Marks day={day} over={over} full={full} />
    </header>
  );
}

/** What the draft changes on the day, and how much of its list can be expected to be heard. */
function ListLine({ day }: { day: BoardDay }) {
  const t = useTranslations("planning");
  const { difference, matters, expectedReached } = day;
  const isChanged = difference.added + difference.moved + difference.out > 0;
  if (matters.length === 0 && !isChanged) return null;
  return (
    <div className={styles.listLine}>
      {isChanged && <span>{t("difference.day", difference)}</span>}
      {matters.length > 0 && <span>{t("lists.reached", { n: expectedReached, of: matters.length })}</span>}
    </div>
  );
}

/** A list longer than is ever heard, and stages of which the court wants more. */
function ListMarks({ day }: { day: BoardDay }) {
  const t = useTranslations("planning.lists");
  const stages = useTranslations("terms.stages");
  return (
    <>
      {day.isSaturated && (
        <Mark look="risk" icon="risk">
          {t("saturated", { n: day.saturationMatters })}
        </Mark>
      )}
      {day.unmetQuotas.map(({ stage, atLeast, there }) => (
        <Mark key={stage} look="risk" icon="risk">
          {t("quota", { stage: stages(stage), there, atLeast })}
        </Mark>
      ))}
    </>
  );
}

function Marks({ day, over, full }: { day: BoardDay; over: FullBudget | null; full: FullBudget | null }) {
  const t = useTranslations("planner.day");
  const language = useLocale();
  const name = (language === "ur" ? (day.closureUr ?? day.closureEn) : day.closureEn) ?? "";
  const changes = changesOf(day);
  return (
    <div className={styles.marks}>
      {day.kind === "closed" && (
        <Mark look={day.isTentative ? "tentative" : "plain"} icon="close">
          {name ? t("closedBecause", { name }) : t("closed")}
        </Mark>
      )}
      {day.isTentative && day.kind !== "closed" && (
        <Mark look="tentative" icon="clock">
          {name ? t("tentative", { name }) : t("tentativeBare")}
        </Mark>
      )}
      {day.isNoWork && (
        <Mark look="risk" icon="risk">
          {name ? t("noWorkBecause", { name }) : t("noWork")}
        </Mark>
      )}
      {day.kind === "ordinary" && (
        <Mark look="plain" icon="week">
          {t("ordinary")}
        </Mark>
      )}
      {day.kind === "duty" && (
        <Mark look="risk" icon="clock">
          {t("duty")}
        </Mark>
      )}
      {over && (
        <Mark look="breach" icon="risk">
          {t(`over.${over}`)}
        </Mark>
      )}
      {!over && full && (
        <Mark look="risk" icon="risk">
          {t(`full.${full}`)}
        </Mark>
      )}
      <ListMarks day={day} />
      <Posted day={day} changes={changes} />
    </div>
  );
}

function Posted({ day, changes }: { day: BoardDay; changes: number }) {
  const t = useTranslations("planner.day");
  const { posted } = day;
  if (posted === null && changes === 0) return null;
  return (
    <>
      {posted === null && <span className="mark mark-plain">{t("notPosted")}</span>}
      {posted?.isWithdrawn && (
        <Mark look="breach" icon="close">
          {t("withdrawn")}
        </Mark>
      )}
      {posted && !posted.isWithdrawn && (
        <Mark look="done" icon="done">
          {t("version", { n: posted.version })}
        </Mark>
      )}
      {posted && !posted.isWithdrawn && changes > 0 && (
        <Mark look="risk" icon="moved">
          {t("changes", { n: changes })}
        </Mark>
      )}
    </>
  );
}

function Mark({ look, icon, children }: { look: string; icon: IconName; children: ReactNode }) {
  return (
    <span className={`mark mark-${look}`}>
      <Icon name={icon} size={12} />
      {children}
    </span>
  );
}

function DayMenu({ day, mayPlan, takeDown }: { day: BoardDay; mayPlan: boolean; takeDown: () => void }) {
  const t = useTranslations("planner.day");
  const frame = useTranslations("frame");
  const lost = useTranslations("lost");
  const { court } = useCourt();
  const isUp = day.posted !== null && !day.posted.isWithdrawn;
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="md" aria-label={`${frame("more")}: ${day.day}`}>
          <span aria-hidden="true">⋯</span>
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} href={`/${court.code}/day/${day.day}`}>
          {t("openSheet")}
        </Menu.Item>
        {mayPlan && day.kind === "dedicated" && (
          <Menu.Item component={Link} href={`/${court.code}/lost?day=${day.day}`}>
            {lost("open")}
          </Menu.Item>
        )}
        {isUp && (
          <Menu.Item component="a" href={`/lists/${court.code}/${day.day}`} target="_blank">
            {t("seePosted")}
          </Menu.Item>
        )}
        {isUp && <OfficeCopies day={day} />}
        {isUp && mayPlan && (
          <Menu.Item color="red" onClick={takeDown}>
            {t("takeDown")}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function OfficeCopies({ day }: { day: BoardDay }) {
  const t = useTranslations("planner.day");
  const audiences = useTranslations("terms.audiences");
  const language = useLocale();
  const { court } = useCourt();
  const href = (audience: string) =>
    `/api/exports/lists?court=${court.code}&date=${day.day}&audience=${audience}&format=html&lang=${language}`;
  return (
    <>
      {(["judge", "prosecution", "gate"] as const).map((audience) => (
        <Menu.Item key={audience} component="a" href={href(audience)} target="_blank">
          {t("copyFor", { audience: audiences(audience) })}
        </Menu.Item>
      ))}
    </>
  );
}

function Removed({ day }: { day: BoardDay }) {
  const t = useTranslations("planner.matter");
  const language = useLocale();
  if (day.removed.length === 0) return null;
  return (
    <div className={styles.block}>
      <div className={styles.blockHead}>{t("removed")}</div>
      <ul className={styles.rows}>
        {day.removed.map(({ number, to }) => (
          <li key={number} className={styles.gone}>
            <del>
              <Num>{number}</Num>
            </del>{" "}
            <span className="soft">
              {to ? t("removedTo", { day: dayWords(to, language, "short") }) : t("removedNow")}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
