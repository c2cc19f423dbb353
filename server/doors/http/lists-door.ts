import { listCsv } from "../../cause-lists/list-csv.ts";
import { listHtml } from "../../cause-lists/list-html.ts";
import { listText } from "../../cause-lists/list-text.ts";
import { printStyles } from "../../cause-lists/print-styles.ts";
import { printedList } from "../../cause-lists/printed-list.ts";
import { type Published, publishLists } from "../../cause-lists/publish.ts";
import { courtIdOf, readList } from "../../cause-lists/read-list.ts";
import { viewFor } from "../../cause-lists/view-for.ts";
import type { Context } from "../../core/context.ts";
import { Refused } from "../../core/refused.ts";
import { type PlanAnswer, planCourtDays } from "../../planner/plan-court-days.ts";
import { type CourtDay, isCourtDay } from "../../rules/calendar/court-day.ts";
import { AUDIENCES, type Audience, type ListLanguage } from "../../rules/cause-lists/cause-list.ts";
import { WORDING } from "../../wording/languages.ts";
import { privateReply } from "./list-reply.ts";

export const LIST_FORMATS = ["text", "csv", "json", "html", "pdf"] as const;
export type ListFormat = (typeof LIST_FORMATS)[number];

export type ListOrder = {
  courtCode: string;
  day: CourtDay;
  audience: Audience;
  format: ListFormat;
  language: ListLanguage;
  version?: number | null;
  supplementary?: number | null;
};

export type ListDocument = { fileName: string; body: string | Uint8Array };

/**
 * A published list for an audience in a format, for those who may see the court: the terminal and the office. HTML and
 * PDF stand alone, styles and fonts inside, unless a page of ours shows them. Throws `not-found` where no list hangs, `{ unavailable }` in the detail
 * where there is no browser to print with.
 */
export async function listDocument(ctx: Context, order: ListOrder, { isAlone = true } = {}): Promise<ListDocument> {
  const { courtCode, day, audience, format, language, version = null, supplementary = null } = order;
  const courtId = await courtIdOf(ctx.db, courtCode);
  if (courtId === null) throw new Refused("not-found", { court: courtCode });
  const found = await readList(ctx, courtId, { courtCode, day, version, supplementary, audience });
  if (found.kind !== "list") throw new Refused("not-found", { day, list: found.kind });
  const view = viewFor(found.list, audience, language, ctx.now.toISOString(), found.shut);
  const fileName = `${courtCode}-${day}.${format === "text" ? "txt" : format}`;
  if (format === "csv") return { fileName, body: listCsv(view) };
  if (format === "json") return { fileName, body: JSON.stringify(view) };
  if (format === "text") return { fileName, body: listText(view) };
  if (format === "html") return { fileName, body: listHtml(view, isAlone ? { styles: printStyles() } : {}) };
  const printed = await printedList(view);
  if (!(printed instanceof Uint8Array)) throw new Refused("busy", { unavailable: printed.unavailable });
  return { fileName, body: printed };
}

/** What `/api/exports/lists` answers to somebody signed in; a list of the wrong address or court is simply not there. */
export async function officeList(ctx: Context, request: Request): Promise<Response> {
  const order = orderIn(new URL(request.url).searchParams);
  if (!order) return refusal("en", 404);
  try {
    const { fileName, body } = await listDocument(ctx, order, { isAlone: false });
    const bytes = typeof body === "string" ? body : new Uint8Array(body);
    return privateReply({ type: order.format, body: bytes, ...(order.format === "html" ? {} : { fileName }) });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return refusal(
      order.language,
      error.code === "not-allowed" || error.code === "signed-out" ? 403 : error.code === "busy" ? 503 : 404,
    );
  }
}

function refusal(language: ListLanguage, status: 403 | 404 | 503): Response {
  const words = WORDING[language].planner.posted;
  const body = status === 403 ? words.refused : status === 503 ? words.noPdf : words.unknownTitle;
  return privateReply({ type: "text", body, status });
}

function orderIn(asked: URLSearchParams): ListOrder | null {
  const day = asked.get("date") ?? "";
  const audience = AUDIENCES.find((one) => one === asked.get("audience"));
  const format = LIST_FORMATS.find((one) => one === (asked.get("format") ?? "html"));
  if (!isCourtDay(day) || !audience || !format) return null;
  const numberOf = (name: string) => (/^[1-9]\d{0,3}$/.test(asked.get(name) ?? "") ? Number(asked.get(name)) : null);
  const language = asked.get("lang") === "ur" ? "ur" : "en";
  const courtCode = asked.get("court") ?? "";
  return { courtCode, day, audience, format, language, version: numberOf("v"), supplementary: numberOf("s") };
}

export type PlanOrder = { courtCode: string; fromDay: CourtDay; weeks: number; isPublished: boolean };
export type PlanReport = Omit<PlanAnswer, "changeId" | "draftId"> & { published: Published[]; returned: number };

/** `plan --court CODE --from DATE --weeks N [--publish]`: plans, and with `isPublished` posts the lists of those days. */
export async function planByCode(ctx: Context, order: PlanOrder): Promise<PlanReport> {
  const courtId = await courtIdOf(ctx.db, order.courtCode);
  if (courtId === null) throw new Refused("not-found", { court: order.courtCode });
  const { placed, unplaced, days } = await planCourtDays(ctx, { courtId, fromDay: order.fromDay, weeks: order.weeks });
  if (!order.isPublished) return { placed, unplaced, days, published: [], returned: 0 };
  const answer = await publishLists(ctx, { courtId, days });
  return { placed, unplaced, days, published: answer.published, returned: answer.returned.length };
}
