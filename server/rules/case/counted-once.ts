/** One row of an accused in a case, as far as it tells who he is. */
export type NamedAccused = {
  readonly casePersonId: number;
  readonly personId: number;
  /** The case, or for an application the case it was made in. */
  readonly familyId: number;
  readonly nameKey: string;
  readonly sex: string | null;
  readonly birthDay: string | null;
};

/**
 * For each row the row that it counts as: the same person over many matters, and namesakes of one case (or of a case and
 * its applications) whose records nothing tells apart. A right to bail is one man's: a name that a register wrote twice
 * raises one alarm, with a word to the office, and both rows stay to be seen.
 */
export function countedAs(rows: readonly NamedAccused[]): Map<number, number> {
  const first = new Map<number, number>();
  const seen: NamedAccused[] = [];
  for (const one of rows) {
    const same = seen.find((other) => other.personId === one.personId || isNamesake(one, other));
    first.set(one.casePersonId, same ? first.get(same.casePersonId)! : one.casePersonId);
    seen.push(one);
  }
  return first;
}

/** Another record under the same name in the same matter, and neither sex nor birth day says that it is another man. */
export function isNamesake(one: NamedAccused, other: NamedAccused): boolean {
  const differ = (a: string | null, b: string | null) => a !== null && b !== null && a !== b;
  return (
    one.personId !== other.personId &&
    one.familyId === other.familyId &&
    one.nameKey !== "" &&
    one.nameKey === other.nameKey &&
    !differ(one.sex, other.sex) &&
    !differ(one.birthDay, other.birthDay)
  );
}
