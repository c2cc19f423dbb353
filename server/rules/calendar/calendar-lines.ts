/** Why a calendar, or an event of it, cannot be read. */
export const CALENDAR_PROBLEMS = [
  "not-a-calendar",
  "cut-short",
  "unreadable-line",
  "too-many",
  "no-uid",
  "no-start",
  "bad-time",
  "ends-before",
  "unknown-zone",
  "bad-rule",
] as const;
export type CalendarProblem = {
  /** The line of the file, from 1, as an editor counts them. */
  readonly line: number;
  readonly code: (typeof CALENDAR_PROBLEMS)[number];
  /** What stands there, cut to what fits in a sentence. */
  readonly said: string;
};

/** Stops the reading of one event, or of the whole file. */
export class CalendarFault extends Error {
  readonly problem: CalendarProblem;
  constructor(line: number, code: CalendarProblem["code"], said = "") {
    super(code);
    this.problem = { line, code, said: said.slice(0, 60) };
  }
}

/** One line of a calendar with what belongs to it: `DTSTART;TZID=Asia/Karachi:20261203T090000`. */
export type Line = {
  readonly at: number;
  readonly name: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly value: string;
};
export type Component = {
  readonly kind: string;
  readonly at: number;
  readonly lines: Line[];
  readonly inner: Component[];
};

const MOST_LINES = 200_000;

/** The calendar of a file, its parts inside it. Throws `CalendarFault` where the file is none or ends too early. */
export function componentOf(text: string): Component {
  const root: Component = { kind: "", at: 0, lines: [], inner: [] };
  const open: Component[] = [root];
  for (const line of linesOf(text)) {
    const here = open.at(-1)!;
    if (line.name === "BEGIN") {
      const inner = { kind: line.value.toUpperCase(), at: line.at, lines: [], inner: [] };
      if (open.length === 1 && inner.kind !== "VCALENDAR")
        throw new CalendarFault(line.at, "not-a-calendar", inner.kind);
      here.inner.push(inner);
      open.push(inner);
    } else if (line.name === "END") {
      if (here.kind !== line.value.toUpperCase()) throw new CalendarFault(line.at, "unreadable-line", line.value);
      open.pop();
    } else if (open.length === 1) throw new CalendarFault(line.at, "not-a-calendar", line.name);
    else here.lines.push(line);
  }
  const [calendar] = root.inner;
  if (!calendar) throw new CalendarFault(1, "not-a-calendar");
  if (open.length > 1) throw new CalendarFault(open.at(-1)!.at, "cut-short", open.at(-1)!.kind);
  // Some programs write several calendars into one file.
  return { ...calendar, inner: root.inner.flatMap(({ inner }) => inner) };
}

/** Lines as they were before they were folded at 75 octets, each with the number under which it begins. */
function linesOf(text: string): Line[] {
  const raw = text.replace(/^\ufeff/, "").split(/\r\n|\n|\r/);
  if (raw.length > MOST_LINES) throw new CalendarFault(MOST_LINES, "too-many");
  const whole: { at: number; text: string }[] = [];
  for (const [index, part] of raw.entries()) {
    const last = whole.at(-1);
    if (/^[ \t]/.test(part) && last) last.text += part.slice(1);
    else if (part.trim() !== "") whole.push({ at: index + 1, text: part });
  }
  return whole.map(({ at, text: line }) => lineOf(at, line));
}

const SHAPE = /^([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*):(.*)$/s;

function lineOf(at: number, text: string): Line {
  const match = SHAPE.exec(text);
  if (!match) throw new CalendarFault(at, at === 1 ? "not-a-calendar" : "unreadable-line", text);
  const parameters = new Map<string, string>();
  for (const [, name = "", value = ""] of match[2]!.matchAll(/;([A-Za-z0-9-]+)=((?:"[^"]*"|[^";:])*)/g)) {
    parameters.set(name.toUpperCase(), value.replaceAll('"', ""));
  }
  return { at, name: match[1]!.toUpperCase(), parameters, value: match[3]! };
}

export const lineNamed = ({ lines }: Component, name: string): Line | undefined =>
  lines.find((one) => one.name === name);

/** A text as a person wrote it: `\,` is a comma, `\n` begins a new line. */
export const plainText = (value: string): string =>
  value
    .replace(/\\([nN,;\\])/g, (_, sign: string) => (sign.toLowerCase() === "n" ? " " : sign))
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 120);
