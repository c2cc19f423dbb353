import type { CourtDay } from "../calendar/court-day.ts";
import { juvenileState } from "../case/juvenile.ts";
import type { Outcome } from "../case/outcomes.ts";
import type { Purpose } from "../case/purposes.ts";
import { STAGE_RULES, type Stage } from "../case/stages.ts";
import { alarmOf, type CustodyPeriod } from "../case/statutory-bail.ts";
import type { Custody } from "../people/custody.ts";
import type { CaseLaw } from "./next-date-limits.ts";

/** An accused as the limits of a next date look at him. */
export type AccusedInLaw = {
  readonly sex: "woman" | "man" | "other" | null;
  readonly birthDay: CourtDay | null;
  readonly custody: Custody | null;
  readonly custodySince: CourtDay | null;
  readonly bailRefusedDay: CourtDay | null;
  readonly periods: readonly (CustodyPeriod & { readonly kind?: "police" | "judicial" })[];
};

/** What is stored of a case, as far as the limits of a next date ask for it. */
export type CaseInLaw = {
  readonly rank: CaseLaw["rank"];
  readonly stage: Stage;
  readonly stageSince: CourtDay | null;
  readonly sections: readonly string[];
  readonly institutionDay: CourtDay | null;
  readonly offenceDay: CourtDay | null;
  readonly firDay?: CourtDay | null;
  readonly challanDay?: CourtDay | null;
  readonly cognizanceDay: CourtDay | null;
  readonly copiesDay: CourtDay | null;
  readonly proclamationDay: CourtDay | null;
  readonly bailInstitutionDay: CourtDay | null;
  readonly accused: readonly AccusedInLaw[];
};

const BEFORE_COPIES: readonly Stage[] = ["inquiry", "fir", "remand", "challan", "cognizance", "copies"];

const BEFORE_REPORT: readonly Stage[] = ["fir", "remand", "challan"];

/**
 * The facts of a case for `limitsFor`, as they stand on the day a date is given. A day that nobody kept is left open
 * (`undefined`): a register that comes in at the charge says nothing of its copies. It has not come yet (`null`) while the
 * case stands before it, or left that stage on this very day.
 */
export function caseLawOf(stored: CaseInLaw, asOf: CourtDay): CaseLaw {
  const { stage, stageSince, copiesDay, proclamationDay, offenceDay } = stored;
  const isFresh = stageSince === asOf;
  const noCopiesYet = BEFORE_COPIES.includes(stage) || (stage === "charge" && isFresh);
  const notProclaimed = stage !== "absconder" || isFresh;
  const ages = stored.accused.map(({ birthDay }) => ({ birthDay, offenceDay, isSaidMinor: false }));
  return {
    rank: stored.rank,
    sections: stored.sections,
    institutionDay: stored.institutionDay,
    cognizanceDay: stored.cognizanceDay,
    copiesDay: copiesDay ?? (noCopiesYet ? null : undefined),
    proclamationDay: proclamationDay ?? (notProclaimed ? null : undefined),
    bailInstitutionDay: stored.bailInstitutionDay,
    statutoryBailDay: firstRight(stored.accused, asOf),
    awaitedSinceFirDay: stored.challanDay == null && BEFORE_REPORT.includes(stage) ? (stored.firDay ?? null) : null,
    policeCustodySince: stored.accused.flatMap(withPolice).sort()[0] ?? null,
    hasJuvenileAccused: ages.some((age) => juvenileState(age, asOf) === "juvenile"),
  };
}

/** Since when the accused is with the police; none who is not. */
const withPolice = ({ periods }: AccusedInLaw): CourtDay[] =>
  periods.flatMap(({ kind, from, until }) => (kind === "police" && until === null ? [from] : []));

/** The first coming right to bail for delay among the accused; one that has come marks the case, not each of its dates. */
function firstRight(accused: readonly AccusedInLaw[], asOf: CourtDay): CourtDay | null {
  const rights = accused.flatMap((one) => {
    const alarm = alarmOf(
      {
        periods: periodsOf(one),
        isWoman: one.sex === null ? null : one.sex === "woman",
        isCapital: false,
        concludedOn: null,
        refusedOn: one.bailRefusedDay,
      },
      asOf,
    );
    return alarm && alarm.daysLeft > 0 ? [alarm.day] : [];
  });
  return rights.sort()[0] ?? null;
}

/** Where no periods are kept, the day since when the accused is in custody is the only one known. */
function periodsOf({ periods, custody, custodySince }: AccusedInLaw): readonly CustodyPeriod[] {
  if (periods.length > 0 || custody !== "in" || custodySince === null) return periods;
  return [{ from: custodySince, until: null }];
}

/** Days of a case from which limits count. */
export type LawDays = {
  readonly cognizanceDay?: CourtDay | null | undefined;
  readonly copiesDay?: CourtDay | null | undefined;
  readonly proclamationDay?: CourtDay | null | undefined;
};

/** A hearing with what it came to. */
export type HeardStep = {
  readonly kind: Outcome;
  readonly purpose: Purpose;
  readonly day: CourtDay;
  readonly from: Stage;
  readonly to: Stage;
  readonly nextPurpose: Purpose | null;
};

/**
 * The days that a hearing gives its case. Held and moved on for copies, they were supplied on it; for a proclamation, it
 * was published, once; a case that steps from before cognizance into it, or beyond, was taken cognizance of. A purpose
 * that is listed again was not done yet.
 */
export function lawDaysAfter<Days extends LawDays>(before: Days, heard: HeardStep): Days {
  const { kind, purpose, day, nextPurpose } = heard;
  const isDone = kind === "held-moved-on";
  const days: { -readonly [Key in keyof LawDays]: LawDays[Key] } = {};
  if (isDone && purpose === "copies" && nextPurpose !== "copies") days.copiesDay = day;
  if (isDone && purpose === "proclamation" && !before.proclamationDay) days.proclamationDay = day;
  if (!before.cognizanceDay && isTakenUp(heard)) days.cognizanceDay = day;
  return { ...before, ...days };
}

const isTakenUp = ({ from, to }: HeardStep): boolean =>
  STAGE_RULES[from].track === "before-trial" &&
  from !== "cognizance" &&
  (to === "cognizance" || STAGE_RULES[to].track === "trial");
