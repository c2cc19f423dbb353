import { X509Certificate } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { get as getPlain, type IncomingMessage } from "node:http";
import { get as getSecure } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Certificate, openCertificate } from "../../../server/launcher/certificate.ts";
import { trustForwarded } from "../../../server/launcher/forwarded.mjs";
import { onePort } from "../../../server/launcher/one-port.ts";

const NOW = new Date();
const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
const folder = mkdtempSync(join(tmpdir(), "peshi-tls-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let own: Certificate;
beforeAll(async () => {
  own = await openCertificate(folder, {}, NOW);
});

describe("the certificate of the court's own computer", () => {
  test("names this computer, is kept, and its key is read by nobody else", async () => {
    const certificate = new X509Certificate(readFileSync(own.certFile));
    for (const name of own.names)
      expect(/^[\d.]+$|:/.test(name) ? certificate.checkIP(name) : certificate.checkHost(name)).toBeTruthy();
    expect(own).toMatchObject({ isNew: true, isOwn: true, fingerprint: certificate.fingerprint256 });
    expect(certificate.ca).toBe(false);
    expect(statSync(own.keyFile).mode & 0o077).toBe(0);
    expect(await openCertificate(folder, {}, NOW)).toMatchObject({ isNew: false, fingerprint: own.fingerprint });
  });

  test("is made again before it ends", async () => {
    const place = mkdtempSync(join(tmpdir(), "peshi-tls-"));
    try {
      const first = await openCertificate(place, {}, NOW);
      expect((await openCertificate(place, {}, later(760))).isNew).toBe(false);
      const again = await openCertificate(place, {}, later(790));
      expect(again).toMatchObject({ isNew: true });
      expect(again.fingerprint).not.toBe(first.fingerprint);
    } finally {
      rmSync(place, { recursive: true, force: true });
    }
  });

  test("gives way to one that is given whole, and no half of one is taken", async () => {
    const given = { certFile: own.certFile, keyFile: own.keyFile };
    expect(await openCertificate(folder, given, NOW)).toMatchObject({ isOwn: false, fingerprint: own.fingerprint });
    await expect(openCertificate(folder, { certFile: own.certFile }, NOW)).rejects.toThrow("go together");
    await expect(openCertificate(folder, { ...given, keyFile: "/nowhere.key" }, NOW)).rejects.toThrow("no such file");
    await expect(openCertificate(folder, { ...given, certFile: own.keyFile }, NOW)).rejects.toThrow(
      "is no certificate",
    );
    await expect(openCertificate(folder, given, later(900))).rejects.toThrow("ended on");
  });
});

describe("the port of a court on the network", () => {
  const front = () => onePort(own, (request, response) => response.end(`answered ${request.url}`));
  let server: ReturnType<typeof front>;
  let port = 0;
  beforeAll(async () => {
    server = front();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const read = (isSecure: boolean, host: string, path = "/sign-in") =>
    new Promise<{ response: IncomingMessage; body: string }>((resolve, reject) => {
      const ca = readFileSync(own.certFile);
      const options = { host: "127.0.0.1", port, path, ca, agent: false, headers: { host: `${host}:${port}` } };
      const request = (isSecure ? getSecure : getPlain)(options, (response) => {
        let body = "";
        response.on("data", (chunk) => (body += chunk));
        response.on("end", () => resolve({ response, body }));
      });
      request.on("error", reject);
    });

  test("answers over HTTPS, with a certificate that a computer which trusts it takes", async () => {
    const { response, body } = await read(true, "localhost");
    expect([response.statusCode, body]).toEqual([200, "answered /sign-in"]);
  });

  test("shows whoever comes without HTTPS where to go and nothing to sign in with", async () => {
    const { response, body } = await read(false, "192.168.1.5");
    expect(response.statusCode).toBe(403);
    expect(body).toContain(`https://192.168.1.5:${port}/`);
    expect(body).toContain("not encrypted");
    expect(body).not.toMatch(/<form|<input|<script|answered/);
    expect((await read(false, '"><script>')).body).not.toContain("<script>");
  });

  test("leads this computer itself straight on, but no program", async () => {
    expect((await read(false, "localhost", "/api/trpc/districts.me")).response.statusCode).toBe(403);
    const { response } = await read(false, "localhost", "/setup?token=x");
    expect([response.statusCode, response.headers.location]).toEqual([307, `https://localhost:${port}/setup?token=x`]);
  });
});

describe("what a request says of the way it came", () => {
  const said = () => {
    const headers: Record<string, string> = {
      "x-forwarded-for": "6.6.6.6, 10.0.0.9",
      "x-forwarded-host": "evil.example",
    };
    return { headers: { ...headers, forwarded: "for=6.6.6.6", "x-real-ip": "6.6.6.6", host: "court" } };
  };
  const left = (proxy: string) => {
    const request = said();
    process.env.PESHI_PROXY = proxy;
    trustForwarded(request as unknown as IncomingMessage);
    delete process.env.PESHI_PROXY;
    return request.headers;
  };

  test("is not believed, and behind a proxy only what the proxy itself added", () => {
    expect(left("")).toEqual({ host: "court" });
    expect(left("1")).toEqual({ host: "court", "x-forwarded-for": "10.0.0.9" });
  });
});
