import type { Identity } from "./identities.ts";
import { contactsIn, type Kind, type Planted, plantedIn } from "./planted.ts";
import type { Target } from "./target.ts";

/** Of a restricted matter these are open to nobody without a reason; the judge's own notes are his, officers are public. */
export const PROTECTED: ReadonlySet<Kind> = new Set(
  (["accused", "juvenile", "guarded", "title", "note", "order", "evidence", "contact"] as const).values(),
);

/** What a text tells that is not his to know at all. */
export function leaks(identity: Identity, text: string): string[] {
  const words = told(plantedIn(text).filter((planted) => !identity.maySee(planted)));
  return [...new Set([...words, ...(contactsIn(text).length > 0 ? ["a whole telephone or identity number"] : [])])];
}

export const mayOpen = (identity: Identity, { courtId }: Target): boolean =>
  identity.opens !== "own" && identity.courts.includes(courtId);

export type Reason = {
  ofToday: ReadonlySet<number>;
  /** The matter for which he said one. */
  asked?: Target | undefined;
  /** A paper that the court writes by name itself. */
  isOwnPaper?: boolean;
};

/** What is protected of restricted matters for which he has no reason: neither the day's list nor one that he gave. */
export function unasked(identity: Identity, text: string, { ofToday, asked, isOwnPaper = false }: Reason): string[] {
  const isOpen = ({ caseId, courtId }: Planted) =>
    identity.opens === "own" ||
    caseId === asked?.caseId ||
    (identity.opens === "court" && identity.courts.includes(courtId) && (isOwnPaper || ofToday.has(caseId)));
  return told(protectedIn(text).filter((one) => !isOpen(one)));
}

/** What a text tells of the people of restricted matters. */
export const protectedIn = (text: string): Planted[] =>
  plantedIn(text).filter(({ isRestricted, kind }) => isRestricted && PROTECTED.has(kind));

export const told = (words: readonly Planted[]): string[] => [
  ...new Set(
    words.map(
      ({ kind, courtId, isRestricted }) =>
        `${kind}${isRestricted ? " of a restricted matter" : ""} of court ${courtId}`,
    ),
  ),
];
