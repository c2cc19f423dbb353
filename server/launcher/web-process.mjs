// The web application in a process of its own. It is handed the socket that the first screen listened on, so that a
// browser never meets a closed port between the two. Plain JavaScript: Next's own types stay out of it.
import { createServer } from "node:http";
import next from "next";
import { postedFront } from "../doors/http/posted-front.ts";
import { trustForwarded } from "./forwarded.mjs";
import { onePort } from "./one-port.ts";
import { answeredElsewhere } from "./page-host.ts";

const { dir, hostname, port, isDev, tls } = JSON.parse(process.env.PESHI_WEB ?? "{}");
delete process.env.PESHI_WEB;

const app = next({ dev: isDev, dir, hostname, port });
let isStopping = false;
// While somebody works on the pages every one of them is asked anew.
const front = isDev ? null : postedFront(process.env.DATABASE_URL ?? "", process.env.PESHI_DEMO === "1");

process.on("message", (message, socket) => {
  if (message === "take over") server.listen(socket, () => process.send?.("listening"));
  if (message === "stop") void stop();
});
// The launcher is gone, even by kill -9: do not hold its port.
process.on("disconnect", () => void stop());
// Ctrl-C reaches everybody at once; the launcher says when it is our turn.
process.on("SIGINT", () => {});

await app.prepare();
const handle = app.getRequestHandler();
const server = tls ? onePort(tls, answer) : createServer(answer);

/** @type {import("node:http").RequestListener} */
function answer(request, response) {
  trustForwarded(request);
  if (answeredElsewhere(request, response)) return;
  response.setHeader("x-content-type-options", "nosniff");
  // A certificate of our own is trusted by hand; a browser that insisted on it could not be helped when it changes.
  if (tls && !tls.isOwn) response.setHeader("strict-transport-security", "max-age=31536000");
  if (front?.answer(request, response)) return;
  handle(request, response).catch((error) => {
    // Its message may hold what somebody typed.
    console.error(`request failed: ${error?.name}`);
    if (!response.headersSent) response.statusCode = 500;
    response.end();
  });
}
process.send?.("ready");

async function stop() {
  if (isStopping) return;
  isStopping = true;
  setTimeout(() => process.exit(0), 5_000).unref();
  const closed = new Promise((resolve) => server.close(resolve));
  // The channel for reloading never closes by itself.
  if (!isDev) await closed;
  await app.close();
  process.exit(0);
}
