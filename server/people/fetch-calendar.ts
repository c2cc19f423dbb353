import { type LookupAddress, lookup as resolve } from "node:dns";
import { type RequestOptions, request } from "node:https";
import { BlockList, isIP, type LookupFunction } from "node:net";
import type { FetchFailure } from "../rules/people/fetch-failures.ts";

export type Fetched =
  | { kind: "new"; text: string; etag: string | null }
  | { kind: "same" }
  | { kind: "failed"; why: FetchFailure };

export type FetchAsk = {
  address: string;
  etag?: string | null;
  /** This Peshi serves its own network, whose addresses may be asked too. */
  isLan?: boolean;
  /** Milliseconds for the whole of it. */
  patience?: number;
  mostBytes?: number;
  /** Whom to trust besides the usual authorities: a court's own certificate. */
  ca?: string;
};

/** Networks that are nobody's on the internet: this computer, its neighbours, and whatever a provider keeps to itself. */
const PRIVATE = new BlockList();
for (const [net, bits] of [
  ...[["0.0.0.0", 8] as const, ["10.0.0.0", 8] as const, ["100.64.0.0", 10] as const, ["127.0.0.0", 8] as const],
  ...[
    ["169.254.0.0", 16] as const,
    ["172.16.0.0", 12] as const,
    ["192.0.0.0", 24] as const,
    ["192.0.2.0", 24] as const,
  ],
  ...[
    ["192.168.0.0", 16] as const,
    ["198.18.0.0", 15] as const,
    ["198.51.100.0", 24] as const,
    ["203.0.113.0", 24] as const,
  ],
  ...[["224.0.0.0", 4] as const, ["240.0.0.0", 4] as const],
] as const)
  PRIVATE.addSubnet(net, bits, "ipv4");
for (const [net, bits] of [
  ...[["::", 96] as const, ["64:ff9b::", 96] as const, ["100::", 64] as const],
  ...[["2001::", 23] as const, ["2001:db8::", 32] as const, ["2002::", 16] as const, ["fc00::", 7] as const],
  ...[["fe80::", 10] as const, ["ff00::", 8] as const],
] as const)
  PRIVATE.addSubnet(net, bits, "ipv6");

export function isPrivateAddress(address: string): boolean {
  const family = isIP(address);
  return family === 0 || PRIVATE.check(address, family === 6 ? "ipv6" : "ipv4");
}

/** An address that may be asked at all: `https:`, without a name and password in it. Whether its computer may is seen later. */
export function isAskable(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol === "https:" && url.username === "" && url.password === "" && url.hostname !== "";
}

class PrivateAddress extends Error {}

/** Looks a name up once, and connects to what was looked at: a name that is answered otherwise a moment later gains nothing. */
const guarded =
  (isLan: boolean): LookupFunction =>
  (name, options, done) =>
    resolve(name, { ...options, all: true }, (fault, found) => {
      const all = found as LookupAddress[] | undefined;
      if (fault || !all?.[0]) return done(fault ?? new Error("no address"), "", 4);
      if (!isLan && all.some(({ address }) => isPrivateAddress(address))) return done(new PrivateAddress(), "", 4);
      if (options.all) return (done as unknown as (fault: null, all: LookupAddress[]) => void)(null, all);
      done(null, all[0].address, all[0].family);
    });

/**
 * Asks an address that somebody typed for a calendar. Nothing but `https`, no network of our own unless that is served
 * anyway, no redirection, and an end to how long and how much.
 */
export async function fetchCalendar(ask: FetchAsk): Promise<Fetched> {
  if (!isAskable(ask.address)) return { kind: "failed", why: "not-https" };
  const { hostname } = new URL(ask.address);
  const bare = hostname.replace(/^\[|\]$/g, "");
  // A number needs no looking up, so it is looked at here.
  if (isIP(bare) && !ask.isLan && isPrivateAddress(bare)) return { kind: "failed", why: "private-address" };
  return new Promise((answer) => askOver(ask, answer));
}

const PATIENCE = 20_000;
const MOST_BYTES = 900_000;

function askOver(ask: FetchAsk, answer: (fetched: Fetched) => void): void {
  const { etag, isLan = false, patience = PATIENCE, mostBytes = MOST_BYTES, ca } = ask;
  const failed = (why: FetchFailure) => answer({ kind: "failed", why });
  const options: RequestOptions = {
    headers: { accept: "text/calendar", "user-agent": "Peshi", ...(etag ? { "if-none-match": etag } : {}) },
    lookup: guarded(isLan),
    agent: false,
    ...(ca ? { ca } : {}),
  };
  const asking = request(new URL(ask.address), options, (reply) => {
    const status = reply.statusCode ?? 0;
    const end = (fetched: Fetched) => {
      answer(fetched);
      asking.destroy();
    };
    if (status === 304) return end({ kind: "same" });
    if (status === 404 || status === 410) return end({ kind: "failed", why: "gone" });
    if (status !== 200) return end({ kind: "failed", why: "refused" });
    const parts: Buffer[] = [];
    let size = 0;
    reply.on("data", (part: Buffer) => {
      size += part.byteLength;
      parts.push(part);
      if (size > mostBytes) end({ kind: "failed", why: "too-large" });
    });
    reply.on("end", () => {
      const text = Buffer.concat(parts).toString("utf8");
      answer({ kind: "new", text, etag: reply.headers.etag?.slice(0, 200) ?? null });
    });
  });
  const timer = setTimeout(() => {
    failed("too-slow");
    asking.destroy();
  }, patience);
  asking.on("error", (fault) => failed(fault instanceof PrivateAddress ? "private-address" : "no-answer"));
  asking.on("close", () => {
    clearTimeout(timer);
    failed("no-answer");
  });
  asking.end();
}
