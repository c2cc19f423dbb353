/** Columns of the register that may be edited as a grid, in their order. Complainants are none of them. */
export const GRID_COLUMNS = [
  "number",
  "fir",
  "station",
  "sections",
  "accused",
  "stage",
  "custody",
  "custodySince",
  "institutionDay",
  "offenceDay",
  "firDay",
  "challanDay",
  "counsel",
  "prosecutor",
  "investigatingOfficer",
  "cfmsCode",
  "remarks",
] as const;
export type GridColumn = (typeof GRID_COLUMNS)[number];

export const GRID_DAYS = [
  "custodySince",
  "institutionDay",
  "offenceDay",
  "firDay",
  "challanDay",
] as const satisfies readonly GridColumn[];
export type GridDay = (typeof GRID_DAYS)[number];

/** A case as the grid keeps it: every cell a text that no language or order of dates changes (days as 2026-12-31, codes). */
export type GridCells = Readonly<Record<GridColumn, string>>;

/** Why a cell, or a whole row, is not taken. */
export const GRID_FAULTS = [
  "number_unreadable",
  "number_missing",
  "number_taken",
  "fir_unreadable",
  "date_unreadable",
  "date_does_not_exist",
  "date_in_other_order",
  "date_out_of_range",
  "day_to_come",
  "stage_unknown",
  "stage_pair",
  "stage_ended",
  "case_over",
  "custody_unread",
  "custody_by_person",
  "since_without_custody",
  "person_in_use",
  "too_long",
  "gone",
] as const;
export type GridFault = (typeof GRID_FAULTS)[number];

/** What was understood otherwise than a clerk may think; it is taken all the same. */
export type GridNote = "sections_unread" | "many_accused";

/** As many cells as one save takes: a register larger than that is an import. */
export const MOST_GRID_CELLS = 5000;

/** As many letters as a cell may hold; the form of a case has the same limits. */
export const CELL_LIMITS: Readonly<Record<GridColumn, number>> = {
  number: 120,
  fir: 120,
  station: 120,
  sections: 500,
  accused: 4000,
  stage: 120,
  custody: 120,
  custodySince: 60,
  institutionDay: 60,
  offenceDay: 60,
  firDay: 60,
  challanDay: 60,
  counsel: 2000,
  prosecutor: 200,
  investigatingOfficer: 200,
  cfmsCode: 60,
  remarks: 2000,
};

export function isGridColumn(text: string): text is GridColumn {
  return (GRID_COLUMNS as readonly string[]).includes(text);
}

export function isGridDay(column: GridColumn): column is GridDay {
  return (GRID_DAYS as readonly string[]).includes(column);
}
