import type { NewCase, NewParty } from "../../case/new-case.ts";
import { addDays, type CourtDay, daysBetween, weekdayOf } from "../../rules/calendar/court-day.ts";
import type { Stage } from "../../rules/case/stages.ts";
import type { Custody } from "../../rules/people/custody.ts";
import { type Charged, drawCharges, REMARKS, UNREAD_SECTIONS } from "./charges.ts";
import type { DemoCourt } from "./demo-courts.ts";
import type { DistrictPeople } from "./demo-people.ts";
import type { Draws } from "./draws.ts";
import type { MadeUpNames } from "./made-up-names.ts";

export type Making = {
  draws: Draws;
  names: MadeUpNames;
  people: DistrictPeople;
  court: DemoCourt;
  /** Place of the court in its district, for its prosecutor. */
  place: number;
  today: CourtDay;
};

/** Pending for how many days, and how often: half beyond sixteen months, a tail towards five years. */
const AGES: readonly (readonly [days: readonly [number, number], weight: number])[] = [
  [[4, 90], 9],
  [[91, 365], 26],
  [[366, 730], 30],
  [[731, 1095], 17],
  [[1096, 1460], 11],
  [[1461, 1780], 7],
];

const NEW_STAGES = stages("remand 6 bail 8 challan 14 cognizance 26 copies 22 charge 18 absconder 4 plea 2");
const MIDDLE_STAGES = stages(
  "challan 4 cognizance 14 copies 13 charge 20 plea 2 prosecution-evidence 28 absconder 6 statement-of-accused 3 arguments 2 premature-acquittal 3 compromise 2 report-class 3",
);
const OLD_STAGES = stages(
  "cognizance 6 copies 4 charge 13 prosecution-evidence 44 statement-of-accused 6 defence-evidence 3 arguments 6 judgment 4 absconder 9 premature-acquittal 3 compromise 2",
);

function stages(text: string): readonly (readonly [Stage, number])[] {
  const words = text.split(" ");
  return words.flatMap((word, at) => (at % 2 === 0 ? [[word as Stage, Number(words[at + 1])] as const] : []));
}

/**
 * One case as it stood when the demo begins, or when it came to the court after that. Its number and that of its FIR
 * are given when all are known, by the order of their days.
 */
export function makeCase(making: Making): NewCase {
  const { draws, court, today } = making;
  const [least, most] = draws.weighted(AGES);
  const institutionDay = workingDay(addDays(today, -draws.between(least, most)));
  const challanDay = addDays(institutionDay, -draws.between(0, 6));
  const firDay = addDays(
    challanDay,
    -draws.weighted([
      [14, 2],
      [17, 3],
      [draws.between(20, 60), 4],
      [draws.between(61, 160), 3],
    ]),
  );
  const offenceDay = addDays(firDay, -draws.between(4, 220));
  const charged = drawCharges(draws, court, offenceDay);
  const age = daysBetween(institutionDay, today);
  const isInquiry = court.rank === "magistrate" && draws.chance(0.03);
  const stage = isInquiry ? "inquiry" : draws.weighted(age < 150 ? NEW_STAGES : age < 540 ? MIDDLE_STAGES : OLD_STAGES);
  const custody = isInquiry ? "at-large" : drawCustody(draws, stage, age);
  return {
    docket: isInquiry ? "inquiry" : "trial",
    caseNumber: null,
    cfmsCode: null,
    fir: null,
    station: isInquiry ? null : stationOn(firDay),
    sections: charged.sections,
    unreadSections: draws.chance(0.03) ? [draws.pick(UNREAD_SECTIONS)] : [],
    ...partiesOf(making, charged, custody, { firDay, challanDay, today, age }),
    stage,
    stageSince: null,
    hasMinor: charged.hasMinor,
    orderedRestricted: draws.weighted([
      [null, 97],
      [true, 2],
      [charged.hasMinor ? null : false, 1],
    ]),
    priorDay: null,
    institutionDay,
    offenceDay,
    firDay: isInquiry ? null : firDay,
    challanDay: isInquiry ? null : challanDay,
    remarks: draws.chance(0.12) ? draws.pick(REMARKS) : null,
  };
}

/** Custody is what a register says of the accused; it follows from no section. Few stay in longer than the year of s.497. */
function drawCustody(draws: Draws, stage: Stage, age: number): Custody {
  if (stage === "remand") return "in";
  if (stage === "absconder") return "at-large";
  const inside = stage === "bail" ? 45 : age < 400 ? 19 : 4;
  return draws.weighted([
    ["in", inside],
    ["bail", 88 - inside],
    ["at-large", 2],
    ["unknown", 6],
  ] as const);
}

type Days = { firDay: CourtDay; challanDay: CourtDay; today: CourtDay; age: number };

function partiesOf({ draws, names, people, court, place }: Making, charged: Charged, custody: Custody, days: Days) {
  const custodySince = custody === "in" ? arrestedOn(draws, days) : null;
  const party = (women: number): NewParty => {
    const { name, nameUr } = names.party(women);
    return { name, nameUr: draws.chance(0.36) ? nameUr : null };
  };
  const accused = Array.from(
    {
      length: draws.weighted([
        [1, 66],
        [2, 23],
        [3, 11],
      ]),
    },
    (_, at): NewParty => {
      if (at === 0) return { ...party(0.08), custody, custodySince };
      // Co-accused are on bail, or sought; they never make the case stricter than its first accused.
      const other =
        custody === "unknown" ? "unknown" : custody === "at-large" || draws.chance(0.06) ? "at-large" : "bail";
      return { ...party(0.08), custody: other, custodySince: null };
    },
  );
  const unrepresented = custody === "at-large" ? 0.6 : 0.06;
  const counsel = Array.from({ length: draws.chance(unrepresented) ? 0 : draws.chance(0.18) ? 2 : 1 }, () =>
    people.counsel(),
  );
  return {
    accused,
    otherAccused: draws.weighted([
      [0, 93],
      [1, 3],
      [2, 2],
      [null, 2],
    ] as const),
    complainants: Array.from({ length: draws.chance(0.05) ? 2 : 1 }, () => party(charged.shareOfWomen)),
    counsel: [...new Set(counsel.map(({ name }) => name))],
    prosecutor: draws.chance(0.02) ? null : people.prosecutorAt(place).name,
    investigatingOfficer: people.officerAt(court).name,
    custody,
    custodySince,
  };
}

/** About the time of the FIR; in old cases a late arrest, within the last months. */
function arrestedOn(draws: Draws, { firDay, challanDay, today, age }: Days): CourtDay {
  const late = age > 400 ? addDays(today, -draws.between(20, 300)) : addDays(firDay, draws.between(0, 12));
  return age > 400 || late < challanDay ? late : firDay;
}

/** Cases of before keep the name of the agency that registered them. */
const stationOn = (day: CourtDay): string =>
  `${day < "2025-04-20" ? "FIA" : "NCCIA"} Cyber Crime Reporting Centre Karachi`;

const workingDay = (day: CourtDay): CourtDay => (weekdayOf(day) === 7 ? addDays(day, -1) : day);
