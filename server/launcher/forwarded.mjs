// What a proxy says of a request, anybody can say: it counts only where PESHI_PROXY tells that there is one.
const FORWARDED = [
  "forwarded",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-port",
  "x-forwarded-proto",
  "x-real-ip",
];

/**
 * Takes out the headers by which a client could give itself another address or us another name. Behind a proxy the last
 * address stays, which is the one that the proxy itself added.
 * @param {import("node:http").IncomingMessage} request
 */
export function trustForwarded(request) {
  const said = request.headers["x-forwarded-for"];
  for (const name of FORWARDED) delete request.headers[name];
  if (process.env.PESHI_PROXY !== "1" || said === undefined) return;
  const last = String(said).split(",").at(-1)?.trim();
  if (last) request.headers["x-forwarded-for"] = last;
}
