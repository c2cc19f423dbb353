import { addDays, type CourtDay, daysBetween, weekdayOf } from "../../rules/calendar/court-day.ts";
import type { AdjournmentReason } from "../../rules/case/adjournment.ts";
import type { Purpose } from "../../rules/case/purposes.ts";
import type { Stage } from "../../rules/case/stages.ts";
import type { EvidenceSource, LedgerEventKind, RequestKind } from "../../rules/evidence/evidence-ledger.ts";
import { USUAL_SOURCES } from "../../rules/evidence/evidence-ledger.ts";
import { Draws } from "./draws.ts";
import type { DocketCourt } from "./make-docket.ts";

export type DemoRequest = {
  /** Place of the case among those of its court. */
  caseAt: number;
  kind: RequestKind;
  source: EvidenceSource;
  sourceName: string | null;
  what: string;
  fileReference: string;
  dueDay: CourtDay | null;
  neededFor: Purpose | null;
  events: { kind: LedgerEventKind; day: CourtDay; number: number | null; note: string | null }[];
};

/** Shortest and longest reply in days, made up; the share that is refused. */
const REPLIES: Readonly<Record<EvidenceSource, readonly [least: number, most: number, refused: number]>> = {
  meta: [21, 74, 0.08],
  google: [18, 60, 0.06],
  tiktok: [30, 95, 0.1],
  x: [40, 120, 0.2],
  telegram: [60, 160, 0.6],
  "telecom-operator": [5, 19, 0.02],
  pta: [9, 44, 0.05],
  "forensic-laboratory": [24, 98, 0],
  bank: [6, 31, 0.02],
  nadra: [4, 20, 0],
  other: [10, 40, 0.05],
};

const KINDS: readonly (readonly [RequestKind, number])[] = [
  ["data", 38],
  ["forensic-report", 24],
  ["call-or-subscriber-record", 20],
  ["bank-record", 7],
  ["preservation", 7],
  ["removal-or-blocking", 4],
];

/** Nobody and no account is named: what was asked is told by its kind. */
const WHAT: Readonly<Record<RequestKind, readonly string[]>> = {
  data: [
    "Subscriber data and log-in records of the account named in the FIR",
    "Messages of the account for the month of the offence",
    "Registration e-mail, telephone number and IP addresses of the profile",
  ],
  preservation: ["Content and log-in records of the account, to be kept for ninety days"],
  "removal-or-blocking": ["Removal of the posted photographs and blocking of their copies"],
  "forensic-report": [
    "Examination of the seized mobile telephone and its two SIM cards",
    "Examination of the seized laptop and an external disk",
    "Comparison of the recording with the specimen voice",
  ],
  "call-or-subscriber-record": [
    "Call data record of the SIM in use, three months",
    "Subscriber record and CNIC verification of the SIM",
  ],
  "bank-record": ["Account opening form and statement of the receiving account"],
};

const BRANCHES: Partial<Record<EvidenceSource, readonly string[]>> = {
  "forensic-laboratory": ["Digital forensic laboratory, Karachi", "Digital forensic laboratory, Islamabad"],
  bank: ["I.I. Chundrigar Road branch", "Saddar branch"],
};

const AWAITED: Partial<Record<AdjournmentReason, readonly RequestKind[]>> = {
  "platform-awaited": ["data"],
  "forensic-awaited": ["forensic-report"],
  "records-awaited": ["call-or-subscriber-record"],
};

/** One case in so many has asked somebody for something. */
const SHARE = 0.17;

/**
 * What the court's cases asked for: some answered long ago, so that the usual time of a source is known, some open, some
 * overdue. Pure: the same docket and day give the same requests.
 */
export function makeEvidence(one: DocketCourt, today: CourtDay, seed = "peshi"): DemoRequest[] {
  const draws = new Draws(`${seed}/${one.court.code}/evidence`);
  const reasons = lastReasons(one);
  return one.cases.flatMap(({ matter, disposal }, caseAt) => {
    const began = matter.firDay ?? matter.institutionDay;
    if (began === null || daysBetween(began, today) < 12) return [];
    const of = { draws, caseAt, began, today, stage: matter.stage, isPending: disposal === null };
    const awaited = AWAITED[reasons.get(caseAt) ?? "other"];
    // One case in two that waits for a reply has nothing recorded: the file says so.
    if (awaited && of.isPending) return draws.chance(0.5) ? [makeRequest(of, draws.pick(awaited), true)] : [];
    if (!draws.chance(SHARE)) return [];
    const count = draws.chance(0.2) ? 2 : 1;
    return Array.from({ length: count }, () =>
      makeRequest(of, draws.weighted(KINDS), of.isPending && draws.chance(0.4)),
    );
  });
}

/** Why a case was adjourned the last time, where that is how its last hearing ended. */
function lastReasons({ hearings }: DocketCourt): Map<number, AdjournmentReason | null> {
  const heard = hearings.filter(({ outcome }) => outcome !== null);
  const inOrder = heard.sort((first, second) => (first.day < second.day ? -1 : 1));
  return new Map(inOrder.map(({ caseAt, outcome }) => [caseAt, outcome?.reason ?? null]));
}

type Of = { draws: Draws; caseAt: number; began: CourtDay; today: CourtDay; stage: Stage; isPending: boolean };

function makeRequest(of: Of, kind: RequestKind, isOpen: boolean): DemoRequest {
  const { draws, caseAt, stage } = of;
  const source = draws.weighted(USUAL_SOURCES[kind].map((one, at) => [one, 6 / (at + 1)] as const));
  const events = isOpen ? openEvents(of, kind, source) : endedEvents(of, source);
  const sent = events[0]?.day ?? null;
  return {
    ...{ caseAt, kind, source, events },
    sourceName: draws.pick(BRANCHES[source] ?? [null]),
    what: draws.pick(WHAT[kind]),
    fileReference: `CCW/${draws.between(100, 999)}/${(sent ?? of.today).slice(0, 4)}`,
    dueDay: sent !== null && draws.chance(0.3) ? weekday(addDays(sent, draws.pick([15, 30, 45]))) : null,
    neededFor: kind === "preservation" || kind === "removal-or-blocking" ? null : purposeFor(stage),
  };
}

const purposeFor = (stage: Stage): Purpose | null =>
  stage === "prosecution-evidence" ? "evidence" : stage === "inquiry" || stage === "fir" ? "report" : null;

/** Offices send and answer on no Sunday. */
const weekday = (day: CourtDay): CourtDay => (weekdayOf(day) === 7 ? addDays(day, -1) : day);

const event = (kind: LedgerEventKind, day: CourtDay, number: number | null = null, note: string | null = null) => ({
  ...{ kind, day, number, note },
});

function openEvents({ draws, began, today }: Of, kind: RequestKind, source: EvidenceSource): DemoRequest["events"] {
  if (draws.chance(0.06)) return [];
  const [, most] = REPLIES[source];
  const longest = Math.min(daysBetween(began, today) - 2, kind === "preservation" ? 96 : Math.ceil(most * 1.7));
  const sent = weekday(addDays(today, -draws.between(3, Math.max(4, longest))));
  const events = [event("sent", sent)];
  const every = draws.pick([21, 30, 30]);
  for (let number = 1; number <= 3; number += 1) {
    const day = weekday(addDays(sent, number * every));
    if (day >= addDays(today, -2) || draws.chance(0.35)) break;
    events.push(event("chased", day, number));
  }
  const last = events.at(-1)!.day;
  if (kind !== "preservation" && draws.chance(0.1) && daysBetween(last, today) > 6) {
    events.push(event("partly-answered", weekday(addDays(last, 5)), null, "Subscriber data only"));
  }
  return events;
}

/** Sent early in the case and over since; where the reply would still lie ahead, the request is open after all. */
function endedEvents(of: Of, source: EvidenceSource): DemoRequest["events"] {
  const { draws, began, today } = of;
  const [least, most, refused] = REPLIES[source];
  const sent = weekday(addDays(began, draws.between(3, 40)));
  const took = Math.round((draws.between(least, most) + draws.between(least, most)) / 2);
  const answered = weekday(addDays(sent, took));
  if (sent >= today) return [];
  const chased = addDays(sent, 30);
  const events = [event("sent", sent)];
  if (chased < answered && chased < today && draws.chance(0.5)) events.push(event("chased", weekday(chased), 1));
  if (answered >= today) return events;
  const isRefused = draws.chance(refused);
  const note = isRefused ? "Account not found, or outside its policy" : null;
  events.push(event(isRefused ? "refused" : draws.chance(0.03) ? "withdrawn" : "answered", answered, null, note));
  return events;
}
