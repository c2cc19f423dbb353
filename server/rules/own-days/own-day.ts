import { addDays, type CourtDay } from "../calendar/court-day.ts";
import type { Purpose } from "../case/purposes.ts";
import type { RequestState } from "../evidence/evidence-ledger.ts";
import { type Attendee, type Expected, expectedAt } from "../listing/attendance.ts";
import { isNeededFor } from "../listing/evidence-wait.ts";
import { type NeededFacts, needAt } from "../listing/needed-people.ts";
import type { Limit, LimitRule } from "../listing/next-date-limits.ts";
import type { CaseRole } from "../people/people.ts";
import type { ProcessState } from "../process/process-states.ts";

/** People who are wanted at a hearing, by what they are in the case and how they come; never by name. */
export type WantedPeople = {
  readonly role: CaseRole;
  readonly how: Expected["how"];
  readonly isForDefence: boolean;
  readonly n: number;
};

/** Who must be there, counted: prosecution and defence witnesses apart, an accused from jail apart from one on bail. */
export function wantedAt(purpose: Purpose, people: readonly Attendee[]): WantedPeople[] {
  const byId = new Map(people.map((one) => [one.id, one]));
  const counted = new Map<string, WantedPeople>();
  for (const { id, role, how } of expectedAt(purpose, people)) {
    const isForDefence = byId.get(id)?.isForDefence === true && how === "to-testify";
    const key = `${role}/${how}/${isForDefence}`;
    const n = (counted.get(key)?.n ?? 0) + 1;
    counted.set(key, { role, how, isForDefence, n });
  }
  return [...counted.values()];
}

/** A request of the evidence ledger, as an officer's day looks at it. */
export type OwedRequest = {
  readonly requestId: number;
  readonly caseId: number;
  readonly neededFor: Purpose | null;
  readonly state: RequestState;
  readonly dueBy: CourtDay | null;
};

/** What has not come yet: not asked for, or asked for and not answered in full. */
export const isMissing = ({ state }: Pick<OwedRequest, "state">): boolean =>
  ["draft", "sent", "chased", "partly-answered"].includes(state);

export type OwedProcess = { readonly processId: number; readonly state: ProcessState };

/** Whether a paper of the court has still to reach somebody. */
export const isToServe = ({ state }: OwedProcess): boolean => state === "issued" || state === "to-issue";

export type Duties = {
  /** Whether he must be in court himself, and to testify. */
  readonly come: "to-testify" | "present" | null;
  /** Requests whose reply the hearing cannot do without. */
  readonly bring: readonly number[];
  /** Papers that he has to serve or to collect for service. */
  readonly serve: readonly number[];
  /** The police report, where the hearing waits for it. */
  readonly isReportDue: boolean;
  readonly isNeeded: boolean;
};

export type DutyFacts = {
  readonly purpose: Purpose;
  readonly me: NeededFacts;
  readonly requests: readonly OwedRequest[];
  readonly processes: readonly OwedProcess[];
};

/** What somebody has to bring, serve or report for a hearing; who has nothing of it is not needed on the day. */
export function dutiesOf({ purpose, me, requests, processes }: DutyFacts): Duties {
  const come = comeAt(purpose, me);
  const isOfficer = me.role === "investigating-officer";
  const bring = requests.filter((one) => isMissing(one) && isNeededFor(one.neededFor, purpose));
  const serve = isOfficer ? processes.filter(isToServe) : [];
  const isReportDue = isOfficer && purpose === "report";
  return {
    come,
    bring: bring.map(({ requestId }) => requestId),
    serve: serve.map(({ processId }) => processId),
    isReportDue,
    isNeeded: come !== null || bring.length > 0 || serve.length > 0 || isReportDue,
  };
}

function comeAt(purpose: Purpose, me: NeededFacts): Duties["come"] {
  if (needAt(purpose, me) === null) return null;
  const attendee = { ...me, id: 0, testimony: me.testimony ?? ("none" as const) };
  return expectedAt(purpose, [attendee]).some(({ how }) => how === "to-testify") ? "to-testify" : "present";
}

/** Limits that end on a day of the calendar whatever date is given; the others count from the day of each order. */
export const DEADLINE_RULES = [
  "police-custody",
  "bail-clock",
  "report-due",
  "statutory-bail",
  "three-months",
  "juvenile-target",
  "trial-target",
] as const satisfies readonly LimitRule[];
export type DeadlineRule = (typeof DEADLINE_RULES)[number];

const isDeadlineRule = (rule: LimitRule): rule is DeadlineRule => DEADLINE_RULES.some((one) => one === rule);

/** A deadline is told with a hearing when it ends before it, or within this many days behind it. */
const NEAR_DAYS = 14;

/** The first deadline of a matter that its hearing on the day must mind; null where none is near. */
export function deadlineNear(
  limits: readonly Limit[],
  day: CourtDay,
): { rule: DeadlineRule; day: CourtDay; isMissed: boolean } | null {
  const near = limits
    .flatMap(({ rule, latest }) => (latest !== null && isDeadlineRule(rule) ? [{ rule, day: latest }] : []))
    .filter((one) => one.day <= addDays(day, NEAR_DAYS))
    .sort((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0));
  const [first] = near;
  return first ? { ...first, isMissed: first.day < day } : null;
}
