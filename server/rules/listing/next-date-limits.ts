import { type Authority, type DatedAuthority, isInForce } from "../calendar/authority.ts";
import { addDays, type CourtDay, courtDay } from "../calendar/court-day.ts";
import { bailDueDay } from "../case/bail-clock.ts";
import { monthsAfter, SHORT_TRIAL_SECTIONS, TRIAL_TARGET_MONTHS } from "../case/clocks.ts";
import type { Purpose } from "../case/purposes.ts";
import { STATUTORY_BAIL } from "../case/statutory-bail.ts";
import { lastDayOfCustody } from "../people/custody.ts";

/** To which cases the weekly and three-month rule of s.30(4) PECA is applied: its scope is not settled. */
export const PECA_30_SCOPES = ["none", "child-offences", "all"] as const;
export type Peca30Scope = (typeof PECA_30_SCOPES)[number];

/** What a court chooses for itself. */
export type LimitSettings = { readonly custodyDays: number; readonly peca30?: Peca30Scope };
export const DEFAULT_LIMIT_SETTINGS = { custodyDays: 15, peca30: "child-offences" } as const satisfies LimitSettings;

/**
 * What is known of a case when a next date is given. A day is `null` where it has not come yet and `undefined` where
 * nobody keeps it: what is not kept limits nothing.
 */
export type CaseFacts = {
  readonly rank: "magistrate" | "sessions";
  readonly isInCustody: boolean;
  /** `PECA 20` as a case keeps them. */
  readonly sections: readonly string[];
  readonly institutionDay?: CourtDay | null;
  readonly cognizanceDay?: CourtDay | null;
  /** When statements and documents were given to the accused. */
  readonly copiesDay?: CourtDay | null;
  /** When the proclamation was published. */
  readonly proclamationDay?: CourtDay | null;
  /** Institution of the pending bail application. */
  readonly bailInstitutionDay?: CourtDay | null;
  /** See `alarmOf`; the earliest of several accused. */
  readonly statutoryBailDay?: CourtDay | null;
  readonly hasJuvenileAccused?: boolean;
  /** While the report under s.173 is awaited: the day of the FIR. */
  readonly awaitedSinceFirDay?: CourtDay | null;
  /** Since when an accused has been with the police without a break; the earliest of several. */
  readonly policeCustodySince?: CourtDay | null;
};

/** The same without custody, which every matter tells by itself. */
export type CaseLaw = Omit<CaseFacts, "isInCustody">;

export const LIMIT_RULES = [
  "custody-limit",
  "remand-in-cyber-cases",
  "police-custody",
  "bail-clock",
  "report-due",
  "copies-before-charge",
  "proclamation-time",
  "statutory-bail",
  "weekly-trial",
  "three-months",
  "juvenile-target",
  "trial-target",
] as const;
export type LimitRule = (typeof LIMIT_RULES)[number];

export const isLimitRule = (rule: unknown): rule is LimitRule => LIMIT_RULES.some((one) => one === rule);

/** A limit that holds for this next date: no earlier than `earliest`, no later than `latest`, both lawful themselves. */
export type Limit = Authority & {
  readonly rule: LimitRule;
  readonly weight: "blocks" | "warns";
  readonly earliest: CourtDay | null;
  readonly latest: CourtDay | null;
};

type Given = { facts: CaseFacts; purpose: Purpose; from: CourtDay; settings: Required<LimitSettings> };
type Window = { earliest?: CourtDay; latest?: CourtDay };
type LimitRow = DatedAuthority & {
  readonly rule: LimitRule;
  /** Policy warns though its text was read; only law refuses. */
  readonly isLaw: boolean;
  /** Where the text covers some courts only, it binds as confirmed law there, and warns elsewhere. */
  readonly bindsOnly?: CaseFacts["rank"];
  readonly window: (given: Given) => Window | null;
};

const AMENDED_2023 = courtDay("2023-07-24");
const NJPMC_54 = courtDay("2025-08-18");
const NJPMC: DatedAuthority = {
  authority: "National Judicial (Policy Making) Committee, 54th meeting, 18 August 2025",
  confirmed: true,
  from: NJPMC_54,
  until: null,
};
const NJP_2009: DatedAuthority = {
  authority: "National Judicial Policy 2009",
  confirmed: false,
  from: courtDay("2009-06-01"),
  until: addDays(NJPMC_54, -1),
};
const always = (authority: string, confirmed: boolean): DatedAuthority => ({
  ...{ authority, confirmed },
  ...{ from: null, until: null },
});
const PECA_30 = { ...always("PECA s.30(4), added 2023; its scope is not confirmed", false), from: AMENDED_2023 };

/** Every limit of a next date, in the order in which they are told. */
export const LIMIT_ROWS: readonly LimitRow[] = [
  {
    ...always("s.344 CrPC: no remand by a magistrate beyond fifteen days at a time", true),
    ...{ rule: "custody-limit", isLaw: true, bindsOnly: "magistrate" },
    window: ({ facts, from, settings }) => (facts.isInCustody ? { latest: lastDayOfCustody(from, settings) } : null),
  },
  {
    ...{
      ...always("PECA s.30A, added 2023: remand of fourteen days at a time; seen in notes only", false),
      from: AMENDED_2023,
    },
    ...{ rule: "remand-in-cyber-cases", isLaw: true },
    window: ({ facts, purpose, from }) =>
      facts.isInCustody && purpose === "remand" && facts.sections.some((one) => one.startsWith("PECA "))
        ? { latest: addDays(from, 14) }
        : null,
  },
  {
    // The court gives the date; how long the police may hold him is for its order.
    ...always("s.167 CrPC: custody of the police for fifteen days in all", true),
    ...{ rule: "police-custody", isLaw: false },
    window: (given) =>
      given.facts.policeCustodySince ? whileAhead(given, addDays(given.facts.policeCustodySince, 15)) : null,
  },
  {
    ...always("National Judicial Policy: bail in 3 days by a magistrate, 5 by a Sessions court", true),
    ...{ rule: "bail-clock", isLaw: false },
    window: ({ facts: { rank, bailInstitutionDay }, purpose }) =>
      purpose === "bail" && bailInstitutionDay
        ? { latest: bailDueDay({ rank, institutionDay: bailInstitutionDay }) }
        : null,
  },
  {
    // It binds the police, who are late; the date is the court's.
    ...always("s.173 CrPC: the report in fourteen days from the FIR, else an interim report within three more", true),
    ...{ rule: "report-due", isLaw: false },
    window: (given) => {
      const { purpose, facts } = given;
      if (purpose !== "report" || !facts.awaitedSinceFirDay) return null;
      return whileAhead(given, addDays(facts.awaitedSinceFirDay, 17));
    },
  },
  {
    ...always("s.265-C CrPC (s.241-A before a magistrate, not read): copies not later than seven days before", true),
    ...{ rule: "copies-before-charge", isLaw: true, bindsOnly: "sessions" },
    window: ({ facts, purpose, from }) => {
      if (purpose !== "charge" || facts.copiesDay === undefined) return null;
      return { earliest: addDays(facts.copiesDay ?? from, 7) };
    },
  },
  {
    ...always("s.87 CrPC: not less than thirty days from publishing the proclamation", true),
    ...{ rule: "proclamation-time", isLaw: true },
    window: ({ facts, purpose, from }) => {
      if (purpose !== "proclamation" || facts.proclamationDay === undefined) return null;
      return { earliest: addDays(facts.proclamationDay ?? from, 30) };
    },
  },
  {
    ...{ ...STATUTORY_BAIL, from: null, until: null, rule: "statutory-bail", isLaw: false },
    window: ({ facts }) =>
      facts.isInCustody && facts.statutoryBailDay ? { latest: addDays(facts.statutoryBailDay, -1) } : null,
  },
  {
    ...{ ...PECA_30, rule: "weekly-trial", isLaw: true },
    window: (given) => (isUnderPeca30(given) ? { latest: addDays(given.from, 7) } : null),
  },
  {
    ...{ ...PECA_30, rule: "three-months", isLaw: true },
    window: (given) => (isUnderPeca30(given) ? whileAhead(given, monthsAfter(given.facts.cognizanceDay!, 3)) : null),
  },
  {
    ...{ ...NJPMC, rule: "juvenile-target", isLaw: false },
    window: (given) => (given.facts.hasJuvenileAccused ? target(given, 6) : null),
  },
  {
    ...{ ...NJPMC, rule: "trial-target", isLaw: false },
    window: (given) => target(given, TRIAL_TARGET_MONTHS[isShort(given.facts) ? "short" : "long"]),
  },
  {
    ...{ ...NJP_2009, rule: "trial-target", isLaw: false },
    window: (given) => target(given, isShort(given.facts) ? 6 : 12),
  },
];

/** The child offences of the Act; s.30(4) came in the Act of 2023 that added 22A to 22C. */
const CHILD_OFFENCES = ["PECA 22", "PECA 22A", "PECA 22B", "PECA 22C"];

function isUnderPeca30({ facts, settings }: Given): boolean {
  if (!facts.cognizanceDay || settings.peca30 === "none") return false;
  const isCovered = (section: string) =>
    settings.peca30 === "all" ? section.startsWith("PECA ") : CHILD_OFFENCES.includes(section);
  return facts.sections.some(isCovered);
}

const isShort = ({ sections }: CaseFacts): boolean =>
  sections.length > 0 && sections.every((section) => SHORT_TRIAL_SECTIONS.includes(section));

const target = (given: Given, months: number): Window | null =>
  given.facts.institutionDay ? whileAhead(given, monthsAfter(given.facts.institutionDay, months)) : null;

/** A target that is past already marks the case, not each of its dates; only the date that would pass it is told. */
const whileAhead = ({ from }: Given, latest: CourtDay): Window | null => (latest >= from ? { latest } : null);

/**
 * The limits that a next date of this purpose obeys, by the law in force on `from` (the day it is given, usually today),
 * and the days they leave: `earliest` and `latest` of them all, `null` where nothing binds. An `earliest` after `latest`
 * says that they cannot all be kept. Only confirmed law has the weight `blocks`.
 */
export function limitsFor(
  facts: CaseFacts,
  purpose: Purpose,
  from: CourtDay,
  settings: LimitSettings = DEFAULT_LIMIT_SETTINGS,
): { earliest: CourtDay | null; latest: CourtDay | null; limits: Limit[] } {
  const given = { facts, purpose, from, settings: { ...DEFAULT_LIMIT_SETTINGS, ...settings } };
  const limits = LIMIT_ROWS.filter((row) => isInForce(row, from)).flatMap((row) => {
    const window = row.window(given);
    if (window === null) return [];
    const confirmed = row.confirmed && (row.bindsOnly === undefined || row.bindsOnly === facts.rank);
    const weight = row.isLaw && confirmed ? ("blocks" as const) : ("warns" as const);
    const { rule, authority } = row;
    return [{ rule, weight, authority, confirmed, earliest: window.earliest ?? null, latest: window.latest ?? null }];
  });
  const days = (of: "earliest" | "latest") => limits.flatMap((limit) => limit[of] ?? []).sort();
  return { earliest: days("earliest").at(-1) ?? null, latest: days("latest")[0] ?? null, limits };
}

/** The limits that a chosen day breaks, by being too early or too late. */
export function brokenLimits(limits: readonly Limit[], day: CourtDay): Limit[] {
  return limits.filter(
    ({ earliest, latest }) => (earliest !== null && day < earliest) || (latest !== null && day > latest),
  );
}
