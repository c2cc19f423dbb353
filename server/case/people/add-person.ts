import type { Transaction } from "../../../db/connect.ts";
import { change } from "../../core/change.ts";
import type { Context } from "../../core/context.ts";
import { Refused } from "../../core/refused.ts";
import {
  type ContactSaid,
  describePerson,
  enterPerson,
  keepContact,
  keyOf,
  type PersonSaid,
  personOf,
} from "../../people/keep-people.ts";
import { registerPeople } from "../../people/register-people.ts";
import type { CourtDay } from "../../rules/calendar/court-day.ts";
import { foldSpaces } from "../../rules/text/search-key.ts";
import { type InCase, insertCasePerson } from "../case-people-store.ts";
import { courtOfCase } from "../court-of-case.ts";
import { isOfficialRole } from "../new-case.ts";
import { peopleInStep } from "../people-in-step.ts";
import { requireInCase } from "../person-in-case.ts";
import { findCases } from "../store.ts";

/** A person of a case as a clerk types it. */
export type PersonEntry = { person: PersonSaid; inCase: InCase; contact: ContactSaid };

export type AddPerson = PersonEntry & { courtId: number; caseId: number; key?: string };

/**
 * Puts a person into a case. Counsel, prosecutors and officers are the district's own, matched by name; anybody else is
 * a new person, whoever stands in other cases under that name. Throws `not-found`, `invalid` naming the field.
 */
export function addPerson(ctx: Context, input: AddPerson) {
  const { courtId, caseId, key } = input;
  const act = { action: "person.added", permission: "docket.change", courtId, key, input } as const;
  return change(ctx, act, async (tx, changeId) => {
    const { districtId, today } = await courtOfCase(tx, ctx, courtId);
    const [row] = await findCases(tx, courtId, { ids: [caseId] });
    if (!row) throw new Refused("not-found");
    const { inCase } = input;
    const person = tidy(input.person, inCase, today);
    await requireInCase(tx, caseId, inCase.standsForId);
    const personId = isOfficialRole(inCase.role)
      ? await officialNamed(tx, districtId, person)
      : await enterPerson(tx, { ...person, districtId, isOfficial: false });
    await keepContact(tx, { personId, isOfficial: isOfficialRole(inCase.role) }, input.contact);
    const casePersonId = await insertCasePerson(tx, { ...inRole(inCase), caseId, courtId, personId });
    await peopleInStep(tx, [caseId]);
    return { casePersonId, changeId };
  });
}

/** The district's own of that name; what was not known of him is added, what was known stays. */
export async function officialNamed(tx: Transaction, districtId: number, said: PersonSaid): Promise<number> {
  const { name, nameUr } = said;
  const [personId] = await registerPeople(tx, districtId, [{ name, nameUr, nameKey: keyOf(said), isOfficial: true }]);
  const known = await personOf(tx, districtId, personId!);
  const { nameUr: ur, nameSd, agency, sex } = known;
  const more = { nameUr: ur ?? said.nameUr, nameSd: nameSd ?? said.nameSd, agency: agency ?? said.agency };
  const isMore = more.nameUr !== ur || more.nameSd !== nameSd || more.agency !== agency || (sex ?? said.sex) !== sex;
  if (isMore) await describePerson(tx, known.id, { ...known, ...more, sex: sex ?? said.sex });
  return known.id;
}

/** Texts as they are kept. Throws `invalid` for a day of birth to come, and for a protected official. */
export function tidy(said: PersonSaid, { role }: InCase, today: CourtDay): PersonSaid {
  const text = (one: string | null) => foldSpaces(one ?? "") || null;
  if (said.birthDay !== null && said.birthDay > today) throw new Refused("invalid", { field: "birthDay" });
  return {
    name: foldSpaces(said.name),
    nameUr: text(said.nameUr),
    nameSd: text(said.nameSd),
    alias: text(said.alias),
    agency: text(said.agency),
    sex: said.sex,
    birthDay: said.birthDay,
    // Officials and counsel are public persons: one protected would be no longer one over many cases.
    isProtected: said.isProtected && !isOfficialRole(role),
  };
}

const TESTIFYING: readonly InCase["role"][] = ["complainant", "victim", "investigating-officer", "witness", "expert"];

/** What a role may have: no testimony for who gives none, nobody to stand for but for sureties and guardians. */
export function inRole(said: InCase): InCase {
  const testifies = TESTIFYING.includes(said.role);
  return {
    role: said.role,
    testimony: testifies ? said.testimony : null,
    isForDefence: testifies && said.isForDefence,
    isHostile: testifies && said.isHostile,
    standsForId: said.role === "surety" || said.role === "guardian" ? said.standsForId : null,
    note: foldSpaces(said.note ?? "") || null,
  };
}
