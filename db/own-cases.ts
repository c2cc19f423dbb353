import { type SQL, sql } from "drizzle-orm";

/** The cases that have the prosecutor or officer whose sign-in it is; a person who was merged is the one that stayed. */
export const ownCases = (userId: string): SQL => sql`(
  select cp.case_id from staff s join person p on p.id = s.person_id
    join case_person cp on cp.person_id = coalesce(p.merged_into_id, p.id) and cp.role = s.role
  where s.user_id = ${userId} and s.is_active)`;

/** Whether a case `c` is among them. */
export const isOwnCase = (userId: string): SQL => sql`c.id in ${ownCases(userId)}`;
