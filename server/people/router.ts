import { z } from "zod";
import { changes, reads, router } from "../core/trpc.ts";
import { isCourtDay } from "../rules/calendar/court-day.ts";
import { ABSENCE_KINDS, MOST_CALENDAR, OWN_ABSENCE_KINDS } from "../rules/people/people.ts";
import { officialsAway, removeAbsence, saveAbsence, saveComesFrom } from "./absences.ts";
import { importCalendar, ownAbsences, previewCalendar, removeOwnAbsence, saveOwnAbsence } from "./own-absences.ts";
import { addRemoteFeed, refreshRemoteFeed, remoteFeeds, removeRemoteFeed } from "./remote-feeds.ts";

const id = z.number().int().positive();
const day = z.string().refine(isCourtDay);

const minute = z.number().int().min(0).max(1440).nullable();
const ownKind = z.enum(OWN_ABSENCE_KINDS);
const calendar = z.string().min(1).max(MOST_CALENDAR);

/** When officials and counsel are away, and where they come from. */
export const officialsRouter = router({
  away: reads("docket.read")
    .input(z.object({ courtId: id }))
    .query(({ ctx, input }) => officialsAway(ctx, input)),
  saveAbsence: changes("docket.change")
    .input(z.object({ courtId: id, personId: id, fromDay: day, untilDay: day, kind: z.enum(ABSENCE_KINDS) }))
    .mutation(({ ctx, input }) => saveAbsence(ctx, input)),
  removeAbsence: changes("docket.change")
    .input(z.object({ courtId: id, id, version: z.number().int().positive() }))
    .mutation(({ ctx, input }) => removeAbsence(ctx, input)),
  mine: reads("absence.own").query(({ ctx }) => ownAbsences(ctx)),
  saveMine: changes("absence.own")
    .input(z.object({ fromDay: day, untilDay: day, fromMinute: minute, untilMinute: minute, kind: ownKind }))
    .mutation(({ ctx, input }) => saveOwnAbsence(ctx, input)),
  removeMine: changes("absence.own")
    .input(z.object({ id, version: z.number().int().positive() }))
    .mutation(({ ctx, input }) => removeOwnAbsence(ctx, input)),
  // A file is too long for the address of a question.
  previewMine: changes("absence.own")
    .input(z.object({ text: calendar }))
    .mutation(({ ctx, input }) => previewCalendar(ctx, input)),
  importMine: changes("absence.own")
    .input(z.object({ text: calendar, kind: ownKind }))
    .mutation(({ ctx, input }) => importCalendar(ctx, input)),
  remoteFeeds: reads("settings.change")
    .input(z.object({ courtId: id }))
    .query(({ ctx, input }) => remoteFeeds(ctx, input)),
  addRemoteFeed: changes("settings.change")
    .input(
      z.object({
        courtId: id,
        name: z.string().trim().min(1).max(120),
        address: z.string().trim().min(1).max(500),
        personId: id.nullable(),
      }),
    )
    .mutation(({ ctx, input }) => addRemoteFeed(ctx, input)),
  removeRemoteFeed: changes("settings.change")
    .input(z.object({ courtId: id, id, version: z.number().int().positive() }))
    .mutation(({ ctx, input }) => removeRemoteFeed(ctx, input)),
  refreshRemoteFeed: changes("settings.change")
    .input(z.object({ courtId: id, id }))
    .mutation(({ ctx, input }) => refreshRemoteFeed(ctx, input)),
  saveComesFrom: changes("docket.change")
    .input(z.object({ courtId: id, personId: id, comesFrom: z.string().trim().max(120).nullable() }))
    .mutation(({ ctx, input }) => saveComesFrom(ctx, input)),
});
