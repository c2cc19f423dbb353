import "../reminders/after-change.ts";
import { sql } from "drizzle-orm";
import { connect, type Database, type Transaction } from "../../db/connect.ts";
import { shippedClosures } from "../../db/seed/shipped.ts";
import { enrol } from "../access/staff.ts";
import { Refused } from "../core/refused.ts";
import { addDays, type CourtDay, dayAt } from "../rules/calendar/court-day.ts";
import { actOut } from "./acted-out.ts";
import { DEMO_ACCOUNTS } from "./demo-accounts.ts";
import { sayOwnTime } from "./demo-own-time.ts";
import { planReminders, remindOf } from "./demo-reminders.ts";
import { type Docket, makeDocket } from "./docket/make-docket.ts";
import { type LoadedDistricts, loadCourt, loadDistricts } from "./load-docket.ts";

export type SeedOptions = {
  /** Of the owner, on a database at the newest schema. */
  ownerUrl: string;
  onProgress?: (text: string, part: number) => void;
  /** The day on which the demo stands; left out, today. */
  today?: CourtDay;
};
export type Seeded = { courts: number; matters: number; hearings: number };

/**
 * Fills an empty database with the demo: all of it or nothing. The same day gives the same docket. Throws `Refused`
 * (`already-set-up`) when a district is there.
 */
export async function seedDemo({ ownerUrl, onProgress = () => {}, today }: SeedOptions): Promise<Seeded> {
  const connected = connect(ownerUrl, { max: 2 });
  try {
    const seeded = await connected.db.transaction(async (tx) => {
      await requireEmpty(tx);
      onProgress("Making up five districts of Karachi", 0);
      const docket = makeDocket({ today: today ?? dayAt(new Date(), "Asia/Karachi"), shipped: shippedClosures() });
      return load(tx, connected.db, docket, onProgress);
    });
    // Else the first screens are planned as if the tables were empty.
    await connected.db.execute(sql`analyze`);
    return seeded;
  } finally {
    await connected.end();
  }
}

async function requireEmpty(tx: Transaction): Promise<void> {
  if (await tx.query.district.findFirst()) throw new Refused("already-set-up");
}

async function load(tx: Transaction, db: Database, docket: Docket, onProgress: (text: string, part: number) => void) {
  const loaded = await loadDistricts(tx, docket);
  const staff = await loadStaff(tx, db, loaded);
  const all = docket.courts.reduce((sum, { cases }) => sum + cases.length, 0);
  let done = 0;
  for (const one of docket.courts) {
    const { code, districtCode } = one.court;
    onProgress(`${done} of ${all} fictional matters: ${words(districtCode)}, ${code}`, 0.05 + (0.95 * done) / all);
    const districtId = loaded.districtIds.get(districtCode)!;
    const courtId = loaded.courtIds.get(code)!;
    const { clerk, judge } = staff.get(code) ?? { clerk: null, judge: null };
    await loadCourt(tx, { docket, one, districtId, courtId, courtIds: loaded.courtIds, recordedBy: clerk, judge });
    if (clerk) {
      await actOut(tx, { districtId, courtId, clerk, today: docket.today });
      await remindOf(tx, { courtId, code, clerk, today: docket.today });
    }
    await planReminders(tx, courtId, docket.today);
    done += one.cases.length;
  }
  await nameOfficials(tx);
  await sendAway(tx, docket.today);
  await reportFromPhones(tx, docket.today);
  await sayOwnTime(tx, docket.today);
  onProgress(`${all} fictional matters in ${docket.courts.length} courts`, 1);
  return {
    courts: docket.courts.length,
    matters: all,
    hearings: docket.courts.reduce((sum, { hearings }) => sum + hearings.length, 0),
  };
}

/** The sign-ins; answers who records and who signs in which court. */
async function loadStaff(tx: Transaction, db: Database, { districtIds, courtIds }: LoadedDistricts) {
  const recorders = new Map<string, { clerk: string | null; judge: string | null }>();
  for (const { districtCode, courtCode, ...account } of DEMO_ACCOUNTS) {
    const courtId = courtCode === null ? null : courtIds.get(courtCode)!;
    const userId = await enrol(tx, db, { ...account, districtId: districtIds.get(districtCode)!, courtId });
    if (courtCode === null || (account.role !== "clerk" && account.role !== "judge")) continue;
    const known = recorders.get(courtCode) ?? { clerk: null, judge: null };
    recorders.set(courtCode, { ...known, [account.role]: known[account.role] ?? userId });
  }
  return recorders;
}

/** Each prosecutor and officer who signs in is the one with most cases of the district. */
async function nameOfficials(tx: Transaction): Promise<void> {
  await tx.execute(sql`update staff s set person_id = (
      select cp.person_id from case_person cp join court_case c on c.id = cp.case_id join court k on k.id = c.court_id
        where cp.role = s.role and k.district_id = s.district_id and c.disposal_day is null
        group by cp.person_id order by count(*) desc, cp.person_id limit 1)
    where s.role in ('prosecutor', 'investigating-officer')`);
}

/** In each district the second busiest officer is on leave next week, and the third comes from another city. */
async function sendAway(tx: Transaction, today: CourtDay): Promise<void> {
  const officers = sql`
    select cp.person_id, row_number() over (partition by k.district_id order by count(*) desc, cp.person_id) as place
    from case_person cp join court_case c on c.id = cp.case_id join court k on k.id = c.court_id
    where cp.role = 'investigating-officer' and c.disposal_day is null group by k.district_id, cp.person_id`;
  await tx.execute(sql`insert into person_absence (person_id, from_day, until_day, kind)
    select o.person_id, ${addDays(today, 5)}::date, ${addDays(today, 11)}::date, 'leave' from (${officers}) o where o.place = 2`);
  await tx.execute(sql`update person p set comes_from = 'Hyderabad' from (${officers}) o
    where p.id = o.person_id and o.place = 3`);
}

/** Each officer who signs in reported yesterday, of his oldest open requests, that he asked again or that a reply came. */
async function reportFromPhones(tx: Transaction, today: CourtDay): Promise<void> {
  const yesterday = addDays(today, -1);
  await tx.execute(sql`insert into officer_report (court_id, case_id, request_id, kind, day, note, reported_by, reported_at)
    select o.court_id, o.case_id, o.id, case o.place when 1 then 'received' else 'chased' end, ${yesterday}::date,
      case o.place when 1 then 'Two CDs, handed to the reader' end, o.user_id, ${`${yesterday}T10:00:00Z`}::timestamptz
    from (
      select r.id, r.case_id, c.court_id, s.user_id, row_number() over (partition by s.user_id order by r.id) as place
      from staff s join case_person cp on cp.person_id = s.person_id and cp.role = s.role
        join court_case c on c.id = cp.case_id and c.disposal_day is null
        join evidence_request r on r.case_id = c.id
      where s.role = 'investigating-officer'
        and (select max(e.day) from evidence_event e where e.request_id = r.id) <= ${yesterday}::date
        and not exists (select 1 from evidence_event e where e.request_id = r.id
          and e.kind in ('answered', 'refused', 'withdrawn'))) o
    where o.place <= 2`);
}

const words = (districtCode: string) =>
  districtCode
    .split("-")
    .map((word) => word[0]!.toUpperCase() + word.slice(1))
    .join(" ");
