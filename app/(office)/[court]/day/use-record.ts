"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { type CourtDay, dayAt } from "../../../../server/rules/calendar/court-day.ts";
import { nextDateFor, OUTCOME_RULES } from "../../../../server/rules/case/outcomes.ts";
import { type Finding, findingsFor } from "../../../../server/rules/listing/listing-rules.ts";
import { isLimitRule } from "../../../../server/rules/listing/next-date-limits.ts";
import { outbox } from "../../../components/outbox.ts";
import { useShowError } from "../../../components/refusal.ts";
import { useServer, useServerClient } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import type { Offered } from "../process/offer/use-offer.ts";
import { placeableOf } from "./date-law.ts";
import { type AttendanceInput, endsOf, isBehind, type SheetRow } from "./sheet-data.ts";
import type { Draft, NextRead } from "./sheet-entry.ts";
import type { DaySheetData } from "./use-day-sheet.ts";

/** What must still be said before an outcome can be kept. */
export type Asking = { draft: Draft; next: NextRead; overload: boolean; order: boolean; correction: boolean };
export type Answers = { overloadBecause: string; orderedBy: string; because: string };

/** What speaks against giving the matter that day; empty where nothing is known of the day. */
export function findingsOn(
  data: DaySheetData,
  from: CourtDay,
  row: SheetRow,
  day: CourtDay,
  draft: Pick<Draft, "kind" | "purpose">,
): Finding[] {
  const facts = data.days.get(day);
  if (!facts || !data.limits) return [];
  const placement = { ...placeableOf(row, draft, from), isOrdered: false };
  return findingsFor(facts, { ...placement, overloadBecause: null, countedFrom: from }, data.limits);
}

/** Records, corrects, passes over and takes back: everything that a key of the sheet can write. */
export function useRecord(
  data: DaySheetData,
  day: CourtDay,
  say: (text: string) => void,
  goOn: (from: SheetRow) => void,
) {
  const { me, court } = useCourt();
  const t = useTranslations("sheet");
  const attendanceWords = useTranslations("process.attendance");
  const client = useServerClient();
  const server = useServer();
  const queryClient = useQueryClient();
  const showError = useShowError();
  /** `gives`: a date came of it, for which process is offered. */
  const done = useRef<{ key: string; hearingId: number; changeId?: number; gives?: boolean }[]>([]);
  const [asking, setAsking] = useState<Asking | null>(null);
  const [justKept, setJustKept] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const where = (row: SheetRow) => ({ serial: row.serial, total: data.rows.length });
  const now = () => new Date().toISOString();
  const isLater = () => dayAt(new Date(), me.timezone) > day;

  /** False when something is missing; it is said beside the entry. */
  const save = async (row: SheetRow, draft: Draft, read: NextRead): Promise<boolean> => {
    const next = isBehind(row) ? { purpose: read.purpose, day: null, problem: null } : read;
    const missing = missingIn(draft, next, row);
    if (missing) {
      setProblem(t(`problems.${missing}`));
      return false;
    }
    const against = next.day ? findingsOn(data, day, row, next.day, { ...draft, purpose: next.purpose }) : [];
    const blocking = against.filter(({ weight }) => weight !== "warns").map(({ rule }) => rule);
    if (blocking.includes("closed-day")) {
      setProblem(t("findings.closed-day"));
      return false;
    }
    const overload = blocking.includes("beyond-plan") || blocking.includes("beyond-ceiling");
    const isAgainstLaw = against.some(({ rule, weight }) => weight === "blocks" && isLimitRule(rule));
    const order = isAgainstLaw || blocking.includes("beyond-ceiling") || blocking.includes("not-a-hearing-day");
    const correction = row.outcome !== null && row.pending === null;
    if (overload || order || correction) {
      setAsking({ draft, next, overload, order, correction });
      return false;
    }
    return keep(row, draft, next, null);
  };

  const keep = async (row: SheetRow, draft: Draft, next: NextRead, answers: Answers | null): Promise<boolean> => {
    const { kind, reason, side, disposal } = draft;
    const { overloadBecause, orderedBy } = answers ?? {};
    const given = {
      ...{ courtId: court.id, hearingId: row.hearingId, kind, reason, side, disposal },
      note: draft.note.trim() || null,
      next: next.day
        ? {
            purpose: next.purpose,
            day: next.day,
            overloadBecause: overloadBecause || null,
            orderedBy: orderedBy || null,
          }
        : null,
      ...{ recordedAt: now(), isEnteredLater: isLater() },
    };
    if (answers?.because) return correct(row, given, answers.because);
    // A second thought before the first was sent simply takes its place.
    if (row.pending && !row.pending.refused && !(await outbox.takeBack(row.pending.key))) {
      setAsking({ draft, next, overload: false, order: false, correction: true });
      return false;
    }
    if (row.pending?.refused) await outbox.takeBack(row.pending.key);
    const key = crypto.randomUUID();
    const input = { given: { ...given, version: row.version }, seenPurpose: row.purpose };
    await outbox.add({ key, kind: "record", courtId: court.id, day, hearingId: row.hearingId, input });
    done.current.push({ key, hearingId: row.hearingId, gives: true });
    finish(row, t(data.isOffline ? "savedHere" : "saved", where(row)));
    return true;
  };

  const correct = async (row: SheetRow, given: object, because: string): Promise<boolean> => {
    try {
      const outcomeId = row.outcome!.outcomeId || (await standingId(row));
      type Input = Parameters<typeof client.hearings.correctOutcome.mutate>[0];
      const asked = { ...given, outcomeId, because, key: crypto.randomUUID() } as Input;
      const { changeId } = await client.hearings.correctOutcome.mutate(asked);
      data.forget(row.hearingId);
      noteDone(row.hearingId, changeId, true);
      await refresh();
      // The date that it gave is offered its process like any other, and what the wrong one gave is withdrawn.
      void queryClient.invalidateQueries({ queryKey: server.process.pathKey() });
      finish(row, t("saved", where(row)));
      return true;
    } catch (error) {
      showError(error);
      return false;
    }
  };

  /** What was sent from here a moment ago is not known by its number yet. */
  const standingId = async ({ hearingId }: SheetRow): Promise<number | undefined> => {
    const { matters } = await client.hearings.daySheet.query({ courtId: court.id, day });
    return matters.find((one) => one.hearingId === hearingId)?.outcome?.outcomeId;
  };

  const finish = (row: SheetRow, words: string) => {
    setAsking(null);
    setProblem(null);
    setJustKept(row.hearingId);
    say(words);
    goOn(row);
  };

  const refresh = () =>
    queryClient.invalidateQueries({ queryKey: server.hearings.daySheet.queryKey({ courtId: court.id, day }) });

  const call = async (row: SheetRow, kind: "called" | "passed-over") => {
    const given = { courtId: court.id, hearingId: row.hearingId, kind, calledAt: now() };
    const key = crypto.randomUUID();
    await outbox.add({ key, kind: "call", courtId: court.id, day, hearingId: row.hearingId, input: { given } });
    done.current.push({ key, hearingId: row.hearingId });
    say(t(kind === "called" ? "calledNow" : "passedOver", where(row)));
    if (kind === "passed-over") goOn(row);
  };

  /** Who came; the matter stays, since its outcome usually follows. */
  const attend = async (row: SheetRow, marks: AttendanceInput["marks"]) => {
    // The last word replaces one that has not left yet, or that was refused.
    if (row.attending) await outbox.takeBack(row.attending.key);
    const given = { courtId: court.id, hearingId: row.hearingId, marks, recordedAt: now() };
    const key = crypto.randomUUID();
    await outbox.add({ key, kind: "attendance", courtId: court.id, day, hearingId: row.hearingId, input: { given } });
    done.current.push({ key, hearingId: row.hearingId });
    say(attendanceWords(data.isOffline ? "savedHere" : "saved", where(row)));
  };

  /** Takes back what this screen did last; answers the matter it belonged to. */
  const undo = async (): Promise<number | null> => {
    const last = done.current.pop();
    const row = data.rows.find(({ hearingId }) => hearingId === last?.hearingId);
    if (!last || !row) {
      say(t("nothingToUndo"));
      return null;
    }
    if (last.gives) withdrawOffer(last.hearingId);
    try {
      if (last.changeId !== undefined || !(await outbox.takeBack(last.key))) {
        const changeId = last.changeId ?? data.changeOf(last.key);
        if (changeId !== undefined)
          await client.changes.undo.mutate({ courtId: court.id, changeId, key: crypto.randomUUID() });
      }
      if (last.changeId === undefined) data.forget(last.hearingId);
      await refresh();
      const asked = queryClient.invalidateQueries({ queryKey: server.process.pathKey() });
      // What was offered for a date is gone already; what was answered must be offered again before it is said.
      if (!last.gives && last.changeId !== undefined) await asked;
      say(t("undone", where(row)));
      return last.hearingId;
    } catch (error) {
      done.current.push(last);
      if (last.gives) {
        setJustKept((since) => since ?? justKept);
        void queryClient.invalidateQueries({ queryKey: server.process.pathKey() });
      }
      showError(error);
      return null;
    }
  };

  /** What must go out for a date goes with the date at once, not only when the server was asked again. */
  const withdrawOffer = (givenBy: number) => {
    setJustKept(null);
    queryClient.setQueriesData<Offered[]>({ queryKey: server.process.toGoOut.queryKey() }, (all) =>
      all?.filter(({ hearingId, fromHearingId }) => (fromHearingId ?? hearingId) !== givenBy),
    );
  };

  /** What was done at once beside the sheet, so that it is taken back in its turn. */
  const noteDone = (hearingId: number, changeId: number, gives = false) =>
    done.current.push({ key: `change/${changeId}`, hearingId, changeId, gives });

  /** A matter that was taken up: its date is the one just given, for which process goes out. */
  const noteGiven = (hearingId: number, changeId: number) => {
    noteDone(hearingId, changeId, true);
    setJustKept(hearingId);
  };

  return {
    ...{ save, keep, call, attend, undo, noteDone, noteGiven, asking, setAsking, problem, setProblem },
    /** The matter whose outcome was kept here last. */
    justKept,
  };
}

export type Recording = ReturnType<typeof useRecord>;

function missingIn(
  draft: Draft,
  next: NextRead,
  row: SheetRow,
): "reason" | "disposal" | "not-its-end" | "next" | NonNullable<NextRead["problem"]> | null {
  const rule = OUTCOME_RULES[draft.kind];
  if (rule.needsReason && !draft.reason) return "reason";
  if (draft.kind === "disposed") {
    if (!draft.disposal) return "disposal";
    return endsOf(row).includes(draft.disposal) ? null : "not-its-end";
  }
  if (next.problem) return next.problem;
  return nextDateFor(draft.kind, row.hasOtherDate, isBehind(row)) === "required" && !next.day ? "next" : null;
}
