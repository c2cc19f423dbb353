import type { DisposalGroup } from "../rules/applications/disposals.ts";
import type { ClassFinding, Compoundable } from "../rules/case/case-class.ts";
import type { JuvenileFinding, JuvenileState } from "../rules/case/juvenile.ts";
import type { PairKind, StepName } from "../rules/case/stage-machine.ts";
import type { AccusedResult, Appeal, JudgmentFinding, judgmentState } from "../rules/judgment/judgment.ts";
import type { SettledCharge } from "../rules/settlement/settlement.ts";
import type { Relation, SettlementFacts } from "../rules/settlement/settlement-facts.ts";
import type { SettlementFinding, SettlementRule } from "../rules/settlement/settlement-findings.ts";

type Words<Code extends string> = Readonly<Record<Code, string>>;

/** What the law asks of a case. A missing word does not compile. Nothing here speaks for or against settling. */
export type LawWords = {
  readonly kinds: Words<PairKind>;
  readonly steps: Words<StepName>;
  readonly byOrder: string;
  readonly passes: string;
  readonly notConfirmed: string;
  /** Of what no section says. */
  readonly practice: string;
  readonly confirmed: string;
  readonly moreDisposals: string;
  readonly disposalGroups: Words<DisposalGroup>;
  readonly cognizable: Words<"yes" | "no" | "unknown" | "on-authority-complaint">;
  readonly bailable: Words<"yes" | "no" | "unknown">;
  readonly compoundable: Words<Compoundable>;
  readonly classFindings: Words<ClassFinding["code"]>;
  readonly weights: Words<SettlementFinding["weight"]>;
  readonly settlement: Words<SettlementRule>;
  readonly effects: Words<SettledCharge["effect"]>;
  readonly compounders: Words<NonNullable<SettlementFacts["by"]>>;
  readonly relations: Words<Relation>;
  readonly complainant: Words<SettlementFacts["complainant"]>;
  readonly results: Words<AccusedResult>;
  readonly judgmentStates: Words<ReturnType<typeof judgmentState>>;
  readonly judgmentFindings: Words<JudgmentFinding["code"]>;
  readonly appealCourts: Words<Appeal["court"]>;
  readonly appealUnknown: string;
  readonly juvenile: Words<JuvenileState>;
  readonly juvenileFindings: Words<JuvenileFinding["code"]>;
};

export const law: LawWords = {
  kinds: {
    course: "Next in the course of the trial",
    skip: "Steps taken on one date",
    side: "Leaves the course",
    back: "Returns",
    out: "Ends",
  },
  steps: {
    registered: "FIR registered",
    arrested: "Accused arrested",
    reported: "Report under s. 173 filed",
    "cognizance-taken": "Cognizance taken",
    appeared: "Accused before the court",
    "copies-supplied": "Copies supplied",
    "charge-framed": "Charge framed",
    "pleaded-not-guilty": "Pleaded not guilty",
    "evidence-closed": "Prosecution closed its side",
    "statement-recorded": "Statement of accused recorded",
    "defence-closed": "Defence closed its side",
    "arguments-heard": "Arguments heard",
    announced: "Judgment announced",
    "investigated-by-permission": "Investigated with the court's permission",
    "complaint-in-court": "Complaint brought to the court",
    "reported-without-arrest": "Report filed, nobody arrested",
    "on-one-date": "More than one step on one date",
    "pleaded-guilty": "Pleaded guilty",
    "no-defence-evidence": "No defence evidence",
    "bail-sought": "Bail sought",
    "remanded-in-trial": "Remanded after the report",
    absconded: "Accused absconds",
    "acquittal-sought": "Premature acquittal sought",
    "proceedings-stopped": "Proceedings stopped",
    "withdrawal-sought": "Prosecutor asks to withdraw",
    "compromise-offered": "Compromise brought before the court",
    "class-report-made": "Report in class A, B or C filed",
    "transfer-sought": "To another court",
    returned: "Back to where it stood",
    revived: "Revived",
    "arrested-or-surrendered": "Absconder arrested or surrendered, or evidence recorded in absence",
    received: "Received, taken up where it stood",
    "report-not-accepted": "Report in class not accepted",
    "further-investigation": "Further investigation",
    "charge-altered": "Charge altered",
    recalled: "Witness or statement recalled",
    reheard: "To be argued again",
    "retrial-ordered": "Retrial ordered by a higher court",
    "inquiry-closed": "Inquiry closed",
    discharged: "Discharged",
    "application-decided": "Application decided",
    "ended-early": "Ended before judgment",
    compounded: "Compounded",
    withdrawn: "Prosecution withdrawn",
    "report-accepted": "Report in class accepted",
    abated: "Abated",
  },
  byOrder: "only by order of a higher court",
  passes: "on the same date: {stages}",
  notConfirmed: "Not confirmed: ask the court.",
  practice: "Court practice, not confirmed",
  confirmed: "Text read",
  moreDisposals: "Other endings",
  disposalGroups: {
    merits: "On merits",
    settlement: "By compounding",
    complainant: "Complainant no longer pursues",
    agency: "By prosecution or agency",
    "left-court": "Left this court",
    application: "Application decided",
    other: "Otherwise",
  },
  cognizable: {
    yes: "Cognizable",
    no: "Non-cognizable",
    unknown: "Cognizable: ask the court",
    "on-authority-complaint": "Cognizable on the Authority's written complaint",
  },
  bailable: { yes: "Bailable", no: "Non-bailable", unknown: "Bailable: ask the court" },
  compoundable: {
    yes: "Compoundable",
    no: "Not compoundable",
    mixed: "Compoundable in part",
    unknown: "Compoundable: ask the court",
  },
  classFindings: {
    "section-not-in-force": "Not yet law on the day of the offence: {sections}",
    "class-not-confirmed": "Class not confirmed: {sections}",
    "graver-form-not-ruled-out": "Graver if the victim was under eighteen: {sections}",
  },
  weights: { blocks: "Not allowed", missing: "Missing", warns: "To be seen" },
  settlement: {
    "not-compoundable": "The law does not allow it to be compounded: {sections}",
    "not-pending-here": "The prosecution is not pending before this court",
    "leave-for-incapable": "The court's leave is needed: the aggrieved person is a minor or of unsound mind",
    "leave-after-conviction": "The court's leave is needed after a conviction",
    "nothing-chosen": "No accused and section is named",
    "not-charged": "Not charged against that accused: {sections}",
    "no-written-statement": "No written statement",
    "nobody-compounds": "Who compounds is not recorded",
    "age-not-recorded": "Whether the aggrieved person is a minor or of unsound mind is not recorded",
    "incapable-compounds": "The aggrieved person is a minor or of unsound mind: a competent person acts",
    "someone-else-compounds": "Neither the aggrieved person nor the guardian",
    "heir-compounds": "An heir compounds: no text of the law was read that says so",
    "relation-not-said": "What the guardian or heir is to the aggrieved person is not recorded",
    "voluntariness-not-asked": "The judge's question and its answer are not recorded",
    "not-voluntary": "Answered: not of free will",
    "asked-again-after-no": "The answer was no before: the judge asks again on another day",
    "unsafe-not-acknowledged": "A private flag waits for the judge",
    "complainant-stopped-coming": "The complainant stopped coming: an ending of its own",
    "complainant-hostile": "The complainant turned hostile: an ending of its own",
    "complainant-not-pursuing": "The complainant does not wish to pursue: an ending of its own",
    "compoundable-not-confirmed": "Whether it may be compounded is not confirmed: {sections}",
    "section-not-in-force": "Not yet law on the day of the offence: {sections}",
  },
  effects: { acquittal: "Acquitted of it", "goes-on": "Goes on" },
  compounders: { aggrieved: "Aggrieved person", guardian: "Guardian", heir: "Heir", "someone-else": "Another person" },
  relations: {
    father: "Father",
    mother: "Mother",
    spouse: "Husband or wife",
    son: "Son",
    daughter: "Daughter",
    brother: "Brother",
    sister: "Sister",
    "other-relative": "Another relative",
    "appointed-by-court": "Appointed by a court",
  },
  complainant: {
    comes: "Attends",
    "stopped-coming": "Stopped coming",
    hostile: "Hostile",
    "not-pursuing": "Does not wish to pursue",
  },
  results: { convicted: "Convicted", acquitted: "Acquitted", discharged: "Discharged", abated: "Abated" },
  judgmentStates: { pending: "Not reserved", reserved: "Reserved", announced: "Announced" },
  judgmentFindings: {
    "amount-not-whole": "Months and rupees are whole numbers",
    "sentence-without-conviction": "A sentence without a conviction",
    "compensation-without-conviction": "Compensation without a conviction",
    "conviction-without-sentence": "A conviction without a sentence",
    "sentence-beyond-maximum": "Longer than the longest sentence charged",
    "convicted-of-a-section-only": "Convicted of a section, so the result is convicted",
  },
  appealCourts: { sessions: "Court of Sessions", "high-court": "High Court" },
  appealUnknown: "Counted from the supply of the certified copy",
  juvenile: { juvenile: "Juvenile on the day of the offence", adult: "Adult", unknown: "Age not known" },
  juvenileFindings: {
    "juvenile-with-adults": "To be tried apart from adults",
    "juvenile-unnamed": "Never to be named",
    "age-unknown-said-minor": "The register says minor; the age is to be determined",
    "register-differs": "The register says minor; the birth day says adult",
  },
};
