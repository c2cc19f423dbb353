import { read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { roleMay } from "../core/permission.ts";
import { Refused } from "../core/refused.ts";
import { addDays, dayAt } from "../rules/calendar/court-day.ts";
import { policyOf } from "../rules/courts/policy.ts";
import type { CardLevel, ReminderChannel, ReminderKind, ReminderLanguage } from "../rules/reminders/reminder-plan.ts";
import { type CardLine, findCardLines, findSettings } from "./card-lines-store.ts";
import { routeFacts } from "./delivery/gateways.ts";
import { neutralText } from "./delivery/neutral-text.ts";
import { pagePlace } from "./private-page/page-address.ts";
import { reminderWords } from "./wording/languages.ts";

/** Of everybody in a case what may be sent and whether anything stands against it; nothing that is under the seal. */
export function cardsOfCase(ctx: Context, { courtId, caseId }: { courtId: number; caseId: number }) {
  return read(ctx, { permission: "docket.read", courtId }, async (connection) => {
    const settings = await findSettings(connection, courtId);
    if (!settings) throw new Refused("not-found");
    const cards = (await findCardLines(connection, courtId, caseId)).map((card) => forReader(ctx, card));
    return {
      today: dayAt(ctx.now, settings.timezone),
      cards,
      pages: pagePlace(process.env),
      route: routeFacts(process.env),
    };
  });
}

/** When somebody looked at her page says when she had her phone to herself: only who makes pages sees it. */
function forReader({ actor }: Context, card: CardLine): CardLine {
  const mayMake = actor.kind === "terminal" || (actor.kind === "staff" && roleMay(actor.role, "reminders.handle"));
  return mayMake || card.page === null ? card : { ...card, page: { ...card.page, openedAt: null } };
}

export type PreviewAsk = {
  courtId: number;
  level: CardLevel;
  ways: readonly { channel: ReminderChannel; language: ReminderLanguage }[];
  isReplyAllowed: boolean;
};

/** What a message may say at each level, in the order in which it would come. */
const KINDS: Readonly<Record<CardLevel, readonly ReminderKind[]>> = {
  0: [],
  1: ["please-call"],
  2: ["date", "changed", "cancelled"],
  3: [],
};

/** The code in a preview; a message has one of its own. */
const SAMPLE_CODE = "4417";

/** The texts that a card would lead to, as they would arrive, with what each costs. For a day a week from now, at nine. */
export function previewTexts(ctx: Context, { courtId, level, ways, isReplyAllowed }: PreviewAsk) {
  return read(ctx, { permission: "docket.read", courtId }, async (connection) => {
    const settings = await findSettings(connection, courtId);
    if (!settings) throw new Refused("not-found");
    const office = policyOf(settings.policy).callOffice;
    const route = routeFacts(process.env);
    if (office === null) return { hasOffice: false, texts: [], route };
    const about = { day: addDays(dayAt(ctx.now, settings.timezone), 7), minute: 9 * 60, code: SAMPLE_CODE, office };
    const texts = ways.flatMap(({ channel, language }) =>
      KINDS[level].flatMap((kind) => {
        if (channel === "desk") return [];
        const facts = { ...about, kind, channel, language, takesReplies: isReplyAllowed, link: null };
        const { subject, body, sms } = neutralText(facts);
        const { direction, needsNativeReader } = reminderWords[language];
        const size = sms && { parts: sms.parts.length, units: sms.units, most: mostOf(sms) };
        return [{ channel, language, kind, direction, needsNativeReader, subject, body, size }];
      }),
    );
    return { hasOffice: true, texts, route };
  });
}

/** What as many parts can hold: 160 or 70 signs alone, 153 or 67 in each of several. */
function mostOf({ encoding, parts }: { encoding: "gsm7" | "ucs2"; parts: readonly string[] }): number {
  const [single, part] = encoding === "gsm7" ? [160, 153] : [70, 67];
  return parts.length === 1 ? single : part * parts.length;
}
