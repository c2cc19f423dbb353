import { remember } from "./remember.ts";

/** Zeros of the digit rows that reach a register: Arabic-Indic, Urdu/Persian, full-width. */
const DIGIT_ZEROS = [0x0660, 0x06f0, 0xff10];

/**
 * Marks that reorder or hide text (bidi controls, byte order mark) and control characters that no register means.
 * Kept: tab, line ends, and the joiners U+200C/U+200D, which Urdu spelling needs.
 */
const CONTROLS = /(?![\t\n\r])\p{Cc}|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** Letters that one keyboard writes for another's. Vowel signs and hamzas are gone before (they decompose into marks). */
const SAME_LETTER: Readonly<Record<string, string>> = {
  ي: "ی",
  ى: "ی",
  ې: "ی",
  ے: "ی",
  ك: "ک",
  ڪ: "ک",
  ه: "ہ",
  ة: "ہ",
  ۃ: "ہ",
  ھ: "ہ",
  ە: "ہ",
  ٱ: "ا",
  ء: "",
  ـ: "",
};

/** Names whose Roman spellings no rule of letters joins. Keys and values are written after the letter rules below. */
const SAME_NAME: Readonly<Record<string, string>> = Object.fromEntries(
  [
    "muhamad muhamed muhamud mahamad muhmad muhd mohd mhd md",
    "ahmad ahmed ahamad ahamed",
    "husain husein husayn husian",
    "rahman rehman rahmaan rahmen",
    "syed sayed saiyed syad sayad",
    "shaikh sheikh shikh shaykh shekh shaik",
    "chudhry chudhary chudhari chudhri chudri chudry chudary",
    "aysha ayesha aisha aesha aishah",
    "yusuf yusaf yusef yusif",
    "umar umer",
    "usman uthman uthaman",
    "javed javaid jawed jawaid javid",
    "qureshi quraishi quraeshi qurashi qurishi",
    "fatima fatimah fatma",
    "begum begam begim",
    "nasir naser",
    "tariq tareq",
    "khalid khaled",
    "zafar zaffer zafer",
  ].flatMap((line) => {
    const [first = "", ...others] = line.split(" ").map(romanLetters);
    return others.map((other) => [other, first] as const);
  }),
);

/** Most cells of most registers: nothing to fold but case. */
const PLAIN = /^[ -~]*$/;

/** The text with every Urdu, Arabic and full-width digit as an ASCII digit. */
export function foldDigits(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g, (digit) => {
    const code = digit.charCodeAt(0);
    const zero = DIGIT_ZEROS.find((one) => code >= one && code < one + 10) as number;
    return String(code - zero);
  });
}

/** The text without bidi controls and control characters. What is stored and shown; spelling is untouched. */
export function stripControls(text: string): string {
  return text.replace(CONTROLS, "");
}

/** Text as a person typed it, with white space folded to single spaces and controls gone; `""` for nothing. */
export function foldSpaces(text: string): string {
  if (PLAIN.test(text) && !text.includes("  ")) return text.trim();
  return stripControls(text).replace(/\s+/g, " ").trim();
}

/**
 * Letters folded so that one keyboard's writing equals another's: ی/ي/ى, ک/ك, ہ/ه/ة, hamza, vowel signs, tatweel,
 * joiners, Latin accents, case, digits. Punctuation and Roman spelling are left as they are.
 */
export function foldLetters(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return foldDigits(stripControls(text))
    .normalize("NFKD")
    .replace(/[\p{M}\u200c\u200d]/gu, "")
    .toLowerCase()
    .replace(/[يىېےكڪهةۃھەٱءـ]/g, (letter) => SAME_LETTER[letter] as string);
}

/**
 * The letters of `foldLetters` as a database's `translate(text, from, to)` takes them, for a name of which no key is kept:
 * whole letters with a hamza or a madda are one sign there, and vowel signs have no counterpart, so they go.
 */
export const FOLDED_IN_DATABASE = {
  from: "يىېےئۓكڪهةۃھەۀۂٱآأإؤ" + "ءـ\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0653\u0654\u0670\u200c\u200d",
  to: "ییییییککہہہہہہہااااو",
};

/**
 * What a name is searched by, never what is stored. Deterministic: letters folded (`foldLetters`), punctuation and
 * relation words (s/o, d/o, w/o, "son of") gone, Roman spellings of one name joined (Muhammad, Mohammad, Mohd, Md).
 * Words stay in their order, one space between them; `""` when the text holds no letter or digit.
 */
export const searchKey = remember(5000, keyOf);

function keyOf(name: string): string {
  const words = foldLetters(name)
    .replace(/\b[sdwfr]\s*\/\s*o\b\.?|\b(?:son|daughter|wife|widow) of\b/g, " ")
    .replace(/['’`‘ʼ]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .replace(/(^| )عبد (?=ال)/g, "$1عبد")
    .trim();
  if (words === "") return "";
  return words.split(" ").map(wordKey).join(" ");
}

function wordKey(word: string): string {
  if (!/^[a-z]/.test(word)) return word;
  const letters = romanLetters(word);
  return SAME_NAME[letters] ?? letters;
}

/** Long vowels and doubled consonants as one letter; o and u are one short vowel in Urdu. A function, so that the table above may use it. */
function romanLetters(word: string): string {
  // No name has a letter three times running: "zzzz" is not the Z of Zeeshan.
  if (/(.)\1\1/.test(word)) return word;
  return word
    .replace(/que$/, "q")
    .replace(/ee|ii|ie(?=.)/g, "i")
    .replace(/[ao]u|ou|oo|o/g, "u")
    .replace(/ph/g, "f")
    .replace(/(.)\1+/g, "$1")
    .replace(/([a-z]{2})(?:ui|ey|y)$/, "$1i");
}
