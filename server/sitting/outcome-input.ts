import type { GivenOutcome, NextDate } from "../rules/sitting/hearing-outcome.ts";

export type GivenNextDate = NextDate & { overloadBecause?: string | null; orderedBy?: string | null };

export type RecordOutcomeInput = Omit<GivenOutcome, "next"> & {
  courtId: number;
  hearingId: number;
  /** Of the hearing as the reader saw it. */
  version: number;
  note?: string | null;
  next?: GivenNextDate | null;
  /** When it was recorded on the device, an ISO instant; it may arrive much later. */
  recordedAt: string;
  isEnteredLater: boolean;
  key?: string;
};

export type CorrectOutcomeInput = Omit<RecordOutcomeInput, "version"> & {
  /** The outcome that is wrong. */
  outcomeId: number;
  because: string;
};
