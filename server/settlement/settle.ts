import type { Transaction } from "../../db/connect.ts";
import { change, read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { endCase } from "../judgment/end-case.ts";
import { findSettlements, insertSettlement } from "../judgment/settlement-store.ts";
import { judgmentsOf, type LifeOfCase, lifeOfCase, releasedOf } from "../judgment/status-of-case.ts";
import { openDates } from "../listing/open-dates.ts";
import { actorIdOf } from "../listing/save-outcomes.ts";
import { lockCasesForDates } from "../listing/undated-store.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import { chargedSection } from "../rules/case/offences.ts";
import { caseEnding } from "../rules/judgment/judgment.ts";
import { type Settlement, settlementOf } from "../rules/settlement/settlement.ts";
import type { Compounder, Relation, SettlementFacts } from "../rules/settlement/settlement-facts.ts";
import { SETTLEMENT_RULES, type SettlementFinding } from "../rules/settlement/settlement-findings.ts";
import { findAcknowledgements } from "./safety-store.ts";

/** What is said of a settlement, as far as it is known; what is missing is found, not refused, in a preview. */
export type SettlementSaid = {
  courtId: number;
  caseId: number;
  /** The day on which the court records it. */
  day: CourtDay;
  statedDay: CourtDay | null;
  statementReference: string;
  compoundedAs: Compounder | null;
  compoundedById: number | null;
  /** Of a guardian or an heir who is not in the register, and what either is to the aggrieved person. */
  guardianName: string | null;
  relation?: Relation | null;
  /** The aggrieved person is under eighteen or of unsound mind now. */
  isIncapable: boolean | null;
  askedDay: CourtDay | null;
  isVoluntary: "yes" | "no" | null;
  leaveDay: CourtDay | null;
  leaveFor: "incapable" | "after-conviction" | null;
  parts: readonly { accusedId: number; section: string }[];
};

export type SettleInput = SettlementSaid & {
  /** Warnings about the complainant that were read before it was recorded. */
  seen: readonly string[];
  key?: string;
};

/** What a settlement would do and what stands against it, each finding with its authority. Writes nothing. */
export function previewSettlement(ctx: Context, input: SettlementSaid) {
  return read(ctx, { permission: "day.record", courtId: input.courtId }, async (connection) => {
    const life = await lifeOfCase(connection, ctx, input.courtId, input.caseId);
    const flags = await findAcknowledgements(connection, input.caseId);
    const dates = (await openDates(connection, input.courtId, [input.caseId])).get(input.caseId) ?? [];
    const { found, ends } = judged(life, input, flags);
    return {
      compoundable: found.compoundable,
      charges: found.charges,
      findings: found.findings,
      mayRecord: found.mayRecord,
      released: found.released,
      ends,
      freed: ends === null ? [] : dates.map(({ day }) => day).filter((day) => day > input.day),
    };
  });
}

/**
 * Records a settlement before the court: the statement, who compounds, the judge's question, and each section for each
 * accused. Refused as `not-lawful` where confirmed law forbids it, `flag-unread` while a private word waits for the
 * judge, `invalid` with the rule that is not met. Where nothing goes on, the case is over in the same change.
 */
export function recordSettlement(ctx: Context, input: SettleInput) {
  const { courtId, caseId, key, ...asked } = input;
  const act = { action: "settlement.recorded", permission: "day.record", courtId, key } as const;
  return change(ctx, { ...act, input: { caseId, ...asked } }, async (tx, changeId) => {
    const life = await lifeOfCase(tx, ctx, courtId, caseId);
    if (input.day > life.today) throw new Refused("day-to-come", { day: input.day });
    const { found, ends } = judged(life, input, await findAcknowledgements(tx, caseId));
    refuseUnmet(found, input.seen);
    const ended =
      ends && (await endCase(tx, ctx, { courtId, caseId, day: input.day, disposal: ends, today: life.today }));
    const parts = partsOf(found);
    await refuseTwice(tx, caseId, parts);
    const row = { ...rowOf(input), hearingId: ended?.hearingId ?? null, ...recordedBy(ctx) };
    const settlementId = await insertSettlement(tx, row, parts);
    return { changeId, settlementId, isOver: ends !== null, freed: ended?.freed ?? [] };
  });
}

type Flag = Awaited<ReturnType<typeof findAcknowledgements>>[number];

function judged(life: LifeOfCase, said: SettlementSaid, flags: readonly Flag[]) {
  const found = settlementOf(factsOf(life, said, flags), life.confirmed);
  const released = [...releasedOf(life), ...found.released];
  const isEveryoneNamed = life.row.otherAccused === 0;
  const ends = isEveryoneNamed && found.released.length > 0 ? caseEnding(judgmentsOf(life), released) : null;
  return { found, ends };
}

/** Accused whose case is over already are none of it; of the others, what was compounded before is not asked again. */
function factsOf(life: LifeOfCase, said: SettlementSaid, flags: readonly Flag[]): SettlementFacts {
  const open = life.accused.filter((one) => !one.isReleased && !one.said?.result && !one.said?.isSplit);
  return {
    offenceDay: life.row.offenceDay,
    hasMinorVictim: life.hasMinorVictim,
    on: said.day,
    forum: life.forum,
    isPendingHere: life.isPendingHere,
    accused: open.map(({ id, remaining }) => ({
      accused: id,
      charged: remaining.map(chargedSection),
      compounding: said.parts.filter(({ accusedId }) => accusedId === id).map(({ section }) => chargedSection(section)),
    })),
    by: compounderOf(said),
    relation: said.relation ?? null,
    aggrievedIsIncapable: said.isIncapable,
    hasWrittenStatement: said.statedDay !== null && said.statementReference.trim() !== "",
    voluntary: said.askedDay === null || said.isVoluntary === null ? null : said.isVoluntary === "yes",
    askedDay: said.askedDay,
    saidNoDay:
      flags
        .flatMap(({ kind, askedDay }) => (kind === "not-of-free-will" && askedDay ? [askedDay] : []))
        .sort()
        .at(-1) ?? null,
    hasLeaveForIncapable: said.leaveDay !== null && said.leaveFor === "incapable",
    hasLeaveAfterConviction: said.leaveDay !== null && said.leaveFor === "after-conviction",
    unsafeFlags: flags.map(({ acknowledgedAt }) => ({ isAcknowledgedByJudge: acknowledgedAt !== null })),
    complainant: life.complainant,
  };
}

/** A guardian or an heir acts by name; the aggrieved person need not be in the register. */
function compounderOf({ compoundedAs, compoundedById, guardianName }: SettlementSaid): SettlementFacts["by"] {
  if (compoundedAs === null || compoundedAs === "aggrieved") return compoundedAs;
  return compoundedById !== null || guardianName?.trim() ? compoundedAs : null;
}

const MUST_BE_SEEN = SETTLEMENT_RULES.filter((rule) => rule.startsWith("complainant-"));

function refuseUnmet({ findings }: Settlement, seen: readonly string[]): void {
  const first = (test: (one: SettlementFinding) => boolean) => findings.find(test)?.rule;
  const blocked = first(({ weight }) => weight === "blocks");
  if (blocked) throw new Refused("not-lawful", { rule: blocked });
  if (first(({ rule }) => rule === "unsafe-not-acknowledged")) throw new Refused("flag-unread");
  const missing = first(({ weight }) => weight === "missing");
  if (missing) throw new Refused("invalid", { field: missing });
  const unseen = first(({ rule }) => MUST_BE_SEEN.includes(rule) && !seen.includes(rule));
  if (unseen) throw new Refused("invalid", { field: unseen });
}

type Part = { accusedId: number; section: string };

/** Two who record the same at once: the second finds it recorded. */
async function refuseTwice(tx: Transaction, caseId: number, parts: readonly Part[]): Promise<void> {
  await lockCasesForDates(tx, [caseId]);
  const standing = (await findSettlements(tx, caseId)).filter(({ reopenedDay }) => reopenedDay === null);
  const isThere = (part: Part) =>
    standing.some((one) => one.parts.some((two) => two.accusedId === part.accusedId && two.section === part.section));
  if (parts.some(isThere)) throw new Refused("stale");
}

/** What ends, abetment and common intention with the offence they belong to (s.345(3)). */
const partsOf = (found: Settlement) =>
  found.charges
    .filter(({ effect }) => effect === "acquittal")
    .map(({ accused, section }) => ({ accusedId: accused, section: `${section.statute} ${section.section}`.trim() }));

const rowOf = (said: SettlementSaid) => ({
  courtId: said.courtId,
  caseId: said.caseId,
  statedDay: said.statedDay!,
  statementReference: said.statementReference.trim(),
  compoundedById: said.compoundedById,
  compoundedAs: said.compoundedAs!,
  guardianName: said.compoundedAs === "aggrieved" ? null : said.guardianName?.trim() || null,
  relation: said.compoundedAs === "aggrieved" ? null : (said.relation ?? null),
  askedDay: said.askedDay,
  isVoluntary: said.isVoluntary,
  leaveDay: said.leaveDay,
  leaveFor: said.leaveDay === null ? null : said.leaveFor,
});

const recordedBy = (ctx: Context) => ({ recordedBy: actorIdOf(ctx), recordedAt: ctx.now.toISOString() });
