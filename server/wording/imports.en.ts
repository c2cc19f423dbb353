import type { DateOrder, FileRefusalCode, RegisterField } from "../rules/register-fields.ts";
import type { RejectionCode, WarningCode } from "../rules/register-findings.ts";

/** Headers of an exported register as well: each must be one that the import knows (server/imports/register-headers.ts). */
const fields = {
  serial: "S.No",
  case_number: "Case No",
  cfms_code: "CFMS code",
  fir: "FIR No",
  fir_number: "FIR num",
  fir_year: "FIR year",
  police_station: "Police station",
  sections: "Sections",
  parties: "Title of case",
  accused: "Accused",
  complainant: "Complainant",
  counsel: "Counsel",
  prosecutor: "Prosecutor",
  investigating_officer: "Investigating officer",
  stage: "Stage",
  purpose: "Purpose",
  previous_date: "Previous date",
  next_date: "Next date",
  time: "Time",
  courtroom: "Courtroom",
  custody: "Custody",
  institution_date: "Date of institution",
  offence_date: "Date of offence",
  fir_date: "Date of FIR",
  challan_date: "Date of challan",
  remarks: "Remarks",
  restricted: "Restricted",
} satisfies Record<RegisterField, string>;

const fileRefusals = {
  file_empty: "The file is empty. Nothing was taken in. Choose another file.",
  file_too_large:
    "The file is larger than 5 MB. Nothing was taken in. Split the register, for instance by year, and bring the parts one after the other.",
  too_many_rows:
    "The file has more than 20,000 rows. Nothing was taken in. Split the register, for instance by year, and bring the parts one after the other.",
  too_many_columns:
    "A row has more than 64 columns ({line, plural, =0 {} other {line {line}}}). Delete the columns that the register does not need and try again.",
  cell_too_long:
    "A cell holds more text than a register's cell should ({line, plural, =0 {} other {line {line}}}). Often a quotation mark is missing there.",
  encoding_windows_1256:
    "The letters of this file are in an old Windows code (1256), in which Urdu cannot be read safely. In Excel choose Save as, then “CSV UTF-8” or “Excel workbook (.xlsx)”, and bring that file.",
  encoding_unknown:
    "The letters of this file cannot be read. In Excel choose Save as, then “CSV UTF-8” or “Excel workbook (.xlsx)”, and bring that file.",
  text_has_nul:
    "The text is broken ({line, plural, =0 {} other {line {line}}}): it holds a sign that no register has. Save the file again and bring it.",
  text_has_lone_surrogate:
    "The text is broken ({line, plural, =0 {} other {line {line}}}): a letter is cut in half. Save the file again and bring it.",
  quote_not_closed:
    "A quotation mark is opened and never closed ({line, plural, =0 {} other {line {line}}}). Close or delete it and try again.",
  columns_missing: "Columns are missing: {detail}.",
  workbook_old_xls:
    "This is an old Excel file (.xls). Open it, choose Save as, then “Excel workbook (.xlsx)”, and bring that file.",
  workbook_password: "This workbook needs a password. Save it without one and bring that file.",
  workbook_not_one:
    "This is not an Excel workbook and not a table. Bring a .xlsx or .csv file, or copy the cells and paste them.",
  workbook_damaged: "This workbook is damaged. Open it in Excel, save it again, and bring that file.",
  workbook_too_large_unpacked:
    "This workbook unpacks to far more than a register holds. It was not opened. Copy the register's cells into a new workbook and bring that.",
  workbook_too_heavy:
    "This workbook takes more memory than a register needs. Copy the register's cells into a new workbook and bring that.",
  workbook_too_slow:
    "This workbook took too long to read. Copy the register's cells into a new workbook and bring that.",
} satisfies Record<FileRefusalCode, string>;

/** Complete sentences without figures: a workbook of rejected rows says them too. */
const rejections = {
  number_and_fir_missing: "No case number and no FIR",
  case_number_unreadable: "The case number cannot be read",
  case_number_became_date: "The spreadsheet turned the case number into a date; write it again as text",
  case_number_twice: "The case number stands on an earlier line with another accused or FIR",
  case_twice: "The same case with the same date stands on an earlier line",
  fir_twice: "The FIR stands on an earlier line",
  date_unreadable: "The date cannot be read",
  date_does_not_exist: "There is no such day",
  date_in_other_order: "Day and month stand the other way round than in this column",
  date_out_of_range: "The year of the date is not possible",
  time_unreadable: "The time cannot be read",
  more_cells_than_headers: "The row has more cells than there are headers: something moved to the side",
  header_again: "The headers again, no case",
  matches_several_cases: "Several cases of the docket have this number or FIR; add what tells them apart",
  matches_case_of_line: "An earlier line speaks of the same case",
  case_is_decided: "The register says that it is decided; only pending cases come into the docket",
} satisfies Record<RejectionCode, string>;

const notes = {
  merged_into_line: "Another date of a case that stands on an earlier line",
  fir_unread: "The FIR could not be read",
  sections_unread: "Not every section could be read; the case stays restricted until it is",
  custody_unread: "The words about custody are not known; taken as not recorded",
  custody_differs: "Several kinds of custody; the strictest is taken",
  restricted_unread: "Whether it is restricted could not be read",
  weekday_does_not_match: "The weekday does not fit the date",
  time_before_dawn: "A time before six in the morning; taken as written",
  next_not_after_previous: "The next date is not after the previous one",
  many_lines_in_one_cell: "A cell holds many lines; a quotation mark may be missing",
  title_without_accused: "No accused could be read from the title",
  date_on_closed_day: "The court is closed that day: the case is taken in, the date is not",
  date_is_past: "The next date is over: taken as the previous date, the case is undated",
  date_too_far: "The next date is more than four years ahead: not taken",
  date_of_decided_case: "The case is decided here: the date is not taken",
  date_fixed_in_court: "The court has fixed another date here, which stays",
  date_without_outcome: "Its earlier date here has no outcome; the hearing goes on to the new date",
  second_date_for_purpose: "The case has an open date for this purpose already: this one is not taken",
  day_is_to_come: "A day that should be over is still to come: not taken. Look at the order of day and month",
  decided_in_register: "The register says that it is decided. Record the disposal here; the stage stays",
  stage_unread: "The words of the stage are not known",
  purpose_unread: "The words of the purpose are not known; listed as “Hearing”, the words are kept",
} satisfies Record<WarningCode, string>;

const dateOrders = {
  dmy: "Day first",
  mdy: "Month first",
  ymd: "Year first",
} satisfies Record<DateOrder, string>;

export const imports = {
  fields,
  fileRefusals,
  rejections,
  notes,
  dateOrders,
  title: "Import the register",
  lead: "Bring the register as it is: Peshi shows what it understood before anything is saved.",
  exportAll: "Export the register",
  exportHow: "The whole register as an Excel workbook, without complainants. It can be imported again unchanged.",
  file: {
    heading: "The file",
    drop: "Drop the register here",
    dropHow: "Excel (.xlsx) or CSV, up to 5 MB and 20,000 rows",
    choose: "Choose a file",
    paste: "Paste cells instead",
    pasteLabel: "Cells copied from Excel, headers included",
    pasteUse: "Read these cells",
    pasted: "Pasted cells",
    reading: "Reading {name}…",
    another: "Another file",
    rows: "{rows, plural, one {# row} other {# rows}}",
    otherSheets: "Only the first sheet is read. Not read: {sheets}.",
    noHeaders: "No header row was found: say for each column what it is.",
    failed: "The file did not arrive. Nothing was taken in. Try again.",
    before: "A file with exactly this content was imported on {when}.",
  },
  columns: {
    heading: "What the columns are",
    remembered: "As the last time",
    guessed: "Guessed",
    unsure: "Unsure: please look",
    chosen: "Chosen by you",
    ignored: "Not used",
    ignore: "Do not use",
    columnIs: "What the column “{header}” holds",
    needNumber: "Say which column holds the case number or the FIR.",
    line: "Line",
    first: "The first {count, plural, one {row} other {# rows}} of {rows}",
  },
  dates: {
    heading: "How the dates are written",
    ask: "Which is right for “{header}”?",
    contradicting: "In this column the dates are written in both orders. Rows that do not fit are rejected.",
    ambiguous: "No date in this column tells day from month. Please say which it is.",
    proved: "The dates themselves show it",
    written: "Months are written in words",
    noSuchDay: "no such day",
    confirm: "Say how the dates of “{header}” are written.",
  },
  check: {
    heading: "What importing would do",
    checking: "Comparing with the docket…",
    new: "new",
    changed: "changed",
    same: "same",
    rejected: "rejected",
    blank: "{count, plural, one {# blank row} other {# blank rows}}",
    dates: "{count, plural, =0 {no date is given} one {# date is given} other {# dates are given}}",
    moves: "{count, plural, one {# date moves} other {# dates move}}",
    nothing: "The docket says all of this already. Importing would change nothing.",
    emptyCells: "An empty cell takes nothing away that the docket knows.",
    problems: "Lines to look at",
    more: "{count, plural, one {and # more line of this kind} other {and # more lines of this kind}}",
    warnedHead: "Taken in, please look",
    rejectedHead: "Not taken in",
    sameAs: "see line {line}",
    noProblems: "Every row was understood.",
    commit: "{count, plural, one {Import # row} other {Import # rows}}",
    safe: "Nothing is saved yet. The import is done whole or not at all, and can be taken back.",
  },
  run: {
    stages: {
      waiting: "Waiting for another import of this court…",
      comparing: "Comparing with the docket…",
      cases: "Entering cases…",
      dates: "Giving dates…",
      recording: "Writing down what was done…",
    },
    progress: "{done} of {total}",
    left: "{seconds, plural, one {about # second left} other {about # seconds left}}",
    safe: "This page may be closed; the import goes on.",
    failed: "The import did not go through. Nothing of it was saved.",
  },
  done: {
    heading: "Imported",
    docket: "Open the docket",
    planner: "Plan the undated",
    rejectedFile: "Download rejected rows",
    rejectedHow: "Mend them in the downloaded workbook and import it.",
    again: "Import another file",
    undo: "Take the import back",
    undone:
      "{kept, plural, =0 {The import was taken back.} one {The import was taken back, except for # case that was changed since:} other {The import was taken back, except for # cases that were changed since:}}",
    undoAsk:
      "Take back “{name}”? New cases and dates go, changed ones become what they were. What somebody worked on since stays.",
  },
  history: {
    heading: "Earlier imports",
    none: "Nothing was imported yet.",
    when: "When",
    file: "File",
    who: "By",
    terminal: "Terminal",
    result: "Result",
    undone: "Taken back",
    counts: "{new} new · {changed} changed · {same} same · {rejected} rejected",
  },
  workbook: {
    line: "Line of the file",
    because: "Why it was rejected",
    disposal: "Disposal",
    disposalDay: "Date of disposal",
  },
};
