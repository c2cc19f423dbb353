import { APPLICATION_RULES, type ApplicationKind } from "../applications/applications.ts";
import type { Stage } from "../case/stages.ts";
import { foldLetters } from "../text/search-key.ts";

/** Which docket the words before a number name, and where a matter of it begins. */
export type DocketOfNumber =
  | { readonly docket: "trial"; readonly applicationKind: null; readonly stage: null }
  | { readonly docket: "inquiry"; readonly applicationKind: null; readonly stage: Stage }
  | { readonly docket: "application"; readonly applicationKind: ApplicationKind | null; readonly stage: Stage };

const BAIL = /\bbail\b|\bcr\w*\W{0,3}b\W{0,2}a\b|ضمانت/u;

/** First match wins; null: an application of which the words do not say the kind, so that a clerk says it. */
const KINDS: readonly (readonly [RegExp, ApplicationKind | null])[] = [
  [/\bcancell?ation\b.*\bbail\b|\bbail\b.*\bcancell?ation\b|منسوخی.*ضمانت/u, "bail-cancellation"],
  [/\bpre.?arrest\b|\b498\b|قبل از گرفتاری/u, "bail-498"],
  [/\bpost.?arrest\b.*\bbail\b|\bbail\b.*\bpost.?arrest\b|\b497\b|بعد از گرفتاری/u, "bail-497"],
  [/\b496\b/u, "bail-496"],
  [BAIL, null],
  [/\b249.?a\b/u, "acquittal-249a"],
  [/\b265.?k\b/u, "acquittal-265k"],
  [/\bsuper(?:dari|dnama)\b|\breturn of property\b|\b51[67]\b|سپرداری/u, "property-return"],
  [/\btransfer appl/u, "transfer"],
  [/\brevision\b|نگرانی/u, "revision"],
  [/\bcr\w*\W{0,3}appeal\b|\bappeal\b.*\b47\b|فوجداری اپیل/u, "appeal-47"],
  [/\bappl(?:ication|n)?s?\b|درخواست/u, null],
];

const INQUIRY = /\b[ei]nquir(?:y|ies)\b|انکوا?ئری|انکوایری/u;

/**
 * The docket that a register names before a number: "Criminal Bail Application 20/2024", "Cr. Revision 3 of 2025",
 * "Enquiry 7/2026". Category words: law.md §3.3. Anything else is a trial.
 */
export function docketOfNumber(prefix: string | null): DocketOfNumber {
  const words = prefix === null ? "" : foldLetters(prefix);
  const found = words === "" ? undefined : KINDS.find(([pattern]) => pattern.test(words));
  if (found) {
    const [pattern, applicationKind] = found;
    const stage = applicationKind ? APPLICATION_RULES[applicationKind].stage : pattern === BAIL ? "bail" : "arguments";
    return { docket: "application", applicationKind, stage };
  }
  if (INQUIRY.test(words)) return { docket: "inquiry", applicationKind: null, stage: "inquiry" };
  return { docket: "trial", applicationKind: null, stage: null };
}
