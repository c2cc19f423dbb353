import { randomUUID } from "node:crypto";
import type { Database } from "../../db/connect.ts";
import { courtCase } from "../../db/schema/cases.ts";
import { court, district, sittingPattern } from "../../db/schema/districts.ts";
import { change } from "../../server/core/change.ts";
import type { Context } from "../../server/core/context.ts";
import type { Role } from "../../server/core/permission.ts";
import { type Placement, placeHearing } from "../../server/listing/place-hearings.ts";
import type { CourtDay } from "../../server/rules/calendar/court-day.ts";
import { courtDay } from "../../server/rules/calendar/court-day.ts";

/** Monday 2 March 2026, 11:00 in Karachi: when the tests of the calendar happen unless they say otherwise. */
export const MONDAY_MORNING = new Date("2026-03-02T06:00:00Z");

export type ThursdayCourt = { districtId: number; courtId: number };

/** A district of its own with one court that gives its Thursdays and has no time blocks. */
export async function thursdayCourt(
  db: Database,
  choice: Partial<typeof court.$inferInsert> = {},
): Promise<ThursdayCourt> {
  const code = `c-${randomUUID().slice(0, 8)}`;
  const districtId = choice.districtId ?? (await districtOf(db, code));
  const [made] = await db
    .insert(court)
    .values({ code, nameEn: "Court of the test", ...choice, districtId })
    .returning({ id: court.id });
  const courtId = made!.id;
  await db.insert(sittingPattern).values({ courtId, rule: "FREQ=WEEKLY;BYDAY=TH", startDay: courtDay("2020-01-02") });
  return { districtId, courtId };
}

async function districtOf(db: Database, code: string): Promise<number> {
  const values = { code: `d-${code}`, nameEn: "District of the test", timezone: "Asia/Karachi" };
  const [made] = await db.insert(district).values(values).returning({ id: district.id });
  return made!.id;
}

type Asking = { districtId: number; courtId: number | null };

export function asking(
  db: Database,
  { districtId, courtId }: Asking,
  role: Role = "clerk",
  now: Date = MONDAY_MORNING,
): Context {
  const actor = { kind: "staff", userId: `u-${role}`, name: `A ${role}`, role, districtId, courtId } as const;
  return { db, now, actor, source: "screen", isDemo: false };
}

let lastFir = 0;

/** Pending cases of the court, one for each answer given: where its accused are. */
export async function pendingCases(
  db: Database,
  { courtId }: ThursdayCourt,
  ...custody: ("in" | "bail")[]
): Promise<number[]> {
  const values = custody.map((where) => {
    lastFir += 1;
    return { courtId, firNumber: lastFir, firYear: 2024, stage: "prosecution-evidence" as const, custody: where };
  });
  return (await db.insert(courtCase).values(values).returning({ id: courtCase.id })).map(({ id }) => id);
}

/** Gives a date through the one path by which dates are given. */
export function giveDate(
  ctx: Context,
  { courtId }: ThursdayCourt,
  caseId: number,
  day: CourtDay,
  more: Partial<Placement> = {},
) {
  return change(ctx, { action: "hearing.listed", permission: "hearings.plan", courtId }, (tx) =>
    placeHearing(tx, courtId, { caseId, day, purpose: "mention", source: "plan", ...more }),
  );
}
