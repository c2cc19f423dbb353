/** A text with Urdu, Sindhi and Arabic digits as western ones, for a paper in English; everything else as it was typed. */
export function westernDigits(text: string): string {
  return text.replace(/[۰-۹٠-٩]/g, (digit) => {
    const code = digit.charCodeAt(0);
    return String(code >= 0x06f0 ? code - 0x06f0 : code - 0x0660);
  });
}
