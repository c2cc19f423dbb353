import type { AdjournmentReason, Side } from "../rules/case/adjournment.ts";
import type { RestrictionCause } from "../rules/case/offences.ts";
import type { CallEvent, Disposal, Outcome } from "../rules/case/outcomes.ts";
import type { Purpose, PurposeGroup } from "../rules/case/purposes.ts";
import type { Stage } from "../rules/case/stages.ts";
import type { Audience } from "../rules/cause-lists/cause-list.ts";
import type { Custody } from "../rules/people/custody.ts";
import type { CaseRole } from "../rules/people/people.ts";

/** The court's own words. Every language has this shape, so that a missing word does not compile. */
export type Terms = {
  readonly stages: Readonly<Record<Stage, string>>;
  readonly purposes: Readonly<Record<Purpose, string>>;
  readonly purposeGroups: Readonly<Record<PurposeGroup, string>>;
  readonly outcomes: Readonly<Record<Outcome, string>>;
  readonly calls: Readonly<Record<CallEvent, string>>;
  readonly disposals: Readonly<Record<Disposal, string>>;
  readonly reasons: Readonly<Record<AdjournmentReason, string>>;
  readonly sides: Readonly<Record<Side, string>>;
  readonly custody: Readonly<Record<Custody, string>>;
  readonly roles: Readonly<Record<CaseRole, string>>;
  readonly audiences: Readonly<Record<Audience, string>>;
  readonly restrictions: Readonly<Record<RestrictionCause, string>>;
  readonly list: ListTerms;
};

/** The words of a posted or printed list. Days, times and numbers arrive as finished text. */
export type ListTerms = {
  readonly causeList: string;
  readonly supplementary: (number: number) => string;
  readonly version: (number: number) => string;
  readonly record: (entry: number, hash: string) => string;
  readonly published: (when: string) => string;
  readonly printed: (when: string) => string;
  readonly matters: (count: number) => string;
  readonly columns: {
    readonly serial: string;
    readonly caseNumber: string;
    readonly parties: string;
    readonly counsel: string;
    readonly purpose: string;
    readonly nextDate: string;
  };
  readonly fir: (number: string) => string;
  readonly time: string;
  readonly firColumn: string;
  readonly station: string;
  readonly sections: string;
  readonly anyTime: string;
  readonly reportBy: (time: string) => string;
  readonly hearing: string;
  readonly withheld: string;
  readonly restricted: string;
  readonly inCustody: string;
  readonly partHeard: string;
  readonly notReached: (times: number) => string;
  readonly previous: (day: string) => string;
  readonly complainant: string;
  readonly prosecutor: string;
  readonly officer: string;
  readonly added: string;
  readonly moved: (from: string) => string;
  readonly remarks: string;
  readonly removed: string;
  readonly removedHeading: string;
  readonly removedTo: (day: string) => string;
  readonly removedUndated: string;
  readonly legend: string;
  readonly byOrder: string;
  readonly empty: string;
  readonly notPublished: string;
  readonly notPublishedMore: string;
  readonly withdrawn: string;
  readonly withdrawnMore: string;
  readonly demo: string;
  readonly otherLanguage: string;
  readonly courtLists: string;
  readonly previousList: string;
  readonly nextList: string;
  readonly downloads: string;
  readonly confidential: string;
};

export const terms: Terms = {
  stages: {
    inquiry: "Inquiry",
    fir: "FIR",
    remand: "Remand",
    bail: "Bail",
    challan: "Challan",
    cognizance: "Cognizance",
    absconder: "Absconder",
    copies: "Supply of copies",
    charge: "Charge",
    plea: "Plea",
    "prosecution-evidence": "Prosecution evidence",
    "statement-of-accused": "Statement of accused",
    "defence-evidence": "Defence evidence",
    arguments: "Arguments",
    judgment: "Judgment",
    "premature-acquittal": "Premature acquittal",
    stopped: "Proceedings stopped",
    withdrawal: "Withdrawal",
    compromise: "Compromise",
    "report-class": "Report in class A, B or C",
    transfer: "Transfer",
    decided: "Decided",
  },
  purposes: {
    mention: "Mention",
    appearance: "Appearance",
    bail: "Bail",
    remand: "Remand",
    copies: "Supply of copies",
    charge: "Framing of charge",
    plea: "Plea",
    evidence: "Evidence",
    "part-heard-evidence": "Evidence, part-heard",
    "statement-of-accused": "Statement of accused",
    "defence-evidence": "Defence evidence",
    arguments: "Arguments",
    judgment: "Judgment",
    report: "Report",
    proclamation: "Proclamation",
    compromise: "Compromise",
    application: "Hearing of application",
    order: "Order",
    other: "Hearing",
  },
  purposeGroups: {
    "called-first": "Called first",
    "part-heard": "Part-heard",
    evidence: "Evidence",
    charge: "Charge",
    arguments: "Arguments",
    judgment: "Judgment and orders",
    mention: "Mention",
  },
  outcomes: {
    "held-moved-on": "Held and moved on",
    "held-attendance": "Held, attendance only",
    adjourned: "Adjourned",
    "not-reached": "Not reached",
    reserved: "Reserved",
    disposed: "Disposed",
    "listed-in-error": "Listed in error",
  },
  calls: { called: "Called", "passed-over": "Passed over" },
  disposals: {
    acquitted: "Acquitted",
    convicted: "Convicted",
    discharged: "Discharged",
    compounded: "Compounded",
    "acquitted-249a": "Acquitted under s. 249-A",
    "acquitted-265k": "Acquitted under s. 265-K",
    withdrawn: "Withdrawn",
    transferred: "Transferred",
    abated: "Abated",
    "dormant-249": "Dormant under s. 249",
    other: "Otherwise disposed",
    "complainant-stopped-coming": "Complainant stopped coming",
    "complainant-hostile": "Complainant hostile",
    "complainant-not-pursuing": "Complainant does not wish to pursue",
    "complaint-dismissed": "Complaint dismissed",
    "report-class-a": "Report in class A accepted",
    "report-class-b": "Report in class B accepted",
    "report-class-c": "Report in class C accepted",
    "sent-to-sessions": "Sent to Sessions",
    "returned-for-want-of-jurisdiction": "Returned for want of jurisdiction",
    "split-up": "Split into separate cases",
    quashed: "Quashed by the High Court",
    "bail-granted": "Bail granted",
    "bail-refused": "Bail refused",
    "interim-bail-confirmed": "Interim bail confirmed",
    "interim-bail-recalled": "Interim bail recalled",
    "bail-cancelled": "Bail cancelled",
    "application-granted": "Application granted",
    "application-partly-granted": "Application granted in part",
    "application-refused": "Application refused",
    allowed: "Allowed",
    "partly-allowed": "Allowed in part",
    dismissed: "Dismissed on merits",
    "set-aside-remanded": "Set aside and remanded",
    "application-withdrawn": "Dismissed as withdrawn",
    "not-pressed": "Dismissed as not pressed",
    infructuous: "Infructuous",
    "dismissed-in-default": "Dismissed for non-prosecution",
  },
  reasons: {
    "officer-absent": "Investigating officer absent",
    "officer-on-leave": "Investigating officer on leave",
    "police-file-missing": "Police file not brought",
    "report-awaited": "Report awaited",
    "forensic-awaited": "Forensic report awaited",
    "platform-awaited": "Reply of the platform awaited",
    "records-awaited": "NADRA or call records awaited",
    "prosecutor-absent": "Prosecutor absent",
    "prosecutor-wants-time": "Prosecutor wants time",
    "counsel-absent": "Defence counsel absent",
    "counsel-busy": "Defence counsel busy in another court",
    strike: "Strike of the bar",
    "prisoner-not-produced": "Accused not produced from jail",
    "accused-absent": "Accused on bail absent",
    "witness-absent": "Witness absent",
    "witness-not-served": "Witness not served",
    "complainant-absent": "Complainant absent",
    "judge-on-leave": "Presiding officer on leave",
    "judge-post-vacant": "Post of presiding officer vacant",
    "copies-not-supplied": "Copies not supplied",
    "property-not-produced": "Case property not produced",
    "higher-court-stay": "Stay by a higher court",
    "record-sent-up": "Record called by a higher court",
    "time-short": "Time was short",
    "part-heard": "Part-heard, cross reserved",
    holiday: "Holiday declared",
    security: "Closed for security",
    weather: "Weather",
    "settlement-talks": "Time sought for compromise",
    other: "Other reason",
  },
  sides: {
    prosecution: "Prosecution",
    "investigating-agency": "Investigating agency",
    platform: "Platform",
    laboratory: "Laboratory",
    defence: "Defence",
    complainant: "Complainant",
    witness: "Witness",
    jail: "Jail",
    "bar-strike": "Strike of the bar",
    court: "Court",
  },
  custody: { in: "In custody", bail: "On bail", "at-large": "At large", unknown: "Not recorded" },
  roles: {
    accused: "Accused",
    complainant: "Complainant",
    victim: "Victim",
    counsel: "Counsel",
    prosecutor: "Prosecutor",
    "investigating-officer": "Investigating officer",
    witness: "Witness",
    expert: "Expert",
    surety: "Surety",
    guardian: "Guardian",
  },
  audiences: { public: "Public", judge: "Judge", prosecution: "Prosecution", gate: "Gate" },
  restrictions: {
    minor: "a minor is concerned",
    "protected-section": "a section that always protects the victim",
    ordered: "restricted by order",
    "unread-section": "a section could not be read",
    "no-section": "no section is recorded",
    "lifted-by-order": "restriction lifted by order",
    "sensitive-section": "a section with a sensitive victim",
    "unknown-section": "a section that is not in the table",
    "unconfirmed-class": "a section whose class is not confirmed",
    unrestricted: "not restricted",
  },
  list: {
    causeList: "Cause list",
    supplementary: (number) => `Supplementary cause list ${number}`,
    version: (number) => `Version ${number}`,
    record: (entry, hash) => `Record ${entry} · ${hash}`,
    published: (when) => `Published ${when}`,
    printed: (when) => `Printed ${when}`,
    matters: (count) => (count === 1 ? "1 matter" : `${count} matters`),
    columns: {
      serial: "S.No",
      caseNumber: "Case No",
      parties: "Parties",
      counsel: "Counsel",
      purpose: "Purpose",
      nextDate: "Next date",
    },
    fir: (number) => `FIR ${number}`,
    time: "Time",
    firColumn: "FIR",
    station: "Police station",
    sections: "Sections",
    anyTime: "No fixed time",
    reportBy: (time) => `report by ${time}`,
    hearing: "Hearing",
    withheld: "Names withheld",
    restricted: "Restricted",
    inCustody: "In custody",
    partHeard: "Part-heard",
    notReached: (times) => (times === 1 ? "Not reached once" : `Not reached ${times} times`),
    previous: (day) => `Last date ${day}`,
    complainant: "Complainant",
    prosecutor: "Prosecutor",
    officer: "I.O.",
    added: "added",
    moved: (from) => `moved from ${from}`,
    remarks: "Remarks",
    removed: "removed",
    removedHeading: "Removed from this list",
    removedTo: (day) => `moved to ${day}`,
    removedUndated: "next date to be fixed",
    legend: "+ added   → moved   × removed since the version before",
    byOrder: "By order",
    empty: "No matters are listed.",
    notPublished: "No list has been published for this day.",
    notPublishedMore: "Lists are posted here as soon as the court publishes them.",
    withdrawn: "This list has been withdrawn.",
    withdrawnMore: "Please ask the court's reader before relying on an earlier copy.",
    demo: "Demonstration: invented parties, not a list of any court.",
    otherLanguage: "اردو",
    courtLists: "All days of this court",
    previousList: "Previous list",
    nextList: "Next list",
    downloads: "Copies of this list",
    confidential: "For official use: names of complainants and restricted matters. Not to be posted.",
  },
};
