/** What a column of a court's register can hold. Screens label these; the reading of a register fills them. */
export const REGISTER_FIELDS = [
  "serial",
  "peshi_ref",
  "case_number",
  "cfms_code",
  "fir",
  "fir_number",
  "fir_year",
  "police_station",
  "sections",
  "parties",
  "accused",
  "complainant",
  "counsel",
  "prosecutor",
  "investigating_officer",
  "stage",
  "purpose",
  "previous_date",
  "next_date",
  "time",
  "courtroom",
  "custody",
  "institution_date",
  "offence_date",
  "fir_date",
  "challan_date",
  "remarks",
  "restricted",
  "parent_case",
  "result",
  "decision_date",
] as const;
export type RegisterField = (typeof REGISTER_FIELDS)[number];

export const DATE_FIELDS = [
  "previous_date",
  "next_date",
  "institution_date",
  "offence_date",
  "fir_date",
  "challan_date",
  "decision_date",
] as const satisfies readonly RegisterField[];
export type DateField = (typeof DATE_FIELDS)[number];

/** Which part of 03/04/2026 is the day. */
export const DATE_ORDERS = ["dmy", "mdy", "ymd"] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** Why a whole file is not read. */
export const FILE_REFUSALS = [
  "file_empty",
  "file_too_large",
  "too_many_rows",
  "too_many_columns",
  "cell_too_long",
  "encoding_windows_1256",
  "encoding_unknown",
  "text_has_nul",
  "text_has_lone_surrogate",
  "quote_not_closed",
  "columns_missing",
  "workbook_old_xls",
  "workbook_password",
  "workbook_not_one",
  "workbook_damaged",
  "workbook_too_large_unpacked",
  "workbook_too_heavy",
  "workbook_too_slow",
] as const;
export type FileRefusalCode = (typeof FILE_REFUSALS)[number];

/** Why one row is not taken in. */
export const ROW_REFUSALS = [
  "number_and_fir_missing",
  "case_number_unreadable",
  "case_number_became_date",
  "case_number_twice",
  "case_twice",
  "fir_twice",
  "date_unreadable",
  "date_does_not_exist",
  "date_in_other_order",
  "date_out_of_range",
  "time_unreadable",
  "more_cells_than_headers",
  "header_again",
] as const;
export type RowRefusalCode = (typeof ROW_REFUSALS)[number];

/** What was doubtful in a row that is taken in; a person should look at it. */
export const ROW_NOTES = [
  "merged_into_line",
  "fir_unread",
  "sections_unread",
  "custody_unread",
  "custody_differs",
  "restricted_unread",
  "weekday_does_not_match",
  "time_before_dawn",
  "next_not_after_previous",
  "many_lines_in_one_cell",
  "title_without_accused",
  "parent_unread",
] as const;
export type RowNoteCode = (typeof ROW_NOTES)[number];

export function isRegisterField(text: string): text is RegisterField {
  return (REGISTER_FIELDS as readonly string[]).includes(text);
}

export function isDateField(field: string): field is DateField {
  return (DATE_FIELDS as readonly string[]).includes(field);
}

export function isDateOrder(text: string): text is DateOrder {
  return (DATE_ORDERS as readonly string[]).includes(text);
}
