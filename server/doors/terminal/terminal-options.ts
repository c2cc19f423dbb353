import { CommandRefused } from "./terminal-answer.ts";

export type Options = {
  /** What stands without a name before it, in order. */
  readonly words: readonly string[];
  readonly value: (name: string) => string | null;
  readonly required: (name: string) => string;
  readonly has: (flag: string) => boolean;
};

/** `--name value`, `--name=value` and `--flag` of a command; what it does not know is refused, not passed over. */
export function readOptions(
  args: readonly string[],
  { usage, named, flags = [] }: { usage: string; named: readonly string[]; flags?: readonly string[] },
): Options {
  const values = new Map<string, string>();
  const words: string[] = [];
  const given = new Set<string>();
  const refuse = (why: string): never => {
    throw new CommandRefused(`${why}: ${usage}`);
  };
  for (let at = 0; at < args.length; at += 1) {
    const [name = "", inline] = splitOption(args[at]!);
    if (!name.startsWith("--")) words.push(args[at]!);
    else if (flags.includes(name)) given.add(name);
    else if (named.includes(name)) {
      const value = inline ?? args[++at];
      if (value === undefined || value === "" || value.startsWith("--")) refuse(`${name} has no value`);
      if (values.has(name)) refuse(`${name} is given twice`);
      values.set(name, value!);
    } else refuse(`${name.slice(0, 40)} is not known`);
  }
  return {
    words,
    value: (name) => values.get(name) ?? null,
    required: (name) => values.get(name) ?? refuse(`${name} is missing`),
    has: (flag) => given.has(flag),
  };
}

function splitOption(argument: string): [name: string, value: string | undefined] {
  const equals = argument.startsWith("--") ? argument.indexOf("=") : -1;
  return equals < 0 ? [argument, undefined] : [argument.slice(0, equals), argument.slice(equals + 1)];
}

/** A time zone that this computer knows; refused otherwise. */
export function readTimezone(text: string | null): string {
  const timezone = text ?? "Asia/Karachi";
  try {
    return new Intl.DateTimeFormat("en", { timeZone: timezone }).resolvedOptions().timeZone;
  } catch {
    throw new CommandRefused(`--timezone: ${timezone.slice(0, 40)} is no time zone like Asia/Karachi`);
  }
}
