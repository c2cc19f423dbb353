import type { CourtDay } from "../../rules/calendar/court-day.ts";
import type { ChargedSection } from "../../rules/case/offence-table.ts";
import { chargedSection } from "../../rules/case/offences.ts";
import type { DemoCourt } from "./demo-courts.ts";
import type { Draws } from "./draws.ts";

type Charge = {
  sections: readonly string[];
  weight: number;
  /** Not before this day, where the section is younger than the Act. */
  from?: string;
  /** Beyond what a magistrate may pass. */
  isGrave?: boolean;
  minors?: number;
  women?: number;
};

/** What is charged together, and how often: dignity and stalking lead, money follows. */
const CHARGES: readonly Charge[] = [
  { sections: ["PECA 20", "PECA 24"], weight: 22, women: 0.65 },
  { sections: ["PECA 20", "PECA 21", "PECA 24"], weight: 12, isGrave: true, women: 0.85, minors: 0.12 },
  { sections: ["PECA 21", "PECA 24"], weight: 6, isGrave: true, women: 0.85, minors: 0.2 },
  { sections: ["PECA 20", "PECA 24", "PPC 500"], weight: 5, women: 0.5 },
  { sections: ["PECA 20", "PECA 24", "PPC 506", "PPC 509"], weight: 5, women: 0.8 },
  { sections: ["PECA 24", "PPC 384"], weight: 3, women: 0.5 },
  { sections: ["PECA 14", "PECA 16"], weight: 12 },
  { sections: ["PECA 14", "PECA 16", "PPC 419", "PPC 420"], weight: 11 },
  { sections: ["PECA 13", "PECA 14", "PECA 16"], weight: 6 },
  { sections: ["PECA 13", "PECA 14", "PPC 420", "PPC 468", "PPC 471"], weight: 4 },
  { sections: ["PECA 14", "PECA 26", "PPC 109"], weight: 4 },
  { sections: ["PECA 3", "PECA 4", "PECA 16"], weight: 4 },
  { sections: ["PECA 17"], weight: 2 },
  { sections: ["PECA 22"], weight: 2, isGrave: true, minors: 1, women: 0.5 },
  { sections: ["PECA 21", "PECA 22A"], weight: 1, isGrave: true, minors: 1, from: "2023-07-24", women: 0.6 },
  { sections: ["PECA 26A", "PPC 505"], weight: 4, from: "2025-01-29" },
  { sections: ["PECA 11"], weight: 1 },
];

export type Charged = { sections: ChargedSection[]; hasMinor: boolean; shareOfWomen: number };

export function drawCharges(draws: Draws, court: DemoCourt, offenceDay: CourtDay): Charged {
  const possible = CHARGES.filter(
    ({ from, isGrave }) => (from ?? "") <= offenceDay && !(isGrave && court.rank === "magistrate"),
  );
  const { sections, minors = 0.02, women = 0.25 } = draws.weighted(possible.map((one) => [one, one.weight] as const));
  return { sections: sections.map(chargedSection), hasMinor: draws.chance(minors), shareOfWomen: women };
}

/** What stands in registers and names no section of ours. */
export const UNREAD_SECTIONS = ["3/4 ETO", "R/W 109", "25-D", "36/37 ETO 2002", "other sections"] as const;

/** Words of readers in the column of remarks; they name nobody. */
export const REMARKS = [
  "Device with the laboratory",
  "Case property not yet deposited",
  "R&P called by the High Court",
  "Direction of the High Court: decide within two months",
  "File with the prosecutor",
  "Supplementary challan awaited",
  "Surety notice issued",
  "Non-bailable warrants repeated",
  "Witnesses 3 and 4 by video link",
  "Cross-examination reserved",
  "In camera by order",
  "Previous record burnt; reconstructed file",
] as const;
