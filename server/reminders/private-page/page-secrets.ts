import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";
import { PAGE_NUMBERS, type PageSecret, pageSecretOf } from "../../rules/reminders/page-token.ts";
import { contactSecret } from "../cards/seal.ts";

/** A fresh address and code, where her own page makes them: the clerk's browser makes its own. */
export function newPageSecret(): PageSecret {
  const bytes = randomBytes(PAGE_NUMBERS * 4);
  return pageSecretOf(Array.from({ length: PAGE_NUMBERS }, (_, at) => bytes.readUInt32LE(at * 4)));
}

const macOf = (use: string, text: string) =>
  createHmac("sha256", Buffer.from(hkdfSync("sha256", contactSecret(), "", `peshi page ${use}`, 32)))
    .update(text)
    .digest("base64url");

export const pageTokenHash = (token: string): string => macOf("address", token);

/** Of this page alone: the same code on two pages leaves nothing that is the same. */
export const pageCodeHash = ({ token, code }: PageSecret): string => macOf("code", `${token}\0${code}`);

/** For how long a page stays open untouched, whatever a browser does with a cookie that should end with it. */
export const OPEN_SECONDS = 15 * 60;

/** What the browser keeps of a code that was right: until when, and a seal that fits this address only. */
export function pageSession(token: string, now: Date): string {
  const until = Math.floor(now.getTime() / 1000) + OPEN_SECONDS;
  return `${until}.${macOf("session", `${token}\0${until}`)}`;
}

export function isPageSession(session: string, token: string, now: Date): boolean {
  const [until = "", seal = ""] = session.split(".");
  if (!/^\d{1,12}$/.test(until) || Number(until) * 1000 < now.getTime()) return false;
  return isSame(seal, macOf("session", `${token}\0${until}`));
}

export function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
