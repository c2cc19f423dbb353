import { change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { type NamedCourt, namedCourt } from "../courts/named-court.ts";
import { compareRegister } from "./compare-register.ts";
import { type ImportAnswer, importRegister, type OnImport } from "./import-register.ts";
import type { ImportPlan } from "./plan-import.ts";
import type { Table } from "./reading/read-table.ts";
import { chooseMapping } from "./remembered-mapping.ts";
import { guessColumns, type Mapping } from "./rows/guess-columns.ts";

export type NamedImport = {
  courtCode: string;
  districtCode: string | null;
  timezone: string;
  fileName: string;
  fileHash: string;
  table: Table;
  /** Left out: as the court's last register, else guessed. */
  mapping: Mapping | null;
};

/** Carries a dry run's answer out of the transaction that is taken back. */
class NothingKept extends Error {
  readonly checked: Checked;
  constructor(checked: Checked) {
    super("a dry run keeps nothing");
    this.checked = checked;
  }
}

export type Checked = { place: NamedCourt; mapping: Mapping; plan: ImportPlan };

/** What importing a register into a court by its code would do; the court need not be there. Nothing is kept. */
export async function checkRegister(ctx: Context, input: NamedImport): Promise<Checked> {
  try {
    return await change(ctx, { action: "register.checked", permission: "register.import" }, async (tx) => {
      const place = await namedCourt(tx, input);
      const mapping = input.mapping ?? (await mappingFor(tx, place.courtId, input.table));
      const plan = await compareRegister(tx, ctx.now, { courtId: place.courtId, table: input.table, mapping });
      throw new NothingKept({ place, mapping, plan });
    });
  } catch (error) {
    if (error instanceof NothingKept) return error.checked;
    throw error;
  }
}

/** Imports a register into a court by its code, making the court first where it is not there. */
export async function importNamedRegister(
  ctx: Context,
  input: NamedImport,
  onProgress: OnImport,
): Promise<{ place: NamedCourt; answer: ImportAnswer }> {
  const { courtCode, districtCode, timezone, fileName, fileHash, table } = input;
  const act = { action: "court.named", permission: "register.import", input: { courtCode, districtCode } } as const;
  const { place, mapping } = await change(ctx, act, async (tx) => {
    const place = await namedCourt(tx, { courtCode, districtCode, timezone });
    return { place, mapping: input.mapping ?? (await mappingFor(tx, place.courtId, table)) };
  });
  const uses = Object.values(mapping.columns);
  if (!uses.some((use) => use === "case_number" || use === "fir" || use === "fir_number")) {
    throw new Refused("invalid", { field: "case_number" });
  }
  const answer = await importRegister(ctx, { courtId: place.courtId, fileName, fileHash, table, mapping }, onProgress);
  return { place, answer };
}

async function mappingFor(tx: Parameters<typeof chooseMapping>[0], courtId: number, table: Table): Promise<Mapping> {
  return (await chooseMapping(tx, courtId, table, guessColumns(table), undefined)).mapping;
}
