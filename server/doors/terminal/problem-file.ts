import { open } from "node:fs/promises";
import { type Problem, readingProblem, SECTIONS, type Section } from "../../allocation/problem.ts";

const CHUNK = 1 << 16;

/**
 * Reads a problem's file piece by piece, so that a large one takes little more memory than the problem itself. Gives null for
 * whatever is no sound problem, or has its matters before its sessions and people: reading it whole says what is wrong.
 */
export async function readProblemFile(file: string, chunk = CHUNK): Promise<Problem | null> {
  const handle = await open(file);
  try {
    const pieces = problemPieces();
    const decoder = new TextDecoder();
    const buffer = new Uint8Array(chunk);
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, chunk);
      if (bytesRead === 0) return pieces.end();
      if (!pieces.push(decoder.decode(buffer.subarray(0, bytesRead), { stream: true }))) return null;
    }
  } finally {
    await handle.close();
  }
}

const [QUOTE, BACKSLASH] = [34, 92];
/** `{` and `[` differ by one bit, as do `}` and `]`. */
const [OPENS, CLOSES, EITHER] = [123, 125, 32];
const NONE = -1;

/**
 * Takes the JSON of a problem in chunks. The sessions, people and matters of a chunk are read as they come and a 0 put in their place;
 * what is left of the document is small, and is parsed at the end: it says whether all around them was JSON.
 * `push` answers false once an item is wrong.
 */
export function problemPieces(): { push(text: string): boolean; end(): Problem | null } {
  const reading = readingProblem();
  const groups = { sessions: 0, people: 0, matters: 0 };
  /** The document without its items, and the beginning of an item whose end has not come. */
  let [frame, begun] = ["", ""];
  let section: Section | null = null;
  let depth = 0;
  let [isInText, isEscaped] = [false, false];

  function read(items: string): boolean {
    groups[section!] += 1;
    frame += "0";
    const all = parsed(`[${items}]`);
    return Array.isArray(all) && all.every((item) => reading.add(section!, item));
  }

  function push(more: string): boolean {
    const text = begun + more;
    // What is before `from` is in the frame or read; items since `first` are not, the last that is whole ends at `end`.
    let [from, first, end, item] = [0, begun === "" ? NONE : 0, 0, 0];
    for (let at = begun.length; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (isInText) {
        if (isEscaped) isEscaped = false;
        else if (code === BACKSLASH) isEscaped = true;
        else if (code === QUOTE) isInText = false;
      } else if (code === QUOTE) isInText = true;
      else if ((code | EITHER) === OPENS) {
        if (depth === 1) section = sectionAfter(frame + text.slice(from, at));
        if (depth === 2 && section) {
          item = at;
          if (first === NONE) {
            first = at;
            frame += text.slice(from, at);
            from = at;
          }
        }
        depth += 1;
      } else if ((code | EITHER) === CLOSES) {
        depth -= 1;
        if (depth === 2) end = at + 1;
        if (depth !== 1 || !section) continue;
        if (first !== NONE && !read(text.slice(first, end))) return false;
        if (first !== NONE) from = end;
        [first, section] = [NONE, null];
      }
    }
    if (first !== NONE && end > first) {
      if (!read(text.slice(first, end))) return false;
      from = end;
    }
    begun = section && depth > 2 ? text.slice(item) : "";
    frame += text.slice(from, text.length - begun.length);
    return true;
  }

  function end(): Problem | null {
    const rest = parsed(frame.replace(/^\uFEFF/, "")) as Record<string, unknown> | null | undefined;
    if (typeof rest !== "object" || rest === null) return null;
    for (const name of SECTIONS) {
      const items = rest[name];
      if (!Array.isArray(items) || items.length !== groups[name]) return null;
    }
    return reading.end(rest.format);
  }
  return { push, end };
}

const SECTION = new RegExp(`"(${SECTIONS.join("|")})"\\s*:\\s*$`);

/** The section whose array opens after this beginning of a document. */
function sectionAfter(beginning: string): Section | null {
  const name = SECTION.exec(beginning.slice(-60))?.[1];
  return SECTIONS.find((each) => each === name) ?? null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
