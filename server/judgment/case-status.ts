import type { Connection } from "../../db/connect.ts";
import { readInSight } from "../access/sight.ts";
import type { Context } from "../core/context.ts";
import { roleMay } from "../core/permission.ts";
import { dayLoads } from "../courts/court-days.ts";
import { openDates } from "../listing/open-dates.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import { caseClassOf } from "../rules/case/case-class.ts";
import { chargedSection } from "../rules/case/offences.ts";
import type { Disposal } from "../rules/case/outcomes.ts";
import {
  appealOf,
  caseEnding,
  daysReserved,
  judgmentFindings,
  judgmentState,
  registeredToJudgment,
} from "../rules/judgment/judgment.ts";
import { findJudgmentsSetAside } from "./judgment-store.ts";
import { judgmentsOf, type LifeOfCase, lifeOfCase, releasedOf } from "./status-of-case.ts";
import { findReservedDay } from "./status-store.ts";

/** What a case file tells of the class of the case, settlements, the complainant and the judgment. */
export function caseLife(ctx: Context, input: { courtId: number; caseId: number }) {
  return readInSight(ctx, { permission: "docket.read", courtId: input.courtId }, input, async (connection) => {
    const life = await lifeOfCase(connection, ctx, input.courtId, input.caseId);
    const [reserved, setAside, dates] = await Promise.all([
      findReservedDay(connection, input.caseId),
      findJudgmentsSetAside(connection, input.caseId),
      openDates(connection, input.courtId, [input.caseId]),
    ]);
    const told = judgmentOf(life, reserved);
    const closedOn = await closedAt(connection, input.courtId, told.appeal?.lastDay ?? null);
    const { row, today, accused, people, positions, settlements, forum } = life;
    const { charged: sections, hasMinorVictim, confirmed } = life;
    const { offenceDay } = row;
    const caseClass = caseClassOf({ sections, offenceDay, hasMinorVictim }, confirmed);
    return {
      today,
      forum,
      docket: row.docket,
      stage: row.stage,
      custody: row.custody,
      disposal: row.disposal,
      disposalDay: row.disposalDay,
      otherAccused: row.otherAccused,
      openDays: (dates.get(input.caseId) ?? []).map(({ day }) => day),
      judge: { nameEn: row.judgeEn, nameUr: row.judgeUr },
      caseClass,
      accused: accused.map(({ said, ...one }) => ({
        ...one,
        result: said?.result ?? null,
        said,
        longestMonths: longestOf(one.charged, life),
      })),
      compounders: people.filter(({ role }) => ["complainant", "victim", "guardian"].includes(role)),
      complainant: life.complainant,
      positions: positions.map(({ id, position, day, note }) => ({ id, position, day, note })),
      settlements: settlements.map((one) => (mayName(ctx) ? one : { ...one, guardianName: null, relation: null })),
      judgment: { ...told, appeal: told.appeal && { ...told.appeal, closedOn }, setAside },
    };
  });
}

/**
 * The last day to appeal where this court does not sit on it, a fact of its calendar: what the law makes of it was not
 * read (General Clauses Act 1897 s.10, Limitation Act 1908 s.4), so the day itself is not moved.
 */
async function closedAt(connection: Connection, courtId: number, day: CourtDay | null): Promise<CourtDay | null> {
  const [load] = day === null ? [] : await dayLoads(connection, courtId, day, day);
  return load && !load.isOpen ? day : null;
}

/** The longest sentence of what is charged against one accused, in months; null where not every section is known. */
function longestOf(charged: readonly string[], { row, hasMinorVictim, confirmed }: LifeOfCase): number | null {
  const facts = { sections: charged.map(chargedSection), offenceDay: row.offenceDay, hasMinorVictim };
  const { longest } = caseClassOf(facts, confirmed);
  return longest.isComplete ? longest.months : null;
}

/** Who stood for an aggrieved person is for those who record settlements, not for whoever looks on. */
const mayName = ({ actor }: Context): boolean => actor.kind === "staff" && roleMay(actor.role, "day.record");

/** Endings that are a judgment, or stand in its place: each accused has a result then. */
const ENDED_BY_RESULT: readonly (Disposal | null)[] = ["convicted", "acquitted", "discharged", "abated"];

function judgmentOf(life: LifeOfCase, reservedByOutcome: LifeOfCase["today"] | null) {
  const { row, today, judgment } = life;
  const isEnded = ENDED_BY_RESULT.includes(row.disposal);
  const announcedDay = judgment?.announcedDay ?? (isEnded ? row.disposalDay : null);
  const days = { reservedDay: judgment?.reservedDay ?? reservedByOutcome, announcedDay };
  const ending = row.otherAccused === 0 ? caseEnding(judgmentsOf(life), releasedOf(life)) : null;
  const missing = life.accused.filter(({ isReleased, said }) => !isReleased && !said?.result && !said?.isSplit);
  return {
    version: judgment?.version ?? null,
    state: judgmentState(days),
    ...days,
    judgeName: judgment?.judgeName ?? null,
    daysReserved: daysReserved(days, today),
    copySuppliedDay: judgment?.copySuppliedDay ?? null,
    appeal:
      announcedDay === null
        ? null
        : appealOf(
            {
              rank: row.rank,
              announcedDay,
              suppliedDay: judgment?.copySuppliedDay ?? null,
              isUnderPeca: row.sections.some((section) => section.startsWith("PECA ")),
            },
            today,
          ),
    /** The ending by the results where the case was ended by another word; neither is changed by the other. */
    differsAs: isEnded && ending !== null && ending !== row.disposal ? ending : null,
    /** Accused whose result is not entered although the case was ended by one. */
    missing: isEnded ? missing.map(({ id }) => id) : [],
    findings: judgmentsOf(life).flatMap((one) => {
      const charged = life.accused.find(({ id }) => id === one.accused)!.charged;
      return judgmentFindings(one, longestOf(charged, life));
    }),
    registered: registeredToJudgment(
      { ...row, announcedDay: row.disposalDay && (announcedDay ?? row.disposalDay) },
      today,
    ),
  };
}
