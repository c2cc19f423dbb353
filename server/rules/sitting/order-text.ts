import type { CourtDay } from "../calendar/court-day.ts";
import type { AdjournmentReason, Side } from "../case/adjournment.ts";
import type { Disposal, Outcome } from "../case/outcomes.ts";
import type { Purpose } from "../case/purposes.ts";
import type { Stage } from "../case/stages.ts";
import type { Mark } from "../listing/attendance.ts";
import type { CaseRole } from "../people/people.ts";

/** Somebody as the order names them: by role, and by a label such as `PW-2` or a name. A protected name is never passed. */
export type OrderPerson = { readonly role: CaseRole; readonly label: string | null; readonly mark: Mark };

export type OrderFacts = {
  readonly kind: Outcome;
  readonly people: readonly OrderPerson[];
  readonly purpose: Purpose;
  readonly reason: AdjournmentReason | null;
  readonly side: Side | null;
  /** Which adjournment by this side it is; see `timesBy`. */
  readonly times: number | null;
  /** Whether the threshold of the side is met; see `warningFor`. */
  readonly isWarned: boolean;
  readonly disposal: Disposal | null;
  readonly next: { readonly day: CourtDay; readonly purpose: Purpose } | null;
  /** The reader's own words; they stand after the sentence of the reason. */
  readonly note: string | null;
};

/** The sentences of an order in one language, each finished with its full stop. */
export type OrderWords = {
  readonly called: string;
  readonly accused: (mark: Mark, label: string | null) => string;
  readonly person: (role: Exclude<CaseRole, "accused">, mark: Mark, label: string | null) => string;
  readonly reasons: Readonly<Record<AdjournmentReason, string>>;
  /** `at the instance of the prosecution (2nd time)`. */
  readonly onAccountOf: (side: Side, times: number | null) => string;
  readonly purposes: Readonly<Record<Purpose, string>>;
  readonly adjourned: (account: string | null, day: string, purpose: string) => string;
  readonly adjournedUndated: (account: string | null) => string;
  readonly outcomes: Readonly<Record<Exclude<Outcome, "adjourned" | "disposed" | "reserved">, string>>;
  readonly reserved: { readonly judgment: string; readonly order: string };
  readonly disposed: (disposal: Disposal) => string;
  readonly toComeUp: (day: string, purpose: string) => string;
  readonly warning: (side: Side, times: number) => string;
  readonly section: string;
  /** Said behind the words of an order that moved the case on without a hearing. */
  readonly toStage: (stage: Stage) => string;
};

/** `dd.mm.yyyy`, as orders of the courts of Sindh write a day. */
export function orderDay(day: CourtDay): string {
  return day.split("-").reverse().join(".");
}

/**
 * The order of a hearing for the order sheet (Date | Order), composed from what was recorded. An adjournment states its
 * reason, the side and how often it was, the next date and s.344 CrPC, which wants the reasons in writing (confirmed).
 * A draft: the judge reads, changes and signs it.
 */
export function orderText(facts: OrderFacts, words: OrderWords): string {
  if (facts.kind === "listed-in-error")
    return joined([words.outcomes["listed-in-error"], ownWords(facts), onward(facts, words)]);
  const called = facts.kind === "not-reached" ? null : words.called;
  const people = facts.kind === "not-reached" ? [] : facts.people.filter((one) => !isSaidByReason(one, facts));
  const present = people.map((one) => sentenceOf(one, words));
  return joined([called, ...present, ...endOf(facts, words)]);
}

/** Whose staying away the reason itself states: said once, unless the person is named or numbered. */
const SAID_BY: Partial<Record<AdjournmentReason, { role: CaseRole; mark: Mark }>> = {
  "officer-absent": { role: "investigating-officer", mark: "absent" },
  "prosecutor-absent": { role: "prosecutor", mark: "absent" },
  "counsel-absent": { role: "counsel", mark: "absent" },
  "accused-absent": { role: "accused", mark: "absent" },
  "prisoner-not-produced": { role: "accused", mark: "not-produced" },
  "complainant-absent": { role: "complainant", mark: "absent" },
};

function isSaidByReason({ role, mark, label }: OrderPerson, { kind, reason }: OrderFacts): boolean {
  const said = kind === "adjourned" && reason !== null && label === null ? SAID_BY[reason] : undefined;
  return said?.role === role && said.mark === mark;
}

function sentenceOf({ role, mark, label }: OrderPerson, words: OrderWords): string {
  return role === "accused" ? words.accused(mark, label) : words.person(role, mark, label);
}

function endOf(facts: OrderFacts, words: OrderWords): (string | null)[] {
  const { kind, purpose, disposal } = facts;
  if (kind === "adjourned") return adjournmentOf(facts, words);
  if (kind === "disposed") return [ownWords(facts), disposal && words.disposed(disposal)];
  if (kind === "reserved") {
    const what = purpose === "arguments" || purpose === "judgment" ? "judgment" : "order";
    return [ownWords(facts), words.reserved[what], onward(facts, words)];
  }
  return [words.outcomes[kind], ownWords(facts), onward(facts, words)];
}

function adjournmentOf(facts: OrderFacts, words: OrderWords): (string | null)[] {
  const { reason, side, times, next, isWarned } = facts;
  const account = side && words.onAccountOf(side, times);
  return [
    // "Other" says nothing: the reader's words are the reason then.
    reason && !(reason === "other" && facts.note?.trim()) ? words.reasons[reason] : null,
    ownWords(facts),
    next ? words.adjourned(account, orderDay(next.day), words.purposes[next.purpose]) : words.adjournedUndated(account),
    isWarned && side && times !== null ? words.warning(side, times) : null,
    words.section,
  ];
}

function onward({ next }: OrderFacts, words: OrderWords): string | null {
  return next && words.toComeUp(orderDay(next.day), words.purposes[next.purpose]);
}

const ownWords = ({ note }: OrderFacts): string | null => finished(note);

/** Words as somebody typed them, with the full stop of their own script. */
export function finished(words: string | null): string | null {
  const text = words?.trim();
  if (!text) return null;
  return /[.!?۔؟]$/.test(text) ? text : `${text}${/[\u0600-\u06ff]$/.test(text) ? "۔" : "."}`;
}

const joined = (parts: readonly (string | null)[]): string => parts.filter((part) => part).join(" ");
