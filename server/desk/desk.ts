import type { Connection } from "../../db/connect.ts";
import { notesFor } from "../case/case-notes.ts";
import { clockOf } from "../case/stage/case-status.ts";
import { read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { courtAndPolicy, type DayLoad, dayLoads } from "../courts/court-days.ts";
import { firstDayWithMatters } from "../listing/outcome-store.ts";
import { isApplication } from "../rules/applications/applications.ts";
import { addDays, type CourtDay, dayAt, daysBetween } from "../rules/calendar/court-day.ts";
import { officeNumber } from "../rules/case/case-label.ts";
import { daysInCustody, lastDayOfCustody } from "../rules/people/custody.ts";
import { fingerprintOf } from "./desk-approval.ts";
import { fileToSign, SIGN_LOOK_BACK } from "./desk-file.ts";
import {
  type DeskMatter,
  findApproval,
  findBailApplications,
  findCustodyLate,
  findDaysToSign,
  findDeskMatters,
  findReserved,
  findResting,
  findUnreadWords,
} from "./desk-store.ts";

const LOOK_AHEAD = 60;
const MOST = 25;

/** What waits for the judge: the coming list, days to sign, judgments reserved, alarms. His notes are read by nobody else. */
export function judgesDesk(ctx: Context, input: { courtId: number; day?: CourtDay | undefined }) {
  const { courtId } = input;
  return read(ctx, { permission: "desk.read", courtId }, async (connection) => {
    const { court, policy, timezone } = await courtAndPolicy(connection, courtId);
    const today = dayAt(ctx.now, timezone);
    const day = input.day ?? (await comingDay(connection, courtId, today));
    const [list, toSign, file, reserved, custody, bail, resting, words] = await Promise.all([
      listOf(connection, ctx, courtId, day, court.approvesLists),
      findDaysToSign(connection, courtId, addDays(today, -SIGN_LOOK_BACK)),
      fileToSign(connection, courtId, today),
      findReserved(connection, courtId, MOST),
      findCustodyLate(connection, courtId, lastDayOfCustody(today, policy), MOST),
      findBailApplications(connection, courtId, MOST),
      findResting(connection, courtId, MOST),
      findUnreadWords(connection, courtId),
    ]);
    return {
      today,
      list,
      toSign,
      file,
      reserved: reserved.map((row) => ({
        ...named(row),
        ...{ since: row.since, days: Math.max(0, daysBetween(row.since, today)), isJudgment: row.isJudgment },
      })),
      reservedTotal: reserved[0]?.total ?? 0,
      custodyTotal: custody[0]?.total ?? 0,
      custody: custody.map((row) => ({
        ...named(row),
        days: daysInCustody({ custody: "in", custodySince: row.custodySince }, today),
      })),
      bail: bail.flatMap((row) => {
        const kind = isApplication(row.applicationKind) ? row.applicationKind : null;
        const clock = clockOf(kind, { ...row, disposalDay: null }, today);
        return clock
          ? [{ ...named(row), kind, dueDay: clock.dueDay, state: clock.state, daysOver: clock.daysOver }]
          : [];
      }),
      words: words.map((row) => ({
        ...named(row),
        flagId: row.flagId,
        raisedDay: dayAt(new Date(row.raisedAt), timezone),
      })),
      resting: resting.map((row) => ({
        ...named(row),
        ...{ reviewDay: row.reviewDay, because: row.because, isDue: row.reviewDay <= today },
      })),
    };
  });
}

/** The next day on which the court has matters, else its next hearing day, else tomorrow. */
async function comingDay(connection: Connection, courtId: number, today: CourtDay): Promise<CourtDay> {
  const from = addDays(today, 1);
  const [listed, loads] = await Promise.all([
    firstDayWithMatters(connection, courtId, from),
    dayLoads(connection, courtId, from, addDays(today, LOOK_AHEAD)),
  ]);
  const isHearingDay = ({ kind, isOpen }: DayLoad) => kind === "dedicated" && isOpen;
  const dedicated = loads.find(isHearingDay)?.day;
  return [listed, dedicated].filter((one) => one != null).sort()[0] ?? from;
}

async function listOf(connection: Connection, ctx: Context, courtId: number, day: CourtDay, approvesLists: boolean) {
  const [matters, approval] = await Promise.all([
    findDeskMatters(connection, courtId, day),
    findApproval(connection, courtId, day),
  ]);
  const notes = await notesFor(connection, ctx, [...new Set(matters.map(({ caseId }) => caseId))]);
  const own = Map.groupBy(
    notes.filter(({ isPrivate }) => isPrivate),
    ({ caseId }) => caseId,
  );
  const fingerprint = fingerprintOf(matters);
  return {
    day,
    fingerprint,
    approvesLists,
    approval: approval
      ? { at: approval.approvedAt, matters: approval.matters, isCurrent: approval.fingerprint === fingerprint }
      : null,
    matters: matters.map((row) => matterOf(row, day, own.get(row.caseId) ?? [])),
  };
}

type Note = Awaited<ReturnType<typeof notesFor>>[number];

function matterOf(row: DeskMatter, day: CourtDay, notes: readonly Note[]) {
  const { key, isDraft, block, purpose, minutes, stage, isRestricted, institutionDay, boundDown, witnesses } = row;
  const last = row.last && isRestricted ? { ...row.last, note: null } : row.last;
  return {
    ...{ key, isDraft, block, purpose, minutes, stage, isRestricted, institutionDay, boundDown, witnesses, last },
    ...named(row),
    custody: row.custody,
    custodyDays: daysInCustody(row, day),
    notes: notes.map(({ id, version, text }) => ({ id, version, text })),
  };
}

function named(
  row: Pick<
    DeskMatter,
    "caseId" | "numberPrefix" | "number" | "numberSuffix" | "year" | "firNumber" | "firYear" | "accusedTitle"
  > & { nextDay?: CourtDay | null },
) {
  return {
    caseId: row.caseId,
    label: officeNumber(row),
    accusedTitle: row.accusedTitle,
    nextDay: row.nextDay ?? null,
  };
}
