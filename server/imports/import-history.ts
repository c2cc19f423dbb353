import { restoreUntouched } from "../access/undo.ts";
import { storedCases } from "../cases/stored-cases.ts";
import { change, read } from "../change.ts";
import type { Context } from "../context.ts";
import { Refused } from "../refused.ts";
import { formatCaseNumber } from "../rules/case-number.ts";
import type { RejectionCode, RowFinding, WarningCode } from "../rules/register-findings.ts";
import { type Language, WORDING } from "../wording/languages.ts";
import {
  findImport,
  findImportedLines,
  findImports,
  forgetSaid,
  lockImport,
  lockImports,
  markUndone,
} from "./store.ts";
import { writeWorkbook } from "./write-workbook.ts";

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
  const act = { action: "import.undone", permission: "change.undo", courtId, key, input: { importId } } as const;
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
    kept: kept.map(({ caseId, matter: { caseNumber, fir } }) => ({
      caseId,
      number: caseNumber ? formatCaseNumber(caseNumber) : `FIR ${fir?.number ?? "?"}/${fir?.year ?? "?"}`,
    })),
  };
}

type Line<Code> = RowFinding<Code> & { firstLine?: number | null };

/** Every finding of an import, by line. */
export function rejectedLines(ctx: Context, input: { courtId: number; importId: number }) {
  return read(ctx, { permission: "register.import", courtId: input.courtId }, async (connection) => {
    const found = async <Code>(status: "rejected" | "warned") =>
      (await findImportedLines(connection, input.importId, status)).flatMap(({ line, because }) =>
        (because as Omit<Line<Code>, "line">[]).map((one): Line<Code> => ({ line, ...one })),
      );
    return { rejected: await found<RejectionCode>("rejected"), warnings: await found<WarningCode>("warned") };
  });
}

/** The rejected rows of an import as they came, with their line and the reason, to be mended and imported again. */
export function rejectedWorkbook(
  ctx: Context,
  input: { courtId: number; importId: number; language: Language },
): Promise<Uint8Array> {
  const { courtId, importId, language } = input;
  return read(ctx, { permission: "register.import", courtId }, async (connection) => {
    const found = await findImport(connection, courtId, importId);
    if (!found) throw new Refused("not-found");
    const { headers } = found.mapping as { headers: string[] };
    const words = WORDING[language].imports;
    const rejected = await findImportedLines(connection, importId, "rejected");
    const reasonOf = (because: unknown) => (because as Rejected[]).map((one) => inWords(one, words)).join("; ");
    return writeWorkbook({
      name: words.check.rejectedHead,
      headers: [...headers, words.workbook.line, words.workbook.because],
      rows: rejected.map(({ line, because, cells }) => [
        ...headers.map((_, at) => (cells as string[])[at] ?? ""),
        String(line),
        reasonOf(because),
      ]),
      isRightToLeft: language === "ur",
    });
  });
}

type Rejected = Omit<RowFinding<RejectionCode>, "line"> & { firstLine: number | null };
type Words = (typeof WORDING)[Language]["imports"];

function inWords({ field, because, value, firstLine }: Rejected, words: Words): string {
  const about = [field === null ? "" : words.fields[field], value].filter((part) => part !== "").join(" ");
  const see = firstLine === null ? "" : ` (${words.check.sameAs.replace("{line}", String(firstLine))})`;
  return `${about === "" ? "" : `${about}: `}${words.rejections[because]}${see}`;
}
