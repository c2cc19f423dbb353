import { DISPOSALS, type Disposal } from "../case/outcomes.ts";
import { type ApplicationKind, isApplication } from "./applications.ts";
import { DISPOSAL_RULES } from "./disposals.ts";

/** What an application may come to without a word on its merits. */
const WITHOUT_MERITS: readonly Disposal[] = [
  "application-withdrawn",
  "not-pressed",
  "infructuous",
  "dismissed-in-default",
  "abated",
  "transferred",
  "returned-for-want-of-jurisdiction",
  "other",
];

const ASKED: readonly Disposal[] = ["application-granted", "application-refused"];
const ASKED_IN_PARTS: readonly Disposal[] = [
  "application-granted",
  "application-partly-granted",
  "application-refused",
];
const ON_RECORD: readonly Disposal[] = ["allowed", "partly-allowed", "dismissed", "set-aside-remanded"];

/**
 * What the court says to each kind of application. Before arrest an interim bail is confirmed or recalled (s.498); bail
 * that was given is cancelled (s.497(5)); a revision or an appeal is allowed, dismissed or sent back. An acquittal under
 * 249-A or 265-K that is granted is written in the case itself. Sections: law.md §2; results: court practice.
 */
const MERITS: Readonly<Record<ApplicationKind, readonly Disposal[]>> = {
  "bail-496": ["bail-granted", "bail-refused"],
  "bail-497": ["bail-granted", "bail-refused"],
  "bail-498": ["interim-bail-confirmed", "interim-bail-recalled", "bail-refused"],
  "bail-cancellation": ["bail-cancelled", "application-refused"],
  "acquittal-249a": ASKED,
  "acquittal-265k": ASKED,
  "property-return": ASKED_IN_PARTS,
  "content-removal": ASKED_IN_PARTS,
  transfer: ASKED,
  revision: ON_RECORD,
  "appeal-47": ON_RECORD,
};

/** What was compounded while it pended, with leave (s.345(5)): a settlement ends it, no key of the sheet does. */
const LEAVE_TO_COMPOUND: readonly Disposal[] = ["compounded"];
const isOnRecord = (kind: ApplicationKind): boolean => MERITS[kind] === ON_RECORD;

/** Which docket a matter is in, and what it asks for there. */
export type KindOfMatter = {
  readonly docket: "trial" | "inquiry" | "application";
  readonly applicationKind: string | null;
};

const OF_TRIALS = DISPOSALS.filter((one) => DISPOSAL_RULES[one].group !== "application");
const OF_ANY_APPLICATION = DISPOSALS.filter(
  (one) => DISPOSAL_RULES[one].group === "application" || WITHOUT_MERITS.includes(one),
);

/**
 * How a matter may end, in the order of the keyboard: the first ten are on its figures. An application whose kind is not
 * recorded may have any application's result; nothing else may.
 */
export function disposalsOf({ docket, applicationKind }: KindOfMatter): readonly Disposal[] {
  if (docket !== "application") return OF_TRIALS;
  if (applicationKind === null || !isApplication(applicationKind)) return OF_ANY_APPLICATION;
  return [...MERITS[applicationKind], ...WITHOUT_MERITS, ...(isOnRecord(applicationKind) ? LEAVE_TO_COMPOUND : [])];
}

/** Whether an accused is let out on bail, or stays out, by this result: his custody in the case is to be written then. */
export const isBailGiven = (disposal: Disposal): boolean =>
  disposal === "bail-granted" || disposal === "interim-bail-confirmed";

/** Whether he loses the bail that he had. */
export const isBailLost = (disposal: Disposal): boolean =>
  disposal === "interim-bail-recalled" || disposal === "bail-cancelled";
