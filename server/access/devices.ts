import { createHash, randomBytes, scrypt, timingSafeEqual } from "node:crypto";

/** A device's own name: kept in its cookie, nowhere else. */
export const newDevice = (): string => randomBytes(32).toString("base64url");

export const isDevice = (text: string | undefined): text is string => /^[\w-]{43}$/.test(text ?? "");

export const deviceHash = (device: string): string => createHash("sha256").update(device).digest("hex");

const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };

/** Salted with the name that only the device has: the few digits cannot be guessed from the database. */
export function pinHash(pin: string, device: string, userId: string): Promise<string> {
  return new Promise((resolve, reject) => {
    scrypt(pin, `${device}:${userId}`, 32, COST, (error, hash) =>
      error ? reject(error) : resolve(hash.toString("hex")),
    );
  });
}

export async function isPin(stored: string, pin: string, device: string, userId: string): Promise<boolean> {
  const given = Buffer.from(await pinHash(pin, device, userId), "hex");
  const wanted = Buffer.from(stored, "hex");
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
