import type { Transaction } from "../../db/connect.ts";
import { change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import type { Disposal } from "../rules/case/outcomes.ts";
import type { Stage } from "../rules/case/stages.ts";
import {
  type AccusedJudgment,
  type AccusedResult,
  caseEnding,
  differingSections,
  type SectionResult,
} from "../rules/judgment/judgment.ts";
import { unfitResult } from "../rules/judgment/judgment-exits.ts";
import { type Ended, endCase } from "./end-case.ts";
import { insertJudgment, type ResultFacts, saveResults, updateJudgment } from "./judgment-store.ts";
import { type AccusedInLife, judgmentsOf, type LifeOfCase, lifeOfCase, releasedOf } from "./status-of-case.ts";

export type OfCase = {
  courtId: number;
  caseId: number;
  /** Of the judgment as its writer saw it; null where there was none. */
  version: number | null;
  key?: string;
};

export type GivenResult = {
  accusedId: number;
  result: AccusedResult | null;
  months: number;
  fine: number;
  compensation: number;
  isSplit: boolean;
  note: string | null;
  /** Sections that ended otherwise for him than `result` says. */
  differing?: readonly SectionResult[];
};

export type AnnounceInput = OfCase & { day: CourtDay; judgeName: string; results: readonly GivenResult[] };

/**
 * What became of each accused who is named. Nobody else's result is touched. Where every accused has one, the case is
 * over in the same change and its open dates go; a case that the day's sheet ended already keeps that ending. Refused as
 * `stage-pair` with the result that the stage of the case does not know. Who is tried apart is judged nowhere yet: with
 * nothing else said, no judgment was announced.
 */
export function announceJudgment(ctx: Context, input: AnnounceInput) {
  return onJudgment(ctx, "judgment.announced", input, async (tx, life, changeId) => ({
    changeId,
    ...(await announce(tx, ctx, life, input)),
  }));
}

/** The same within a change that is open already. `endsAs`: the mode by which a case ends so, where it is a special one. */
export async function announce(
  tx: Transaction,
  ctx: Context,
  life: LifeOfCase,
  input: AnnounceInput,
  endsAs: Partial<Record<Disposal, Disposal>> = {},
): Promise<{ isOver: boolean; freed: CourtDay[] }> {
  refuseUnfit(life, input.results);
  const said = { announcedDay: input.day, judgeName: nameOf(input.judgeName, life) };
  const days = isAnnounced(life, input.results) ? said : { announcedDay: null };
  const judgmentId = await saveJudgment(tx, life, input, days);
  await saveResults(
    tx,
    { judgmentId, caseId: input.caseId },
    input.results.map((one) => resultOf(one, life)),
  );
  const ending = endingWith(life, input.results);
  const isOver = life.row.disposalDay !== null;
  if (isOver || ending === null) return { isOver, freed: [] };
  const disposal = endsAs[ending] ?? ending;
  const ended: Ended = await endCase(tx, ctx, { ...input, disposal, today: life.today });
  return { isOver: true, freed: ended.freed };
}

/** The day on which the certified copy was supplied: the time to appeal runs from it (PECA s.47). */
export function recordCopySupplied(ctx: Context, input: OfCase & { day: CourtDay }) {
  return onJudgment(ctx, "judgment.copy-supplied", input, async (tx, life, changeId) => {
    const announced = life.judgment?.announcedDay ?? null;
    if (announced === null) throw new Refused("nothing-to-do", { caseId: input.caseId });
    if (input.day < announced) throw new Refused("invalid", { field: "day" });
    await saveJudgment(tx, life, input, { copySuppliedDay: input.day });
    return { changeId };
  });
}

/** The frame of all three: one change, nobody's later writing overwritten, no day that is to come. */
export function onJudgment<Input extends OfCase & { day: CourtDay }, Answer>(
  ctx: Context,
  action: string,
  input: Input,
  fn: (tx: Transaction, life: LifeOfCase, changeId: number) => Promise<Answer>,
): Promise<Answer> {
  const { courtId, key, ...asked } = input;
  return change(ctx, { action, permission: "day.record", courtId, key, input: asked }, async (tx, changeId) => {
    const life = await lifeOfCase(tx, ctx, courtId, input.caseId);
    if (input.day > life.today) throw new Refused("day-to-come", { day: input.day });
    // An application is decided by a result of its own: nobody is convicted or acquitted in it.
    if (life.row.docket === "application") throw new Refused("invalid", { field: "docket" });
    if ((life.judgment?.version ?? null) !== input.version) throw new Refused("stale");
    return fn(tx, life, changeId);
  });
}

type Days = Parameters<typeof updateJudgment>[2];

export async function saveJudgment(
  tx: Transaction,
  life: LifeOfCase,
  { courtId, caseId }: Pick<OfCase, "courtId" | "caseId">,
  days: Days,
) {
  const { judgment } = life;
  const id = judgment ? judgment.id : await insertJudgment(tx, { courtId, caseId }, days);
  if (id === null || (judgment && !(await updateJudgment(tx, judgment, days)))) throw new Refused("stale");
  return id;
}

export const nameOf = (given: string, { row }: LifeOfCase): string | null => given.trim() || row.judgeEn;

/** Whether anybody has a result once these are kept: given now, or standing and not touched by them. */
function isAnnounced({ accused }: LifeOfCase, results: readonly GivenResult[]): boolean {
  const untouched = accused.filter(({ id }) => !results.some(({ accusedId }) => accusedId === id));
  return [...results, ...untouched.map(({ said }) => said)].some((one) => (one?.result ?? null) !== null);
}

/** A result for a person who is not an accused of the case, or one whom a settlement released, is none. */
function refuseUnfit({ accused, row }: LifeOfCase, results: readonly GivenResult[]): void {
  if (results.length === 0) throw new Refused("nothing-to-do");
  for (const { accusedId, result, isSplit, differing = [] } of results) {
    const known = accused.find(({ id }) => id === accusedId);
    if (!known) throw new Refused("not-found");
    // What was said of him may be taken back while the case is open; nothing was said, and there is nothing to keep.
    const isEmpty = result === null && !isSplit && (known.said === null || row.disposalDay !== null);
    if (known.isReleased || isEmpty) throw new Refused("invalid", { field: "results" });
    const isUntried = differing.some(({ section }) => !known.remaining.includes(section));
    if (isUntried || differingSections(known.remaining, result, differing) === null)
      throw new Refused("invalid", { field: "differing" });
    refuseAtStage(row.stage, known, { result, differing });
  }
}

type Said = Pick<GivenResult, "result"> & { differing: readonly SectionResult[] };

/** What stands already was announced at the stage of its day: only what is new is held to the stage. */
function refuseAtStage(stage: Stage, { said }: AccusedInLife, given: Said): void {
  const isKept = (one: SectionResult) =>
    said?.differing.some(({ section, result }) => section === one.section && result === one.result) ?? false;
  const differing = given.differing.filter((one) => !isKept(one)).map((one) => one.result);
  const result = unfitResult(stage, { result: given.result === said?.result ? null : given.result, differing });
  if (result !== null) throw new Refused("stage-pair", { result, stage });
}

/** Sections that were compounded with him are none of the judgment. */
function resultOf(one: GivenResult, { accused }: LifeOfCase): ResultFacts {
  const sections = accused.find(({ id }) => id === one.accusedId)?.remaining ?? [];
  const differing = differingSections(sections, one.result, one.differing ?? []) ?? [];
  return { ...one, sections, differing, note: one.note?.trim() || null };
}

function endingWith(life: LifeOfCase, results: readonly GivenResult[]): Disposal | null {
  if (life.row.otherAccused !== 0) return null;
  const judgments: AccusedJudgment[] = judgmentsOf(life).map((one) => {
    const given = results.find(({ accusedId }) => accusedId === one.accused);
    return given ? { ...one, result: given.result, isSplit: given.isSplit } : one;
  });
  return caseEnding(judgments, releasedOf(life));
}
