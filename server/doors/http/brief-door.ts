import { printStyles } from "../../cause-lists/print-styles.ts";
import { printedPage } from "../../cause-lists/printed-list.ts";
import type { Context } from "../../core/context.ts";
import { Refused } from "../../core/refused.ts";
import { briefHtml, ownBrief } from "../../own-days/own-brief.ts";
import { type CourtDay, dayAt, isCourtDay, timeAt } from "../../rules/calendar/court-day.ts";
import { dayWords } from "../../rules/calendar/day-words.ts";
import { type Language, languageOf, WORDING } from "../../wording/languages.ts";
import { throughDoor } from "./http-door.ts";
import { privateReply } from "./list-reply.ts";
import { webContext } from "./web.ts";

/** What `/api/exports/brief` answers: the brief of a day to whose matters they are, as a PDF or, where none can be made, a page. */
export const briefAnswer = (asked: Request): Promise<Response> =>
  throughDoor(asked, { name: "exports.brief" }, async ({ request, requestId }) => {
    const { searchParams } = new URL(request.url);
    const day = searchParams.get("day") ?? "";
    const language = languageOf(searchParams.get("lang"));
    if (!isCourtDay(day)) return refusal(language, 404);
    try {
      const ctx = await webContext(request.headers, undefined, requestId);
      return await briefOf(ctx, day, { language, isPage: searchParams.get("format") === "html" });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return refusal(language, error.code === "not-found" ? 404 : 403);
    }
  });

async function briefOf(ctx: Context, day: CourtDay, { language, isPage }: { language: Language; isPage: boolean }) {
  const brief = await ownBrief(ctx, day);
  if (!brief) return refusal(language, 404);
  const { timezone } = brief.days;
  const printedAt = `${dayWords(dayAt(ctx.now, timezone), language, "short")} ${timeAt(ctx.now, timezone)}`;
  const options = { language, isDemo: ctx.isDemo, printedAt };
  if (!isPage) {
    const printed = await printedPage(briefHtml(brief, day, { ...options, styles: printStyles() }));
    if (printed instanceof Uint8Array)
      return privateReply({ type: "pdf", body: new Uint8Array(printed), fileName: `brief-${day}.pdf` });
  }
  return privateReply({ type: "html", body: briefHtml(brief, day, options) });
}

function refusal(language: Language, status: 403 | 404): Response {
  const words = WORDING[language].planner.posted;
  return privateReply({ type: "text", body: status === 403 ? words.refused : words.unknownTitle, status });
}
