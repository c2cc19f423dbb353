import type postgres from "postgres";
import type { CourtDay } from "../../../server/rules/calendar/court-day.ts";

export const RULES = [
  "minutes ceiling",
  "matters ceiling",
  "person overlap",
  "closed day",
  "one outcome",
  "one open hearing",
  "stale plan",
] as const;
export type Rule = (typeof RULES)[number];

/** A clerk's edit of a draft that the server acknowledged. */
export type Edit = { changeId: number; caseId: number; day: CourtDay };

/**
 * How often each rule is broken, counted from the rows themselves and from nothing that the application keeps or says.
 * Nothing here was ordered or announced, so that every clash and every overload is a violation.
 */
export async function violationsIn(owner: postgres.Sql, edits: readonly Edit[]): Promise<Record<Rule, number>> {
  const counts = await Promise.all(Object.values(QUESTIONS).map((question) => question(owner)));
  const ofDatabase = Object.fromEntries(
    Object.keys(QUESTIONS).map((rule, at) => [rule, Number(counts[at]![0]?.n ?? 0)]),
  );
  return { ...ofDatabase, "stale plan": await lostEdits(owner, edits) } as Record<Rule, number>;
}

type Count = { n: string };
const QUESTIONS: Record<Exclude<Rule, "stale plan">, (owner: postgres.Sql) => Promise<Count[]>> = {
  "minutes ceiling": (owner) => owner<Count[]>`
    select count(*) n from court_day d where d.ceiling_minutes < (
      select coalesce(sum(h.minutes), 0) from hearing h
      where h.court_id = d.court_id and h.day = d.day and h.state <> 'withdrawn' and h.is_beyond is false)`,
  "matters ceiling": (owner) => owner<Count[]>`
    select count(*) n from court_day d where d.ceiling_matters < (
      select count(*) from hearing h
      where h.court_id = d.court_id and h.day = d.day and h.state <> 'withdrawn' and h.is_beyond is false)`,
  // The sources of the officers' matters are never the register or the court's own word.
  "person overlap": (owner) => owner<Count[]>`
    select count(*) n from hearing a join hearing b on b.day = a.day and b.block = a.block and b.court_id > a.court_id
      join case_person p on p.case_id = a.case_id join case_person q on q.case_id = b.case_id and q.person_id = p.person_id
    where a.state = 'listed' and b.state = 'listed' and a.purpose = 'evidence' and b.purpose = 'evidence'
      and a.ordered_by is null and b.ordered_by is null`,
  "closed day": (owner) => owner<Count[]>`
    select count(*) n from hearing h join closure c on c.court_id = h.court_id and h.day between c.from_day and c.until_day
    where h.state = 'listed' and c.withdrawn_at is null and c.effect = 'closed'`,
  "one outcome": (owner) => owner<Count[]>`
    select count(*) n from (select 1 from outcome where withdrawn_at is null group by hearing_id having count(*) > 1) x`,
  "one open hearing": (owner) => owner<Count[]>`
    select count(*) n from (
      select 1 from hearing where state = 'listed' group by case_id, purpose having count(*) > 1) x`,
};

/** Of each case the last acknowledged edit must stand: planning again goes around what a clerk placed. */
async function lostEdits(owner: postgres.Sql, edits: readonly Edit[]): Promise<number> {
  const last = new Map<number, Edit>();
  for (const edit of edits) if ((last.get(edit.caseId)?.changeId ?? 0) < edit.changeId) last.set(edit.caseId, edit);
  const rows = await owner<{ caseId: number; day: CourtDay | null }[]>`
    select case_id::float8 as "caseId", day::text from draft_placement where is_by_hand`;
  const stands = new Map(rows.map(({ caseId, day }) => [caseId, day]));
  return [...last.values()].filter(({ caseId, day }) => stands.get(caseId) !== day).length;
}
