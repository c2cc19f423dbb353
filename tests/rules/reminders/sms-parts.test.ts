import fc from "fast-check";
import { expect, test } from "vitest";
import { smsEncoding, smsParts } from "../../../server/rules/reminders/sms-parts.ts";

const SEED = Number(process.env.PESHI_SEED ?? Date.now() % 1_000_000_000);
const counts = (text: string) => {
  const { encoding, units, parts } = smsParts(text);
  return [encoding, units, parts.length];
};

test("English and Roman Urdu take 160 signs in one message and 153 in each part of more", () => {
  expect(counts("a".repeat(160))).toEqual(["gsm7", 160, 1]);
  expect(counts("a".repeat(161))).toEqual(["gsm7", 161, 2]);
  expect(counts("a".repeat(306))).toEqual(["gsm7", 306, 2]);
  expect(counts("a".repeat(307))).toEqual(["gsm7", 307, 3]);
});

test("Urdu and Sindhi take 70 signs in one message and 67 in each part of more", () => {
  expect(counts("ب".repeat(70))).toEqual(["ucs2", 70, 1]);
  expect(counts("ب".repeat(71))).toEqual(["ucs2", 71, 2]);
  expect(counts("ڪ".repeat(134))).toEqual(["ucs2", 134, 2]);
  expect(counts("ڪ".repeat(135))).toEqual(["ucs2", 135, 3]);
});

test("a bracket or the euro sign takes two places and is never cut in two", () => {
  expect(counts("[]{}~^|\\€")).toEqual(["gsm7", 18, 1]);
  expect(counts(`${"a".repeat(159)}€`)).toEqual(["gsm7", 161, 2]);
  expect(smsParts(`${"a".repeat(152)}€${"a".repeat(10)}`).parts).toEqual(["a".repeat(152), `€${"a".repeat(10)}`]);
});

test.each(["it’s", "9–4", "so…", "a\u00a0b", "`", "ç"])(
  "one sign like that in %j turns an English text into the short kind",
  (text) => {
    expect(smsEncoding(text)).toBe("ucs2");
  },
);

test("a picture sign at the border of two parts stays whole", () => {
  const { parts } = smsParts(`${"ب".repeat(66)}🙂${"ب".repeat(20)}`);
  expect(parts).toEqual(["ب".repeat(66), `🙂${"ب".repeat(20)}`]);
});

test(`the parts are the text, none is longer than a part may be, and none holds half a sign (seed ${SEED})`, () => {
  const text = fc.string({
    unit: fc.oneof(
      fc.constantFrom(..."aé[€\n@Δ"),
      fc.constantFrom("ب", "🙂", "ۓ"),
      fc.string({ unit: "grapheme", maxLength: 1 }),
    ),
    maxLength: 400,
  });
  const plain = fc.string({ unit: fc.constantFrom(..."aZ9 é€[]~"), maxLength: 500 });
  const run = fc.property(fc.oneof(text, plain), (one) => {
    const { encoding, parts } = smsParts(one);
    expect(parts.join("")).toBe(one);
    for (const part of parts) {
      expect(part.isWellFormed()).toBe(true);
      const most = parts.length === 1 ? { gsm7: 160, ucs2: 70 } : { gsm7: 153, ucs2: 67 };
      const twice = encoding === "gsm7" ? [...part].filter((sign) => "^{}\\[~]|€".includes(sign)).length : 0;
      expect(part.length + twice).toBeLessThanOrEqual(most[encoding]);
    }
  });
  fc.assert(run, { seed: SEED, numRuns: 500 });
});
