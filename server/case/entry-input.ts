import { z } from "zod";
import { type CourtDay, isCourtDay } from "../rules/calendar/court-day.ts";
import { STAGES } from "../rules/case/stages.ts";
import { GRID_COLUMNS, type GridColumn } from "../rules/docket/grid-columns.ts";
import { CUSTODY } from "../rules/people/custody.ts";

const day = z
  .string()
  .refine(isCourtDay)
  .transform((text) => text as CourtDay)
  .nullable();
const text = (most: number) => z.string().max(most);

/** A case as the form sends it. */
export const caseEntry = z.object({
  number: text(120),
  fir: text(120),
  station: text(120),
  cfmsCode: text(60),
  sections: text(500),
  unreadSections: z.array(text(120)).max(50),
  accused: z.array(text(300)).max(200),
  otherAccused: z.number().int().min(0).max(999).nullable(),
  complainants: z.array(text(300)).max(50),
  counsel: z.array(text(200)).max(20),
  prosecutor: text(200),
  investigatingOfficer: text(200),
  stage: z.enum(STAGES),
  custody: z.enum(CUSTODY),
  custodySince: day,
  hasMinor: z.boolean(),
  orderedRestricted: z.boolean().nullable(),
  institutionDay: day,
  offenceDay: day,
  firDay: day,
  challanDay: day,
  cognizanceDay: day.optional(),
  copiesDay: day.optional(),
  proclamationDay: day.optional(),
  priorDay: day,
  remarks: text(2000),
});

/** By whose order, and why, a restriction is lifted. */
export const liftingOrder = z.object({ judge: text(120), because: text(500) }).nullish();

/** Changed cells of one case, read by the rules of the register, so that each is told by itself; here only how much may come. */
export const gridRow = z.object({
  caseId: z.number().int().positive(),
  version: z.number().int(),
  cells: z.partialRecord(z.enum(GRID_COLUMNS), text(8000)) as z.ZodType<Partial<Record<GridColumn, string>>>,
});
