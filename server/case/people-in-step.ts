import type { Transaction } from "../../db/connect.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import { afterPeriods } from "../rules/case/detention.ts";
import { ageOn } from "../rules/case/juvenile.ts";
import { accusedKey, accusedTitle } from "../rules/cause-lists/accused-title.ts";
import { type Custody, strictestCustody } from "../rules/people/custody.ts";
import { saysMinor } from "../rules/people/person-name.ts";
import { accusedSound } from "../rules/text/name-sound.ts";
import { searchKey } from "../rules/text/search-key.ts";
import {
  type CaseInStep,
  findCasesInStep,
  findPeopleOfCases,
  findPeriods,
  type PersonInFile,
  saveCasePerson,
  saveInStep,
} from "./case-people-store.ts";

/**
 * Brings cases in step with what is recorded of their accused: the title and the keys they are searched by, the strictest
 * custody, and that a juvenile's matter is restricted. The case is written even where nothing of it changed, so that a
 * form that was opened before does not take the people back. The caller has opened a change.
 */
export async function peopleInStep(tx: Transaction, caseIds: readonly number[]): Promise<void> {
  if (caseIds.length === 0) return;
  const cases = await findCasesInStep(tx, caseIds);
  const people = await findPeopleOfCases(tx, caseIds);
  const periods = await findPeriods(
    tx,
    people.map(({ id }) => id),
  );
  for (const row of cases) {
    const everybody = people.filter((one) => one.caseId === row.id);
    const accused = everybody.filter(({ role }) => role === "accused");
    for (const one of accused) {
      const own = afterPeriods(periods.get(one.id) ?? []);
      // A register that speaks for the case alone says nothing of one whose periods are kept.
      if (own === null || (one.custody !== null && one.custody !== "unknown")) continue;
      if (one.custody === own.custody && one.custodySince === own.since) continue;
      Object.assign(one, { custody: own.custody, custodySince: own.since });
      await saveCasePerson(tx, one.id, { custody: own.custody, custodySince: own.since });
    }
    await sayUnknown(tx, accused);
    await saveInStep(tx, row.id, inStep(row, accused, isMinorUnknown(row, everybody)));
  }
}

/** Once one accused has a record, the case's custody is made of records: it says nothing of those who have none. */
async function sayUnknown(tx: Transaction, accused: readonly PersonInFile[]): Promise<void> {
  if (accused.every(({ custody }) => custody === null)) return;
  for (const one of accused.filter(({ custody }) => custody === null)) {
    Object.assign(one, { custody: "unknown", custodySince: null });
    await saveCasePerson(tx, one.id, { custody: "unknown", custodySince: null });
  }
}

type Row = Awaited<ReturnType<typeof findCasesInStep>>[number];

/** Only the case says that a minor is concerned: nobody of it is known, or called, to be one. */
function isMinorUnknown(row: Row, everybody: readonly PersonInFile[]): boolean {
  return row.hasMinor && !everybody.some((one) => !one.person.isOfficial && isMinor(one, row));
}

function inStep(row: Row, accused: readonly PersonInFile[], isMinorUnknown: boolean): CaseInStep {
  const key = accusedKey(accused.flatMap(keysOf));
  const isJuvenile = accused.some(({ person }) => person.birthDay && isUnderAge(person.birthDay, row));
  return {
    accusedTitle: accusedTitle(
      accused.map((one) => ({ name: one.person.name, isUnnamed: isUnnamed(one, row, isMinorUnknown) })),
      row.otherAccused,
    ),
    accusedKey: key,
    accusedSound: accusedSound(key),
    ...custodyOf(row, accused),
    hasMinor: row.hasMinor || isJuvenile,
    ...(isJuvenile ? { isRestricted: true, restrictionBecause: "minor" } : {}),
  };
}

/** A protected person is found by nobody's name. */
function keysOf({ person }: PersonInFile): string[] {
  if (person.isProtected) return [];
  const { name, nameUr, nameSd, alias } = person;
  return [name, nameUr, nameSd, alias].flatMap((one) => (one ? [searchKey(one)] : []));
}

/**
 * Never in a title: a juvenile, one who is called a minor until his age is known, a protected person, and whoever may be
 * the minor of whom only the case tells.
 */
function isUnnamed(one: PersonInFile, row: Row, isMinorUnknown: boolean): boolean {
  const { birthDay, isProtected } = one.person;
  return isProtected || isMinor(one, row) || (isMinorUnknown && birthDay === null);
}

function isMinor({ person, note }: PersonInFile, row: Row): boolean {
  const { birthDay, name, nameUr } = person;
  return birthDay === null ? saysMinor(`${name} ${nameUr ?? ""} ${note ?? ""}`) : isUnderAge(birthDay, row);
}

/** Where the day of the offence is not recorded: who was under eighteen when the matter came up was so before. */
function isUnderAge(birthDay: CourtDay, { offenceDay, firDay, institutionDay, registeredDay }: Row): boolean {
  const day = offenceDay ?? firDay ?? institutionDay ?? registeredDay;
  return birthDay <= day && ageOn(birthDay, day) < 18;
}

/** The strictest of those of whom it is recorded, with the earliest day of the detained; the case's own word where of none. */
function custodyOf(row: Row, accused: readonly PersonInFile[]): { custody: Custody; custodySince: CourtDay | null } {
  const known = accused.filter((one) => one.custody !== null);
  if (known.length === 0) return { custody: row.custody, custodySince: row.custodySince };
  const custody = strictestCustody(known.map((one) => one.custody as Custody));
  const days = known.flatMap((one) => (one.custody === "in" && one.custodySince ? [one.custodySince] : []));
  return { custody, custodySince: custody === "in" ? (days.sort()[0] ?? row.custodySince) : null };
}
