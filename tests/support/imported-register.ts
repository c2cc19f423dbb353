import { createHash } from "node:crypto";
import { and, asc, eq } from "drizzle-orm";
import type { Database } from "../../db/connect.ts";
import { courtCase } from "../../db/schema/cases.ts";
import { hearing } from "../../db/schema/hearings.ts";
import type { Context } from "../../server/core/context.ts";
import { type ImportAnswer, importRegister } from "../../server/imports/import-register.ts";
import { guessColumns } from "../../server/imports/rows/guess-columns.ts";
import { tableOf } from "./golden-register.ts";

export const HEADERS = "Case No,FIR No,Police station,Sections,Accused,Stage,Purpose,Next date,Time,Custody,Remarks";

/** One row of a made-up register; what matters to a test is said. */
export function row(number: string, said: Partial<Record<string, string>> = {}): string {
  const cells: Record<string, string> = {
    number,
    fir: "",
    station: "",
    sections: "20 PECA",
    accused: "Zaid Farzi",
    stage: "Charge",
    purpose: "",
    next: "",
    time: "",
    custody: "",
    remarks: "",
    ...said,
  };
  return Object.values(cells)
    .map((cell) => `"${cell}"`)
    .join(",");
}

export const register = (...rows: string[]): string => [HEADERS, ...rows].join("\n");

/** Imports a text or file as a screen would, with the columns that are guessed for it. */
export function importText(
  ctx: Context,
  courtId: number,
  source: string | Uint8Array,
  key?: string,
): Promise<ImportAnswer> {
  const table = tableOf(source);
  const fileHash = createHash("sha256").update(source).digest("hex");
  const { mapping } = guessColumns(table);
  return importRegister(ctx, { courtId, fileName: "register.csv", fileHash, table, mapping, ...(key ? { key } : {}) });
}

export function casesOf(db: Database, courtId: number) {
  return db
    .select()
    .from(courtCase)
    .where(eq(courtCase.courtId, courtId))
    .orderBy(asc(courtCase.number), asc(courtCase.id));
}

export function datesOf(db: Database, courtId: number, caseId?: number) {
  return db
    .select()
    .from(hearing)
    .where(and(eq(hearing.courtId, courtId), caseId === undefined ? undefined : eq(hearing.caseId, caseId)))
    .orderBy(asc(hearing.id));
}
