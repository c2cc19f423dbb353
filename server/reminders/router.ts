import { z } from "zod";
import { changes, reads, router } from "../core/trpc.ts";
import { type CourtDay, isCourtDay } from "../rules/calendar/court-day.ts";
import { CODE_FIGURES, readPageToken, TOKEN_SIGNS } from "../rules/reminders/page-token.ts";
import { CARD_LEVELS, LANGUAGES_OF_REMINDERS, REMINDER_CHANNELS } from "../rules/reminders/reminder-plan.ts";
import { CALL_RESULTS } from "../rules/reminders/reminder-reach.ts";
import { answersToRead, markAnswerRead } from "./answers.ts";
import { recordCall } from "./calls/record-call.ts";
import { settleUnclear, UNCLEAR_ANSWERS } from "./calls/settle-unclear.ts";
import { cardsOfCase, previewTexts } from "./card-lines.ts";
import { forgetCard, pauseCard, readCard, saveCard } from "./cards/save-card.ts";
import { GATEWAY_TEST_LANGUAGES } from "./delivery/gateway-test-text.ts";
import { askGatewayTest, gatewayTests } from "./delivery/gateway-tests.ts";
import { AUDIENCES, WRITTEN_CHANNELS } from "./delivery/gateways.ts";
import { endPage, makePage } from "./private-page/private-pages.ts";
import { deliveryFigures, reminderBoard, reminderHistory } from "./reminder-board.ts";

const id = z.number().int().positive();
const day = z
  .string()
  .refine(isCourtDay)
  .transform((text) => text as CourtDay);
const ofCourt = z.object({ courtId: id });
const ofPerson = ofCourt.extend({ casePersonId: id });
const level = z.literal(CARD_LEVELS);
const way = { channel: z.enum(REMINDER_CHANNELS), language: z.enum(LANGUAGES_OF_REMINDERS) };
const minute = z.number().int().min(0).max(1440);

const card = z.object({
  level,
  ways: z
    .array(z.object({ ...way, isSharedPhone: z.boolean(), isVerified: z.boolean(), address: z.string().max(200) }))
    .max(6),
  window: z
    .object({ days: z.array(z.number().int().min(1).max(7)).max(7), fromMinute: minute, untilMinute: minute })
    .nullable(),
  isReplyAllowed: z.boolean(),
  iWillCall: z.boolean(),
  reviewDay: day.nullable(),
  contactPerson: z
    .object({ name: z.string().max(200), relation: z.string().max(200), phone: z.string().max(40).nullable() })
    .nullable(),
  neverTell: z.string().max(1000),
  agreedWord: z.string().max(100),
});

/** Who was reached before a day, the calls to make, and how somebody wants to be reached. */
export const remindersRouter = router({
  board: reads("hearings.read")
    .input(ofCourt.extend({ day: day.nullable() }))
    .query(({ ctx, input }) => reminderBoard(ctx, input)),
  history: reads("hearings.read")
    .input(ofCourt.extend({ casePersonId: id }))
    .query(({ ctx, input }) => reminderHistory(ctx, input)),
  delivery: reads("hearings.read")
    .input(ofCourt)
    .query(({ ctx, input }) => deliveryFigures(ctx, input)),
  recordCall: changes("reminders.handle")
    .input(
      ofCourt.extend({ taskId: id, version: id, result: z.enum(CALL_RESULTS), note: z.string().max(500).nullable() }),
    )
    .mutation(({ ctx, input }) => recordCall(ctx, input)),
  settle: changes("reminders.handle")
    .input(ofCourt.extend({ reminderId: id, answer: z.enum(UNCLEAR_ANSWERS) }))
    .mutation(({ ctx, input }) => settleUnclear(ctx, input)),
  answers: reads("reminders.handle")
    .input(ofCourt)
    .query(({ ctx, input }) => answersToRead(ctx, input)),
  markAnswer: changes("reminders.handle")
    .input(ofCourt.extend({ answerId: id, isRead: z.boolean() }))
    .mutation(({ ctx, input }) => markAnswerRead(ctx, input)),
  cards: reads("docket.read")
    .input(ofCourt.extend({ caseId: id }))
    .query(({ ctx, input }) => cardsOfCase(ctx, input)),
  preview: reads("docket.read")
    .input(ofCourt.extend({ level, ways: z.array(z.object(way)).max(6), isReplyAllowed: z.boolean() }))
    .query(({ ctx, input }) => previewTexts(ctx, input)),
  card: changes("contacts.read")
    .input(ofPerson)
    .mutation(({ ctx, input }) => readCard(ctx, input)),
  saveCard: changes("reminders.handle")
    .input(ofPerson.extend({ version: id.nullable(), card }))
    .mutation(({ ctx, input }) => saveCard(ctx, input)),
  pauseCard: changes("reminders.pause")
    .input(ofPerson.extend({ isPaused: z.boolean() }))
    .mutation(({ ctx, input }) => pauseCard(ctx, input)),
  makePage: changes("reminders.handle")
    .input(
      ofPerson.extend({
        token: z
          .string()
          .length(TOKEN_SIGNS)
          .refine((text) => readPageToken(text) === text),
        code: z.string().length(CODE_FIGURES).regex(/^\d+$/),
        isMailed: z.boolean(),
      }),
    )
    .mutation(({ ctx, input }) => makePage(ctx, input)),
  endPage: changes("reminders.handle")
    .input(ofPerson)
    .mutation(({ ctx, input }) => endPage(ctx, input)),
  gatewayTests: reads("settings.change")
    .input(ofCourt)
    .query(({ ctx, input }) => gatewayTests(ctx, input)),
  testGateway: changes("settings.change")
    .input(
      ofCourt.extend({
        channel: z.enum(WRITTEN_CHANNELS),
        audience: z.enum(AUDIENCES),
        language: z.enum(GATEWAY_TEST_LANGUAGES),
        address: z.string().max(200),
      }),
    )
    .mutation(({ ctx, input }) => askGatewayTest(ctx, input)),
  forgetCard: changes("reminders.handle")
    .input(ofPerson)
    .mutation(({ ctx, input }) => forgetCard(ctx, input)),
});
