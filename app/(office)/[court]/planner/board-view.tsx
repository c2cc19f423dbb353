"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { DayColumn } from "./day-column.tsx";
import { MoveDialog } from "./move-dialog.tsx";
import styles from "./planner.module.css";
import { type Board, keyOf, type Matter, stepOf, type Target } from "./planner-data.ts";
import { Tray } from "./tray.tsx";
import type { PlannerEdits } from "./use-planner-edits.tsx";
import { dayOfMatter, type KeyActions, usePlannerKeys } from "./use-planner-keys.ts";
import { WhyPanel } from "./why-panel.tsx";

type Props = {
  board: Board;
  edits: PlannerEdits;
  mayPlan: boolean;
  chosenDay: CourtDay | null;
  publish: () => void;
  showKeys: () => void;
  showMore: () => void;
  /** The matter that somebody wants to see where it went, until it is on the screen. */
  wanted: string | null;
  onFound: () => void;
  /** The matter that is to be given another date, as soon as its day is on the screen. */
  toMove: string | null;
  onMoving: () => void;
};

/** The columns, the matter in focus with its reason, and the tray: one selection and one set of keys over all of them. */
export function BoardView({
  board,
  edits,
  mayPlan,
  chosenDay,
  publish,
  showKeys,
  showMore,
  wanted,
  onFound,
  toMove,
  onMoving,
}: Props) {
  const root = useRef<HTMLDivElement>(null);
  const all = useMemo(
    () =>
      new Map<string, Matter>(
        [...board.days.flatMap(({ matters }) => matters), ...board.tray].map((one) => [keyOf(one), one]),
      ),
    [board],
  );
  const [at, setAt] = useState<string | null>(null);
  const [hovered, setHovered] = useState<string | null>(null);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [moving, setMoving] = useState<readonly Matter[]>([]);
  const current = (at && all.get(at)) || null;
  const chosen = chosenMatters(all, selected, current);
  const focusable = current ? keyOf(current) : (all.keys().next().value ?? null);

  const select = (matter: Matter, isRange: boolean) =>
    setSelected(nextSelection([...all.values()], selected, matter, isRange, at));
  const pair = chosen.length === 2 && chosen.every(({ kind, day }) => kind === "draft" && day !== null) ? chosen : null;
  const swap =
    pair?.[0] && pair[1] && pair[0].day !== pair[1].day
      ? () => void edits.swap(pair[0] as Matter, pair[1] as Matter)
      : null;
  const drafted = [...selected].flatMap((key) => all.get(key) ?? []).filter(isDrafted);
  const plannedAt = board.draft?.plannedAt;
  const acceptThese =
    plannedAt && drafted.length > 0
      ? () => {
          setSelected(new Set());
          void edits.accept(plannedAt, { only: drafted });
        }
      : null;
  const act: KeyActions = {
    focus: (key) => root.current?.querySelector<HTMLElement>(`[data-matter="${key}"]`)?.focus(),
    move: () => setMoving(chosen.filter(({ isHeard }) => !isHeard)),
    pin: () => void edits.pin(chosen),
    remove: () => void edits.remove(chosen),
    swap: () => swap?.(),
    undo: () => void edits.undo(),
    publish,
    keys: showKeys,
    why: () => root.current?.querySelector<HTMLElement>("[data-why]")?.focus(),
    leave: () => setSelected(new Set()),
    select,
    step: (step) => {
      const day = current && dayOfMatter(board, current);
      const target = day && current && stepOf(day, current, step);
      if (current && target) void edits.order(current, target);
    },
  };
  usePlannerKeys(board, current, mayPlan, act);
  // Without dependencies: on a phone the day of the matter comes up a moment later than the wish to see it.
  useEffect(() => {
    const row = wanted && root.current?.querySelector<HTMLElement>(`[data-matter="${wanted}"]`);
    if (!row || !all.has(wanted) || row.offsetParent === null) return;
    row.focus();
    row.scrollIntoView({ block: "center", inline: "center" });
    onFound();
  });

  useEffect(() => {
    const matter = toMove && all.get(toMove);
    if (!matter || !mayPlan || matter.isHeard) return;
    setMoving([matter]);
    onMoving();
  }, [toMove, all, mayPlan, onMoving]);

  const drop = (dragged: string, target: Target) => {
    const matter = all.get(dragged);
    if (!matter || !mayPlan || matter.isHeard) return;
    const group = selected.has(dragged) ? chosen : [matter];
    if (matter.day === target.day) void edits.order(matter, target);
    else void edits.place(group, target.day, target.block);
  };
  const dropOnDay = (dragged: string, day: CourtDay) => {
    const matter = all.get(dragged);
    if (!matter || !mayPlan || matter.isHeard || matter.day === day) return;
    void edits.place(selected.has(dragged) ? chosen : [matter], day);
  };
  const shared = {
    today: board.today,
    mayPlan,
    onFocus: (matter: Matter) => setAt(keyOf(matter)),
    onHover: (matter: Matter | null) => setHovered(matter && keyOf(matter)),
    onSelect: select,
    currentKey: focusable,
    selected,
  };
  const shownDay = board.days.some(({ day }) => day === chosenDay) ? chosenDay : board.days[0]?.day;

  return (
    <div ref={root} className={styles.body}>
      <div className={styles.board} tabIndex={board.days.some(({ matters }) => matters.length > 0) ? -1 : 0}>
        {board.days.map((day) => (
          <DayColumn
            key={day.day}
            {...shared}
            day={day}
            span={{ from: board.days[0]!.day, until: board.days.at(-1)!.day }}
            isChosen={day.day === shownDay}
            onDrop={drop}
            onDropDay={dropOnDay}
            takeDown={() => edits.takeDown(day.day)}
          />
        ))}
      </div>
      <WhyPanel
        matter={(hovered && all.get(hovered)) || current}
        isInFocus={!hovered || hovered === at}
        chosen={chosen}
        today={board.today}
        mayPlan={mayPlan}
        isBusy={edits.isBusy}
        move={act.move}
        pin={act.pin}
        remove={act.remove}
        swap={swap}
        acceptThese={acceptThese}
      />
      <Tray
        {...shared}
        board={board}
        isBusy={edits.isBusy}
        onDrop={(dragged) => {
          const matter = all.get(dragged);
          if (matter && mayPlan) void edits.remove(selected.has(dragged) ? chosen : [matter]);
        }}
        place={(matter, day) => void edits.place([matter], day)}
        showMore={showMore}
      />
      <MoveDialog
        matters={moving}
        board={board}
        close={() => setMoving([])}
        move={(day, block) => {
          setSelected(new Set());
          void edits.place(moving, day, block);
        }}
      />
    </div>
  );
}

const isDrafted = ({ kind, day }: Matter): boolean => kind === "draft" && day !== null;

/** The selection where there is one, else the matter in focus. */
function chosenMatters(
  all: ReadonlyMap<string, Matter>,
  selected: ReadonlySet<string>,
  current: Matter | null,
): Matter[] {
  const found = [...selected].flatMap((key) => all.get(key) ?? []);
  return found.length > 0 ? found : current ? [current] : [];
}

function nextSelection(
  matters: readonly Matter[],
  selected: ReadonlySet<string>,
  matter: Matter,
  isRange: boolean,
  from: string | null,
): ReadonlySet<string> {
  const keys = matters.map(keyOf);
  const key = keyOf(matter);
  if (isRange) {
    const anchor = keys.indexOf([...selected].at(-1) ?? from ?? key);
    const [first, last] = [anchor, keys.indexOf(key)].sort((one, other) => one - other) as [number, number];
    return new Set([...selected, ...keys.slice(Math.max(0, first), last + 1)]);
  }
  return selected.has(key) ? new Set([...selected].filter((one) => one !== key)) : new Set([...selected, key]);
}
