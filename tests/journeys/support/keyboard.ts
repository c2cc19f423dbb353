import type { CDPSession, Page } from "@playwright/test";

/** What the physical keys write under the Urdu phonetic layout: letters and figures are Urdu, signs are not. */
const URDU: Readonly<Record<string, string>> = {
  ...{ KeyA: "ا", KeyB: "ب", KeyC: "چ", KeyD: "د", KeyE: "ع", KeyF: "ف", KeyG: "گ", KeyH: "ح", KeyI: "ی" },
  ...{ KeyJ: "ج", KeyK: "ک", KeyL: "ل", KeyM: "م", KeyN: "ن", KeyO: "ہ", KeyP: "پ", KeyQ: "ق", KeyR: "ر" },
  ...{ KeyS: "س", KeyT: "ت", KeyU: "ء", KeyV: "ط", KeyW: "و", KeyX: "ش", KeyY: "ے", KeyZ: "ز" },
  ...{ Digit0: "۰", Digit1: "۱", Digit2: "۲", Digit3: "۳", Digit4: "۴" },
  ...{ Digit5: "۵", Digit6: "۶", Digit7: "۷", Digit8: "۸", Digit9: "۹", Slash: "/" },
};

/** Physical keys, pressed one after another. */
export type Keys = (...codes: string[]) => Promise<void>;

export const latinKeys =
  (page: Page): Keys =>
  async (...codes) => {
    for (const code of codes) await page.keyboard.press(code);
  };

/** The same keys under the Urdu layout: the browser is told the physical key and the Urdu letter it writes. */
export async function urduKeys(page: Page): Promise<Keys> {
  const session = await page.context().newCDPSession(page);
  return async (...codes) => {
    for (const code of codes) await pressUrdu(session, code);
  };
}

async function pressUrdu(session: CDPSession, code: string): Promise<void> {
  const text = code === "Enter" ? "\r" : URDU[code];
  if (text === undefined) throw new Error(`the Urdu layout of the journeys has no ${code}`);
  const key = code === "Enter" ? "Enter" : text;
  const windowsVirtualKeyCode = code === "Enter" ? 13 : code.charCodeAt(code.length - 1);
  const event = { code, key, windowsVirtualKeyCode };
  await session.send("Input.dispatchKeyEvent", { type: "keyDown", text, ...event });
  await session.send("Input.dispatchKeyEvent", { type: "keyUp", ...event });
}

/** The keys that write a number. */
export const digits = (number: number): string[] => [...String(number)].map((figure) => `Digit${figure}`);
