import { createHash } from "node:crypto";

/** Nothing runs on a posted page and nothing frames it: it is paper. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "font-src 'self'",
  "script-src 'none'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

const TYPES = {
  html: "text/html; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  json: "application/json; charset=utf-8",
  text: "text/plain; charset=utf-8",
  pdf: "application/pdf",
  atom: "application/atom+xml; charset=utf-8",
  calendar: "text/calendar; charset=utf-8",
} as const;

export type ReplyType = keyof typeof TYPES;

export type Reply = {
  type: ReplyType;
  body: string | Uint8Array<ArrayBuffer>;
  status?: number;
  /** Court and day only: the name under which it is saved and passed on. */
  fileName?: string;
  /** Made from something else than the body, where the same thing does not come out the same twice (PDF). */
  tag?: string;
  /** The body once more, gzipped: made once for everybody. */
  packed?: Uint8Array<ArrayBuffer>;
};

export const tagOf = (text: string | Uint8Array): string =>
  createHash("sha256").update(text).digest("base64url").slice(0, 32);

/** An answer before it is one of the web's own, which copies its body. */
export type Answer = { status: number; headers: Headers; body: Reply["body"] | null };

/**
 * The answer for everybody, or 304 when the asker has this very text already. Next's own tags were seen to answer 200,
 * so the comparison is made here. The tag follows from the whole text, and so from content, language and template.
 */
export function publicAnswer(asked: Headers, reply: Reply, { mayPack = true } = {}): Answer {
  const { packed, status = 200 } = reply;
  const isPacked = mayPack && packed !== undefined && takesGzip(asked.get("accept-encoding"));
  const tag = `"${reply.tag ?? tagOf(reply.body)}"`;
  const headers = headersOf(reply);
  // The packed octets are other octets: the tag vouches for what they unpack to.
  headers.set("etag", isPacked ? `W/${tag}` : tag);
  headers.set("cache-control", "public, max-age=15, s-maxage=30, stale-if-error=86400");
  if (status === 200 && hasAlready(asked.get("if-none-match"), tag)) {
    headers.delete("content-type");
    headers.delete("content-disposition");
    return { status: 304, headers, body: null };
  }
  if (isPacked) headers.set("content-encoding", "gzip");
  return { status, headers, body: isPacked ? packed : reply.body };
}

/** The same for a page of Next, which packs by itself whatever it is handed, also what is packed. */
export function publicReply(request: Request, reply: Reply): Response {
  const { body, ...head } = publicAnswer(request.headers, reply, { mayPack: false });
  return new Response(body, head);
}

const takesGzip = (accepted: string | null) =>
  (accepted ?? "").split(",").some((one) => /^\s*gzip\s*(;|$)/i.test(one) && !/;\s*q=0(\.0*)?\s*$/i.test(one));

/** The answer for one person who is signed in: kept by nobody on the way. */
export function privateReply(reply: Reply): Response {
  const headers = headersOf(reply);
  headers.set("cache-control", "private, no-store");
  return new Response(reply.body, { status: reply.status ?? 200, headers });
}

function headersOf({ type, fileName }: Reply): Headers {
  const headers = new Headers({
    "content-type": TYPES[type],
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-robots-tag": "noindex, nofollow, noarchive",
    // Nobody else learns which list was read; our own forms say where they come from.
    "referrer-policy": "same-origin",
    vary: "accept-encoding",
  });
  if (fileName !== undefined) {
    const isShown = type === "pdf" || type === "json";
    headers.set("content-disposition", `${isShown ? "inline" : "attachment"}; filename="${fileName}"`);
  }
  return headers;
}

export function hasAlready(asked: string | null, etag: string): boolean {
  if (asked === null) return false;
  const tags = asked.split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return tags.includes(etag) || tags.includes("*");
}
