import type { AccusedResult } from "../../rules/judgment/judgment.ts";
import { searchKey } from "../../rules/text/search-key.ts";
import { type Item, itemsOf } from "./result-words.ts";

/** What a register says of one accused; a sentence that is not plain in figures is 0 and stands in `note` as it was written. */
export type SaidResult = {
  readonly result: AccusedResult;
  readonly months: number;
  readonly fine: number;
  readonly note: string | null;
};

export type NamedAccused = { readonly name: string; readonly nameUr?: string | null };

/**
 * `each`: of every accused by name, in the order of the case. `all`: one result and nobody's name; `isTold`: with words
 * such as "all accused". `part`: it names some of several and says nothing of the others. `unclear`: anything else.
 */
export type AccusedRead =
  | { readonly says: "each"; readonly results: readonly SaidResult[] }
  | { readonly says: "all"; readonly said: SaidResult; readonly isTold: boolean }
  | { readonly says: "part" | "unclear" };

const UNCLEAR: AccusedRead = { says: "unclear" };

/**
 * What the words of a register say of each accused of a case. A name counts where its words fit exactly one of them;
 * any word that is neither a name nor known leaves it unclear, as it may turn the sense.
 */
export function readAccusedResults(text: string, accused: readonly NamedAccused[]): AccusedRead {
  const items = itemsOf(text);
  const people = accused.map(wordsOf);
  const otherwise = isPart(items, people) ? ({ says: "part" } as const) : UNCLEAR;
  const groups = groupsOf(items);
  if (groups === null) return otherwise;
  const said = groups.map((group) => ({ who: accusedOf(group.names, people, groups), what: saidIn(group) }));
  const [only] = said;
  if (said.length === 1 && only && groups[0]!.names.every(({ kind }) => kind === "all")) {
    const isBoth = groups[0]!.names.some(({ words }) => words[0] === "both");
    if (only.what === null || (isBoth && accused.length !== 2)) return UNCLEAR;
    return { says: "all", said: only.what, isTold: groups[0]!.names.length > 0 };
  }
  const results = accused.map((_, at) => {
    const own = said.filter(({ who }) => who?.has(at));
    return own.length === 1 ? own[0]!.what : null;
  });
  const known = results.filter((one) => one !== null);
  const isEach = said.every(({ who }) => who !== null) && known.length === accused.length;
  return isEach ? { says: "each", results: known } : otherwise;
}

/** Whether a text names a result and one of several accused, or more than one result. */
export function namesResults(text: string, accused: readonly NamedAccused[]): boolean {
  const items = itemsOf(text);
  const results = new Set(items.flatMap(({ result }) => (result ? [result] : [])));
  const people = accused.map(wordsOf);
  return results.size > 1 || (results.size > 0 && people.length > 1 && namedIn(items, people) > 0);
}

type Person = { /** His own name, before his father's. */ own: ReadonlySet<string>; all: ReadonlySet<string> };

const PARENTAGE = /[,،]|\b[sdwr]\s*\/\s*o\b|\b(?:son|daughter|wife|widow|resident) of\b|ولد|بنت|زوجہ|بیوہ|سکنہ/iu;

function wordsOf({ name, nameUr = null }: NamedAccused): Person {
  const both = nameUr === null ? [name] : [name, nameUr];
  const own = both.map((one) => one.split(PARENTAGE)[0] ?? "");
  return { own: keysIn(own), all: keysIn(both) };
}

const keysIn = (texts: readonly string[]): Set<string> =>
  new Set(texts.flatMap((text) => searchKey(text).split(" ")).filter((word) => word !== ""));

type Group = { names: Item[]; items: Item[] };

/** "A convicted, B acquitted" or "convicted: A, acquitted: B"; one order throughout, or it is no such text. */
function groupsOf(items: readonly Item[]): Group[] | null {
  const first = items.find(isNameOrResult);
  const last = items.findLast(isNameOrResult);
  if (!first || !last) return null;
  const isAlone = !items.some(({ kind }) => isName(kind));
  if (!isAlone && isName(first.kind) === isName(last.kind)) return null;
  const groups: Group[] = [{ names: [], items: [] }];
  for (const item of items) {
    const isOver = groups.at(-1)!.items.some(({ kind }) => kind === "result");
    const opens = isName(first.kind) ? isName(item.kind) : item.kind === "result";
    if (opens && isOver) groups.push({ names: [], items: [] });
    const group = groups.at(-1)!;
    group.items.push(item);
    if (isName(item.kind)) group.names.push(item);
  }
  const hasOne = ({ items }: Group) => items.filter(({ kind }) => kind === "result").length === 1;
  return groups.every((group) => hasOne(group) && (isAlone || group.names.length > 0)) ? groups : null;
}

const isName = (kind: Item["kind"]): boolean => kind === "name" || kind === "all" || kind === "rest";
const isNameOrResult = ({ kind }: Item): boolean => isName(kind) || kind === "result";

/** Whom the names of a group mean, by their places; null where one fits nobody, or more than one. */
function accusedOf(names: readonly Item[], people: readonly Person[], groups: readonly Group[]): Set<number> | null {
  const found = new Set<number>();
  for (const { kind, words } of names) {
    if (kind === "all") for (const at of people.keys()) found.add(at);
    else if (kind === "rest") for (const at of othersThan(groups, people)) found.add(at);
    else {
      const fit = fitting(words, people);
      if (fit.length !== 1) return null;
      found.add(fit[0]!);
    }
  }
  return found.size === 0 ? null : found;
}

/** Who is named nowhere, where others are. */
function othersThan(groups: readonly Group[], people: readonly Person[]): number[] {
  const named = groups.flatMap(({ names }) => names.filter(({ kind }) => kind === "name"));
  const known = new Set(named.flatMap(({ words }) => fitting(words, people)));
  return known.size === 0 ? [] : [...people.keys()].filter((at) => !known.has(at));
}

function fitting(words: readonly string[], people: readonly Person[]): number[] {
  const isFit = ({ own, all }: Person) => own.has(words[0] ?? "") && words.every((word) => all.has(word));
  return [...people.keys()].filter((at) => isFit(people[at]!));
}

/** How many of the accused are named, each by a word that none of the others bears. */
function namedIn(items: readonly Item[], people: readonly Person[]): number {
  const words = new Set(items.flatMap((item) => item.words));
  const isOwn = (person: Person) => (word: string) =>
    words.has(word) && people.every((other) => other === person || !other.all.has(word));
  return people.filter((person) => [...person.own].some(isOwn(person))).length;
}

/** Some of several accused are named, or others than who is named. */
function isPart(items: readonly Item[], people: readonly Person[]): boolean {
  const named = namedIn(items, people);
  const isOfRest = items.some(({ kind }) => kind === "rest");
  return (named > 0 && named < people.length) || (isOfRest && people.length > 1);
}

/** The result of a group and its sentence; null where somebody who was not convicted would have one. */
function saidIn({ items }: Group): SaidResult | null {
  const result = items.find(({ kind }) => kind === "result")?.result ?? null;
  if (result === null) return null;
  const figures = items.filter(({ kind }) => kind === "months" || kind === "fine" || kind === "figure");
  if (result !== "convicted") return figures.length > 0 ? null : { result, months: 0, fine: 0, note: null };
  const months = figures.filter(({ kind }) => kind === "months");
  const fines = figures.filter(({ kind }) => kind === "fine");
  const isPlain = figures.length === months.length + fines.length && months.length <= 1 && fines.length <= 1;
  if (isPlain) return { result, months: months[0]?.amount ?? 0, fine: fines[0]?.amount ?? 0, note: null };
  const words = items.flatMap(({ kind, written }) => (isName(kind) ? [] : [written])).join(" ");
  const note = words.replace(/ (?=[,;:،؛])/gu, "").replace(/[\s,;:،؛&]+$|\s(?:and|اور)$/gu, "");
  return { result, months: 0, fine: 0, note: note.slice(0, MOST_NOTE) };
}

const MOST_NOTE = 300;
