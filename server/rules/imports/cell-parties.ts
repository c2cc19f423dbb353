import { foldLetters, foldSpaces, searchKey } from "../text/search-key.ts";

/** A person as the register writes them, aliases and father's name included, and what they are searched by. */
export type RegisterPerson = { readonly name: string; readonly key: string };

/** `otherCount`: how many more the register counts ("& 2 others"); 0 none, `null` some but uncounted ("& others", وغیرہ). */
export type ReadPeople = { readonly people: readonly RegisterPerson[]; readonly otherCount: number | null };

export type ReadTitle = {
  /** The State's side as written ("The State through FIA"); `null` in a private complaint. */
  readonly prosecution: string | null;
  /** The private party against the accused, when the State is not one. */
  readonly complainant: string | null;
  readonly accused: ReadPeople;
};

const VERSUS = /(?:^|\s)[-–]*\(?(?:v\.? ?[/.] ?s\.?|versus|vs\.?|v\.?)\)?[-–]*(?=\s)|\s(?:بنام|بمقابلہ|بخلاف)(?=\s)/iu;
const THE_STATE = /^(?:the )?(?:state|crown|sarkar)\b|^(?:سرکار|ریاست)(?!\p{L})/u;
/** An officer or office of the State that answers a petition, as in "X v. SHO": a respondent and no accused. */
const AN_OFFICE =
  /^(?:the )?(?:s\.?h\.?o\b|station house officer|in-?charge\b|s\.?s\.?p\b|s\.?p\b|d\.?s\.?p\b|d\.?i\.?g\b|i\.?g\.?p?\b|inspector general|superintendent|investigat(?:ing|ion) officer|i\.?o\b|director(?: general)?\b|deputy director|assistant director|chairman\b|f\.?i\.?a\b|n\.?c\.?c\.?i\.?a\b|p\.?t\.?a\b|province of\b|federation of\b|government of\b)|^(?:ایس ?ایچ ?او|ایس ?ایس ?پی|ڈی ?آئی ?جی|آئی ?جی|انچارج|ڈائریکٹر)(?!\p{L})/iu;
const OTHERS =
  /(?<![\s,،])[\s,،]*(?:(?:&|\band\b|\bwith\b|اور)\s*)?(?:\(?\s*(?<count>[\d۰-۹٠-٩]{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)\s*\)?\s*(?:more\s+)?(?:others?|ors?\b\.?|دیگر|افراد)|(?:another|anr\b\.?)|others?|ors\b\.?|etc\b\.?|وغیرہ|وغيره|و ?دیگر|دیگر|و دیگران)[\s.)]*$/iu;
const COUNTS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/** Belongs to the person named before it: parentage, address, age, an alias. */
const GOES_ON =
  /^(?:[sdwrcf] ?\/ ?o\b|(?:son|daughter|wife|widow|resident) of\b|aged?\b|caste\b|muslim\b|alias\b|urf\b|@|cnic\b|house\b|flat\b|ولد|بنت|زوجہ|بیوہ|سکنہ|عرف|\()/iu;
const FIRM_WORDS = /^(?:sons|brothers|bros|co|company|associates|partners)\b/i;

/** People of one cell, each with what follows their name; "& 2 others", "وغیرہ" become the count. */
export function readPeople(cell: string): ReadPeople {
  let text = stripControlsKeepLines(cell);
  let otherCount: number | null = 0;
  const others = OTHERS.exec(text);
  if (others && (others.index > 0 || others[0].trim() === text)) {
    text = text.slice(0, others.index).trim();
    otherCount = countOf(others[0], others.groups?.count);
  }
  const people = splitPeople(text)
    .map((name) => ({ name, key: searchKey(name) }))
    .filter((person) => person.key !== "");
  return { people, otherCount };
}

const stripControlsKeepLines = (cell: string): string =>
  cell
    .split(/\r?\n/)
    .map(foldSpaces)
    .filter((line) => line !== "")
    .join("\n");

function countOf(text: string, count: string | undefined): number | null {
  if (/\b(?:another|anr)\b/i.test(text)) return 1;
  if (count === undefined) return /^\W*other\W*$/i.test(text.replace(/\band\b|&/gi, "")) ? 1 : null;
  const digits = Number(foldLetters(count));
  return Number.isNaN(digits) ? COUNTS.indexOf(count.toLowerCase()) : digits;
}

/** Numbered, or one a line, or joined by commas, semicolons, "and". What goes on about a person stays with them. */
function splitPeople(text: string): string[] {
  const pieces = text
    .replace(/(?:^|[\s,;])(?:\(?(?:\d{1,2}|[۰-۹]{1,2})\s*[.)-])\s+(?=\p{L})/gu, "\n")
    .split(/\n|[;؛]|\s*[,،]\s*|\s+(?:&|and|اور)\s+/iu)
    .map((piece) => piece.trim().replace(/^[,،.&-]+\s*|[\s,،;]+$/gu, ""))
    .filter((piece) => piece !== "");
  const people: string[] = [];
  let inAddress = false;
  for (const piece of pieces) {
    const isFirm = FIRM_WORDS.test(piece);
    inAddress = (inAddress || /\br ?\/ ?o\b|\bresident of\b|سکنہ/iu.test(people.at(-1) ?? "")) && !startsPerson(piece);
    if (people.length > 0 && (GOES_ON.test(piece) || isFirm || inAddress || /^\d/.test(piece)))
      people[people.length - 1] += isFirm ? ` & ${piece}` : `, ${piece}`;
    else people.push(piece);
  }
  return people;
}

/** After an address only a new parentage begins a new person: "r/o Clifton, Karachi, Bilal s/o Zaheer". */
function startsPerson(piece: string): boolean {
  return /.\b[sdw] ?\/ ?o\b|.\b(?:son|daughter|wife) of\b|.\s(?:ولد|بنت|زوجہ)\s/iu.test(piece);
}

/**
 * A combined title in its two sides: `State v. X & 2 others`, `سرکار بنام X وغیرہ`, `X V/S The State`. Whichever side is
 * the State prosecutes; between two private parties the second is the accused. An officer of the State on the second side,
 * as in a petition under s.22-A, answers for it and is no accused. Without "v." the whole is the accused.
 */
export function readTitle(cell: string): ReadTitle {
  const text = foldSpaces(cell);
  const versus = VERSUS.exec(text);
  if (!versus || versus.index === 0) {
    const onlyState = THE_STATE.test(foldLetters(text));
    return { prosecution: onlyState ? text : null, complainant: null, accused: readPeople(onlyState ? "" : cell) };
  }
  const left = text.slice(0, versus.index).trim();
  const right = text.slice(versus.index + versus[0].length).trim();
  if (THE_STATE.test(foldLetters(left))) return { prosecution: left, complainant: null, accused: readPeople(right) };
  if (THE_STATE.test(foldLetters(right))) return { prosecution: right, complainant: null, accused: readPeople(left) };
  if (AN_OFFICE.test(right)) return { prosecution: right, complainant: left, accused: readPeople("") };
  return { prosecution: null, complainant: left, accused: readPeople(right) };
}
