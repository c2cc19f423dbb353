import { PURPOSE_RULES, type Purpose } from "../case/purposes.ts";
import type { Stage } from "../case/stages.ts";
import { remember } from "../text/remember.ts";
import { purposeFromText } from "./keywords.ts";
import { learn } from "./ridge.ts";
import { SAMPLE } from "./sample.ts";
import { featuresOf } from "./text-features.ts";
import { type LabelledText, PURPOSE_LABELS, type PurposeLabel, TEXTBOOK } from "./textbook.ts";

export type PurposeReading = {
  readonly label: PurposeLabel;
  /** 0 to 1: how often a reading as clear as this one was right on rows held out. */
  readonly confidence: number;
  /** `other` when nothing is known for sure. */
  readonly purpose: Purpose;
  /** `null` when the words tell no stage. */
  readonly stage: Stage | null;
};

/** What the code calls a step is believed half as much as how people labelled a row. */
export const TEXTBOOK_WEIGHT = 0.5;

/** Below this a reading names no purpose or stage of ours. */
const SURE_ENOUGH = 0.6;

/** Fewer votes than this for every label: the text resembles nothing. */
const FEWEST_VOTES = 0.2;

/** Labels that leave one purpose only; the words of the others must tell. */
const PURPOSE_OF_LABEL: Partial<Record<PurposeLabel, Purpose>> = {
  Charge: "charge",
  "Conviction/Acquittal": "judgment",
  Sentencing: "judgment",
};

/** Where a purpose in Urdu stands among the labels, which were made for English. */
const LABEL_OF_PURPOSE: Readonly<Record<Purpose, PurposeLabel>> = {
  mention: "Trial",
  appearance: "Pre-Trial",
  bail: "Pre-Trial",
  remand: "Pre-Trial",
  copies: "Trial",
  charge: "Charge",
  plea: "Charge",
  evidence: "Trial",
  "part-heard-evidence": "Trial",
  "statement-of-accused": "Trial",
  "defence-evidence": "Trial",
  arguments: "Trial",
  judgment: "Conviction/Acquittal",
  report: "Pre-Trial",
  proclamation: "Other",
  compromise: "Other",
  application: "Trial",
  order: "Trial",
  other: "Unknown",
};

/** Purposes that a case may be listed for at many stages. */
const TELLS_NO_STAGE: ReadonlySet<Purpose> = new Set(["mention", "report", "application", "order", "other"]);

/** Learnt at the first question: a screen that never asks does not wait for it. */
let learnt: ReturnType<typeof learnLabels> | undefined;

const learnLabels = () =>
  learn(
    [...SAMPLE.map((row) => exampleOf(row, 1)), ...TEXTBOOK.map((row) => exampleOf(row, TEXTBOOK_WEIGHT))],
    PURPOSE_LABELS,
  );

const exampleOf = ({ text, label }: LabelledText, weight: number) => ({ features: featuresOf(text), label, weight });

/**
 * What a hearing is for, from a clerk's free text: a label of the sample with its confidence, and the purpose and stage of
 * ours that the words name. Pure; the same text always gives the same reading.
 */
export const readPurpose = remember(2000, readingOf);

function readingOf(text: string): PurposeReading {
  const { label, confidence } = labelOf(text);
  const isKnown = confidence >= SURE_ENOUGH && label !== "Unknown" && label !== "Error";
  const purpose = isKnown ? purposeWithin(label, text) : "other";
  return { label, confidence, purpose, stage: stageWithin(label, purpose) };
}

function labelOf(text: string): { label: PurposeLabel; confidence: number } {
  if (!/\p{L}/u.test(text)) return { label: "Error", confidence: 0.6 };
  if (!/[a-z]/i.test(text)) {
    const label = LABEL_OF_PURPOSE[purposeFromText(text)];
    return { label, confidence: label === "Unknown" ? 0 : 0.8 };
  }
  learnt ??= learnLabels();
  return mostVoted(learnt(featuresOf(text)));
}

/** The label with most votes. How sure it is follows its votes and its lead, as measured on rows held out. */
export function mostVoted(votes: ReadonlyMap<PurposeLabel, number>): { label: PurposeLabel; confidence: number } {
  const [[label, most], [, next]] = [...votes].sort(([, left], [, right]) => right - left) as [
    [PurposeLabel, number],
    [PurposeLabel, number],
  ];
  if (most < FEWEST_VOTES) return { label: "Unknown", confidence: 0 };
  return { label, confidence: Math.min(0.99, most + 0.2, 0.55 + 0.7 * (most - next)) };
}

function purposeWithin(label: PurposeLabel, text: string): Purpose {
  const named = purposeFromText(text);
  if (label === "Charge" && named === "plea") return "plea";
  return PURPOSE_OF_LABEL[label] ?? named;
}

function stageWithin(label: PurposeLabel, purpose: Purpose): Stage | null {
  // A summons to a witness is sent in the middle of a trial.
  if (TELLS_NO_STAGE.has(purpose) || (purpose === "appearance" && label !== "Pre-Trial")) return null;
  return PURPOSE_RULES[purpose].stages[0] ?? null;
}
