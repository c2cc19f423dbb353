import { sql } from "drizzle-orm";
import { WITHHELD } from "../server/rules/withheld-names.ts";

/** What a case `c` is called by, as `NumberFacts` names it beside its id. */
export const NUMBER_COLUMNS = sql.raw(
  `c.number_prefix as "numberPrefix", c.number, c.number_suffix as "numberSuffix", c.year, c.fir_number as "firNumber", c.fir_year as "firYear"`,
);

/** The accused of a case `c` as a list of matters names them: those of a restricted matter go unnamed. */
export const TITLE_COLUMN = sql.raw(
  `case when c.is_restricted then '${WITHHELD}' else c.accused_title end as "accusedTitle"`,
);
