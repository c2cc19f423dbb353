import { shortNumber } from "../../rules/case/case-label.ts";
import { policyOf } from "../../rules/courts/policy.ts";
import { spacedToken } from "../../rules/reminders/page-token.ts";
import { lintReminder } from "../../rules/reminders/reminder-lint.ts";
import { mayHoldLink } from "../../rules/reminders/reminder-plan.ts";
import { unseal, unsealText } from "../cards/seal.ts";
import type { Gateway, Letter } from "../channels/gateway.ts";
import { pagePlace } from "../private-page/page-address.ts";
import { whosePage } from "../private-page/private-pages.ts";
import type { FullReader } from "../wording/words.ts";
import type { LetterRow } from "./deliver-store.ts";
import { fullText } from "./full-text.ts";
import { neutralText, type WrittenText } from "./neutral-text.ts";

export type Written = { letter: Letter; textVersion: string };

/** What belongs in one message: of an official all of a court and a day, of anybody else each by itself. */
export function together(rows: readonly LetterRow[]): LetterRow[][] {
  const keyOf = (row: LetterRow) =>
    row.audience === "open" && row.personId !== null
      ? `${row.personId}/${readerOf(row)}/${row.courtId}/${row.day}/${row.kind}`
      : `one/${row.id}`;
  return [...Map.groupBy(rows, keyOf).values()];
}

/** An accused who is counsel elsewhere is told of his own case in other words. */
const readerOf = ({ role }: LetterRow): FullReader => (role === "counsel" || role === "accused" ? role : "official");

/** The message of reminders that belong together; a word says why none can be written, which a person then sees. */
export function writeLetter(rows: readonly LetterRow[], gateway: Gateway, now: Date): Written | string {
  const first = rows[0]!;
  const to = addressOf(first);
  if (to === null) return "no-address";
  const text = first.audience === "open" ? fullTextOf(rows, gateway) : neutralTextOf(first, gateway);
  if (text === null) return "no-office-number";
  const { subject, body, sms, version } = text;
  // The texts are tested; whatever came into one all the same is not for her phone.
  if (first.audience === "guarded" && givesAway(first, text)) return "text-gives-away";
  const notAfter = new Date(Math.min(...rows.map((row) => row.notAfter.getTime())));
  const minutesLeft = Math.max(1, Math.floor((notAfter.getTime() - now.getTime()) / 60_000));
  return {
    letter: { to, subject, body, sms, notAfter, minutesLeft, reminderId: first.id, reference: first.ourReference },
    textVersion: `${first.audience === "open" ? readerOf(first) : first.audience}/${first.language}/${version}`,
  };
}

/** But for the address of her page, where the message may hold it. */
function givesAway(row: LetterRow, { subject, body }: WrittenText): boolean {
  const said = `${subject ?? ""}\n${body.replace(linkOf(row) ?? "", "")}`;
  return lintReminder(said, { numbers: [shortNumber(row)] }).length > 0;
}

/** The first address of the channel on the card; of who needs no card, the number or address that the court has. */
function addressOf({ routes, channel, sealed, salt, casePersonId, phone, email }: LetterRow): string | null {
  if (routes === null) return channel === "sms" ? phone : email;
  const at = routes.findIndex((route) => route.channel === channel);
  return unseal(sealed, salt, casePersonId)?.addresses[at] ?? null;
}

function fullTextOf(rows: readonly LetterRow[], { can }: Gateway): WrittenText {
  const { kind, channel, language, day, court } = rows[0]!;
  const matters = rows.map((row) => ({ number: shortNumber(row), minute: minuteOf(row), room: row.room }));
  return fullText({
    ...{ kind, channel, language, day, court, matters },
    ...{ reader: readerOf(rows[0]!), takesReplies: can.replies },
  });
}

function neutralTextOf(row: LetterRow, gateway: Gateway): WrittenText | null {
  const { kind, channel, language, day, code } = row;
  const { callOffice } = policyOf(row.policy);
  if (callOffice === null) return null;
  const takesReplies = row.isReplyAllowed && gateway.can.replies;
  return neutralText({
    ...{ kind, channel, language, day, minute: minuteOf(row), code, takesReplies },
    ...{ office: callOffice, link: linkOf(row) },
  });
}

/** Her page, where she wants it in her e-mails, the card still allows it and no wrong codes shut it. Never by text. */
function linkOf({ channel, level, routes, sealedPage, salt, casePersonId }: LetterRow): string | null {
  const way = routes?.find((route) => route.channel === channel);
  if (!way || level < 2 || !mayHoldLink(way)) return null;
  const token = unsealText(sealedPage, salt, whosePage(casePersonId));
  return token === null ? null : `${pagePlace(process.env).base}${spacedToken(token)}`;
}

const minuteOf = ({ reportingTime }: LetterRow) =>
  Number(reportingTime.slice(0, 2)) * 60 + Number(reportingTime.slice(3, 5));
