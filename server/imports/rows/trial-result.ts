import { DISPOSAL_RULES } from "../../rules/applications/disposals.ts";
import { DISPOSALS, type Disposal } from "../../rules/case/outcomes.ts";
import { foldLetters, foldSpaces } from "../../rules/text/search-key.ts";
import { terms as english } from "../../wording/terms.en.ts";
import { terms as urdu } from "../../wording/terms.ur.ts";

const keyOf = (text: string): string => foldLetters(foldSpaces(text)).replace(/[.,،۔]+$/u, "");

/**
 * Modes that a register may end a trial by. What was compounded is a settlement with all that it asks, what was
 * transferred or split goes on elsewhere, and "other" says nothing: a person records those.
 */
const TAKEN: ReadonlySet<Disposal> = new Set([
  ...(["acquitted", "convicted", "discharged", "acquitted-249a", "acquitted-265k", "abated", "withdrawn"] as const),
  ...(["report-class-a", "report-class-b", "report-class-c", "quashed", "complaint-dismissed"] as const),
]);

/** Our own words, as an export has them. */
const LABELS = new Map<string, Disposal>(
  DISPOSALS.filter((one) => DISPOSAL_RULES[one].group !== "application").flatMap((one) =>
    [english, urdu].map(({ disposals }) => [keyOf(disposals[one]), one] as const),
  ),
);

/** What is said of one accused or a part of them, is denied, or is still to come, ends no case. */
const NOT_ALL =
  /\b(?:partly|partially|some|one|two|co.?accused|accused no|absconding|for|remaining|not)\b|جزوی|بقیہ|مفرور|نہیں/u;

const ACQUITTED = /\bacquit+ed\b|\bacquit+al\b|(?<!\p{L})بری(?!\p{L})/u;

/** Urdu as `keyOf` folds it: no hamza, one yeh. */
const SAID: readonly (readonly [Disposal, RegExp])[] = [
  ["convicted", /\bconvicted\b|سزا یافتہ|سزا ہوی|سزا سنا/u],
  ["acquitted", ACQUITTED],
  ["discharged", /\bdischarged\b|ڈسچارج/u],
  ["abated", /\babated\b|ساقط/u],
  ["quashed", /\bquashed\b/u],
];

/**
 * What a register says that a trial came to; null where it names no mode, more than one, or speaks of a part of the
 * accused: a clerk records it then.
 */
export function readTrialResult(text: string): Disposal | null {
  const words = keyOf(text);
  const label = LABELS.get(words);
  if (label !== undefined) return TAKEN.has(label) ? label : null;
  if (NOT_ALL.test(words)) return null;
  const said = SAID.filter(([, pattern]) => pattern.test(words)).map(([disposal]) => disposal);
  const [only] = said;
  if (said.length !== 1 || !only) return null;
  if (only !== "acquitted") return only;
  const isBy249 = /\b249.?a\b/u.test(words);
  const isBy265 = /\b265.?k\b/u.test(words);
  if (isBy249 && isBy265) return null;
  return isBy249 ? "acquitted-249a" : isBy265 ? "acquitted-265k" : only;
}
