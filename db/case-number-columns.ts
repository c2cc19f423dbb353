import { sql } from "drizzle-orm";
import { WITHHELD } from "../server/rules/people/withheld-names.ts";

/** What a case `c` is called by, as `NumberFacts` names it beside its id. */
export const NUMBER_COLUMNS = sql.raw(
  `c.number_prefix as "numberPrefix", c.number, c.number_suffix as "numberSuffix", c.year, c.fir_number as "firNumber", c.fir_year as "firYear"`,
);

/** The day on which the age of an accused of a case `c` is looked at; see server/case/people-in-step.ts. */
const AGE_DAY = "coalesce(c.offence_day, c.fir_day, c.institution_day, c.registered_at::date)";

/** Whether a person `p` with his place `x` in a case `c` is of age, as far as birth day or words tell. */
const isOfAge = (p: string, x: string) => `(case
  when ${p}.birth_day is null then concat_ws(' ', ${p}.name, ${p}.name_ur, ${x}.note) !~* 'minor|juvenile|under\\s?age|نابالغ|کم\\s?عمر|كم\\s?عمر'
  else ${p}.birth_day > ${AGE_DAY} or age(${AGE_DAY}, ${p}.birth_day) >= interval '18 years' end)`;

/** Where only the case says that a minor is concerned and nobody of it is known to be one, it may be any of the accused. */
const MAY_BE_THE_MINOR = `(q.birth_day is null and c.has_minor and not exists (select 1 from case_person mp join person m on m.id = mp.person_id
  where mp.case_id = c.id and not m.is_official and not ${isOfAge("m", "mp")}))`;

const MAY_BE_NAMED = `(not q.is_protected and ${isOfAge("q", "cp")} and not ${MAY_BE_THE_MINOR})`;

/** Whether an accused `cp` with his person `q` may stand in the title of his case `c`: no juvenile does, in any language. */
export const IN_TITLE = sql.raw(`(cp.role = 'accused' and ${MAY_BE_NAMED})`);

/** The first accused of a case `c` who may be named, in Urdu: whom its title is led by. */
export const FIRST_ACCUSED_UR = sql.raw(`(select q.name_ur from case_person cp join person q on q.id = cp.person_id
  where cp.case_id = c.id and cp.role = 'accused' and ${MAY_BE_NAMED} order by cp.ordinal, cp.id limit 1)`);

const LED_BY = "regexp_replace(c.accused_title, ' & (another|[0-9]+ others|others)$', '')";

/** The title of a case `c` for a paper. One that was kept before an age was known may still be led by a juvenile. */
export const PAPER_TITLE = sql.raw(`case when exists (select 1 from case_person cp join person q on q.id = cp.person_id
    where cp.case_id = c.id and cp.role = 'accused' and not ${MAY_BE_NAMED}
      and c.accused_title <> '' and starts_with(q.name, ${LED_BY}))
  then '${WITHHELD}' || substr(c.accused_title, length(${LED_BY}) + 1) else c.accused_title end as "accusedTitle"`);

/** The accused of a case `c` as a list of matters names them: those of a restricted matter go unnamed. */
export const TITLE_COLUMN = sql.raw(
  `case when c.is_restricted then '${WITHHELD}' else c.accused_title end as "accusedTitle"`,
);
