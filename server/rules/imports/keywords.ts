import type { Purpose } from "../case/purposes.ts";
import { plainWords } from "./plain-words.ts";

/**
 * First match wins, so the narrower words stand first; matched against lower-case text with single spaces, and against
 * the same text in plain words, which have no "of" or "the".
 */
const WORDS: readonly (readonly [Purpose, RegExp])[] = [
  ["compromise", /compromise|compound|settle(?:ment|d)|\b345\b|راضی نامہ|صلح|مصالحت/],
  ["proclamation", /proclam|proclaim|abscon|\bnbws?\b|\b512\b|\b8[78]\b|non.?bailable warrant|اشتہار|مفرور|روپوش/],
  ["bail", /\bbail\b|\b49[78]\b|ضمانت/],
  ["remand", /remand|production from j|produce judicial custody|ریمانڈ/],
  ["part-heard-evidence", /part.?heard|cross|remaining evid|جرح|جزوی/],
  [
    "statement-of-accused",
    /\b342\b|(statement|exam\w*) (of )?(the )?accused|accused.{0,3}s? (statement|exam)|بیان ملزم/,
  ],
  [
    "defence-evidence",
    /defen(ce|se|d[ae]nt) (evid|witness)|(evid\w*|witness) (of |for )?(the )?defen(ce|se|d[ae]nt)|\bdws?\b|\bd\.w|صفائی/,
  ],
  ["application", /application|\b249.?a\b|\b265.?k\b|\bmisc|درخواست/],
  ["charge", /(?<!in.?|after )charge(?!.?sheet)|فرد ?جرم/],
  ["plea", /\bplea\b|plead(?!er)|اقرار جرم/],
  ["copies", /\bcop(y|ies)\b|\b265.?c\b|\b241.?a\b|نقول|نقل/],
  ["judgment", /judge?ment|sentence|pronounce|فیصلہ/],
  ["arguments", /argu|دلائل|بحث/],
  ["evidence", /eviden|witness|\bpws?\b|\bp\.w|examination|گواہ|شہادت/],
  ["order", /\borders?\b|حکم/],
  ["report", /report|challan|charge.?sheet|\b173\b|forensic|رپورٹ|چالان/],
  ["appearance", /appear|summon|process|arrest|notice|warrant|\bservice\b|produc|حاضری|طلبی|سمن/],
  ["mention", /mention|hearing|call|پیشی|سماعت/],
];

/** Vowel marks and tatweel, which clerks type or leave out. */
const MARKS = /[\u064b-\u065f\u0670\u0640]/g;

/**
 * The purpose that a register's words name, by keywords in English and Urdu, misspelt or shortened as clerks do. Words it
 * does not know stay `other`: nothing is guessed, the clerk sees them.
 */
export function purposeFromText(text: string): Purpose {
  const typed = text
    .normalize("NFKC")
    .replace(MARKS, "")
    .replace(/ي/g, "ی")
    .replace(/ك/g, "ک")
    .toLowerCase()
    .replace(/[\s_]+/g, " ");
  const plain = plainWords(text).join(" ");
  return WORDS.find(([, pattern]) => pattern.test(typed) || pattern.test(plain))?.[0] ?? "other";
}
