import type { NewCase } from "../../case/new-case.ts";
import type { CaseKeys, StoredCase } from "../../case/stored-cases.ts";
import { caseNumberKey, casePrefixKey, stationKey } from "../../rules/case/case-number.ts";
import { caseIdOfRef, peshiRef } from "./peshi-ref.ts";
import { type Facts, isSameAccused, saysNothingNew } from "./register-case.ts";

/** What a row says of a case: as it would be entered anew, as it was read, and the mark of an export. */
export type Said = { readonly matter: NewCase; readonly facts: Facts; readonly ref: string | null };

/**
 * The keys under which cases of the docket may be found that a register speaks of. Many cases share an FIR's number:
 * those that have a number of their own are looked for by FIR only where the register gives none.
 */
export function keysOf(said: readonly Said[]): CaseKeys {
  const matters = said.map(({ matter }) => matter);
  // The cases in which applications are made: named in a row, or of its FIR.
  const parents = said.flatMap(({ facts }) => facts.parent ?? []);
  const applications = matters.filter(({ docket }) => docket === "application");
  const firsOf = (some: readonly Pick<NewCase, "fir">[]) => [
    ...new Map(some.flatMap(({ fir }) => (fir ? [[firKey(fir), fir] as const] : []))).values(),
  ];
  return {
    ids: said.flatMap(({ ref }) => (ref === null ? [] : [caseIdOfRef(ref)])),
    numberKeys: unique([...matters, ...parents].flatMap(({ caseNumber: one }) => (one ? [caseNumberKey(one)] : []))),
    firs: firsOf([...matters.filter(({ caseNumber }) => caseNumber === null), ...applications, ...parents]),
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
  readonly byRef: ReadonlyMap<string, StoredCase>;
};

export function docketOf(stored: readonly StoredCase[]): Docket {
  return {
    byNumber: groupBy(stored, ({ matter: { caseNumber } }) => caseNumber && caseNumberKey(caseNumber)),
    byFir: groupBy(stored, ({ matter: { fir } }) => fir && firKey(fir)),
    byCfms: groupBy(stored, ({ matter }) => matter.cfmsCode),
    byRef: new Map(stored.map((one) => [peshiRef(one), one])),
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
 * The case of the docket that a row speaks of: by the mark of an export, by its number and kind, else its FIR with
 * station, else its CFMS code. A case that the docket knows by its FIR alone takes the number that a register gives it.
 * `isTaken`: an earlier row speaks of the case.
 */
export function matchCase(docket: Docket, said: Said, isTaken: (one: StoredCase) => boolean = () => false): Match {
  const { caseNumber, fir, cfmsCode } = said.matter;
  const marked = said.ref === null ? undefined : docket.byRef.get(said.ref);
  if (marked && !isTaken(marked) && mayBe(marked, said.matter)) return { stored: marked, isLoose: false };
  if (caseNumber) {
    const numbered = docket.byNumber.get(caseNumberKey(caseNumber)) ?? [];
    const found = amongNumbered(numbered, said.matter);
    if (found) return found;
  }
  const isOpenTo = ({ matter: other }: StoredCase) =>
    caseNumber === null || (other.caseNumber === null && isOfDocket(other, said.matter));
  if (fir) {
    const same = (docket.byFir.get(firKey(fir)) ?? []).filter(
      (one) => isOpenTo(one) && isSameStation(one, said.matter),
    );
    if (same.length > 0) return amongAlike(same, said, isTaken);
  }
  return cfmsCode ? amongAlike((docket.byCfms.get(cfmsCode) ?? []).filter(isOpenTo), said, isTaken) : null;
}

/** An application takes no number in the place of the trial of its FIR; a bare number says no docket. */
function isOfDocket(other: NewCase, { caseNumber, docket }: NewCase): boolean {
  if (caseNumber?.prefix == null) return true;
  return (docket === "application") === (other.docket === "application");
}

/** A mark never goes over a number: a row copied in a spreadsheet and given another number is another case. */
function mayBe({ matter: { caseNumber: known } }: StoredCase, { caseNumber: said }: NewCase): boolean {
  if (known === null || said === null) return true;
  const kinds = [known, said].map(({ prefix }) => casePrefixKey(prefix));
  return caseNumberKey(known) === caseNumberKey(said) && (kinds[0] === kinds[1] || kinds.includes(""));
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

/**
 * Of cases that share their FIR or code, the one that is most like the row: each test leaves those that pass, where any
 * does. Matters without a number that are alike in everything are told apart by their order alone.
 */
function amongAlike(found: readonly StoredCase[], said: Said, isTaken: (one: StoredCase) => boolean): Match {
  const { matter, facts } = said;
  const tests: ((one: StoredCase) => boolean)[] = [
    (one) => (one.matter.caseNumber === null) === (matter.caseNumber === null),
    (one) => stationKey(one.matter.station ?? "") === stationKey(matter.station ?? ""),
    (one) => isSameAccused(one, facts),
    (one) => saysNothingNew(one, facts),
    (one) => !isTaken(one),
  ];
  let left = found;
  for (const test of tests) if (left.length > 1) left = left.some(test) ? left.filter(test) : left;
  const [first] = left;
  const isAnyOfThem =
    first !== undefined &&
    matter.caseNumber === null &&
    left.every((one) => one.matter.caseNumber === null && saysNothingNew(one, facts));
  return isAnyOfThem ? { stored: first, isLoose: false } : onlyOne(left, false);
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
