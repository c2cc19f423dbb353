/** Whose delay an adjournment is. Statutory bail under s.497(1) CrPC turns on it, so every adjournment keeps one. */
export const SIDES = [
  "prosecution",
  "investigating-agency",
  "platform",
  "laboratory",
  "defence",
  "complainant",
  "witness",
  "jail",
  "bar-strike",
  "court",
] as const;

export type Side = (typeof SIDES)[number];

/** Why a hearing was adjourned in court. Section 344 CrPC wants the reason in writing. */
export const ADJOURNMENT_REASONS = [
  "officer-absent",
  "officer-on-leave",
  "police-file-missing",
  "report-awaited",
  "forensic-awaited",
  "platform-awaited",
  "records-awaited",
  "prosecutor-absent",
  "prosecutor-wants-time",
  "counsel-absent",
  "counsel-busy",
  "strike",
  "prisoner-not-produced",
  "accused-absent",
  "witness-absent",
  "witness-not-served",
  "complainant-absent",
  "judge-on-leave",
  "judge-post-vacant",
  "copies-not-supplied",
  "property-not-produced",
  "higher-court-stay",
  "record-sent-up",
  "time-short",
  "part-heard",
  "holiday",
  "security",
  "weather",
  "settlement-talks",
  "other",
] as const;

export type AdjournmentReason = (typeof ADJOURNMENT_REASONS)[number];

export type AdjournmentRule = {
  readonly reason: AdjournmentReason;
  /** The side it is put against unless the clerk says otherwise. */
  readonly side: Side;
  /** Two letters that find it on the keyboard, unique among all reasons, Latin, lower case. */
  readonly letters: string;
  /** Where the reason was seen in practice, or "court practice" when nobody has confirmed it. */
  readonly authority: string;
  readonly confirmed: boolean;
};

const PRACTICE = "court practice, not confirmed";
const PRESS = "reported by the press from Karachi courts";
const SHC = "order of the High Court of Sindh";

const row = (
  reason: AdjournmentReason,
  side: Side,
  letters: string,
  authority: string,
  confirmed = authority !== PRACTICE,
): AdjournmentRule => ({ reason, side, letters, authority, confirmed });

/**
 * Every reason with its default side. Witnesses' absence and bar strikes are never the accused's delay
 * (PLJ 2024 Cr.C. Note 124, confirmed); the other sides are defaults that a clerk corrects.
 */
export const ADJOURNMENT_RULES: Readonly<Record<AdjournmentReason, AdjournmentRule>> = {
  "officer-absent": row("officer-absent", "investigating-agency", "io", PRESS),
  "officer-on-leave": row("officer-on-leave", "investigating-agency", "ol", PRESS),
  "police-file-missing": row("police-file-missing", "investigating-agency", "fi", PRESS),
  "report-awaited": row("report-awaited", "investigating-agency", "re", PRESS),
  "forensic-awaited": row("forensic-awaited", "laboratory", "fo", PRACTICE),
  "platform-awaited": row("platform-awaited", "platform", "pl", PRACTICE),
  "records-awaited": row("records-awaited", "investigating-agency", "nd", PRACTICE),
  "prosecutor-absent": row("prosecutor-absent", "prosecution", "pp", PRESS),
  "prosecutor-wants-time": row("prosecutor-wants-time", "prosecution", "pt", PRESS),
  "counsel-absent": row("counsel-absent", "defence", "ca", SHC),
  "counsel-busy": row("counsel-busy", "defence", "cb", SHC),
  strike: row("strike", "bar-strike", "st", "PLJ 2024 Cr.C. Note 124"),
  "prisoner-not-produced": row("prisoner-not-produced", "jail", "np", PRESS),
  "accused-absent": row("accused-absent", "defence", "aa", PRACTICE),
  "witness-absent": row("witness-absent", "witness", "wa", "PLJ 2024 Cr.C. Note 124"),
  "witness-not-served": row("witness-not-served", "investigating-agency", "ws", "PLJ 2024 Cr.C. Note 124"),
  "complainant-absent": row("complainant-absent", "complainant", "co", SHC),
  "judge-on-leave": row("judge-on-leave", "court", "jl", PRESS),
  "judge-post-vacant": row("judge-post-vacant", "court", "jv", SHC),
  "copies-not-supplied": row("copies-not-supplied", "prosecution", "cp", PRESS),
  "property-not-produced": row("property-not-produced", "investigating-agency", "pr", PRACTICE),
  "higher-court-stay": row("higher-court-stay", "court", "hc", PRACTICE),
  "record-sent-up": row("record-sent-up", "court", "rs", PRACTICE),
  "time-short": row("time-short", "court", "ts", PRESS),
  "part-heard": row("part-heard", "court", "ph", PRESS),
  holiday: row("holiday", "court", "ho", PRACTICE),
  security: row("security", "court", "se", PRACTICE),
  weather: row("weather", "court", "we", PRACTICE),
  // Who sought the time is for the clerk to say; by default it is nobody's delay but the court's.
  "settlement-talks": row("settlement-talks", "court", "tk", PRESS),
  other: row("other", "court", "ot", PRACTICE),
};

/** The digits 1–9 and 0 of a court that has not chosen its own ten. */
export const DEFAULT_TEN_REASONS: readonly AdjournmentReason[] = [
  "officer-absent",
  "prosecutor-absent",
  "witness-absent",
  "counsel-absent",
  "counsel-busy",
  "accused-absent",
  "prisoner-not-produced",
  "report-awaited",
  "forensic-awaited",
  "time-short",
];

/** Reasons that befall every matter of a day at once: the choices of *adjourn all remaining*. */
export const WHOLE_DAY_REASONS: readonly AdjournmentReason[] = [
  "strike",
  "judge-on-leave",
  "judge-post-vacant",
  "holiday",
  "security",
  "weather",
];

export function isAdjournmentReason(text: string): text is AdjournmentReason {
  return (ADJOURNMENT_REASONS as readonly string[]).includes(text);
}

export function isSide(text: string): text is Side {
  return (SIDES as readonly string[]).includes(text);
}

/**
 * The reasons whose letters begin with what was typed (any case), in the table's order;
 * two letters leave at most one.
 */
export function reasonsByLetters(typed: string): AdjournmentReason[] {
  const letters = typed.trim().toLowerCase();
  return ADJOURNMENT_REASONS.filter((reason) => ADJOURNMENT_RULES[reason].letters.startsWith(letters));
}

/**
 * Whether the delay may be held against the accused when the statutory bail date is counted
 * (s.497(1) third proviso CrPC, confirmed: only delay of the accused or of someone acting for him).
 */
export function countsAgainstAccused(side: Side): boolean {
  return side === "defence";
}
