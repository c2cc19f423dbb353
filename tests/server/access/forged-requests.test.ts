import { randomUUID } from "node:crypto";
import { globSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { connect } from "../../../db/connect.ts";
import { AUTH_ENDPOINTS, createAuth } from "../../../server/access/auth.ts";
import { MOST_CALLS } from "../../../server/core/call-rate.ts";
import { authDoor } from "../../../server/doors/http/auth-door.ts";
import { appRouter, createCaller } from "../../../server/doors/http/router.ts";
import { trpcAnswer } from "../../../server/doors/http/trpc-door.ts";
import { makeCourt } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { APP_URL, setWebEnvironment, signedIn } from "../../support/signed-in.ts";

const database = await freshDatabase();
const { db } = connect(database.appUrl, { max: 4 });
setWebEnvironment(database.appUrl);

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
/** `place`: what stands in an address that is made of parts. */
type Handler = (request: Request, place: { params: Promise<{ token: string }> }) => Promise<Response>;
type Target = { address: string; handler: Handler };
type Described = { _def: { type: string } };

const mutations = Object.entries(appRouter._def.procedures as unknown as Record<string, Described>)
  .filter(([, { _def }]) => _def.type === "mutation")
  .map(([path]) => ({ address: `/api/trpc/${path}`, handler: trpcAnswer }));

/** Every door of the tree that takes a POST, by the address of its file. */
async function postDoors(): Promise<Target[]> {
  const files = globSync("app/**/route.ts", { cwd: ROOT });
  const modules = await Promise.all(
    files.map(async (file) => ({ file, door: (await import(`${ROOT}${file}`)) as { POST?: Handler } })),
  );
  return modules.flatMap(({ file, door: { POST } }) => {
    const address = file.slice("app".length, -"/route.ts".length).replace(/\/\([^)]*\)/g, "");
    if (POST === undefined || address.startsWith("/api/trpc")) return [];
    if (!address.includes("[...all]")) return [{ address: `${address}?court=x`, handler: POST }];
    const posted = AUTH_ENDPOINTS.filter((one) => one.startsWith("POST "));
    return posted.map((one) => ({ address: address.replace("/[...all]", one.slice("POST ".length)), handler: POST }));
  });
}

const EVIL = "https://evil.example";
const BOUNDARY = "x";
const MULTIPART = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="a"\r\n\r\nb\r\n--${BOUNDARY}--\r\n`;
const json = (input: unknown) => JSON.stringify(input);
const input = { key: randomUUID() };

/** What a page of another site can make a browser send, and what a program without one could. */
const FORGED: Record<string, { headers: Record<string, string>; body: string }> = {
  "a form with a file": {
    headers: { "content-type": `multipart/form-data; boundary=${BOUNDARY}`, origin: APP_URL },
    body: MULTIPART,
  },
  "raw bytes": {
    headers: { "content-type": "application/octet-stream", origin: EVIL, "sec-fetch-site": "cross-site" },
    body: json(input),
  },
  "JSON from another origin": { headers: { "content-type": "application/json", origin: EVIL }, body: json(input) },
  "JSON from no origin": { headers: { "content-type": "application/json" }, body: json(input) },
};
/** The same, dressed up further; each is turned away too. */
const DRESSED: typeof FORGED = {
  "raw bytes from here": {
    headers: { "content-type": "application/octet-stream", origin: APP_URL },
    body: json(input),
  },
  "a sandboxed page": { headers: { "content-type": "application/json", origin: "null" }, body: json(input) },
  "another origin behind a forwarded host": {
    headers: { "content-type": "application/json", origin: EVIL, "x-forwarded-host": "evil.example" },
    body: json(input),
  },
  "a neighbour of the same site": {
    headers: { "content-type": "application/json", origin: APP_URL, "sec-fetch-site": "same-site" },
    body: json(input),
  },
  "text that calls itself JSON": {
    headers: { "content-type": "text/plain; application/json", origin: APP_URL },
    body: json(input),
  },
};

const CODES = [() => "answered", (error: { message: string }) => error.message] as const;

let cookie = "";
beforeAll(async () => {
  const { districtId } = await makeCourt(db);
  cookie = (await signedIn(db, { districtId, courtId: null }, "administrator")).cookie;
});

function send({ address, handler }: Target, forged: { headers: Record<string, string>; body: string }) {
  const headers = { host: "localhost:3000", cookie, ...forged.headers };
  const place = { params: Promise.resolve({ token: "x".repeat(12) }) };
  return handler(new Request(`${APP_URL}${address}`, { method: "POST", headers, body: forged.body }), place);
}

const changes = async () =>
  (
    await db.execute<{ text: string }>(sql`select count(*)::text || (select count(*) from session) as text from change`)
  )[0]!.text;

describe("a request that another site could have made", () => {
  test("is accepted by no mutation: four of them each", async () => {
    expect(mutations.length).toBeGreaterThan(100);
    const before = await changes();
    const accepted: string[] = [];
    for (const target of mutations)
      for (const [name, forged] of Object.entries(FORGED)) {
        const { status } = await send(target, forged);
        if (status !== 403 && status !== 415) accepted.push(`${target.address} ${name}: ${status}`);
      }
    expect(accepted).toEqual([]);
    expect(await changes()).toBe(before);
  });

  test("is accepted by no upload, export, set-up or sign-in", async () => {
    const doors = await postDoors();
    expect(doors.map(({ address }) => address)).toEqual(
      expect.arrayContaining([
        "/api/uploads?court=x",
        "/api/exports/lines?court=x",
        "/api/setup?court=x",
        "/api/auth/sign-out",
      ]),
    );
    const before = await changes();
    const accepted: string[] = [];
    for (const target of doors)
      for (const [name, forged] of Object.entries({ ...FORGED, ...DRESSED })) {
        // A file is raw bytes, and those from here are no forgery.
        if (target.address.startsWith("/api/uploads") && name === "raw bytes from here") continue;
        const { status } = await send(target, forged);
        if (status !== 403 && status !== 415) accepted.push(`${target.address} ${name}: ${status}`);
      }
    expect(accepted).toEqual([]);
    expect(await changes()).toBe(before);
  });

  test("is turned away however it is dressed up", async () => {
    const target = mutations.find(({ address }) => address.endsWith("/planner.discard"))!;
    for (const forged of Object.values(DRESSED)) expect([403, 415]).toContain((await send(target, forged)).status);
  });

  // What is turned away above must be turned away for being forged, not for something else.
  test("differs from our own: that one is heard by every mutation", async () => {
    const own = { headers: { "content-type": "application/json", origin: APP_URL }, body: json(input) };
    const unheard: string[] = [];
    for (const target of mutations) {
      const response = await send(target, own);
      const answer = (await response.json()) as { error?: { data: { code: string; requestId: string | null } } };
      const isHeard = answer.error === undefined || answer.error.data.requestId !== null;
      if (!isHeard || response.status === 415) unheard.push(`${target.address}: ${response.status}`);
    }
    expect(unheard).toEqual([]);
  });
});

describe("one request", () => {
  const own = { "content-type": "application/json", origin: APP_URL };

  test("asks no more than ten things", async () => {
    // The session from before was locked by its own request to be.
    const { districtId } = await makeCourt(db);
    const { cookie } = await signedIn(db, { districtId, courtId: null }, "administrator");
    const paths = (many: number) => Array.from({ length: many }, () => "districts.me").join(",");
    const ask = (many: number) =>
      trpcAnswer(new Request(`${APP_URL}/api/trpc/${paths(many)}?batch=1&input={}`, { headers: { cookie } }));
    expect((await ask(10)).status).toBe(200);
    expect((await ask(11)).status).toBe(400);
  });

  test("is no larger than its door allows, whatever it says of its size", async () => {
    const large = "x".repeat(9 * 1024 * 1024);
    const target = mutations[0]!;
    expect((await send(target, { headers: own, body: large })).status).toBe(413);
    const said = { ...own, host: "localhost:3000", cookie };
    const stream = new Blob([large]).stream();
    const init = { method: "POST", headers: said, body: stream, duplex: "half" } as RequestInit;
    expect((await trpcAnswer(new Request(`${APP_URL}${target.address}`, init))).status).toBe(413);
  });

  test("is one of no more than a person at a screen can make in a minute", async () => {
    const { clerk } = await makeCourt(db);
    const from = { ...clerk, requestId: "rate-rate" };
    const ask = (at: Date) =>
      createCaller({ ...from, now: at })
        .account.sessions()
        .then(...CODES);
    const refuse = () =>
      createCaller(from)
        .staff.list()
        .then(...CODES);
    // Refused ones count as well.
    for (let calls = 1; calls <= MOST_CALLS.reads; calls += 1) expect(await refuse()).toBe("not-allowed");
    expect(await refuse()).toBe("too-many");
    expect(await ask(from.now)).toBe("too-many");
    expect(await ask(new Date(from.now.getTime() + 60_000))).toBe("answered");
  });

  test("carries an id in its answer and its error, and an address with a NUL is no address", async () => {
    const response = await send(mutations[0]!, { headers: own, body: json(input) });
    const { error } = (await response.json()) as { error: { data: { requestId: string } } };
    expect(error.data.requestId).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}$/);
    expect(response.headers.get("x-request-id")).toBe(error.data.requestId);
    const { GET } = (await import("../../../app/(public)/lists/route.ts")) as {
      GET: (request: Request) => Promise<Response>;
    };
    expect((await GET(new Request(`${APP_URL}/lists?lang=%00`))).status).toBe(400);
  });
});

describe("better-auth", () => {
  type Endpoint = { path?: string; options?: { method?: string | string[] } };
  const auth = createAuth({ db, secret: "s".repeat(40), appUrl: APP_URL });
  const endpoints = Object.values(auth.api as unknown as Record<string, Endpoint>).flatMap(({ path, options }) =>
    path === undefined ? [] : [options?.method ?? "GET"].flat().map((method) => `${method} ${path}`),
  );

  const ask = (endpoint: string, prefix = "/api/auth") => {
    const [method, path] = endpoint.split(" ") as [string, string];
    const headers = { host: "localhost:3000", "content-type": "application/json", origin: APP_URL };
    const body = method === "GET" ? null : "{}";
    const address = `${APP_URL}${prefix}${path.replace(/:\w+/g, "x")}`;
    return authDoor(new Request(address, { method: method === "*" ? "POST" : method, headers, body }));
  };

  test("answers at the endpoints that are used, and at none of its others", async () => {
    expect(endpoints.length).toBeGreaterThan(20);
    const allowed: readonly string[] = AUTH_ENDPOINTS;
    expect(allowed.filter((one) => !endpoints.includes(one))).toEqual([]);
    const wrong: string[] = [];
    for (const endpoint of endpoints) {
      const isOpen = (await ask(endpoint)).status !== 404;
      if (isOpen !== allowed.includes(endpoint)) wrong.push(endpoint);
    }
    expect(wrong).toEqual([]);
  });

  test("is not reached by another spelling of an address", async () => {
    for (const spelled of [
      "POST //sign-in/email",
      "POST /sign-in/../sign-up/email",
      "POST /SIGN-UP/email",
      "POST /sign-in/email/",
    ])
      expect((await ask(spelled)).status).toBe(404);
  });

  test("is given no text that the database cannot hold", async () => {
    const headers = { host: "localhost:3000", "content-type": "application/json", origin: APP_URL };
    for (const username of ["a\0b", "a\ud800b"]) {
      const body = json({ username, password: "a long enough password" });
      const request = new Request(`${APP_URL}/api/auth/sign-in/username`, { method: "POST", headers, body });
      expect((await authDoor(request)).status).toBe(400);
    }
  });

  test("keeps the session in a cookie that no other site, script or plain connection gets", async () => {
    const { sessionToken } = (
      await createAuth({ db, secret: "s".repeat(40), appUrl: "https://court.example" }).$context
    ).authCookies;
    expect(sessionToken.name).toBe("__Host-peshi");
    expect(sessionToken.attributes).toMatchObject({ httpOnly: true, secure: true, sameSite: "lax", path: "/" });
    expect(sessionToken.attributes.domain).toBeUndefined();
  });

  test("takes no password over plain HTTP from another computer", async () => {
    const headers = { host: "192.168.1.5:3000", "content-type": "application/json", origin: "http://192.168.1.5:3000" };
    const body = json({ username: "somebody", password: "a long enough password" });
    const request = new Request("http://192.168.1.5:3000/api/auth/sign-in/username", { method: "POST", headers, body });
    expect((await authDoor(request)).status).toBe(403);
  });
});
