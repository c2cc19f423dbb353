import { type Authority, type DatedAuthority, isInForce } from "../calendar/authority.ts";
import { addDays, type CourtDay, courtDay, daysBetween } from "../calendar/court-day.ts";
import { ageBetween } from "../case/clocks.ts";
import type { Disposal } from "../case/outcomes.ts";
import type { CourtRank } from "../case/stage-sections.ts";

/** What becomes of one accused. *Abated*: he died before judgment. */
export const ACCUSED_RESULTS = ["convicted", "acquitted", "discharged", "abated"] as const;
export type AccusedResult = (typeof ACCUSED_RESULTS)[number];

/** One section that ended otherwise for an accused than his result says, e.g. acquitted of it and convicted of the rest. */
export type SectionResult = { readonly section: string; readonly result: Exclude<AccusedResult, "abated"> };

/** A sentence as announced: whole months, whole rupees; 0 where there is none. */
export type Sentence = { readonly months: number; readonly fine: number; readonly compensation: number };

export type AccusedJudgment = {
  readonly accused: number;
  /** `null` while the case goes on against this accused. */
  readonly result: AccusedResult | null;
  readonly sentence: Sentence | null;
  /** Tried apart: an absconder (s.512 CrPC) or a juvenile. The case against the others may be over without him. */
  readonly isSplit: boolean;
  /** Sections that ended otherwise; none where all ended as `result` says. */
  readonly differing?: readonly SectionResult[];
};

const PECA_47: DatedAuthority = {
  ...{ authority: "PECA 2016, s. 47", confirmed: true, from: courtDay("2016-08-19"), until: null },
};
const PECA_45: Authority = { authority: "PECA 2016, s. 45", confirmed: true };

/** Days to appeal, counted from the day after the supply of the certified copy. */
export const APPEAL_DAYS = 30;

export type Appeal = Authority & {
  /** The last day; `null` until the certified copy was supplied, or where another law than PECA counts it. */
  readonly lastDay: CourtDay | null;
  readonly court: "sessions" | "high-court";
  readonly isOver: boolean;
};

/**
 * To which court an appeal lies, and until when: thirty days from the supply of the certified copy (PECA s.47,
 * confirmed), so unknown until then, whenever the judgment was announced. A magistrate's judgment goes to Sessions, that
 * of Sessions to the High Court. Where nothing of PECA was charged the time is that of another law, which was not read.
 */
export function appealOf(
  judgment: { rank: CourtRank; announcedDay: CourtDay; suppliedDay: CourtDay | null; isUnderPeca: boolean },
  today: CourtDay,
): Appeal {
  const { rank, announcedDay, suppliedDay, isUnderPeca } = judgment;
  const isCounted = isUnderPeca && isInForce(PECA_47, announcedDay) && suppliedDay !== null;
  const lastDay = isCounted ? addDays(suppliedDay, APPEAL_DAYS) : null;
  return {
    lastDay,
    court: rank === "magistrate" ? "sessions" : "high-court",
    isOver: lastDay !== null && today > lastDay,
    authority: isUnderPeca ? PECA_47.authority : "CrPC ss. 408, 410; Limitation Act 1908",
    confirmed: isUnderPeca && PECA_47.confirmed,
  };
}

export const JUDGMENT_FINDINGS = [
  "sentence-without-conviction",
  "sentence-beyond-maximum",
  "compensation-without-conviction",
  "conviction-without-sentence",
  "amount-not-whole",
  "convicted-of-a-section-only",
] as const;
export type JudgmentFinding = Authority & {
  readonly code: (typeof JUDGMENT_FINDINGS)[number];
  readonly accused: number;
};

/**
 * What looks wrong in the judgment of one accused; the judge decides, so all of it warns. Compensation is ordered on top
 * of a sentence and recovered as land revenue (PECA s.45, confirmed). `maxMonths`: the longest sentence charged, `null`
 * when it is not known.
 */
export function judgmentFindings(judgment: AccusedJudgment, maxMonths: number | null): JudgmentFinding[] {
  const { accused, result, sentence, differing = [] } = judgment;
  const { months, fine, compensation } = sentence ?? { months: 0, fine: 0, compensation: 0 };
  const isConvicted = result === "convicted";
  const SENTENCE: Authority = { authority: "PECA 2016, the sections charged; PPC s. 71", confirmed: false };
  const isWhole = [months, fine, compensation].every((amount) => Number.isSafeInteger(amount) && amount >= 0);
  const tests: readonly [JudgmentFinding["code"], Authority, boolean][] = [
    ["amount-not-whole", { authority: "months and rupees are whole numbers", confirmed: false }, !isWhole],
    ["sentence-without-conviction", SENTENCE, !isConvicted && months + fine > 0],
    ["compensation-without-conviction", PECA_45, !isConvicted && compensation > 0],
    ["conviction-without-sentence", SENTENCE, isConvicted && months + fine === 0],
    // Whoever is convicted of one section is convicted: the result of all of it says so.
    ["convicted-of-a-section-only", SENTENCE, !isConvicted && differing.some((one) => one.result === "convicted")],
    ["sentence-beyond-maximum", SENTENCE, isConvicted && maxMonths !== null && months > maxMonths],
  ];
  return tests.filter(([, , isBroken]) => isBroken).map(([code, source]) => ({ ...source, code, accused }));
}

/**
 * The sections that ended otherwise, as they are kept: only sections that were tried, and only what differs. Sections
 * that all differ alike are no difference but another result, so at least one goes by `result`: `null` where none does.
 */
export function differingSections(
  tried: readonly string[],
  result: AccusedResult | null,
  said: readonly SectionResult[],
): SectionResult[] | null {
  const kept = said.filter((one) => tried.includes(one.section) && one.result !== result);
  const isOnce = new Set(kept.map(({ section }) => section)).size === kept.length;
  if (kept.length === 0) return [];
  return isOnce && result !== null && result !== "abated" && kept.length < tried.length ? kept : null;
}

/**
 * Whether the case is over: every accused who is tried in it has a result. One who is tried apart holds nobody up, but
 * a case of split accused alone is not over.
 */
export function isCaseOver(judgments: readonly AccusedJudgment[]): boolean {
  const tried = judgments.filter(({ isSplit }) => !isSplit);
  return tried.length > 0 && tried.every(({ result }) => result !== null);
}

/** How the case is counted once it is over: convicted if anybody was, else acquitted, discharged, abated; else `null`. */
export function caseResult(judgments: readonly AccusedJudgment[]): Extract<Disposal, AccusedResult> | null {
  if (!isCaseOver(judgments)) return null;
  const tried = judgments.filter(({ isSplit }) => !isSplit);
  return ACCUSED_RESULTS.find((result) => tried.some((one) => one.result === result)) ?? null;
}

/**
 * How a case is counted of whose accused some compounded (s.345(6) CrPC: an acquittal of what was compounded): as
 * compounded, unless another was convicted, acquitted or discharged in it. `null` while it goes on against anybody.
 */
export function caseEnding(judgments: readonly AccusedJudgment[], compounded: readonly number[]): Disposal | null {
  const isCompounded = ({ accused }: AccusedJudgment) => compounded.includes(accused);
  const all = judgments.map((one) =>
    isCompounded(one) ? { ...one, result: "acquitted" as const, isSplit: false } : one,
  );
  if (!isCaseOver(all)) return null;
  const own = caseResult(judgments.filter((one) => !isCompounded(one)));
  return judgments.some(isCompounded) && (own === null || own === "abated") ? "compounded" : own;
}

export type JudgmentDays = { readonly reservedDay: CourtDay | null; readonly announcedDay: CourtDay | null };

/** Whole days since the judgment was reserved, to the announcement or to today; `null` where it was not reserved. */
export function daysReserved({ reservedDay, announcedDay }: JudgmentDays, today: CourtDay): number | null {
  return reservedDay === null ? null : Math.max(0, daysBetween(reservedDay, announcedDay ?? today));
}

export function judgmentState({ reservedDay, announcedDay }: JudgmentDays): "pending" | "reserved" | "announced" {
  if (announcedDay !== null) return "announced";
  return reservedDay === null ? "pending" : "reserved";
}

/**
 * Registered to judgment, or to today while it is pending: whole years and months, and the days in all. Counted from the
 * FIR, or from institution where there is none; `null` where neither day is recorded.
 */
export function registeredToJudgment(
  matter: { firDay: CourtDay | null; institutionDay: CourtDay | null; announcedDay: CourtDay | null },
  today: CourtDay,
): { years: number; months: number; days: number } | null {
  const from = matter.firDay ?? matter.institutionDay;
  if (from === null) return null;
  const to = matter.announcedDay ?? today;
  return { ...ageBetween(from, to), days: Math.max(0, daysBetween(from, to)) };
}
