import type { CourtDay } from "../calendar/court-day.ts";
import type { DayFacts } from "./listing-rules.ts";

export type DateWarning = "custody" | "closed" | "tentative" | "duty" | "noWork";

/**
 * What must be known of a next date and forbids nothing, before it is saved and for as long as it stands.
 * @param date the day, with what is known of it; a day that is not loaded says nothing of itself.
 * @param custodyEnds the last day that custody allows; null for a matter with nobody in custody.
 */
export function warningsOf(
  date: { day: CourtDay; facts: Pick<DayFacts, "kind" | "isOpen" | "isTentative" | "isNoWork"> | undefined },
  custodyEnds: CourtDay | null,
): DateWarning[] {
  const { day, facts } = date;
  const isClosed = facts !== undefined && (!facts.isOpen || facts.kind === "closed");
  const isOpen = facts !== undefined && !isClosed;
  const found: (DateWarning | false)[] = [
    custodyEnds !== null && day > custodyEnds && "custody",
    isClosed && "closed",
    isOpen && facts.isTentative && "tentative",
    isOpen && !facts.isTentative && facts.kind === "duty" && "duty",
    isOpen && facts.isNoWork && "noWork",
  ];
  return found.filter((one) => one !== false);
}
