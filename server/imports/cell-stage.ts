import { purposeFromText } from "../rules/purpose-text/keywords.ts";
import { PURPOSE_RULES, PURPOSES, type Purpose } from "../rules/purposes.ts";
import { remember } from "../rules/remember.ts";
import { foldLetters, foldSpaces } from "../rules/search-key.ts";
import { STAGES, type Stage } from "../rules/stages.ts";
import { terms as english } from "../wording/terms.en.ts";
import { terms as urdu } from "../wording/terms.ur.ts";

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

/** The stage that a register's words name, in English, Urdu or as a purpose of hearing; `null` when nothing is known. */
export const readStage = remember(500, stageOf);

function stageOf(text: string): Stage | null {
  const key = keyOf(text);
  const known = STAGE_OF.get(key) ?? STAGE_WORDS.find(([, words]) => words.test(key))?.[0];
  if (known) return known;
  const purpose = purposeFromText(text);
  return purpose === "other" || purpose === "mention" ? null : (PURPOSE_RULES[purpose].stages[0] ?? null);
}

export type ReadPurpose = {
  readonly purpose: Purpose;
  /** The register's own words where they say more than our label does. */
  readonly text: string | null;
};

/** What a hearing is for, from a register's words; unknown words are `other` and are kept. */
export const readPurpose = remember(500, purposeOf);

function purposeOf(text: string): ReadPurpose {
  const known = PURPOSE_OF.get(keyOf(text));
  return known ? { purpose: known, text: null } : { purpose: purposeFromText(text), text };
}
