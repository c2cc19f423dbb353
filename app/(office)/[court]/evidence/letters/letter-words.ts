import type { CourtDay } from "../../../../../server/rules/calendar/court-day.ts";
import type { RequestKind } from "../../../../../server/rules/evidence/evidence-ledger.ts";

type Facts = {
  sentDay: CourtDay | null;
  earlier: readonly CourtDay[];
  kind: RequestKind;
  authority: string;
  isAuthorityConfirmed: boolean;
  what: string | null;
  byDay: CourtDay;
  isPartlyAnswered: boolean;
  preservedUntil: CourtDay | null;
  nextDay: CourtDay | null;
};
type InWords = (day: CourtDay) => string;

const KINDS: Readonly<Record<RequestKind, string>> = {
  data: "disclosure of data",
  preservation: "preservation of data",
  "removal-or-blocking": "removal or blocking of on-line content",
  "forensic-report": "forensic report",
  "call-or-subscriber-record": "call or subscriber record",
  "bank-record": "bank record",
};

/** The text of a reminder: English only, as those it goes to answer it. Law that was not read is not cited. */
export const LETTER = {
  kinds: KINDS,
  outward: "No. ______________",
  dated: "Dated:",
  to: "To",
  subject: "Subject",
  reminder: (number: number) => (number === 1 ? "Reminder" : `Reminder No. ${number}`),
  case: "Case",
  fir: "FIR No.",
  station: "Police station",
  sections: "Under sections",
  reference: "Your / our file reference",
  byOrder: "By order of the Court",
  signed: "Reader / Clerk of Court",
  body: ({ sentDay, kind, authority, isAuthorityConfirmed, what }: Facts, day: InWords) => {
    const law = isAuthorityConfirmed ? ` (${authority.split(/[:;,]/)[0]})` : "";
    const sent = sentDay ? ` by this Court's letter of ${day(sentDay)}` : "";
    const colon = what ? ":" : ".";
    const asked = `In the matter noted above, the ${KINDS[kind]}${law} was called for${sent}${colon}`;
    return [asked];
  },
  demand: ({ byDay, earlier, isPartlyAnswered, preservedUntil, kind, nextDay }: Facts, day: InWords) => {
    const chased = earlier.length === 0 ? "" : `This Court reminded you on ${earlier.map(day).join(" and on ")}. `;
    const missing = isPartlyAnswered
      ? "A part of it has been received; the rest is still awaited."
      : "No reply has been received so far.";
    const kept =
      kind === "preservation" && preservedUntil
        ? [`The data are to remain preserved until ${day(preservedUntil)} at the least.`]
        : [];
    const fixed = nextDay ? [`The matter is next fixed for ${day(nextDay)} and cannot proceed without it.`] : [];
    return [
      `${chased}${missing} You are required to furnish ${isPartlyAnswered ? "the rest" : "it"} to this Court on or before ${day(byDay)}, or to state in writing by that date why it cannot be furnished and when it will be.`,
      ...kept,
      ...fixed,
    ];
  },
} as const;
