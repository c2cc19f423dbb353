/**
 * The sections charged against one accused: those said of him that are still sections of the case, else all of the case.
 * A section that is struck out of the case is charged against nobody. Texts as a case keeps them, `PECA 20`.
 * Authority: CrPC ss. 233 to 239 (charges are of persons, read by their headings); the register knows them by case only.
 */
export function chargedAgainst(ofCase: readonly string[], said: readonly string[] | null): string[] {
  const own = said === null ? [] : ofCase.filter((section) => said.includes(section));
  return own.length > 0 ? own : [...ofCase];
}

/** What is kept of it: nothing where all of the case is charged against him, so that a later section is charged too. */
export function chargesKept(ofCase: readonly string[], chosen: readonly string[]): string[] | null {
  const own = ofCase.filter((section) => chosen.includes(section));
  return own.length === ofCase.length ? null : own;
}
