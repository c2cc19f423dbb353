import type { CourtDay } from "../rules/calendar/court-day.ts";
import { mustGoUnnamed } from "../rules/case/juvenile.ts";
import { CASE_ROLES } from "../rules/people/people.ts";
import { withoutNames } from "../rules/people/withheld-names.ts";
import {
  type CountedOutcome,
  gapsOf,
  type OrderGap,
  timesBy,
  warningFor,
} from "../rules/sitting/adjournment-counts.ts";
import { type OrderPerson, type OrderWords, orderText } from "../rules/sitting/order-text.ts";
import { orders as english } from "../wording/orders.en.ts";
import { orders as urdu } from "../wording/orders.ur.ts";
import type { OrderPersonRow, OrderRow, StageOrderRow } from "./order-sheet-store.ts";

export type Order = Pick<OrderRow, "hearingId" | "outcomeId" | "version" | "day" | "purpose" | "kind" | "note"> & {
  /** Its place on the sheet, from 1. */
  serial: number;
  text: { en: string; ur: string };
  gaps: OrderGap[];
  isWarned: boolean;
  isSigned: boolean;
};

/** An order that moved the case to another stage: the court's words as they were given, and the stage. */
export type StageOrder = Pick<StageOrderRow, "stageId" | "day" | "words"> & {
  serial: number;
  text: { en: string; ur: string };
};

export type OrderCase = {
  /** Every outcome of the case that stands, in order of day. */
  outcomes: readonly OrderRow[];
  /** Every order of it that moved it to another stage, in order of day. */
  stageOrders: readonly StageOrderRow[];
  people: readonly OrderPersonRow[];
  warnsAt: number;
  today: CourtDay;
};

/** The orders of a case as its order sheet has them, composed in both languages; complainants are in none of them by name. */
export function ordersOf(of: OrderCase): Order[] {
  const withheld = namesWithheld(of);
  return of.outcomes.map((row, at) => {
    const { hearingId, outcomeId, version, day, purpose, kind, note } = row;
    const before = of.outcomes.slice(0, at).map(counted);
    const isWarned = row.side !== null && kind === "adjourned" && warningFor(row.side, before, of.warnsAt) !== null;
    const compose = (words: OrderWords, language: "en" | "ur") =>
      orderText(
        {
          ...{ kind, purpose, reason: row.reason, side: row.side, disposal: row.disposal, isWarned },
          people: present(of, hearingId, language),
          times: row.side === null ? null : timesBy(row.side, before),
          next: row.nextDay && row.nextPurpose ? { day: row.nextDay, purpose: row.nextPurpose } : null,
          note: note && withoutNames(note, withheld),
        },
        words,
      );
    return {
      ...{ hearingId, outcomeId, version, day, purpose, kind, note, isWarned },
      // On one day the hearing comes first, and what was ordered beside it after.
      serial: at + 1 + of.stageOrders.filter((one) => one.day < day).length,
      text: { en: compose(english, "en"), ur: compose(urdu, "ur") },
      gaps: gapsOf({ ...row, isSigned: true }),
      isSigned: row.isConfirmed,
    };
  });
}

/** The orders that moved a case on, placed among those of its hearings. */
export function stageOrdersOf(of: OrderCase): StageOrder[] {
  const withheld = namesWithheld(of);
  return of.stageOrders.map(({ stageId, day, stage, words }, at) => ({
    ...{ stageId, day, words: withoutNames(words, withheld) },
    serial: at + 1 + of.outcomes.filter((one) => one.day <= day).length,
    text: { en: english.toStage(stage), ur: urdu.toStage(stage) },
  }));
}

const counted = ({ kind, day, reason, side }: OrderRow): CountedOutcome => ({ kind, day, reason, side });

/** Never in an order, not even in the reader's own words. */
function namesWithheld({ people, today }: OrderCase): string[] {
  return people
    .filter(
      (one) =>
        one.isProtected ||
        one.role === "complainant" ||
        one.role === "victim" ||
        (one.role === "accused" && mustGoUnnamed(one, today)),
    )
    .flatMap(({ name, nameUr }) => [name, ...(nameUr ? [nameUr] : [])]);
}

function present({ people, today }: OrderCase, hearingId: number, language: "en" | "ur"): OrderPerson[] {
  const said = new Set<string>();
  return [...people]
    .sort((one, other) => CASE_ROLES.indexOf(one.role) - CASE_ROLES.indexOf(other.role))
    .flatMap((person) => {
      const mark = person.marks.find((one) => one.hearingId === hearingId)?.mark;
      if (mark === undefined) return [];
      const label = labelOf(person, people, today, language);
      const sentence = `${person.role}/${mark}/${label}`;
      // Two counsel who both came are one sentence.
      if (label === null && said.has(sentence)) return [];
      said.add(sentence);
      return [{ role: person.role, mark, label }];
    });
}

/** Witnesses by their number, the accused by name where there are several; whoever may not be named by a number. */
function labelOf(
  person: OrderPersonRow,
  people: readonly OrderPersonRow[],
  today: CourtDay,
  language: "en" | "ur",
): string | null {
  const alike = people.filter(
    ({ role, isForDefence }) => role === person.role && (role !== "witness" || isForDefence === person.isForDefence),
  );
  const number = alike.indexOf(person) + 1;
  if (person.role === "witness") return `${person.isForDefence ? "DW" : "PW"}-${number}`;
  if (person.role !== "accused" || alike.length === 1) return null;
  if (person.isProtected || mustGoUnnamed(person, today)) return `(${number})`;
  return (language === "ur" ? person.nameUr : null) ?? person.name;
}
