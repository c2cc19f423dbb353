import { z } from "zod";
import { type CourtDay, isCourtDay } from "../rules/calendar/court-day.ts";
import { FOURTH_PROVISO_FACTS } from "../rules/case/statutory-bail.ts";

const id = z.number().int().positive();
const day = z
  .string()
  .refine(isCourtDay)
  .transform((text) => text as CourtDay);
const held = { kind: z.enum(["police", "judicial"]), place: z.string().max(120).nullable() };

const act = z.discriminatedUnion("act", [
  z.object({ act: z.literal("arrested"), day, ...held }),
  z.object({ act: z.literal("moved"), day, since: day.nullish(), ...held }),
  z.object({
    act: z.literal("ended"),
    day,
    because: z.enum(["bail", "released", "escaped", "other"]),
    since: day.nullish(),
  }),
  z.object({ act: z.literal("at-liberty"), custody: z.enum(["bail", "at-large", "unknown"]) }),
  z.object({ act: z.literal("struck"), periodId: id }),
  z.object({
    act: z.literal("bail-facts"),
    bailRefusedDay: day.nullable(),
    fourthProviso: z.array(z.enum(FOURTH_PROVISO_FACTS)).max(3),
  }),
]);

/** What a screen says of the custody of one accused. */
export const custodyInput = z.object({ courtId: id, casePersonId: id, version: z.number().int(), custody: act });
