import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { z } from "zod";

/** What a card knows that nobody may read in a copy of the database. */
const sealedShape = z.object({
  /** In the order of the card's routes. */
  addresses: z.array(z.string().max(200)).max(6),
  contactPerson: z
    .object({ name: z.string().max(200), relation: z.string().max(200), phone: z.string().max(40).nullable() })
    .nullable(),
  neverTell: z.string().max(1000),
  agreedWord: z.string().max(100),
});
export type SealedCard = z.infer<typeof sealedShape>;

export const newSalt = () => randomBytes(16).toString("base64url");

/** Encrypted and authenticated (AES-256-GCM) under a key of this card alone, for this person alone. */
export const seal = (card: SealedCard, salt: string, casePersonId: number): string =>
  sealText(JSON.stringify(card), salt, String(casePersonId));

/** `whose` belongs to it: sealed for one it opens for nobody else, nor as anything else of hers. */
export function sealText(text: string, salt: string, whose: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyOf(salt), iv).setAAD(Buffer.from(whose));
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64url");
}

/** Null where it cannot be opened: another key, another person's card, or one that was purged. */
export function unseal(sealed: string | null, salt: string | null, casePersonId: number): SealedCard | null {
  const text = unsealText(sealed, salt, String(casePersonId));
  try {
    return text === null ? null : sealedShape.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

export function unsealText(sealed: string | null, salt: string | null, whose: string): string | null {
  if (sealed === null || salt === null) return null;
  const bytes = Buffer.from(sealed, "base64url");
  try {
    const opener = createDecipheriv("aes-256-gcm", keyOf(salt), bytes.subarray(0, 12))
      .setAAD(Buffer.from(whose))
      .setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([opener.update(bytes.subarray(28)), opener.final()]).toString("utf8");
  } catch {
    return null;
  }
}

const keyOf = (salt: string): Buffer =>
  Buffer.from(hkdfSync("sha256", contactSecret(), salt, "peshi contact card", 32));

/** What all that reaches people is sealed and hashed with. */
export function contactSecret(): string {
  const secret = process.env.PESHI_CONTACT_KEY || process.env.AUTH_SECRET;
  if (!secret) throw new Error("no secret to seal contacts with: set AUTH_SECRET, or start with npm start");
  return secret;
}
