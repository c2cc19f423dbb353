import { read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { caseNumberKey, formatCaseNumber, parseCaseNumber, parseFir, stationKey } from "../rules/case/case-number.ts";
import { WITHHELD } from "../rules/people/withheld-names.ts";
import { type CaseRow, findCases } from "./store.ts";

export type Duplicate = {
  caseId: number;
  number: string | null;
  fir: string | null;
  station: string | null;
  accusedTitle: string;
  isDisposed: boolean;
  /** `number` cannot be registered again; the FIR may belong to several cases. */
  because: "number" | "fir-and-station" | "fir";
};

type Typed = { courtId: number; number: string; fir: string; station: string; exceptCaseId?: number | undefined };

const MOST = 5;

/** Cases of the court that may be the one being typed: the same number, or the same FIR; texts may be unfinished. */
export function findDuplicates(ctx: Context, typed: Typed): Promise<Duplicate[]> {
  return read(ctx, { permission: "docket.read", courtId: typed.courtId }, async (connection) => {
    const number = parseCaseNumber(typed.number);
    const fir = parseFir(typed.fir);
    const key = number ? caseNumberKey(number) : null;
    const station = stationKey(typed.station || fir?.station || "");
    const rows = await findCases(connection, typed.courtId, {
      numberKeys: key ? [key] : [],
      firs: fir ? [fir] : [],
    });
    return rows
      .filter(({ id }) => id !== typed.exceptCaseId)
      .map((row) => duplicateOf(row, key, station))
      .filter((one) => one !== null)
      .sort((one, other) => RANK[one.because] - RANK[other.because])
      .slice(0, MOST);
  });
}

const RANK = { number: 0, "fir-and-station": 1, fir: 2 } as const;

function duplicateOf(row: CaseRow, numberKey: string | null, station: string): Duplicate | null {
  const because =
    numberKey !== null && row.numberKey === numberKey
      ? "number"
      : station === "" || !row.stationKey
        ? "fir"
        : isSameStation(row.stationKey, station)
          ? "fir-and-station"
          : null;
  if (because === null) return null;
  return {
    caseId: row.id,
    number: numberOf(row),
    fir: row.firNumber === null ? null : `${row.firNumber}/${row.firYear}`,
    station: row.station,
    accusedTitle: row.isRestricted ? WITHHELD : row.accusedTitle,
    isDisposed: row.disposalDay !== null,
    because,
  };
}

/** A name still being typed may be the beginning of the station's. */
function isSameStation(stored: string, typed: string): boolean {
  return stored.includes(typed) || typed.includes(stored);
}

/** The number as a list prints it; `null` for a case known by its FIR alone. */
export function numberOf(row: Pick<CaseRow, "number" | "numberPrefix" | "numberSuffix" | "year">): string | null {
  if (row.number === null || row.year === null) return null;
  return formatCaseNumber({ prefix: row.numberPrefix, number: row.number, suffix: row.numberSuffix, year: row.year });
}
