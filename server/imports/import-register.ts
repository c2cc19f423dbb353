import type { Transaction } from "../../db/connect.ts";
import { changeCases } from "../case/file/change-cases.ts";
import type { NewCase } from "../case/new-case.ts";
import { registerCases } from "../case/register-cases.ts";
import { change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { courtAndPolicy } from "../courts/court-days.ts";
import { type NotPlaced, type Placed, type Placement, placeHearings } from "../listing/place-hearings.ts";
import { ordersOfReleased } from "../process/record-custody-of.ts";
import { type CourtDay, dayAt } from "../rules/calendar/court-day.ts";
import type { Purpose } from "../rules/case/purposes.ts";
import type { DocketNote, RowFinding, WarningCode } from "../rules/imports/register-findings.ts";
import type { LimitRule } from "../rules/listing/next-date-limits.ts";
import { changedLine } from "./changed-fields.ts";
import { compareRegister } from "./compare-register.ts";
import type { DateToGive } from "./plan-dates.ts";
import type { ImportPlan } from "./plan-import.ts";
import type { Table } from "./reading/read-table.ts";
import type { Mapping } from "./rows/guess-columns.ts";
import { saveApplications } from "./save-applications.ts";
import {
  deriveDates,
  type ImportedLine,
  insertImport,
  insertImportedLines,
  lockImports,
  saveMapping,
  saveSaid,
} from "./store.ts";

export type ImportStage = "waiting" | "comparing" | "cases" | "dates" | "recording";
/** `done` of `total` rows of this stage; a stage without a count says 0 of 0. */
export type OnImport = (stage: ImportStage, done: number, total: number) => void;

export type ImportInput = {
  courtId: number;
  fileName: string;
  /** SHA-256 of the file, hex. */
  fileHash: string;
  table: Table;
  mapping: Mapping;
  key?: string;
};

export type ImportAnswer = {
  importId: number;
  changeId: number;
  new: number;
  changed: number;
  same: number;
  rejected: number;
  warned: number;
};

/**
 * Takes a register into the docket, whole or not at all: new cases are entered, known ones follow what the register
 * says anew, dates to come are given as fixed or moved, and every line that is refused is kept with its reason.
 */
export async function importRegister(
  ctx: Context,
  input: ImportInput,
  onProgress: OnImport = () => {},
): Promise<ImportAnswer> {
  const { courtId, key, fileHash, mapping } = input;
  const act = { action: "register.imported", permission: "register.import", courtId, key } as const;
  const run = () =>
    change(ctx, { ...act, input: { fileHash, mapping } }, async (tx, changeId) => {
      onProgress("waiting", 0, 0);
      await lockImports(tx, courtId);
      onProgress("comparing", 0, 0);
      const plan = await compareRegister(tx, ctx.now, input);
      return save(tx, ctx, input, { ...plan, changeId, onProgress });
    });
  try {
    return await run();
  } catch (error) {
    // Somebody entered a number or changed a case in this very moment: comparing again finds what they did.
    if (error instanceof Refused && (error.code === "number-taken" || error.code === "stale")) return run();
    throw error;
  }
}

type Saving = ImportPlan & { districtId: number; changeId: number; onProgress: OnImport };
const AT_ONCE = 2000;

async function save(tx: Transaction, ctx: Context, input: ImportInput, plan: Saving): Promise<ImportAnswer> {
  const { courtId, table } = input;
  const caseIds = await saveCases(tx, courtId, plan);
  const { timezone } = await courtAndPolicy(tx, courtId);
  const today = dayAt(ctx.now, timezone);
  await saveApplications(tx, ctx, { courtId, today, caseIds }, plan);
  const lost = await saveDates(tx, courtId, plan, caseIds, today);
  plan.onProgress("recording", 0, 0);
  const warnings = [...plan.warnings, ...lost];
  const { totals, changeId } = plan;
  const importId = await insertImport(tx, {
    courtId,
    changeId,
    fileName: input.fileName.slice(0, 200),
    fileHash: input.fileHash,
    // The order of an object's keys is not kept by the database; that of headers is needed to give rows back.
    mapping: { ...input.mapping, headers: table.headers },
    rowsNew: totals.new,
    rowsChanged: totals.changed,
    rowsSame: totals.same,
    rowsRejected: totals.rejected,
    importedAt: ctx.now.toISOString(),
    importedBy: ctx.actor.kind === "staff" ? ctx.actor.userId : null,
  });
  await insertImportedLines(tx, importId, linesOf(table, plan, warnings));
  await saveSaid(tx, importId, [
    ...plan.news.map(({ row }, at) => ({ caseId: caseIds[at]!, hash: row.hash })),
    ...[...plan.changes, ...plan.same].map(({ row, stored }) => ({ caseId: stored.caseId, hash: row.hash })),
  ]);
  await saveMapping(tx, courtId, input.mapping, ctx.now.toISOString());
  const warned = new Set(warnings.map(({ line }) => line)).size;
  const { new: added, changed, same, rejected } = totals;
  return { importId, changeId, new: added, changed, same, rejected, warned };
}

/** Ids of the new cases, in the order of `news`. */
async function saveCases(tx: Transaction, courtId: number, plan: Saving): Promise<number[]> {
  const { news, districtId, onProgress } = plan;
  const changes = plan.changes.flatMap(({ stored: { caseId, version }, matter }) =>
    matter === null ? [] : [{ caseId, version, matter }],
  );
  const total = news.length + changes.length;
  const matters = news.map(({ matter }) => matter);
  const caseIds = await registerCases(tx, courtId, districtId, matters, {
    onProgress: (done) => onProgress("cases", done, total),
    nextDays: news.map(({ dates }) => earliest(dates)),
  });
  for (let at = 0; at < changes.length; at += AT_ONCE) {
    onProgress("cases", news.length + at, total);
    const { stale, released } = await changeCases(tx, courtId, districtId, changes.slice(at, at + AT_ONCE), "register");
    // It was read in this transaction: whoever changed it since did so in between, and wins.
    if (stale.length > 0) throw new Refused("stale");
    await ordersOfReleased(tx, released);
  }
  return caseIds;
}

const earliest = (dates: readonly DateToGive[]): CourtDay | null => dates.map(({ day }) => day).sort()[0] ?? null;

type Dated = Placement & { line: number };

async function saveDates(
  tx: Transaction,
  courtId: number,
  { news, changes, onProgress }: Saving,
  caseIds: readonly number[],
  today: CourtDay,
): Promise<RowFinding<WarningCode>[]> {
  const placements: Dated[] = [
    ...news.flatMap(({ dates, matter }, at) => dates.map((date) => placementOf(caseIds[at]!, date, matter, today))),
    ...changes.flatMap(({ dates, stored, matter }) =>
      dates.map((date) => placementOf(stored.caseId, date, matter ?? stored.matter, today)),
    ),
  ];
  onProgress("dates", 0, placements.length);
  const { placed, notPlaced } = await placeHearings(tx, courtId, placements);
  if (notPlaced.length > 0)
    await deriveDates(
      tx,
      notPlaced.map(({ placement }) => placement.caseId),
    );
  return [...notPlaced.map(lostDate), ...againstLaw(placed, placements)];
}

/** Purposes whose date the law counts; of the others only custody is looked at, so that a large register stays quick. */
const COUNTED: readonly Purpose[] = ["charge", "proclamation", "bail"];
const TOLD: readonly LimitRule[] = ["custody-limit", "bail-clock", "copies-before-charge", "proclamation-time"];

/** A date that the register announced stands whatever the law says of it, and is told as a breach. */
function againstLaw(placed: readonly Placed[], placements: readonly Dated[]): RowFinding<WarningCode>[] {
  const broken = placed.filter(({ warnings }) => warnings.some(({ rule }) => TOLD.some((told) => told === rule)));
  if (broken.length === 0) return [];
  const lineOf = new Map(placements.map(({ caseId, purpose, line }) => [`${caseId}/${purpose}`, line]));
  return broken.map(({ caseId, purpose, day }) => ({
    line: lineOf.get(`${caseId}/${purpose}`)!,
    field: "next_date",
    because: "date_against_law",
    value: day,
  }));
}

function placementOf(
  caseId: number,
  { line, day, time, purpose, purposeText, moves }: DateToGive,
  { custody }: Pick<NewCase, "custody">,
  today: CourtDay,
): Dated {
  return {
    ...(custody === "in" || COUNTED.includes(purpose) ? { countedFrom: today } : {}),
    line,
    caseId,
    day,
    purpose,
    purposeText,
    block: time ?? (moves?.day === day ? moves.block : null),
    source: "register",
    isFixed: true,
    ...(moves ? { moves, minutes: moves.minutes } : {}),
  };
}

const LOST: Partial<Record<NotPlaced["code"], DocketNote>> = {
  "closed-day": "date_on_closed_day",
  "already-listed": "second_date_for_purpose",
  "nothing-to-do": "date_of_decided_case",
};

/** What changed between looking and listing is told like the rest; anything else takes the import back. */
function lostDate({ placement, code, detail }: NotPlaced): RowFinding<WarningCode> {
  const because = LOST[code];
  if (!because) throw new Refused(code, detail);
  return { line: (placement as Dated).line, field: "next_date", because, value: placement.day };
}

/** The lines that a person should see again, with their cells as they came; of those that changed a case, what they changed. */
function linesOf(
  table: Table,
  { rejected, changes }: ImportPlan,
  warnings: readonly RowFinding<WarningCode>[],
): ImportedLine[] {
  const cellsOf = new Map(table.rows.map(({ line, cells }) => [line, cells]));
  const groups = (findings: readonly { line: number }[], status: ImportedLine["status"]) =>
    [...Map.groupBy(findings, ({ line }) => line)].map(([line, because]) => ({
      line,
      status,
      because: because.map(({ line: _, ...finding }) => finding),
      cells: cellsOf.get(line) ?? [],
    }));
  const changed = changes.map((one): ImportedLine => {
    const { line, ...because } = changedLine(one);
    return { line, status: "changed", because, cells: [] };
  });
  return [...groups(rejected, "rejected"), ...groups(warnings, "warned"), ...changed];
}
