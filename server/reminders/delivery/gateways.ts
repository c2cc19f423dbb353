import type { ReminderChannel, RouteFacts } from "../../rules/reminders/reminder-plan.ts";
import { type Gateway, type GatewayKind, type Hears, type Patience, USUAL_PATIENCE } from "../channels/gateway.ts";
import { kannel, operator } from "../channels/http-gateway.ts";
import { smpp } from "../channels/smpp.ts";
import { smtp } from "../channels/smtp.ts";

/** Kinds of gateways by the scheme of their address. A new one: its file, and a line here. */
const KINDS: Readonly<Record<string, { channel: Exclude<ReminderChannel, "desk">; open: GatewayKind }>> = {
  "smtp:": { channel: "email", open: smtp },
  "smtps:": { channel: "email", open: smtp },
  "smpp:": { channel: "sms", open: smpp },
  "smpps:": { channel: "sms", open: smpp },
  "kannel:": { channel: "sms", open: kannel },
  "kannels:": { channel: "sms", open: kannel },
  "operator:": { channel: "sms", open: operator },
};

export type Audience = "guarded" | "open";
export const AUDIENCES = ["guarded", "open"] as const satisfies readonly Audience[];
export const WRITTEN_CHANNELS = ["sms", "email"] as const;
export type WrittenChannel = (typeof WRITTEN_CHANNELS)[number];

/**
 * Where the addresses of gateways are: in the environment, since they hold passwords. Officials, counsel and the accused
 * are written to from another sender, so that who knows the one does not know the other.
 */
const NAMES: Readonly<Record<WrittenChannel, Readonly<Record<Audience, string>>>> = {
  sms: { guarded: "PESHI_SMS", open: "PESHI_SMS_OPEN" },
  email: { guarded: "PESHI_EMAIL", open: "PESHI_EMAIL_OPEN" },
};

export type Served = { channel: WrittenChannel; audience: Audience; gateway: Gateway };
type Env = Readonly<Record<string, string | undefined>>;

/** The gateways that are configured. Throws a sentence without the address, which holds a password, where one is wrong. */
export function openGateways(env: Env, hears: Hears, patience: Patience = USUAL_PATIENCE): Served[] {
  return WRITTEN_CHANNELS.flatMap((channel) =>
    AUDIENCES.flatMap((audience) => {
      const address = env[NAMES[channel][audience]];
      return address
        ? [{ channel, audience, gateway: openOne(NAMES[channel][audience], channel, { address, hears, patience }) }]
        : [];
    }),
  );
}

function openOne(
  name: string,
  channel: WrittenChannel,
  { address, hears, patience }: { address: string; hears: Hears; patience: Patience },
): Gateway {
  const url = URL.parse(address);
  const kind = url && KINDS[url.protocol];
  if (!url || kind?.channel !== channel) {
    const schemes = Object.keys(KINDS).filter((scheme) => KINDS[scheme]?.channel === channel);
    throw new Error(`${name} is no address of a gateway: expected one that begins with ${schemes.join(" or ")}`);
  }
  try {
    return kind.open({ url, hears, patience });
  } catch {
    throw new Error(`${name} is not complete; README tells what it needs`);
  }
}

const DEAF: Hears = { receipt: async () => {}, incoming: async () => {} };

/** What the routes to complainants, victims and witnesses can do; what is not configured can do nothing. */
export function routeFacts(env: Env): RouteFacts {
  const address = env[NAMES.sms.guarded];
  if (!address) return { smsEndsWithWindow: false };
  return {
    smsEndsWithWindow: openOne(NAMES.sms.guarded, "sms", { address, hears: DEAF, patience: USUAL_PATIENCE }).can
      .endsWithWindow,
  };
}

/** Where a gateway that calls us has its secret from; each has its own, so that neither speaks for the other. */
const SECRETS: Readonly<Record<Audience, string>> = {
  guarded: "PESHI_GATEWAY_SECRET",
  open: "PESHI_GATEWAY_SECRET_OPEN",
};

/** The gateways for text messages that may call us, by name. */
export function callingGateways(env: Env): { name: string; secret: string }[] {
  return AUDIENCES.flatMap((audience) => {
    const [address, secret] = [env[NAMES.sms[audience]], env[SECRETS[audience]]];
    if (!address || !secret) return [];
    const { name } = openOne(NAMES.sms[audience], "sms", { address, hears: DEAF, patience: USUAL_PATIENCE });
    return [{ name, secret }];
  });
}
