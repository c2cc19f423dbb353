import type { CaseRole } from "../people/people.ts";
import { asksToShowCause, type ProcessCause } from "./process-causes.ts";
import type { ProcessKind } from "./process-states.ts";

/** The forms in which process is drawn up. A neutral one says when and where and nothing of what the case is about. */
export const PROCESS_FORMS = [
  "summons-accused",
  "summons-witness",
  "summons-neutral",
  "notice",
  "notice-neutral",
  "bailable-warrant",
  "non-bailable-warrant",
  "surety-show-cause",
  "surety-attend",
  "production-order",
  "proclamation",
  "letter-to-laboratory",
  "letter-to-platform",
  "letter-for-record",
] as const;
export type ProcessForm = (typeof PROCESS_FORMS)[number];

type FormRule = {
  /** To whom the paper speaks: the person it is for, or who carries it out, or an office. */
  readonly speaksTo: "person" | "server" | "office";
  /** Parties of the case in its head; left out where they would tell a stranger, or the neighbours, too much. */
  readonly namesParties: boolean;
  /** The sections charged: on what is served on an accused alone. */
  readonly namesSections: boolean;
  /** What whoever serves it writes on its foot. */
  readonly report: "service" | "execution" | null;
};

const row = (
  speaksTo: FormRule["speaksTo"],
  report: FormRule["report"],
  names: "parties" | "parties and sections" | "nothing",
): FormRule => ({
  ...{ speaksTo, report },
  namesParties: names !== "nothing",
  namesSections: names === "parties and sections",
});

/** Court practice in the manner of Schedule V CrPC (not confirmed); that neutral forms name nothing is this project's precaution. */
export const FORM_RULES: Readonly<Record<ProcessForm, FormRule>> = {
  "summons-accused": row("person", "service", "parties and sections"),
  "summons-witness": row("person", "service", "parties"),
  "summons-neutral": row("person", "service", "nothing"),
  notice: row("person", "service", "parties"),
  "notice-neutral": row("person", "service", "nothing"),
  "bailable-warrant": row("server", "execution", "parties"),
  "non-bailable-warrant": row("server", "execution", "parties"),
  "surety-show-cause": row("person", "service", "parties"),
  "surety-attend": row("person", "service", "parties"),
  "production-order": row("office", null, "parties"),
  proclamation: row("server", "execution", "parties and sections"),
  "letter-to-laboratory": row("office", null, "nothing"),
  "letter-to-platform": row("office", null, "nothing"),
  "letter-for-record": row("office", null, "nothing"),
};

export type FormFacts = {
  readonly kind: ProcessKind;
  readonly because: ProcessCause | null;
  readonly to: { readonly role: CaseRole; readonly printsApart: boolean } | null;
};

/** The form of a process. A complainant, a victim and whoever else is protected gets a neutral one. */
export function formOf({ kind, because, to }: FormFacts): ProcessForm {
  const isNeutral = to !== null && to.role !== "accused" && to.printsApart;
  if (kind === "summons") {
    if (to?.role === "accused") return "summons-accused";
    return isNeutral ? "summons-neutral" : "summons-witness";
  }
  if (kind === "notice") return isNeutral ? "notice-neutral" : "notice";
  if (kind === "notice-to-surety") return asksToShowCause(because) ? "surety-show-cause" : "surety-attend";
  return kind;
}

/** What the head of a paper may tell. @param isTitleWithheld an accused of the case goes unnamed. */
export function formShows(facts: FormFacts, isTitleWithheld: boolean): { parties: boolean; sections: boolean } {
  const rule = FORM_RULES[formOf(facts)];
  const isApart = facts.to?.printsApart === true;
  const isWarrantToAccused = facts.to?.role === "accused" && (rule.namesSections || rule.report === "execution");
  return { parties: rule.namesParties && !isApart && !isTitleWithheld, sections: isWarrantToAccused };
}
