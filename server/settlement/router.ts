import { z } from "zod";
import { afterApplications, writeAcquittal, writeBail } from "../applications/after-applications.ts";
import { decideApplication } from "../applications/decide-application.ts";
import {
  confirmClass,
  districtClasses,
  previewClass,
  sectionsOfDistrict,
  withdrawClass,
} from "../case/offence-classes.ts";
import { changes, reads, router } from "../core/trpc.ts";
import { caseLife } from "../judgment/case-status.ts";
import { announceJudgment, recordCopySupplied } from "../judgment/judgment.ts";
import { reserveJudgment } from "../judgment/reserve-judgment.ts";
import { type CourtDay, isCourtDay } from "../rules/calendar/court-day.ts";
import { DISPOSALS } from "../rules/case/outcomes.ts";
import { PURPOSES } from "../rules/case/purposes.ts";
import { ACCUSED_RESULTS } from "../rules/judgment/judgment.ts";
import { COMPLAINANT_STATES, COMPOUNDERS, RELATIONS } from "../rules/settlement/settlement-facts.ts";
import { recordPosition } from "./complainant.ts";
import { prosecutorMatters } from "./prosecutor-cases.ts";
import { acknowledgeFlag, raiseFlag, readFlags, recordUnwilling } from "./safety.ts";
import { previewSettlement, recordSettlement } from "./settle.ts";
import { reopenSettlement } from "./settle-reopen.ts";

const id = z.number().int().positive();
const day = z
  .string()
  .refine(isCourtDay)
  .transform((text) => text as CourtDay);
const text = (most: number) => z.string().trim().max(most);
const ofCourt = z.object({ courtId: id });
const ofCase = ofCourt.extend({ caseId: id });
const ofJudgment = ofCase.extend({ version: z.number().int().nullable(), day });

const settlement = ofCase.extend({
  day,
  statedDay: day.nullable(),
  statementReference: text(200),
  compoundedAs: z.enum(COMPOUNDERS).nullable(),
  compoundedById: id.nullable(),
  guardianName: text(200).nullable(),
  relation: z.enum(RELATIONS).nullish(),
  isIncapable: z.boolean().nullable(),
  askedDay: day.nullable(),
  isVoluntary: z.enum(["yes", "no"]).nullable(),
  leaveDay: day.nullable(),
  leaveFor: z.enum(["incapable", "after-conviction"]).nullable(),
  parts: z.array(z.object({ accusedId: id, section: text(60).min(1) })).max(500),
});
const next = z.object({
  purpose: z.enum(PURPOSES),
  day,
  overloadBecause: text(500).nullish(),
  orderedBy: text(120).nullish(),
});
const amount = z.number().int().min(0).max(2_000_000_000);
const result = z.object({
  accusedId: id,
  result: z.enum(ACCUSED_RESULTS).nullable(),
  months: z.number().int().min(0).max(1200),
  fine: amount,
  compensation: amount,
  isSplit: z.boolean(),
  note: text(500).nullable(),
  differing: z
    .array(z.object({ section: text(60).min(1), result: z.enum(["convicted", "acquitted", "discharged"]) }))
    .max(100)
    .optional(),
});
const answer = z.enum(["yes", "no", "unknown"]);
const given = z.object({
  statute: text(40).min(1),
  section: text(20).min(1),
  cognizable: answer,
  bailable: answer,
  compoundable: answer,
  victimSensitive: answer,
});

/** The class of a case, settlements, private words for the judge, judgments. */
export const lifeRouter = router({
  case: reads("docket.read")
    .input(ofCase)
    .query(({ ctx, input }) => caseLife(ctx, input)),
  previewSettlement: reads("day.record")
    .input(settlement)
    .query(({ ctx, input }) => previewSettlement(ctx, input)),
  recordSettlement: changes("day.record")
    .input(settlement.extend({ seen: z.array(text(60)).max(20) }))
    .mutation(({ ctx, input }) => recordSettlement(ctx, input)),
  reopenSettlement: changes("day.record")
    .input(ofCase.extend({ settlementId: id, day, because: text(500), judge: text(120), next: next.nullable() }))
    .mutation(({ ctx, input }) => reopenSettlement(ctx, input)),
  recordPosition: changes("day.record")
    .input(ofCase.extend({ position: z.enum(COMPLAINANT_STATES), day, note: text(500).nullable() }))
    .mutation(({ ctx, input }) => recordPosition(ctx, input)),
  ownMatters: reads("matters.read").query(({ ctx }) => prosecutorMatters(ctx)),
  raiseFlag: changes("safety.raise")
    .input(ofCase.extend({ kind: z.enum(["unsafe", "pressured"]), note: text(1000).nullable() }))
    .mutation(({ ctx, input }) => raiseFlag(ctx, input)),
  recordUnwilling: changes("day.record")
    .input(ofCase.extend({ askedDay: day, note: text(1000).nullable() }))
    .mutation(({ ctx, input }) => recordUnwilling(ctx, input)),
  flags: reads("safety.read")
    .input(ofCase)
    .query(({ ctx, input }) => readFlags(ctx, input)),
  acknowledgeFlag: changes("safety.acknowledge")
    .input(ofCase.extend({ flagId: id, words: text(1000) }))
    .mutation(({ ctx, input }) => acknowledgeFlag(ctx, input)),
  reserveJudgment: changes("day.record")
    .input(
      ofJudgment.extend({
        judgeName: text(120),
        next: z.object({ day, takes: z.enum(["instead", "besides"]), overloadBecause: text(500).nullish() }).nullable(),
      }),
    )
    .mutation(({ ctx, input }) => reserveJudgment(ctx, input)),
  decideApplication: changes("day.record")
    .input(ofCase.extend({ version: z.number().int().positive(), day, disposal: z.enum(DISPOSALS), order: text(500) }))
    .mutation(({ ctx, input }) => decideApplication(ctx, input)),
  afterApplications: reads("docket.read")
    .input(ofCase)
    .query(({ ctx, input }) => afterApplications(ctx, input)),
  writeBail: changes("docket.change")
    .input(
      ofCase.extend({
        ...{ applicationId: id, day },
        accused: z.array(z.object({ id, version: z.number().int().positive(), sinceDay: day.nullable() })).max(200),
      }),
    )
    .mutation(({ ctx, input }) => writeBail(ctx, input)),
  writeAcquittal: changes("day.record")
    .input(
      ofCase.extend({
        ...{ applicationId: id, day, accusedIds: z.array(id).max(200), version: z.number().int().nullable() },
      }),
    )
    .mutation(({ ctx, input }) => writeAcquittal(ctx, input)),
  announceJudgment: changes("day.record")
    .input(ofJudgment.extend({ judgeName: text(120), results: z.array(result).max(500) }))
    .mutation(({ ctx, input }) => announceJudgment(ctx, input)),
  copySupplied: changes("day.record")
    .input(ofJudgment)
    .mutation(({ ctx, input }) => recordCopySupplied(ctx, input)),
  classes: reads("docket.read")
    .input(ofCourt)
    .query(({ ctx, input }) => districtClasses(ctx, input.courtId)),
  sections: reads("docket.read")
    .input(ofCourt)
    .query(({ ctx, input }) => sectionsOfDistrict(ctx, input.courtId)),
  previewClass: reads("settings.change")
    .input(ofCourt.extend({ of: text(60), given: given.nullable() }))
    .query(({ ctx, input }) => previewClass(ctx, input)),
  confirmClass: changes("settings.change")
    .input(ofCourt.extend({ given, confirmedBy: text(200), because: text(500) }))
    .mutation(({ ctx, input }) => confirmClass(ctx, input)),
  withdrawClass: changes("settings.change")
    .input(ofCourt.extend({ of: text(60) }))
    .mutation(({ ctx, input }) => withdrawClass(ctx, input)),
});
