import { sql } from "drizzle-orm";
import type { Transaction } from "../../db/connect.ts";
import { callTask, cardSeal, safeContactCard } from "../../db/schema/reminders.ts";
import { seal } from "../reminders/cards/seal.ts";
import { callInstead, type Move, moveEach } from "../reminders/delivery/deliver-store.ts";
import { callOnce, insertReply, type OpenReminder } from "../reminders/delivery/replies-store.ts";
import { keepReminders } from "../reminders/keep-reminders.ts";
import { casesToRemindOf, datesToRemindOf } from "../reminders/reminder-facts.ts";
import { addDays, type CourtDay } from "../rules/calendar/court-day.ts";
import type { ReminderLanguage } from "../rules/reminders/reminder-plan.ts";
import { instantOn } from "./docket/court-time.ts";
import { Draws } from "./docket/draws.ts";

type Reminding = { courtId: number; code: string; clerk: string; today: CourtDay };

/** As a gateway would be called; none of the demo is reached by any. */
const GATEWAY = "smpp:demo.invalid";
const OFFICE = { phone: "021-00000011", fromMinute: 9 * 60 + 30, untilMinute: 15 * 60 };

/**
 * How the complainants and victims of the coming lists want to be reached, what went out to them since a week, and what
 * came back. The numbers begin with four noughts: nobody has them, and nothing leaves the demo.
 */
export async function remindOf(tx: Transaction, { courtId, code, clerk, today }: Reminding): Promise<void> {
  const draws = new Draws(`peshi/${code}/reminders`);
  const asked = instantOn(addDays(today, -8), 11 * 60);
  const since = new Date(asked);
  await tx.execute(sql`
    update district d set policy = coalesce(d.policy, '{}') || ${JSON.stringify({ callOffice: OFFICE })}::jsonb
    from court k where k.id = ${courtId} and k.district_id = d.id`);
  const people = await tx.execute<{ casePersonId: number; caseId: number; hearingId: number }>(sql`
    select distinct on (cp.id) cp.id::float8 as "casePersonId", cp.case_id::float8 as "caseId", h.id::float8 as "hearingId"
    from case_person cp join hearing h on h.case_id = cp.case_id and h.state = 'listed'
    where cp.court_id = ${courtId} and cp.role in ('complainant', 'victim')
      and h.day between ${today} and ${addDays(today, 21)}
    order by cp.id, h.day, h.id`);
  for (const one of people) {
    if (!(await agree(tx, draws, { ...one, clerk, asked })) || !draws.chance(0.75)) continue;
    // Who was called once and told the room is written to from then on.
    const called = { because: "place-not-known", dueAt: asked, state: "done", result: "told-place" } as const;
    await tx.insert(callTask).values({ ...one, ...called, courtId, doneAt: asked, doneBy: clerk });
  }
  const caseIds = [...new Set(people.map(({ caseId }) => caseId))];
  if (caseIds.length === 0) return;
  await keepReminders(tx, { caseIds, told: await datesToRemindOf(tx, caseIds), now: since });
  await goOut(tx, draws, courtId, new Date(instantOn(today, 8 * 60)));
}

/** Whoever else is to know of a date: what is planned for them stands from the beginning, as it does in a court that runs. */
export async function planReminders(tx: Transaction, courtId: number, today: CourtDay): Promise<void> {
  const now = new Date(instantOn(addDays(today, -8), 11 * 60));
  const caseIds = await casesToRemindOf(tx, courtId);
  while (caseIds.length > 0) {
    const some = caseIds.splice(0, 400);
    await keepReminders(tx, { caseIds: some, told: await datesToRemindOf(tx, some), now });
  }
}

type Agreed = { casePersonId: number; caseId: number; clerk: string; asked: string };
const LANGUAGES = [
  ["ur-Latn", 5],
  ["ur", 3],
  ["en", 1],
  ["sd", 1],
] as const satisfies readonly (readonly [ReminderLanguage, number])[];
const KINDS = [
  ["text", 9],
  ["please-call", 3],
  ["e-mail", 1],
  ["i-will-call", 2],
  ["nothing", 1],
  ["paused", 1],
  ["none", 4],
] as const;

/** True where she is written to. */
async function agree(tx: Transaction, draws: Draws, { casePersonId, caseId, clerk, asked }: Agreed): Promise<boolean> {
  const kind = draws.weighted(KINDS);
  const language = draws.weighted(LANGUAGES);
  const number = `+920000${draws.between(100_000, 999_999)}`;
  const isSharedPhone = draws.chance(0.15);
  const isReplyAllowed = !isSharedPhone && draws.chance(0.8);
  const hasWindow = draws.chance(0.6);
  const salt = draws.uuid();
  if (kind === "none") return false;
  const isSilent = kind === "nothing" || kind === "i-will-call";
  const address = kind === "e-mail" ? `somebody.${casePersonId}@example.invalid` : number;
  const route = { channel: kind === "e-mail" ? "email" : "sms", language, isSharedPhone, isVerified: true } as const;
  await tx.insert(cardSeal).values({ casePersonId, salt });
  await tx.insert(safeContactCard).values({
    ...{ caseId, casePersonId, isReplyAllowed, askedBy: clerk, askedAt: asked, changedAt: asked },
    level: kind === "nothing" ? 0 : kind === "please-call" || isSharedPhone ? 1 : 2,
    routes: isSilent ? [] : [route],
    safeWindow: hasWindow ? { days: [1, 2, 3, 4, 5, 6], fromMinute: 600, untilMinute: 960 } : null,
    iWillCall: kind === "i-will-call",
    pausedAt: kind === "paused" ? asked : null,
    sealed: sealedIn(isSilent ? [] : [address], salt, casePersonId),
  });
  return !isSilent && kind !== "paused";
}

/** Nothing where no secret is set to seal with: the card stands, its address is asked for again. */
function sealedIn(addresses: string[], salt: string, casePersonId: number): string | null {
  if (!process.env.PESHI_CONTACT_KEY && !process.env.AUTH_SECRET) return null;
  return seal({ addresses, contactPerson: null, neverTell: "", agreedWord: "" }, salt, casePersonId);
}

type Sent = Omit<OpenReminder, "code" | "routes" | "sealed" | "salt" | "phone"> & { isReplyAllowed: boolean };
/** What became of a message that was handed over: most arrive, and of those a third are answered. */
const ENDS = [
  ["delivered", 86],
  ["accepted", 5],
  ["undelivered", 6],
  ["unclear", 3],
] as const;
const REPLIES = [
  [null, 12],
  ["coming", 6],
  ["cannot", 2],
  ["unknown", 1],
] as const;

/** All that was due before the demo begins went out, and was answered as people answer. */
async function goOut(tx: Transaction, draws: Draws, courtId: number, now: Date): Promise<void> {
  const due = await tx.execute<Sent & { dueAt: string }>(sql`
    select r.id::float8 as id, r.court_id::float8 as "courtId", r.case_id::float8 as "caseId", r.audience,
      r.case_person_id::float8 as "casePersonId", r.hearing_id::float8 as "hearingId", r.not_after as "notAfter",
      r.due_at as "dueAt", coalesce(c.is_reply_allowed, false) as "isReplyAllowed"
    from reminder r left join safe_contact_card c on c.case_person_id = r.case_person_id
    where r.court_id = ${courtId} and r.channel <> 'desk' and r.state = 'planned' and r.due_at <= ${now.toISOString()}
    order by r.due_at, r.id`);
  for (const one of due) {
    const [at, end, reply] = [new Date(one.dueAt), draws.weighted(ENDS), draws.weighted(REPLIES)];
    const told = { gateway: GATEWAY, references: [`demo-${one.id}`], textVersion: `${one.audience}/1` };
    const step = async (target: Move["target"], why: string) =>
      void (await moveEach(tx, [{ id: one.id, target, why, told }], at));
    await step("attempting", "handed-over");
    if (end !== "unclear") await step("accepted", "accepted");
    if (end !== "accepted") await step(end, end === "unclear" ? "timeout" : `receipt-${end}`);
    if (end === "unclear") await callInstead(tx, [one.id], "unclear", at);
    if (end === "undelivered") await callInstead(tx, [one.id], "not-confirmed", at);
    if (end === "delivered" && one.isReplyAllowed && reply !== null)
      await answered(tx, draws, { one, word: reply, at, now });
  }
}

type Reply = { one: Sent; word: "coming" | "cannot" | "unknown"; at: Date; now: Date };
const UNREADABLE = [
  "kal mumkin nahi agli tareekh dein",
  "Main shehar se bahar hoon, behen aa sakti hai?",
  "کس وقت پہنچنا ہے",
];

async function answered(tx: Transaction, draws: Draws, { one, word, at, now }: Reply): Promise<void> {
  const received = new Date(Math.min(at.getTime() + draws.between(20, 300) * 60_000, now.getTime()));
  const said = word === "unknown" ? draws.pick(UNREADABLE) : null;
  const { id: reminderId, courtId } = one;
  const reply = { gateway: GATEWAY, reference: `demo-reply-${one.id}`, reminderId, courtId, word, said };
  await insertReply(tx, reply, received);
  if (word === "cannot") await callOnce(tx, one, "says-cannot", received);
  if (word === "unknown") await callOnce(tx, one, "unknown-reply", received);
}
