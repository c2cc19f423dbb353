import { foldLetters, searchKey } from "../text/search-key.ts";

/** What no message to a complainant, victim or witness may hold; anybody may read it on her phone. */
export const LINT_KINDS = ["word", "name", "number", "link"] as const;
export type LintFinding = { readonly kind: (typeof LINT_KINDS)[number]; readonly found: string };

/** A word that begins so tells of a court, whatever its ending. English, Roman Urdu, Urdu, Sindhi. */
const STEMS = [
  "court adalat judg justice hearing peshi samaat muqadm muqadam police cyber complain shikayat shikait victim accus",
  "mulzim mujrim blackmail harass haras lawyer advocate wakeel wakil vakeel vakil prosecut magistrat tribunal witness",
  "gawah summon warrant zamanat kachehri katcheri thana crime criminal offence offender convict acquit defendant plaintiff",
  "عدالت سماعت پیشی مقدم پولیس سائبر شکایت ملزم مجرم متاثر بلیک ہراس وکیل وکلا پراسیکیوٹ استغاثہ مجسٹریٹ ٹریبونل گواہ وارنٹ ضمانت کچہری تھانہ تھانے مدعی",
  "ٻڌڻي پوليس شڪايت جوابدار فريادي وڪيل شاهد ٿاڻو ٿاڻي ڏوهه ڏوهاري متاثر سائبر پيشي",
];

/** Words too short, or too like harmless ones, to be known by their beginning. */
const WORDS = [
  "case cases fir fia nccia peca bail jail trial trials law laws ipo adj adjs sho cms muqadma mukadma",
  "جج ججز ججوں کیس کیسز کیسوں جیل جرم ایف قانون سمن",
  "ڪيس ڪيسن جج جيل ڏوھ قانون مقدمو مقدمي",
];

const folded = (lines: readonly string[]) => lines.flatMap((line) => line.split(" ")).map(bare);
const stems = folded(STEMS);
const words = new Set(folded(WORDS));

/** An address by its scheme, its `www`, or a name that ends as addresses do. */
const LINK =
  /(?:https?:|www\.|\b[\p{L}\p{N}-]+\.(?:pk|com|org|net|gov|edu|info|app|link|site|online|page|io|co|me|ly|gl|to|in|uk)\b)\S*/giu;

/** `150/2019`, `12 of 2020`, `SC 4-21`: a number and a year. A day is never written so in a message. */
const CASE_NUMBER = /(?<!\p{N})\p{N}{1,6}(?:-?\p{L})?\s*(?:\/|of\s|بابت\s)\s*\p{N}{2,4}(?!\p{N})/giu;

/**
 * What in a text gives the matter away: words of courts, police and parties in four writings, names, numbers, links.
 * Empty: it may go. It reads letters, not sense: a text that says nothing here can still be guessed from its time.
 * @param hidden the names (parties, counsel, judge, court) and numbers of the matter that the text must not hold.
 */
export function lintReminder(
  text: string,
  hidden: { names?: readonly string[]; numbers?: readonly string[] } = {},
): LintFinding[] {
  const spoken = wordsOf(text);
  const whole = ` ${spoken.join(" ")} `;
  return [
    ...spoken.filter(isTelling).map((found) => ({ kind: "word" as const, found })),
    ...namesIn(text, hidden.names ?? []).map((found) => ({ kind: "name" as const, found })),
    ...[...text.matchAll(CASE_NUMBER)].map(([found]) => ({ kind: "number" as const, found })),
    ...(hidden.numbers ?? [])
      .filter((number) => holds(whole, number))
      .map((found) => ({ kind: "number" as const, found })),
    ...[...text.matchAll(LINK)].map(([found]) => ({ kind: "link" as const, found })),
  ];
}

function isTelling(word: string): boolean {
  return words.has(word) || stems.some((stem) => word.startsWith(stem));
}

/** A text without the words of it that tell: of "Courtroom 11" the 11. For what others wrote, such as the name of a room. */
export function withoutTelling(text: string): string {
  const words = text.split(/\s+/).filter((word) => !wordsOf(word).some(isTelling));
  return words.join(" ").trim();
}

/** A word as it is compared: one keyboard's letters for another's, no marks, no dots within ("F.I.R"). */
function bare(word: string): string {
  return foldLetters(word).replace(/['’`‘ʼ.\-_*]/g, "");
}

/** Each word whole, its dots and hyphens gone, and each of its pieces. */
function wordsOf(text: string): string[] {
  return foldLetters(text)
    .split(/[^\p{L}\p{N}'’`‘ʼ.\-_*]+/u)
    .flatMap((word) => [bare(word), ...word.split(/[.\-_*]/).map(bare)])
    .filter((word, index, all) => word !== "" && word !== all[index - 1]);
}

function holds(whole: string, number: string): boolean {
  const sought = wordsOf(number).join(" ");
  return sought !== "" && whole.includes(` ${sought} `);
}

/** Each word of a name counts, but for the ones of one or two letters. */
function namesIn(text: string, names: readonly string[]): string[] {
  const spoken = new Set(searchKey(text).split(" "));
  return names.filter((name) =>
    searchKey(name)
      .split(" ")
      .some((word) => word.length > 2 && spoken.has(word)),
  );
}
