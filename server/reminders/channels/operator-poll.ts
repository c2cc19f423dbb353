import { z } from "zod";
import type { Hears, Patience } from "./gateway.ts";

/** What an operator is asked for by itself, for a court that nobody can call. */
export const pollShape = z.object({
  receipts: z
    .object({
      /** `https://…?id={reference}`: what became of one message. */
      ask: z.url(),
      /** Its first group is a code of `statuses`; what is not among them says nothing yet. */
      status: z.string(),
      statuses: z.record(z.string(), z.enum(["delivered", "undelivered", "expired"])),
    })
    .optional(),
  replies: z
    .object({
      /** `https://…?user={user}`: all that came in and was not taken yet. */
      ask: z.url(),
      /** One message of it, with the groups `id`, `from` and `text`. */
      each: z
        .string()
        .regex(/\(\?<id>.*/s)
        .regex(/\(\?<from>.*/s)
        .regex(/\(\?<text>.*/s),
      /** How the text is written in it. */
      written: z.enum(["plain", "json", "xml"]).default("plain"),
      /** `https://…?id={id}`: asked once a message is kept here, so that it is not given again. */
      thanks: z.url().optional(),
    })
    .optional(),
});

type Settings = z.infer<typeof pollShape> & { values: Record<string, string> };

/** So many messages are asked for in one round; the next goes on behind them. */
const MOST_ASKED = 200;
const MOST_SIGNS = 1_000_000;

/** Each thing is told once it is known and kept once however often it is told: a round that breaks off loses nothing. */
export function polling(name: string, settings: Settings, hears: Hears, patience: Patience) {
  let last = "";
  return async (waiting: readonly string[]): Promise<void> => {
    const { receipts, replies } = settings;
    for (const reference of receipts ? nextAfter(last, waiting) : []) {
      last = reference;
      const status = await statusOf(receipts!, { ...settings.values, reference }, patience);
      if (status) await hears.receipt(name, { reference, ourReference: null, status });
    }
    if (!replies) return;
    const body = await bodyOf(addressWith(replies.ask, settings.values), patience);
    for (const { groups } of body.matchAll(new RegExp(replies.each, "gsu"))) {
      const { id, from, text } = groups as { id: string; from: string; text: string };
      await hears.incoming(name, { reference: id, from, text: plain(text, replies.written) });
      if (replies.thanks) await bodyOf(addressWith(replies.thanks, { ...settings.values, id }), patience);
    }
  };
}

function nextAfter(last: string, waiting: readonly string[]): string[] {
  const from = waiting.indexOf(last) + 1;
  return [...waiting.slice(from), ...waiting.slice(0, from)].slice(0, MOST_ASKED);
}

async function statusOf(
  { ask, status, statuses }: NonNullable<Settings["receipts"]>,
  values: Record<string, string>,
  patience: Patience,
) {
  const code = new RegExp(status, "s").exec(await bodyOf(addressWith(ask, values), patience))?.[1];
  return code === undefined ? undefined : statuses[code];
}

async function bodyOf(address: string, { answer }: Patience): Promise<string> {
  const response = await fetch(address, { signal: AbortSignal.timeout(answer), redirect: "manual" });
  // Neither the address nor the answer, which hold a password and people's words.
  if (!response.ok) throw new Error(`the gateway answered ${response.status}`);
  return (await response.text()).slice(0, MOST_SIGNS);
}

/** An address with its marks filled, `{to}` or as an address writes it. */
export function addressWith(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}|%7B(\w+)%7D/g, (_, bare, coded) =>
    encodeURIComponent(values[(bare ?? coded) as string] ?? ""),
  );
}

const XML: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function plain(text: string, written: "plain" | "json" | "xml"): string {
  if (written === "plain") return text;
  if (written === "json") return textOfJson(text);
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, word) => {
    if (word) return XML[word.toLowerCase()] ?? whole;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** One that is not written as it should be is kept as it came: a person reads it. */
function textOfJson(text: string): string {
  try {
    return JSON.parse(`"${text}"`) as string;
  } catch {
    return text;
  }
}
