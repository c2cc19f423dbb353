import type { NewCase } from "../cases/new-case.ts";
import type { CaseKeys, StoredCase } from "../cases/stored-cases.ts";
import { caseNumberKey, casePrefixKey, stationKey } from "../rules/case-number.ts";

/**
 * The keys under which cases of the docket may be found that a register speaks of. Many cases share an FIR's number:
 * those that have a number of their own are looked for by FIR only where the register gives none.
 */
export function keysOf(matters: readonly NewCase[]): CaseKeys {
  const firsOf = (some: readonly NewCase[]) => [
    ...new Map(some.flatMap(({ fir }) => (fir ? [[firKey(fir), fir] as const] : []))).values(),
  ];
  return {
    numberKeys: unique(matters.flatMap(({ caseNumber }) => (caseNumber ? [caseNumberKey(caseNumber)] : []))),
    firs: firsOf(matters.filter(({ caseNumber }) => caseNumber === null)),
    numberlessFirs: firsOf(matters.filter(({ caseNumber }) => caseNumber !== null)),
    cfmsCodes: unique(matters.flatMap(({ cfmsCode }) => (cfmsCode ? [cfmsCode] : []))),
  };
}

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];
const firKey = ({ number, year }: { number: number; year: number }): string => `${number}/${year}`;

export type Docket = {
  readonly byNumber: ReadonlyMap<string, readonly StoredCase[]>;
  readonly byFir: ReadonlyMap<string, readonly StoredCase[]>;
  readonly byCfms: ReadonlyMap<string, readonly StoredCase[]>;
};

export function docketOf(stored: readonly StoredCase[]): Docket {
  return {
    byNumber: groupBy(stored, ({ matter: { caseNumber } }) => caseNumber && caseNumberKey(caseNumber)),
    byFir: groupBy(stored, ({ matter: { fir } }) => fir && firKey(fir)),
    byCfms: groupBy(stored, ({ matter }) => matter.cfmsCode),
  };
}

function groupBy(stored: readonly StoredCase[], keyOf: (one: StoredCase) => string | null) {
  const groups = new Map<string, StoredCase[]>();
  for (const one of stored) {
    const key = keyOf(one);
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return groups;
}

/** `isLoose`: the numbers agree and one of them says no kind of case. */
export type Match = { readonly stored: StoredCase; readonly isLoose: boolean } | "several" | null;

/**
 * The case of the docket that a row speaks of: by its number and kind, else its FIR with station, else its CFMS code.
 * A case that the docket knows by its FIR alone takes the number that a register gives it.
 */
export function matchCase(docket: Docket, matter: NewCase): Match {
  const { caseNumber, fir, cfmsCode } = matter;
  if (caseNumber) {
    const numbered = docket.byNumber.get(caseNumberKey(caseNumber)) ?? [];
    const found = amongNumbered(numbered, matter);
    if (found) return found;
  }
  const isOpenTo = ({ matter: other }: StoredCase) => caseNumber === null || other.caseNumber === null;
  if (fir) {
    const same = (docket.byFir.get(firKey(fir)) ?? []).filter((one) => isOpenTo(one) && isSameStation(one, matter));
    if (same.length > 0) return onlyOne(same, false);
  }
  return cfmsCode ? onlyOne((docket.byCfms.get(cfmsCode) ?? []).filter(isOpenTo), false) : null;
}

function amongNumbered(numbered: readonly StoredCase[], matter: NewCase): Match {
  const kind = casePrefixKey(matter.caseNumber?.prefix ?? null);
  const kindOf = ({ matter: other }: StoredCase) => casePrefixKey(other.caseNumber?.prefix ?? null);
  const exact = numbered.filter((one) => kindOf(one) === kind);
  if (exact.length > 0) return onlyOne(exact, false);
  return onlyOne(
    numbered.filter((one) => (kind === "" || kindOf(one) === "") && !isOtherFir(one, matter)),
    true,
  );
}

function onlyOne(found: readonly StoredCase[], isLoose: boolean): Match {
  const [stored] = found;
  if (!stored) return null;
  return found.length > 1 ? "several" : { stored, isLoose };
}

const isOtherFir = ({ matter: { fir } }: StoredCase, other: NewCase): boolean =>
  fir !== null && other.fir !== null && firKey(fir) !== firKey(other.fir);

function isSameStation({ matter }: StoredCase, other: NewCase): boolean {
  const [one, two] = [matter.station ?? "", other.station ?? ""].map(stationKey);
  return one === two || one === "" || two === "";
}
