import { z } from "zod";
import { read } from "../../core/change.ts";
import { changes, reads, router } from "../../core/trpc.ts";
import { isCourtDay, type Weekday } from "../../rules/calendar/court-day.ts";
import { STAGES } from "../../rules/case/stages.ts";
import { NUMBERED_APART } from "../../rules/docket/docket-prefix.ts";
import { EVIDENCE_SOURCES } from "../../rules/evidence/evidence-ledger.ts";
import { PECA_30_SCOPES } from "../../rules/listing/next-date-limits.ts";
import { OVERLIST_LIMITS } from "../../rules/planner/over-listing.ts";
import { dayLoads } from "../court-days.ts";
import { courtSettings } from "../court-settings.ts";
import { courtWeek } from "../court-week.ts";
import { removeTravel, saveTravel, travelTimes } from "../travel-times.ts";
import { addExtraDay, removeExtraDay } from "./extra-days.ts";
import { previewPattern } from "./preview-pattern.ts";
import { saveCallOffice } from "./save-call-office.ts";
import { saveBlocks, saveBudgets, saveDayBudgets, saveListLimits } from "./save-capacity.ts";
import { saveCourt, saveReasonKeys } from "./save-court.ts";
import { endPattern, savePattern } from "./save-pattern.ts";
import { saveReplyDays } from "./save-reply-days.ts";
import { saveRules } from "./save-rules.ts";
import { saveSecondFactor } from "./save-second-factor.ts";
import { saveStandbyNotice } from "./save-standby-notice.ts";

const id = z.number().int().positive();
const version = z.number().int().positive();
const day = z.string().refine(isCourtDay);
const courtId = id;
const weekday = z
  .number()
  .int()
  .min(1)
  .max(7)
  .transform((number) => number as Weekday);
const words = (most: number) => z.string().trim().min(1).max(most);
const maybe = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .nullable()
    .transform((text) => text || null);

const pattern = {
  courtId,
  rule: words(300),
  startDay: day,
  untilDay: day.nullable(),
  fallbackWeekday: weekday.nullable(),
};
const minutes = z.number().int().min(1).max(5000);
const matters = z.number().int().min(1).max(1000);
const budgets = { planMinutes: minutes, planMatters: matters, ceilingMinutes: minutes, ceilingMatters: matters };
const ruleNumber = z.number().int().min(1).max(365);
const block = z.object({
  startsAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  reportBefore: z.number().int().min(0).max(240),
  planMinutes: minutes.nullable(),
  planMatters: matters.nullable(),
});

const minute = z.number().int().min(0).max(1440);
const callOffice = z.object({
  phone: z
    .string()
    .trim()
    .max(20)
    .regex(/^[\d+ -]{3,20}$/),
  fromMinute: minute,
  untilMinute: minute,
});

export const calendarRouter = router({
  week: reads("calendar.read")
    .input(z.object({ courtId, from: day.nullable(), weeks: z.number().int().min(1).max(26) }))
    .query(({ ctx, input }) => courtWeek(ctx, input)),
  loads: reads("calendar.read")
    .input(z.object({ courtId, from: day, until: day }))
    .query(({ ctx, input }) =>
      read(ctx, { permission: "calendar.read", courtId: input.courtId }, (connection) =>
        dayLoads(connection, input.courtId, input.from, input.until),
      ),
    ),
  settings: reads("calendar.read")
    .input(z.object({ courtId }))
    .query(({ ctx, input }) => courtSettings(ctx, input)),
  saveSecondFactor: changes("people.manage")
    .input(z.object({ courtId, version, isOn: z.boolean() }))
    .mutation(({ ctx, input }) => saveSecondFactor(ctx, input)),
  saveCallOffice: changes("settings.change")
    .input(z.object({ courtId, version, office: callOffice.nullable() }))
    .mutation(({ ctx, input }) => saveCallOffice(ctx, input)),
  preview: reads("calendar.read")
    .input(z.object({ ...pattern, replaces: id.nullable(), count: z.number().int().min(1).max(60) }))
    .query(({ ctx, input }) => previewPattern(ctx, input)),
  savePattern: changes("calendar.change")
    .input(z.object({ ...pattern, replaces: z.object({ id, version }).nullable() }))
    .mutation(({ ctx, input }) => savePattern(ctx, input)),
  endPattern: changes("calendar.change")
    .input(z.object({ courtId, pattern: z.object({ id, version }), lastDay: day }))
    .mutation(({ ctx, input }) => endPattern(ctx, input)),
  addExtraDay: changes("calendar.change")
    .input(z.object({ courtId, day, because: maybe(200) }))
    .mutation(({ ctx, input }) => addExtraDay(ctx, input)),
  removeExtraDay: changes("calendar.change")
    .input(z.object({ courtId, id, version }))
    .mutation(({ ctx, input }) => removeExtraDay(ctx, input)),
  saveBlocks: changes("calendar.change")
    .input(z.object({ courtId, seen: z.array(z.object({ id, version })).max(24), blocks: z.array(block).max(24) }))
    .mutation(({ ctx, input }) => saveBlocks(ctx, input)),
  saveBudgets: changes("calendar.change")
    .input(z.object({ courtId, version, ...budgets }))
    .mutation(({ ctx, input }) => saveBudgets(ctx, input)),
  saveListLimits: changes("calendar.change")
    .input(
      z.object({
        courtId,
        version,
        saturationMatters: matters.nullable(),
        overlistMost: z.number().int().min(OVERLIST_LIMITS.least).max(OVERLIST_LIMITS.most),
        stageQuotas: z
          .array(z.object({ stage: z.enum(STAGES), atLeast: z.number().int().min(1).max(50) }))
          .max(STAGES.length),
      }),
    )
    .mutation(({ ctx, input }) => saveListLimits(ctx, input)),
  saveDayBudgets: changes("calendar.change")
    .input(z.object({ courtId, day, version: version.nullable(), ...budgets }))
    .mutation(({ ctx, input }) => saveDayBudgets(ctx, input)),
  saveCourt: changes("settings.change")
    .input(
      z.object({
        courtId,
        version,
        nameEn: words(160),
        nameUr: maybe(160),
        judgeEn: maybe(120),
        judgeUr: maybe(120),
        place: maybe(120),
        casePrefix: maybe(40),
        docketPrefixes: z.partialRecord(z.enum(NUMBERED_APART), words(40)).optional(),
        approvesLists: z.boolean().optional(),
        room: z.object({ name: words(60), nameUr: maybe(60) }).nullable(),
      }),
    )
    .mutation(({ ctx, input }) => saveCourt(ctx, input)),
  saveRules: changes("settings.change")
    .input(
      z.object({
        courtId,
        version,
        custodyDays: ruleNumber,
        peca30: z.enum(PECA_30_SCOPES),
        adjournmentWarningAt: ruleNumber,
        statutoryBailNoticeDays: ruleNumber,
        preservationNoticeDays: ruleNumber,
      }),
    )
    .mutation(({ ctx, input }) => saveRules(ctx, input)),
  saveReplyDays: changes("settings.change")
    .input(z.object({ courtId, version, replyDays: z.record(z.enum(EVIDENCE_SOURCES), z.number().int().min(1)) }))
    .mutation(({ ctx, input }) => saveReplyDays(ctx, input)),
  saveStandbyNotice: changes("calendar.change")
    .input(z.object({ courtId, version, hours: z.number().int().min(0).max(336) }))
    .mutation(({ ctx, input }) => saveStandbyNotice(ctx, input)),
  travel: reads("calendar.read")
    .input(z.object({ courtId }))
    .query(({ ctx, input }) => travelTimes(ctx, input)),
  saveTravel: changes("settings.change")
    .input(
      z.object({ courtId, fromPlace: words(120), toPlace: words(120), minutes: z.number().int().min(1).max(1440) }),
    )
    .mutation(({ ctx, input }) => saveTravel(ctx, input)),
  removeTravel: changes("settings.change")
    .input(z.object({ courtId, id, version }))
    .mutation(({ ctx, input }) => removeTravel(ctx, input)),
  saveReasonKeys: changes("calendar.change")
    .input(z.object({ courtId, version, reasons: z.array(z.string()).length(10).nullable() }))
    .mutation(({ ctx, input }) => saveReasonKeys(ctx, input)),
});
