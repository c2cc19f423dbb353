"use client";

export type Entered = "in" | "code" | "wrong" | "late" | "slip" | "left" | "tooMany" | "offline";

async function post(path: string, body: object): Promise<Response | null> {
  try {
    const headers = { "content-type": "application/json" };
    return await fetch(path, { method: "POST", headers, body: JSON.stringify(body) });
  } catch {
    return null;
  }
}

const codeOf = async (response: Response): Promise<string> =>
  ((await response.json().catch(() => null)) as { code?: string } | null)?.code ?? "";

/** Right, and yet nothing opens. */
const CLOSED: Record<string, Entered> = { SLIP_OVER: "slip", LEFT: "left" };

/** Tries a password: `code` when it was right and the code of the phone is wanted besides. */
export async function enterPassword(username: string, password: string): Promise<Entered> {
  const response = await post("/api/auth/sign-in/username", { username: username.trim(), password });
  if (response === null) return "offline";
  if (response.status === 429) return "tooMany";
  if (!response.ok) return CLOSED[await codeOf(response)] ?? "wrong";
  const said = (await response.json().catch(() => null)) as { twoFactorRedirect?: boolean } | null;
  return said?.twoFactorRedirect ? "code" : "in";
}

/** Gives the code of the phone, or a recovery code; `late` when the password has to be given once more. */
export async function enterCode(code: string, isRecovery: boolean): Promise<Entered> {
  const path = isRecovery ? "/api/auth/two-factor/verify-backup-code" : "/api/auth/two-factor/verify-totp";
  const response = await post(path, { code });
  if (response === null) return "offline";
  if (response.ok) return "in";
  if (response.status === 429) return "tooMany";
  const said = await codeOf(response);
  if (CLOSED[said]) return CLOSED[said];
  return said === "INVALID_TWO_FACTOR_COOKIE" || said.startsWith("TOO_MANY") ? "late" : "wrong";
}

export type Enrolling = { address: string; recovery: string[] } | "wrong" | "tooMany" | "offline";

/** Begins a second factor: what the app reads, and the recovery codes. */
export async function beginCode(password: string): Promise<Enrolling> {
  const response = await post("/api/auth/two-factor/enable", { password });
  if (response === null) return "offline";
  if (!response.ok) return response.status === 429 ? "tooMany" : "wrong";
  const said = (await response.json()) as { totpURI: string; backupCodes: string[] };
  return { address: said.totpURI, recovery: said.backupCodes };
}

/** Other recovery codes in place of those that are lost or used up. */
export async function newRecovery(password: string): Promise<string[] | "wrong" | "tooMany" | "offline"> {
  const response = await post("/api/auth/two-factor/generate-backup-codes", { password });
  if (response === null) return "offline";
  if (!response.ok) return response.status === 429 ? "tooMany" : "wrong";
  return ((await response.json()) as { backupCodes: string[] }).backupCodes;
}

export type Unlocked = { state: "open" } | { state: "wrong"; left: number } | { state: "over" } | { state: "offline" };

export async function unlock(pin: string): Promise<Unlocked> {
  const response = await post("/api/unlock", { pin });
  return response?.ok ? ((await response.json()) as Unlocked) : { state: "offline" };
}
