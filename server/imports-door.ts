import type { Context } from "./context.ts";
import { whoAmI } from "./districts/my-courts.ts";
import { exportRegister } from "./imports/export-register.ts";
import { rejectedWorkbook } from "./imports/import-history.ts";
import { receiveUpload } from "./imports/receive-upload.ts";
import { Refused } from "./refused.ts";
import { dayAt } from "./rules/court-day.ts";
import { isSameOrigin, webContext } from "./web.ts";
import { languageOf } from "./wording/languages.ts";

const STATUS: Partial<Record<string, number>> = { "not-allowed": 403, "signed-out": 403, "not-found": 404 };
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** A register as a raw body; `?court=CODE`, its name in `x-file-name`. Answers an upload's id, or why it is not read. */
export async function uploadAnswer(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return new Response(null, { status: 403 });
  return answered(request, async (ctx, query) => {
    const courtId = await courtOf(ctx, query);
    const fileName = nameFrom(request.headers.get("x-file-name"));
    const received = await receiveUpload(ctx, { courtId, fileName, body: request.body });
    const status = "refused" in received ? (received.refused === "file_too_large" ? 413 : 422) : 200;
    return Response.json(received, { status, headers: { "cache-control": "no-store" } });
  });
}

/** The register of `?court=CODE` as a workbook. */
export function registerAnswer(request: Request): Promise<Response> {
  return answered(request, async (ctx, query) => {
    const courtId = await courtOf(ctx, query);
    const bytes = await exportRegister(ctx, { courtId, language: languageOf(query.get("language")) });
    const { timezone } = await whoAmI(ctx);
    return workbook(bytes, `register-${query.get("court")}-${dayAt(ctx.now, timezone)}.xlsx`);
  });
}

/** The rejected rows of `?court=CODE&import=ID` as a workbook. */
export function rejectedAnswer(request: Request): Promise<Response> {
  return answered(request, async (ctx, query) => {
    const courtId = await courtOf(ctx, query);
    const importId = Number(query.get("import"));
    if (!Number.isSafeInteger(importId) || importId < 1) throw new Refused("not-found");
    const bytes = await rejectedWorkbook(ctx, { courtId, importId, language: languageOf(query.get("language")) });
    return workbook(bytes, `rejected-${query.get("court")}-${importId}.xlsx`);
  });
}

async function answered(
  request: Request,
  fn: (ctx: Context, query: URLSearchParams) => Promise<Response>,
): Promise<Response> {
  try {
    return await fn(await webContext(request.headers), new URL(request.url).searchParams);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return Response.json({ code: error.code }, { status: STATUS[error.code] ?? 409 });
  }
}

/** Courts are named by code in addresses; only those that the sign-in reaches are found. */
async function courtOf(ctx: Context, query: URLSearchParams): Promise<number> {
  const { courts } = await whoAmI(ctx);
  const court = courts.find(({ code }) => code === query.get("court"));
  if (!court) throw new Refused("not-found");
  return court.id;
}

function nameFrom(header: string | null): string {
  try {
    return decodeURIComponent(header ?? "").slice(0, 200) || "register";
  } catch {
    return "register";
  }
}

const workbook = (bytes: Uint8Array, name: string): Response =>
  new Response(Buffer.from(bytes), {
    headers: {
      "content-type": XLSX,
      "content-disposition": `attachment; filename="${name.replace(/[^\w.-]/g, "-")}"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
