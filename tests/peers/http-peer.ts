import { once } from "node:events";
import { createServer } from "node:http";
import { Books, type Peer } from "./peer.ts";

/** An operator names no two messages alike, whichever of his peers took them. */
let last = 0;

type HttpPeer = Peer & { operatorUrl: string; pollingUrl: string; asked: URL[]; inbox: InboxMessage[] };
type InboxMessage = { id: string; from: string; text: string };

/**
 * Kannel's sendsms at `/cgi-bin/sendsms`, and an operator's own GET at `/send`, who calls nobody: at `/status` he tells what
 * became of a message, at `/inbox` what came in until he is told at `/taken` that it is kept.
 */
export async function startHttpPeer({ answerMs = 0, status = "D" } = {}): Promise<HttpPeer> {
  const books = new Books();
  const asked: URL[] = [];
  const inbox: InboxMessage[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://peer");
    asked.push(url);
    if (url.pathname === "/status") return void response.end(`status=${status}`);
    if (url.pathname === "/inbox") return void response.end(JSON.stringify(inbox));
    if (url.pathname === "/taken") {
      inbox.splice(0, inbox.length, ...inbox.filter(({ id }) => id !== url.searchParams.get("id")));
      return void response.end("OK");
    }
    const isKannel = url.pathname === "/cgi-bin/sendsms";
    const behaviour = books.next();
    const say = (status: number, body: string) => void response.writeHead(status).end(body);
    if (behaviour === "stall") return;
    if (behaviour === "later") return isKannel ? say(503, "Temporal failure, try again later.") : say(200, "ERR 305");
    if (behaviour === "never") return isKannel ? say(400, "Not routable. Do not try again.") : say(200, "ERR 103");
    const to = url.searchParams.get("to") ?? "";
    books.take(to.startsWith("+") ? to : `+${to}`, url.searchParams.get("text") ?? "");
    if (behaviour === "take-and-drop") return request.socket.destroy();
    if (behaviour === "take-and-stall") return;
    last += 1;
    const id = last;
    setTimeout(() => (isKannel ? say(202, "0: Accepted for delivery") : say(200, `OK ${id}`)), answerMs);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  const settings = {
    send: `http://127.0.0.1:${port}/send?user={user}&password={password}&to={to}&text={text}`,
    values: { user: "court", password: "a word & more" },
    ...{ accepted: "^OK (\\d+)", error: "^ERR (\\d+)", errors: { "305": "later", "103": "never" } },
  };
  const at = `http://127.0.0.1:${port}`;
  const polled = {
    receipts: {
      ask: `${at}/status?id={reference}`,
      status: "status=(\\w+)",
      statuses: { D: "delivered", F: "undelivered" },
    },
    replies: {
      ask: `${at}/inbox?user={user}`,
      each: '"id":"(?<id>[^"]*)","from":"(?<from>[^"]*)","text":"(?<text>(?:[^"\\\\]|\\\\.)*)"',
      ...{ written: "json", thanks: `${at}/taken?id={id}` },
    },
  };
  return {
    ...{ books, asked, inbox },
    url: `kannel://court:secret@127.0.0.1:${port}/cgi-bin/sendsms?from=8123`,
    operatorUrl: `operator:?settings=${encodeURIComponent(JSON.stringify(settings))}`,
    pollingUrl: `operator:?settings=${encodeURIComponent(JSON.stringify({ ...settings, ...polled }))}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
