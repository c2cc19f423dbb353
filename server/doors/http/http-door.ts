import { logCall, logDefect, newRequestId } from "../../core/request-log.ts";

/** What a door asks of a request before anything else looks at it. */
export type Door = {
  /** As the log names it. */
  readonly name: string;
  /** The one media type of a body that is taken; without it the door takes no body. */
  readonly takes?: "application/json" | "application/octet-stream" | "application/x-www-form-urlencoded";
  readonly mostBytes?: number;
  /** Open to other sites and to everybody: the posted lists, the state of the server. */
  readonly isPublic?: true;
  /** What passes is logged behind it, call by call; here only what does not. */
  readonly isLoggedBehind?: true;
};

export type Passed = { readonly request: Request; readonly requestId: string };

/**
 * The one way in over HTTP. What another site's page could send, what is too large or of another type is answered here;
 * every answer carries an id, and a defect carries nothing else.
 */
export async function throughDoor(
  request: Request,
  door: Door,
  answer: (passed: Passed) => Promise<Response>,
): Promise<Response> {
  const requestId = newRequestId();
  const arrived = new Date();
  try {
    const passed = await pass(request, door);
    const isTurnedAway = typeof passed === "number";
    const response = isTurnedAway ? refusal(passed) : await answer({ request: passed, requestId });
    response.headers.set("x-request-id", requestId);
    const kept = door.isPublic ? {} : { "cache-control": "no-store" };
    for (const [name, value] of Object.entries({ ...BARE, ...kept }))
      if (!response.headers.has(name)) response.headers.set(name, value);
    if (isTurnedAway || !door.isLoggedBehind) logAnswer(request, { door, requestId, arrived }, response.status);
    return response;
  } catch (error) {
    logDefect(requestId, door.name, error);
    const headers = { "cache-control": "no-store", "x-request-id": requestId };
    return Response.json({ code: "INTERNAL_SERVER_ERROR", requestId }, { status: 500, headers });
  }
}

/** Data is not a page: whoever opens it as one sees text that runs nothing and that nobody frames. */
const BARE = {
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
};

type Asked = { door: Door; requestId: string; arrived: Date };

/** Doors without procedures behind them, and what was turned away: who it was is not asked here. */
function logAnswer(request: Request, { door, requestId, arrived }: Asked, status: number): void {
  const ms = Date.now() - arrived.getTime();
  const call = { at: arrived.toISOString(), request: requestId, actor: null, court: null, procedure: door.name, ms };
  logCall({ ...call, result: status < 400 ? "ok" : String(status) }, { isRead: request.method !== "POST" });
}

const refusal = (status: number) => new Response(null, { status, headers: { "cache-control": "no-store" } });

/** The request, its body counted where there is one; or the status with which it is turned away. */
async function pass(request: Request, door: Door): Promise<Request | number> {
  // PostgreSQL holds no NUL, and no address of ours has one.
  if (/%00/.test(request.url)) return 400;
  if (request.method === "GET" || request.method === "HEAD")
    return door.isPublic || isAskedFromHere(request.headers) ? request : 403;
  const { takes, mostBytes = 0 } = door;
  if (request.method !== "POST" || takes === undefined) return 405;
  if (!isSameOrigin(request)) return 403;
  if (mediaTypeOf(request.headers) !== takes) return 415;
  if (Number(request.headers.get("content-length") ?? 0) > mostBytes) return 413;
  // A file is counted while it is read, where it is read.
  return takes === "application/octet-stream" ? request : counted(request, mostBytes);
}

const mediaTypeOf = (headers: Headers) => (headers.get("content-type") ?? "").split(";")[0]!.trim().toLowerCase();

/** A body need not say how long it is, or may lie; what comes is counted. */
async function counted(request: Request, most: number): Promise<Request | number> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > most) return 413;
    chunks.push(chunk);
  }
  const { url, method, headers, signal } = request;
  return new Request(url, { method, headers, signal, body: Buffer.concat(chunks) });
}

/** Reading is harmless across sites, but nothing of ours asks for it from there. */
const isAskedFromHere = (headers: Headers) =>
  ["same-origin", "none", null].includes(headers.get("sec-fetch-site")?.toLowerCase() ?? null);

/**
 * True when a request that writes was made by our own pages. Only `Host` and `Origin` are looked at: what a proxy adds
 * (`X-Forwarded-Host`) anybody can send.
 */
export function isSameOrigin(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin") return false;
  const origin = request.headers.get("origin");
  // A page in a sandbox says "null".
  if (origin === null || !URL.canParse(origin)) return false;
  const { host, protocol } = new URL(origin);
  const appUrl = process.env.APP_URL ?? "";
  if (URL.canParse(appUrl)) {
    const own = new URL(appUrl);
    if (origin === own.origin) return true;
    if (own.protocol === "https:" && protocol !== "https:") return false;
  }
  return host === request.headers.get("host");
}
