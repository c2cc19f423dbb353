import type { Authority } from "../calendar/authority.ts";
import { DISPOSALS, type Disposal } from "../case/outcomes.ts";
import type { Stage } from "../case/stages.ts";

/** Heading of a monthly return under which a disposal is counted. */
export const DISPOSAL_GROUPS = [
  "merits",
  "settlement",
  "complainant",
  "agency",
  "left-court",
  "application",
  "other",
] as const;
export type DisposalGroup = (typeof DISPOSAL_GROUPS)[number];

export type DisposalRule = Authority & {
  readonly disposal: Disposal;
  readonly group: DisposalGroup;
  /** Two letters that find it on the keyboard, unique among all disposals, Latin, lower case. */
  readonly letters: string;
  /** Where the case stands after it. `stopped` can be revived; `transfer` goes on in another court. */
  readonly stage: Extract<Stage, "decided" | "stopped" | "transfer">;
};

const CRPC = "Code of Criminal Procedure 1898, s.";
const PRACTICE = "court practice, not confirmed";

const row = (
  disposal: Disposal,
  letters: string,
  group: DisposalGroup,
  authority: string,
  confirmed: boolean,
  stage: DisposalRule["stage"] = "decided",
): DisposalRule => ({ disposal, letters, group, authority, confirmed, stage });

/**
 * Every mode of disposal with its section. A complainant who stopped coming, turned hostile or does not wish to pursue
 * is an ending of its own and never counts as a settlement: nobody compounded anything. Classes A, B and C: law.md
 * §2 and §3.3 (confirmed that they exist). 203, 201, 190, 494 and quashing by the High Court are not confirmed.
 */
export const DISPOSAL_RULES: Readonly<Record<Disposal, DisposalRule>> = {
  acquitted: row("acquitted", "ac", "merits", `${CRPC} 245, 265-H`, false),
  convicted: row("convicted", "co", "merits", `${CRPC} 245, 265-H`, false),
  discharged: row("discharged", "di", "merits", PRACTICE, false),
  compounded: row("compounded", "cm", "settlement", `${CRPC} 345(6)`, true),
  "acquitted-249a": row("acquitted-249a", "am", "merits", `${CRPC} 249-A`, true),
  "acquitted-265k": row("acquitted-265k", "as", "merits", `${CRPC} 265-K`, true),
  withdrawn: row("withdrawn", "wi", "agency", `${CRPC} 494`, false),
  transferred: row("transferred", "tr", "left-court", `${CRPC} 526, 528`, false, "transfer"),
  abated: row("abated", "ab", "other", `${CRPC} 431 by analogy`, false),
  "dormant-249": row("dormant-249", "do", "other", `${CRPC} 249`, true, "stopped"),
  other: row("other", "ot", "other", PRACTICE, false),
  "complainant-stopped-coming": row("complainant-stopped-coming", "cs", "complainant", PRACTICE, false),
  "complainant-hostile": row("complainant-hostile", "ch", "complainant", PRACTICE, false),
  "complainant-not-pursuing": row("complainant-not-pursuing", "cn", "complainant", PRACTICE, false),
  "complaint-dismissed": row("complaint-dismissed", "cd", "complainant", `${CRPC} 203`, false),
  "report-class-a": row("report-class-a", "ra", "agency", `${CRPC} 173`, true),
  "report-class-b": row("report-class-b", "rb", "agency", `${CRPC} 173`, true),
  "report-class-c": row("report-class-c", "rc", "agency", `${CRPC} 173`, true),
  "sent-to-sessions": row("sent-to-sessions", "ss", "left-court", `${CRPC} 190(2)`, false, "transfer"),
  "returned-for-want-of-jurisdiction": row(
    ...(["returned-for-want-of-jurisdiction", "rj", "left-court", `${CRPC} 201`, false] as const),
  ),
  "split-up": row("split-up", "sp", "left-court", PRACTICE, false),
  quashed: row("quashed", "qu", "other", `${CRPC} 561-A`, false),
  "bail-granted": row("bail-granted", "bg", "application", `${CRPC} 496, 497`, true),
  "bail-refused": row("bail-refused", "br", "application", `${CRPC} 497, 498`, true),
  "interim-bail-confirmed": row("interim-bail-confirmed", "ic", "application", `${CRPC} 498`, true),
  "interim-bail-recalled": row("interim-bail-recalled", "ir", "application", `${CRPC} 498`, true),
  "bail-cancelled": row("bail-cancelled", "bc", "application", `${CRPC} 497(5)`, true),
  "application-granted": row("application-granted", "gr", "application", PRACTICE, false),
  "application-partly-granted": row("application-partly-granted", "pg", "application", PRACTICE, false),
  "application-refused": row("application-refused", "re", "application", PRACTICE, false),
  allowed: row("allowed", "al", "application", `${CRPC} 423, 439`, false),
  "partly-allowed": row("partly-allowed", "pa", "application", `${CRPC} 423, 439`, false),
  dismissed: row("dismissed", "ds", "application", `${CRPC} 423, 439`, false),
  "set-aside-remanded": row("set-aside-remanded", "sr", "application", `${CRPC} 423, 439`, false),
  "application-withdrawn": row("application-withdrawn", "aw", "application", PRACTICE, false),
  "not-pressed": row("not-pressed", "np", "application", PRACTICE, false),
  infructuous: row("infructuous", "in", "application", PRACTICE, false),
  "dismissed-in-default": row("dismissed-in-default", "dd", "application", PRACTICE, false),
};

/**
 * The disposal whose letters begin with what was typed (any case), among those that the matter may have; the first in
 * their order where one letter fits several, `null` where none does.
 */
export function disposalByLetters(typed: string, among: readonly Disposal[] = DISPOSALS): Disposal | null {
  const letters = typed.trim().toLowerCase();
  return among.find((disposal) => DISPOSAL_RULES[disposal].letters.startsWith(letters)) ?? null;
}
