import { westernDigits } from "../text/western-digits.ts";

/** Wrong PINs after which a device is signed out and its PIN forgotten. */
export const MOST_WRONG_PINS = 5;

/** A PIN as it is checked, in Western digits whatever it was typed in; null for anything but four to eight of them. */
export function readPin(text: string): string | null {
  const pin = westernDigits(text.trim());
  return /^\d{4,8}$/.test(pin) ? pin : null;
}

/** True for those that everybody tries first: one digit, a run of them, a pair over and over, a year. */
export function isPlainPin(pin: string): boolean {
  const steps = new Set([...pin].slice(1).map((digit, at) => Number(digit) - Number(pin[at])));
  const isRun = steps.size === 1 && Math.abs([...steps][0]!) <= 1;
  const isPair = pin.length % 2 === 0 && pin.slice(0, 2).repeat(pin.length / 2) === pin;
  return isRun || isPair || /^(19|20)\d\d$/.test(pin);
}
