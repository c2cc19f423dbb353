import { foldLetters } from "../text/search-key.ts";

/** What somebody who holds the phone answered. It proves no more than that. */
export const REPLY_ANSWERS = ["coming", "cannot", "stop", "unknown"] as const;
export type ReplyAnswer = (typeof REPLY_ANSWERS)[number];

export type ReadReply = {
  readonly answer: ReplyAnswer /** The four figures it names; null: none. */;
  readonly code: string | null;
};

const set = (line: string) => new Set(line.split(" ").map((word) => foldLetters(word)));

const COMING = set("1 yes y yeah yep ok okay haan han haa ha hanji coming ہاں ہان اوکے ها هائو");
const CANNOT = set("2 no n nahi nahin nahee nai na cannot cant نہیں نہی نا نہ نه");
/** Final wherever it stands. */
const STOP = set("stop unsubscribe stopall");
/** "Closed" in Urdu as well ("the road is closed"): final only where little else is said. */
const CLOSE = set("band bnd bund khatam cancel end quit بند ختم روکیں روکو بس");
/** What may stand beside an answer without changing it. "جی" alone is a yes. */
const FILLERS = set(
  "ji jee g please plz pls sir madam thanks shukriya aa a rahe rahi raha hain hai hun hoon sakte sakti sakta karen karo kar do dein den messages message msg sms " +
    "جی شکریہ آ رہے رہی رہا ہیں ہوں سکتے سکتی سکتا کریں کرو کر دیں دو پیغام میسج برائے مہربانی مهرباني",
);
const YES_ALONE = set("ji jee g جی");

/**
 * An answer as it was typed, in any of four writings and three kinds of digits. Anything that is not plainly one answer is
 * `unknown` and for a person to read; STOP is final until she enrols again in person.
 */
export function readReply(text: string): ReadReply {
  const spoken =
    foldLetters(text.slice(0, 500))
      .replace(/['’`‘ʼ]/g, "")
      .match(/[\p{L}]+|\p{N}+/gu) ?? [];
  const figures = spoken.flatMap(codeOf);
  const codes = new Set(figures.filter((figure) => figure.length === 4));
  const [code = null] = codes;
  const words = spoken.flatMap((word) => (isCode(word) ? codeOf(word).slice(1) : [word]));
  if (words.some((word) => STOP.has(word))) return { answer: "stop", code };
  if (words.some((word) => CLOSE.has(word))) {
    return { answer: words.every((word) => CLOSE.has(word) || FILLERS.has(word)) ? "stop" : "unknown", code };
  }
  return codes.size > 1 ? { answer: "unknown", code: null } : { answer: answerOf(words), code };
}

const isCode = (word: string) => /^\d{4}[12]?$/.test(word);

/** `4417`, or `44171` written without a space, as the code and the figure behind it. */
function codeOf(word: string): string[] {
  return isCode(word) ? [word.slice(0, 4), ...(word.length === 5 ? [word.slice(4)] : [])] : [];
}

function answerOf(words: readonly string[]): ReplyAnswer {
  const isComing = words.some((word) => COMING.has(word));
  const isCannot = words.some((word) => CANNOT.has(word));
  const isPlain = words.every((word) => COMING.has(word) || CANNOT.has(word) || FILLERS.has(word));
  if (!isPlain || (isComing && isCannot)) return "unknown";
  if (isCannot) return "cannot";
  return isComing || (words.length > 0 && words.every((word) => YES_ALONE.has(word))) ? "coming" : "unknown";
}

/**
 * Which open reminder of a number an answer is for: the code it names, or the only one. Null: nobody can say (two parties
 * share the phone and one wrote a bare "1"; a code that is not open), so the desk asks.
 */
export function reminderOfReply(reply: ReadReply, openCodes: readonly string[]): string | null {
  if (reply.code !== null) return openCodes.includes(reply.code) ? reply.code : null;
  return openCodes.length === 1 ? (openCodes[0] ?? null) : null;
}
