import type { Transaction } from "../../../db/connect.ts";
import { change } from "../../core/change.ts";
import type { Context } from "../../core/context.ts";
import { Refused } from "../../core/refused.ts";
import type { CourtDay } from "../../rules/calendar/court-day.ts";
import { afterPeriods, type CustodyEnd, custodyOfAccused, earliestArrest } from "../../rules/case/detention.ts";
import type { FourthProvisoFact } from "../../rules/case/statutory-bail.ts";
import {
  type CasePersonRow,
  deletePeriod,
  endPeriod,
  findPeopleOfCases,
  findPeriods,
  insertPeriod,
  lockCasePerson,
  type PeriodRow,
  saveCasePerson,
} from "../case-people-store.ts";
import { courtOfCase } from "../court-of-case.ts";
import { peopleInStep } from "../people-in-step.ts";
import { personInCase } from "../person-in-case.ts";
import { type CaseRow, findCases } from "../store.ts";

type Held = { kind: "police" | "judicial"; place: string | null };

/** What is recorded of the custody of one accused. A day is never to come, and never before what was recorded last. */
export type CustodyAct =
  | ({ act: "arrested"; day: CourtDay } & Held)
  /** `since`: where only the register knew of the custody and not since when. */
  | ({ act: "moved"; day: CourtDay; since?: CourtDay | null | undefined } & Held)
  | { act: "ended"; day: CourtDay; because: Exclude<CustodyEnd, "moved">; since?: CourtDay | null | undefined }
  /** Never detained in this case, or the register's word is wrong. */
  | { act: "at-liberty"; custody: "bail" | "at-large" | "unknown" }
  /** A stretch that was recorded by mistake. */
  | { act: "struck"; periodId: number }
  | { act: "bail-facts"; bailRefusedDay: CourtDay | null; fourthProviso: FourthProvisoFact[] };

export type RecordCustody = {
  courtId: number;
  casePersonId: number;
  version: number;
  key?: string;
  custody: CustodyAct;
};

/** Where an accused is after an act: the jail or police station, if anybody said which, or at liberty. */
export type NowHeld = { heldAt: string | null; isAtLiberty: boolean };
/** What turns on where somebody is held, done in the same change; how many orders it took back. */
export type CustodyFollows = (
  tx: Transaction,
  casePersonId: number,
  now: NowHeld,
) => Promise<{ ordersWithdrawn: number }>;

/** Throws `invalid` naming the field, `stale` when somebody changed the accused since `version`, `not-found`. */
export function recordCustody(ctx: Context, input: RecordCustody, follows: CustodyFollows) {
  const { courtId, casePersonId, version, key, custody: said } = input;
  const act = { action: `custody.${said.act}`, permission: "docket.change", courtId, key, input } as const;
  return change(ctx, act, async (tx, changeId) => {
    await personInCase(tx, { courtId, casePersonId, version });
    return { casePersonId, changeId, ...(await keepCustody(tx, ctx, input, follows)) };
  });
}

/** The same of an accused who is held for a change that is open already. */
export async function keepCustody(
  tx: Transaction,
  ctx: Context,
  { courtId, casePersonId, custody: said }: Pick<RecordCustody, "courtId" | "casePersonId" | "custody">,
  follows: CustodyFollows,
): Promise<{ ordersWithdrawn: number }> {
  const accused = await lockCasePerson(tx, courtId, casePersonId);
  if (accused?.role !== "accused") throw new Refused("invalid", { field: "role" });
  const { today } = await courtOfCase(tx, ctx, courtId);
  const [row] = await findCases(tx, courtId, { ids: [accused.caseId] });
  if (!row) throw new Refused("not-found");
  if (said.act === "bail-facts") await saveBailFacts(tx, casePersonId, said, today);
  else {
    await saveWordOfCase(tx, row, casePersonId);
    await new Stretches(tx, accused, row, today).record(said);
  }
  await peopleInStep(tx, [accused.caseId]);
  return follows(tx, casePersonId, await nowHeld(tx, accused.caseId, casePersonId));
}

async function nowHeld(tx: Transaction, caseId: number, casePersonId: number): Promise<NowHeld> {
  const last = (await findPeriods(tx, [casePersonId])).get(casePersonId)?.at(-1);
  const accused = (await findPeopleOfCases(tx, [caseId])).find(({ id }) => id === casePersonId);
  const isAtLiberty = accused?.custody === "bail" || accused?.custody === "at-large";
  return { heldAt: last && last.untilDay === null ? last.place : null, isAtLiberty };
}

async function saveBailFacts(
  tx: Transaction,
  id: number,
  { bailRefusedDay, fourthProviso }: Extract<CustodyAct, { act: "bail-facts" }>,
  today: CourtDay,
): Promise<void> {
  if (bailRefusedDay !== null && bailRefusedDay > today) throw new Refused("invalid", { field: "bailRefusedDay" });
  await saveCasePerson(tx, id, { bailRefusedDay, fourthProviso: [...new Set(fourthProviso)] });
}

/** As long as nothing is recorded of single accused, the register's word is all of theirs: it is written down before one of them leaves it. */
async function saveWordOfCase(tx: Transaction, row: CaseRow, exceptId: number): Promise<void> {
  if (row.custody === "unknown") return;
  const people = await findPeopleOfCases(tx, [row.id]);
  for (const one of people.filter(({ id, role, custody }) => role === "accused" && custody === null && id !== exceptId))
    await saveCasePerson(tx, one.id, { custody: row.custody, custodySince: row.custodySince });
}

/** The stretches of custody of one accused, as they are recorded one after another. */
class Stretches {
  private readonly tx: Transaction;
  private readonly accused: CasePersonRow;
  private readonly row: CaseRow;
  private readonly today: CourtDay;

  constructor(tx: Transaction, accused: CasePersonRow, row: CaseRow, today: CourtDay) {
    this.tx = tx;
    this.accused = accused;
    this.row = row;
    this.today = today;
  }

  async record(said: Exclude<CustodyAct, { act: "bail-facts" }>): Promise<void> {
    if (said.act === "at-liberty") return this.atLiberty(said.custody);
    if (said.act === "struck") await this.strike(said.periodId);
    if (said.act === "arrested") {
      await this.refuseBefore(said.day, "day");
      await this.hold(said.day, said, await this.last());
    }
    if (said.act === "moved") {
      const open = await this.open(said.since);
      await this.end(open, said.day, "moved");
      await this.hold(said.day, said, { ...open, untilDay: said.day });
    }
    if (said.act === "ended") await this.end(await this.open(said.since), said.day, said.because);
    const now = afterPeriods(await this.periods());
    // The last stretch was struck: nothing is known any more, also not that the case's word would hold.
    const { custody, since } = now ?? { custody: "unknown" as const, since: null };
    await saveCasePerson(this.tx, this.accused.id, { custody, custodySince: since });
  }

  private async atLiberty(custody: "bail" | "at-large" | "unknown"): Promise<void> {
    const last = await this.last();
    if (last && last.untilDay === null) throw new Refused("invalid", { field: "custody" });
    await saveCasePerson(this.tx, this.accused.id, { custody, custodySince: null });
  }

  private async periods(): Promise<PeriodRow[]> {
    return (await findPeriods(this.tx, [this.accused.id])).get(this.accused.id) ?? [];
  }

  private async last(): Promise<PeriodRow | undefined> {
    return (await this.periods()).at(-1);
  }

  private async hold(day: CourtDay, { kind, place }: Held, last: PeriodRow | undefined): Promise<void> {
    this.refuseDay(day, "day", last?.untilDay ?? null);
    if (last && last.untilDay === null) throw new Refused("invalid", { field: "day" });
    const at = { casePersonId: this.accused.id, caseId: this.accused.caseId };
    await insertPeriod(this.tx, { ...at, kind, fromDay: day, place });
  }

  /** The stretch that lasts; where only the register knew of it, it is written down first. */
  private async open(since: CourtDay | null | undefined): Promise<PeriodRow> {
    const last = await this.last();
    if (last && last.untilDay === null) return last;
    const known = custodyOfAccused(this.accused, this.row);
    if (known.custody !== "in") throw new Refused("invalid", { field: "custody" });
    const from = known.custodySince ?? since ?? null;
    if (from === null) throw new Refused("invalid", { field: "since" });
    // What the register says stands as it is; what is told now is held to what is known.
    if (known.custodySince === null) await this.refuseBefore(from, "since");
    await this.hold(from, { kind: "judicial", place: null }, last);
    return (await this.last()) as PeriodRow;
  }

  private async end(period: PeriodRow, day: CourtDay, because: CustodyEnd): Promise<void> {
    this.refuseDay(day, "day", period.fromDay);
    await endPeriod(this.tx, period.id, { untilDay: day, endedBecause: because });
  }

  private async strike(periodId: number): Promise<void> {
    const found = (await this.periods()).find(({ id }) => id === periodId);
    if (!found) throw new Refused("not-found");
    await deletePeriod(this.tx, periodId);
  }

  /** The right to bail for delay is counted from the arrest: a year mistyped by ten would raise it at once. */
  private async refuseBefore(day: CourtDay, field: string): Promise<void> {
    const people = await findPeopleOfCases(this.tx, [this.accused.caseId]);
    const one = people.find(({ id }) => id === this.accused.id);
    this.refuseDay(day, field, earliestArrest({ ...this.row, birthDay: one?.person.birthDay ?? null }));
  }

  private refuseDay(day: CourtDay, field: string, earliest: CourtDay | null): void {
    if (day > this.today || (earliest !== null && day < earliest)) throw new Refused("invalid", { field });
  }
}
