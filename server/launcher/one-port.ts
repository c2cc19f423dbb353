import { readFileSync } from "node:fs";
import { createServer as createPlain, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createSecure } from "node:https";
import { createServer as createFront, type Server as Front, type Socket } from "node:net";
import { CONTENT_SECURITY_POLICY, pageOf } from "./first-screen-page.ts";
import { answeredInTheOpen } from "./page-host.ts";

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** The first byte of a TLS handshake; no request in plain HTTP begins with it. */
const HANDSHAKE = 0x16;

/**
 * HTTPS on the port of the court, and on the same port a page for who comes without it: a clerk who types the address
 * without "https" is told where to go and can do nothing else there.
 */
export function onePort({ certFile, keyFile }: { certFile: string; keyFile: string }, answer: Answer): Front {
  const secure = createSecure(
    { cert: readFileSync(certFile), key: readFileSync(keyFile), minVersion: "TLSv1.2" },
    answer,
  );
  const plain = createPlain(toEncrypted);
  const both: readonly Server[] = [secure, plain];
  const front = createFront((socket) => hand(socket, { secure, plain }));
  // Neither listens itself, and only what listens watches over slow senders.
  front.on("listening", () => {
    for (const one of both) one.emit("listening");
  });
  const close = front.close.bind(front);
  front.close = (done) => {
    for (const one of both) one.closeIdleConnections();
    return close(done);
  };
  return front;
}

function hand(socket: Socket, to: { secure: Server; plain: Server }): void {
  socket.on("error", () => socket.destroy());
  socket.setTimeout(10_000, () => socket.destroy());
  socket.once("data", (first) => {
    socket.setTimeout(0);
    socket.removeAllListeners("timeout");
    socket.pause();
    socket.unshift(first);
    (first[0] === HANDSHAKE ? to.secure : to.plain).emit("connection", socket);
    process.nextTick(() => socket.resume());
  });
}

/** On this computer straight on; elsewhere the page, since what follows a redirect is never looked at. */
function toEncrypted(request: IncomingMessage, response: ServerResponse): void {
  if (answeredInTheOpen(request, response)) return;
  const host = /^[\w.:[\]-]{1,200}$/.test(request.headers.host ?? "") ? request.headers.host : "localhost";
  // A program that sends in the open by mistake is to learn of it, not to be led on.
  const isRead = (request.method === "GET" || request.method === "HEAD") && !request.url?.startsWith("/api/");
  if (isRead && /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host ?? "")) {
    const path = (request.url ?? "/").startsWith("/") ? request.url : "/";
    response.writeHead(307, { location: `https://${host}${path}`, connection: "close" });
    return void response.end();
  }
  response.writeHead(403, {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": CONTENT_SECURITY_POLICY,
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
    connection: "close",
  });
  response.end(pageOf({ kind: "unencrypted", address: `https://${host}/` }));
}
