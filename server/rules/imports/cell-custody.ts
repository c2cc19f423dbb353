import type { Custody } from "../people/custody.ts";
import { foldLetters, foldSpaces } from "../text/search-key.ts";

const IN_CUSTODY =
  /\bj ?[./]? ?c\b|\bp ?[./]? ?c\b|\bcustody\b|\bjail\b|\bprison\b|\bu\.? ?t\.? ?p\b|\bconfined\b|\bremand|\bunder ?trial\b|^in$|جیل|حوالات|حراست|تحویل|قید|\bhirasat\b|\bhawalat\b/u;
const ON_BAIL = /\bbail(?:ed)?\b|\bo ?\/ ?b\b|\bsurety\b|\bp\.? ?r\.? bond\b|\breleased\b|ضمانت|\bzamanat\b/u;
const AT_LARGE =
  /\babscond|\bat large\b|\bfugitive\b|\bproclaimed\b|\bp\.? ?o\b|\bnot arrested\b|گرفتار نہیں|مفرور|اشتہاری|\bmafroor\b/u;
/** The column's own heading asks "in custody?": a bare yes is custody, a bare no says only that it is none. */
const YES = /^(?:y|yes|true|1|ہاں|جی ہاں|haan?)$/u;
const NO = /^(?:no?|false|0|نہیں|جی نہیں|nahi)$/u;
/** Words that turn the meaning round: a refused bail is not bail, "not in custody" is not custody. */
const TURNED =
  /\b(?:not?|without|dismiss\w*|reject\w*|refus\w*|declin\w*|cancel\w*|recall\w*|pending|sought|applied)\b|خارج|مسترد|منسوخ|نہیں|درخواست/u;

export type ReadCustody = { readonly custody: Custody; readonly differs: boolean; readonly unread: boolean };

/** Where the accused are, from the words of a cell; several kinds at once give the strictest and `differs`. Never guessed. */
export function readCustody(cell: string): ReadCustody {
  const text = foldLetters(foldSpaces(cell)).replace(/^[-–—.]+$|^n\/?a$|^nil$/, "");
  if (text === "") return { custody: "unknown", differs: false, unread: false };
  if (YES.test(text)) return { custody: "in", differs: false, unread: false };
  if (NO.test(text)) return { custody: "unknown", differs: false, unread: false };
  const found: Custody[] = [];
  if (AT_LARGE.test(text)) found.push("at-large");
  const rest = text.replace(/\bnot arrested\b|گرفتار نہیں/gu, " ");
  if (TURNED.test(rest)) return { custody: "unknown", differs: false, unread: true };
  if (IN_CUSTODY.test(rest)) found.unshift("in");
  if (ON_BAIL.test(rest)) found.splice(found[0] === "in" ? 1 : 0, 0, "bail");
  return { custody: found[0] ?? "unknown", differs: found.length > 1, unread: found.length === 0 };
}

/** "Restricted", "Non-Restricted", yes/no; `null` when the cell says neither. */
export function readRestricted(cell: string): boolean | null {
  const text = foldLetters(foldSpaces(cell));
  if (/^(?:non?|un)[ -]?restricted$|^(?:no|n|false|0|open|public|نہیں)$/.test(text)) return false;
  return /^(?:restricted|yes|y|true|1|confidential|in[ -]camera|ہاں|جی ہاں|خفیہ|محدود)$/.test(text) ? true : null;
}
