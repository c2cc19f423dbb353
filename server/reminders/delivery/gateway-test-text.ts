import type { ReminderChannel } from "../../rules/reminders/reminder-plan.ts";
import { smsParts } from "../../rules/reminders/sms-parts.ts";
import type { WrittenText } from "./neutral-text.ts";

/** One in Latin letters and one in Urdu: gateways fail by the alphabet. */
export const GATEWAY_TEST_LANGUAGES = ["en", "ur"] as const;
export type GatewayTestLanguage = (typeof GATEWAY_TEST_LANGUAGES)[number];

/** The same words always, with nothing of a court, a case or a person: whoever gets it by mistake learns nothing. */
export const GATEWAY_TEST_TEXTS: Readonly<Record<GatewayTestLanguage, { subject: string; body: string }>> = {
  en: { subject: "Test", body: "This is a test. You need not do anything." },
  ur: { subject: "آزمائش", body: "یہ ایک آزمائشی پیغام ہے۔ کچھ کرنے کی ضرورت نہیں۔" },
};

export function gatewayTestText(
  channel: Exclude<ReminderChannel, "desk">,
  language: GatewayTestLanguage,
): Omit<WrittenText, "version"> {
  const { subject, body } = GATEWAY_TEST_TEXTS[language];
  return channel === "email" ? { subject, body, sms: null } : { subject: null, body, sms: smsParts(body) };
}
