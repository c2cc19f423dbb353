import { existsSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { basename, join } from "node:path";
import { CONTENT_SECURITY_POLICY, pageOf, type Screen } from "./first-screen-page.ts";

export type Choice = "demo" | "court";

/** What answers on the port before the application does: how far the start is, and once, what to open. */
export type FirstScreen = {
  server: Server;
  port: number;
  /** The port asked for was not free. */
  isOtherPort: boolean;
  show(screen: Screen): void;
  ask(): Promise<Choice>;
  rebind(host: string): Promise<void>;
  close(): void;
};

const LOCAL_NAMES = new Set(["localhost", "127.0.0.1", "[::1]"]);

export async function openFirstScreen(root: string, host: string, wantedPort: number): Promise<FirstScreen> {
  let screen: Screen = { kind: "working", stage: "database" };
  let choose: ((choice: Choice) => void) | undefined;
  const server = createServer((request, response) => {
    if (request.url?.startsWith("/api/")) return notYet(response);
    if (request.method === "POST") return receive(request, response, choose);
    if (request.url?.startsWith("/fonts")) return sendFont(root, request.url, response);
    send(response, screen);
  });
  const port = await listen(server, host, wantedPort);
  return {
    server,
    port,
    isOtherPort: port !== wantedPort,
    show(next) {
      screen = next;
    },
    ask() {
      screen = { kind: "choice" };
      return new Promise((resolve) => (choose = resolve));
    },
    async rebind(nextHost) {
      await new Promise((resolve) => server.close(resolve));
      await listenOnce(server, nextHost, port);
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function receive(request: IncomingMessage, response: ServerResponse, choose: ((choice: Choice) => void) | undefined) {
  const choice = request.url === "/begin/demo" ? "demo" : request.url === "/begin/court" ? "court" : undefined;
  if (!isFromThisPage(request) || choice === undefined) {
    response.writeHead(403, { "content-type": "text/plain", connection: "close" });
    return response.end("Open this page on the machine that runs Peshi and choose there.\n");
  }
  choose?.(choice);
  response.writeHead(303, { location: "/", connection: "close" });
  response.end();
}

/** A screen left open from before asks here while Peshi starts again: it is told to wait, not that it may not. */
function notYet(response: ServerResponse) {
  response.writeHead(503, { "content-type": "application/json", "retry-after": "2", connection: "close" });
  response.end('{"ready":false}\n');
}

/** Another site may send a form here, or point its own name at 127.0.0.1; neither may choose for the court. */
export function isFromThisPage(request: Pick<IncomingMessage, "headers">): boolean {
  const { host, origin } = request.headers;
  if (host === undefined || origin !== `http://${host}`) return false;
  return LOCAL_NAMES.has(host.replace(/:\d+$/, ""));
}

function send(response: ServerResponse, screen: Screen) {
  // 503 tells whoever waits for the application (a monitor, a test) that it is not there yet; browsers show the page.
  response.writeHead(screen.kind === "choice" ? 200 : 503, {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": CONTENT_SECURITY_POLICY,
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
    ...(screen.kind === "choice" ? {} : { "retry-after": "2" }),
    // The next request must meet the application once it has taken the port over.
    connection: "close",
  });
  response.end(pageOf(screen));
}

function sendFont(root: string, url: string, response: ServerResponse) {
  const isSheet = url === "/fonts.css";
  const path = isSheet ? join(root, "public", "fonts.css") : join(root, "public", "fonts", basename(url));
  const isKnown = (isSheet || url.endsWith(".woff2")) && existsSync(path);
  const type = isSheet ? "text/css" : "font/woff2";
  response.writeHead(isKnown ? 200 : 404, { connection: "close", ...(isKnown ? { "content-type": type } : {}) });
  response.end(isKnown ? readFileSync(path) : "");
}

/** The port asked for, else one close to it, else any. */
async function listen(server: Server, host: string, wanted: number): Promise<number> {
  for (const port of [wanted, ...Array.from({ length: 20 }, (_, i) => wanted + 1 + i), 0]) {
    if (port > 65_535 || (port > 0 && (await isOnSixth(port)))) continue;
    try {
      return await listenOnce(server, host, port);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== "EADDRINUSE" && code !== "EACCES") throw error;
    }
  }
  throw new Error("No free port was found. Set PORT to one that is free.");
}

function listenOnce(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve((server.address() as { port: number }).port);
    });
  });
}

/** Browsers try ::1 first for `localhost`; a program that listens there only would get our visitors. */
function isOnSixth(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => resolve(error.code === "EADDRINUSE"));
    probe.listen({ port, host: "::1", ipv6Only: true }, () => probe.close(() => resolve(false)));
  });
}
