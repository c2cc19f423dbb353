/** Hours for which a device that gave the code is not asked for it again. */
export const CODE_HOURS = 24;

/** The secret inside the address that an authenticator reads; null when there is none. */
export function secretOf(address: string): string | null {
  return /[?&]secret=([A-Z2-7]+)/i.exec(address)?.[1]?.toUpperCase() ?? null;
}

/** What the picture says to an authenticator: whose code it is, by username, and nothing of the court's matters. */
export function codeAddress(secret: string, username: string): string {
  return `otpauth://totp/Peshi:${encodeURIComponent(username)}?secret=${secret}&issuer=Peshi&digits=6&period=30`;
}

/** In fours, as it is typed from one screen into another. */
export const inFours = (secret: string): string => secret.match(/.{1,4}/g)?.join(" ") ?? "";
