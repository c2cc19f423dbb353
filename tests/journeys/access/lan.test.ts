import { X509Certificate } from "node:crypto";
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { type IncomingMessage, request as plainly } from "node:http";
import { request as securely } from "node:https";
import { isIP } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CourtServer } from "../support/court-server.ts";
import { expect, test } from "../support/office.ts";
import { ADMINISTRATOR } from "../support/set-up.ts";

let court: CourtServer;
const folder = mkdtempSync(join(tmpdir(), "peshi-given-"));

test.beforeAll(async () => {
  court = await CourtServer.make();
});
test.afterAll(async () => {
  await court.stop();
  rmSync(folder, { recursive: true, force: true });
});

type Sent = { path: string; body?: object; cookie?: string };
type Said = { status: number | undefined; headers: IncomingMessage["headers"]; body: string };

/** What a computer of the network trusts: one certificate, what everybody trusts, or nothing, where it comes in the open. */
type Trust = Buffer | "the usual" | null;

function send(host: string, trust: Trust, { path, body, cookie }: Sent): Promise<Said> {
  const { port } = court;
  const origin = `${trust ? "https" : "http"}://${host}:${port}`;
  const headers = {
    host: `${host}:${port}`,
    ...(body ? { origin, "content-type": "application/json" } : {}),
    ...(cookie ? { cookie } : {}),
  };
  // A name need not be known to this computer's own network; what it is called goes into the handshake.
  const to = isIP(host) ? { host } : { host: "127.0.0.1", servername: host };
  const options = { ...to, port, path, headers, method: body ? "POST" : "GET", agent: false };
  return new Promise((resolve, reject) => {
    const heard = (response: IncomingMessage) => {
      let text = "";
      response.on("data", (chunk) => (text += chunk));
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, body: text }));
    };
    const ca = trust instanceof Buffer ? { ca: trust } : {};
    const asked = trust ? securely({ ...options, ...ca }, heard) : plainly(options, heard);
    asked.on("error", reject);
    asked.end(body && JSON.stringify(body));
  });
}

const NEW_COURT = {
  district: {
    ...{ code: "lan", nameEn: "District of the network", nameUr: null, timezone: "Asia/Karachi", scopes: [] },
    courts: [{ code: "lan-1", nameEn: "Court of the network", nameUr: null, rank: "sessions" }],
  },
  pattern: { rule: "FREQ=WEEKLY;BYDAY=TH", startDay: "2026-01-01", untilDay: null, fallbackWeekday: null },
  loadsClosures: false,
  administrator: { name: "Made Up", ...ADMINISTRATOR },
};

test("a court on the network is entered over HTTPS with the certificate it prints, and in no other way", async ({
  request,
}, testInfo) => {
  testInfo.setTimeout(120_000);
  await court.start("--lan");
  // Until it is known that this is no demo it answers this computer, in the open.
  await expect
    .poll(() =>
      request.get(court.address).then(
        (said) => said.status(),
        () => 0,
      ),
    )
    .toBe(200);
  const begin = { headers: { origin: court.address }, maxRedirects: 0 };
  expect((await request.post(`${court.address}/begin/court`, begin)).status()).toBe(303);
  const [, token] = await court.printed(/https:\/\/\S+\/setup\?token=(\S+)/);
  const [, host = ""] = await court.printed(/other computers of the network:\s+https:\/\/([^\s:]+):\d+/);
  const [, fingerprint] = await court.printed(/fingerprint:\s+((?:[0-9A-F]{2}:){31}[0-9A-F]{2})/);
  const [, certFile = ""] = await court.printed(/carry (\S+) there/);
  const ca = readFileSync(certFile);
  expect(new X509Certificate(ca).fingerprint256).toBe(fingerprint);

  await expect(send(host, "the usual", { path: "/sign-in" }), "to who does not trust it").rejects.toThrow(
    /self.signed|unable to verify/,
  );
  const made = await send(host, ca, { path: "/api/setup", body: { ...NEW_COURT, token } });
  expect([made.status, made.body]).toEqual([200, expect.stringContaining("lan-1")]);
  const { username, password } = ADMINISTRATOR;
  const signingIn = { path: "/api/auth/sign-in/username", body: { username, password } };
  const signedIn = await send(host, ca, signingIn);
  const cookies = signedIn.headers["set-cookie"] ?? [];
  expect([signedIn.status, cookies[0]]).toEqual([200, expect.stringMatching(/^__Host-peshi=.*; Secure/i)]);
  const cookie = cookies.map((one) => one.split(";")[0]).join("; ");
  const whoAmI = { path: "/api/trpc/districts.me", cookie };
  expect(JSON.parse((await send(host, ca, whoAmI)).body)).toMatchObject({
    result: { data: { role: "administrator" } },
  });

  // In the open there is a page that says so, and nothing that signs in or answers, also with a good cookie.
  const page = await send(host, null, { path: "/sign-in" });
  expect([page.status, page.body]).toEqual([403, expect.stringContaining(`https://${host}:${court.port}/`)]);
  expect(page.body).toContain("not encrypted");
  expect(page.body).not.toMatch(/<form|<input|<script/);
  for (const sent of [signingIn, whoAmI]) {
    const { status, headers, body } = await send(host, null, sent);
    expect([status, headers["set-cookie"]]).toEqual([403, undefined]);
    expect(body).not.toContain("administrator");
  }

  // A certificate that is given takes the place of its own; who was signed in stays so.
  await court.end();
  const given = [join(folder, "given.crt"), join(folder, "given.key")] as const;
  copyFileSync(certFile, given[0]);
  copyFileSync(certFile.replace(/crt$/, "key"), given[1]);
  await court.start("--cert", given[0], "--key", given[1]);
  await court.printed(/Ctrl-C stops it/);
  const again = await send(host, readFileSync(given[0]), whoAmI);
  expect(JSON.parse(again.body)).toMatchObject({ result: { data: { role: "administrator" } } });
  expect(again.headers["strict-transport-security"]).toMatch(/max-age=\d+/);
  expect((await send(host, null, signingIn)).status).toBe(403);
});
