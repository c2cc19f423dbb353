import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Database, Transaction } from "../../db/connect.ts";
import { staff } from "../../db/schema/access.ts";
import { courtCase } from "../../db/schema/cases.ts";
import { court } from "../../db/schema/districts.ts";
import { hearing } from "../../db/schema/hearings.ts";
import { casePerson, person } from "../../db/schema/people.ts";
import { callTask } from "../../db/schema/reminders.ts";
import type { Context } from "../../server/core/context.ts";
import type { Role } from "../../server/core/permission.ts";
import { createCaller } from "../../server/doors/http/router.ts";
import { addDays, type CourtDay, courtDay } from "../../server/rules/calendar/court-day.ts";
import { ADJOURNMENT_REASONS } from "../../server/rules/case/adjournment.ts";
import type { CaseRole } from "../../server/rules/people/people.ts";
import { listCase, type MadeCourt, makeCase, makeCourt, makeStaff, NOW, TODAY } from "./factories.ts";

/** What every text of a valid input says, where nothing else is asked of it. */
export const TEXT = "Plain words";
const NEXT = addDays(TODAY, 7);
const LATER = addDays(TODAY, 14);
const key = () => randomUUID();
const at = NOW.toISOString();

/** A court of its own in which one mutation is tried. */
export class World {
  readonly tx: Transaction;
  readonly made: MadeCourt;
  readonly #staff = new Map<Role, Context>();

  private constructor(tx: Transaction, made: MadeCourt) {
    this.tx = tx;
    this.made = made;
  }

  static async make(tx: Transaction): Promise<World> {
    return new World(tx, await makeCourt(tx as unknown as Database));
  }

  get db(): Database {
    return this.tx as unknown as Database;
  }

  get courtId(): number {
    return this.made.courtId;
  }

  /** The one who works there in this role; the same whenever he is asked for. */
  async staff(role: Role): Promise<Context> {
    const courtId = role === "administrator" || role === "supervisor" ? null : this.courtId;
    const known =
      this.#staff.get(role) ?? (await makeStaff(this.db, { districtId: this.made.districtId, courtId }, role));
    this.#staff.set(role, known);
    return known;
  }

  async as(role: Role) {
    return createCaller(await this.staff(role));
  }

  case(columns: Partial<typeof courtCase.$inferInsert> = {}): Promise<number> {
    return makeCase(this.db, this.made, columns);
  }

  listed(caseId: number, day: CourtDay, placement: Parameters<typeof listCase>[4] = {}): Promise<number> {
    return listCase(this.made.clerk, this.courtId, caseId, day, placement);
  }

  async versionOf(caseId: number): Promise<number> {
    const [row] = await this.tx.select().from(courtCase).where(eq(courtCase.id, caseId));
    return row!.version;
  }

  async hearingVersion(hearingId: number): Promise<number> {
    const [row] = await this.tx.select().from(hearing).where(eq(hearing.id, hearingId));
    return row!.version;
  }

  async person(caseId: number, role: CaseRole, columns: Partial<typeof casePerson.$inferInsert> = {}) {
    const isOfficial = role === "prosecutor" || role === "investigating-officer";
    const [made] = await this.tx
      .insert(person)
      .values({ districtId: this.made.districtId, name: `${role} of tests`, nameKey: `${role} of tests`, isOfficial })
      .returning({ id: person.id });
    const [inCase] = await this.tx
      .insert(casePerson)
      .values({ caseId, courtId: this.courtId, personId: made!.id, role, ...columns })
      .returning({ id: casePerson.id });
    return { personId: made!.id, casePersonId: inCase!.id };
  }

  async entry(caseId: number) {
    return createCaller(this.made.clerk).cases.file({ courtId: this.courtId, caseId });
  }

  /** A case of today with an outcome that was recorded. */
  async heard() {
    const caseId = await this.case();
    const hearingId = await this.listed(caseId, TODAY);
    const { outcomeId } = await createCaller(this.made.clerk).hearings.recordOutcome({
      ...{ courtId: this.courtId, hearingId, version: 1, kind: "adjourned", reason: "witness-absent", key: key() },
      ...{ recordedAt: at, next: { purpose: "evidence", day: NEXT } },
    });
    return { caseId, hearingId, outcomeId };
  }

  /** A date of a matter that is the prosecutor's own. */
  async ownHearing() {
    const prosecutor = await this.staff("prosecutor");
    const caseId = await this.case();
    const { personId } = await this.person(caseId, "prosecutor");
    const userId = prosecutor.actor.kind === "staff" ? prosecutor.actor.userId : "";
    await this.tx.update(staff).set({ personId }).where(eq(staff.userId, userId));
    return { prosecutor, hearingId: await this.listed(caseId, NEXT) };
  }

  async tried(sections: string[] = ["PECA 20"], columns: Partial<typeof courtCase.$inferInsert> = {}) {
    const caseId = await this.case({ sections, cognizanceDay: courtDay("2024-03-01"), ...columns });
    const { casePersonId } = await this.person(caseId, "accused");
    const hearingId = await this.listed(caseId, NEXT);
    return { caseId, accusedId: casePersonId, hearingId };
  }

  /** A case whose accused is in custody, and an application in it that was decided today. */
  async afterOrder(applicationKind: string, disposal: "bail-granted" | "application-granted") {
    const caseId = await this.case({ custody: "in" });
    const { casePersonId: accused } = await this.person(caseId, "accused");
    const applicationId = await this.case({
      ...{ docket: "application", applicationKind, parentCaseId: caseId, stage: "decided" },
      ...{ disposal, disposalDay: TODAY },
    });
    return { of: { courtId: this.courtId, caseId, applicationId, day: TODAY }, accused };
  }

  async request() {
    const { evidence } = createCaller(this.made.clerk);
    const at = { courtId: this.courtId, caseId: await this.case({ isRestricted: false }) };
    const { requestId } = await evidence.add({ ...at, entry: EVIDENCE, sentDay: TODAY, key: key() });
    const { requests } = await evidence.ofCase(at);
    const { version, events } = requests.find((one) => one.requestId === requestId)!;
    return { requestId, version, eventId: events[0]!.eventId };
  }

  /** A call that is to be made. */
  async call() {
    const caseId = await this.case();
    const { casePersonId } = await this.person(caseId, "complainant");
    const about = { courtId: this.courtId, caseId, casePersonId, because: "no-card" as const, dueAt: at };
    const [task] = await this.tx.insert(callTask).values(about).returning({ id: callTask.id });
    return task!.id;
  }

  async processes() {
    const caseId = await this.case();
    await this.person(caseId, "witness", { testimony: "pending" });
    const hearingId = await this.listed(caseId, NEXT);
    const { matters } = await createCaller(this.made.clerk).process.ofDay({ courtId: this.courtId, day: NEXT });
    const [offered] = matters[0]!.proposals;
    const { kind, requestId, servedBy, to } = offered!;
    const item = { hearingId, kind, requestId, servedBy, casePersonId: to?.id ?? null, addressee: TEXT };
    return { hearingId, item };
  }
}

const EVIDENCE = {
  ...{ kind: "data", source: "meta", sourceName: TEXT, what: TEXT, fileReference: TEXT },
  ...{ dueDay: null, neededFor: null },
} as never;

const ENTRY = {
  ...{ number: "77/2026", fir: "12/2026", station: TEXT, cfmsCode: TEXT, sections: "14 PECA" },
  ...{ unreadSections: [TEXT], accused: [TEXT], otherAccused: null, complainants: [TEXT], counsel: [TEXT] },
  ...{ prosecutor: TEXT, investigatingOfficer: TEXT, stage: "prosecution-evidence", custody: "bail" },
  ...{ custodySince: null, hasMinor: false, institutionDay: "2024-03-01", offenceDay: null, firDay: null },
  ...{ challanDay: null, priorDay: null, remarks: TEXT, orderedRestricted: false },
};
const ORDER = { judge: TEXT, because: TEXT };

const PERSON = {
  person: {
    ...{ name: TEXT, nameUr: TEXT, nameSd: TEXT, alias: TEXT, sex: null, birthDay: null, agency: TEXT },
    isProtected: false,
  },
  inCase: {
    role: "witness",
    testimony: "pending",
    isForDefence: false,
    isHostile: false,
    standsForId: null,
    note: TEXT,
  },
  contact: { cnic: "42101-1234567-1", phone: "0300 1234567" },
};
const OFFICER = {
  // Of an official of the district the names that he goes by besides are not kept.
  person: { ...PERSON.person, alias: null },
  inCase: { ...PERSON.inCase, role: "investigating-officer" },
  contact: { ...PERSON.contact, email: "officer@court.example" },
};
const CLOSURE = {
  ...{ isWholeDistrict: false, sweep: false, fromDay: LATER, untilDay: LATER, kind: "other", effect: "closed" },
  ...{ nameEn: TEXT, nameUr: TEXT, source: TEXT, alternatives: null },
};
const NEXT_DATE = { purpose: "evidence", day: NEXT, overloadBecause: TEXT, orderedBy: TEXT };
const SAID = { recordedAt: at, isEnteredLater: false };
const GIVEN = { cognizable: "no", bailable: "yes", compoundable: "yes", victimSensitive: "no" };

type Input = Record<string, unknown>;
type Row = (world: World) => Promise<Input[]>;

/**
 * For every mutation with a text in its input: inputs that it accepts, each with what must be there before. Together they
 * fill every text. Ids, versions and days are those of the world; `key` is added.
 */
export const VALID_INPUTS: Record<string, Row> = {
  "cases.openProtected": async (w) => [{ courtId: w.courtId, caseId: await w.case(), because: "other", words: TEXT }],
  "cases.openProtectedOfDay": async (w) => {
    await w.listed(await w.case({ isRestricted: true }), NEXT);
    return [{ courtId: w.courtId, day: NEXT, because: "other", words: TEXT }];
  },
  "cases.openByName": async (w) => {
    await w.case({ isRestricted: true, accusedKey: " testwala" });
    return [{ courtId: w.courtId, q: "testwala", because: "other", words: TEXT }];
  },
  "cases.edit": async (w) => {
    const caseId = await w.case({ isRestricted: false });
    return [{ courtId: w.courtId, caseId, version: await w.versionOf(caseId), entry: ENTRY, order: ORDER }];
  },
  "cases.editKind": async (w) => {
    const caseId = await w.case();
    const kind = {
      ...{ docket: "trial", applicationKind: null, parentCaseId: null, institutionMode: "transferred-in" },
      ...{ permissionDay: null, fromCourt: TEXT },
    };
    return [{ courtId: w.courtId, caseId, version: await w.versionOf(caseId), kind }];
  },
  "cases.addReport": async (w) => [
    {
      courtId: w.courtId,
      caseId: await w.case({ docket: "inquiry" }),
      day: TODAY,
      madeBy: TEXT,
      says: TEXT,
      isFinal: false,
    },
  ],
  "cases.saveRegister": async (w) => {
    const caseId = await w.case();
    const cells = { station: TEXT, accused: TEXT, counsel: TEXT, prosecutor: TEXT, investigatingOfficer: TEXT };
    const more = { number: "78/2026", fir: "13/2026", sections: "14 PECA", cfmsCode: TEXT, remarks: TEXT };
    const version = await w.versionOf(caseId);
    return [{ courtId: w.courtId, rows: [{ caseId, version, cells: { ...cells, ...more } }] }];
  },
  "days.report": async (w) => {
    const caseId = await w.case();
    const { personId } = await w.person(caseId, "investigating-officer");
    const officer = await w.staff("investigating-officer");
    const userId = officer.actor.kind === "staff" ? officer.actor.userId : "";
    await w.tx.update(staff).set({ personId }).where(eq(staff.userId, userId));
    const subjectId = await w.listed(caseId, NEXT);
    return [{ courtId: w.courtId, kind: "cannot-come", subjectId, day: null, because: "duty", note: TEXT }];
  },
  "reminders.testGateway": async (w) => [
    { courtId: w.courtId, channel: "sms", audience: "guarded", language: "en", address: "0300-1234567" },
  ],
  "reminders.recordCall": async (w) => [
    { courtId: w.courtId, taskId: await w.call(), version: 1, result: "says-no", note: TEXT },
  ],
  "people.add": async (w) => [
    { courtId: w.courtId, caseId: await w.case(), ...PERSON },
    { courtId: w.courtId, caseId: await w.case(), ...OFFICER },
  ],
  "people.edit": async (w) => {
    const caseId = await w.case({ isRestricted: false });
    const { casePersonId } = await w.person(caseId, "witness", { testimony: "pending" });
    const officer = await w.person(caseId, "investigating-officer");
    return [
      { courtId: w.courtId, casePersonId, version: 1, ...PERSON },
      { courtId: w.courtId, casePersonId: officer.casePersonId, version: 1, ...OFFICER },
    ];
  },
  "people.charge": async (w) => {
    const { accusedId } = await w.tried(["PECA 20", "PECA 21"]);
    return [{ courtId: w.courtId, casePersonId: accusedId, version: 1, sections: ["PECA 20"] }];
  },
  "people.custody": async (w) => {
    const free = await w.person(await w.case(), "accused");
    const arrested = { act: "arrested", day: TODAY, kind: "judicial", place: TEXT };
    const held = await w.person(await w.case(), "accused");
    const clerk = createCaller(w.made.clerk);
    const of = { courtId: w.courtId, casePersonId: held.casePersonId };
    const before = { act: "arrested", day: addDays(TODAY, -9), kind: "police", place: null } as const;
    await clerk.people.custody({ ...of, version: 1, custody: before, key: key() });
    const [row] = await w.tx.select().from(casePerson).where(eq(casePerson.id, held.casePersonId));
    const moved = { act: "moved", day: TODAY, kind: "judicial", place: TEXT };
    return [
      { courtId: w.courtId, casePersonId: free.casePersonId, version: 1, custody: arrested },
      { ...of, version: row!.version, custody: moved },
    ];
  },
  "calendar.saveCallOffice": async (w) => [
    { courtId: w.courtId, version: 1, office: { phone: "021-99203001", fromMinute: 540, untilMinute: 960 } },
  ],
  "calendar.savePattern": async (w) => [
    {
      ...{ courtId: w.courtId, rule: "FREQ=WEEKLY;BYDAY=MO", startDay: NEXT, untilDay: null, fallbackWeekday: null },
      replaces: null,
    },
  ],
  "calendar.addExtraDay": async (w) => [{ courtId: w.courtId, day: "2026-12-08", because: TEXT }],
  "calendar.saveCourt": async (w) => [
    {
      ...{ courtId: w.courtId, version: 1, nameEn: TEXT, nameUr: TEXT, judgeEn: TEXT, judgeUr: TEXT, place: TEXT },
      ...{ casePrefix: TEXT, docketPrefixes: { bail: TEXT }, room: { name: TEXT, nameUr: TEXT } },
    },
  ],
  "presence.ask": async (w) => {
    const { hearingId } = await w.ownHearing();
    return [{ courtId: w.courtId, hearingIds: [hearingId], because: "leave", words: TEXT }];
  },
  "presence.refuse": async (w) => {
    const { prosecutor, hearingId } = await w.ownHearing();
    const asked = { because: "leave", words: "before" } as const;
    await createCaller(prosecutor).presence.ask({ courtId: w.courtId, hearingIds: [hearingId], ...asked, key: key() });
    const [request] = await createCaller(w.made.clerk).presence.requests({ courtId: w.courtId });
    return [{ courtId: w.courtId, id: request!.id, version: request!.version, answer: TEXT }];
  },
  "officials.importMine": async (w) => {
    await w.ownHearing();
    const event = ["BEGIN:VEVENT", "UID:1", "DTSTART;VALUE=DATE:20261210", "END:VEVENT"];
    return [{ text: ["BEGIN:VCALENDAR", ...event, "END:VCALENDAR"].join("\r\n"), kind: "leave" }];
  },
  // An address of this computer: nothing is asked over the network.
  "officials.addRemoteFeed": async (w) => [
    { courtId: w.courtId, name: TEXT, address: "https://127.0.0.1/calendar.ics", personId: null },
  ],
  "calendar.saveTravel": async (w) => [{ courtId: w.courtId, fromPlace: TEXT, toPlace: "Elsewhere", minutes: 30 }],
  "calendar.saveReasonKeys": async (w) => [
    { courtId: w.courtId, version: 1, reasons: [...ADJOURNMENT_REASONS].slice(0, 10) },
  ],
  "desk.register": async (w) => [
    {
      ...{ courtId: w.courtId, entry: ENTRY, order: ORDER, first: NEXT_DATE },
      kind: {
        ...{ docket: "trial", applicationKind: null, parentCaseId: null, institutionMode: "transferred-in" },
        ...{ permissionDay: null, fromCourt: TEXT },
      },
    },
  ],
  "desk.moveStage": async (w) => {
    const caseId = await w.case();
    const version = await w.versionOf(caseId);
    return [{ courtId: w.courtId, caseId, version, stage: "charge", day: TODAY, order: TEXT, isCorrection: true }];
  },
  "desk.takeUpAgain": async (w) => {
    const caseId = await w.case();
    const hearingId = await w.listed(caseId, TODAY);
    await createCaller(w.made.clerk).hearings.recordOutcome({
      ...{
        courtId: w.courtId,
        hearingId,
        version: 1,
        kind: "disposed",
        disposal: "acquitted-265k",
        key: key(),
        ...SAID,
      },
    } as never);
    const version = await w.versionOf(caseId);
    const stage = "prosecution-evidence";
    return [{ courtId: w.courtId, caseId, version, stage, day: TODAY, order: TEXT, next: NEXT_DATE }];
  },
  "desk.becomeTrial": async (w) => {
    const { caseId } = await createCaller(w.made.clerk).desk.register({
      ...{ courtId: w.courtId, key: key(), first: { purpose: "report", day: null } },
      entry: { ...ENTRY, number: "31/2026", stage: "inquiry", orderedRestricted: null },
      kind: {
        ...{ docket: "inquiry", applicationKind: null, parentCaseId: null, institutionMode: "instituted" },
        ...{ permissionDay: TODAY, fromCourt: null },
      },
    } as never);
    const version = await w.versionOf(caseId);
    const begins = { number: "912/2026", fir: "55/2026", station: TEXT, stage: "fir", day: TODAY, order: TEXT };
    return [{ courtId: w.courtId, caseId, version, ...begins }];
  },
  "desk.layDormant": async (w) => {
    const caseId = await w.case();
    await w.listed(caseId, NEXT);
    return [{ courtId: w.courtId, caseId, because: TEXT, orderedBy: TEXT, reviewDay: LATER }];
  },
  "desk.writeNote": async (w) => [{ courtId: w.courtId, caseId: await w.case(), text: TEXT, isPrivate: false }],
  "desk.rewriteNote": async (w) => {
    const caseId = await w.case();
    const note = { courtId: w.courtId, caseId, text: "before", isPrivate: false, key: key() };
    const { noteId } = await createCaller(await w.staff("clerk")).desk.writeNote(note);
    return [{ courtId: w.courtId, caseId, noteId, version: 1, text: TEXT }];
  },
  "desk.addDocument": async (w) => [
    { courtId: w.courtId, caseId: await w.case(), title: TEXT, place: TEXT, day: TODAY },
  ],
  "desk.transfer": async (w) => {
    const caseIds = [await w.case()];
    const order = { day: TODAY, because: TEXT, orderedBy: TEXT, numbering: "next" };
    return [{ courtId: w.courtId, caseIds, toCourtId: null, toCourt: TEXT, ...order }];
  },
  "desk.takeLeave": async (w) => [{ courtId: w.courtId, fromDay: LATER, untilDay: LATER, because: TEXT }],
  "closures.declare": async (w) => {
    await w.listed(await w.case(), LATER);
    const closure = { courtId: w.courtId, ...CLOSURE, sweep: true, isConfirmed: true, orderedBy: TEXT };
    const { mark } = await createCaller(w.made.clerk).closures.preview(closure as never);
    return [{ ...closure, mark }];
  },
  "closures.confirm": async (w) => {
    await w.listed(await w.case(), LATER);
    const clerk = createCaller(w.made.clerk);
    const tentative = { courtId: w.courtId, ...CLOSURE, kind: "tentative", isConfirmed: false, key: key() } as never;
    const { closureId } = await clerk.closures.declare(tentative);
    const ask = { courtId: w.courtId, closureId, version: 1, moved: null, sweep: true, orderedBy: TEXT };
    const { mark } = await clerk.closures.previewConfirmed(ask);
    return [{ ...ask, mark }];
  },
  "desk.nameLinkJudge": async (w) => {
    const other = await makeCourt(w.db);
    await w.tx.update(court).set({ districtId: w.made.districtId }).where(eq(court.id, other.courtId));
    const at = { districtId: w.made.districtId, courtId: other.courtId };
    const { actor } = await makeStaff(w.db, at, "judge");
    const userId = actor.kind === "staff" ? actor.userId : "";
    return [{ courtId: w.courtId, userId, fromDay: TODAY, untilDay: NEXT, orderedBy: TEXT }];
  },
  "life.decideApplication": async (w) => {
    const parentCaseId = await w.case();
    const caseId = await w.case({
      ...{ docket: "application", applicationKind: "bail-497", parentCaseId, stage: "bail" },
      institutionDay: addDays(TODAY, -2),
    });
    const version = await w.versionOf(caseId);
    return [{ courtId: w.courtId, caseId, version, day: TODAY, disposal: "bail-refused", order: TEXT }];
  },
  "life.writeBail": async (w) => {
    const { of, accused } = await w.afterOrder("bail-497", "bail-granted");
    return [{ ...of, accused: [{ id: accused, version: 1, sinceDay: addDays(TODAY, -30) }] }];
  },
  "life.writeAcquittal": async (w) => {
    const { of, accused } = await w.afterOrder("acquittal-265k", "application-granted");
    return [{ ...of, accusedIds: [accused], version: null }];
  },
  "staff.add": async (w) => [{ name: TEXT, role: "clerk", courtId: w.courtId, username: "reader.of.tests" }],
  "staff.change": async (w) => {
    const { actor } = await w.staff("clerk");
    const userId = actor.kind === "staff" ? actor.userId : "";
    return [{ name: TEXT, role: "clerk", courtId: w.courtId, userId, version: 1, isActive: true }];
  },
  "staff.resetPassword": async (w) => {
    const { actor } = await w.staff("clerk");
    return [{ userId: actor.kind === "staff" ? actor.userId : "" }];
  },
  "staff.cover": async (w) => {
    const other = await makeCourt(w.db);
    await w.tx.update(court).set({ districtId: w.made.districtId }).where(eq(court.id, other.courtId));
    const { actor } = await w.staff("judge");
    const userId = actor.kind === "staff" ? actor.userId : "";
    return [{ userId, courtId: other.courtId, fromDay: TODAY, untilDay: NEXT, orderedBy: TEXT }];
  },
  "evidence.add": async (w) => [{ courtId: w.courtId, caseId: await w.case(), entry: EVIDENCE, sentDay: TODAY }],
  "evidence.edit": async (w) => {
    const { requestId, version } = await w.request();
    return [{ courtId: w.courtId, requestId, version, entry: EVIDENCE }];
  },
  "evidence.record": async (w) => {
    const { requestId } = await w.request();
    return [{ courtId: w.courtId, requestIds: [requestId], kind: "chased", day: TODAY, note: TEXT }];
  },
  "evidence.note": async (w) => {
    const { eventId } = await w.request();
    return [{ courtId: w.courtId, eventId, note: TEXT }];
  },
  "hearings.recordOutcome": async (w) => {
    const hearingId = await w.listed(await w.case(), TODAY);
    const said = { kind: "adjourned", reason: "witness-absent", note: TEXT, next: NEXT_DATE };
    return [{ courtId: w.courtId, hearingId, version: 1, ...said, ...SAID }];
  },
  "hearings.correctOutcome": async (w) => {
    const { hearingId, outcomeId } = await w.heard();
    const next = { ...NEXT_DATE, day: LATER };
    const said = { kind: "adjourned", reason: "counsel-absent", note: TEXT, next, because: TEXT };
    return [{ courtId: w.courtId, hearingId, outcomeId, ...said, ...SAID }];
  },
  "hearings.carryOver": async (w) => {
    await w.listed(await w.case(), TODAY);
    const spread = { day: TODAY, overDays: 3, overloadBecause: TEXT, orderedBy: TEXT, withUncalled: true };
    return [{ courtId: w.courtId, ...spread, ...SAID }];
  },
  "hearings.adjournRemaining": async (w) => {
    await w.listed(await w.case(), TODAY);
    const spread = {
      day: TODAY,
      overDays: 3,
      overloadBecause: TEXT,
      orderedBy: TEXT,
      reason: "judge-on-leave",
      note: TEXT,
    };
    return [{ courtId: w.courtId, ...spread, ...SAID }];
  },
  "hearings.splitJuvenile": async (w) => {
    const caseId = await w.case({ sections: ["PECA 3"], hasMinor: true });
    await w.person(caseId, "accused");
    const young = await w.person(caseId, "accused");
    await w.tx
      .update(person)
      .set({ birthDay: courtDay("2010-01-11") })
      .where(eq(person.id, young.personId));
    return [{ courtId: w.courtId, casePersonId: young.casePersonId, version: 1, number: "901/2026", day: null }];
  },
  "life.recordSettlement": async (w) => {
    const { caseId, accusedId } = await w.tried();
    return [
      {
        ...{
          courtId: w.courtId,
          caseId,
          day: TODAY,
          statedDay: TODAY,
          statementReference: TEXT,
          compoundedAs: "guardian",
        },
        ...{ compoundedById: null, guardianName: TEXT, relation: "father", isIncapable: true, askedDay: TODAY },
        ...{ isVoluntary: "yes", leaveDay: TODAY, leaveFor: "incapable", seen: [TEXT] },
        parts: [{ accusedId, section: "PECA 20" }],
      },
    ];
  },
  "life.reopenSettlement": async (w) => {
    const { caseId, accusedId } = await w.tried();
    const { settlementId } = await createCaller(w.made.clerk).life.recordSettlement({
      ...{ courtId: w.courtId, caseId, day: TODAY, statedDay: TODAY, statementReference: "page 4" },
      ...{ compoundedAs: "aggrieved", compoundedById: null, guardianName: null, isIncapable: false, askedDay: TODAY },
      ...{ isVoluntary: "yes", leaveDay: null, leaveFor: null, seen: [], key: key() },
      parts: [{ accusedId, section: "PECA 20" }],
    });
    return [{ courtId: w.courtId, caseId, settlementId, day: TODAY, because: TEXT, judge: TEXT, next: NEXT_DATE }];
  },
  "life.recordPosition": async (w) => [
    { courtId: w.courtId, caseId: await w.case(), position: "comes", day: TODAY, note: TEXT },
  ],
  "life.raiseFlag": async (w) => [{ courtId: w.courtId, caseId: await w.case(), kind: "unsafe", note: TEXT }],
  "life.recordUnwilling": async (w) => [{ courtId: w.courtId, caseId: await w.case(), askedDay: TODAY, note: TEXT }],
  "life.acknowledgeFlag": async (w) => {
    const of = { courtId: w.courtId, caseId: await w.case() };
    await createCaller(w.made.clerk).life.raiseFlag({ ...of, kind: "unsafe", note: null, key: key() });
    const [flag] = await (await w.as("judge")).life.flags(of);
    return [{ ...of, flagId: flag!.flagId, words: TEXT }];
  },
  "life.reserveJudgment": async (w) => {
    const caseId = await w.case({ stage: "arguments" });
    await w.person(caseId, "accused");
    await w.listed(caseId, TODAY);
    const next = { day: NEXT, takes: "besides", overloadBecause: TEXT };
    return [{ courtId: w.courtId, caseId, version: null, day: TODAY, judgeName: TEXT, next }];
  },
  "life.announceJudgment": async (w) => {
    const { caseId, accusedId } = await w.tried(["PECA 20", "PECA 21"], { stage: "judgment" });
    const differing = [{ section: "PECA 21", result: "acquitted" }];
    const sentence = { result: "convicted", months: 24, fine: 0, compensation: 0, isSplit: false };
    const results = [{ accusedId, ...sentence, note: TEXT, differing }];
    return [{ courtId: w.courtId, caseId, version: null, day: TODAY, judgeName: TEXT, results }];
  },
  "life.confirmClass": async (w) => [
    { courtId: w.courtId, given: { statute: "PPC", section: "500", ...GIVEN }, confirmedBy: TEXT, because: TEXT },
  ],
  "life.withdrawClass": async (w) => {
    const given = { statute: "PPC", section: "500", ...GIVEN };
    const administrator = await w.as("administrator");
    await administrator.life.confirmClass({
      ...{ courtId: w.courtId, given, confirmedBy: TEXT, because: TEXT, key: key() },
    } as never);
    return [{ courtId: w.courtId, of: "PPC 500", because: TEXT, version: 1 }];
  },
  "lostDays.lose": async (w) => {
    await w.listed(await w.case(), NEXT);
    const lost = { day: NEXT, blocks: null, orderedBy: TEXT, kind: "other", because: TEXT, becauseUr: TEXT };
    const { mark } = await createCaller(w.made.clerk).lostDays.preview({
      ...{ courtId: w.courtId, day: NEXT, blocks: null, orderedBy: TEXT },
    });
    return [
      { courtId: w.courtId, ...lost, mark: null },
      { courtId: w.courtId, ...lost, mark },
    ];
  },
  "officials.saveComesFrom": async (w) => {
    const { personId } = await w.person(await w.case(), "investigating-officer");
    return [{ courtId: w.courtId, personId, comesFrom: TEXT }];
  },
  "planner.plan": async (w) => {
    await w.case();
    return [{ courtId: w.courtId, fromDay: NEXT, weeks: 1, cap: { minutes: 60, matters: 5, because: TEXT } }];
  },
  "planner.place": async (w) => {
    const caseId = await w.case();
    await createCaller(w.made.clerk).planner.plan({ courtId: w.courtId, fromDay: NEXT, weeks: 2, key: key() });
    const board = await createCaller(w.made.clerk).planner.board({ courtId: w.courtId, from: NEXT, weeks: 2 });
    const placed = board.days.flatMap(({ day, matters }) => matters.map((matter) => ({ ...matter, day })));
    const mine = placed.find((one) => one.caseId === caseId)!;
    const row = { id: mine.id, version: mine.version };
    return [{ courtId: w.courtId, rows: [row], day: mine.day === NEXT ? LATER : NEXT, overloadBecause: TEXT }];
  },
  "planner.swap": async (w) => {
    const cases = [await w.case(), await w.case()];
    await createCaller(w.made.clerk).planner.plan({ courtId: w.courtId, fromDay: NEXT, weeks: 2, key: key() });
    const read = async () => {
      const board = await createCaller(w.made.clerk).planner.board({ courtId: w.courtId, from: NEXT, weeks: 2 });
      const placed = board.days.flatMap(({ day, matters }) => matters.map((matter) => ({ ...matter, day })));
      return cases.map((caseId) => placed.find((one) => one.caseId === caseId)!);
    };
    const [first, second] = await read();
    const apart = first!.day === second!.day ? (first!.day === NEXT ? LATER : NEXT) : second!.day;
    if (first!.day === second!.day)
      await createCaller(w.made.clerk).planner.place({
        ...{ courtId: w.courtId, rows: [{ id: second!.id, version: second!.version }], day: apart, key: key() },
      });
    const [one, other] = await read();
    const row = ({ id, version }: { id: number; version: number }) => ({ id, version });
    return [{ courtId: w.courtId, one: row(one!), other: row(other!), overloadBecause: TEXT }];
  },
  "planner.moveHearing": async (w) => {
    const hearingId = await w.listed(await w.case(), NEXT);
    const words = { reason: TEXT, orderedBy: TEXT, overloadBecause: TEXT };
    return [{ courtId: w.courtId, hearingId, version: await w.hearingVersion(hearingId), day: LATER, ...words }];
  },
  "planner.withdrawHearing": async (w) => {
    const hearingId = await w.listed(await w.case(), NEXT);
    const of = { courtId: w.courtId, hearingId, version: await w.hearingVersion(hearingId) };
    return [{ ...of, reason: TEXT, orderedBy: TEXT, instead: { kind: "date", day: LATER, overloadBecause: TEXT } }];
  },
  "planner.listMatter": async (w) => {
    const of = { courtId: w.courtId, caseId: await w.case() };
    return [{ ...of, purpose: "evidence", day: NEXT, overloadBecause: TEXT, orderedBy: TEXT }];
  },
  "presence.recordStandIn": async (w) => {
    const caseId = await w.case();
    const { personId } = await w.person(caseId, "prosecutor");
    await w.listed(caseId, NEXT);
    await w.person(await w.case(), "prosecutor");
    return [{ courtId: w.courtId, day: NEXT, personId, by: TEXT }];
  },
  "process.addToOrder": async (w) => {
    const { outcomeId } = await w.heard();
    return [{ courtId: w.courtId, outcomeId, version: 1, note: TEXT }];
  },
  "process.accept": async (w) => [{ courtId: w.courtId, items: [(await w.processes()).item], as: "to-issue" }],
  "process.mark": async (w) => {
    const { item } = await w.processes();
    const clerk = createCaller(w.made.clerk);
    const { ids } = await clerk.process.accept({ courtId: w.courtId, items: [item], as: "issued", key: key() });
    return [{ courtId: w.courtId, ids, to: "served", day: TODAY, note: TEXT }];
  },
  "process.markRecall": async (w) => {
    const { item, hearingId } = await w.processes();
    const clerk = createCaller(w.made.clerk);
    const { ids } = await clerk.process.accept({ courtId: w.courtId, items: [item], as: "issued", key: key() });
    const version = await w.hearingVersion(hearingId);
    await clerk.planner.moveHearing({ courtId: w.courtId, hearingId, version, day: LATER, key: key() } as never);
    return [{ courtId: w.courtId, ids, as: "sent", by: TEXT }];
  },
  "process.address": async (w) => {
    const { item } = await w.processes();
    const clerk = createCaller(w.made.clerk);
    const { ids } = await clerk.process.accept({ courtId: w.courtId, items: [item], as: "to-issue", key: key() });
    return [{ courtId: w.courtId, ids, addressee: TEXT }];
  },
  "standby.stepIn": async (w) => {
    const caseId = await w.case();
    const hearingId = await w.listed(caseId, LATER, { source: "court", isFixed: true, orderedBy: "Judge" });
    const clerk = createCaller(w.made.clerk);
    const { standbyId } = await clerk.standby.confirm({ courtId: w.courtId, hearingId, untilDay: NEXT, key: key() });
    return [{ courtId: w.courtId, standbyId, version: 1, day: NEXT, orderedBy: TEXT }];
  },
  "lists.takeDown": async (w) => {
    await w.listed(await w.case(), NEXT);
    await createCaller(w.made.clerk).lists.publish({ courtId: w.courtId, days: [NEXT], key: key() });
    return [{ courtId: w.courtId, day: NEXT, supplementary: null, reason: TEXT }];
  },
};
