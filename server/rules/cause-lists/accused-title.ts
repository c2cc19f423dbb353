import { WITHHELD } from "../people/withheld-names.ts";
import { publicName } from "./cause-list.ts";

/** How many accused stand behind the first: 0 none, `null` some that nobody counted. */
export type MoreAccused = number | null;

/** An accused as a title may take him; `isUnnamed`: a juvenile, or one who is protected, stands in no title. */
export type TitledAccused = { readonly name: string; readonly isUnnamed: boolean };

/**
 * The accused as the docket shows them, composed and never copied: "A", "A & another", "A & 2 others", "A & others".
 * It is led by the first who may be named, and by the word for a withheld name where nobody may. `unnamed` counts those
 * the register does not name (`null`: some); addresses behind a name are cut. `""` for nobody.
 */
export function accusedTitle(accused: readonly TitledAccused[], unnamed: MoreAccused): string {
  const named = accused
    .map(({ name, isUnnamed }) => ({ name: publicName({ name, nameUr: null }).name, isUnnamed }))
    .filter(({ name }) => name !== "");
  if (named.length === 0) return "";
  const first = named.find(({ isUnnamed }) => !isUnnamed)?.name ?? WITHHELD;
  if (unnamed === null) return `${first} & others`;
  const more = named.length - 1 + unnamed;
  return more === 0 ? first : more === 1 ? `${first} & another` : `${first} & ${more} others`;
}

/** The title in its parts, for the words of another language. */
export function readAccusedTitle(title: string): { first: string; more: MoreAccused } {
  const match = /^(?<first>.+) & (?:(?<one>another)|(?<count>\d+) others|others)$/u.exec(title);
  if (!match?.groups) return { first: title, more: 0 };
  const { first = "", one, count } = match.groups;
  return { first, more: one ? 1 : count ? Number(count) : null };
}

/**
 * What the accused of a case are searched by: the search key of every name in every writing, each word after a space, so
 * that the start of a word can be told from its middle.
 */
export function accusedKey(nameKeys: readonly string[]): string {
  const keys = [...new Set(nameKeys)].filter((key) => key !== "");
  return keys.map((key) => ` ${key}`).join("");
}
