/** What stands for a name that is not told; screens say it in their own language. */
export const WITHHELD = "[name withheld]";
/** The same on a paper in Urdu. */
export const WITHHELD_UR = "[نام ظاہر نہیں کیا گیا]";
/** A cell of a file that left the court without the name: whoever brings it back says nothing of who it is. */
export const isWithheld = (cell: string): boolean => cell === WITHHELD || cell === WITHHELD_UR;
/** Shorter parts of a name are ordinary words in other places. */
const LEAST_LETTERS = 4;

/** A text that leaves the court without the names that may not, as `nameRemover` says. */
export function withoutNames(text: string, names: readonly string[]): string {
  return nameRemover(names)(text);
}

/**
 * Takes names out of texts: each whole name and each longer part of one, in any case of letters. Rather a word too many
 * is left out than a name left in.
 */
export function nameRemover(names: readonly string[]): (text: string) => string {
  const words = [...new Set(names.flatMap((name) => name.split(/[^\p{L}\p{M}]+/u)))].filter(
    (word) => [...word].length >= LEAST_LETTERS,
  );
  const whole = names.map((name) => name.trim()).filter((name) => name !== "");
  const parts = [...whole, ...words].sort((one, other) => other.length - one.length);
  if (parts.length === 0) return (text) => text;
  const pattern = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+")).join("|");
  const found = new RegExp(`(?<![\\p{L}\\p{M}])(?:${pattern})(?![\\p{L}\\p{M}])`, "giu");
  return (text) => text.replace(found, WITHHELD).replace(/\[name withheld\](?:\s+\[name withheld\])+/g, WITHHELD);
}
