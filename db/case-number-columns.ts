import { sql } from "drizzle-orm";

/** What a case `c` is called by, as `NumberFacts` names it beside its id. */
export const NUMBER_COLUMNS = sql.raw(
  `c.number_prefix as "numberPrefix", c.number, c.number_suffix as "numberSuffix", c.year, c.fir_number as "firNumber", c.fir_year as "firYear"`,
);
