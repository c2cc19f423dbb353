import type { AppServer } from "./app-server.ts";

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

  async #said(url: string, init: RequestInit): Promise<Said> {
    try {
      const response = await fetch(url, init);
      const body = (await response.json()) as {
        result?: { data: Record<string, unknown> };
        error?: { data: { refused: { code: string } | null } };
      };
      if (body.result) return { kind: "done", data: body.result.data };
      const code = body.error?.data.refused?.code;
      return code ? { kind: "refused", code } : { kind: "fault", status: response.status };
    } catch {
      return { kind: "fault", status: 0 };
    }
  }
}
