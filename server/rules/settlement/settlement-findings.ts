import { type DatedAuthority, isInForce } from "../calendar/authority.ts";
import { type CourtDay, courtDay } from "../calendar/court-day.ts";
import type { SectionClass } from "../case/case-class.ts";
import { isSame, type SettlementFacts } from "./settlement-facts.ts";

/** `blocks`: confirmed law forbids it. `missing`: it is recorded once this is there. `warns`: the judge sees it. */
export type SettlementWeight = "blocks" | "missing" | "warns";

export const SETTLEMENT_RULES = [
  "not-compoundable",
  "not-pending-here",
  "leave-for-incapable",
  "leave-after-conviction",
  "nothing-chosen",
  "not-charged",
  "no-written-statement",
  "nobody-compounds",
  "relation-not-said",
  "age-not-recorded",
  "incapable-compounds",
  "someone-else-compounds",
  "heir-compounds",
  "voluntariness-not-asked",
  "not-voluntary",
  "asked-again-after-no",
  "unsafe-not-acknowledged",
  "complainant-stopped-coming",
  "complainant-hostile",
  "complainant-not-pursuing",
  "compoundable-not-confirmed",
  "section-not-in-force",
] as const;
export type SettlementRule = (typeof SETTLEMENT_RULES)[number];

export type SettlementFinding = DatedAuthority & {
  readonly rule: SettlementRule;
  readonly weight: SettlementWeight;
  /** The sections it is about, as written, e.g. "PECA 21"; none where it is about the settlement as a whole. */
  readonly sections: readonly string[];
};

type Rule = DatedAuthority & {
  readonly rule: SettlementRule;
  readonly weight: SettlementWeight;
  /** Whether it is broken, or the sections that break it. */
  readonly broken: (given: Given) => boolean | readonly string[];
};
type Given = {
  readonly facts: SettlementFacts;
  /** Of every accused, without abetment and common intention. */
  readonly classes: readonly SectionClass[];
};

const PECA_FROM = courtDay("2016-08-19");

const law = (authority: string, confirmed: boolean, from: CourtDay | null = null): DatedAuthority => ({
  ...{ authority, confirmed, from, until: null },
});
const CAUTION = law("this project's guard against pressure on a complainant; not law", false);
/** What no section says and nobody has confirmed: the screens tell it in words. */
export const COURT_PRACTICE = "court practice, not confirmed";
const PRACTICE = law(COURT_PRACTICE, false);

const rule = (
  name: SettlementRule,
  weight: SettlementWeight,
  source: DatedAuthority,
  broken: Rule["broken"],
): Rule => ({ ...source, rule: name, weight, broken });

const named = (sections: readonly SectionClass["section"][]): string[] => [
  ...new Set(sections.map((one) => `${one.statute} ${one.section}`.trim())),
];

const isChosen = ({ facts }: Given, { section }: SectionClass): boolean =>
  facts.accused.some(({ compounding }) => compounding.some((one) => isSame(one, section)));

/** The chosen sections of which something is true. */
const chosenThat = (given: Given, test: (one: SectionClass) => boolean): string[] =>
  named(given.classes.filter((one) => isChosen(given, one) && test(one)).map(({ section }) => section));

const state =
  (complainant: SettlementFacts["complainant"]) =>
  ({ facts }: Given) =>
    facts.complainant === complainant;

/** Every rule a settlement is held to, in the order in which they are told. Text of s.345 and PECA s.43: confirmed. */
export const SETTLEMENT_LAW: readonly Rule[] = [
  rule("not-compoundable", "blocks", law("CrPC s. 345(7); PECA s. 43(2)", true, PECA_FROM), (given) =>
    chosenThat(given, (one) => one.confirmed && one.compoundable === "no"),
  ),
  rule("not-pending-here", "blocks", law("PLJ 2022 Cr.C. 179", true), ({ facts }) => !facts.isPendingHere),
  rule(
    "leave-for-incapable",
    "blocks",
    law("CrPC s. 345(4)", true),
    ({ facts }) => facts.aggrievedIsIncapable === true && !facts.hasLeaveForIncapable,
  ),
  rule(
    "incapable-compounds",
    "blocks",
    law("CrPC s. 345(4)", true),
    ({ facts }) => facts.aggrievedIsIncapable === true && facts.by === "aggrieved",
  ),
  rule(
    "leave-after-conviction",
    "blocks",
    law("CrPC s. 345(5), (5A)", true),
    ({ facts }) => facts.forum !== "trial" && !facts.hasLeaveAfterConviction,
  ),
  rule("nothing-chosen", "missing", law("CrPC s. 345(6)", true), ({ facts }) =>
    facts.accused.every(({ compounding }) => compounding.length === 0),
  ),
  rule("not-charged", "missing", law("CrPC s. 345(6)", true), ({ facts }) =>
    named(facts.accused.flatMap((one) => one.compounding.filter((two) => !one.charged.some((x) => isSame(x, two))))),
  ),
  rule("no-written-statement", "missing", PRACTICE, ({ facts }) => !facts.hasWrittenStatement),
  rule(
    "nobody-compounds",
    "missing",
    law("CrPC s. 345; PECA ss. 20(2), 21(3), 24(3)", false, PECA_FROM),
    ({ facts }) => facts.by === null,
  ),
  rule(
    "age-not-recorded",
    "missing",
    law("CrPC s. 345(4)", true),
    ({ facts }) => facts.aggrievedIsIncapable === null && facts.hasMinorVictim !== false,
  ),
  rule(
    "someone-else-compounds",
    "warns",
    law("CrPC s. 345; PECA ss. 20(2), 21(3), 24(3), inferred", false, PECA_FROM),
    ({ facts }) => facts.by === "someone-else",
  ),
  rule(
    "heir-compounds",
    "warns",
    law("CrPC s. 345: none of its text names the heirs in an offence of PECA", false, PECA_FROM),
    ({ facts }) => facts.by === "heir",
  ),
  rule(
    "relation-not-said",
    "missing",
    PRACTICE,
    ({ facts }) => (facts.by === "guardian" || facts.by === "heir") && facts.relation === null,
  ),
  rule("voluntariness-not-asked", "missing", PRACTICE, ({ facts }) => facts.voluntary === null),
  rule("not-voluntary", "missing", PRACTICE, ({ facts }) => facts.voluntary === false),
  // A no is not turned into a yes on the same day: the judge asks again on another one.
  rule(
    "asked-again-after-no",
    "missing",
    CAUTION,
    ({ facts: { voluntary, askedDay, saidNoDay } }) =>
      voluntary === true && saidNoDay !== null && (askedDay === null || askedDay <= saidNoDay),
  ),
  rule("unsafe-not-acknowledged", "missing", CAUTION, ({ facts }) =>
    facts.unsafeFlags.some((flag) => !flag.isAcknowledgedByJudge),
  ),
  rule("complainant-stopped-coming", "warns", CAUTION, state("stopped-coming")),
  rule("complainant-hostile", "warns", CAUTION, state("hostile")),
  rule("complainant-not-pursuing", "warns", CAUTION, state("not-pursuing")),
  rule("compoundable-not-confirmed", "warns", law("PECA s. 43; CrPC s. 345(1), (2)", false, PECA_FROM), (given) =>
    chosenThat(given, (one) => !one.confirmed || one.compoundable === "unknown"),
  ),
  rule("section-not-in-force", "warns", law("Constitution, art. 12", false), (given) =>
    chosenThat(given, (one) => !one.isInForce),
  ),
];

/** What stands against a settlement or is still missing, each with its authority; see `settlementOf`. */
export function settlementFindings(facts: SettlementFacts, classes: readonly SectionClass[]): SettlementFinding[] {
  return SETTLEMENT_LAW.filter((one) => isInForce(one, facts.on)).flatMap(({ broken, ...source }) => {
    const found = broken({ facts, classes });
    if (found === false || (typeof found !== "boolean" && found.length === 0)) return [];
    return [{ ...source, sections: found === true ? [] : found }];
  });
}
