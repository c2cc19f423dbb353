import type { Side } from "../rules/case/adjournment.ts";
import type { Mark } from "../rules/listing/attendance.ts";
import type { CaseRole } from "../rules/people/people.ts";
import type { OrderWords } from "../rules/sitting/order-text.ts";
import { terms } from "./terms.en.ts";

const ordinal = (number: number): string => {
  const tens = number % 100;
  const suffix = tens >= 11 && tens <= 13 ? "th" : (["th", "st", "nd", "rd"][number % 10] ?? "th");
  return `${number}${suffix}`;
};

const ACCUSED: Partial<Record<Mark, string>> = {
  produced: "produced from jail",
  "not-produced": "not produced from jail",
  present: "present on bail",
  absent: "absent",
  exempted: "exempted from attendance",
};

const MARKS: Readonly<Record<Mark, string>> = {
  produced: "produced",
  "not-produced": "not produced",
  present: "present",
  represented: "represented",
  exempted: "exempted from attendance",
  absent: "absent",
  "not-served": "not served",
  examined: "present and examined",
  "partly-examined": "present and examined in part; remaining evidence reserved",
  "bound-down": "present, not examined and bound down for the next date",
  "sent-back": "present, not examined and sent back",
  "given-up": "given up",
};

const ROLES: Readonly<Record<Exclude<CaseRole, "accused">, string>> = {
  complainant: "Complainant",
  victim: "Victim",
  counsel: "Learned counsel for the accused",
  prosecutor: "Learned SPP",
  "investigating-officer": "I.O.",
  witness: "Witness",
  expert: "Expert",
  surety: "Surety",
  guardian: "Guardian",
};

const ACCOUNT: Readonly<Record<Side, string>> = {
  prosecution: "at the instance of the prosecution",
  "investigating-agency": "on account of the investigating agency",
  platform: "for want of the reply of the platform",
  laboratory: "for want of the report of the laboratory",
  defence: "at the instance of the defence",
  complainant: "on account of the complainant",
  witness: "for want of the witness",
  jail: "on account of the jail authorities",
  "bar-strike": "owing to the strike of the bar",
  court: "by the court",
};

/** Who is told that adjournments have mounted up. */
const WARNED: Readonly<Record<Side, string>> = {
  prosecution: "the prosecution",
  "investigating-agency": "the investigating agency",
  platform: "the agency, in respect of the reply of the platform",
  laboratory: "the agency, in respect of the report of the laboratory",
  defence: "the defence",
  complainant: "the complainant",
  witness: "the prosecution, in respect of its witnesses",
  jail: "the jail authorities",
  "bar-strike": "the bar",
  court: "the court",
};

/** The sentences of an order, as the order sheets of the courts write them. */
export const orders: OrderWords = {
  called: "Case called.",
  accused: (mark, label) => `Accused ${label ? `${label} ` : ""}${ACCUSED[mark] ?? MARKS[mark]}.`,
  person: (role, mark, label) => `${[ROLES[role], label].filter((part) => part).join(" ")} ${MARKS[mark]}.`,
  reasons: {
    "officer-absent": "The I.O. is absent.",
    "officer-on-leave": "The I.O. is reported on leave.",
    "police-file-missing": "The police file has not been brought.",
    "report-awaited": "The report under s.173 CrPC is awaited.",
    "forensic-awaited": "The forensic report is awaited.",
    "platform-awaited": "The reply of the platform is awaited.",
    "records-awaited": "The record of NADRA or of calls is awaited.",
    "prosecutor-absent": "Learned SPP is absent.",
    "prosecutor-wants-time": "Learned SPP seeks time.",
    "counsel-absent": "Learned counsel for the accused is absent.",
    "counsel-busy": "Learned counsel for the accused is stated to be busy before another court.",
    strike: "The advocates are on strike.",
    "prisoner-not-produced": "The accused has not been produced from jail.",
    "accused-absent": "The accused on bail is called absent.",
    "witness-absent": "No witness is in attendance.",
    "witness-not-served": "The witness has not been served.",
    "complainant-absent": "The complainant is called absent.",
    "judge-on-leave": "The Presiding Officer is on leave.",
    "judge-post-vacant": "The post of the Presiding Officer is vacant.",
    "copies-not-supplied": "Copies have not been supplied to the accused.",
    "property-not-produced": "The case property has not been produced.",
    "higher-court-stay": "Proceedings are stayed by a higher court.",
    "record-sent-up": "The record has been called by a higher court.",
    "time-short": "The matter could not be taken up for want of time.",
    "part-heard": "Evidence is heard in part; cross-examination is reserved.",
    holiday: "The day has been declared a holiday.",
    security: "The court is closed for reasons of security.",
    weather: "Attendance is prevented by the weather.",
    "settlement-talks": "Time is sought for a compromise.",
    other: "For a reason stated on the file.",
  },
  onAccountOf: (side, times) => `${ACCOUNT[side]}${times === null ? "" : ` (${ordinal(times)} time)`}`,
  purposes: {
    mention: "for further proceedings",
    appearance: "for appearance",
    bail: "for hearing of the bail application",
    remand: "for remand",
    copies: "for supply of copies",
    charge: "for framing of charge",
    plea: "for plea",
    evidence: "for evidence",
    "part-heard-evidence": "for remaining evidence",
    "statement-of-accused": "for the statement of the accused",
    "defence-evidence": "for defence evidence",
    arguments: "for arguments",
    judgment: "for judgment",
    report: "for report",
    proclamation: "for report on the proclamation",
    compromise: "for the compromise",
    application: "for hearing of the application",
    order: "for order",
    other: "for further proceedings",
  },
  adjourned: (account, day, purpose) => `Adjourned ${account ? `${account} ` : ""}to ${day} ${purpose}.`,
  adjournedUndated: (account) => `Adjourned${account ? ` ${account}` : ""}; next date to be fixed.`,
  outcomes: {
    "held-moved-on": "Proceedings of the day conducted.",
    "held-attendance": "Attendance marked.",
    "not-reached": "Not reached for want of time.",
    "listed-in-error": "Listed in error; taken off the list.",
  },
  reserved: { judgment: "Arguments heard; judgment reserved.", order: "Heard; order reserved." },
  disposed: (disposal) => `Disposed of: ${terms.disposals[disposal]}.`,
  toComeUp: (day, purpose) => `To come up on ${day} ${purpose}.`,
  warning: (side, times) =>
    `This is the ${ordinal(times)} adjournment on the part of ${WARNED[side]}; no further adjournment shall be granted without sufficient cause.`,
  section: "s.344 CrPC.",
  toStage: (stage) => (stage === "decided" ? "Decided." : `Stage: ${terms.stages[stage]}.`),
};
