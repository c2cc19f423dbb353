import type { CourtDay } from "../calendar/court-day.ts";
import type { RegisterField, RowNoteCode, RowRefusalCode } from "./register-fields.ts";

/** Why a row that could be read is not taken in, once it was compared with the docket. */
export const DOCKET_REFUSALS = ["matches_several_cases", "matches_case_of_line", "case_is_decided"] as const;
export type DocketRefusal = (typeof DOCKET_REFUSALS)[number];

/** What of a row is not taken as it stands, although the row is; or what a person should know of it. */
export const DOCKET_NOTES = [
  "date_on_closed_day",
  "date_is_past",
  "date_too_far",
  "date_of_decided_case",
  "date_fixed_in_court",
  "date_without_outcome",
  "second_date_for_purpose",
  "day_is_to_come",
  "decided_in_register",
  "ended_by_register",
  "judged_by_register",
  "results_to_enter",
  "ended_on_last_date",
  "parent_unclear",
  "parent_differs",
  "stage_unread",
  "purpose_unread",
  "stage_doubtful",
  "purpose_doubtful",
  "date_against_law",
] as const;
export type DocketNote = (typeof DOCKET_NOTES)[number];

export type RejectionCode = RowRefusalCode | DocketRefusal;
export type WarningCode = RowNoteCode | DocketNote;

/** Something said of a line of the file. `value` is what stands there, or the line or day that it is about. */
export type RowFinding<Code> = {
  readonly line: number;
  readonly field: RegisterField | null;
  readonly because: Code;
  readonly value: string;
};

/**
 * A field of a case that an import changes. Both sides are free of language: stages, purposes, custody as their codes,
 * days as days, `yes` and `no`; everything else as written. "" where nothing stands.
 */
export type FieldChange = { readonly field: RegisterField; readonly from: string; readonly to: string };

/** A date further ahead than this, in days, is a slip of the pen. */
export const FURTHEST_AHEAD = 1500;

/** Lines of the file with something in them: every one is in exactly one of the first four. */
export type ImportTotals = {
  readonly rows: number;
  readonly new: number;
  readonly changed: number;
  readonly same: number;
  readonly rejected: number;
  readonly blank: number;
  /** Lines that are taken in and that a person should look at. */
  readonly warned: number;
  /** Hearings that would get a date, and that would move to another. */
  readonly dates: number;
  readonly moves: number;
};

/** A cell of a date column with the day it would be under each order; `null` where it is none. */
export type DateSample = {
  readonly text: string;
  readonly dmy: CourtDay | null;
  readonly mdy: CourtDay | null;
  readonly ymd: CourtDay | null;
};
