"use client";

import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "../../../../server/doors/http/router.ts";
import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { ADJOURNMENT_RULES } from "../../../../server/rules/case/adjournment.ts";
import type { Disposal } from "../../../../server/rules/case/outcomes.ts";
import { PURPOSE_RULES, type Purpose } from "../../../../server/rules/case/purposes.ts";
import { readAccusedTitle } from "../../../../server/rules/cause-lists/accused-title.ts";
import { composeTitle } from "../../../../server/rules/cause-lists/cause-list.ts";
import { endsFrom } from "../../../../server/rules/judgment/disposal-exits.ts";
import { WITHHELD, WITHHELD_UR } from "../../../../server/rules/people/withheld-names.ts";
import type { OutboxItem } from "../../../components/outbox-store.ts";

type Outputs = inferRouterOutputs<AppRouter>["hearings"];
type Inputs = inferRouterInputs<AppRouter>["hearings"];

export type Sheet = Outputs["daySheet"];
export type Matter = Sheet["matters"][number];
export type MatterOutcome = NonNullable<Matter["outcome"]>;
export type Dates = Outputs["nextDates"];
export type NextDay = Dates["days"][number];
export type Spread = Outputs["previewCarryOver"];
export type Recorded = Outputs["recordOutcome"];

export type RecordInput = Omit<Inputs["recordOutcome"], "key">;
export type CallInput = Omit<Inputs["callMatter"], "key">;

/** What the outbox carries for an outcome: the order to the server, and the purpose that the clerk saw. */
export type RecordItem = OutboxItem<{ given: RecordInput; seenPurpose: Purpose }> & { kind: "record" };
export type CallItem = OutboxItem<{ given: CallInput }> & { kind: "call" };

export type AttendanceInput = Omit<inferRouterInputs<AppRouter>["process"]["saveAttendance"], "key">;
export type AttendanceItem = OutboxItem<{ given: AttendanceInput }> & { kind: "attendance" };

export const isAttendance = (item: OutboxItem): item is AttendanceItem => item.kind === "attendance";
export const isRecord = (item: OutboxItem): item is RecordItem => item.kind === "record";
export const isCall = (item: OutboxItem): item is CallItem => item.kind === "call";

/** A matter as the clerk sees it: the server's row with what this device has recorded on top. */
export type SheetRow = Matter & {
  /** Recorded here and not yet taken by the court's computer. */
  pending: RecordItem | null;
  /** Who came, as it was said here and is not yet taken. */
  attending: AttendanceItem | null;
};

/** Its case has gone since: nothing but what happened on the day is recorded of it. */
export const isBehind = ({ hasLeft, hasGoneOn }: Pick<SheetRow, "hasLeft" | "hasGoneOn">): boolean =>
  hasLeft || hasGoneOn === true;

/** How its case may end from where it stands; a sheet kept by an earlier version of the screen knows only its stage. */
export const endsOf = (row: Pick<SheetRow, "endsFrom" | "stage" | "docket" | "applicationKind">): readonly Disposal[] =>
  endsFrom(row, row.endsFrom ?? row.stage);

/** The title as the office writes it, in the language of the screen. */
export function titleOf(matter: Pick<Matter, "accusedTitle" | "firstAccusedUr">, language: string): string {
  const { first, more } = readAccusedTitle(matter.accusedTitle);
  const nameUr = first === WITHHELD ? WITHHELD_UR : matter.firstAccusedUr;
  if (language === "ur") return composeTitle([{ name: first, nameUr }], more ?? 1, "ur");
  return matter.accusedTitle === "" ? composeTitle([], 0, "en") : `State v. ${matter.accusedTitle}`;
}

/** The accused's own name, for a line that has no room for the father's. */
export function shortTitleOf(matter: Pick<Matter, "accusedTitle" | "firstAccusedUr">, language: string): string {
  const cut = (name: string) => name.replace(/\s+(?:[sdw]\/o|ولد|بنت|زوجہ)\s.*$/iu, "");
  const { first, more } = readAccusedTitle(matter.accusedTitle);
  const others = more === null ? " & others" : more === 0 ? "" : more === 1 ? " & another" : ` & ${more} others`;
  const firstAccusedUr = matter.firstAccusedUr === null ? null : cut(matter.firstAccusedUr);
  return titleOf({ accusedTitle: first === "" ? "" : `${cut(first)}${others}`, firstAccusedUr }, language);
}

/** The server's rows with the outbox on top; an item that was sent stays on top until the server's row shows it. */
export function withOutbox(
  matters: readonly Matter[],
  items: readonly OutboxItem[],
  sent: ReadonlyMap<number, { item: RecordItem; version: number }>,
): SheetRow[] {
  return matters.map((matter) => {
    const own = items.filter(({ hearingId }) => hearingId === matter.hearingId);
    const pending = own.filter(isRecord).at(-1) ?? null;
    const call = own.filter(isCall).at(-1);
    const attending = own.filter(isAttendance).at(-1) ?? null;
    const arrived = sent.get(matter.hearingId);
    const shown = pending ?? (arrived && arrived.version > matter.version ? arrived.item : null);
    return {
      ...matter,
      lastCall: call?.input.given.kind ?? matter.lastCall,
      isHeard: matter.isHeard || shown !== null,
      outcome: shown && !pending?.refused ? outcomeOf(shown.input.given) : matter.outcome,
      pending,
      attending,
      attendees: attending && !attending.refused ? markedBy(matter.attendees, attending.input.given) : matter.attendees,
    };
  });
}

function markedBy(attendees: Matter["attendees"], { marks }: AttendanceInput): Matter["attendees"] {
  const given = new Map(marks.map(({ casePersonId, mark }) => [casePersonId, mark]));
  return attendees.map((person) => ({ ...person, mark: given.get(person.id) ?? null }));
}

export function outcomeOf(given: RecordInput): MatterOutcome {
  return {
    outcomeId: 0,
    kind: given.kind,
    reason: given.reason ?? null,
    side: given.side ?? (given.reason ? ADJOURNMENT_RULES[given.reason].side : null),
    note: given.note ?? null,
    disposal: given.disposal ?? null,
    nextPurpose: given.next?.purpose ?? null,
    nextDay: (given.next?.day as CourtDay | undefined) ?? null,
    nextBlock: null,
    nextReportingTime: null,
    recordedAt: given.recordedAt,
    isEnteredLater: given.isEnteredLater ?? false,
    isCorrection: false,
  };
}

/** Coming days with the dates that wait on this device counted in. */
export function withPendingLoads(days: readonly NextDay[], items: readonly OutboxItem[]): Map<CourtDay, NextDay> {
  const waiting = items.filter(isRecord).filter(({ refused }) => !refused);
  return new Map(
    days.map((day) => {
      const here = waiting.flatMap(({ input }) =>
        input.given.next?.day === day.day ? [input.given.next.purpose] : [],
      );
      const minutes = here.reduce((sum, purpose) => sum + PURPOSE_RULES[purpose].minutes, 0);
      const { listedMatters, listedMinutes } = day;
      return [day.day, { ...day, listedMatters: listedMatters + here.length, listedMinutes: listedMinutes + minutes }];
    }),
  );
}
