import { sql } from "drizzle-orm";
import type { Database } from "../../../db/connect.ts";
import { seedDemo } from "../../../server/demo/seed-demo.ts";
import { courtDay } from "../../../server/rules/calendar/court-day.ts";
import type { TestDatabase } from "../../support/fresh-database.ts";
import { connect } from "../../support/open-database.ts";
import { type Identity, identitiesOf, type World } from "./identities.ts";
import { plant } from "./planted.ts";
import { watchWriting } from "./standing.ts";
import { type Target, targetOf } from "./target.ts";

export const TODAY = courtDay("2026-12-03");
export const NOW = new Date("2026-12-03T05:00:00Z");
export const COURT = "east-adj-11";
export const FOREIGN_COURT = "south-adj-10";

/** Who asks, and for what: the demo's courts with a word planted in everything that is personal. */
export type Asking = {
  identities: readonly Identity[];
  own: Target;
  /** A matter of another district. */
  foreign: Target;
  /** Cases that are listed or were heard today. */
  ofToday: ReadonlySet<number>;
};

export async function plantedWorld(database: TestDatabase, db: Database): Promise<Asking> {
  await seedDemo({ ownerUrl: database.ownerUrl, today: TODAY });
  await plant(database.superUrl);
  const identities = await identitiesOf(await worldOf(db));
  const today = await db.execute<{ id: number }>(
    sql`select distinct case_id::int as id from hearing where day = ${TODAY} and state <> 'withdrawn'`,
  );
  const seeing = connect(database.superUrl, { max: 1 });
  const own = await targetOf(seeing.db, COURT, TODAY);
  // A note of the office on the matter that is asked for, as the others are planted.
  await db.execute(sql`insert into case_note (case_id, court_id, text, is_private, written_by, written_at)
    values (${own.caseId}, ${own.courtId}, ${`Xqnotek${own.courtId}c${own.caseId}rz`}, false, 'terminal', ${NOW.toISOString()})`);
  const foreign = await targetOf(seeing.db, FOREIGN_COURT, TODAY);
  await watchWriting(seeing.db);
  await seeing.end();
  return { identities, own, foreign, ofToday: new Set(today.map(({ id }) => id)) };
}

async function worldOf(db: Database): Promise<World> {
  const courts = await db.execute<{ id: number; code: string; district: number }>(
    sql`select id::int as id, code, district_id::int as district from court`,
  );
  const of = (code: string) => courts.find((one) => one.code === code)!;
  const court = of(COURT);
  const busiest = async (role: "prosecutor" | "investigating-officer") => {
    const [most] = await db.execute<{ person: number }>(sql`
      select cp.person_id::int as person from case_person cp
      where cp.role = ${role} and cp.court_id = ${court.id} group by 1 order by count(*) desc limit 1`);
    const all = await db.execute<{ id: number }>(
      sql`select case_id::int as id from case_person where role = ${role} and person_id = ${most!.person}`,
    );
    return { personId: most!.person, cases: new Set(all.map(({ id }) => id)) };
  };
  const prosecutor = await busiest("prosecutor");
  const officer = await busiest("investigating-officer");
  return {
    db,
    now: NOW,
    districtId: court.district,
    courtIds: courts.filter(({ district }) => district === court.district).map(({ id }) => id),
    courtId: court.id,
    neighbourId: of("east-adj-4").id,
    foreignDistrictId: of(FOREIGN_COURT).district,
    foreignCourtId: of(FOREIGN_COURT).id,
    prosecutorId: prosecutor.personId,
    prosecuted: prosecutor.cases,
    officerId: officer.personId,
    investigated: officer.cases,
  };
}
