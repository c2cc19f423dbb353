import { describe, expect, test } from "vitest";
import { deviceName } from "../../../server/rules/access/device-name.ts";
import { isCommonPassword, isShortPassword } from "../../../server/rules/access/password.ts";
import { isPlainPin, readPin } from "../../../server/rules/access/pin.ts";
import { codeAddress, inFours, secretOf } from "../../../server/rules/access/second-factor.ts";
import { standingOf } from "../../../server/rules/access/session-standing.ts";
import { oneTimeCode } from "../../support/one-time-code.ts";

describe("a password", () => {
  test.each(["password1234", "Password2026!", "qwertyuiop12", "aaaaaaaaaaaa", "abcabcabcabc", "123456789012"])(
    "%s is guessed among the first",
    (password) => expect(isCommonPassword(password)).toBe(true),
  );
  test.each(["Pakistan@2026", "karachikarachi", "peshi12345678"])(
    "%s is guessed among the first in Karachi",
    (password) => expect(isCommonPassword(password)).toBe(true),
  );
  test("that is the username and a few figures is refused", () => {
    expect(isCommonPassword("reader.east.26", "reader.east")).toBe(true);
    expect(isCommonPassword("reader.east sells lemons", "reader.east")).toBe(false);
  });
  test.each(["chai at the old bus stop", "neem-darakht-aath", "Zu9!kkq0-vvTr"])("%s is taken", (password) =>
    expect(isCommonPassword(password, "reader")).toBe(false),
  );
  test("has twelve letters, of any kind", () => {
    expect(isShortPassword("elevenlette")).toBe(true);
    expect(isShortPassword("twelveletter")).toBe(false);
  });
});

describe("a PIN", () => {
  test("is read in any figures", () => {
    expect(readPin(" ۴۰۷۱ ")).toBe("4071");
    expect(readPin("٤٠٧١")).toBe("4071");
    expect(readPin("40 71")).toBeNull();
    expect(readPin("123")).toBeNull();
    expect(readPin("123456789")).toBeNull();
  });
  test("that everybody tries first is told", () => {
    for (const pin of ["0000", "1234", "8765", "1212", "454545", "1999", "2026"])
      expect(`${pin} ${isPlainPin(pin)}`).toBe(`${pin} true`);
    for (const pin of ["4071", "13570", "112358", "90210"]) expect(`${pin} ${isPlainPin(pin)}`).toBe(`${pin} false`);
  });
});

describe("a session", () => {
  const now = new Date("2026-12-03T09:00:00Z");
  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
  const facts = { now, startedAt: ago(60), lastUsedAt: ago(5), lockedAt: null, hasPin: true, untouchedSeconds: 0 };

  test("is open while somebody works in it", () => expect(standingOf(facts)).toBe("open"));
  test("is locked after thirty idle minutes where there is a PIN, and over where there is none", () => {
    expect(standingOf({ ...facts, lastUsedAt: ago(30) })).toBe("locked");
    expect(standingOf({ ...facts, lastUsedAt: ago(30), hasPin: false })).toBe("over");
  });
  test("is locked for a screen that nobody touched, however often it asks", () =>
    expect(standingOf({ ...facts, untouchedSeconds: 1800 })).toBe("locked"));
  test("stays locked however new its use", () => expect(standingOf({ ...facts, lockedAt: ago(1) })).toBe("locked"));
  test("is over after twelve hours, PIN or not", () =>
    expect(standingOf({ ...facts, startedAt: ago(721) })).toBe("over"));
});

describe("a code", () => {
  test("is that of RFC 6238", () => {
    // Appendix B: the secret is the ASCII string 12345678901234567890, the last six of eight figures.
    const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    expect(oneTimeCode(secret, { at: 59_000 })).toBe("287082");
    expect(oneTimeCode(secret, { at: 1_111_111_109_000 })).toBe("081804");
  });
  test("is told to the phone by secret and username only", () => {
    expect(secretOf("otpauth://totp/Peshi:x%40peshi.invalid?secret=ABCDEFGH&issuer=Peshi")).toBe("ABCDEFGH");
    expect(codeAddress("ABCDEFGH", "reader.east")).toBe(
      "otpauth://totp/Peshi:reader.east?secret=ABCDEFGH&issuer=Peshi&digits=6&period=30",
    );
    expect(inFours("ABCDEFGHIJ")).toBe("ABCD EFGH IJ");
  });
});

test("a device is called by its browser and system", () => {
  const edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0";
  expect(deviceName(edge)).toEqual({ browser: "Edge", system: "Windows" });
  const phone = "Mozilla/5.0 (Linux; Android 14; Pixel 7) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36";
  expect(deviceName(phone)).toEqual({ browser: "Chrome", system: "Android" });
  expect(deviceName(null)).toEqual({ browser: null, system: null });
});
