import { z } from "zod";
import { type CourtDay, isCourtDay } from "../rules/court-day.ts";
import { CUSTODY } from "../rules/custody.ts";
import { STAGES } from "../rules/stages.ts";
import { changes, reads, router } from "../trpc.ts";
import { caseFile } from "./case-file.ts";
import { SORTS } from "./docket-store.ts";
import { editCase } from "./edit-case.ts";
import { findDuplicates } from "./find-duplicates.ts";
import { registerCase } from "./register-case.ts";
import { docketTabs, searchDocket } from "./search-docket.ts";

const courtId = z.number().int().positive();
const caseId = z.number().int().positive();
const day = z
  .string()
  .refine(isCourtDay)
  .transform((text) => text as CourtDay)
  .nullable();
const text = (most: number) => z.string().max(most);

const filters = z.object({
  stage: z.enum(STAGES).optional(),
  custody: z.enum(CUSTODY).optional(),
  section: text(60).optional(),
  olderThanMonths: z.number().int().min(1).max(600).optional(),
  isUndated: z.boolean().optional(),
  isPastTarget: z.boolean().optional(),
  isNotReached: z.boolean().optional(),
  isRestricted: z.boolean().optional(),
  state: z.enum(["pending", "disposed", "all"]).optional(),
});

const entry = z.object({
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
  priorDay: day,
  remarks: text(2000),
});

export const casesRouter = router({
  search: reads("docket.read")
    .input(
      z.object({
        courtId,
        q: text(200).optional(),
        filters: filters.optional(),
        sort: z.enum(SORTS).optional(),
        isDescending: z.boolean().optional(),
        cursor: text(80).nullish(),
      }),
    )
    .query(({ ctx, input }) => searchDocket(ctx, input)),
  tabs: reads("docket.read")
    .input(z.object({ courtId }))
    .query(({ ctx, input }) => docketTabs(ctx, input.courtId)),
  file: reads("docket.read")
    .input(z.object({ courtId, caseId }))
    .query(({ ctx, input }) => caseFile(ctx, input)),
  duplicates: reads("docket.read")
    .input(
      z.object({ courtId, number: text(120), fir: text(120), station: text(120), exceptCaseId: caseId.optional() }),
    )
    .query(({ ctx, input }) => findDuplicates(ctx, input)),
  register: changes("docket.change")
    .input(z.object({ courtId, entry }))
    .mutation(({ ctx, input }) => registerCase(ctx, input)),
  edit: changes("docket.change")
    .input(z.object({ courtId, caseId, version: z.number().int(), entry }))
    .mutation(({ ctx, input }) => editCase(ctx, input)),
});
