import type { DatedAuthority } from "../calendar/authority.ts";
import { STAGE_RULES, type Stage } from "./stages.ts";

/** The two courts that try these cases (PECA s.44): a magistrate under Chapter XX, a Sessions court under XXII-A CrPC. */
export const COURT_RANKS = ["magistrate", "sessions"] as const;
export type CourtRank = (typeof COURT_RANKS)[number];

/** `section`: as the order sheet cites it; `null` where that court has no such power, or the stage no section. */
export type StageSection = DatedAuthority & { readonly section: string | null };

type Row = readonly [magistrate: string, sessions: string | null, confirmed?: boolean];

/** Stages whose section turns on the court; every other is the same in both. */
const BY_RANK: Partial<Record<Stage, Row>> = {
  copies: ["241-A", "265-C"],
  charge: ["242", "265-D"],
  plea: ["243", "265-E"],
  "prosecution-evidence": ["244", "265-F"],
  "defence-evidence": ["340(2), 244", "340(2), 265-F(4)–(7)"],
  arguments: ["244–245", "265-G", false],
  judgment: ["245, 366–367", "265-H, 366–367", false],
  "premature-acquittal": ["249-A", "265-K"],
  // "A Magistrate … may stop the proceedings": the section names no other court.
  stopped: ["249", null],
};

/**
 * The section of the Code of Criminal Procedure for a stage before that court, e.g. 241-A before a magistrate and
 * 265-C before Sessions for the supply of copies. Authority: law.md §2; 241-A, arguments and judgment are remembered,
 * so not confirmed. In force through every case of ours.
 */
export function sectionAt(stage: Stage, courtRank: CourtRank): StageSection {
  const rule = STAGE_RULES[stage];
  const [magistrate, sessions, isRead = rule.confirmed] = BY_RANK[stage] ?? [rule.section, rule.section];
  const section = (courtRank === "magistrate" ? magistrate : sessions) || null;
  const confirmed = isRead && section !== "241-A";
  return { section, authority: rule.authority, confirmed, from: null, until: null };
}
