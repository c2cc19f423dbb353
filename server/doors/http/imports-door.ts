import type { Context } from "../../core/context.ts";
import { type Refusal, Refused } from "../../core/refused.ts";
import { whoAmI } from "../../courts/my-courts.ts";
import { exportRegister } from "../../imports/export-register.ts";
import { importWorkbook } from "../../imports/import-history.ts";
import type { WhichLines } from "../../imports/line-lists.ts";
import { previewWorkbook } from "../../imports/preview-import.ts";
import { receiveUpload } from "../../imports/reading/receive-upload.ts";
import { readMapping } from "../../imports/rows/guess-columns.ts";
import { dayAt } from "../../rules/calendar/court-day.ts";
import { languageOf } from "../../wording/languages.ts";
import { type Door, throughDoor } from "./http-door.ts";
import { webContext } from "./web.ts";

const STATUS: Partial<Record<Refusal, number>> = {
  ...{ "not-allowed": 403, "signed-out": 403, "password-due": 403, "code-due": 403, locked: 403 },
  "not-found": 404,
};
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** A file that is too large for a register is still told so in words; what is far larger is not read at all. */
const UPLOADS: Door = { name: "uploads", takes: "application/octet-stream", mostBytes: 50 * 1024 * 1024 };
const REGISTER: Door = { name: "exports.register" };
const LINES: Door = { name: "exports.lines", takes: "application/json", mostBytes: 200_000 };

/** A register as a raw body; `?court=CODE`, its name in `x-file-name`. Answers an upload's id, or why it is not read. */
export function uploadAnswer(request: Request): Promise<Response> {
  return answered(request, UPLOADS, async (ctx, query, passed) => {
    const courtId = await courtOf(ctx, query);
    const fileName = nameFrom(passed.headers.get("x-file-name"));
    const received = await receiveUpload(ctx, { courtId, fileName, body: passed.body });
    const status = "refused" in received ? (received.refused === "file_too_large" ? 413 : 422) : 200;
    return Response.json(received, { status, headers: { "cache-control": "no-store" } });
  });
}

/** The register of `?court=CODE` as a workbook; `&names=told` asks for those of restricted matters too. */
export function registerAnswer(request: Request): Promise<Response> {
  return answered(request, REGISTER, async (ctx, query) => {
    const courtId = await courtOf(ctx, query);
    const language = languageOf(query.get("language"));
    const bytes = await exportRegister(ctx, { courtId, language, withNames: query.get("names") === "told" });
    const { timezone } = await whoAmI(ctx);
    return workbook(bytes, `register-${query.get("court")}-${dayAt(ctx.now, timezone)}.xlsx`);
  });
}

/** One list of the import `?court=CODE&import=ID` as a workbook: `kind` rejected, warned or changed, `because` one finding. */
export function importLinesAnswer(request: Request): Promise<Response> {
  return answered(request, LINES, async (ctx, query) => {
    const courtId = await courtOf(ctx, query);
    const importId = Number(query.get("import"));
    if (!Number.isSafeInteger(importId) || importId < 1) throw new Refused("not-found");
    const which = { kind: kindOf(query.get("kind")), because: query.get("because") };
    const bytes = await importWorkbook(ctx, { courtId, importId, which, language: languageOf(query.get("language")) });
    return workbook(bytes, `${which.kind}-${query.get("court")}-${importId}.xlsx`);
  });
}

/** One list of what importing an upload would do. Posted, since a mapping is too long for an address; nothing is written. */
export function previewLinesAnswer(request: Request): Promise<Response> {
  return answered(request, LINES, async (ctx, query, passed) => {
    const courtId = await courtOf(ctx, query);
    const asked = (await passed.json().catch(() => null)) as { uploadId?: unknown; mapping?: unknown } | null;
    const { mapping, faults } = readMapping(asked?.mapping);
    if (faults.length > 0) throw new Refused("invalid", { field: "mapping" });
    const which = { kind: kindOf(query.get("kind")), because: query.get("because") };
    const language = languageOf(query.get("language"));
    const uploadId = String(asked?.uploadId);
    const bytes = await previewWorkbook(ctx, { courtId, uploadId, mapping, which, language });
    return workbook(bytes, `${which.kind}-${query.get("court")}.xlsx`);
  });
}

function kindOf(text: string | null): WhichLines["kind"] {
  if (text === "rejected" || text === "warned" || text === "changed") return text;
  throw new Refused("invalid", { field: "kind" });
}

function answered(
  request: Request,
  door: Door,
  fn: (ctx: Context, query: URLSearchParams, passed: Request) => Promise<Response>,
): Promise<Response> {
  return throughDoor(request, door, async ({ request: passed, requestId }) => {
    try {
      return await fn(await webContext(passed.headers, undefined, requestId), new URL(passed.url).searchParams, passed);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return Response.json({ code: error.code }, { status: STATUS[error.code] ?? 409 });
    }
  });
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
