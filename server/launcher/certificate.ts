import { X509Certificate } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { hostname, networkInterfaces } from "node:os";
import { join, resolve } from "node:path";
import { generate } from "selfsigned";

/** What HTTPS is served with: files, since the application runs in another process. */
export type Certificate = {
  readonly certFile: string;
  readonly keyFile: string;
  /** SHA-256, as browsers show it. */
  readonly fingerprint: string;
  /** Made here, so that other computers must be told to trust it. */
  readonly isOwn: boolean;
  /** The addresses under which this computer is reached. */
  readonly names: readonly string[];
  /** Just made: whoever trusted an earlier one must trust this one. */
  readonly isNew: boolean;
};

// What Apple's devices take at most; others take longer.
const DAYS = 800;
const RENEW_DAYS = 30;
const DAY_MS = 86_400_000;

/** The certificate that is given, or one of our own, made when there is none or a name or address is new here. */
export async function openCertificate(
  folder: string,
  given: { certFile?: string | undefined; keyFile?: string | undefined },
  now: Date,
): Promise<Certificate> {
  const names = ownNames();
  if (given.certFile !== undefined || given.keyFile !== undefined) return givenCertificate(given, names, now);
  const place = join(folder, "tls");
  const [certFile, keyFile] = [join(place, "peshi.crt"), join(place, "peshi.key")];
  const isKept = existsSync(certFile) && existsSync(keyFile) && isGood(readCertificate(certFile), names, now);
  if (!isKept) await makeCertificate({ place, certFile, keyFile }, names, now);
  const { fingerprint256 } = readCertificate(certFile);
  return { certFile, keyFile, fingerprint: fingerprint256, isOwn: true, names, isNew: !isKept };
}

function givenCertificate(
  { certFile, keyFile }: { certFile?: string | undefined; keyFile?: string | undefined },
  names: readonly string[],
  now: Date,
): Certificate {
  if (certFile === undefined || keyFile === undefined)
    throw new Error("--cert and --key go together: the certificate and its key, both as PEM files.");
  const files = { certFile: resolve(certFile), keyFile: resolve(keyFile) };
  for (const file of Object.values(files))
    if (!existsSync(file)) throw new Error(`${file}: there is no such file. Nothing was changed.`);
  const certificate = readCertificate(files.certFile);
  if (certificate.validToDate < now) throw new Error(`${files.certFile} ended on ${certificate.validTo}.`);
  return { ...files, fingerprint: certificate.fingerprint256, isOwn: false, names, isNew: false };
}

function readCertificate(file: string): X509Certificate {
  try {
    return new X509Certificate(readFileSync(file));
  } catch {
    throw new Error(`${file} is no certificate that can be read.`);
  }
}

function isGood(certificate: X509Certificate, names: readonly string[], now: Date): boolean {
  if (certificate.validToDate.getTime() < now.getTime() + RENEW_DAYS * DAY_MS) return false;
  return names.every((name) => (isAddress(name) ? certificate.checkIP(name) : certificate.checkHost(name)));
}

type Files = { place: string; certFile: string; keyFile: string };

async function makeCertificate({ place, certFile, keyFile }: Files, names: readonly string[], now: Date) {
  const made = await generate([{ name: "commonName", value: `Peshi on ${hostname()}`.slice(0, 60) }], {
    keyType: "ec",
    algorithm: "sha256",
    // A clock that is a little behind on another computer must not refuse it.
    notBeforeDate: new Date(now.getTime() - DAY_MS),
    notAfterDate: new Date(now.getTime() + DAYS * DAY_MS),
    extensions: [
      { name: "basicConstraints", cA: false, critical: true },
      { name: "keyUsage", digitalSignature: true, critical: true },
      { name: "extKeyUsage", serverAuth: true },
      {
        name: "subjectAltName",
        altNames: names.map((name) => (isAddress(name) ? { type: 7, ip: name } : { type: 2, value: name })),
      },
    ],
  });
  mkdirSync(place, { recursive: true });
  chmodSync(place, 0o700);
  writeFileSync(keyFile, made.private, { mode: 0o600 });
  writeFileSync(certFile, made.cert);
}

const isAddress = (name: string) => /^[\d.]+$|:/.test(name);

/** The names and addresses of this computer, the ones for itself last. */
function ownNames(): string[] {
  const addresses = Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter(({ family, internal }) => family === "IPv4" && !internal)
    .map(({ address }) => address);
  const name = hostname().toLowerCase();
  const named = /^[a-z0-9.-]+$/.test(name) ? [name, ...(name.includes(".") ? [] : [`${name}.local`])] : [];
  return [...new Set([...addresses, ...named, "localhost", "127.0.0.1", "::1"])];
}
