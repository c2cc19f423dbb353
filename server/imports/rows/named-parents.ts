import type { NewCase } from "../../case/new-case.ts";
import type { StoredCase } from "../../case/stored-cases.ts";
import { type CaseNumber, caseNumberKey, type Fir, stationKey } from "../../rules/case/case-number.ts";
import { isShortFor } from "../../rules/docket/docket-prefix.ts";
import type { NamedCase } from "./register-row.ts";
import type { SaidRow } from "./stated-rows.ts";

/** The case in which an application is made: one of the docket, or one that stands on a line of the same file. */
export type Parent = { readonly caseId: number } | { readonly line: number };

/** A case that may be meant: of the docket or of the file. */
type Candidate = {
  readonly parent: Parent;
  readonly isApplication: boolean;
  /** The words before its number. */
  readonly prefix: string;
  readonly station: string;
};

/** Cases by their numbers and by their FIRs; no application is the case of an FIR. */
type Candidates = ReadonlyMap<string, readonly Candidate[]>;

/**
 * Finds the case in which an application of a register is made: the one that its row names, else the only trial or
 * inquiry of the FIR that it names. What stands in the docket comes before what the same file brings.
 */
export class NamedParents {
  readonly #places: readonly Candidates[];

  constructor(stored: readonly StoredCase[], said: readonly SaidRow[]) {
    this.#places = [
      candidatesOf(stored.map(({ caseId, matter }) => ({ parent: { caseId }, matter }))),
      candidatesOf(said.map(({ row, matter }) => ({ parent: { line: row.line }, matter }))),
    ];
  }

  /** `unclear`: none is found where one is named, or several would do. */
  of(
    named: NamedCase | null,
    fir: Fir | null,
    own: { caseId: number | null; line: number },
  ): Parent | "unclear" | null {
    const meant = named?.caseNumber ? ofNumber(named.caseNumber) : ofFir(named?.fir ?? fir);
    if (meant === null) return null;
    const isOther = ({ parent }: Candidate) =>
      "caseId" in parent ? parent.caseId !== own.caseId : parent.line !== own.line;
    for (const place of this.#places) {
      const found = (place.get(meant.key) ?? []).filter((one) => isOther(one) && meant.is(one));
      if (found.length > 1) return "unclear";
      if (found[0]) return found[0].parent;
    }
    return named === null ? null : "unclear";
  }
}

type Found = { readonly parent: Parent; readonly matter: NewCase };

function candidatesOf(all: readonly Found[]): Candidates {
  const places = new Map<string, Candidate[]>();
  const put = (key: string, one: Candidate) => {
    const known = places.get(key);
    if (known) known.push(one);
    else places.set(key, [one]);
  };
  for (const { parent, matter } of all) {
    const { docket, caseNumber, fir } = matter;
    const isApplication = docket === "application";
    const station = stationKey(matter.station ?? fir?.station ?? "");
    const one = { parent, isApplication, prefix: caseNumber?.prefix ?? "", station };
    if (caseNumber) put(caseNumberKey(caseNumber), one);
    if (fir && !isApplication) put(firKey(fir), one);
  }
  return places;
}

const firKey = ({ number, year }: Fir): string => `fir ${number}/${year}`;

/** "SC 12/2025"; a bare number is of the trials and inquiries, whatever the court calls them. */
function ofNumber(number: CaseNumber) {
  const { prefix } = number;
  const is = (one: Candidate) => (prefix === null ? !one.isApplication : isShortFor(prefix, one.prefix));
  return { key: caseNumberKey(number), is };
}

function ofFir(fir: Fir | null) {
  if (fir === null) return null;
  const station = stationKey(fir.station ?? "");
  const is = (one: Candidate) => station === "" || one.station === "" || station === one.station;
  return { key: firKey(fir), is };
}
