/**
 * A whole number as it is typed, in Latin, Urdu or Arabic digits, with the commas and spaces of either script between
 * them; `null` where nothing is typed, `unread` where it is no whole number, so that nothing is lost without a word.
 */
export function readWhole(text: string): number | null | "unread" {
  const latin = text.replace(/[۰-۹٠-٩]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
  const digits = latin.replace(/[\s,،٬\u200e\u200f\u2066-\u2069]/g, "");
  if (digits === "") return null;
  return /^\d{1,15}$/.test(digits) ? Number(digits) : "unread";
}
