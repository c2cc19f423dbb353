import { randomInt } from "node:crypto";

// No letter or figure that is taken for another when it is copied from paper.
const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
const GROUPS = 3;
const LETTERS_A_GROUP = 4;

/** Three groups of four, about 59 bits: a one-time password, or a recovery code. */
export function copiedByHand(): string {
  const group = () => Array.from({ length: LETTERS_A_GROUP }, () => LETTERS[randomInt(LETTERS.length)]).join("");
  return Array.from({ length: GROUPS }, group).join("-");
}

/** As it was made, however it was typed: in capitals, without hyphens or with spaces. Others (of before) stay as they are. */
export function asMade(typed: string): string {
  const letters = typed.toLowerCase().replace(/[\s‐-―-]/g, "");
  if (letters.length !== GROUPS * LETTERS_A_GROUP) return typed.trim();
  return letters.match(/.{4}/gs)!.join("-");
}
