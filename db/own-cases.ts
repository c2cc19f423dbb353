import { type SQL, sql } from "drizzle-orm";

/**
 * The seats `cp` in cases of the prosecutor or officer whose sign-in `s` it is: from where whose matters are whose is
 * decided. A person who was merged is the one that stayed.
 */
export const ownSeats = (userId: string): SQL => sql`
  from staff s join person p on p.id = s.person_id
    join case_person cp on cp.person_id = coalesce(p.merged_into_id, p.id) and cp.role = s.role
  where s.user_id = ${userId} and s.is_active`;

export const ownCases = (userId: string): SQL => sql`(select cp.case_id ${ownSeats(userId)})`;

/** Whether a case `c` is among them. */
export const isOwnCase = (userId: string): SQL => sql`c.id in ${ownCases(userId)}`;
