import "../../server/reminders/after-change.ts";
import { randomUUID } from "node:crypto";
import type { Database } from "../../db/connect.ts";
import { staff } from "../../db/schema/access.ts";
import { user } from "../../db/schema/auth.ts";
import { courtCase } from "../../db/schema/cases.ts";
import { court, district, sittingPattern, timeBlock } from "../../db/schema/districts.ts";
import type { StaffActor } from "../../server/core/actor.ts";
import { change } from "../../server/core/change.ts";
import type { Context } from "../../server/core/context.ts";
import type { Role } from "../../server/core/permission.ts";
import { type Placement, placeHearing } from "../../server/listing/place-hearings.ts";
import { type CourtDay, courtDay } from "../../server/rules/calendar/court-day.ts";
import { caseNumberKey } from "../../server/rules/case/case-number.ts";
import { shut } from "./open-database.ts";

/** Made-up districts, courts, staff and cases. Every test takes its own district, so that none sees another's rows. */
export type MadeCourt = { districtId: number; courtId: number; code: string; clerk: Context };

/** Thursday 3 December 2026, ten in the morning in Karachi. */
export const NOW = new Date("2026-12-03T05:00:00Z");
export const TODAY = courtDay("2026-12-03");

type CourtChoice = Partial<typeof court.$inferInsert> & { rule?: string; blocks?: readonly string[]; now?: Date };

/** A district with one court that sits by `rule` (every Thursday) and a clerk who is bound to it. */
export async function makeCourt(db: Database, choice: CourtChoice = {}): Promise<MadeCourt> {
  const { rule = "FREQ=WEEKLY;BYDAY=TH", blocks = ["09:00", "10:30", "12:00"], now = NOW, ...columns } = choice;
  const code = `court-${randomUUID().slice(0, 8)}`;
  const [madeDistrict] = await db
    .insert(district)
    .values({ code: `d-${code}`, nameEn: "District of tests", timezone: "Asia/Karachi" })
    .returning({ id: district.id });
  const districtId = madeDistrict!.id;
  const [madeCourt] = await db
    .insert(court)
    .values({ districtId, code, nameEn: "Court of tests", casePrefix: "SC", ...columns })
    .returning({ id: court.id });
  const courtId = madeCourt!.id;
  await db.insert(sittingPattern).values({ courtId, rule, startDay: courtDay("2020-01-01") });
  if (blocks.length > 0) await db.insert(timeBlock).values(blocks.map((startsAt) => ({ courtId, startsAt })));
  return { districtId, courtId, code, clerk: await makeStaff(db, { districtId, courtId }, "clerk", now) };
}

/** Another court of the same district, on the same weekday. */
export async function makeCourtBesides(
  db: Database,
  { districtId }: MadeCourt,
  place: string | null = null,
): Promise<MadeCourt> {
  const code = `court-${randomUUID().slice(0, 8)}`;
  const [row] = await db
    .insert(court)
    .values({ districtId, code, nameEn: "Other court of tests", casePrefix: "SC", place })
    .returning({ id: court.id });
  const courtId = row!.id;
  await db.insert(sittingPattern).values({ courtId, rule: "FREQ=WEEKLY;BYDAY=TH", startDay: courtDay("2020-01-01") });
  await db.insert(timeBlock).values(["09:00", "10:30", "12:00"].map((startsAt) => ({ courtId, startsAt })));
  return { districtId, courtId, code, clerk: await makeStaff(db, { districtId, courtId }, "clerk") };
}

/** The context of somebody who works there. */
export async function makeStaff(
  db: Database,
  at: { districtId: number; courtId: number | null },
  role: Role,
  now: Date = NOW,
): Promise<Context> {
  const userId = randomUUID();
  const name = `${role} ${userId.slice(0, 4)}`;
  await db.insert(user).values({ id: userId, name, email: `${userId}@peshi.invalid`, createdAt: NOW, updatedAt: NOW });
  await db.insert(staff).values({ userId, name, role, ...at });
  const actor: StaffActor = { kind: "staff", userId, name, role, ...at };
  return { db: shut(db), now, actor, source: "screen", isDemo: false };
}

let lastNumber = 100;

/** A pending trial of the court; whatever matters to a test is said in `columns`. */
export async function makeCase(
  db: Database,
  at: Pick<MadeCourt, "courtId">,
  columns: Partial<typeof courtCase.$inferInsert> = {},
): Promise<number> {
  lastNumber += 1;
  const number = columns.number ?? lastNumber;
  const year = columns.year ?? 2024;
  const [made] = await db
    .insert(courtCase)
    .values({
      courtId: at.courtId,
      numberPrefix: "SC",
      number,
      year,
      numberKey: caseNumberKey({ number, suffix: null, year }),
      stage: "prosecution-evidence",
      accusedTitle: "Accused of tests",
      institutionDay: courtDay("2024-03-01"),
      ...columns,
    })
    .returning({ id: courtCase.id });
  return made!.id;
}

/** A case with a date on the day, given through the one path by which dates are given. */
export async function listCase(
  ctx: Context,
  courtId: number,
  caseId: number,
  day: CourtDay,
  placement: Partial<Placement> = {},
): Promise<number> {
  return change(ctx, { action: "test.listed", permission: "hearings.plan", courtId }, async (tx) => {
    const placed = await placeHearing(tx, courtId, { caseId, day, purpose: "evidence", source: "plan", ...placement });
    return placed.hearingId;
  });
}
