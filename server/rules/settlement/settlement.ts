import { type Compoundable, compoundableOf, type SectionClass, sectionClassOf } from "../case/case-class.ts";
import type { ChargedSection, ConfirmedClass } from "../case/offence-table.ts";
import type { Disposal } from "../case/outcomes.ts";
import { type ComplainantState, isSame, type SettlementFacts, type SettlingAccused } from "./settlement-facts.ts";
import { type SettlementFinding, settlementFindings } from "./settlement-findings.ts";

/** What a settlement does to one section of one accused. */
export type SettledCharge = {
  readonly accused: number;
  readonly section: ChargedSection;
  /** By the table or the district; an answer that is not confirmed is the court's to decide. */
  readonly compoundable: SectionClass["compoundable"];
  readonly confirmed: boolean;
  /** Nothing here keeps it from being compounded by law; unconfirmed law never does. */
  readonly mayBeCompounded: boolean;
  readonly effect: "acquittal" | "goes-on";
};

export type Settlement = {
  readonly compoundable: Compoundable;
  readonly charges: readonly SettledCharge[];
  readonly findings: readonly SettlementFinding[];
  /** No confirmed law stands against it. */
  readonly isLawful: boolean;
  /** Lawful, and nothing is missing: only then is it recorded. */
  readonly mayRecord: boolean;
  /** Accused of whom nothing goes on. */
  readonly released: readonly number[];
  /** Every accused is released; otherwise the case keeps its next date. */
  readonly isCaseOver: boolean;
};

/**
 * What a settlement may and would do, for each accused and section. Compounding is an acquittal of the sections
 * compounded and of the accused with whom they were (s.345(6) CrPC); every other charge goes on. Confirmed law blocks:
 * a section that is not compoundable (s.345(7), PECA s.43(2)), a prosecution that is not pending here (PLJ 2022 Cr.C.
 * 179), no leave for a minor or after conviction (345(4), (5), (5A)). All else is missing or warns. The rule answers
 * what was asked: it proposes no settlement to anybody.
 */
export function settlementOf(facts: SettlementFacts, confirmed: readonly ConfirmedClass[] = []): Settlement {
  const classes = facts.accused.map((one) => ({
    ...one,
    classes: one.charged.map((section) => sectionClassOf(section, facts, confirmed)),
  }));
  const charges = classes.flatMap((one) => chargesOf(one, one.classes));
  const own = classes.flatMap((one) => one.classes.filter((section) => !section.followsPrincipal));
  const findings = settlementFindings(facts, own);
  const isLawful = findings.every(({ weight }) => weight !== "blocks");
  const released = classes.filter(({ accused }) => isReleased(accused, charges)).map(({ accused }) => accused);
  return {
    compoundable: compoundableOf(own.map((one) => one.compoundable)),
    charges,
    findings,
    isLawful,
    mayRecord: isLawful && findings.every(({ weight }) => weight !== "missing"),
    released,
    isCaseOver: released.length > 0 && released.length === classes.length,
  };
}

/** The charges of one accused. Abetment and common intention end with the offence that they belong to (s.345(3)). */
function chargesOf(one: SettlingAccused, classes: readonly SectionClass[]): SettledCharge[] {
  const isChosen = ({ section }: SectionClass) => one.compounding.some((other) => isSame(other, section));
  const own = classes.filter((each) => !each.followsPrincipal);
  const followsTo = own.length > 0 && own.every((each) => isChosen(each) && !isForbidden(each));
  return classes.map((each) => {
    const mayBeCompounded = each.followsPrincipal ? followsTo : !isForbidden(each);
    const isCompounded = each.followsPrincipal ? followsTo : mayBeCompounded && isChosen(each);
    const { section, compoundable, confirmed } = each;
    const effect = isCompounded ? "acquittal" : "goes-on";
    return { accused: one.accused, section, compoundable, confirmed, mayBeCompounded, effect };
  });
}

const isForbidden = (one: SectionClass): boolean => one.confirmed && one.compoundable === "no";

function isReleased(accused: number, charges: readonly SettledCharge[]): boolean {
  const own = charges.filter((one) => one.accused === accused);
  return own.length > 0 && own.every(({ effect }) => effect === "acquittal");
}

/**
 * How a case is counted that ended because the complainant no longer carries it: never as compounded. `null` while the
 * complainant comes. Authority: none in law, the returns of the court (not confirmed); what follows in law, e.g. an
 * acquittal under s.249-A, is the judge's order and is recorded for each accused.
 */
export function endingOf(complainant: ComplainantState): Disposal | null {
  return complainant === "comes" ? null : (`complainant-${complainant}` as const);
}
