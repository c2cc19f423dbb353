import type { Connection, Transaction } from "../../db/connect.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import { caseNumberKey } from "../rules/case/case-number.ts";
import { type CourtPrefixes, prefixFor } from "../rules/docket/docket-prefix.ts";
import {
  findLastNumbers,
  findMoving,
  findTaken,
  findTransfersOfChange,
  insertTransfers,
  lockMoving,
  type MovingCase,
  moveToCourt,
  type Renumbered,
} from "./case-transfer-store.ts";
import { insertFormerNumbers } from "./former-number-store.ts";

export type { MovingCase };

/** `next`: the receiving court's own numbers run on; `keep`: the old number where it is free there, else the next. */
export type Numbering = "next" | "keep";

export type TransferOrder = { day: CourtDay; because: string; orderedBy: string };

/** The pending cases that a transfer would take, with the applications made in them. */
export const casesToMove = (connection: Connection, courtId: number, caseIds: readonly number[] | "all") =>
  findMoving(connection, courtId, caseIds);

export const transfersOfChange = (connection: Connection, changeId: number) =>
  findTransfersOfChange(connection, changeId);

/** Cases before anything of theirs is withdrawn or moved, until the transaction ends. */
export const holdCases = (tx: Transaction, caseIds: readonly number[]): Promise<void> => lockMoving(tx, caseIds);

/**
 * Moves cases to another court of the district: new numbers there, the old ones kept and searchable, people and papers
 * with them. The caller has taken their open dates off and gives them anew afterwards.
 */
export async function moveCases(
  tx: Transaction,
  courts: { from: number; to: number; toPrefixes: CourtPrefixes },
  cases: readonly MovingCase[],
  order: TransferOrder & { numbering: Numbering; partHeard: ReadonlySet<number> },
): Promise<void> {
  const renumbered = await numbersThere(tx, courts, cases, order);
  await moveToCourt(tx, courts.to, renumbered);
  const { day, because, orderedBy, partHeard } = order;
  await insertFormerNumbers(
    tx,
    cases.flatMap(({ caseId, docket, numberPrefix, number, numberSuffix, year, numberKey }) => {
      if (numberKey === null) return [];
      const old = { docket, numberPrefix, number, numberSuffix, year, numberKey };
      const kept = { caseId, courtId: courts.to, ofCourtId: courts.from, untilDay: day };
      return [{ ...kept, ...old, because: "transferred" as const }];
    }),
  );
  await insertTransfers(
    tx,
    cases.map(({ caseId }) => ({
      ...{ caseId, fromCourtId: courts.from, toCourtId: courts.to, day, because, orderedBy },
      isPartHeard: partHeard.has(caseId),
    })),
  );
}

/** Cases that leave for a court whose docket is not kept here. Their end is recorded by the caller. */
export function noteTransfersOut(
  tx: Transaction,
  { from, toCourt }: { from: number; toCourt: string },
  cases: readonly MovingCase[],
  { day, because, orderedBy, partHeard }: TransferOrder & { partHeard: ReadonlySet<number> },
): Promise<void> {
  const rows = cases.map(({ caseId }) => {
    const isPartHeard = partHeard.has(caseId);
    return { caseId, fromCourtId: from, toCourt, day, because, orderedBy, isPartHeard };
  });
  return insertTransfers(tx, rows);
}

async function numbersThere(
  tx: Transaction,
  { to, toPrefixes }: { to: number; toPrefixes: CourtPrefixes },
  cases: readonly MovingCase[],
  { day, numbering }: { day: CourtDay; numbering: Numbering },
): Promise<Renumbered[]> {
  const year = Number(day.slice(0, 4));
  const [last, taken] = await Promise.all([
    findLastNumbers(tx, to, year),
    findTaken(
      tx,
      to,
      cases.flatMap(({ numberKey }) => numberKey ?? []),
    ),
  ]);
  return cases.map((one) => {
    const { caseId: id, docket, numberPrefix, number, numberSuffix, numberKey } = one;
    const own = { number_prefix: numberPrefix, number, number_suffix: numberSuffix, number_key: numberKey };
    // Known by its FIR: it gets a number where it gets one here, from the receiving court.
    if (numberKey === null) return { id, ...own, year: one.year };
    const isFree = !taken.has(`${docket}/${numberPrefix ?? ""}/${numberKey}`);
    if (numbering === "keep" && isFree) return { id, ...own, year: one.year };
    const next = (last.get(docket) ?? 0) + 1;
    last.set(docket, next);
    const key = caseNumberKey({ number: next, suffix: null, year });
    return { id, number_prefix: prefixFor(toPrefixes, one), number: next, number_suffix: null, year, number_key: key };
  });
}
