import { change } from "../../core/change.ts";
import type { Context } from "../../core/context.ts";
import { Refused } from "../../core/refused.ts";
import type { CourtDay } from "../../rules/calendar/court-day.ts";
import { caseNumberKey, parseCaseNumber, parseFir, stationKey } from "../../rules/case/case-number.ts";
import type { Stage } from "../../rules/case/stages.ts";
import { numberInCourt } from "../../rules/docket/docket-prefix.ts";
import { courtOfCase } from "../court-of-case.ts";
import { findDocketRow, saveKind } from "../docket-kind-store.ts";
import { insertFormerNumbers } from "../former-number-store.ts";
import { moveStage } from "./move-stage.ts";

/** Where a trial may take an inquiry up: an FIR was registered, a report filed, or a complaint brought to the court. */
export const TRIAL_BEGINS = ["fir", "challan", "cognizance"] as const satisfies readonly Stage[];

export type BecomeTrialInput = {
  courtId: number;
  caseId: number;
  version: number;
  /** The number among the trials; empty until it is given one, where an FIR names the case. */
  number: string;
  fir: string;
  station: string;
  stage: (typeof TRIAL_BEGINS)[number];
  day: CourtDay;
  order: string;
  key?: string;
};

/**
 * An inquiry becomes a trial: the same case with its dates, people and history, under a number of the trials. The old
 * number stays searchable. Refused as `invalid` when it is no inquiry or a field cannot be read, as `number-taken`.
 */
export function becomeTrial(ctx: Context, input: BecomeTrialInput): Promise<{ changeId: number; caseId: number }> {
  const { courtId, caseId, version, key, ...asked } = input;
  const act = { action: "case.became-trial", permission: "docket.change", courtId, key } as const;
  return change(ctx, { ...act, input: { caseId, version, ...asked } }, async (tx, changeId) => {
    const { casePrefix, today } = await courtOfCase(tx, ctx, courtId);
    const row = await findDocketRow(tx, courtId, caseId);
    if (!row) throw new Refused("not-found");
    if (row.docket !== "inquiry") throw new Refused("invalid", { field: "docket" });
    if (row.disposalDay !== null) throw new Refused("nothing-to-do", { caseId });
    if (row.version !== version) throw new Refused("stale", { caseId });
    if (input.day > today) throw new Refused("invalid", { field: "day" });
    const { stage, day, order } = input;
    if (row.stage !== stage) {
      await moveStage(tx, { courtId, caseId, version, stage, day, step: "order", order: order.trim() || null });
    }
    // An inquiry that goes on from its FIR became one on that day.
    const firDay = stage === "fir" && input.fir.trim() !== "" ? { firDay: day } : {};
    await saveKind(tx, { courtId, caseId }, { docket: "trial", ...numbersOf(input, casePrefix), ...firDay });
    if (row.numberKey !== null) {
      const { docket, numberPrefix, number, numberSuffix, year, numberKey } = row;
      const old = { docket, numberPrefix, number, numberSuffix, year, numberKey };
      const kept = { caseId, courtId, ofCourtId: courtId, untilDay: day, because: "became-trial" as const };
      await insertFormerNumbers(tx, [{ ...kept, ...old }]);
    }
    return { changeId, caseId };
  });
}

function numbersOf(input: BecomeTrialInput, casePrefix: string | null) {
  const number = input.number.trim() === "" ? null : parseCaseNumber(input.number);
  if (number === null && input.number.trim() !== "") throw new Refused("invalid", { field: "number" });
  const fir = input.fir.trim() === "" ? null : parseFir(input.fir);
  if (fir === null && input.fir.trim() !== "") throw new Refused("invalid", { field: "fir" });
  if (number === null && fir === null) throw new Refused("invalid", { field: "number" });
  const station = input.station.trim() || fir?.station || null;
  return {
    numberPrefix: number === null ? null : numberInCourt(number, casePrefix).prefix,
    number: number?.number ?? null,
    numberSuffix: number?.suffix ?? null,
    year: number?.year ?? null,
    numberKey: number === null ? null : caseNumberKey(number),
    ...(fir === null ? {} : { firNumber: fir.number, firYear: fir.year }),
    ...(station === null ? {} : { station, stationKey: stationKey(station) }),
  };
}
