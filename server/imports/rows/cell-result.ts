import { disposalsOf } from "../../rules/applications/application-results.ts";
import type { ApplicationKind } from "../../rules/applications/applications.ts";
import { DISPOSAL_RULES } from "../../rules/applications/disposals.ts";
import { DISPOSALS, type Disposal } from "../../rules/case/outcomes.ts";
import { docketOfNumber } from "../../rules/docket/docket-of-number.ts";
import { foldLetters, foldSpaces } from "../../rules/text/search-key.ts";
import { terms as english } from "../../wording/terms.en.ts";
import { terms as urdu } from "../../wording/terms.ur.ts";

const keyOf = (text: string): string => foldLetters(foldSpaces(text)).replace(/[.,،۔]+$/u, "");

/** Our own words, as an export has them. */
const LABELS = new Map<string, Disposal>(
  DISPOSALS.flatMap((one) => [english, urdu].map(({ disposals }) => [keyOf(disposals[one]), one] as const)),
);
const isOfApplications = (one: Disposal | undefined): boolean =>
  one !== undefined && DISPOSAL_RULES[one].group === "application";

const GRANTED = /\b(?:granted|allowed|accepted)\b|منظور/u;
const REFUSED = /\b(?:refused|rejected|declined|dismissed|not (?:granted|allowed|accepted))\b|مسترد|خارج|نا ?منظور/u;
const PARTLY = /\b(?:partly|partially|in part)\b|جزوی/u;

// Urdu is matched as `keyOf` folds it: no hamza, one yeh.

/** What is said of any application, the telling words first: "dismissed as not pressed" is no word on its merits. */
const WITHOUT_MERITS: readonly (readonly [RegExp, Disposal])[] = [
  [/\bnot pressed\b|زور نہ/u, "not-pressed"],
  [/\bin default\b|\bnon.?prosecution\b|عدم پیروی/u, "dismissed-in-default"],
  [/\bwithdrawn\b|واپس لی/u, "application-withdrawn"],
  [/\binfructuous\b|غیر موثر/u, "infructuous"],
  [/\babated\b|ساقط/u, "abated"],
  [/\bjurisdiction\b|اختیار سماعت/u, "returned-for-want-of-jurisdiction"],
];

const RESULT =
  /\b(?:granted|refused|rejected|declined|dismissed|not pressed|withdrawn|infructuous|confirmed|recalled|cancelled|canceled|allowed|abated)\b|منظور|مسترد|خارج|منسوخ|توثیق|غیر موثر/u;

/**
 * Whether a register says, where the stage stands, that an application was decided: "Bail granted", "Dismissed as not
 * pressed". Of a trial the same words say something else, or nothing: a bail granted in it leaves it pending.
 */
export function isDecidedApplication(prefix: string | null, stage: string): boolean {
  if (docketOfNumber(prefix).docket !== "application") return false;
  const words = keyOf(stage);
  const isLabel = isOfApplications(LABELS.get(words));
  return isLabel || (!isStillOpen(words) && RESULT.test(words));
}

/** "Interim bail granted, for confirmation" is a stage of its own: what is still to be said is not said yet. */
const isStillOpen = (words: string): boolean => /\binterim\b.*\bgranted\b|\bfor\b|عبوری.*منظور/u.test(words);

/** In a column for results alone, any word that an application comes to says that it is over. */
export function isResultOfApplication(prefix: string | null, result: string): boolean {
  const { docket, applicationKind, stage } = docketOfNumber(prefix);
  if (docket !== "application") return false;
  const asked = { kind: applicationKind, isForBail: applicationKind === null && stage === "bail" };
  return isDecidedApplication(prefix, result) || readResult(result, asked) !== null;
}

export type Asked = {
  readonly kind: ApplicationKind | null /** Of no kind, but for bail. */;
  readonly isForBail: boolean;
};

/**
 * What an application came to by the words of a register, as its kind can end (application-results.ts); null where they
 * do not say it, or say what that kind does not come to: a person says it then.
 */
export function readResult(text: string, asked: Asked): Disposal | null {
  const words = keyOf(text);
  const may = disposalsOf({ docket: "application", applicationKind: asked.kind });
  // What was compounded is a settlement, with all that it asks: no register records one.
  const isItsEnd = (one: Disposal | undefined): one is Disposal =>
    one !== undefined && one !== "compounded" && may.includes(one);
  const label = LABELS.get(words);
  if (isItsEnd(label)) return label;
  if (isStillOpen(words) && !/\bfor (?:want|non)\b/u.test(words)) return null;
  const said = WITHOUT_MERITS.find(([pattern]) => pattern.test(words))?.[1] ?? onMerits(words, asked) ?? undefined;
  return isItsEnd(said) ? said : null;
}

function onMerits(words: string, { kind, isForBail }: Asked): Disposal | null {
  const isInterim = kind === "bail-498" || (kind === null && /\binterim\b|\bpre.?arrest\b|عبوری/u.test(words));
  if (/\bconfirmed\b|توثیق/u.test(words)) return "interim-bail-confirmed";
  if (isInterim && /\brecalled\b|منسوخ|واپس/u.test(words)) return "interim-bail-recalled";
  if (kind === "bail-cancellation") {
    if (REFUSED.test(words)) return "application-refused";
    return /\bcancell?ed\b|منسوخ/u.test(words) || GRANTED.test(words) ? "bail-cancelled" : null;
  }
  if (kind === "revision" || kind === "appeal-47") return onRecord(words);
  // Of an application before arrest "granted" may be the interim order or the last one.
  if (isForBail || kind === "bail-496" || kind === "bail-497" || kind === "bail-498" || /\bbail\b|ضمانت/u.test(words)) {
    if (REFUSED.test(words)) return "bail-refused";
    return GRANTED.test(words) && !isInterim ? "bail-granted" : null;
  }
  if (REFUSED.test(words)) return "application-refused";
  if (!GRANTED.test(words)) return null;
  return PARTLY.test(words) ? "application-partly-granted" : "application-granted";
}

function onRecord(words: string): Disposal | null {
  if (/\bremand|\bset aside\b|کالعدم/u.test(words)) return "set-aside-remanded";
  if (REFUSED.test(words)) return "dismissed";
  if (!GRANTED.test(words)) return null;
  return PARTLY.test(words) ? "partly-allowed" : "allowed";
}
