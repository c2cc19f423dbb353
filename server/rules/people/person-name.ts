/** Whether a name as written, or a note on it, calls its bearer a minor. It is no proof of age. */
export function saysMinor(text: string): boolean {
  return /\b(?:minor|juvenile|under\s?age)\b|نابالغ|کم\s?عمر|كم\s?عمر|نابالغہ/iu.test(text);
}

/** The name with the other one behind `@`, unless it was written into the name itself. */
export function nameWithAlias(name: string, alias: string | null): string {
  return alias === null || name.includes("@") ? name : `${name} @ ${alias}`;
}
