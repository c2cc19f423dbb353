import type { custodyPeriod } from "../../../db/schema/people.ts";
import { addDays, type CourtDay } from "../../rules/calendar/court-day.ts";
import { accusedTitle } from "../../rules/cause-lists/accused-title.ts";
import type { Custody } from "../../rules/people/custody.ts";
import type { DemoCase } from "../docket/demo-hearing.ts";
import type { Draws } from "../docket/draws.ts";
import { isWomansName } from "../docket/made-up-names.ts";
import { inRole, type Life } from "./life-ids.ts";

type Period = typeof custodyPeriod.$inferInsert;
export type PersonFacts = { id: number; sex: "woman" | "man"; birth_day: CourtDay | null; alias: string | null };
export type AccusedLife = {
  persons: PersonFacts[];
  periods: Period[];
  /** Of cases with a juvenile, who leads no title. */
  titles: { id: number; accused_title: string }[];
};

const JAILS = ["Central Prison Karachi", "District Prison Malir, Karachi"];
const WOMENS_JAIL = "Special Prison for Women, Karachi";
const JUVENILES = "Youthful Offenders Industrial School, Karachi";
const LOCK_UP = "Lock-up of the Cyber Crime Reporting Centre";
const ALIASES = ["Bhola", "Chotu", "Guddu", "Lala", "Master", "Pappu"];

/** Accused with their sex, birth day where the file has it, and every stretch of custody; some were under eighteen. */
export function accusedLife(life: Life): AccusedLife {
  const made: AccusedLife = { persons: [], periods: [], titles: [] };
  for (const [caseAt, one] of life.one.cases.entries()) {
    const accused = inRole(life, caseAt, "accused");
    const isJuvenile = one.matter.hasMinor === true && one.application === null && life.draws.chance(0.4);
    if (isJuvenile && accused[0])
      made.titles.push({ id: accused[0].caseId, accused_title: titleWithJuvenile(one, accused) });
    for (const person of accused) {
      const { custody, custodySince } = one.matter.accused[person.ordinal - 1] ?? {};
      const facts = factsOf(life.draws, one, person, isJuvenile && person.ordinal === 1);
      made.persons.push(facts);
      const about = {
        ...facts,
        custody: custody ?? null,
        since: custodySince ?? null,
        isJuvenile: isJuvenile && person.ordinal === 1,
      };
      made.periods.push(
        ...periodsOf(life.draws, one, about, life.today).map((period) => ({
          ...period,
          ...{ casePersonId: person.id, caseId: person.caseId },
        })),
      );
    }
  }
  return made;
}

function titleWithJuvenile({ matter }: DemoCase, accused: readonly { name: string; ordinal: number }[]): string {
  const titled = accused.map(({ name, ordinal }) => ({ name, isUnnamed: ordinal === 1 }));
  return accusedTitle(titled, matter.otherAccused);
}

function factsOf(
  draws: Draws,
  { matter }: DemoCase,
  person: { personId: number; name: string },
  isJuvenile: boolean,
): PersonFacts {
  const offence = matter.offenceDay ?? matter.institutionDay!;
  const days = isJuvenile ? draws.between(15 * 365, 17 * 365 + 300) : draws.between(19 * 365, 58 * 365);
  const isKnown = isJuvenile || draws.chance(0.45);
  return {
    id: person.personId,
    sex: isWomansName(person.name) ? "woman" : "man",
    birth_day: isKnown ? addDays(offence, -days) : null,
    alias: draws.chance(0.02) ? draws.pick(ALIASES) : null,
  };
}

type About = { sex: "woman" | "man"; custody: Custody | null; since: CourtDay | null; isJuvenile: boolean };
type Stretch = Pick<Period, "kind" | "fromDay" | "untilDay" | "place" | "endedBecause">;

/** Police custody for some days, then a jail; who is on bail was in for a while. */
function periodsOf(draws: Draws, { matter, application }: DemoCase, about: About, today: CourtDay): Stretch[] {
  const { custody, since, sex, isJuvenile } = about;
  const jail = isJuvenile ? JUVENILES : sex === "woman" ? WOMENS_JAIL : draws.pick(JAILS);
  if (custody === "in" && since !== null) return stretches(draws, since, null, today, jail);
  const arrested = matter.firDay === null ? null : addDays(matter.firDay, draws.between(0, 30));
  if (custody !== "bail" || arrested === null || application !== null) return [];
  const until = addDays(arrested, draws.between(6, 140));
  if (until >= today || !draws.chance(0.7)) return [];
  return stretches(draws, arrested, until, today, jail);
}

function stretches(draws: Draws, from: CourtDay, until: CourtDay | null, today: CourtDay, jail: string): Stretch[] {
  const handedOver = addDays(from, draws.between(3, 12));
  const ended = until === null ? null : ("bail" as const);
  const isInJail = handedOver < (until ?? today);
  if (!isInJail) return [{ kind: "police", fromDay: from, untilDay: until, place: LOCK_UP, endedBecause: ended }];
  return [
    { kind: "police", fromDay: from, untilDay: handedOver, place: LOCK_UP, endedBecause: "moved" },
    { kind: "judicial", fromDay: handedOver, untilDay: until, place: jail, endedBecause: ended },
  ];
}
