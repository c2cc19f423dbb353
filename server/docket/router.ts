import { z } from "zod";
import { openProtected, openProtectedOfDay } from "../access/sight.ts";
import { caseFile } from "../case/file/case-file.ts";
import { caseRecord } from "../case/file/case-record.ts";
import { findDuplicates } from "../case/find-duplicates.ts";
import { DOCKETS, INSTITUTION_MODES } from "../case/stage/docket-kind.ts";
import { editKind } from "../case/stage/edit-kind.ts";
import { addReport, progressReports, removeReport } from "../case/stage/progress-reports.ts";
import { changes, reads, router } from "../core/trpc.ts";
import { APPLICATIONS } from "../rules/applications/applications.ts";
import { type CourtDay, isCourtDay } from "../rules/calendar/court-day.ts";
import { STAGES } from "../rules/case/stages.ts";
import { CUSTODY } from "../rules/people/custody.ts";
import { docketCounts, kindFacts } from "./docket-kinds.ts";
import { SORTS } from "./docket-store.ts";
import { openByName } from "./open-by-name.ts";
import { registerPage, registerRows } from "./register-page.ts";
import { docketTabs, searchDocket } from "./search-docket.ts";

const courtId = z.number().int().positive();
const caseId = z.number().int().positive();
const text = (most: number) => z.string().max(most);

const filters = z.object({
  docket: z.enum(DOCKETS).optional(),
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

const day = z
  .string()
  .refine(isCourtDay)
  .transform((one) => one as CourtDay);
/** What protected names are needed for. */
const why = { because: z.enum(["preparing", "process", "party-asks", "other"]), words: text(300).nullable() };
const ofCase = z.object({ courtId, caseId });

const kind = z.object({
  docket: z.enum(DOCKETS),
  applicationKind: z.enum(APPLICATIONS).nullable(),
  parentCaseId: caseId.nullable(),
  institutionMode: z.enum(INSTITUTION_MODES),
  permissionDay: day.nullable(),
  fromCourt: text(160).nullable(),
  splitFromCaseId: caseId.nullish(),
});

const search = z.object({
  courtId,
  q: text(200).optional(),
  filters: filters.optional(),
  sort: z.enum(SORTS).optional(),
  isDescending: z.boolean().optional(),
  cursor: text(80).nullish(),
});

export const casesRouter = router({
  search: reads("docket.read")
    .input(search)
    .query(({ ctx, input }) => searchDocket(ctx, input)),
  tabs: reads("docket.read")
    .input(z.object({ courtId }))
    .query(({ ctx, input }) => docketTabs(ctx, input.courtId)),
  file: reads("docket.read")
    .input(z.object({ courtId, caseId }))
    .query(({ ctx, input }) => caseFile(ctx, input)),
  openProtected: changes("docket.read")
    .input(ofCase.extend(why))
    .mutation(({ ctx, input }) => openProtected(ctx, input)),
  openProtectedOfDay: changes("docket.read")
    .input(z.object({ courtId, day, ...why }))
    .mutation(({ ctx, input }) => openProtectedOfDay(ctx, input)),
  openByName: changes("docket.read")
    .input(z.object({ courtId, q: text(200), ...why }))
    .mutation(({ ctx, input }) => openByName(ctx, input)),
  record: reads("audit.read")
    .input(
      z.object({
        ...{ courtId, caseId, kind: z.enum(["act", "reading"]).nullable(), actorId: text(100).nullable() },
        most: z.number().int().min(1).max(5000),
      }),
    )
    .query(({ ctx, input }) => caseRecord(ctx, input)),
  duplicates: reads("docket.read")
    .input(
      z.object({ courtId, number: text(120), fir: text(120), station: text(120), exceptCaseId: caseId.optional() }),
    )
    .query(({ ctx, input }) => findDuplicates(ctx, input)),
  dockets: reads("docket.read")
    .input(z.object({ courtId }))
    .query(({ ctx, input }) => docketCounts(ctx, input.courtId)),
  kindFacts: reads("docket.read")
    .input(z.object({ courtId, caseIds: z.array(caseId).max(100) }))
    .query(({ ctx, input }) => kindFacts(ctx, input)),
  editKind: changes("docket.change")
    .input(ofCase.extend({ version: z.number().int(), kind }))
    .mutation(({ ctx, input }) => editKind(ctx, input)),
  reports: reads("docket.read")
    .input(ofCase)
    .query(({ ctx, input }) => progressReports(ctx, input)),
  addReport: changes("docket.change")
    .input(ofCase.extend({ day, madeBy: text(200), says: text(2000), isFinal: z.boolean() }))
    .mutation(({ ctx, input }) => addReport(ctx, input)),
  removeReport: changes("docket.change")
    .input(ofCase.extend({ reportId: z.number().int().positive(), version: z.number().int() }))
    .mutation(({ ctx, input }) => removeReport(ctx, input)),
  registerPage: reads("docket.read")
    .input(search)
    .query(({ ctx, input }) => registerPage(ctx, input)),
  registerRows: reads("docket.read")
    .input(z.object({ courtId, caseIds: z.array(caseId).max(200) }))
    .query(({ ctx, input }) => registerRows(ctx, input)),
});
