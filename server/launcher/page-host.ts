import type { IncomingMessage, ServerResponse } from "node:http";
import { isServedHere } from "../rules/page-host.ts";

/**
 * Answers what a host does not have, before anything else looks at it: with a host of their own for the private pages
 * neither shows what the other has. True where it answered.
 */
export function answeredElsewhere(request: IncomingMessage, response: ServerResponse, env = process.env): boolean {
  const asked = { host: request.headers.host ?? "", target: request.url ?? "/" };
  if (isServedHere(asked, env.PESHI_PAGE_URL)) return false;
  response.writeHead(404, { "cache-control": "no-store", "referrer-policy": "no-referrer", "content-length": "0" });
  response.end();
  return true;
}
