import { stripControls } from "../rules/text/search-key.ts";
import { Refused } from "./refused.ts";

/** Deeper than any input of ours; what is nested further was made to exhaust something. */
const DEEPEST = 24;

/**
 * What a client sent, as it may be stored. Refuses text that the database cannot hold (NUL) or would silently change (half
 * a character); takes out marks that reorder or hide what stands beside them. Everything else stays as it was typed.
 */
export function cleanInput(value: unknown): unknown {
  return clean(value, "", 0);
}

function clean(value: unknown, field: string, depth: number): unknown {
  if (typeof value === "string") return cleanText(value, field);
  if (typeof value !== "object" || value === null) return value;
  if (depth === DEEPEST) throw new Refused("invalid", { field: topOf(field) });
  if (Array.isArray(value)) return value.map((one, at) => clean(one, `${field}.${at}`, depth + 1));
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      cleanText(name, field),
      clean(one, field === "" ? name : `${field}.${name}`, depth + 1),
    ]),
  );
}

function cleanText(text: string, field: string): string {
  if (text.includes("\0") || !text.isWellFormed()) throw new Refused("invalid", { field: topOf(field) });
  return stripControls(text);
}

/** A path that the client made up may itself be what it hides something in. */
const topOf = (field: string) => (/^[\w.]{0,100}$/.test(field) ? field : "");
