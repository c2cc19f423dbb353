import { GROUP_OF } from "./court-words.ts";
import { MOST_LETTERS, plainWords } from "./plain-words.ts";

/** What a text is compared by, each with its share; the squares of all shares make one. */
export type Features = ReadonlyMap<string, number>;

/** How much each view of a text counts against the others. */
const SHARES = { words: 1, groups: 1, together: 0.5, letters: 0.5 };

/**
 * A text as what it says in plain words: the words, what they belong to, which groups meet, and the letters as typed, so
 * that a word nobody listed still resembles its kin.
 */
export function featuresOf(text: string): Features {
  const words = plainWords(text);
  const groups = [...new Set(words.map(groupOf))].sort();
  const pairs = groups.flatMap((one, at) => groups.slice(at + 1).map((other) => `${one}+${other}`));
  return blend([
    ["word", words, SHARES.words],
    ["group", groups, SHARES.groups],
    ["pair", pairs, SHARES.together],
    ["letters", runsOf(typedWords(text).join(" ")), SHARES.letters],
  ]);
}

/** What a plain classifier sees: the words and letters as typed, no knowledge of courts. */
export function plainFeaturesOf(text: string): Features {
  const words = typedWords(text);
  return blend([
    ["word", words, 1],
    ["letters", runsOf(words.join(" ")), 1],
  ]);
}

const groupOf = (word: string): string =>
  GROUP_OF.get(word)?.group ?? (/^(section)?\d/.test(word) ? "number" : "strange");

const typedWords = (text: string): string[] =>
  text
    .slice(0, MOST_LETTERS)
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** Runs of three and four letters, the spaces at both ends included. */
function runsOf(text: string): string[] {
  const runs: string[] = [];
  const padded = ` ${text} `;
  for (let length = 3; length <= 4; length += 1)
    for (let at = 0; at + length <= padded.length; at += 1) runs.push(padded.slice(at, at + length));
  return runs;
}

function blend(views: readonly (readonly [kind: string, items: readonly string[], share: number])[]): Features {
  const features = new Map<string, number>();
  const filled = views.filter(([, items]) => items.length > 0);
  const whole = filled.reduce((sum, [, , share]) => sum + share, 0);
  for (const [kind, items, share] of filled) {
    const distinct = new Set(items);
    for (const item of distinct) features.set(`${kind}:${item}`, Math.sqrt(share / whole / distinct.size));
  }
  return features;
}
