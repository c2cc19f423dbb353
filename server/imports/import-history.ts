import type { Connection } from "../../db/connect.ts";
import { restoreUntouched } from "../access/undo.ts";
import { storedCases } from "../case/stored-cases.ts";
import { change, read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import type { RejectionCode, RowFinding, WarningCode } from "../rules/imports/register-findings.ts";
import type { Language } from "../wording/languages.ts";
import { type ChangedLine, caseName } from "./changed-fields.ts";
import { firstLines, type Lines, linesFrom, type WhichLines } from "./line-lists.ts";
import { changesWorkbook, type KeptLine, problemsWorkbook } from "./lines-workbook.ts";
import {
  findImport,
  findImportedLines,
  findImports,
  forgetSaid,
  type ImportRow,
  lockImport,
  lockImports,
  markUndone,
} from "./store.ts";

const SHOWN = 30;

/** What was imported into a court lately, newest first. */
export function listImports(ctx: Context, courtId: number) {
  return read(ctx, { permission: "register.import", courtId }, (connection) => findImports(connection, courtId, SHOWN));
}

export type UndoneImport = {
  changeId: number;
  /** Cases that somebody changed since: they stay as they are. */
  kept: { caseId: number; number: string }[];
};

/**
 * Takes an import back, as a new change: new cases and dates go, changed ones become what they were. A case that anybody
 * touched since stays and is named. Throws `not-found`, `already-undone`.
 */
export async function undoImport(
  ctx: Context,
  input: { courtId: number; importId: number; key?: string },
): Promise<UndoneImport> {
  const { courtId, importId, key } = input;
  const act = { action: "import.undone", permission: "register.import", courtId, key, input: { importId } } as const;
  const done = await change(ctx, act, async (tx, changeId) => {
    await lockImports(tx, courtId);
    const target = await lockImport(tx, courtId, importId);
    if (!target?.changeId) throw new Refused("not-found");
    if (target.undoneAt !== null) throw new Refused("already-undone");
    const { restored, keptCases } = await restoreUntouched(tx, target.changeId);
    if (restored === 0) throw new Refused("changed-since", { cases: keptCases.length });
    await forgetSaid(tx, importId, keptCases);
    await markUndone(tx, importId, ctx.now.toISOString());
    return { changeId, keptCases };
  });
  const kept = await read(ctx, { permission: "docket.read", courtId }, (connection) =>
    storedCases(connection, courtId, { ids: done.keptCases }),
  );
  return {
    changeId: done.changeId,
    kept: kept.map(({ caseId, matter }) => ({
      caseId,
      number: caseName(matter),
    })),
  };
}

/** Every finding of an import, by line. */
export async function rejectedLines(ctx: Context, input: { courtId: number; importId: number }) {
  const { rejected, warned } = await ofImport(ctx, input, async (connection, { id }) => ({
    rejected: await findings<RejectionCode>(connection, id, "rejected"),
    warned: await findings<WarningCode>(connection, id, "warned"),
  }));
  return { rejected, warnings: warned };
}

/** An import with what it did, to be read again at any time. Throws `not-found`. */
export function openImport(ctx: Context, input: { courtId: number; importId: number }) {
  return ofImport(ctx, input, async (connection, found) => {
    const [summary] = await findImports(connection, input.courtId, 1, found.id);
    return { ...summary!, ...firstLines(await linesOf(connection, found.id)) };
  });
}

type Which = { courtId: number; importId: number; which: WhichLines };

/** One of an import's lists from a place on. */
export function importLines(ctx: Context, { which, from, ...input }: Which & { from: number }) {
  return ofImport(ctx, input, async (connection, { id }) => linesFrom(await linesOf(connection, id), which, from));
}

/** The whole of one of an import's lists: rejected rows as they came can be mended there and imported again. */
export function importWorkbook(ctx: Context, { which, language, ...input }: Which & { language: Language }) {
  return ofImport(ctx, input, async (connection, { id, mapping }) => {
    if (which.kind === "changed") return changesWorkbook((await linesOf(connection, id)).changed, language);
    const { headers } = mapping as { headers: string[] };
    const lines = (await findImportedLines(connection, id, which.kind)) as KeptLine[];
    return problemsWorkbook({ which, headers, lines }, language);
  });
}

function ofImport<Answer>(
  ctx: Context,
  { courtId, importId }: { courtId: number; importId: number },
  answer: (connection: Connection, found: ImportRow) => Promise<Answer>,
): Promise<Answer> {
  return read(ctx, { permission: "register.import", courtId }, async (connection) => {
    const found = await findImport(connection, courtId, importId);
    if (!found) throw new Refused("not-found");
    return answer(connection, found);
  });
}

type Finding<Code> = RowFinding<Code> & { firstLine?: number | null };

async function findings<Code>(connection: Connection, importId: number, status: "rejected" | "warned") {
  const rows = await findImportedLines(connection, importId, status);
  return rows.flatMap(({ line, because }) =>
    (because as Omit<Finding<Code>, "line">[]).map((one): Finding<Code> => ({ line, ...one })),
  );
}

async function linesOf(connection: Connection, importId: number): Promise<Lines> {
  const changed = await findImportedLines(connection, importId, "changed");
  return {
    rejected: await findings<RejectionCode>(connection, importId, "rejected"),
    warned: await findings<WarningCode>(connection, importId, "warned"),
    changed: changed.map(({ line, because }) => ({ line, ...withResults(because as KeptChange) })),
  };
}

/** What is kept of a changed line; imports made before results were kept have none. */
type KeptChange = Omit<ChangedLine, "line" | "results"> & Partial<Pick<ChangedLine, "results">>;
const withResults = (kept: KeptChange): Omit<ChangedLine, "line"> => ({ ...kept, results: kept.results ?? [] });
