import { PURPOSE_RULES, PURPOSES, type Purpose } from "../../rules/case/purposes.ts";
import { STAGES, type Stage } from "../../rules/case/stages.ts";
import { purposeFromText } from "../../rules/imports/keywords.ts";
import { readPurpose as readFreeText } from "../../rules/imports/purpose-text.ts";
import { remember } from "../../rules/text/remember.ts";
import { foldLetters, foldSpaces } from "../../rules/text/search-key.ts";
import { terms as english } from "../../wording/terms.en.ts";
import { terms as urdu } from "../../wording/terms.ur.ts";

const keyOf = (text: string): string => foldLetters(foldSpaces(text)).replace(/[.,،۔]+$/u, "");

/** Our own words come back as what they were: an export is read without guessing. English wins where two agree. */
function labelled<Code extends string>(codes: readonly Code[], ...labels: Readonly<Record<Code, string>>[]) {
  const known = new Map<string, Code>();
  for (const words of [...labels].reverse()) for (const code of codes) known.set(keyOf(words[code]), code);
  for (const code of codes) known.set(code, code);
  return known;
}

const STAGE_OF = labelled(STAGES, english.stages, urdu.stages);
const PURPOSE_OF = labelled(PURPOSES, english.purposes, urdu.purposes);

/** What registers write of a stage and no purpose of a hearing says; first match wins. */
const STAGE_WORDS: readonly (readonly [Stage, RegExp])[] = [
  ["decided", /\bdecided|\bdisposed|\bacquitted\b|\bconvicted\b|\bconsigned|فیصل شدہ|داخل دفتر/u],
  ["premature-acquittal", /\b249.?a\b|\b265.?k\b|قبل از وقت/u],
  ["report-class", /\b[abc].?class\b|\bclass.?[abc]\b|\bcancell?ation report/u],
  ["stopped", /\bdormant\b|\bu\/?s 249\b|موقوف/u],
  ["absconder", /abscon|proclaim|\bn\.?b\.?w|\b512\b|\b8[78]\b|مفرور|اشتہار/u],
  ["transfer", /transfer|منتقل/u],
  ["withdrawal", /withdraw|\b494\b|واپس/u],
  ["challan", /challan|charge.?sheet|\b173\b|چالان/u],
  ["cognizance", /cogni[sz]ance|\b190\b|\b204\b|summon|\bprocess\b/u],
  ["inquiry", /in?quiry|انکوایری|انکوائری/u],
];

/** What words seem to say and are not taken for: a clerk decides. `confidence` 0 to 1, as measured on rows held out. */
export type Doubt = { readonly purpose: Purpose; readonly confidence: number };

/** A reading as clear as this one was right nine times of ten; anything below it is shown and not taken. */
const SURE = 0.75;

/** Sections of the Code that name a purpose by themselves, however the rest is written. */
const SECTION = /\b(?:249.?a|265.?[ck]|241.?a|342|345|49[78]|512|8[78])\b/i;

type Read = { purpose: Purpose; doubt?: Doubt };

/** Free text as people type it: a clear reading counts, a doubtful one is only told. */
function freeText(text: string): Read {
  const named = purposeFromText(text);
  if (named === "other") return { purpose: "other" };
  const { purpose, confidence } = readFreeText(text);
  if (SECTION.test(text)) return { purpose: named };
  if (confidence >= SURE) return { purpose: purpose === "other" ? named : purpose };
  return { purpose: "other", doubt: { purpose: named, confidence } };
}

/** The stage that a register's words name, in English, Urdu or as a purpose of hearing; `null` when nothing is known. */
export const readStageWords = remember(2000, stageOf);
export const readStage = (text: string): Stage | null => readStageWords(text).stage;

function stageOf(text: string): { stage: Stage | null; doubt?: Doubt } {
  const key = keyOf(text);
  const known = STAGE_OF.get(key) ?? STAGE_WORDS.find(([, words]) => words.test(key))?.[0];
  if (known) return { stage: known };
  const { purpose, doubt } = freeText(text);
  if (doubt) return doubt.purpose === "mention" ? { stage: null } : { stage: null, doubt };
  return { stage: purpose === "other" || purpose === "mention" ? null : (PURPOSE_RULES[purpose].stages[0] ?? null) };
}

export type ReadPurpose = {
  readonly purpose: Purpose;
  /** The register's own words where they say more than our label does. */
  readonly text: string | null;
  /** What the words may mean, where that is not sure enough to be taken. */
  readonly doubt?: Doubt;
};

/** What a hearing is for, from a register's words; unknown and doubtful words are `other` and are kept. */
export const readPurpose = remember(2000, purposeOf);

function purposeOf(text: string): ReadPurpose {
  const known = PURPOSE_OF.get(keyOf(text));
  return known ? { purpose: known, text: null } : { ...freeText(text), text };
}
