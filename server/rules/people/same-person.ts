import { accusedSound } from "../text/name-sound.ts";
import { searchKey } from "../text/search-key.ts";

/** Ranks and forms of address before a name; they say nothing of who it is. As search keys. */
const TITLES = new Set(
  "adv advocate advucate mr mrs ms mst mis dr barrister ldr sr jr ins insp inspectur si sip asi pi dsp asp sp pp adp adpp apg ddpp dpp spp lrnd learnd lernd".split(
    " ",
  ),
);

/** The words of a name that tell who it is, in the order of the alphabet. */
export function wordsOfName(name: string): string[] {
  const words = searchKey(name)
    .split(" ")
    .filter((word) => word !== "" && !TITLES.has(word) && word.length > 1);
  return [...new Set(words)].sort();
}

/**
 * Whether two names are likely of one person: the same words apart from rank and order, one a shorter writing of the
 * other with two words in common, or the same sound word by word. A suggestion to a clerk, never a match by itself.
 */
export function isLikelySame(one: string, other: string): boolean {
  const [words, others] = [wordsOfName(one), wordsOfName(other)];
  const [shorter, longer] = words.length <= others.length ? [words, others] : [others, words];
  if (shorter.length === 0) return false;
  const isWithin = shorter.every((word) => longer.includes(word));
  if (isWithin) return shorter.length > 1 || longer.length === 1;
  return shorter.length > 1 && shorter.length === longer.length && soundOf(shorter) === soundOf(longer);
}

const soundOf = (words: readonly string[]) =>
  words
    .map((word) => accusedSound(` ${word}`).trim().split(" ").at(-1) ?? "")
    .sort()
    .join(" ");

/** The likely pairs among people, each once, the earlier first. At most `most`. */
export function likelyPairs<Person extends { id: number; name: string }>(
  people: readonly Person[],
  most = 50,
): [Person, Person][] {
  const pairs: [Person, Person][] = [];
  for (const [index, one] of people.entries())
    for (const other of people.slice(index + 1)) {
      if (pairs.length >= most) return pairs;
      if (isLikelySame(one.name, other.name)) pairs.push([one, other]);
    }
  return pairs;
}
