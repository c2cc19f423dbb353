"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useRef, useState } from "react";
import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { dayWords } from "../../../../server/rules/calendar/day-words.ts";
import { isLimitRule, LIMIT_RULES, type LimitRule } from "../../../../server/rules/listing/next-date-limits.ts";
import { refusalOf, useShowError } from "../../../components/refusal.ts";
import { useServerClient } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { keyOf, type Matter, type PlanJob, seen, type Target } from "./planner-data.ts";

type Words = { overloadBecause?: string; reason?: string; orderedBy?: string };
/** What stands instead of the only date of a case. */
export type Instead = { kind: "date"; day: CourtDay } | { kind: "dormant"; reviewDay: CourtDay };
type Detail = Record<string, string | number | boolean | null>;

/** What the server must be told before it does what was asked. */
export type Ask =
  | { kind: "full"; day: CourtDay; detail: Detail; isCeiling: boolean; go: (words: Words) => void }
  | { kind: "fixed"; day: CourtDay; go: (words: Words) => void }
  | { kind: "law"; day: CourtDay; rule: LimitRule; go: (words: Words) => void }
  | { kind: "elsewhere"; day: CourtDay; go: (words: Words) => void }
  | { kind: "withdraw"; matter: Matter; go: (words: Words) => void }
  | { kind: "last-date"; matter: Matter; go: (words: Words, instead: Instead) => void }
  | { kind: "take-down"; day: CourtDay; go: (words: Words) => void };

/** What was done last: told, with its way back, until something else is done. */
export type Told = {
  message: string;
  warnings: readonly string[];
  changeIds: number[];
  /** Where a moved matter can be looked at. */
  at: { key: string; day: CourtDay } | null;
  /** Listed hearings that got another day: what must go out for them is offered. */
  hearingIds: number[];
  /** What was written in other courts by the same act. */
  elsewhere: readonly { courtId: number; changeId: number }[];
  /** Which matters came to which day: whoever cannot be there is told beside the way back. */
  came: readonly { day: CourtDay; matters: readonly Matter[] }[];
};
type More = Partial<Omit<Told, "message" | "changeIds">>;

const newKey = () => crypto.randomUUID();

/** Every change of the planner, each with its way back; what needs a reason asks for it and goes on. */
export function usePlannerEdits() {
  const t = useTranslations("planner");
  const actions = useTranslations("actions");
  const words = useTranslations("planning.accept");
  const language = useLocale();
  const { court } = useCourt();
  const client = useServerClient();
  const queries = useQueryClient();
  const showError = useShowError();
  const [ask, setAsk] = useState<Ask | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [told, setTold] = useState<Told | null>(null);
  const done = useRef<Told[]>([]);
  const courtId = court.id;
  const short = (day: CourtDay) => dayWords(day, language, "short");

  const tell = (message: string, changeIds: number[], { warnings = [], ...more }: More = {}) => {
    const noted = warnings.flatMap((rule) => (isWarning(rule) ? [t(`move.warnings.${rule}`)] : []));
    const nothing = { at: null, hearingIds: [], elsewhere: [], came: [] };
    const act: Told = { ...nothing, ...more, message, warnings: noted, changeIds };
    if (changeIds.length + act.elsewhere.length > 0) done.current.push(act);
    setTold(act);
  };

  /** Runs one edit; a refusal that a reason would lift becomes a question, any other is told. */
  const run = async (edit: () => Promise<void>, lifts?: (code: string, detail: Detail) => Ask | null) => {
    setBusy(true);
    try {
      await edit();
    } catch (error) {
      const refused = refusalOf(error);
      const question = refused && lifts?.(refused.code, refused.detail);
      if (question) setAsk(question);
      else showError(error);
    } finally {
      setBusy(false);
      await queries.invalidateQueries();
    }
  };

  const undo = (act = done.current.at(-1)) =>
    run(async () => {
      if (!act) return;
      done.current = done.current.filter((one) => one !== act);
      for (const changeId of [...act.changeIds].reverse())
        await client.changes.undo.mutate({ courtId, changeId, key: newKey() });
      for (const one of act.elsewhere)
        await client.changes.undo.mutate({ courtId: one.courtId, changeId: one.changeId, key: newKey() });
      tell(`${actions("undone")}: ${act.message}`, []);
    });

  const questionFor =
    (day: CourtDay, go: (words: Words) => void, mayOrder = false) =>
    (code: string, detail: Detail): Ask | null => {
      if (code === "fixed-date") return { kind: "fixed", day, go };
      // A judge's order stands with a listed date; a draft has none to keep it with.
      if (code === "law-limit" && mayOrder && isLimitRule(detail.rule))
        return { kind: "law", day, rule: detail.rule, go };
      if (code === "person-elsewhere" && mayOrder) return { kind: "elsewhere", day, go };
      if (code !== "day-full") return null;
      const on = (detail.day as CourtDay | undefined) ?? day;
      return { kind: "full", day: on, detail, isCeiling: detail.needsReason !== true, go };
    };

  const movedWords = (gone: readonly Matter[], day: CourtDay) => {
    const [{ number, day: from } = { number: "", day: null }] = gone;
    if (gone.length === 1 && from && from !== day)
      return t("move.doneFrom", { number, from: short(from), day: short(day) });
    return t("move.done", { n: gone.length, number, day: short(day) });
  };

  const place = (
    matters: readonly Matter[],
    day: CourtDay,
    block?: string | null,
    words: Words = {},
  ): Promise<void> => {
    const changeIds: number[] = [];
    const warnings: string[] = [];
    let left = [...matters];
    const keep = (answer: { changeId: number; warnings: string[] }, ...moved: Matter[]) => {
      changeIds.push(answer.changeId);
      warnings.push(...answer.warnings);
      left = left.filter((one) => !moved.includes(one));
    };
    const edit = async () => {
      const drafted = matters.filter(({ kind }) => kind === "draft");
      const { overloadBecause } = words;
      try {
        if (drafted.length > 0) {
          const rows = drafted.map(seen);
          keep(
            await client.planner.place.mutate({ courtId, rows, day, block, overloadBecause, key: newKey() }),
            ...drafted,
          );
        }
        for (const matter of matters.filter(({ kind }) => kind === "hearing")) {
          const at = { courtId, hearingId: matter.id, version: matter.version, day, block };
          keep(await client.planner.moveHearing.mutate({ ...at, ...words, key: newKey() }), matter);
        }
      } finally {
        const gone = matters.filter((one) => !left.includes(one));
        const listed = gone.flatMap((one) => (one.kind === "hearing" && one.day !== day ? [one.id] : []));
        const more = { warnings: [...new Set(warnings)], at: whereNow(gone, day), hearingIds: listed };
        if (changeIds.length > 0) tell(movedWords(gone, day), changeIds, { ...more, came: [{ day, matters: gone }] });
      }
    };
    const again = (more: Words) => void place(left, day, block, { ...words, ...more });
    return run(edit, (code, detail) =>
      questionFor(
        day,
        again,
        left.every(({ kind }) => kind === "hearing"),
      )(code, detail),
    );
  };

  const order = (matter: Matter, { day, block, before }: Target) =>
    run(async () => {
      const moved = { kind: matter.kind, id: matter.id, version: matter.version };
      const next = before && { kind: before.kind, id: before.id };
      const { changeId } = await client.planner.order.mutate({
        courtId,
        day,
        moved,
        block,
        before: next,
        key: newKey(),
      });
      tell(t("move.ordered"), [changeId]);
    });

  const pin = (matters: readonly Matter[]) =>
    run(async () => {
      const drafted = matters.filter(({ kind, day }) => kind === "draft" && day !== null);
      if (drafted.length === 0) return;
      const isPinned = drafted.some((one) => !one.isPinned);
      const { changeId } = await client.planner.pin.mutate({
        courtId,
        rows: drafted.map(seen),
        isPinned,
        key: newKey(),
      });
      tell(t(isPinned ? "move.pinned" : "move.unpinned"), [changeId]);
    });

  const withdraw = (matter: Matter, { reason = "", orderedBy }: Words, instead?: Instead): Promise<void> => {
    const edit = async () => {
      const at = { courtId, hearingId: matter.id, version: matter.version };
      const words = { reason, orderedBy, instead };
      const { changeId, hearingId } = await client.planner.withdrawHearing.mutate({ ...at, ...words, key: newKey() });
      const said =
        instead?.kind === "date"
          ? t("move.withdrawnDated", { day: short(instead.day) })
          : t(instead ? "move.withdrawnRests" : "move.withdrawn");
      tell(said, [changeId], { hearingIds: hearingId === null ? [] : [hearingId] });
    };
    // No open case is left without a date: another one, or an order to rest, is asked for in the same act.
    return run(edit, (code) =>
      code === "last-date"
        ? {
            kind: "last-date",
            matter,
            go: (more, chosen) => void withdraw(matter, { reason, orderedBy, ...more }, chosen),
          }
        : null,
    );
  };

  /** Rows of the draft go to the tray; a listed hearing is taken off its list, with a reason. */
  const remove = async (matters: readonly Matter[]) => {
    const drafted = matters.filter(({ kind, day }) => kind === "draft" && day !== null);
    const listed = matters.find(({ kind, isHeard }) => kind === "hearing" && !isHeard);
    if (drafted.length === 0 && listed) {
      setAsk({ kind: "withdraw", matter: listed, go: (words) => void withdraw(listed, words) });
      return;
    }
    if (drafted.length === 0) return;
    await run(async () => {
      const { changeId } = await client.planner.remove.mutate({ courtId, rows: drafted.map(seen), key: newKey() });
      tell(t("move.removed", { n: drafted.length }), [changeId]);
    });
  };

  const swap = (one: Matter, other: Matter, words: Words = {}): Promise<void> => {
    const { overloadBecause } = words;
    const edit = async () => {
      const pair = { one: seen(one), other: seen(other) };
      const { changeId, warnings } = await client.planner.swap.mutate({
        courtId,
        ...pair,
        overloadBecause,
        key: newKey(),
      });
      const came = [
        { day: other.day as CourtDay, matters: [one] },
        { day: one.day as CourtDay, matters: [other] },
      ];
      tell(t("move.swapped"), [changeId], { warnings, came });
    };
    return run(
      edit,
      questionFor(one.day as CourtDay, (more) => void swap(one, other, more)),
    );
  };

  const discard = () =>
    run(async () => {
      const { changeId } = await client.planner.discard.mutate({ courtId, key: newKey() });
      tell(t("discarded"), [changeId]);
    });

  /** What a planning came to, with the way back from it: in every court that it wrote. */
  const planned = (job: PlanJob) => {
    const written = job.results.flatMap((one) => (one.code === "planned" ? [one] : []));
    if (job.state !== "done" || !job.isMine || written.length === 0) return;
    const sum = (name: "placed" | "unplaced") => written.reduce((total, one) => total + one[name], 0);
    const here = written.filter((one) => one.courtId === courtId).map(({ changeId }) => changeId);
    const elsewhere = written.filter((one) => one.courtId !== courtId);
    tell(t("planned", { placed: sum("placed"), unplaced: sum("unplaced") }), here, { elsewhere });
  };

  /** All of the draft but some days, or only the rows that are chosen; the rest goes back to the tray. */
  const accept = (plannedAt: string, part: { leave: CourtDay[] } | { only: readonly Matter[] }) =>
    run(async () => {
      const which = "only" in part ? { keep: { days: [], rows: part.only.map(seen) } } : part;
      const { changeId, kept, returned } = await client.planner.accept.mutate({
        courtId,
        plannedAt,
        ...which,
        key: newKey(),
      });
      tell(words("done", { kept, returned }), [changeId]);
    });

  const takeDown = (day: CourtDay) =>
    setAsk({
      kind: "take-down",
      day,
      go: ({ reason = "" }) =>
        void run(async () => {
          await client.lists.takeDown.mutate({ courtId, day, supplementary: null, reason, key: newKey() });
          tell(t("reason.takenDown"), []);
        }),
    });

  return { place, order, pin, remove, swap, discard, planned, accept, undo, takeDown, tell, told, ask, setAsk, isBusy };
}

const whereNow = ([first]: readonly Matter[], day: CourtDay): Told["at"] => (first ? { key: keyOf(first), day } : null);

export type PlannerEdits = ReturnType<typeof usePlannerEdits>;

const WARNINGS = ["beyond-plan", ...LIMIT_RULES, "saturated", "tentative-day", "no-work-day"] as const;
const isWarning = (rule: string): rule is (typeof WARNINGS)[number] => (WARNINGS as readonly string[]).includes(rule);
