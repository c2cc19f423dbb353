import type { LedgerEventKind } from "../evidence/evidence-ledger.ts";
import type { ProcessState } from "../process/process-states.ts";

/** What an investigating officer tells the court from his phone. */
export const REPORT_KINDS = ["asked", "chased", "received", "served", "unserved", "cannot-come"] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

/** `open` until somebody of the court settles it, or the officer takes it back. */
export const REPORT_STATES = ["open", "confirmed", "turned-down", "taken-back"] as const;
export type ReportState = (typeof REPORT_STATES)[number];

/** Why a report is turned down: codes alone, so that no word of a matter goes back to a phone. */
export const REPORT_ANSWERS = ["not-in-file", "another-matter", "incomplete", "must-come"] as const;
export type ReportAnswer = (typeof REPORT_ANSWERS)[number];

export type ReportSubject = "request" | "process" | "hearing";

/** What each is about, and what it becomes in the court's own record once it is confirmed. */
type ReportRule =
  | { readonly about: "request"; readonly event: LedgerEventKind }
  | { readonly about: "process"; readonly state: ProcessState }
  | { readonly about: "hearing" };

export const REPORT_RULES = {
  asked: { about: "request", event: "sent" },
  chased: { about: "request", event: "chased" },
  received: { about: "request", event: "answered" },
  served: { about: "process", state: "served" },
  unserved: { about: "process", state: "unserved" },
  "cannot-come": { about: "hearing" },
} as const satisfies Readonly<Record<ReportKind, ReportRule>>;

const KINDS_ABOUT: Readonly<Record<ReportSubject, readonly ReportKind[]>> = {
  request: ["asked", "chased", "received"],
  process: ["served", "unserved"],
  hearing: ["cannot-come"],
};

export const kindsAbout = (subject: ReportSubject): readonly ReportKind[] => KINDS_ABOUT[subject];

/** Why a report of the kind may be turned down, in the order in which a clerk is offered it. */
export function answersTo(kind: ReportKind): readonly ReportAnswer[] {
  return kind === "cannot-come" ? ["must-come"] : ["not-in-file", "incomplete", "another-matter"];
}

/** The event of the ledger that a report about a request becomes; of a reply of which some is still missing, another. */
export function ledgerEventOf(kind: ReportKind, isPart: boolean): LedgerEventKind | null {
  const rule: ReportRule = REPORT_RULES[kind];
  if (rule.about !== "request") return null;
  return kind === "received" && isPart ? "partly-answered" : rule.event;
}
