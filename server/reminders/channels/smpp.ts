import type { Pdu } from "smpp";
import type { SmsParts } from "../../rules/reminders/sms-parts.ts";
import {
  type Gateway,
  type GatewayKind,
  type Hears,
  type Letter,
  type Receipt,
  type ReceiptStatus,
  type Submitted,
  wholeNumber,
} from "./gateway.ts";
import { SmppLine } from "./smpp-line.ts";

/** Not now: throttled, its queue full, a fault of its own. Every other error says that it takes this one never. */
const LATER = new Set([0x08, 0x14, 0x58]);

/**
 * Text messages to an SMSC or an aggregator: `smpp://system:password@host:2775?source=8123&window=8`; `smpps:` over TLS.
 * The peer drops what could not be delivered by the end of the safe hours, and tells what came of each.
 */
export const smpp: GatewayKind = ({ url, hears, patience }) => {
  const source = url.searchParams.get("source") ?? "";
  const name = `smpp:${url.hostname}`;
  let line: SmppLine | null = null;
  let opening: Promise<SmppLine | string> | null = null;
  const open = async () => {
    const next = new SmppLine(url, patience, (pdu) => heard(name, pdu, hears));
    const failure = await next.bind(url);
    if (failure !== null) {
      await next.close();
      return failure;
    }
    line = next;
    return next;
  };
  const bound = (): Promise<SmppLine | string> => {
    if (line?.isUp) return Promise.resolve(line);
    opening ??= open().finally(() => {
      opening = null;
    });
    return opening;
  };
  const submit = async (letter: Letter): Promise<Submitted> => {
    const on = await bound();
    if (typeof on === "string") return { kind: "refused", why: on, isFinal: false };
    return handOver(on, letter, source);
  };
  const gateway: Gateway = {
    ...{ name, can: { endsWithWindow: true, receipts: true, replies: /^\d+$/.test(source) }, submit },
    atOnce: wholeNumber(url.searchParams.get("window"), 8, 50),
    listen: async () => void (await bound()),
    close: async () => line?.close(),
  };
  return gateway;
};

async function handOver(line: SmppLine, letter: Letter, source: string): Promise<Submitted> {
  const references: string[] = [];
  for (const part of partsOf(letter.sms!, letter.reference)) {
    const said = await line.submit({
      ...addressed(letter.to, source),
      ...part,
      ...{
        registered_delivery: 1,
        validity_period: letter.notAfter,
        user_message_reference: letter.reference % 65_536,
      },
    });
    const failure = failureOf(said);
    // Once one part was taken, nothing proves that none of it arrives.
    if (failure) return references.length > 0 ? { kind: "unclear", why: `in-part-${failure.why}` } : failure;
    if (said.kind === "answer") references.push(said.pdu.message_id ?? "");
  }
  return { kind: "accepted", references };
}

function failureOf(said: Awaited<ReturnType<SmppLine["submit"]>>): Exclude<Submitted, { kind: "accepted" }> | null {
  if (said.kind === "not-sent") return { kind: "refused", why: said.why, isFinal: said.why === "not-encodable" };
  if (said.kind === "no-answer") return { kind: "unclear", why: said.why };
  const { command_status } = said.pdu;
  if (command_status === 0) return null;
  return { kind: "refused", why: `smpp-${command_status}`, isFinal: !LATER.has(command_status) };
}

/** A word as the sender is of type 5; figures are of type 1 where they carry their country, else unknown. */
function addressed(to: string, source: string) {
  const isWord = /[^\d+]/.test(source);
  return {
    ...{ source_addr: source.replace("+", ""), source_addr_ton: isWord ? 5 : source.startsWith("+") ? 1 : 0 },
    ...{ source_addr_npi: isWord ? 0 : 1, dest_addr_ton: 1, dest_addr_npi: 1, destination_addr: to.replace("+", "") },
  };
}

/** The default alphabet goes out as coding 0: many centres take the library's 1 for something else. */
function partsOf({ encoding, parts }: SmsParts, reference: number): Record<string, unknown>[] {
  const data_coding = encoding === "gsm7" ? 0 : 8;
  return parts.map((message, at) => {
    if (parts.length === 1) return { data_coding, short_message: { message } };
    const udh = Buffer.from([5, 0, 3, reference % 256, parts.length, at + 1]);
    return { data_coding, short_message: { message, udh } };
  });
}

async function heard(gateway: string, pdu: Pdu, hears: Hears): Promise<void> {
  const text = textIn(pdu);
  const isReceipt = ((pdu.esm_class ?? 0) & 0x3c) === 0x04 || pdu.receipted_message_id !== undefined;
  if (!isReceipt) {
    const reference = `${pdu.source_addr}/${pdu.sequence_number}/${hashOf(text)}`;
    await hears.incoming(gateway, { reference, from: `+${pdu.source_addr ?? ""}`, text });
    return;
  }
  const receipt = receiptIn(pdu, text);
  if (receipt) await hears.receipt(gateway, receipt);
}

function textIn({ short_message }: Pdu): string {
  const message = short_message?.message ?? "";
  return typeof message === "string" ? message : message.toString("utf8");
}

const BY_STATE: Record<number, ReceiptStatus> = {
  2: "delivered",
  3: "expired",
  4: "undelivered",
  5: "undelivered",
  8: "undelivered",
};
const BY_WORD: Record<string, ReceiptStatus> = {
  DELIVRD: "delivered",
  EXPIRED: "expired",
  DELETED: "undelivered",
  UNDELIV: "undelivered",
  REJECTD: "undelivered",
};

/** Fields of the packet where it has them, else those of its text; what is on its way yet says nothing. */
function receiptIn(pdu: Pdu, text: string): Receipt | null {
  const reference = pdu.receipted_message_id ?? /\bid:(\S+)/i.exec(text)?.[1];
  const word = /\bstat:(\w+)/i.exec(text)?.[1]?.toUpperCase() ?? "";
  const status = (pdu.message_state !== undefined && BY_STATE[pdu.message_state]) || BY_WORD[word];
  if (!reference || !status) return null;
  const ours = pdu.user_message_reference;
  return { reference, ourReference: ours === undefined ? null : String(ours), status };
}

function hashOf(text: string): string {
  let hash = 0;
  for (const sign of text) hash = (hash * 31 + (sign.codePointAt(0) ?? 0)) % 4_294_967_296;
  return hash.toString(36);
}
