import { hash } from "node:crypto";
import { foldDigits, foldSpaces } from "../../rules/text/search-key.ts";

/**
 * The mark by which an export names a case, `P-127-5c1e09`: its number here, and a check made of the instant at which it
 * was entered. The number alone would name another case in another installation, or after a new start; both together do not.
 */
export function peshiRef({ caseId, registeredAt }: { caseId: number; registeredAt: string }): string {
  const check = hash("sha256", `${caseId} ${new Date(registeredAt).toISOString()}`).slice(0, 6);
  return `P-${caseId}-${check}`;
}

const REF = /^p-?(\d{1,15})-([0-9a-f]{6})$/i;

/** A mark as `peshiRef` writes it, from a cell that a spreadsheet or a person has handled; `null` when it is none. */
export function readRef(cell: string): string | null {
  const match = REF.exec(foldDigits(foldSpaces(cell)).replaceAll(" ", ""));
  return match ? `P-${match[1]}-${match[2]!.toLowerCase()}` : null;
}

/** The number of the case in a mark that `readRef` gave. */
export const caseIdOfRef = (ref: string): number => Number(ref.split("-")[1]);
