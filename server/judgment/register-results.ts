import type { Connection, Transaction } from "../../db/connect.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import type { AccusedResult } from "../rules/judgment/judgment.ts";
import { searchKey } from "../rules/text/search-key.ts";
import { saveJudgment } from "./judgment.ts";
import { findJudged, saveResults } from "./judgment-store.ts";
import { lifeOfCase } from "./status-of-case.ts";

/** What a register says of one accused of a case that it ended; `name`: as the case has him. */
export type RegisterResult = {
  readonly name: string;
  readonly result: AccusedResult;
  readonly months: number;
  readonly fine: number;
  readonly note: string | null;
};

/** Of these cases, those of whose accused a settlement or a result is recorded: a register says nothing over it. */
export async function judgedCases(
  connection: Connection,
  courtId: number,
  caseIds: readonly number[],
): Promise<ReadonlySet<number>> {
  return new Set(await findJudged(connection, courtId, caseIds));
}

/**
 * The judgment of a case that a register ended, within a change that is open already: announced on that day by a judge
 * whom it does not name, with a result for each accused in their order. Refused as `stale` when they are others by now.
 */
export async function keepRegisterResults(
  tx: Transaction,
  ctx: Context,
  of: { courtId: number; caseId: number; day: CourtDay },
  said: readonly RegisterResult[],
): Promise<void> {
  const { courtId, caseId, day } = of;
  const life = await lifeOfCase(tx, ctx, courtId, caseId);
  const names = life.accused.map(({ name }) => searchKey(name)).join("\n");
  const isSame = names === said.map(({ name }) => searchKey(name)).join("\n");
  if (!isSame || life.accused.some((one) => one.said !== null || one.settled.length > 0)) throw new Refused("stale");
  const judgmentId = await saveJudgment(tx, life, of, { announcedDay: day });
  await saveResults(
    tx,
    { judgmentId, caseId },
    said.map(({ name: _, ...one }, at) => ({
      ...one,
      accusedId: life.accused[at]!.id,
      sections: life.accused[at]!.remaining,
      ...{ differing: [], compensation: 0, isSplit: false },
    })),
  );
}
