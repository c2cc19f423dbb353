import type { IncomingMessage, ServerResponse } from "node:http";
import { isHostOf, isServedHere, originOf } from "../rules/reminders/page-host.ts";

/**
 * Answers what a host does not have, before anything else looks at it: with a host of their own for the private pages
 * neither shows what the other has. True where it answered.
 */
export function answeredElsewhere(request: IncomingMessage, response: ServerResponse, env = process.env): boolean {
  const asked = { host: request.headers.host ?? "", target: request.url ?? "/" };
  if (isServedHere(asked, env.PESHI_PAGE_URL)) return false;
  nothingHere(response);
  return true;
}

/** In the open, where the court's host tells who comes there what to type, that of the private pages tells nothing. */
export function answeredInTheOpen(request: IncomingMessage, response: ServerResponse, env = process.env): boolean {
  const origin = originOf(env.PESHI_PAGE_URL);
  if (origin === null || !isHostOf(request.headers.host ?? "", origin)) return false;
  nothingHere(response);
  return true;
}

function nothingHere(response: ServerResponse): void {
  response.writeHead(404, { "cache-control": "no-store", "referrer-policy": "no-referrer", "content-length": "0" });
  response.end();
}
