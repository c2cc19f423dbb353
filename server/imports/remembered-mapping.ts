import type { Connection } from "../../db/connect.ts";
import { isDateField } from "../rules/imports/register-fields.ts";
import type { Table } from "./reading/read-table.ts";
import { dateOrderOf, fitMapping, type Guess, type Mapping, readMapping, saidIn } from "./rows/guess-columns.ts";
import { findMapping } from "./store.ts";

/** Why a column is what it is taken for. */
export type Origin = "given" | "remembered" | "guessed" | "nothing";

export type Chosen = {
  readonly mapping: Mapping;
  readonly origin: Readonly<Record<string, Origin>>;
  /** Date columns whose order was told at an earlier import. */
  readonly settled: ReadonlySet<string>;
};

/**
 * The mapping a file is read with: what a person says now, else what this court's last register said, else what the
 * headers and values suggest. Dates that prove their own order overrule what is remembered; an export of ours says by
 * its own headers what its columns are.
 */
export async function chooseMapping(
  connection: Connection,
  courtId: number,
  table: Table,
  guess: Guess,
  given: Mapping | undefined,
): Promise<Chosen> {
  const stored = await findMapping(connection, courtId);
  const isOurs = Object.values(guess.mapping.columns).includes("peshi_ref");
  const remembered = stored === null || isOurs ? null : fitMapping(readMapping(stored).mapping, table.headers).mapping;
  const known = given ?? remembered;
  const uses = new Set(Object.values(known?.columns ?? {}));
  const entries = table.headers.map((header) => {
    const told = known && Object.hasOwn(known.columns, header) ? known.columns[header]! : null;
    if (told !== null)
      return { header, use: told, origin: given ? originOf(header, told, remembered, guess) : "remembered" };
    const guessed = guess.mapping.columns[header] ?? "ignore";
    const isFree = guessed !== "ignore" && !uses.has(guessed);
    return { header, use: isFree ? guessed : "ignore", origin: isFree ? "guessed" : "nothing" };
  }) as { header: string; use: Mapping["columns"][string]; origin: Origin }[];
  const orders = entries.flatMap(({ header, use }) => {
    if (!isDateField(use)) return [];
    const proof = dateOrderOf(valuesOf(table, header));
    const told = given?.dateOrder[header] ?? (proof.evidence === "proved" ? undefined : known?.dateOrder[header]);
    return [[header, told ?? proof.order] as const];
  });
  return {
    mapping: {
      columns: Object.fromEntries(entries.map(({ header, use }) => [header, use])),
      dateOrder: Object.fromEntries(orders),
      ...saidIn(given ? given.readings : remembered?.readings),
    },
    origin: Object.fromEntries(entries.map(({ header, origin }) => [header, origin])),
    settled: new Set(Object.keys(remembered?.dateOrder ?? {})),
  };
}

function originOf(header: string, use: string, remembered: Mapping | null, guess: Guess): Origin {
  if (remembered?.columns[header] === use) return "remembered";
  if (guess.mapping.columns[header] !== use) return "given";
  return use === "ignore" ? "nothing" : "guessed";
}

function valuesOf(table: Table, header: string): string[] {
  const at = table.headers.indexOf(header);
  return table.rows.map(({ cells }) => cells[at] ?? "").filter((cell) => cell.trim() !== "");
}
