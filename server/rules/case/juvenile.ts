import { type DatedAuthority, isInForce } from "../calendar/authority.ts";
import { type CourtDay, courtDay } from "../calendar/court-day.ts";
import { ageBetween, monthsAfter } from "./clocks.ts";

/** Under eighteen on the day of the offence, whatever the age at the trial. `unknown` is protected as a juvenile is. */
export const JUVENILE_STATES = ["juvenile", "adult", "unknown"] as const;
export type JuvenileState = (typeof JUVENILE_STATES)[number];

export type AccusedAge = {
  readonly accused: number;
  readonly birthDay: CourtDay | null;
  readonly offenceDay: CourtDay | null;
  /** The register calls him a minor; it is no proof of age. */
  readonly isSaidMinor: boolean;
};

/** Gazetted 22 May 2018, in force at once (read); its sections 12 and 13 were seen by their headings only. */
const JJSA_FROM = courtDay("2018-05-22");
const dated = (authority: string, confirmed: boolean, from: CourtDay | null, until: CourtDay | null = null) => ({
  ...{ authority, confirmed, from, until },
});

/** That a person under eighteen is a minor is in PECA itself; which juvenile law applies turns on the day. */
const NOT_WITH_ADULTS: readonly DatedAuthority[] = [
  dated("Juvenile Justice System Ordinance 2000, s. 5", false, null, courtDay("2018-05-21")),
  dated("Juvenile Justice System Act 2018, s. 12", false, JJSA_FROM),
];
const NEVER_NAMED: readonly DatedAuthority[] = [
  dated("Juvenile Justice System Ordinance 2000, s. 8", false, null, courtDay("2018-05-21")),
  dated("Juvenile Justice System Act 2018, s. 13", false, JJSA_FROM),
];
const AGE: DatedAuthority = dated("PECA 2016, s. 44; Juvenile Justice System Act 2018, ss. 2, 8", false, null);
const POLICY_FROM = courtDay("2025-08-18");
/** A juvenile's trial: six months. Policy marks a case, it refuses nothing. */
export const JUVENILE_TARGET: DatedAuthority & { readonly months: number } = {
  ...dated("National Judicial (Policy Making) Committee, 54th meeting", false, POLICY_FROM),
  months: 6,
};

/** Whole years completed on a day; 0 before the first birthday. One born on 29 February is a year older on 1 March. */
export function ageOn(birthDay: CourtDay, day: CourtDay): number {
  return ageBetween(birthDay, day).years;
}

/**
 * Whether an accused counts as a juvenile: under eighteen on the day of the offence. Somebody who is under eighteen
 * today was so then, also where the day of the offence is not recorded; else an unknown day leaves it unknown. A birth
 * that is later than the offence is a slip of the pen and settles nothing.
 */
export function juvenileState(age: Omit<AccusedAge, "accused">, today: CourtDay): JuvenileState {
  const { birthDay, offenceDay } = age;
  if (birthDay === null || birthDay > (offenceDay ?? today)) return "unknown";
  if (offenceDay !== null) return ageOn(birthDay, offenceDay) < 18 ? "juvenile" : "adult";
  return ageOn(birthDay, today) < 18 ? "juvenile" : "unknown";
}

/** Why a juvenile cannot be separated here, in this order. */
export const NOT_APART_BECAUSE = ["over", "application", "alone"] as const;
export type NotApartBecause = (typeof NOT_APART_BECAUSE)[number];

/**
 * Why a juvenile cannot be taken into a case of its own; `null` where he can: out of a pending trial that stands against
 * somebody else too. `others`: accused beside the juveniles, whatever is known of their age; `null`: some.
 */
export function notApartBecause(of: {
  readonly isOpen: boolean;
  readonly isApplication: boolean;
  readonly others: number | null;
}): NotApartBecause | null {
  if (!of.isOpen) return "over";
  if (of.isApplication) return "application";
  return of.others === 0 ? "alone" : null;
}

/** Never named on any list, print or message: a juvenile, and one whom the register calls a minor until his age is known. */
export function mustGoUnnamed(age: Omit<AccusedAge, "accused">, today: CourtDay): boolean {
  const state = juvenileState(age, today);
  return state === "juvenile" || (state === "unknown" && age.isSaidMinor);
}

export const JUVENILE_FINDINGS = [
  "juvenile-with-adults",
  "juvenile-unnamed",
  "age-unknown-said-minor",
  "register-differs",
] as const;
export type JuvenileFinding = DatedAuthority & {
  readonly code: (typeof JUVENILE_FINDINGS)[number];
  readonly accused: readonly number[];
};

/**
 * What the age of the accused asks for: to be tried apart from adults, to go unnamed, an age to be settled where the
 * register says minor and no birth day proves it. Whose age nobody recorded counts with the adults; `unlisted`: accused
 * whom the file only counts (`null`: some). All warn: the sections are not confirmed. Judged by the law of `today`, the
 * day on which the matter is tried.
 */
export function juvenileFindings(
  accused: readonly AccusedAge[],
  today: CourtDay,
  unlisted: number | null = 0,
): JuvenileFinding[] {
  const of = (state: JuvenileState) => accused.filter((one) => juvenileState(one, today) === state);
  const [juveniles, adults, unknown] = [of("juvenile"), of("adult"), of("unknown")];
  const on = (rules: readonly DatedAuthority[]) => rules.find((rule) => isInForce(rule, today)) ?? rules.at(-1)!;
  const found: readonly [JuvenileFinding["code"], DatedAuthority, readonly AccusedAge[]][] = [
    [
      "juvenile-with-adults",
      on(NOT_WITH_ADULTS),
      adults.length + unknown.length > 0 || unlisted !== 0 ? juveniles : [],
    ],
    ["juvenile-unnamed", on(NEVER_NAMED), accused.filter((one) => mustGoUnnamed(one, today))],
    ["age-unknown-said-minor", AGE, unknown.filter(({ isSaidMinor }) => isSaidMinor)],
    ["register-differs", AGE, adults.filter(({ isSaidMinor }) => isSaidMinor)],
  ];
  return found.flatMap(([code, rule, who]) =>
    who.length === 0 ? [] : [{ ...rule, code, accused: who.map((one) => one.accused) }],
  );
}

/** The accused as they are to be tried: juveniles by themselves; the unknown stay with the adults until they are settled. */
export function splitByAge(
  accused: readonly AccusedAge[],
  today: CourtDay,
): { together: readonly number[]; apart: readonly number[] } {
  const isApart = (one: AccusedAge) => juvenileState(one, today) === "juvenile";
  const ids = (of: readonly AccusedAge[]) => of.map((one) => one.accused);
  return { together: ids(accused.filter((one) => !isApart(one))), apart: ids(accused.filter(isApart)) };
}

/** A person who stays in a case from which a juvenile was split. */
export type StayingPerson = {
  readonly isHarmed: boolean;
  /** Under eighteen when the matter came up; `null` where no birth day tells. */
  readonly isUnderAge: boolean | null;
  readonly isSaidMinor: boolean;
};

/**
 * Whether a minor is still concerned in a case from which a juvenile was split: one of those who stay is, or is said to
 * be. Where a register or a form said it of the case, it may have meant the victim: it stays until every age is known.
 */
export function staysWithMinor(staying: readonly StayingPerson[], isSaidOfCase: boolean): boolean {
  const isMinor = (one: StayingPerson) => one.isUnderAge ?? one.isSaidMinor;
  if (staying.some(isMinor)) return true;
  const harmed = staying.filter((one) => one.isHarmed);
  return isSaidOfCase && (harmed.length === 0 || harmed.some(({ isUnderAge }) => isUnderAge === null));
}

/** The day by which a juvenile's trial should be over, six months from institution; `null` where that is not recorded. */
export function juvenileDueDay(institutionDay: CourtDay | null): CourtDay | null {
  return institutionDay === null ? null : monthsAfter(institutionDay, JUVENILE_TARGET.months);
}
