import { Agent, type IncomingMessage, request } from "node:http";
import type { AppServer } from "./app-server.ts";

/** Connections are kept, and each request is one write: `fetch` takes several times as long, beside what is measured. */
const agent = new Agent({ keepAlive: true });

type Sent = { method?: "POST"; headers: Record<string, string>; body?: string };

/** A kept connection that the server had closed as idle is no answer of the server's: the call goes over another. */
function send(url: string, { method, headers, body }: Sent): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent, method: method ?? "GET", headers }, (response: IncomingMessage) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => (text += chunk));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
      response.on("error", reject);
      response.on("aborted", () => reject(new Error("the answer was cut off")));
    });
    asked.on("error", (error: NodeJS.ErrnoException) => {
      const wasIdle = asked.reusedSocket && error.code === "ECONNRESET";
      if (wasIdle) resolve(send(url, { method, headers, body }));
      else reject(error);
    });
    asked.end(body);
  });
}

/** What came of a call: an answer, a refusal in the court's words, or a fault that may or may not have taken effect. */
export type Said =
  | { kind: "done"; data: Record<string, unknown> }
  | { kind: "refused"; code: string }
  | { kind: "fault"; status: number };

/** Somebody at a screen, signed in through the real door; the cookie is good at every server of the court. */
export class Client {
  readonly cookie: string;
  constructor(cookie: string) {
    this.cookie = cookie;
  }

  static async signIn(server: AppServer, username: string, password: string, from: string): Promise<Client> {
    const response = await fetch(`${server.address}/api/auth/sign-in/username`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: server.address, "x-forwarded-for": from },
      body: JSON.stringify({ username, password }),
    });
    const cookie = response.headers.getSetCookie().map((one) => one.split(";")[0]);
    if (!response.ok || cookie.length === 0) throw new Error(`${username} could not sign in: ${response.status}`);
    return new Client(cookie.join("; "));
  }

  async mutate(server: AppServer, procedure: string, input: object): Promise<Said> {
    const headers = { "content-type": "application/json", origin: server.address, cookie: this.cookie };
    return this.#said(`${server.address}/api/trpc/${procedure}`, {
      method: "POST",
      headers,
      body: JSON.stringify(input),
    });
  }

  async query(server: AppServer, procedure: string, input: object): Promise<Said> {
    const asked = encodeURIComponent(JSON.stringify(input));
    return this.#said(`${server.address}/api/trpc/${procedure}?input=${asked}`, { headers: { cookie: this.cookie } });
  }

  async #said(url: string, sent: Sent): Promise<Said> {
    try {
      const { status, text } = await send(url, sent);
      const body = JSON.parse(text) as {
        result?: { data: Record<string, unknown> };
        error?: { data: { refused: { code: string } | null } };
      };
      if (body.result) return { kind: "done", data: body.result.data };
      const code = body.error?.data.refused?.code;
      return code ? { kind: "refused", code } : { kind: "fault", status };
    } catch {
      return { kind: "fault", status: 0 };
    }
  }
}
