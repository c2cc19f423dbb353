import type { Connection } from "../../../db/connect.ts";
import { readInSight } from "../../access/sight.ts";
import type { Context } from "../../core/context.ts";
import { Refused } from "../../core/refused.ts";
import { courtAndPolicy } from "../../courts/court-days.ts";
import { maskedContacts } from "../../people/contacts.ts";
import { type CourtDay, dayAt } from "../../rules/calendar/court-day.ts";
import { chargedAgainst } from "../../rules/case/charges.ts";
import {
  type AccusedAge,
  juvenileDueDay,
  juvenileFindings,
  juvenileState,
  mustGoUnnamed,
  notApartBecause,
} from "../../rules/case/juvenile.ts";
import { isOnRecord } from "../../rules/people/people.ts";
import { saysMinor } from "../../rules/people/person-name.ts";
import { standingsOf } from "../bail-alarms.ts";
import { countCasesOf, findPeopleOfCases, type PersonInFile } from "../case-people-store.ts";
import { type CaseRow, findCases } from "../store.ts";

export type PeopleOfCase = Awaited<ReturnType<typeof peopleOfCase>>;
export type CasePerson = PeopleOfCase["people"][number];

/** Everybody of a case with what is recorded of them; identity and telephone numbers masked. Throws `not-found`. */
export function peopleOfCase(ctx: Context, input: { courtId: number; caseId: number }) {
  const { courtId, caseId } = input;
  const reading = {
    action: "case.read",
    cases: ({ isShaded, isRestricted, people }: Shown) =>
      !isShaded && isOnRecord(isRestricted, people) ? [caseId] : [],
  };
  return readInSight(ctx, { permission: "docket.read", courtId, reading }, input, async (connection) => {
    const [row] = await findCases(connection, courtId, { ids: [caseId] });
    if (!row) throw new Refused("not-found");
    const { policy, timezone } = await courtAndPolicy(connection, courtId);
    const today = dayAt(ctx.now, timezone);
    const people = await findPeopleOfCases(connection, [caseId]);
    const shown = await Promise.all([
      contactsOf(connection, people),
      otherCasesOf(connection, people),
      standingsOf(connection, [row], people, today, policy.statutoryBailNoticeDays),
    ]);
    const [contacts, cases, standings] = shown;
    const ages = agesOf(row, people);
    return {
      today,
      offenceDay: row.offenceDay,
      isOpen: row.disposalDay === null,
      isRestricted: row.isRestricted,
      sections: [...row.sections, ...row.unreadSections],
      people: people.map((one) => ({
        ...inFile(one),
        contact: contacts.get(one.personId) ?? null,
        otherCases: one.person.isOfficial ? (cases.get(one.personId) ?? 1) - 1 : 0,
        custody: standings.get(one.id) ?? null,
        age: ageWords(row, ages, one.id, today),
        ...chargesOf(row, one),
      })),
      ...juvenilesOf(row, ages, today),
    };
  });
}

type Shown = { isShaded: boolean; isRestricted: boolean; people: readonly ReturnType<typeof inFile>[] };

function inFile(one: PersonInFile) {
  const { id, version, personId, role, ordinal, testimony, isForDefence, isHostile, standsForId, note } = one;
  const { name, nameUr, nameSd, alias, sex, birthDay, isProtected, isOfficial, agency } = one.person;
  return {
    ...{ casePersonId: id, version, personId, role, ordinal, testimony, isForDefence, isHostile, standsForId, note },
    ...{ name, nameUr, nameSd, alias, sex, birthDay, isProtected, isOfficial, agency },
  };
}

/** What is charged against an accused; `hasOwnCharges` where it is not all of the case. */
function chargesOf(row: CaseRow, one: PersonInFile): { charged: string[]; hasOwnCharges: boolean } {
  if (one.role !== "accused") return { charged: [], hasOwnCharges: false };
  const ofCase = [...row.sections, ...row.unreadSections];
  const charged = chargedAgainst(ofCase, one.chargedSections);
  return { charged, hasOwnCharges: charged.length < ofCase.length };
}

const contactsOf = (connection: Connection, people: readonly PersonInFile[]) =>
  maskedContacts(
    connection,
    people.map(({ personId }) => personId),
  );

async function otherCasesOf(connection: Connection, people: readonly PersonInFile[]): Promise<Map<number, number>> {
  const officials = people.filter(({ person }) => person.isOfficial).map(({ personId }) => personId);
  const counts = await countCasesOf(connection, officials);
  return new Map([...counts].map(([personId, { cases }]) => [personId, cases]));
}

function agesOf(row: CaseRow, people: readonly PersonInFile[]): AccusedAge[] {
  return people
    .filter(({ role }) => role === "accused")
    .map(({ id, person, note }) => ({
      accused: id,
      birthDay: person.birthDay,
      offenceDay: row.offenceDay,
      isSaidMinor: saysMinor(`${person.name} ${note ?? ""}`),
    }));
}

function ageWords(row: CaseRow, ages: readonly AccusedAge[], id: number, today: CourtDay) {
  const age = ages.find(({ accused }) => accused === id);
  if (!age) return null;
  const beside = ages.filter((one) => juvenileState(one, today) !== "juvenile").length;
  const notApart = notApartBecause({
    isOpen: row.disposalDay === null,
    isApplication: row.docket === "application",
    others: row.otherAccused === null ? null : beside + row.otherAccused,
  });
  return { state: juvenileState(age, today), isUnnamed: mustGoUnnamed(age, today), notApart };
}

function juvenilesOf(row: CaseRow, ages: readonly AccusedAge[], today: CourtDay) {
  const hasJuvenile = ages.some((age) => juvenileState(age, today) === "juvenile");
  return {
    findings: row.disposalDay === null ? juvenileFindings(ages, today, row.otherAccused) : [],
    juvenileDueDay: hasJuvenile && row.disposalDay === null ? juvenileDueDay(row.institutionDay) : null,
  };
}
