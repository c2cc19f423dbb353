import type { NewCase } from "../../case/new-case.ts";
import { type CourtDay, daysBetween } from "../../rules/calendar/court-day.ts";
import type { DemoCourt } from "./demo-courts.ts";
import type { Draws } from "./draws.ts";

/** Numbers of a court follow the day of institution, year by year, with gaps for the cases of other dockets. */
export function numberCases(draws: Draws, court: DemoCourt, cases: readonly NewCase[], today: CourtDay): NewCase[] {
  const sorted = [...cases].sort((one, other) => (one.institutionDay! < other.institutionDay! ? -1 : 1));
  const last = new Map<number, number>();
  return sorted.map((matter) => {
    const day = matter.institutionDay!;
    const year = Number(day.slice(0, 4));
    const before = last.get(year) ?? draws.between(0, 9);
    // A number written in afterwards takes the letter of the one before it; so does not the first of a year.
    const isBetween = last.has(year) && draws.chance(0.012);
    const number = isBetween ? before : before + draws.between(1, 5);
    const suffix = isBetween ? "A" : null;
    last.set(year, isBetween ? before + 1 : number);
    const isFresh = daysBetween(day, today) < 30 && matter.docket !== "inquiry";
    const prefix = matter.docket === "inquiry" ? "Enquiry" : court.casePrefix;
    return {
      ...matter,
      caseNumber: isFresh && draws.chance(0.3) ? null : { prefix, number, suffix, year },
      cfmsCode: draws.chance(0.9) ? cfmsCode(draws, day) : null,
    };
  });
}

const COUNTED_FROM = "2019-01-01" as CourtDay;

/** Grows with the days, as the codes of a register shared by all courts do. */
const cfmsCode = (draws: Draws, day: CourtDay) =>
  String(1_000_000 + daysBetween(COUNTED_FROM, day) * 1_200 + draws.between(0, 1_199));

/** FIRs are numbered by station and year in the order of their days, over all courts together. */
export function numberFirs(courts: readonly (readonly NewCase[])[]): NewCase[][] {
  const withFir = courts.flat().filter(({ firDay }) => firDay !== null);
  const sorted = withFir.sort((one, other) => (one.firDay! < other.firDay! ? -1 : one.firDay! > other.firDay! ? 1 : 0));
  const last = new Map<string, number>();
  const firs = new Map<NewCase, NewCase["fir"]>();
  for (const matter of sorted) {
    const year = Number(matter.firDay!.slice(0, 4));
    const key = `${matter.station}/${year}`;
    const number = (last.get(key) ?? 0) + 1;
    last.set(key, number);
    firs.set(matter, { number, year, station: matter.station ?? null });
  }
  return courts.map((cases) => cases.map((matter) => ({ ...matter, fir: firs.get(matter) ?? null })));
}
