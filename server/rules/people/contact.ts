import { foldDigits, foldSpaces } from "../text/search-key.ts";

/**
 * A CNIC, NICOP or B-Form number as its thirteen figures, from any writing: hyphens, spaces, Urdu digits. Null for what
 * is none. It proves nothing of its holder: there is no public checksum, and neither sex nor age is read from it.
 */
export function readCnic(text: string): string | null {
  const bare = foldDigits(foldSpaces(text)).replace(/[\s\-‐–.]/g, "");
  return /^[1-9]\d{12}$/.test(bare) ? bare : null;
}

/** A Pakistani mobile number as `+923XXXXXXXXX`, from 0300-…, 0092…, +92 … or the bare number, in any digits. Null for what is none. */
export function readPhone(text: string): string | null {
  const bare = foldDigits(foldSpaces(text)).replace(/[\s\-‐–.()]/g, "");
  const match = /^(?:\+92|0092|92|0)?(3\d{9})$/.exec(bare);
  return match ? `+92${match[1]}` : null;
}

/** An address for e-mail as typed, without what would make several of it or another header. Null for what is none. */
export function readEmail(text: string): string | null {
  const bare = text.trim();
  return bare.length <= 254 && /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;".]+$/.test(bare) ? bare : null;
}

/** `42101-*****67-1`: enough to tell two papers apart, too little to use. */
export function maskCnic(cnic: string): string {
  return `${cnic.slice(0, 5)}-*****${cnic.slice(10, 12)}-${cnic.slice(12)}`;
}

/** `42101-1234567-1`, as the card has it. */
export function formatCnic(cnic: string): string {
  return `${cnic.slice(0, 5)}-${cnic.slice(5, 12)}-${cnic.slice(12)}`;
}

/** `0300-*****67`. */
export function maskPhone(phone: string): string {
  return `0${phone.slice(3, 6)}-*****${phone.slice(-2)}`;
}

/** `z*****@example.pk`. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf("@");
  return `${[...email.slice(0, at)][0]}*****${email.slice(at)}`;
}

/** `0300-1234567`, as it is dialled here. */
export function formatPhone(phone: string): string {
  return `0${phone.slice(3, 6)}-${phone.slice(6)}`;
}
