import type { Stage } from "./stages.ts";

/** What a hearing is for. A case may have one open hearing for each. */
export const PURPOSES = [
  "mention",
  "appearance",
  "bail",
  "remand",
  "copies",
  "charge",
  "plea",
  "evidence",
  "part-heard-evidence",
  "statement-of-accused",
  "defence-evidence",
  "arguments",
  "judgment",
  "report",
  "proclamation",
  "compromise",
  "application",
  "order",
  "other",
] as const;
export type Purpose = (typeof PURPOSES)[number];

/** The headings of a list, in the order in which they are called. */
export const PURPOSE_GROUPS = [
  "called-first",
  "part-heard",
  "evidence",
  "charge",
  "arguments",
  "judgment",
  "mention",
] as const;
export type PurposeGroup = (typeof PURPOSE_GROUPS)[number];

export type PurposeRule = {
  readonly purpose: Purpose;
  /** Whole minutes the court is taken to need; a district's own record replaces it. */
  readonly minutes: number;
  /** The stages a case is usually in when it is listed for this. */
  readonly stages: readonly Stage[];
  readonly group: PurposeGroup;
  /** May be listed on a working day outside the dedicated day: bail within 3–5 days, remand within 15. */
  readonly isUrgent: boolean;
  /** Whether a posted list may print it. A compromise never is: nobody is to be seen as near to settling. */
  readonly isPublished: boolean;
};

const row = (
  purpose: Purpose,
  minutes: number,
  group: PurposeGroup,
  stages: readonly Stage[],
  mark: "urgent" | "unpublished" | "" = "",
): PurposeRule => ({
  purpose,
  minutes,
  stages,
  group,
  isUrgent: mark === "urgent",
  isPublished: mark !== "unpublished",
});

/**
 * Every purpose with its defaults. Minutes of remand, charge, evidence, statement, defence, arguments and judgment are
 * the planning figures of the allocation model; the others are assumptions. None is law. That bail and remand never
 * wait for the dedicated day rests on the National Judicial Policy and s.344 CrPC (both confirmed).
 */
export const PURPOSE_RULES: Readonly<Record<Purpose, PurposeRule>> = {
  mention: row("mention", 5, "mention", ["cognizance", "stopped", "transfer"]),
  appearance: row("appearance", 5, "mention", ["cognizance", "challan"]),
  bail: row("bail", 15, "called-first", ["bail"], "urgent"),
  remand: row("remand", 12, "called-first", ["remand", "fir"], "urgent"),
  copies: row("copies", 5, "charge", ["copies"]),
  charge: row("charge", 15, "charge", ["charge"]),
  plea: row("plea", 10, "charge", ["plea"]),
  evidence: row("evidence", 40, "evidence", ["prosecution-evidence"]),
  "part-heard-evidence": row("part-heard-evidence", 40, "part-heard", ["prosecution-evidence"]),
  "statement-of-accused": row("statement-of-accused", 20, "evidence", ["statement-of-accused"]),
  "defence-evidence": row("defence-evidence", 30, "evidence", ["defence-evidence"]),
  arguments: row("arguments", 45, "arguments", ["arguments", "premature-acquittal"]),
  judgment: row("judgment", 15, "judgment", ["judgment"]),
  report: row("report", 5, "mention", ["inquiry", "challan", "report-class"]),
  proclamation: row("proclamation", 5, "mention", ["absconder"]),
  compromise: row("compromise", 10, "mention", ["compromise"], "unpublished"),
  application: row("application", 10, "arguments", ["premature-acquittal", "withdrawal"]),
  order: row("order", 5, "judgment", ["judgment", "bail"]),
  other: row("other", 5, "mention", ["decided"]),
};

export function isPurpose(text: string): text is Purpose {
  return (PURPOSES as readonly string[]).includes(text);
}

/** What a case at this stage is usually listed for next; `mention` where no purpose is tied to the stage. */
export function purposeAtStage(stage: Stage): Purpose {
  return PURPOSES.find((purpose) => PURPOSE_RULES[purpose].stages[0] === stage) ?? "mention";
}

/** What a paper that leaves the court says a hearing is for: a compromise reads as a mention, so that nothing sets it apart. */
export function publishedPurpose(purpose: Purpose): Purpose {
  return PURPOSE_RULES[purpose].isPublished ? purpose : "mention";
}
