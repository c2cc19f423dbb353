import { z } from "zod";
import { changes, reads, router } from "../core/trpc.ts";
import { type CourtDay, isCourtDay } from "../rules/calendar/court-day.ts";
import { PURPOSES } from "../rules/case/purposes.ts";
import { EVIDENCE_SOURCES, LEDGER_EVENTS, REQUEST_KINDS } from "../rules/evidence/evidence-ledger.ts";
import { addRequest } from "./add-request.ts";
import { caseEvidence } from "./case-evidence.ts";
import { chaserLetters } from "./chaser-letters.ts";
import { editRequest, removeRequest } from "./edit-request.ts";
import { evidenceBoard } from "./evidence-board.ts";
import { noteEvent } from "./note-event.ts";
import { recordEvents } from "./record-events.ts";

const id = z.number().int().positive();
const ofCourt = z.object({ courtId: id });
const day = z
  .string()
  .refine(isCourtDay)
  .transform((text) => text as CourtDay);
const text = (most: number) => z.string().max(most).nullable();

const entry = z.object({
  kind: z.enum(REQUEST_KINDS),
  source: z.enum(EVIDENCE_SOURCES),
  sourceName: text(200),
  what: text(1000),
  fileReference: text(120),
  dueDay: day.nullable(),
  neededFor: z.enum(PURPOSES).nullable(),
});

export const evidenceRouter = router({
  ofCase: reads("docket.read")
    .input(ofCourt.extend({ caseId: id }))
    .query(({ ctx, input }) => caseEvidence(ctx, input)),
  board: reads("docket.read")
    .input(ofCourt.extend({ withEnded: z.boolean().default(false) }))
    .query(({ ctx, input }) => evidenceBoard(ctx, input)),
  letters: reads("docket.read")
    .input(ofCourt.extend({ eventIds: z.array(id).min(1).max(200) }))
    .query(({ ctx, input }) => chaserLetters(ctx, input)),
  add: changes("docket.change")
    .input(ofCourt.extend({ caseId: id, entry, sentDay: day.nullable() }))
    .mutation(({ ctx, input }) => addRequest(ctx, input)),
  edit: changes("docket.change")
    .input(ofCourt.extend({ requestId: id, version: id, entry }))
    .mutation(({ ctx, input }) => editRequest(ctx, input)),
  remove: changes("docket.change")
    .input(ofCourt.extend({ requestId: id }))
    .mutation(({ ctx, input }) => removeRequest(ctx, input)),
  record: changes("docket.change")
    .input(
      ofCourt.extend({
        requestIds: z.array(id).min(1).max(200),
        kind: z.enum(LEDGER_EVENTS),
        day,
        byDay: day.nullish(),
        note: z.string().trim().max(500).nullish(),
      }),
    )
    .mutation(({ ctx, input }) => recordEvents(ctx, input)),
  note: changes("docket.change")
    .input(ofCourt.extend({ eventId: id, note: z.string().trim().max(500) }))
    .mutation(({ ctx, input }) => noteEvent(ctx, input)),
});
