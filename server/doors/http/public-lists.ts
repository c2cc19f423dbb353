import { countPublicAsk } from "../../access/public-asks.ts";
import { changesHtml } from "../../cause-lists/changes-html.ts";
import { type CourtFeed, courtFeed } from "../../cause-lists/court-feeds.ts";
import { type Compared, changesCsv, changesFor, comparedIn } from "../../cause-lists/list-changes.ts";
import { listCsv } from "../../cause-lists/list-csv.ts";
import { type ListLinks, listHtml, listNoticeHtml } from "../../cause-lists/list-html.ts";
import { nextDateOf } from "../../cause-lists/next-date.ts";
import {
  type AskedDate,
  courtPage,
  courtsPage,
  noticesOf,
  pathOfList,
  unknownPage,
} from "../../cause-lists/posted-pages.ts";
import { printedList } from "../../cause-lists/printed-list.ts";
import {
  allCourts,
  courtsWithLists,
  daysWithLists,
  type FoundList,
  type ListAsked,
  listIn,
  type PostedState,
  postedState,
} from "../../cause-lists/read-list.ts";
import { viewFor } from "../../cause-lists/view-for.ts";
import type { Context } from "../../core/context.ts";
import { type CourtDay, dayAt, isCourtDay } from "../../rules/calendar/court-day.ts";
import { type ListLanguage, nameIn } from "../../rules/cause-lists/cause-list.ts";
import { WORDING } from "../../wording/languages.ts";
import { hasAlready, privateReply, publicReply, type Reply, tagOf } from "./list-reply.ts";
import { keptOf } from "./stored-answers.ts";

/** The door of the posted lists: everybody may ask, and only ever gets the public's view. */
export type PublicContext = Pick<Context, "db" | "now" | "isDemo"> & {
  /** Written as files for another host. */
  isCopy?: boolean;
};

export const POSTED_FORMATS = ["csv", "json", "pdf"] as const;
export type PostedFormat = (typeof POSTED_FORMATS)[number];

const languageIn = (request: Request): ListLanguage =>
  new URL(request.url).searchParams.get("lang") === "ur" ? "ur" : "en";

/** The earliest time zone of the country's courts decides which days are still to come. */
const ZONE = "Asia/Karachi";

export async function postedCourts(ctx: PublicContext, request: Request): Promise<Response> {
  return publicReply(request, { type: "html", body: await firstPage(ctx, languageIn(request), null) });
}

async function firstPage(ctx: PublicContext, language: ListLanguage, asked: AskedDate | null): Promise<string> {
  const [posted, courts] = await Promise.all([courtsWithLists(ctx.db, dayAt(ctx.now, ZONE)), allCourts(ctx.db)]);
  const { isDemo, isCopy } = ctx;
  return courtsPage({ language, isDemo, isCopy }, posted, courts.length > 0 ? { courts, asked } : null);
}

/** The next date of a number, asked by form; whatever it is, the answer is kept by nobody on the way. */
export async function askedDate(ctx: PublicContext, request: Request, address: string): Promise<Response> {
  const form = new URLSearchParams(await request.text());
  const courtCode = (form.get("court") ?? "").slice(0, 80);
  const number = (form.get("number") ?? "").slice(0, 80);
  const isTooOften = !(await countPublicAsk(ctx.db, "next-date", address, ctx.now));
  const today = dayAt(ctx.now, ZONE);
  const answer = isTooOften ? "too-often" : await nextDateOf(ctx.db, { courtCode, number, today });
  const body = await firstPage(ctx, languageIn(request), { courtCode, number, answer });
  return privateReply({ type: "html", body, status: isTooOften ? 429 : 200 });
}

export async function postedDays(ctx: PublicContext, request: Request, courtCode: string): Promise<Response> {
  const found = await daysWithLists(ctx.db, courtCode);
  if (!found) return publicReply(request, unknown(ctx, request));
  const facts = { language: languageIn(request), isDemo: ctx.isDemo };
  return publicReply(request, { type: "html", body: courtPage(facts, found.court, found.days) });
}

/** What a court posts, for a news reader or a calendar; without a name or a number of anybody's matter. */
export async function postedFeed(
  ctx: PublicContext,
  request: Request,
  { courtCode, feed }: { courtCode: string; feed: CourtFeed },
): Promise<Response> {
  const body = await courtFeed(ctx.db, feed, { courtCode, language: languageIn(request), now: ctx.now });
  return publicReply(request, body === null ? unknown(ctx, request) : { type: feed, body });
}

/**
 * The page of a list: 404 for an unknown court or day, 410 for one that came down, a plain notice for none yet. With
 * `since`, what changed on it since a version or a time.
 */
export async function listReply(ctx: PublicContext, request: Request, courtCode: string, date: string): Promise<Reply> {
  const at = addressIn(request, courtCode, date);
  if (!at) return unknown(ctx, request);
  const reply = await keptReply(ctx, at, "html", ({ since, ...of }) =>
    since === null ? listPage(ctx, of) : changesAs(ctx, { ...of, since, format: "html" }),
  );
  return reply ?? unknown(ctx, request);
}

export const postedList = async (
  ctx: PublicContext,
  request: Request,
  courtCode: string,
  date: string,
): Promise<Response> => publicReply(request, await listReply(ctx, request, courtCode, date));

type PageAsked = { state: PostedState; at: Address };

async function listPage(ctx: PublicContext, { state, at }: PageAsked): Promise<Reply | null> {
  const { asked, language } = at;
  const found = await listIn(ctx.db, state, asked);
  if (found.kind === "unknown") return null;
  if (found.kind !== "list") return notice(ctx, found, at);
  const view = viewFor(found.list, "public", language);
  const links = { ...at.around(found.around), pdf: at.format("pdf"), csv: at.format("csv"), json: at.format("json") };
  const { superseded, supplementary: others, lost, earlier } = found;
  const since = superseded === null ? earlier : found.list.version;
  const changes = since === null ? null : { since, href: at.since(since) };
  const { path } = at;
  const notices = noticesOf(language, { path, superseded, supplementary: asked.supplementary, others, lost, changes });
  return { type: "html", body: listHtml(view, { links, notices }) };
}

/** The same list as CSV, JSON or PDF, named by court and date only. */
export async function fileReply(
  ctx: PublicContext,
  request: Request,
  { courtCode, date, format }: FileName,
): Promise<Reply> {
  const at = addressIn(request, courtCode, date);
  if (!at || !isPostedFormat(format)) return unknown(ctx, request);
  if (format === "pdf") return at.sinceText === null ? pdfReply(ctx, request, at) : unknown(ctx, request);
  const reply = await keptReply(ctx, at, format, ({ since, ...of }) =>
    since === null ? listFile(ctx, { ...of, format }) : changesAs(ctx, { ...of, since, format }),
  );
  return reply ?? unknown(ctx, request);
}

type FileName = { courtCode: string; date: string; format: string };

export const postedFile = async (ctx: PublicContext, request: Request, name: FileName): Promise<Response> =>
  publicReply(request, await fileReply(ctx, request, name));

type FileAsked = PageAsked & { format: "csv" | "json" };

async function listFile(ctx: PublicContext, { state, at, format }: FileAsked): Promise<Reply | null> {
  const found = await listIn(ctx.db, state, at.asked);
  if (found.kind === "withdrawn") return notice(ctx, found, at);
  if (found.kind !== "list") return null;
  const view = viewFor(found.list, "public", at.language);
  return { type: format, body: format === "csv" ? listCsv(view) : JSON.stringify(view), fileName: at.fileName(format) };
}

async function pdfReply(ctx: PublicContext, request: Request, at: Address): Promise<Reply> {
  const state = await stateOf(ctx, at);
  const found: FoundList = state ? await listIn(ctx.db, state, at.asked) : { kind: "unknown" };
  if (found.kind === "withdrawn") return notice(ctx, found, at);
  if (found.kind !== "list") return unknown(ctx, request);
  const view = viewFor(found.list, "public", at.language);
  const fileName = at.fileName("pdf");
  // A browser is started for a PDF: whoever has it already is answered without.
  const tag = `${tagOf(JSON.stringify(view))}.pdf`;
  if (hasAlready(request.headers.get("if-none-match"), `"${tag}"`)) return { type: "pdf", body: "", fileName, tag };
  const printed = await printedList(view);
  if (printed instanceof Uint8Array) return { type: "pdf", body: new Uint8Array(printed), fileName, tag };
  console.error(printed.unavailable);
  const body = WORDING[view.language].planner.posted.noPdf;
  return { type: "text", body, status: 503 };
}

type ChangesAsked = PageAsked & { since: Compared; format: "html" | "csv" | "json" };

/** What changed on a list, in each form by number and time alone. */
async function changesAs(ctx: PublicContext, { state, at, since, format }: ChangesAsked): Promise<Reply | null> {
  const view = await changesFor(ctx.db, state, since, at.language);
  if (!view) return null;
  const file = { fileName: at.fileName(format) };
  if (format === "csv") return { type: "csv", body: changesCsv(view), ...file };
  if (format === "json") return { type: "json", body: JSON.stringify(view), ...file };
  const others = state.versions
    .filter(({ supplementary, isWithdrawn }) => supplementary === at.asked.supplementary && !isWithdrawn)
    .filter(({ version }) => version < view.version && version !== view.since)
    .map(({ version }) => ({ version, href: at.since(version) }));
  const files = { csv: at.format("csv"), json: at.format("json") };
  const links = { list: at.whole(), language: at.around(NOBODY_AROUND).language, others, ...files };
  return { type: "html", body: changesHtml(view, links) };
}

const NOBODY_AROUND = { previous: null, next: null };

const stateOf = (ctx: PublicContext, { asked }: Address): Promise<PostedState | null> =>
  keptOf(ctx.db).once(`state ${asked.courtCode}/${asked.day}`, () => postedState(ctx.db, asked));

type Make = (of: { state: PostedState; at: Address; since: Compared | null }) => Promise<Reply | null>;

/** There is no such page: never kept, so that nobody fills the memory by guessing. */
const NONE: Reply = { type: "html", body: "", status: 404 };

/** An answer made from the state of a day as it is now, or kept from an earlier reader in the same state; null: none. */
async function keptReply(ctx: PublicContext, asked: Address, format: string, make: Make): Promise<Reply | null> {
  const state = await stateOf(ctx, asked);
  if (!state) return null;
  const since = asked.sinceText === null ? null : comparedIn(state, { ...asked.asked, since: asked.sinceText });
  if (asked.sinceText !== null && since === null) return takenDown(ctx, state, asked);
  // By the version it comes down to, and never by what somebody typed: there are only so many.
  const at = since ? asked.comparedWith(since.base?.version ?? 0) : asked;
  const name = JSON.stringify([format, at.asked, at.language, at.sinceText, ctx.isDemo]);
  const ask = async () => (await make({ state, at, since })) ?? NONE;
  const reply = await keptOf(ctx.db).answer(name, JSON.stringify(state), ask);
  return reply === NONE ? null : reply;
}

/** Of a list that came down there is nothing to compare, which is said as at its own address. */
async function takenDown(ctx: PublicContext, state: PostedState, asked: Address): Promise<Reply | null> {
  const found = await listIn(ctx.db, state, asked.asked);
  return found.kind === "withdrawn" ? notice(ctx, found, asked) : null;
}

const isPostedFormat = (text: string): text is PostedFormat => (POSTED_FORMATS as readonly string[]).includes(text);

function addressIn(request: Request, courtCode: string, date: string): Address | null {
  if (!isCourtDay(date)) return null;
  const { searchParams } = new URL(request.url);
  const version = numberIn(searchParams.get("v"));
  const supplementary = numberIn(searchParams.get("s"));
  if (version === "wrong" || supplementary === "wrong") return null;
  return new Address({ courtCode, day: date, version, supplementary }, languageIn(request), searchParams.get("since"));
}

function numberIn(text: string | null): number | null | "wrong" {
  if (text === null) return null;
  return /^[1-9]\d{0,3}$/.test(text) ? Number(text) : "wrong";
}

/** The addresses of one list in one language. */
class Address {
  readonly path: string;
  readonly asked: ListAsked;
  readonly language: ListLanguage;
  /** A version or a time, as it was asked. */
  readonly sinceText: string | null;

  constructor(asked: ListAsked, language: ListLanguage, sinceText: string | null) {
    this.path = pathOfList(asked.courtCode, asked.day);
    this.asked = asked;
    this.language = language;
    this.sinceText = sinceText;
  }

  fileName(format: string): string {
    return `${this.asked.courtCode}-${this.asked.day}.${format}`;
  }

  format(format: PostedFormat): string {
    return `${this.path}/${format}${this.query(this.language, this.sinceText)}`;
  }

  /** The same address, by the version that was compared with; 0: none. */
  comparedWith(version: number): Address {
    return new Address(this.asked, this.language, String(version));
  }

  /** The list itself, where its changes are shown. */
  whole(): string {
    return `${this.path}${this.query(this.language, null)}`;
  }

  /** What changed since a version on the list as it is now. */
  since(version: number): string {
    const now = new Address({ ...this.asked, version: null }, this.language, null);
    return `${this.path}${now.query(this.language, String(version))}`;
  }

  around({ previous, next }: { previous: CourtDay | null; next: CourtDay | null }) {
    const other = this.language === "en" ? "ur" : "en";
    const step = (day: CourtDay | null): ListLinks["previous"] =>
      day && { day, href: `${pathOfList(this.asked.courtCode, day)}${this.language === "ur" ? "?lang=ur" : ""}` };
    const language = `${this.path}${this.query(other, this.sinceText)}`;
    const court = `/lists/${encodeURIComponent(this.asked.courtCode)}${this.language === "ur" ? "?lang=ur" : ""}`;
    return { language, court, previous: step(previous), next: step(next) };
  }

  private query(language: ListLanguage, since: string | null): string {
    const { version, supplementary } = this.asked;
    const parts = [
      ...(language === "ur" ? ["lang=ur"] : []),
      ...(version === null ? [] : [`v=${version}`]),
      ...(supplementary === null ? [] : [`s=${supplementary}`]),
      ...(since === null ? [] : [`since=${encodeURIComponent(since)}`]),
    ];
    return parts.length === 0 ? "" : `?${parts.join("&")}`;
  }
}

function notice(ctx: PublicContext, found: Extract<FoundList, { kind: "none" | "withdrawn" }>, at: Address): Reply {
  const body = listNoticeHtml({
    language: at.language,
    court: nameIn(found.court, at.language),
    day: at.asked.day,
    because: found.kind === "withdrawn" ? "withdrawn" : "not-published",
    isDemo: ctx.isDemo,
    links: at.around(found.around),
  });
  return { type: "html", body, status: found.kind === "withdrawn" ? 410 : 404 };
}

const unknown = ({ isDemo }: PublicContext, request: Request): Reply => ({
  ...{ type: "html", body: unknownPage({ language: languageIn(request), isDemo }), status: 404 },
});
