import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import type { SheetRow } from "./sheet-data.ts";
import type { Draft, Entry, NextRead } from "./sheet-entry.ts";
import type { DaySheetData } from "./use-day-sheet.ts";
import type { Recording } from "./use-record.ts";

export type EntryProps = {
  day: CourtDay;
  row: SheetRow;
  entry: Entry;
  data: DaySheetData;
  recording: Recording;
  next: NextRead | null;
  onEntry: (entry: Entry) => void;
  onSave: (draft: Draft, next: NextRead) => void;
  /** Opens who came. */
  onAttend: () => void;
};
