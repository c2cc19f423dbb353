import type { Transaction } from "../../../db/connect.ts";
import type { Context } from "../../core/context.ts";
import { Refused } from "../../core/refused.ts";
import type { CourtDay } from "../../rules/calendar/court-day.ts";
import { parseCaseNumber } from "../../rules/case/case-number.ts";
import { chargedAgainst } from "../../rules/case/charges.ts";
import { custodyOfAccused } from "../../rules/case/detention.ts";
import { ageOn, juvenileState, staysWithMinor } from "../../rules/case/juvenile.ts";
import { restrictionOf } from "../../rules/case/offences.ts";
import { numberInCourt } from "../../rules/docket/docket-prefix.ts";
import type { CaseRole } from "../../rules/people/people.ts";
import { saysMinor } from "../../rules/people/person-name.ts";
import { insertLink } from "../case-links-store.ts";
import {
  type CasePersonRow,
  findPeopleOfCases,
  type InCase,
  insertCasePerson,
  isMinorFromPeople,
  moveCasePeople,
  type PersonInFile,
  saveCasePerson,
  saveMinorGone,
} from "../case-people-store.ts";
import { courtOfCase } from "../court-of-case.ts";
import type { NewCase } from "../new-case.ts";
import { classesOfDistrict } from "../offence-classes.ts";
import { peopleInStep } from "../people-in-step.ts";
import { personInCase } from "../person-in-case.ts";
import { registerCases } from "../register-cases.ts";
import { keepDocketKind } from "../stage/docket-kind.ts";
import { type StoredCase, storedCases } from "../stored-cases.ts";

export type SplitAccused = { courtId: number; casePersonId: number; version: number; number: string };

/**
 * Takes a juvenile into a case of its own, within the change that gives it its first date: same FIR, sections, stage and
 * institution, linked *in connection*. The accused's custody, sureties and guardian go along, and whoever else stands in
 * the case stands in both, but for the protected, whom no clerk puts into a second case. Throws `invalid` naming the
 * field, `nothing-to-do` where no adult would be left behind, `stale`, `number-taken`.
 */
export async function splitAccused(
  tx: Transaction,
  ctx: Context,
  input: SplitAccused,
): Promise<{ caseId: number; matter: NewCase; isInCustody: boolean }> {
  const { courtId } = input;
  const { casePrefix, districtId, today } = await courtOfCase(tx, ctx, courtId);
  const row = await personInCase(tx, input);
  const [stored] = await storedCases(tx, courtId, { ids: [row.caseId] });
  if (!stored || stored.isDisposed) throw new Refused("not-found");
  const people = await findPeopleOfCases(tx, [row.caseId]);
  requireJuvenile(people, row.id, stored.matter, today);
  const matter = matterApart(stored.matter, row, numberOf(input.number, casePrefix));
  const [caseId] = await registerCases(tx, courtId, districtId, [matter]);
  await keepKind(tx, { courtId, caseId: caseId!, today }, stored.matter.docket ?? "trial");
  const isHis = ({ id, standsForId }: PersonInFile) => id === row.id || standsForId === row.id;
  await moveCasePeople(
    tx,
    people.filter(isHis).map(({ id }) => id),
    caseId!,
  );
  for (const one of people) if (!isHis(one) && standsInBoth(one)) await standAlso(tx, one, caseId!);
  await insertLink(tx, { caseId: caseId!, otherCaseId: row.caseId, kind: "in-connection" });
  await saveCasePerson(tx, row.id, { chargedSections: null });
  await peopleInStep(tx, [row.caseId, caseId!]);
  await minorsLeft(tx, districtId, stored);
  const { custody } = custodyOfAccused(row, { custody: stored.matter.custody, custodySince: null });
  return { caseId: caseId!, matter, isInCustody: custody === "in" };
}

function requireJuvenile(people: readonly PersonInFile[], id: number, matter: NewCase, today: CourtDay): void {
  const accused = people.filter(({ role }) => role === "accused");
  const one = accused.find((found) => found.id === id);
  if (!one) throw new Refused("invalid", { field: "role" });
  const age = { birthDay: one.person.birthDay, offenceDay: matter.offenceDay, isSaidMinor: false };
  if (juvenileState(age, today) !== "juvenile") throw new Refused("invalid", { field: "birthDay" });
  if (accused.length === 1 && matter.otherAccused === 0) throw new Refused("nothing-to-do");
}

function numberOf(text: string, casePrefix: string | null): NewCase["caseNumber"] {
  if (text.trim() === "") return null;
  const number = parseCaseNumber(text);
  if (!number) throw new Refused("invalid", { field: "number" });
  return numberInCourt(number, casePrefix);
}

/** The matter without its people; they are moved or stand in both, with what is recorded of them. */
function matterApart(matter: NewCase, { chargedSections }: CasePersonRow, caseNumber: NewCase["caseNumber"]): NewCase {
  if (caseNumber === null && matter.fir === null) throw new Refused("invalid", { field: "number" });
  const texts = matter.sections.map(sectionText);
  const charged = chargedAgainst([...texts, ...matter.unreadSections], chargedSections);
  return {
    ...matter,
    // What is charged against him: a section of the adults alone does not go along.
    sections: matter.sections.filter((section) => charged.includes(sectionText(section))),
    unreadSections: matter.unreadSections.filter((section) => charged.includes(section)),
    ...{ caseNumber, cfmsCode: null, hasMinor: true, custody: "unknown", custodySince: null },
    ...{ accused: [], otherAccused: 0, complainants: [], witnesses: [], counsel: [] },
    ...{ prosecutor: null, investigatingOfficer: null },
  };
}

function keepKind(
  tx: Transaction,
  at: { courtId: number; caseId: number; today: CourtDay },
  docket: NonNullable<NewCase["docket"]>,
): Promise<void> {
  if (docket === "application") throw new Refused("invalid", { field: "docket" });
  const nothing = { applicationKind: null, parentCaseId: null, permissionDay: null, fromCourt: null };
  return keepDocketKind(tx, at, { docket, institutionMode: "split-up", ...nothing });
}

/** Whether the old case still concerns a minor, once the juvenile is out of it; its restriction is derived anew. */
async function minorsLeft(tx: Transaction, districtId: number, { caseId, matter }: StoredCase): Promise<void> {
  const people = await findPeopleOfCases(tx, [caseId]);
  const day = matter.offenceDay ?? matter.firDay ?? matter.institutionDay ?? null;
  const staying = people
    .filter(({ role }) => CONCERNED.includes(role))
    .map(({ role, person, note }) => ({
      isHarmed: role === "complainant" || role === "victim",
      isUnderAge: person.birthDay === null || day === null ? null : ageOn(person.birthDay, day) < 18,
      isSaidMinor: saysMinor(`${person.name} ${note ?? ""}`),
    }));
  if (staysWithMinor(staying, !(await isMinorFromPeople(tx, caseId)))) return;
  const { sections, unreadSections, orderedRestricted } = matter;
  const { restricted, because } = restrictionOf(
    { sections, unreadSections, orderedRestricted, hasMinor: false },
    await classesOfDistrict(tx, districtId),
  );
  await saveMinorGone(tx, caseId, { isRestricted: restricted, restrictionBecause: because });
}

const CONCERNED: readonly CaseRole[] = ["accused", "complainant", "victim", "witness"];

const standsInBoth = ({ role, person }: PersonInFile) =>
  role !== "accused" && role !== "surety" && role !== "guardian" && !person.isProtected;

/** Evidence of a juvenile's trial is recorded anew: nobody has been examined in it yet. */
async function standAlso(tx: Transaction, one: PersonInFile, caseId: number): Promise<void> {
  const { courtId, personId, role, isForDefence, note } = one;
  const testimony: InCase["testimony"] = one.testimony === null || one.testimony === "none" ? one.testimony : "pending";
  const inCase = { role, testimony, isForDefence, isHostile: false, standsForId: null, note };
  await insertCasePerson(tx, { ...inCase, caseId, courtId, personId });
}

const sectionText = ({ statute, section }: NewCase["sections"][number]) => `${statute} ${section}`.trim();
