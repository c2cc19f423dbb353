import { z } from "zod";
import { endLinkJudge, linkJudges, nameLinkJudge } from "../access/cover.ts";
import { LINK_KINDS, linkCases, unlinkCases } from "../case/case-links.ts";
import { addDocument, removeDocument, rewriteNote, writeNote } from "../case/case-notes.ts";
import { caseEntry, liftingOrder } from "../case/entry-input.ts";
import { matterLife } from "../case/stage/case-status.ts";
import { DOCKETS, INSTITUTION_MODES } from "../case/stage/docket-kind.ts";
import { becomeTrial, TRIAL_BEGINS } from "../case/stage/docket-kind-trial.ts";
import { moveStageByHand } from "../case/stage/move-stage-by-hand.ts";
import { recordPermission } from "../case/stage/record-permission.ts";
import { changes, reads, router } from "../core/trpc.ts";
import { layDormant } from "../listing/dormant.ts";
import { registerMatter } from "../listing/register-and-list.ts";
import { previewTransfer, transferBoard, transferCases, transferMemo } from "../listing/transfer/transfer.ts";
import { APPLICATIONS } from "../rules/applications/applications.ts";
import { isCourtDay } from "../rules/calendar/court-day.ts";
import { PURPOSES } from "../rules/case/purposes.ts";
import { STAGES } from "../rules/case/stages.ts";
import { takeUpAgain } from "../sitting/take-up-again.ts";
import { judgesDesk } from "./desk.ts";
import { deskAlarms } from "./desk-alarms.ts";
import { approveList } from "./desk-approval.ts";
import { signFile } from "./desk-file.ts";
import { endLeave, ownLeave, takeLeave } from "./desk-leave.ts";
import { dayToSign, signDay } from "./desk-sign.ts";

const id = z.number().int().positive();
const version = z.number().int().positive();
const day = z.string().refine(isCourtDay);
const words = (most: number) => z.string().trim().max(most);
const ofCourt = z.object({ courtId: id });
const ofCase = ofCourt.extend({ caseId: id });

const choice = ofCourt.extend({
  caseIds: z.union([z.literal("all"), z.array(id).min(1).max(5000)]),
  toCourtId: id.nullable(),
  toCourt: words(160).nullable(),
});

const firstDate = z.object({
  purpose: z.enum(PURPOSES),
  day: day.nullable(),
  overloadBecause: words(300).nullish(),
  orderedBy: words(120).nullish(),
});

/** What becomes of a case beside its hearings, and the judge's desk. */
export const deskRouter = router({
  matter: reads("docket.read")
    .input(ofCase)
    .query(({ ctx, input }) => matterLife(ctx, input)),
  register: changes("docket.change")
    .input(
      ofCourt.extend({
        entry: caseEntry,
        order: liftingOrder,
        kind: z
          .object({
            docket: z.enum(DOCKETS),
            applicationKind: z.enum(APPLICATIONS).nullable(),
            parentCaseId: id.nullable(),
            institutionMode: z.enum(INSTITUTION_MODES),
            permissionDay: day.nullable(),
            fromCourt: words(160).nullable(),
            splitFromCaseId: id.nullish(),
          })
          .nullish(),
        first: firstDate,
      }),
    )
    .mutation(({ ctx, input }) => registerMatter(ctx, input)),
  moveStage: changes("day.record")
    .input(ofCase.extend({ version, stage: z.enum(STAGES), day, order: words(2000), isCorrection: z.boolean() }))
    .mutation(({ ctx, input }) => moveStageByHand(ctx, input)),
  givePermission: changes("day.record")
    .input(ofCase.extend({ version, day }))
    .mutation(({ ctx, input }) => recordPermission(ctx, input)),
  takeUpAgain: changes("day.record")
    .input(
      ofCase.extend({
        ...{ version, stage: z.enum(STAGES), day, order: words(2000) },
        next: firstDate.extend({ day }).nullable(),
      }),
    )
    .mutation(({ ctx, input }) => takeUpAgain(ctx, input)),
  becomeTrial: changes("docket.change")
    .input(
      ofCase.extend({
        version,
        number: words(120),
        fir: words(120),
        station: words(120),
        stage: z.enum(TRIAL_BEGINS),
        day,
        order: words(2000),
      }),
    )
    .mutation(({ ctx, input }) => becomeTrial(ctx, input)),
  layDormant: changes("day.record")
    .input(ofCase.extend({ because: words(500), orderedBy: words(120), reviewDay: day }))
    .mutation(({ ctx, input }) => layDormant(ctx, input)),
  link: changes("docket.change")
    .input(ofCase.extend({ otherCaseId: id, kind: z.enum(LINK_KINDS) }))
    .mutation(({ ctx, input }) => linkCases(ctx, input)),
  unlink: changes("docket.change")
    .input(ofCase.extend({ linkId: id }))
    .mutation(({ ctx, input }) => unlinkCases(ctx, input)),
  writeNote: changes("day.record")
    .input(ofCase.extend({ text: words(4000), isPrivate: z.boolean() }))
    .mutation(({ ctx, input }) => writeNote(ctx, input)),
  rewriteNote: changes("day.record")
    .input(ofCase.extend({ noteId: id, version, text: words(4000) }))
    .mutation(({ ctx, input }) => rewriteNote(ctx, input)),
  addDocument: changes("docket.change")
    .input(ofCase.extend({ title: words(200), place: words(200).nullable(), day: day.nullable() }))
    .mutation(({ ctx, input }) => addDocument(ctx, input)),
  removeDocument: changes("docket.change")
    .input(ofCase.extend({ documentId: id, version }))
    .mutation(({ ctx, input }) => removeDocument(ctx, input)),
  transferBoard: reads("docket.read")
    .input(ofCourt)
    .query(({ ctx, input }) => transferBoard(ctx, input)),
  previewTransfer: reads("docket.read")
    .input(choice)
    .query(({ ctx, input }) => previewTransfer(ctx, input)),
  transfer: changes("docket.change")
    .input(choice.extend({ day, because: words(500), orderedBy: words(120), numbering: z.enum(["next", "keep"]) }))
    .mutation(({ ctx, input }) => transferCases(ctx, input)),
  transferMemo: reads("docket.read")
    .input(ofCourt.extend({ changeId: id }))
    .query(({ ctx, input }) => transferMemo(ctx, input)),
  judge: reads("desk.read")
    .input(ofCourt.extend({ day: day.optional() }))
    .query(({ ctx, input }) => judgesDesk(ctx, input)),
  alarms: reads("desk.read")
    .input(ofCourt)
    .query(({ ctx, input }) => deskAlarms(ctx, input)),
  approve: changes("day.sign")
    .input(ofCourt.extend({ day, fingerprint: z.string().length(64) }))
    .mutation(({ ctx, input }) => approveList(ctx, input)),
  dayToSign: reads("desk.read")
    .input(ofCourt.extend({ day }))
    .query(({ ctx, input }) => dayToSign(ctx, input)),
  signDay: changes("day.sign")
    .input(ofCourt.extend({ day, outcomeIds: z.array(id).min(1).max(2000) }))
    .mutation(({ ctx, input }) => signDay(ctx, input)),
  signFile: changes("day.sign")
    .input(
      ofCourt.extend({
        entries: z
          .array(
            z.object({
              kind: z.enum(["judgment", "settlement", "application"]),
              entryId: id,
              fingerprint: z.string().length(64),
            }),
          )
          .min(1)
          .max(200),
      }),
    )
    .mutation(({ ctx, input }) => signFile(ctx, input)),
  takeLeave: changes("day.sign")
    .input(ofCourt.extend({ fromDay: day, untilDay: day, because: words(300) }))
    .mutation(({ ctx, input }) => takeLeave(ctx, input)),
  leave: reads("desk.read")
    .input(ofCourt)
    .query(({ ctx, input }) => ownLeave(ctx, input)),
  linkJudges: reads("desk.read")
    .input(ofCourt)
    .query(({ ctx, input }) => linkJudges(ctx, input)),
  nameLinkJudge: changes("day.sign")
    .input(ofCourt.extend({ userId: z.string().min(1), fromDay: day, untilDay: day, orderedBy: words(120).nullable() }))
    .mutation(({ ctx, input }) => nameLinkJudge(ctx, input)),
  endLinkJudge: changes("day.sign")
    .input(ofCourt.extend({ coverId: id, version }))
    .mutation(({ ctx, input }) => endLinkJudge(ctx, input)),
  endLeave: changes("day.sign")
    .input(ofCourt.extend({ closureId: id, version }))
    .mutation(({ ctx, input }) => endLeave(ctx, input)),
});
