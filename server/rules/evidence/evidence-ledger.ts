import type { Authority } from "../calendar/authority.ts";
import { addDays, type CourtDay, daysBetween } from "../calendar/court-day.ts";

/** What is asked for. */
export const REQUEST_KINDS = [
  "data",
  "preservation",
  "removal-or-blocking",
  "forensic-report",
  "call-or-subscriber-record",
  "bank-record",
] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** Of whom. */
export const EVIDENCE_SOURCES = [
  "meta",
  "google",
  "tiktok",
  "x",
  "telegram",
  "telecom-operator",
  "pta",
  "forensic-laboratory",
  "bank",
  "nadra",
  "other",
] as const;
export type EvidenceSource = (typeof EVIDENCE_SOURCES)[number];

/** The law each request rests on; what was not read may be shown, it refuses nothing. */
export const REQUEST_AUTHORITY: Readonly<Record<RequestKind, Authority>> = {
  data: { authority: "PECA s.34, disclosure of content data by warrant", confirmed: false },
  preservation: { authority: "PECA s.31: ninety days; the court is told within 24 hours", confirmed: true },
  "removal-or-blocking": {
    authority: "PECA s.37, unlawful on-line content; review and appeal in 30 days",
    confirmed: true,
  },
  "forensic-report": {
    authority: "PECA s.40, forensic laboratory; s.36, refusal to the court in 7 days",
    confirmed: false,
  },
  "call-or-subscriber-record": { authority: "PECA s.32, traffic data kept for one year", confirmed: true },
  "bank-record": { authority: "s.94 CrPC", confirmed: false },
};

/** The sources usually asked for each kind; any other pair is possible, it is only not offered first. */
export const USUAL_SOURCES: Readonly<Record<RequestKind, readonly EvidenceSource[]>> = {
  data: ["meta", "google", "tiktok", "x", "telegram", "nadra"],
  preservation: ["meta", "google", "tiktok", "x", "telegram", "telecom-operator"],
  "removal-or-blocking": ["pta"],
  "forensic-report": ["forensic-laboratory"],
  "call-or-subscriber-record": ["telecom-operator", "pta"],
  "bank-record": ["bank"],
};

export const LEDGER_EVENTS = [
  "sent",
  "chased",
  "renewed",
  "partly-answered",
  "answered",
  "refused",
  "withdrawn",
] as const;
export type LedgerEventKind = (typeof LEDGER_EVENTS)[number];
export type LedgerEvent = { readonly kind: LedgerEventKind; readonly day: CourtDay; readonly byDay?: CourtDay | null };

/** `expired` is never written down: it follows from the days of a preservation that nobody renewed. */
export type RequestState =
  | "draft"
  | "sent"
  | "chased"
  | "partly-answered"
  | "answered"
  | "refused"
  | "expired"
  | "withdrawn";

const STATE_OF: Readonly<Record<LedgerEventKind, RequestState>> = {
  sent: "sent",
  chased: "chased",
  renewed: "sent",
  "partly-answered": "partly-answered",
  answered: "answered",
  refused: "refused",
  withdrawn: "withdrawn",
};

const OPEN: readonly RequestState[] = ["sent", "chased", "partly-answered"];

export type EvidenceRequest = {
  readonly kind: RequestKind;
  readonly source: EvidenceSource;
  /** In order of day; the first is `sent`. */
  readonly events: readonly LedgerEvent[];
  /** When the reply was ordered; null where no day was set. */
  readonly dueDay: CourtDay | null;
};

/** Whether the event may be written next: a request is sent first, chased while open, and ends once. */
export function mayRecord(request: EvidenceRequest, kind: LedgerEventKind): boolean {
  const last = request.events.at(-1)?.kind;
  if (last === undefined) return kind === "sent";
  if (kind === "sent" || last === "refused" || last === "withdrawn") return false;
  // A preservation that was answered goes on and wants renewing.
  if (kind === "renewed") return request.kind === "preservation";
  return last !== "answered";
}

/** Whole days that a notice of preservation holds (s.31 PECA, confirmed). */
export const PRESERVATION_DAYS = 90;

/**
 * The last day on which data are still preserved: ninety days from the notice, or from the last renewal that came in
 * time. A renewal counts from its own day, never later than the order may mean it; one that came too late revives nothing.
 * Null for other requests. @param days length of a preservation, in days.
 */
export function preservedUntil(request: EvidenceRequest, days: number = PRESERVATION_DAYS): CourtDay | null {
  if (request.kind !== "preservation") return null;
  let until: CourtDay | null = null;
  for (const { kind, day } of request.events) {
    if (kind === "sent") until = addDays(day, days);
    if (kind === "renewed" && until !== null && day <= until) until = addDays(day, days);
  }
  return until;
}

/** Where a request stands on a day; events after it are not looked at. */
export function stateOf(request: EvidenceRequest, today: CourtDay): RequestState {
  const past = { ...request, events: request.events.filter(({ day }) => day <= today) };
  const last = past.events.at(-1);
  if (last === undefined) return "draft";
  const until = preservedUntil(past);
  const state = STATE_OF[last.kind];
  // A preservation that was answered is still lost on its day when nobody renews it; the data themselves are not here.
  const mayExpire = OPEN.includes(state) || state === "answered";
  return until !== null && mayExpire && today > until ? "expired" : state;
}

export function isOpen(request: EvidenceRequest, today: CourtDay): boolean {
  return OPEN.includes(stateOf(request, today));
}

export function sentDay(request: EvidenceRequest): CourtDay | null {
  return request.events.find(({ kind }) => kind === "sent")?.day ?? null;
}

/** Warning before a preservation ends, in days. A district may choose another number. */
export const PRESERVATION_NOTICE_DAYS = 14;

export type LedgerFinding = Authority & {
  readonly finding: "overdue" | "preservation-ends" | "preservation-lost";
  readonly day: CourtDay;
  /** Whole days past the day; negative while it lies ahead. */
  readonly days: number;
};

/**
 * What is to be told of a request on a day: a reply past its due day (by the days allowed where the order set none), a
 * preservation that ends within the notice, or one that ended. @param allowedDays whole days from sending, per district.
 */
export function ledgerFindings(
  request: EvidenceRequest,
  today: CourtDay,
  {
    allowedDays = null,
    noticeDays = PRESERVATION_NOTICE_DAYS,
  }: { allowedDays?: number | null; noticeDays?: number } = {},
): LedgerFinding[] {
  const found = (finding: LedgerFinding["finding"], day: CourtDay): LedgerFinding => ({
    ...REQUEST_AUTHORITY[request.kind],
    ...{ finding, day, days: daysBetween(day, today) },
  });
  const state = stateOf(request, today);
  const findings: LedgerFinding[] = [];
  const sent = sentDay(request);
  const due = request.dueDay ?? (sent === null || allowedDays === null ? null : addDays(sent, allowedDays));
  if (due !== null && OPEN.includes(state) && today > due) findings.push(found("overdue", due));
  const until = preservedUntil({ ...request, events: request.events.filter(({ day }) => day <= today) });
  if (until === null || state === "withdrawn" || state === "refused" || state === "draft") return findings;
  if (today > until) findings.push(found("preservation-lost", until));
  else if (daysBetween(today, until) <= noticeDays) findings.push(found("preservation-ends", until));
  return findings;
}
