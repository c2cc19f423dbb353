import { DISPOSAL_RULES } from "../rules/disposals.ts";
import { docketOfNumber } from "../rules/docket-of-number.ts";
import { DISPOSALS } from "../rules/outcomes.ts";
import { foldLetters, foldSpaces } from "../rules/search-key.ts";
import { terms as english } from "../wording/terms.en.ts";
import { terms as urdu } from "../wording/terms.ur.ts";

const keyOf = (text: string): string => foldLetters(foldSpaces(text)).replace(/[.,،۔]+$/u, "");

/** Our own words, as an export has them. */
const LABELS = new Set(
  DISPOSALS.filter((one) => DISPOSAL_RULES[one].group === "application").flatMap((one) =>
    [english, urdu].map(({ disposals }) => keyOf(disposals[one])),
  ),
);

const RESULT =
  /\b(?:granted|refused|rejected|declined|dismissed|not pressed|withdrawn|infructuous|confirmed|recalled|cancelled|canceled|allowed|abated)\b|منظور|مسترد|خارج|منسوخ|توثیق|غیر مؤثر/u;

/**
 * Whether a register says, where the stage stands, that an application was decided: "Bail granted", "Dismissed as not
 * pressed". Of a trial the same words say something else, or nothing: a bail granted in it leaves it pending.
 */
export function isDecidedApplication(prefix: string | null, stage: string): boolean {
  if (docketOfNumber(prefix).docket !== "application") return false;
  const words = keyOf(stage);
  // "Interim bail granted, for confirmation" is a stage of its own: what is still to be said is not said yet.
  if (/\binterim\b.*\bgranted\b|\bfor\b|عبوری.*منظور/u.test(words) && !LABELS.has(words)) return false;
  return LABELS.has(words) || RESULT.test(words);
}
