import { z } from "zod";
import { changes, reads, router } from "../../core/trpc.ts";
import { type CourtDay, isCourtDay } from "../../rules/calendar/court-day.ts";
import { CASE_ROLES } from "../../rules/people/people.ts";
import { bailAlarms } from "../bail-alarms.ts";
import { addPerson } from "./add-person.ts";
import { chargeAccused } from "./charge-accused.ts";
import { editPerson } from "./edit-person.ts";
import { linkProtected, mergePeople, previewMerge, protectedOfCase } from "./merge-people.ts";
import { peopleDirectory } from "./people-directory.ts";
import { peopleOfCase } from "./people-of-case.ts";
import { readContact } from "./read-contact.ts";
import { removePerson } from "./remove-person.ts";

const id = z.number().int().positive();
const day = z
  .string()
  .refine(isCourtDay)
  .transform((text) => text as CourtDay);
const text = (most: number) => z.string().max(most).nullable();

const entry = {
  person: z.object({
    name: z.string().max(300),
    nameUr: text(300),
    nameSd: text(300),
    alias: text(120),
    sex: z.enum(["woman", "man", "other"]).nullable(),
    birthDay: day.nullable(),
    agency: text(120),
    isProtected: z.boolean(),
  }),
  inCase: z.object({
    role: z.enum(CASE_ROLES),
    testimony: z.enum(["none", "pending", "partly", "examined", "given-up"]).nullable(),
    isForDefence: z.boolean(),
    isHostile: z.boolean(),
    standsForId: id.nullable(),
    note: text(500),
  }),
  contact: z.object({
    ...{ cnic: text(40), phone: text(40) },
    ...{ email: text(254).optional(), prefersEmail: z.boolean().nullish() },
  }),
};

const two = { courtId: id, from: id, into: id };
const one = { courtId: id, casePersonId: id, version: z.number().int() };

/** People of cases, their custody, and who is one person over many cases. */
export const peopleRouter = router({
  ofCase: reads("docket.read")
    .input(z.object({ courtId: id, caseId: id }))
    .query(({ ctx, input }) => peopleOfCase(ctx, input)),
  add: changes("docket.change")
    .input(z.object({ courtId: id, caseId: id, ...entry }))
    .mutation(({ ctx, input }) => addPerson(ctx, input)),
  edit: changes("docket.change")
    .input(z.object({ ...one, ...entry }))
    .mutation(({ ctx, input }) => editPerson(ctx, input)),
  charge: changes("docket.change")
    .input(z.object({ ...one, sections: z.array(z.string().min(1).max(60)).max(100) }))
    .mutation(({ ctx, input }) => chargeAccused(ctx, input)),
  remove: changes("docket.change")
    .input(z.object(one))
    .mutation(({ ctx, input }) => removePerson(ctx, input)),
  contact: changes("contacts.read")
    .input(z.object({ courtId: id, casePersonId: id }))
    .mutation(({ ctx, input }) => readContact(ctx, input)),
  bailAlarms: reads("docket.read")
    .input(z.object({ courtId: id }))
    .query(({ ctx, input }) => bailAlarms(ctx, input)),
  directory: reads("docket.read")
    .input(z.object({ courtId: id, of: z.enum(["officials", "parties"]), q: z.string().max(100) }))
    .query(({ ctx, input }) => peopleDirectory(ctx, input)),
  mergePreview: reads("docket.change")
    .input(z.object(two))
    .query(({ ctx, input }) => previewMerge(ctx, input)),
  merge: changes("docket.change")
    .input(z.object(two))
    .mutation(({ ctx, input }) => mergePeople(ctx, input)),
  protectedOfCase: reads("protected.link")
    .input(z.object({ courtId: id, caseId: id }))
    .query(({ ctx, input }) => protectedOfCase(ctx, input)),
  linkProtected: changes("protected.link")
    .input(z.object(two))
    .mutation(({ ctx, input }) => linkProtected(ctx, input)),
});
