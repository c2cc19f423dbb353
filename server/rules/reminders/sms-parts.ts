/** The default alphabet of text messages (3GPP TS 23.038 §6.2.1), without the escape. */
const BASIC =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
/** Its extension table: each of these takes two places. */
const EXTENSION = "\f^{}\\[~]|€";

const COSTS: ReadonlyMap<string, number> = new Map([
  ...[...BASIC].map((sign) => [sign, 1] as const),
  ...[...EXTENSION].map((sign) => [sign, 2] as const),
]);

/** Septets of a single message and of each part of a longer one; the header of parts takes seven. */
const GSM = { single: 160, part: 153 };
/** Sixteen-bit units; the header takes three. */
const UCS = { single: 70, part: 67 };

export const SMS_ENCODINGS = ["gsm7", "ucs2"] as const;
export type SmsEncoding = (typeof SMS_ENCODINGS)[number];

export type SmsParts = {
  readonly encoding: SmsEncoding;
  /** In septets or sixteen-bit units, over all parts. */
  readonly units: number;
  /** The text of each part; together they are the text. */
  readonly parts: readonly string[];
};

/** The alphabet a text needs: one sign outside the default one (a curly quote, a letter of Urdu) turns all of it. */
export function smsEncoding(text: string): SmsEncoding {
  for (const sign of text) if (!COSTS.has(sign)) return "ucs2";
  return "gsm7";
}

/**
 * A text as the parts that are sent and paid for. No sign is cut in two: neither one of the extension table nor a pair of
 * surrogates. An empty text is one empty part.
 */
export function smsParts(text: string): SmsParts {
  const encoding = smsEncoding(text);
  const limits = encoding === "gsm7" ? GSM : UCS;
  const costOf = (sign: string) => (encoding === "gsm7" ? (COSTS.get(sign) ?? 0) : sign.length);
  let units = 0;
  for (const sign of text) units += costOf(sign);
  if (units <= limits.single) return { encoding, units, parts: [text] };
  return { encoding, units, parts: cut(text, limits.part, costOf) };
}

function cut(text: string, limit: number, costOf: (sign: string) => number): string[] {
  const parts: string[] = [];
  let [part, used] = ["", 0];
  for (const sign of text) {
    const cost = costOf(sign);
    if (used + cost > limit) {
      parts.push(part);
      [part, used] = ["", 0];
    }
    [part, used] = [part + sign, used + cost];
  }
  return [...parts, part];
}
