import type { safetyFlag, settlement, settlementPart } from "../../../db/schema/settlements.ts";
import { addDays, type CourtDay } from "../../rules/calendar/court-day.ts";
import { offencesOf } from "../../rules/case/offences.ts";
import { isAllowed } from "../../rules/case/stage-machine.ts";
import { instantOn } from "../docket/court-time.ts";
import type { DemoCase } from "../docket/demo-hearing.ts";
import { Draws } from "../docket/draws.ts";
import { inRole, type Life, type PersonId } from "./life-ids.ts";

export type Settled = {
  row: typeof settlement.$inferInsert;
  parts: Omit<typeof settlementPart.$inferInsert, "settlementId">[];
};
type Charged = { id: number; charged_sections: string[] };
type Kind = "by-section" | "of-one-accused" | "reopened" | "by-guardian" | "refused";

/** What is charged against single accused, and settlements that end no case; drawn apart from the rest. */
export type ApartSettled = { charges: Charged[]; settled: Settled[]; refused: (typeof safetyFlag.$inferInsert)[] };

/** A trial with the sections that may be compounded (`light`) and those that would be left to try (`grave`). */
type Open = {
  one: DemoCase;
  caseAt: number;
  caseId: number;
  accused: PersonId[];
  sections: string[];
  light: string[];
  grave: string[];
};

/** Per court: how many of each. Few, as in life. */
const WANTED: readonly Kind[] = [
  ...(["by-section", "by-section", "by-section", "of-one-accused", "of-one-accused"] as const),
  ...(["reopened", "reopened", "by-guardian", "refused", "refused"] as const),
];

export function apartSettled(life: Life): ApartSettled {
  const draws = new Draws(`peshi/${life.one.court.code}/settled`);
  const open = draws.shuffled(life.one.cases.flatMap((one, caseAt) => openTrial(life, one, caseAt)));
  const made: ApartSettled = { charges: [], settled: [], refused: [] };
  const used = new Set<number>();
  for (const kind of WANTED) {
    const found = open.find((each) => !used.has(each.caseAt) && FITS[kind](each));
    if (!found) continue;
    used.add(found.caseAt);
    const day = lastDay(life, found);
    if (kind === "refused") made.refused.push(...refusalOf(life, found, day, made.refused.length > 0));
    else made.settled.push(settledAs(life, draws, kind, found, day));
  }
  made.charges = open.filter((each) => !used.has(each.caseAt)).flatMap((each) => chargesOf(draws, each));
  return made;
}

const isLight = (section: { statute: string; section: string }): boolean => {
  const known = offencesOf(section);
  return known.length > 0 && known.every((one) => one.compoundable === "yes" && one.classConfirmed);
};

/** A trial before this court, of whose accused everybody is named. */
function openTrial(life: Life, one: DemoCase, caseAt: number): Open[] {
  const { matter, disposal, application } = one;
  if (disposal !== null || application !== null || matter.docket === "inquiry") return [];
  if (!isAllowed(matter.stage, "compromise") || matter.stage === "judgment" || matter.stage === "absconder") return [];
  const named = (some: typeof matter.sections) => some.map(({ statute, section }) => `${statute} ${section}`);
  const grave = matter.sections.filter(
    (one) => !isLight(one) && !offencesOf(one).some((each) => each.followsPrincipal),
  );
  return [
    {
      ...{ one, caseAt, caseId: life.caseIds[caseAt]!, accused: inRole(life, caseAt, "accused") },
      ...{ sections: named(matter.sections), light: named(matter.sections.filter(isLight)), grave: named(grave) },
    },
  ];
}

/** Always something is left to try, so that the case goes on with its date. */
const FITS: Readonly<Record<Kind, (open: Open) => boolean>> = {
  "by-section": ({ light, grave }) => light.length > 0 && grave.length > 0,
  "of-one-accused": ({ light, sections, accused }) => light.length === sections.length && accused.length > 1,
  reopened: ({ light, sections }) => light.length === sections.length,
  "by-guardian": ({ light, grave, one }) => light.length > 0 && grave.length > 0 && one.matter.hasMinor === true,
  refused: ({ light }) => light.length > 0,
};

function lastDay(life: Life, { caseAt, one }: Open): CourtDay {
  const heard = life.hearings.get(caseAt)?.findLast(({ outcome, day }) => outcome !== null && day < life.today);
  const possible = [addDays(one.matter.institutionDay ?? life.today, 1), addDays(life.today, -45)];
  return heard?.day ?? possible.sort().at(-1)!;
}

function settledAs(life: Life, draws: Draws, kind: Exclude<Kind, "refused">, open: Open, day: CourtDay): Settled {
  const { caseId, caseAt, light } = open;
  const accused = kind === "of-one-accused" ? open.accused.slice(0, 1) : open.accused;
  const page = draws.between(20, 90);
  const isMinor = open.one.matter.hasMinor === true;
  const stands = isMinor || kind === "by-guardian";
  const row = {
    ...{ caseId, courtId: life.courtId, statedDay: day, statementReference: `File, pages ${page} to ${page + 2}` },
    compoundedAs: stands ? ("guardian" as const) : ("aggrieved" as const),
    compoundedById: stands ? null : (inRole(life, caseAt, "complainant")[0]?.id ?? null),
    guardianName: stands ? "Sakina Farzi" : null,
    relation: stands ? ("mother" as const) : null,
    ...(stands ? { leaveDay: day, leaveFor: "incapable" as const } : {}),
    ...{ askedDay: day, isVoluntary: "yes" as const, recordedBy: life.clerk, recordedAt: instantOn(day, 12 * 60 + 5) },
    ...(kind === "reopened" ? reopenedOn(life, addDays(day, draws.between(1, 6))) : {}),
  };
  const parts = accused.flatMap(({ id }) => light.map((section) => ({ caseId, accusedId: id, section })));
  return { row, parts };
}

const reopenedOn = (life: Life, day: CourtDay) => ({
  reopenedDay: day < life.today ? day : life.today,
  reopenedBecause: "The complainant says that the signature is not hers",
  reopenedBy: life.one.judge.name,
});

/** The judge asked, and the answer was no: known to the judge and the prosecutor alone. */
function refusalOf(life: Life, { caseId }: Open, day: CourtDay, isRead: boolean): (typeof safetyFlag.$inferInsert)[] {
  if (life.clerk === null || life.judge === null) return [];
  return [
    {
      ...{ caseId, courtId: life.courtId, kind: "not-of-free-will", askedDay: day, raisedBy: life.clerk },
      ...{ note: "Said that her family was told to agree", raisedAt: instantOn(day, 12 * 60) },
      acknowledgedBy: isRead ? life.judge : null,
      acknowledgedAt: isRead ? instantOn(addDays(day, 1), 9 * 60) : null,
      acknowledgement: isRead ? "Heard in chamber; the case goes on" : null,
    },
  ];
}

/** Of several accused now and then one is charged with a part of it. */
function chargesOf(draws: Draws, { accused, sections }: Open): Charged[] {
  if (accused.length < 2 || sections.length < 2 || !draws.chance(0.3)) return [];
  return [{ id: accused.at(-1)!.id, charged_sections: sections.slice(0, 1) }];
}
