import { countPublicAsk } from "./access/public-asks.ts";
import { type CourtFeed, courtFeed } from "./cause-lists/court-feeds.ts";
import { listCsv } from "./cause-lists/list-csv.ts";
import { type ListLinks, listHtml, listNoticeHtml } from "./cause-lists/list-html.ts";
import { nextDateOf } from "./cause-lists/next-date.ts";
import {
  type AskedDate,
  courtPage,
  courtsPage,
  noticesOf,
  pathOfList,
  unknownPage,
} from "./cause-lists/posted-pages.ts";
import { printedList } from "./cause-lists/printed-list.ts";
import {
  allCourts,
  courtsWithLists,
  daysWithLists,
  type FoundList,
  findList,
  type ListAsked,
} from "./cause-lists/read-list.ts";
import { viewFor } from "./cause-lists/view-for.ts";
import type { Context } from "./context.ts";
import { hasAlready, privateReply, publicReply, type Reply, tagOf } from "./list-reply.ts";
import { type ListLanguage, nameIn } from "./rules/cause-list.ts";
import { type CourtDay, dayAt, isCourtDay } from "./rules/court-day.ts";
import { WORDING } from "./wording/languages.ts";

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
  if (!found) return unknown(ctx, request);
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
  return body === null ? unknown(ctx, request) : publicReply(request, { type: feed, body });
}

/** The page of a list: 404 for an unknown court or day, 410 for one that came down, a plain notice for none yet. */
export async function postedList(
  ctx: PublicContext,
  request: Request,
  courtCode: string,
  date: string,
): Promise<Response> {
  const asked = askedIn(request, courtCode, date);
  const found: FoundList = asked ? await findList(ctx.db, asked) : { kind: "unknown" };
  if (!asked || found.kind === "unknown") return unknown(ctx, request);
  const language = languageIn(request);
  const at = new Address(asked, language);
  if (found.kind !== "list") return publicReply(request, notice(ctx, found, asked, language, at));
  const view = viewFor(found.list, "public", language);
  const links = { ...at.around(found.around), pdf: at.format("pdf"), csv: at.format("csv"), json: at.format("json") };
  const { superseded, supplementary: others, lost } = found;
  const notices = noticesOf(language, { path: at.path, superseded, supplementary: asked.supplementary, others, lost });
  return publicReply(request, { type: "html", body: listHtml(view, { links, notices }) });
}

/** The same list as CSV, JSON or PDF, named by court and date only. */
export async function postedFile(
  ctx: PublicContext,
  request: Request,
  { courtCode, date, format }: { courtCode: string; date: string; format: string },
): Promise<Response> {
  const asked = askedIn(request, courtCode, date);
  const found: FoundList = asked ? await findList(ctx.db, asked) : { kind: "unknown" };
  if (asked && found.kind === "withdrawn" && isPostedFormat(format))
    return publicReply(
      request,
      notice(ctx, found, asked, languageIn(request), new Address(asked, languageIn(request))),
    );
  if (found.kind !== "list" || !isPostedFormat(format)) return unknown(ctx, request);
  const view = viewFor(found.list, "public", languageIn(request));
  const fileName = `${found.list.courtCode}-${found.list.day}.${format}`;
  if (format === "csv") return publicReply(request, { type: "csv", body: listCsv(view), fileName });
  const json = JSON.stringify(view);
  if (format === "json") return publicReply(request, { type: "json", body: json, fileName });
  // A browser is started for a PDF: whoever has it already is answered without.
  const tag = `${tagOf(json)}.pdf`;
  if (hasAlready(request.headers.get("if-none-match"), `"${tag}"`))
    return publicReply(request, { type: "pdf", body: "", fileName, tag });
  const printed = await printedList(view);
  if (printed instanceof Uint8Array)
    return publicReply(request, { type: "pdf", body: new Uint8Array(printed), fileName, tag });
  console.error(printed.unavailable);
  const body = WORDING[view.language].planner.posted.noPdf;
  return publicReply(request, { type: "text", body, status: 503 });
}

const isPostedFormat = (text: string): text is PostedFormat => (POSTED_FORMATS as readonly string[]).includes(text);

function askedIn(request: Request, courtCode: string, date: string): ListAsked | null {
  if (!isCourtDay(date)) return null;
  const { searchParams } = new URL(request.url);
  const version = numberIn(searchParams.get("v"));
  const supplementary = numberIn(searchParams.get("s"));
  if (version === "wrong" || supplementary === "wrong") return null;
  return { courtCode, day: date, version, supplementary };
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

  constructor(asked: ListAsked, language: ListLanguage) {
    this.path = pathOfList(asked.courtCode, asked.day);
    this.asked = asked;
    this.language = language;
  }

  format(format: PostedFormat): string {
    return `${this.path}/${format}${this.query(this.language)}`;
  }

  around({ previous, next }: { previous: CourtDay | null; next: CourtDay | null }) {
    const other = this.language === "en" ? "ur" : "en";
    const step = (day: CourtDay | null): ListLinks["previous"] =>
      day && { day, href: `${pathOfList(this.asked.courtCode, day)}${this.language === "ur" ? "?lang=ur" : ""}` };
    return { language: `${this.path}${this.query(other)}`, previous: step(previous), next: step(next) };
  }

  private query(language: ListLanguage): string {
    const { version, supplementary } = this.asked;
    const parts = [
      ...(language === "ur" ? ["lang=ur"] : []),
      ...(version === null ? [] : [`v=${version}`]),
      ...(supplementary === null ? [] : [`s=${supplementary}`]),
    ];
    return parts.length === 0 ? "" : `?${parts.join("&")}`;
  }
}

function notice(
  ctx: PublicContext,
  found: Extract<FoundList, { kind: "none" | "withdrawn" }>,
  asked: ListAsked,
  language: ListLanguage,
  at: Address,
): Reply {
  const { court } = found.court;
  const body = listNoticeHtml({
    language,
    court: nameIn({ name: court.nameEn, nameUr: court.nameUr }, language),
    day: asked.day,
    because: found.kind === "withdrawn" ? "withdrawn" : "not-published",
    isDemo: ctx.isDemo,
    links: at.around(found.around),
  });
  return { type: "html", body, status: found.kind === "withdrawn" ? 410 : 404 };
}

const unknown = ({ isDemo }: PublicContext, request: Request): Response =>
  publicReply(request, { type: "html", body: unknownPage({ language: languageIn(request), isDemo }), status: 404 });
