import type { complainantPosition, judgment, judgmentResult, safetyFlag } from "../../../db/schema/settlements.ts";
import { addDays, type CourtDay } from "../../rules/calendar/court-day.ts";
import type { ComplainantState } from "../../rules/settlement/settlement-facts.ts";
import { instantOn } from "../docket/court-time.ts";
import type { DemoCase } from "../docket/demo-hearing.ts";
import { inRole, type Life } from "./life-ids.ts";
import type { Settled } from "./life-settled.ts";

type Judged = { row: typeof judgment.$inferInsert; results: Omit<typeof judgmentResult.$inferInsert, "judgmentId">[] };

const sectionsOf = ({ matter }: DemoCase) => matter.sections.map(({ statute, section }) => `${statute} ${section}`);

/** Compoundings before the court, each with its statement and the judge's question. */
export function settlements(life: Life): Settled[] {
  return life.one.cases.flatMap((one, caseAt): Settled[] => {
    if (one.disposal?.kind !== "compounded") return [];
    const { day } = one.disposal;
    const last = life.hearings.get(caseAt)?.findLast(({ outcome }) => outcome !== null);
    const caseId = life.caseIds[caseAt]!;
    const page = life.draws.between(20, 90);
    const row = {
      ...{ caseId, courtId: life.courtId, hearingId: last ? life.hearingIds.get(last.uid) : null },
      statedDay: addDays(day, -life.draws.between(0, 6)),
      statementReference: `File, pages ${page} to ${page + 2}`,
      compoundedById: inRole(life, caseAt, "complainant")[0]?.id ?? null,
      ...{ compoundedAs: "aggrieved" as const, askedDay: day, isVoluntary: "yes" as const },
      ...{ recordedBy: life.clerk, recordedAt: instantOn(day, 12 * 60 + 5) },
    };
    const parts = inRole(life, caseAt, "accused").flatMap(({ id }) =>
      sectionsOf(one).map((section) => ({ caseId, accusedId: id, section })),
    );
    return [{ row, parts }];
  });
}

/** Judgments announced, with what became of each accused, and those that are reserved. */
export function judgments(life: Life): Judged[] {
  return life.one.cases.flatMap((one, caseAt): Judged[] => {
    const hearings = life.hearings.get(caseAt) ?? [];
    const reserved = hearings.findLast(
      ({ outcome }) => outcome?.kind === "reserved" && outcome.nextPurpose === "judgment",
    );
    const { disposal } = one;
    const caseId = life.caseIds[caseAt]!;
    const row = { caseId, courtId: life.courtId, judgeName: life.one.judge.name };
    if (disposal === null) {
      const isWaiting = reserved !== undefined && hearings.findLast(({ outcome }) => outcome !== null) === reserved;
      return isWaiting ? [{ row: { ...row, reservedDay: reserved.day }, results: [] }] : [];
    }
    if (disposal.kind !== "acquitted" && disposal.kind !== "convicted") return [];
    const supplied = addDays(disposal.day, life.draws.between(3, 10));
    const copySuppliedDay = supplied < life.today && life.draws.chance(0.75) ? supplied : null;
    const announced = { ...row, reservedDay: reserved?.day ?? null, announcedDay: disposal.day, copySuppliedDay };
    // Now and then the results of the accused are still to be entered.
    return [{ row: announced, results: life.draws.chance(0.9) ? resultsOf(life, one, caseAt, disposal.kind) : [] }];
  });
}

function resultsOf(life: Life, one: DemoCase, caseAt: number, kind: "acquitted" | "convicted") {
  const { draws } = life;
  return inRole(life, caseAt, "accused").map(({ id, ordinal }) => {
    const common = { caseId: life.caseIds[caseAt]!, accusedId: id };
    if (one.matter.accused[ordinal - 1]?.custody === "at-large" && ordinal > 1)
      return { ...common, result: null, isSplit: true };
    const isConvicted = kind === "convicted" && (ordinal === 1 || draws.chance(0.5));
    if (!isConvicted) return { ...common, result: "acquitted" as const };
    const sentence = {
      months: draws.pick([6, 12, 18, 24, 36]),
      fine: draws.pick([50_000, 100_000, 200_000]),
      compensation: draws.chance(0.5) ? draws.pick([100_000, 150_000, 300_000]) : 0,
    };
    const sections = sectionsOf(one);
    // Of the last of several sections he was acquitted, in the longer sentences.
    const isOtherwise = sections.length > 1 && sentence.months >= 18;
    const differing = isOtherwise ? [{ section: sections.at(-1)!, result: "acquitted" as const }] : [];
    return { ...common, result: "convicted" as const, sections, differing, ...sentence };
  });
}

const ENDED_BY: Partial<Record<string, ComplainantState>> = {
  "complainant-stopped-coming": "stopped-coming",
  "complainant-hostile": "hostile",
  "complainant-not-pursuing": "not-pursuing",
};

/** Complainants who stopped coming, turned hostile or do not wish to pursue: none of it a settlement. */
export function positions(life: Life): (typeof complainantPosition.$inferInsert)[] {
  const { draws, today } = life;
  return life.one.cases.flatMap(({ matter, disposal, application }, caseAt) => {
    const at = { caseId: life.caseIds[caseAt]!, courtId: life.courtId };
    const ended = disposal === null ? undefined : ENDED_BY[disposal.kind];
    if (disposal && ended) return [{ ...at, position: ended, day: disposal.day }];
    if (disposal || application || matter.complainants.length === 0 || !draws.chance(0.035)) return [];
    const last = life.hearings.get(caseAt)?.findLast(({ outcome }) => outcome !== null)?.day;
    const position = draws.weighted<ComplainantState>([
      ["stopped-coming", 6],
      ["not-pursuing", 2],
      ["hostile", 1],
      ["comes", 2],
    ]);
    const day: CourtDay = last ?? addDays(today, -draws.between(10, 60));
    return [{ ...at, position, day, note: position === "stopped-coming" ? "Served twice, did not come" : null }];
  });
}

/** Private words for the judge and the prosecutor; who acknowledged is the judge. */
export function safetyFlags(life: Life): (typeof safetyFlag.$inferInsert)[] {
  if (life.clerk === null || life.judge === null) return [];
  const open = life.one.cases.flatMap(({ matter, disposal, application }, at) =>
    disposal === null && application === null && matter.complainants.length > 0 ? [at] : [],
  );
  return [0, 1, 2].map((at) => {
    const day = addDays(life.today, -5 * (at + 1));
    const isRead = at > 0;
    return {
      ...{ caseId: life.caseIds[life.draws.pick(open)]!, courtId: life.courtId },
      kind: at === 1 ? ("unsafe" as const) : ("pressured" as const),
      ...{ note: "Told at the counter", raisedBy: life.clerk, raisedAt: instantOn(day, 13 * 60) },
      acknowledgedBy: isRead ? life.judge : null,
      acknowledgedAt: isRead ? instantOn(addDays(day, 1), 9 * 60) : null,
      acknowledgement: isRead ? "Heard in chamber with the prosecutor" : null,
    };
  });
}
