import { ADJOURNMENT_RULES, type AdjournmentReason, type Side } from "../../rules/case/adjournment.ts";
import type { Disposal, Outcome } from "../../rules/case/outcomes.ts";
import type { Purpose } from "../../rules/case/purposes.ts";
import type { Stage } from "../../rules/case/stages.ts";
import { mayEndAs } from "../../rules/judgment/disposal-exits.ts";
import { usualNextPurpose } from "../../rules/sitting/hearing-outcome.ts";
import type { Draws } from "./draws.ts";

export type Called = {
  purpose: Purpose;
  /** Where the case stands: it ends only as it may from there. */
  stage: Stage;
  isInCustody: boolean;
  isMagistrate: boolean;
  /** No report yet: it waits for the officer's reports, and nobody is given copies or a charge. */
  isInquiry: boolean;
  /** Every charged section may be compounded: only then does a compromise end the case. */
  mayCompound: boolean;
  /** How far down the list it stands: 0 the first matter, 1 the last. */
  place: number;
  isStrike: boolean;
};

export type DrawnOutcome = {
  kind: Outcome;
  reason: AdjournmentReason | null;
  side: Side | null;
  note: string | null;
  disposal: Disposal | null;
  /** What the next date is for; null where there is none. */
  next: Purpose | null;
};

const NOTHING = { reason: null, side: null, note: null, disposal: null } as const;

/**
 * What became of a matter. Measured in daily lists: two of three are not heard, and the further down, the less often one is
 * called at all; of those called, two of five are adjourned.
 */
export function drawOutcome(draws: Draws, called: Called): DrawnOutcome {
  if (called.isStrike) return adjourned(draws, called, "strike");
  const notReached = called.isInCustody ? 0.08 : 0.14 + 0.6 * called.place;
  if (draws.chance(notReached)) {
    // Some are given their date before the court rises, the rest wait to be carried over.
    return { ...NOTHING, kind: "not-reached", next: draws.chance(0.3) ? called.purpose : null };
  }
  if (draws.chance(0.006)) return { ...NOTHING, kind: "listed-in-error", next: null };
  if (draws.chance(0.41)) return adjourned(draws, called, drawReason(draws, called));
  return heard(draws, called);
}

const EVIDENCE: readonly Purpose[] = ["evidence", "part-heard-evidence"];

/** The usual grounds with their weights; those tied to a purpose count only there. */
function drawReason(draws: Draws, { purpose, isInCustody }: Called): AdjournmentReason {
  const isEvidence = EVIDENCE.includes(purpose);
  return draws.weighted<AdjournmentReason>([
    ["witness-absent", isEvidence ? 34 : 0],
    ["witness-not-served", isEvidence ? 8 : 0],
    ["property-not-produced", isEvidence ? 3 : 0],
    ["officer-absent", isEvidence || purpose === "report" ? 12 : 3],
    ["officer-on-leave", 2],
    ["police-file-missing", 3],
    ["report-awaited", purpose === "report" ? 14 : 3],
    ["forensic-awaited", 7],
    ["platform-awaited", 3],
    ["records-awaited", 2],
    ["counsel-absent", 10],
    ["counsel-busy", 9],
    ["accused-absent", isInCustody ? 0 : 10],
    ["prisoner-not-produced", isInCustody ? 14 : 0],
    ["prosecutor-absent", 6],
    ["prosecutor-wants-time", 3],
    ["copies-not-supplied", purpose === "copies" ? 14 : 0],
    ["complainant-absent", isEvidence ? 4 : 1],
    ["time-short", 6],
    ["part-heard", isEvidence ? 3 : 0],
    ["settlement-talks", 2],
    ["higher-court-stay", 1],
    ["record-sent-up", 1],
  ]);
}

const NOTES: Partial<Record<AdjournmentReason, readonly string[]>> = {
  "witness-absent": ["Bailable warrants for PW-3", "PW-2 present, counsel not ready", "Last chance given"],
  "officer-absent": ["Show cause to the officer", "Salary attached until he appears"],
  "counsel-busy": ["Before the High Court", "Brief holder asks for time"],
  "accused-absent": ["Exemption allowed for today", "Notice to surety, s.514"],
  "forensic-awaited": ["Reminder to the laboratory"],
};

function adjourned(draws: Draws, { purpose }: Called, reason: AdjournmentReason): DrawnOutcome {
  const notes = NOTES[reason];
  const side = reason === "settlement-talks" ? "defence" : ADJOURNMENT_RULES[reason].side;
  const note = notes && draws.chance(0.3) ? draws.pick(notes) : null;
  return { ...NOTHING, kind: "adjourned", reason, side, note, next: purpose };
}

function heard(draws: Draws, called: Called): DrawnOutcome {
  const { purpose } = called;
  const disposal = drawDisposal(draws, called);
  if (disposal) return { ...NOTHING, kind: "disposed", disposal, next: null };
  const isReserving = purpose === "arguments" || purpose === "application" || purpose === "bail";
  if (isReserving && draws.chance(0.35))
    return { ...NOTHING, kind: "reserved", next: usualNextPurpose("reserved", purpose) };
  if (draws.chance(0.28)) return { ...NOTHING, kind: "held-attendance", next: purpose };
  return { ...NOTHING, kind: "held-moved-on", next: called.isInquiry ? purpose : whatFollows(draws, purpose) };
}

/** How a case ends, where the hearing is one that may end it. */
function drawDisposal(draws: Draws, { purpose, stage, isInquiry, isMagistrate, mayCompound }: Called): Disposal | null {
  const early = isMagistrate ? "acquitted-249a" : "acquitted-265k";
  const ends: Partial<Record<Purpose, readonly (readonly [Disposal | null, number])[]>> = {
    judgment: [
      ["acquitted", 60],
      ["convicted", 22],
      [null, 18],
    ],
    compromise: [
      ["compounded", mayCompound ? 55 : 0],
      ["complainant-not-pursuing", 8],
      ["complainant-stopped-coming", 6],
      [null, 45],
    ],
    arguments: [
      ["acquitted", 6],
      [early, 8],
      [null, 86],
    ],
    application: [
      [early, 30],
      ["withdrawn", 5],
      [null, 65],
    ],
    report: [
      // An inquiry is closed on the officer's report: nobody is charged yet who could be discharged.
      [isInquiry ? "other" : "discharged", 8],
      [null, 92],
    ],
    proclamation: [
      ["dormant-249", 5],
      [null, 95],
    ],
    mention: [
      ["transferred", 6],
      ["abated", 2],
      [null, 92],
    ],
  };
  const drawn = draws.weighted<Disposal | null>(ends[purpose] ?? [[null, 1]]);
  return drawn !== null && mayEndAs(stage, drawn) ? drawn : null;
}

function whatFollows(draws: Draws, purpose: Purpose): Purpose {
  const choices: Partial<Record<Purpose, readonly (readonly [Purpose, number])[]>> = {
    evidence: [
      ["part-heard-evidence", 36],
      ["evidence", 50],
      ["statement-of-accused", 14],
    ],
    "part-heard-evidence": [
      ["part-heard-evidence", 20],
      ["evidence", 62],
      ["statement-of-accused", 18],
    ],
    "statement-of-accused": [
      ["defence-evidence", 40],
      ["arguments", 60],
    ],
    "defence-evidence": [
      ["arguments", 60],
      ["defence-evidence", 40],
    ],
    appearance: [
      ["copies", 55],
      ["appearance", 45],
    ],
    report: [
      ["appearance", 50],
      ["report", 50],
    ],
    remand: [
      ["remand", 45],
      ["copies", 55],
    ],
    bail: [["copies", 100]],
    order: [
      ["copies", 50],
      ["evidence", 50],
    ],
    proclamation: [
      ["proclamation", 70],
      ["evidence", 30],
    ],
    compromise: [["evidence", 100]],
    application: [["evidence", 100]],
    mention: [
      ["copies", 60],
      ["mention", 40],
    ],
  };
  const given = choices[purpose];
  return given ? draws.weighted(given) : usualNextPurpose("held-moved-on", purpose);
}
