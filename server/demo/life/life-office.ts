import type {
  caseLink,
  caseNote,
  caseTransfer,
  documentReference,
  formerNumber,
  progressReport,
} from "../../../db/schema/case-life.ts";
import { addDays, type CourtDay, daysBetween } from "../../rules/calendar/court-day.ts";
import { caseNumberKey } from "../../rules/case/case-number.ts";
import { instantOn } from "../docket/court-time.ts";
import type { Life } from "./life-ids.ts";

type Insert<Table extends { $inferInsert: unknown }> = Table["$inferInsert"];

/** What a case took with it: the court it came from, and the number that it had there. */
export type Transferred = {
  transfers: Insert<typeof caseTransfer>[];
  numbers: Insert<typeof formerNumber>[];
  /** Cases that came in, with their day: they are of this docket since then. */
  cases: { id: number; day: CourtDay }[];
};

/** The judge of one court was posted away, and this one took over his cases of these offences. */
const TAKEN_OVER = { to: "east-adj-11", from: "east-adj-4", prefix: "Special Case", cases: 30, weeksAgo: 9 };

export function transferred(life: Life): Transferred {
  const { one, today, courtIds, caseIds, courtId } = life;
  const made: Transferred = { transfers: [], numbers: [], cases: [] };
  for (const [caseAt, { disposal }] of one.cases.entries()) {
    if (disposal?.kind !== "transferred") continue;
    made.transfers.push({
      ...{ caseId: caseIds[caseAt]!, fromCourtId: courtId, toCourt: life.draws.pick(ELSEWHERE), day: disposal.day },
      ...{ because: "Place of the offence", orderedBy: "High Court of Sindh" },
    });
  }
  const fromId = courtIds.get(TAKEN_OVER.from);
  if (one.court.code !== TAKEN_OVER.to || fromId === undefined) return made;
  const day = addDays(today, -7 * TAKEN_OVER.weeksAgo);
  const isFit = (caseAt: number) => {
    const { matter, application, disposal } = one.cases[caseAt]!;
    const first = life.hearings.get(caseAt)?.[0]?.day;
    const isOlder =
      matter.institutionDay! < addDays(day, -90) && matter.docket === "trial" && matter.caseNumber !== null;
    return application === null && disposal === null && isOlder && (first === undefined || first > day);
  };
  const fit = one.cases.flatMap((_, caseAt) => (isFit(caseAt) ? [caseAt] : [])).slice(0, TAKEN_OVER.cases);
  for (const [at, caseAt] of fit.entries()) {
    const caseId = caseIds[caseAt]!;
    const { matter } = one.cases[caseAt]!;
    const year = Number(matter.institutionDay!.slice(0, 4));
    // High, so that no case of that court has it today.
    const number = { number: 900 + 3 * at, suffix: null, year };
    const isPartHeard = matter.stage === "prosecution-evidence" && life.draws.chance(0.4);
    made.transfers.push({
      ...{ caseId, fromCourtId: fromId, toCourtId: courtId, day, isPartHeard },
      ...{ because: "The judge was posted away", orderedBy: "District & Sessions Judge, Karachi East" },
    });
    made.numbers.push({
      ...{ caseId, courtId, ofCourtId: fromId, docket: "trial", numberPrefix: TAKEN_OVER.prefix },
      ...{ number: number.number, year, numberKey: caseNumberKey(number), untilDay: day, because: "transferred" },
    });
    made.cases.push({ id: caseId, day });
  }
  return made;
}

const ELSEWHERE = [
  "Additional District & Sessions Judge-II, Hyderabad",
  "Additional District & Sessions Judge-I, Thatta",
];

/** Trials that began as inquiries, with the court's permission: the number of the inquiry is still found. */
export function becameTrials(life: Life): Insert<typeof formerNumber>[] {
  if (life.one.court.rank !== "magistrate") return [];
  const fit = life.one.cases.flatMap(({ matter, application }, caseAt) =>
    application === null && matter.docket === "trial" && matter.firDay !== null ? [caseAt] : [],
  );
  return fit.slice(0, 2).map((caseAt, at) => {
    const untilDay = life.one.cases[caseAt]!.matter.firDay!;
    const number = { number: 400 + at, suffix: null, year: Number(untilDay.slice(0, 4)) };
    return {
      ...{ caseId: life.caseIds[caseAt]!, courtId: life.courtId, ofCourtId: life.courtId, docket: "inquiry" as const },
      ...{ numberPrefix: "Enquiry", number: number.number, year: number.year, numberKey: caseNumberKey(number) },
      ...{ untilDay, because: "became-trial" as const },
    };
  });
}

/** Reports on inquiries that are a month old or older, one a month; the agency's own words. */
export function progressReports(life: Life): Insert<typeof progressReport>[] {
  return life.one.cases.flatMap(({ matter, disposal }, caseAt) => {
    if (matter.docket !== "inquiry" || disposal) return [];
    const months = Math.min(3, Math.floor(daysBetween(matter.institutionDay!, life.today) / 30));
    return REPORTS.slice(0, months).map((says, at) => ({
      ...{ caseId: life.caseIds[caseAt]!, day: addDays(matter.institutionDay!, 30 * (at + 1)) },
      ...{ madeBy: "NCCIA, Cyber Crime Reporting Centre", says },
    }));
  });
}

const REPORTS = [
  "Complainant examined; the account was asked for from the platform.",
  "Subscriber found through the operator; notice under s. 160 issued.",
  "Device sent to the forensic laboratory; its report is awaited.",
];

export type Dormant = {
  id: number;
  dormant_since: CourtDay;
  dormant_because: string;
  dormant_by: string;
  review_day: CourtDay;
};

/** Orders that let a case rest: nobody is arrested, or a higher court has stayed it. One in eight is due for review. */
export function dormants(life: Life): Dormant[] {
  const { draws, today } = life;
  return life.one.cases.flatMap(({ matter, disposal, application }, caseAt): Dormant[] => {
    const hearings = life.hearings.get(caseAt) ?? [];
    const isDated = hearings.some(({ outcome }) => outcome === null);
    const isResting = matter.stage === "absconder" || matter.stage === "report-class";
    if (disposal || application || isDated || !isResting || !draws.chance(0.9)) return [];
    const last = hearings.at(-1)?.day ?? matter.priorDay ?? matter.institutionDay!;
    const since = addDays(last, Math.min(7, Math.max(0, daysBetween(last, today) - 1)));
    const review_day = draws.chance(0.12)
      ? addDays(today, -draws.between(2, 20))
      : addDays(today, draws.between(20, 150));
    const dormant_because =
      matter.stage === "absconder"
        ? "Perpetual warrants issued, s. 512 Cr.P.C."
        : "Report under s. 173 before the District Prosecutor";
    return [
      { id: life.caseIds[caseAt]!, dormant_since: since, dormant_because, dormant_by: life.one.judge.name, review_day },
    ];
  });
}

const NOTES = [
  "Counsel asks for a date after the 20th; none was promised.",
  "Case property is in the malkhana of the Centre, entry 112.",
  "Surety papers verified by the Mukhtiarkar.",
  "File came back from the High Court with the order of stay vacated.",
  "The witness lives in Sukkur and needs two weeks' notice.",
  "Digital record on one sealed USB, opened only in court.",
];
const PRIVATE = ["Look at Ex. 7 again before the next date.", "Ask both sides on the authenticity of the screenshots."];
const PAPERS = [
  ["Report under s. 173 Cr.P.C.", "pages 1 to 14"],
  ["Technical analysis report", "Exhibit 5"],
  ["Mashirnama of seizure", "page 19"],
  ["Certificate of the reporting officer", "Exhibit 6"],
] as const;

export function papers(life: Life) {
  const { draws, today, caseIds, courtId, clerk, judge } = life;
  const notes: Insert<typeof caseNote>[] = [];
  const documents: Insert<typeof documentReference>[] = [];
  for (const [caseAt, { disposal, application, matter }] of life.one.cases.entries()) {
    if (disposal || application) continue;
    const at = { caseId: caseIds[caseAt]!, courtId };
    const written = (days: number) => instantOn(addDays(today, -days), 12 * 60 + 20);
    if (clerk && draws.chance(0.06))
      notes.push({ ...at, text: draws.pick(NOTES), writtenBy: clerk, writtenAt: written(draws.between(3, 90)) });
    if (judge && draws.chance(0.02))
      notes.push({
        ...at,
        text: draws.pick(PRIVATE),
        isPrivate: true,
        writtenBy: judge,
        writtenAt: written(draws.between(1, 30)),
      });
    if (matter.challanDay && draws.chance(0.08))
      for (const [title, place] of PAPERS.slice(0, draws.between(1, PAPERS.length)))
        documents.push({ ...at, title, place, day: matter.challanDay });
  }
  return { notes, documents, links: links(life) };
}

/** Cross cases and matters in connection; what shares an FIR is found without being linked. */
function links({ draws, one, caseIds }: Life): Insert<typeof caseLink>[] {
  const open = one.cases.flatMap(({ disposal, application }, at) => (disposal || application ? [] : [at]));
  const count = Math.min(6, Math.floor(open.length / 30));
  return Array.from({ length: count }, (_, at) => ({
    caseId: caseIds[open[at * 7]!]!,
    otherCaseId: caseIds[open[at * 7 + draws.between(1, 6)]!]!,
    kind: at % 2 === 0 ? ("cross-case" as const) : ("in-connection" as const),
  }));
}
