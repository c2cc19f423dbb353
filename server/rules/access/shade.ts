import { CASE_ROLES, type CaseRole } from "../people/people.ts";
import { nameRemover, WITHHELD } from "../people/withheld-names.ts";

/** Somebody of a case who is not there by office, with every writing of the name. */
export type Guarded = {
  readonly role: CaseRole;
  readonly ordinal: number;
  readonly name: string;
  readonly nameUr: string | null;
  readonly nameSd: string | null;
  readonly alias: string | null;
};

type AliasWords = Readonly<Partial<Record<CaseRole, string>>>;
const ALIASES: Readonly<Record<"name" | "nameUr" | "nameSd", AliasWords>> = {
  name: {
    ...{ accused: "Accused", complainant: "Complainant", victim: "Victim", witness: "Witness" },
    ...{ surety: "Surety", guardian: "Guardian" },
  },
  nameUr: {
    ...{ accused: "ملزم", complainant: "مستغیث", victim: "متاثرہ فرد", witness: "گواہ" },
    ...{ surety: "ضامن", guardian: "سرپرست" },
  },
  nameSd: {
    ...{ accused: "جوابدار", complainant: "فريادي", victim: "متاثر", witness: "شاهد" },
    ...{ surety: "ضامن", guardian: "سرپرست" },
  },
};
const LATIN = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

/** By what letter an accused of a shaded matter goes, by his place among them. */
export const accusedLetter = (at: number): string => LATIN[at] ?? String(at + 1);

/** "Accused A", "Complainant", "Witness 2": accused by letters, others by number where there is more than one. */
export function aliasOf(one: Guarded, all: readonly Guarded[], script: keyof typeof ALIASES = "name"): string | null {
  const word = ALIASES[script][one.role];
  // Counsel and experts are there by their profession.
  if (word === undefined) return null;
  const ofRole = all.filter(({ role }) => role === one.role);
  const at = ofRole.indexOf(one);
  const mark = one.role === "accused" ? accusedLetter(at) : ofRole.length === 1 ? "" : String(at + 1);
  return mark === "" ? word : `${word} ${mark}`;
}

type Named = { name?: string; nameUr?: string | null };

/** What people wrote of a matter, or what is theirs alone: nothing of it is told of a matter that is shaded. */
const TEXTS = new Set("note remarks says what text fileReference statementReference orderText words".split(" "));
const THEIRS = new Set("contact birthDay alias guardianName relation".split(" "));
/** Words of the program, days and times: no name is written so, and part of one may look like them. */
const CODE = /^[a-z0-9:.-]*$/;
const NAMES = new Set(["name", "nameUr", "nameSd"]);
/** A prosecutor who bears a common name of an accused keeps it: his is no name of the case. */
const isThereByOffice = (value: object): boolean =>
  "role" in value && CASE_ROLES.some((role) => role === value.role && ALIASES.name[role] === undefined);
const TITLES = new Set(["accusedTitle", "title"]);

/**
 * An answer about one case as somebody may have it to whom its people are not open: each of them under an alias wherever
 * a name stands, the accused unnamed in the title, and no free text, telephone or birth day.
 */
export function shade<Answer>(answer: Answer, people: readonly Guarded[]): Answer {
  const aliased = people.filter((one) => aliasOf(one, people) !== null);
  const names = aliased.flatMap(({ name, nameUr, nameSd, alias }) => [name, nameUr, nameSd, alias]);
  const all = names.filter((name): name is string => name !== null && name !== "");
  const withoutNames = nameRemover(all);
  const aliasFor = new Map<string, string>();
  for (const script of ["nameSd", "nameUr", "name"] as const) {
    for (const one of aliased) {
      const written = one[script];
      if (written) aliasFor.set(written, aliasOf(one, people, script)!);
    }
  }
  const byName = new Map(aliased.map((one) => [one.name, one]));
  // Who is written in Roman only has an alias in Urdu all the same: what is printed in Urdu takes it.
  const urduOf = ({ name, nameUr }: Named) => {
    const one = nameUr === null && name !== undefined ? byName.get(name) : undefined;
    return one ? { nameUr: aliasOf(one, people, "nameUr") } : {};
  };
  const walk = (value: unknown, key: string): unknown => {
    if (TITLES.has(key) && typeof value === "string") return WITHHELD;
    if (TEXTS.has(key) && typeof value === "string") return "";
    if (THEIRS.has(key)) return null;
    if (typeof value === "string") return aliasFor.get(value) ?? (CODE.test(value) ? value : withoutNames(value));
    if (Array.isArray(value)) return value.map((one) => walk(one, key));
    if (value === null || typeof value !== "object") return value;
    const isByOffice = isThereByOffice(value);
    const fieldOf = (name: string, field: unknown) =>
      isByOffice && NAMES.has(name) && typeof field === "string" ? (aliasFor.get(field) ?? field) : walk(field, name);
    const walked = Object.fromEntries(Object.entries(value).map(([name, field]) => [name, fieldOf(name, field)]));
    return { ...walked, ...urduOf(value as Named) };
  };
  return walk(answer, "") as Answer;
}
