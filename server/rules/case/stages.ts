/** Where a case stands in its trial. The order of the codes is the order of the Code of Criminal Procedure 1898. */
export const STAGES = [
  "inquiry",
  "fir",
  "remand",
  "bail",
  "challan",
  "cognizance",
  "absconder",
  "copies",
  "charge",
  "plea",
  "prosecution-evidence",
  "statement-of-accused",
  "defence-evidence",
  "arguments",
  "judgment",
  "premature-acquittal",
  "stopped",
  "withdrawal",
  "compromise",
  "report-class",
  "transfer",
  "decided",
] as const;

export type Stage = (typeof STAGES)[number];

/** What the law says of a stage. `confirmed` is false while a lawyer or the court has not read the section for us. */
export type StageRule = {
  readonly stage: Stage;
  /** Sections as the order sheet cites them; empty for `decided`. */
  readonly section: string;
  readonly authority: string;
  readonly confirmed: boolean;
  /** `trial` stages follow one another; a `side` stage may interrupt at any time and leads back or out. */
  readonly track: "before-trial" | "trial" | "side" | "over";
};

const CRPC = "Code of Criminal Procedure 1898";

const row = (
  stage: Stage,
  track: StageRule["track"],
  section: string,
  confirmed: boolean,
  authority: string = CRPC,
): StageRule => ({ stage, track, section, authority, confirmed });

/**
 * Every stage with its sections. Only sections whose text was read are `confirmed`;
 * an unconfirmed one may be shown, it must never refuse a listing.
 */
export const STAGE_RULES: Readonly<Record<Stage, StageRule>> = {
  inquiry: row("inquiry", "before-trial", "155", true, `${CRPC}; PECA Investigation Rules 2018`),
  fir: row("fir", "before-trial", "154", true),
  remand: row("remand", "before-trial", "61, 167", true),
  bail: row("bail", "side", "496–498", true),
  challan: row("challan", "before-trial", "173", true),
  cognizance: row("cognizance", "before-trial", "190, 204", false),
  absconder: row("absconder", "side", "87, 88, 512", true),
  copies: row("copies", "trial", "241-A, 265-C", true),
  charge: row("charge", "trial", "242, 265-D", true),
  plea: row("plea", "trial", "243, 265-E", true),
  "prosecution-evidence": row("prosecution-evidence", "trial", "244, 265-F", true),
  "statement-of-accused": row("statement-of-accused", "trial", "342", true),
  "defence-evidence": row("defence-evidence", "trial", "340(2), 265-F(4)–(7)", true),
  arguments: row("arguments", "trial", "244–245, 265-G", false),
  judgment: row("judgment", "trial", "245, 265-H, 366–367", false),
  "premature-acquittal": row("premature-acquittal", "side", "249-A, 265-K", true),
  stopped: row("stopped", "side", "249", true),
  withdrawal: row("withdrawal", "side", "494", false),
  compromise: row("compromise", "side", "345", true),
  "report-class": row("report-class", "side", "173", true),
  transfer: row("transfer", "side", "526, 528", false),
  decided: row("decided", "over", "", true),
};

export function isStage(text: string): text is Stage {
  return (STAGES as readonly string[]).includes(text);
}

/** The stage that follows in the ordinary course of a trial; `null` after judgment and for side stages. */
export function stageAfter(stage: Stage): Stage | null {
  const course = STAGES.filter((one) => ["before-trial", "trial"].includes(STAGE_RULES[one].track));
  const at = course.indexOf(stage);
  return at < 0 ? null : (course[at + 1] ?? null);
}
