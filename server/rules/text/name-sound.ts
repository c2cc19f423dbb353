import { remember } from "./remember.ts";
import { searchKey } from "./search-key.ts";

/**
 * Names that the letters alone would join or part: a Roman search key and its Urdu writings. Both sound as the first
 * word, so that Hasan does not bring حسین and the one consonant of شاہ is enough.
 */
const SAME_SOUND: ReadonlyMap<string, string> = new Map(
  [
    "hasan حسن",
    "husain حسین",
    "said سعید",
    "syed سید",
    "sad سعد",
    "muhamad محمد",
    "mahmud محمود",
    "ahmad احمد",
    "hamid حامد حمید",
    "shah شاہ",
    "ali علی",
    "zia ضیا",
    "raza رضا",
    "nawaz نواز",
    "niaz نیاز",
    "umar عمر",
    "umair عمیر",
    "amir عامر امیر",
    "amar عمار",
    "wali ولی",
    "salim سلیم",
    "salam سلام",
    "salman سلمان",
    "sulaiman سلیمان",
    "ishak اسحاق اسحق",
    "gul گل",
    "nur نور",
    "banu بانو",
    "khan خان",
    "zahid زاہد",
    "shahid شاہد شہید",
    "rashid راشد رشید",
    "majid ماجد مجید",
    "nasir ناصر نصیر",
    "nazir نذیر ناظر نظیر",
    "karim کریم",
    "akram اکرم",
  ].flatMap((line) => {
    const [roman = "", ...urdu] = line.split(" ");
    return [roman, ...urdu].map((word) => [word, roman] as const);
  }),
);

/** Roman spellings, already folded by their letters, that are one name all the same. */
const SAME_FOLDED: Readonly<Record<string, string>> = {
  ramazan: "ramzan",
  buks: "baksh",
  buksh: "baksh",
  baks: "baksh",
  uthman: "usman",
  hidar: "haidar",
  zuhib: "zuhaib",
  junid: "junaid",
  uvais: "avais",
};

/** Words between two names that say nothing of who it is; a search does without them. */
const BETWEEN = new Set("alias urf aka bin عرف ولد بن بنت زوجہ ul al el ur us ud uz un".split(" "));
const ARTICLE = new Set("ul al el ur us ud uz un".split(" "));

const URDU_CONSONANT: Readonly<Record<string, string>> = {
  ...letters("b", "ب"),
  ...letters("p", "پ"),
  ...letters("t", "تٹط"),
  ...letters("s", "ثسص"),
  ...letters("j", "ج"),
  ...letters("c", "چ"),
  ...letters("k", "کخق"),
  ...letters("d", "دڈ"),
  ...letters("z", "ذزضظژ"),
  ...letters("r", "رڑ"),
  ...letters("x", "ش"),
  ...letters("g", "گغ"),
  ...letters("f", "ف"),
  ...letters("l", "ل"),
  ...letters("m", "م"),
  ...letters("n", "نں"),
};

function letters(sound: string, of: string): Record<string, string> {
  return Object.fromEntries([...of].map((letter) => [letter, sound]));
}

/**
 * What the accused of a case are found by when the spelling or the script is another: from their `accusedKey`, of each
 * word its folded spelling, and its consonants behind `1` (of a Roman word) or `2` (of an Urdu one). A space before and
 * after each, so that a LIKE pattern can ask for a whole word; `""` for nobody.
 */
export function accusedSound(accusedKey: string): string {
  const words = accusedKey.split(" ").filter((word) => word !== "");
  const sounds = new Set(
    words.flatMap((word, index) => {
      return [...soundsOf(word), ...joinedWith(word, words.slice(index + 1, index + 3))];
    }),
  );
  return sounds.size === 0 ? "" : ` ${[...sounds].join(" ")} `;
}

/** "Zia ul Haq" is also written "Ziaul Haq", "Nizam ud Din" "Nizamuddin", "Abdul Rehman" in one word. */
function joinedWith(word: string, [next, name]: string[]): string[] {
  if (next === undefined) return [];
  if (foldedName(word) === "abdul") return [foldedName(word + next)];
  if (!ARTICLE.has(next)) return [];
  // Joined, they are read by the letters once more: au is one vowel.
  return [word + next, ...(name === undefined ? [] : [word + next + name])].map((joined) =>
    foldedName(searchKey(joined)),
  );
}

const soundsOf = remember(5000, (word: string): readonly string[] => {
  if (!/\p{L}/u.test(word)) return [];
  const inParts = parts(word);
  if (inParts.length > 1) return [foldedName(word), ...inParts.flatMap(soundsOf)];
  const tag = isRoman(word) ? "1" : "2";
  const sound = consonants(word);
  // M. Aslam is Muhammad Aslam to everybody.
  const folded = word === "m" ? "muhamad" : foldedName(word);
  // "Ziaul" was read as "ziul" and is asked for as "Zia ul".
  const alone = /^[a-z]{2,}ul$/.test(word) ? [foldedName(`${word.slice(0, -2)}a`)] : [];
  return [folded, ...alone, ...(sound === "" ? [] : [tag + sound])];
});

/** How one word of a search is looked for, from the strictest; patterns for LIKE, `null` where there is none. */
export type WordPatterns = {
  /** The word as it was typed or the beginning of one, as `accusedKey` keeps it. */
  readonly start: string;
  readonly anywhere: string;
  /** In `accusedSound`: another spelling of the same script. */
  readonly folded: string | null;
  /** In `accusedSound`: the other script. */
  readonly sound: string | null;
};

/** The patterns of each word of a search key; words between two names are left out when others remain. */
export function namePatterns(key: string): WordPatterns[] {
  const words = key.split(" ").filter((word) => word !== "");
  const telling = words.filter((word) => !BETWEEN.has(word));
  return (telling.length > 0 ? telling : words).map(patternsOf);
}

function patternsOf(word: string): WordPatterns {
  const folded = foldedName(word);
  const anywhere = word.length >= 3 ? `%${word}%` : `% ${word}%`;
  return {
    start: `% ${word}%`,
    anywhere,
    folded: word.length >= 3 && folded.length >= 3 ? `% ${folded}%` : null,
    sound: soundPattern(word),
  };
}

/** Two consonants and more, as a whole word; a longer one may still be in typing. A compound is told by its last part. */
function soundPattern(word: string): string | null {
  const last = parts(word).at(-1) as string;
  const sound = consonants(last);
  if (sound.length < 2 || !/\p{L}/u.test(word)) return null;
  return `% ${isRoman(word) ? "2" : "1"}${sound}${sound.length >= 4 ? "" : " "}%`;
}

/** The article takes the sound of the letter after it. */
const ABDUL = /^abdu[rsnzd]$/;

const isRoman = (word: string) => /^[a-z]/.test(word);

/** Servants of God are written in one word or in two: "Abdul Rehman", "Abdurrehman", عبدالرحمن. */
function parts(word: string): string[] {
  const roman = /^abdu(?:l|(?=[rsnzd]))(?!l?ah?$)(?<rest>[a-z]{3,})$/.exec(word)?.groups?.rest;
  if (roman !== undefined) return ["abdul", roman];
  const urdu = /^عبدال(?!لہ$)(?<rest>.{2,})$/u.exec(word)?.groups?.rest;
  return urdu === undefined ? [word] : ["عبدال", urdu];
}

/**
 * One spelling for the Roman ones that clerks use of a name (a word of `searchKey`): Faysal and Faisal, Rehman and Rahman,
 * Qadir and Kadir, Waheed and Vahid, Ramadhan and Ramazan, Fatimah and Fatima. Urdu: without the alif that is left out as
 * often as written.
 */
export function foldedName(word: string): string {
  const inParts = parts(word);
  if (inParts.length > 1) return inParts.map(foldedName).join("");
  if (!isRoman(word)) return word.replace(/(?<=.)ا(?=.)/gu, "");
  const folded = word
    .replace(ABDUL, "abdul")
    .replaceAll("x", "ks")
    .replace(/(?<=[aeiou])dh/g, "z")
    .replace(/[kq]h?/g, "k")
    .replace(/([gbtd])h/g, "$1")
    .replaceAll("w", "v")
    .replace(/(?<=.{3})[ae]h$/, "a")
    .replace(/eh(?=[^aeiou])/g, "ah")
    .replace(/[ae][iy](?![aeiou])|ae/g, "ai")
    .replace(/i?y(?=[aeiou])(?<=..)/g, "i")
    .replace(/(?<=.)[ye]/g, "i")
    .replace(/[ai]r$/, "ar")
    .replace(/(.)\1+/g, "$1");
  return SAME_FOLDED[folded] ?? folded;
}

/** The consonants of a word in Latin letters, the same for its Roman and its Urdu writing; an opening vowel is `a`. */
export function consonants(word: string): string {
  const known = SAME_SOUND.get(word) ?? SAME_SOUND.get(foldedName(word));
  if (known !== undefined) return `0${known}`;
  return (isRoman(word) ? romanConsonants(word) : urduConsonants(word)).replace(/(.)\1+/g, "$1");
}

function romanConsonants(word: string): string {
  const sounds = word
    .replace(ABDUL, "abdul")
    .replaceAll("x", "ks")
    .replaceAll("sh", "x")
    .replace(/c(?!h)/g, "k")
    .replace(/[kq]h?/g, "k")
    .replace(/(?<=[aeiou])dh(?!r)/g, "z")
    .replaceAll("w", "v")
    .replace(/^[aeiou][aeiouy]*/, "a");
  return sounds.charAt(0) + sounds.slice(1).replace(/[aeiouyvh]/g, "");
}

function urduConsonants(word: string): string {
  const first = word.charAt(0);
  const opening = /[اع]/u.test(first)
    ? "a"
    : first === "و"
      ? "v"
      : first === "ی"
        ? "y"
        : first === "ہ" || first === "ح"
          ? "h"
          : "";
  const rest = opening === "" ? word : word.slice(1);
  return opening + [...rest].map((letter) => URDU_CONSONANT[letter] ?? "").join("");
}
