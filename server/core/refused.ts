/** Why an answer was refused. Each has its words in server/wording, so a new code does not compile without them. */
export const REFUSALS = [
  "not-allowed",
  "signed-out",
  "password-due",
  "code-due",
  "locked",
  "not-found",
  "invalid",
  "stale",
  "busy",
  "too-many",
  "key-reused",
  "closed-day",
  "day-full",
  "not-a-hearing-day",
  "day-past",
  "day-to-come",
  "already-listed",
  "outcome-exists",
  "next-date-heard",
  "number-taken",
  "fixed-date",
  "reason-needed",
  "changed-since",
  "already-undone",
  "nothing-to-do",
  "wrong-file",
  "too-large",
  "upload-gone",
  "already-set-up",
  "wrong-link",
  "username-taken",
  "in-use",
  "last-administrator",
  "has-hearings",
  "stage-pair",
  "in-another-court",
  "case-left",
  "last-date",
  "undated-left",
  "settlement-first",
  "not-lawful",
  "flag-unread",
  "approval-needed",
  "protected-person",
  "names-shaded",
  "law-limit",
  "case-ended",
  "standby-barred",
  "person-elsewhere",
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** Facts for the words: numbers, days and codes, never names of people. */
export type RefusalDetail = Record<string, string | number | boolean | null>;

/** The one error that a use case throws on purpose; everything else is a defect and reaches nobody in its own words. */
export class Refused extends Error {
  readonly code: Refusal;
  readonly detail: RefusalDetail;

  constructor(code: Refusal, detail: RefusalDetail = {}) {
    super(code);
    this.name = "Refused";
    this.code = code;
    this.detail = detail;
  }
}

const BY_CONSTRAINT: Record<string, Refusal> = {
  court_day_closed: "closed-day",
  court_day_minutes_ceiling: "day-full",
  court_day_matters_ceiling: "day-full",
  court_day_block_minutes_ceiling: "day-full",
  court_day_block_matters_ceiling: "day-full",
  hearing_one_open_per_case_and_purpose: "already-listed",
  outcome_one_per_hearing: "outcome-exists",
  court_case_number_once: "number-taken",
  case_stage_pair: "stage-pair",
  hearing_in_its_court: "in-another-court",
  ended_case_has_no_date: "case-ended",
  person_in_one_court: "person-elsewhere",
  court_ceiling_over_plan: "invalid",
  // Two pages under one address: chance made it, and makes another at the next press.
  private_page_token: "busy",
  // What was settled, judged or attended names the person it was.
  settlement_part_accused_id_fkey: "in-use",
  judgment_result_accused_id_fkey: "in-use",
  attendance_case_person_id_fkey: "in-use",
  // A date for which process was made out since is not undone under it.
  process_hearing_id_fkey: "changed-since",
  process_hearing: "changed-since",
  standby_hearing: "changed-since",
};

/** A constraint without words of its own, by the kind of rule it is (SQLSTATE), and connections that were lost. */
const BY_STATE: Record<string, Refusal> = {
  "23505": "stale",
  "23P01": "person-elsewhere",
  "23503": "in-use",
  "23514": "invalid",
  // Somebody holds it too long, or the database is being started again: nothing was written, or the same key tells.
  "40001": "busy",
  "40P01": "busy",
  "55P03": "busy",
  "57014": "busy",
  "57P01": "busy",
  "57P02": "busy",
  "57P03": "busy",
  "53300": "busy",
  CONNECTION_CLOSED: "busy",
  CONNECTION_DESTROYED: "busy",
  CONNECT_TIMEOUT: "busy",
  ECONNREFUSED: "busy",
  ECONNRESET: "busy",
};

/** A value that no column can hold: half a character, a NUL, too long, out of range, no such day. */
const UNHOLDABLE = new Set(["22021", "22P05", "22P02", "22001", "22003", "22007", "22008"]);

type DatabaseFault = { code?: string; constraint_name?: string; detail?: string };

/** The database's own error under drizzle's wrapping, if it is one. */
export function databaseFault(error: unknown): DatabaseFault | null {
  for (let at = error; at instanceof Error; at = at.cause as Error) {
    const code = (at as DatabaseFault).code;
    if (typeof code === "string" && (/^[0-9A-Z]{5}$/.test(code) || code in BY_STATE)) return at as DatabaseFault;
  }
  return null;
}

/** Says a broken constraint in the court's words; null when the fault is not one that a person can do anything about. */
export function refusedByDatabase(error: unknown): Refused | null {
  const fault = databaseFault(error);
  if (!fault) return null;
  const code = BY_CONSTRAINT[fault.constraint_name ?? ""];
  if (code) return new Refused(code, { constraint: fault.constraint_name ?? "" });
  if (fault.code === "PE001") return new Refused("changed-since", { table: (fault.detail ?? "").split(":")[0] ?? "" });
  if (fault.code === "PE002") return new Refused("already-undone");
  if (UNHOLDABLE.has(fault.code ?? "")) return new Refused("invalid", { field: "" });
  const byState = BY_STATE[fault.code ?? ""];
  if (!byState) return null;
  return new Refused(byState, fault.constraint_name ? { constraint: fault.constraint_name } : {});
}

/** Faults that pass by themselves when the transaction is tried again. */
export function isPassing(error: unknown): boolean {
  const code = databaseFault(error)?.code;
  return code === "40001" || code === "40P01";
}
