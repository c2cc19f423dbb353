import { randomBytes } from "node:crypto";
import { countAskOfOne } from "../../access/public-asks.ts";
import { read } from "../../core/change.ts";
import type { Context } from "../../core/context.ts";
import { nextDateOfPerson } from "../../reminders/date-of-person.ts";
import {
  answerOnPage,
  closeOwnPage,
  PAGE_ANSWERS,
  type PageWord,
  replaceOwnPage,
} from "../../reminders/private-page/answer-on-page.ts";
import { exitOf, pagePlace } from "../../reminders/private-page/page-address.ts";
import { answerTo, type OwnPage, pageFacts } from "../../reminders/private-page/page-facts.ts";
import { isPageSession, newPageSecret, pageSession } from "../../reminders/private-page/page-secrets.ts";
import {
  closedPage,
  dateKey,
  endedPage,
  freshPage,
  leavingPage,
  type OpenPage,
  openPage,
  type PageFrame,
} from "../../reminders/private-page/private-page-html.ts";
import { LEFT, PAGE_POLICY } from "../../reminders/private-page/private-page-style.ts";
import { pageUnder, tryPageCode } from "../../reminders/private-page/try-page-code.ts";
import { dayAt } from "../../rules/calendar/court-day.ts";
import { isHostOf } from "../../rules/reminders/page-host.ts";
import { readPageCode, readPageToken } from "../../rules/reminders/page-token.ts";
import { PAGE_LANGUAGES, type PageLanguage, pageLanguageOf } from "../../wording/private-page.ts";
import { type Door, throughDoor } from "./http-door.ts";
import { cookieIn, gatewayContext } from "./web.ts";

/** Opened from paper or an e-mail, by who has no account. */
const DOOR: Door = { name: "page", takes: "application/x-www-form-urlencoded", mostBytes: 2_000, isPublic: true };

const HEADERS = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": PAGE_POLICY,
  "cache-control": "no-store",
  // Nobody else learns of it; forms of its own say where they come from.
  "referrer-policy": "same-origin",
  "x-robots-tag": "noindex, nofollow, noarchive",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
  "cross-origin-opener-policy": "same-origin",
};

/** However long a code takes to be looked at, it takes so long for every address, known or not. */
const CODE_TAKES_MS = 250;

export const privatePageAnswer = (request: Request, token: string): Promise<Response> =>
  throughDoor(request, DOOR, ({ request: counted, requestId }) => {
    const address = request.headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "unknown";
    return privatePageReply(gatewayContext(requestId), counted, { token, address, codeTakesMs: CODE_TAKES_MS });
  });

export type Asked = { token: string; address: string; codeTakesMs: number };
type Env = NodeJS.ProcessEnv;

/** A page and what is done on it. To who has not typed its code every address looks the same. */
export async function privatePageReply(
  ctx: Context,
  request: Request,
  asked: Asked,
  env: Env = process.env,
): Promise<Response> {
  const place = pagePlace(env);
  if (place.isOwnHost && !isHostOf(request.headers.get("host") ?? "", place.base))
    return answered(null, { status: 404 });
  const page = new PageVisit(ctx, request, asked, env);
  if (request.method !== "POST") return page.shown();
  return page.done(new URLSearchParams(await request.text()));
}

function answered(body: string | null, more: { status?: number; headers?: Record<string, string> } = {}): Response {
  return new Response(body, { status: more.status ?? 200, headers: { ...HEADERS, ...more.headers } });
}

/** What was said of what was just done. */
const SAID = [...PAGE_ANSWERS, "moved"] as const satisfies readonly NonNullable<OpenPage["said"]>[];
const REFUSED = ["wrong", "tooOften"] as const;
type Said = (typeof SAID)[number] | (typeof REFUSED)[number];
/** It is shown by the very next request, or not at all. */
const SAID_SECONDS = 30;

/** One request to one address. */
class PageVisit {
  private readonly ctx: Context;
  private readonly request: Request;
  private readonly asked: Asked;
  private readonly token: string | null;
  private readonly base: string;
  private readonly frame: PageFrame;

  constructor(ctx: Context, request: Request, asked: Asked, env: Env) {
    this.ctx = ctx;
    this.request = request;
    this.asked = asked;
    this.token = readPageToken(asked.token);
    this.base = pagePlace(env).base;
    const language = pageLanguageOf(new URL(request.url).searchParams.get("l")) ?? PAGE_LANGUAGES[0];
    this.frame = { language, path: `/m/${encodeURIComponent(asked.token)}`, exit: exitOf(env) };
  }

  async shown(): Promise<Response> {
    const own = await this.own();
    const said = cookieIn(this.request.headers, this.saidName);
    const response =
      own === null
        ? answered(closedPage(this.frame, REFUSED.find((one) => one === said) ?? null))
        : await this.opened(own, SAID.find((one) => one === said) ?? null);
    if (said) response.headers.append("set-cookie", this.saying(null));
    return response;
  }

  /**
   * After a form always another page: one that is loaded again, or gone back to, sends nothing anew, no wrong code and no
   * answer. What there is to say of it goes along in a cookie of half a minute, never in the address, which history keeps.
   */
  private goOn(said: Said | null, language: PageLanguage = this.frame.language): Response {
    const response = answered(null, { status: 303, headers: { location: `${this.frame.path}?l=${language}` } });
    if (said !== null) response.headers.append("set-cookie", this.saying(said));
    return response;
  }

  async done(sent: URLSearchParams): Promise<Response> {
    const what = sent.get("do") ?? "code";
    if (what === "leave") return answered(leavingPage(this.frame.exit), { headers: this.cookie(null) });
    if (what === "code") return this.tried(sent.get("code") ?? "");
    const own = await this.own();
    if (own === null) return answered(closedPage(this.frame));
    if (what === "replace") return this.replaced(own);
    if (what === "close") {
      await closeOwnPage(this.ctx, own);
      return answered(endedPage(this.frame), { headers: this.cookie(null) });
    }
    const word = PAGE_ANSWERS.find((one) => one === what);
    return word === undefined ? this.goOn(null) : this.said(own, word, sent);
  }

  private async tried(typed: string): Promise<Response> {
    const { ctx, token } = this;
    const shownAt = pause(this.asked.codeTakesMs);
    const mayTry = await countAskOfOne(ctx.db, "page", this.asked.address, ctx.now);
    const code = readPageCode(typed);
    const own = mayTry && token !== null && code !== null ? await this.under(token) : null;
    const today = own && dayAt(ctx.now, own.timezone);
    const isOpen = own && today && token && code ? await tryPageCode(ctx, own, { token, code }, today) : false;
    await shownAt;
    if (!own || !token || !isOpen) return this.goOn(mayTry ? "wrong" : "tooOften");
    // A page in no language but the usual one goes on in hers.
    const chosen = new URL(this.request.url).searchParams.has("l") ? this.frame.language : own.language;
    const response = this.goOn(null, chosen);
    response.headers.append("set-cookie", this.cookie(token)["set-cookie"]!);
    if (this.wasLeft) response.headers.append("set-cookie", `${LEFT}=; Path=${this.frame.path}; Max-Age=0`);
    return response;
  }

  /** Whose page it is, where this browser typed its code a moment ago. */
  private async own(): Promise<OwnPage | null> {
    if (this.wasLeft) return null;
    const { token, request, ctx } = this;
    const session = token === null ? undefined : cookieIn(request.headers, this.cookieName);
    if (!token || !session || !isPageSession(session, token, ctx.now)) return null;
    return this.under(token);
  }

  private async under(token: string): Promise<OwnPage | null> {
    const page = await pageUnder(this.ctx.db, token);
    if (!page) return null;
    const asked = { permission: "docket.read", courtId: page.courtId } as const;
    return read(this.ctx, asked, (connection) => pageFacts(connection, page));
  }

  private async opened(own: OwnPage, said: OpenPage["said"]): Promise<Response> {
    const today = dayAt(this.ctx.now, own.timezone);
    const asked = { permission: "docket.read", courtId: own.courtId } as const;
    const { date, answer } = await read(this.ctx, asked, async (connection) => {
      const date = await nextDateOfPerson(connection, { ...own, today });
      return { date, answer: date && (await answerTo(connection, own, date.hearingId)) };
    });
    const room = date && (this.frame.language === "en" ? date.room : (date.roomUr ?? date.room));
    const open: OpenPage = {
      ...{ today, answer, said, date: date && { ...date, room }, form: randomBytes(12).toString("base64url") },
      ...{ isEnded: own.isEnded, isStopped: own.isStopped, office: own.office },
    };
    return answered(openPage(this.frame, open), { headers: this.cookie(this.token) });
  }

  private async said(own: OwnPage, word: PageWord, sent: URLSearchParams): Promise<Response> {
    const { ctx } = this;
    const today = dayAt(ctx.now, own.timezone);
    const form = sent.get("form") ?? "";
    if (!/^[\w-]{16}$/.test(form)) return this.goOn(null);
    const date = await nextDateOfPerson(ctx.db, { ...own, today });
    const isAboutDate = word === "coming" || word === "cannot";
    // What was on the screen is what was answered.
    if (isAboutDate && (date === null || sent.get("date") !== dateKey({ ...date, room: null })))
      return this.goOn("moved");
    const hearingId = isAboutDate || word === "call" ? (date?.hearingId ?? null) : null;
    await answerOnPage(ctx, own, { word, hearingId, form, today });
    return this.goOn(word);
  }

  private async replaced(own: OwnPage): Promise<Response> {
    const fresh = newPageSecret();
    const isDone = this.token !== null && (await replaceOwnPage(this.ctx, own, this.token, fresh));
    const body = isDone ? freshPage(this.frame, this.base, fresh) : closedPage(this.frame);
    return answered(body, { headers: this.cookie(null) });
  }

  private get wasLeft(): boolean {
    return cookieIn(this.request.headers, LEFT) !== undefined;
  }

  private get cookieName(): string {
    return this.isSecure ? "__Host-p" : "p";
  }

  private get saidName(): string {
    return `${this.cookieName}n`;
  }

  private get isSecure(): boolean {
    return this.base.startsWith("https:");
  }

  /** Ends with the browser, and by itself before; null takes it away. */
  private cookie(token: string | null): Record<string, string> {
    const value = token === null ? "; Max-Age=0" : pageSession(token, this.ctx.now);
    return { "set-cookie": `${this.cookieName}=${value}; ${this.kept}` };
  }

  private saying(said: Said | null): string {
    const value = said === null ? "; Max-Age=0" : `${said}; Max-Age=${SAID_SECONDS}`;
    return `${this.saidName}=${value}; ${this.kept}`;
  }

  private get kept(): string {
    return `Path=/; HttpOnly; SameSite=Strict${this.isSecure ? "; Secure" : ""}`;
  }
}

const pause = (ms: number) => new Promise((resume) => setTimeout(resume, ms));
