import type { Connection } from "../../db/connect.ts";
import { readInSight } from "../access/sight.ts";
import { type CustodyAct, keepCustody, type RecordCustody } from "../case/people/record-custody.ts";
import { personInCase } from "../case/person-in-case.ts";
import { change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { announce, onJudgment } from "../judgment/judgment.ts";
import { type LifeOfCase, lifeOfCase } from "../judgment/status-of-case.ts";
import { withdrawOrdersOf } from "../process/record-custody-of.ts";
import { acquittalBy, type Follow, followOf, isBefore } from "../rules/applications/application-follows.ts";
import { APPLICATION_RULES, isApplication } from "../rules/applications/applications.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import { officeNumber } from "../rules/case/case-label.ts";
import {
  type AccusedStanding,
  type DecidedApplication,
  findAccusedStanding,
  findDecidedIn,
} from "./after-applications-store.ts";

type OfCase = { courtId: number; caseId: number };

/**
 * What orders on applications leave to be written in a case that is pending: the bail of an accused, or his acquittal
 * under s.249-A or s.265-K. Shown until it is written; nothing is written by itself.
 */
export function afterApplications(ctx: Context, input: OfCase) {
  return readInSight(ctx, { permission: "docket.read", courtId: input.courtId }, input, async (connection) => {
    const life = await lifeOfCase(connection, ctx, input.courtId, input.caseId);
    if (life.row.disposalDay !== null) return { left: [], judgmentVersion: null };
    const orders = await ordersIn(connection, input);
    if (orders.length === 0) return { left: [], judgmentVersion: null };
    const standing = await findAccusedStanding(connection, input.courtId, input.caseId);
    const left = orders.flatMap((order) => {
      const accused = leftBy(order, standing, life);
      return accused.length === 0 ? [] : [{ ...shownOf(order, life), accused }];
    });
    return { left, judgmentVersion: life.judgment?.version ?? null };
  });
}

type Order = DecidedApplication & { follow: Follow; kind: ReturnType<typeof kindOf> };

const kindOf = ({ applicationKind }: DecidedApplication) =>
  applicationKind !== null && isApplication(applicationKind) ? applicationKind : null;

async function ordersIn(connection: Connection, { courtId, caseId }: OfCase): Promise<Order[]> {
  const decided = await findDecidedIn(connection, courtId, caseId);
  return decided.flatMap((one) => {
    const kind = kindOf(one);
    const follow = followOf(kind, one.disposal);
    return follow === null ? [] : [{ ...one, kind, follow }];
  });
}

function shownOf(order: Order, { row }: LifeOfCase) {
  const { caseId, disposal, day, kind, follow } = order;
  const isOtherRank = kind !== null && !isBefore(kind, row.rank);
  return { applicationId: caseId, number: officeNumber(order), kind, disposal, day, follow, isOtherRank };
}

/** The accused of whom it is still to be written; those who made the application come ticked. Nobody once it was. */
function leftBy(order: Order, standing: readonly AccusedStanding[], life: LifeOfCase) {
  const isOpen = (one: AccusedStanding) => (order.follow === "bail" ? isBailOpen(one, order.day) : isTried(one, life));
  const applicants = standing.filter(
    ({ personId, nameKey }) => order.personIds.includes(personId) || order.nameKeys.includes(nameKey),
  );
  const asked = applicants.length > 0 ? applicants : standing;
  const isAnswered = applicants.length === 0 && standing.some((one) => isWritten(one, order, life));
  if (isAnswered || !asked.some(isOpen)) return [];
  const open = standing.filter(isOpen);
  return open.map((one) => ({
    ...{ id: one.id, version: one.version, name: one.name, nameUr: one.nameUr },
    isApplicant: applicants.includes(one) || open.length === 1,
    /** In custody since a day that nobody recorded. */
    asksSince: order.follow === "bail" && one.custody === "in" && (one.fromDay ?? one.custodySince) === null,
  }));
}

/** Not on bail, and nothing else became of his custody after the order: no new arrest, no other end. */
const isBailOpen = ({ custody, custodySince, fromDay, untilDay }: AccusedStanding, day: CourtDay): boolean =>
  custody !== "bail" && ![fromDay, untilDay, custodySince].some((one) => one !== null && one > day);

function isTried({ id }: AccusedStanding, { accused }: LifeOfCase): boolean {
  const one = accused.find((found) => found.id === id);
  return one !== undefined && !one.isReleased && !one.said?.result && !one.said?.isSplit;
}

/** Where the application names nobody of the case, one accused of whom it was written answers for it. */
function isWritten(one: AccusedStanding, { follow, day }: Order, { accused }: LifeOfCase): boolean {
  if (follow === "acquittal") return accused.some(({ id, said }) => id === one.id && said?.result === "acquitted");
  if (one.custody !== "bail") return false;
  return one.untilDay === null || (one.endedBecause === "bail" && one.untilDay >= day);
}

async function orderOf(connection: Connection, of: OfCase & { applicationId: number }, follow: Follow, day: CourtDay) {
  const found = (await ordersIn(connection, of)).find(({ caseId }) => caseId === of.applicationId);
  if (!found) throw new Refused("not-found");
  if (found.follow !== follow) throw new Refused("invalid", { field: "applicationId" });
  // Another order was recorded since it was shown.
  if (found.day !== day) throw new Refused("stale");
  return found;
}

export type WriteBail = OfCase & {
  applicationId: number;
  /** Of the order, as it was shown. */
  day: CourtDay;
  /** `sinceDay`: where nobody recorded since when he was in custody. */
  accused: readonly { id: number; version: number; sinceDay: CourtDay | null }[];
  key?: string;
};

/** The accused are on bail since the day of the order; orders to bring them that have not gone out go with it. */
export function writeBail(ctx: Context, input: WriteBail) {
  const { courtId, caseId, key, ...asked } = input;
  const act = { action: "application.bail-written", permission: "docket.change", courtId, key } as const;
  return change(ctx, { ...act, input: { caseId, ...asked } }, async (tx, changeId) => {
    const { day } = await orderOf(tx, input, "bail", input.day);
    if (input.accused.length === 0) throw new Refused("nothing-to-do");
    // All as they were seen, before the first of them changes what is recorded of the others.
    for (const { id, version } of input.accused) {
      const one = await personInCase(tx, { courtId, casePersonId: id, version });
      if (one.caseId !== caseId) throw new Refused("not-found");
    }
    let ordersWithdrawn = 0;
    for (const { id, sinceDay } of input.accused) {
      const now = (await findAccusedStanding(tx, courtId, caseId)).find((one) => one.id === id);
      if (!now || !isBailOpen(now, day)) throw new Refused("nothing-to-do");
      const custody: CustodyAct =
        now.custody === "in"
          ? { act: "ended", day, because: "bail", since: sinceDay }
          : { act: "at-liberty", custody: "bail" };
      const of: Omit<RecordCustody, "version"> = { courtId, casePersonId: id, custody };
      ordersWithdrawn += (await keepCustody(tx, ctx, of, withdrawOrdersOf)).ordersWithdrawn;
    }
    return { changeId, ordersWithdrawn };
  });
}

export type WriteAcquittal = OfCase & {
  applicationId: number;
  /** Of the order, as it was shown. */
  day: CourtDay;
  accusedIds: readonly number[];
  /** Of the judgment of the case, null where there is none. */
  version: number | null;
  key?: string;
};

/**
 * The accused are acquitted by the order; where nobody is left to be tried the case ends by the section of the order, and
 * its open dates are free. Refused as `stage-pair` where the stage of the case knows no such end.
 */
export function writeAcquittal(ctx: Context, input: WriteAcquittal) {
  return onJudgment(ctx, "application.acquittal-written", input, async (tx, life, changeId) => {
    const order = await orderOf(tx, input, "acquittal", input.day);
    if (life.row.disposalDay !== null) throw new Refused("nothing-to-do", { caseId: input.caseId });
    const note = `${APPLICATION_RULES[order.kind!].section} · ${officeNumber(order)}`;
    const sentence = { months: 0, fine: 0, compensation: 0, isSplit: false };
    const results = input.accusedIds.map((accusedId) => ({
      accusedId,
      result: "acquitted" as const,
      ...sentence,
      note,
    }));
    const by = acquittalBy(order.kind)!.disposal;
    const endsAs = { acquitted: by } as const;
    return { changeId, ...(await announce(tx, ctx, life, { ...input, judgeName: "", results }, endsAs)) };
  });
}
