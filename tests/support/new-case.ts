import type { NewCase } from "../../server/case/new-case.ts";
import { registerCases } from "../../server/case/register-cases.ts";
import { change } from "../../server/core/change.ts";
import { courtDay } from "../../server/rules/calendar/court-day.ts";
import type { MadeCourt } from "./factories.ts";

let serial = 0;

/** A case as a register would give it; numbers count up, names are nobody's. */
export function newCase(said: Partial<NewCase> = {}): NewCase {
  serial += 1;
  return {
    caseNumber: { prefix: "SC", number: serial, suffix: null, year: 2024 },
    cfmsCode: null,
    fir: null,
    sections: [{ statute: "PECA", section: "14" }],
    unreadSections: [],
    accused: [{ name: `Accused ${serial}` }],
    otherAccused: 0,
    complainants: [],
    counsel: [],
    prosecutor: null,
    investigatingOfficer: null,
    stage: "prosecution-evidence",
    custody: "bail",
    orderedRestricted: null,
    priorDay: null,
    institutionDay: courtDay("2024-05-06"),
    offenceDay: null,
    firDay: null,
    challanDay: null,
    remarks: null,
    ...said,
  };
}

/** Registers cases in a court as its clerk and answers their ids in order. */
export function register({ clerk, courtId, districtId }: MadeCourt, ...cases: NewCase[]): Promise<number[]> {
  return change(clerk, { action: "case.registered", permission: "docket.change", courtId }, (tx) =>
    registerCases(tx, courtId, districtId, cases),
  );
}
