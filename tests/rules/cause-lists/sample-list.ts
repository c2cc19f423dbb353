import { courtDay } from "../../../server/rules/calendar/court-day.ts";
import { chargedSection, restrictionOf } from "../../../server/rules/case/offences.ts";
import { PURPOSES, type Purpose } from "../../../server/rules/case/purposes.ts";
import type { CauseList, CauseListEntry } from "../../../server/rules/cause-lists/cause-list.ts";
import { arrangeEntries } from "../../../server/rules/cause-lists/list-order.ts";

const name = (en: string, ur: string | null) => ({ name: en, nameUr: ur });

/** Invented people. */
const ACCUSED = [
  name("Zarak Nawab", "زرک نواب"),
  name("Mehr Gul", "مہر گل"),
  name("Shahbano Tareen", "شہربانو ترین"),
  name("Dost Ali Lund", "دوست علی لنڈ"),
  name("Feroz Dar", null),
];
const COUNSEL = [name("Ms Nargis Awan", "نرگس اعوان"), name("Mr Babar Rind", "بابر رند"), name("Mr Sajal Mir", null)];
const BLOCKS = ["09:00", "10:30", "12:00", null];
const SECTIONS = ["PECA 3", "PECA 20", "PECA 14", "PECA 21", "PECA 16", "PECA 26A", "PECA 13"];

/** One matter; what a test is about is given, the rest is unremarkable and unrestricted. */
export function matter(number: number, given: Partial<CauseListEntry> = {}): CauseListEntry {
  const sections = given.sections ?? [chargedSection("PECA 3"), chargedSection("PECA 14")];
  return {
    hearingUid: `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`,
    caseId: number,
    serial: number,
    block: "09:00",
    reportingTime: "08:45",
    minutes: 10,
    caseNumber: `Special Case ${number}/2024`,
    fir: { number, year: 2024, station: "Cyber Crime Reporting Centre" },
    sections,
    stage: "prosecution-evidence",
    purpose: "evidence",
    accused: [ACCUSED[number % ACCUSED.length]!],
    otherAccused: 0,
    complainants: [name("Complainant Invented", "فرضی مدعی")],
    counsel: [COUNSEL[number % COUNSEL.length]!],
    prosecutor: name("Mr Yawar Solangi", "یاور سولنگی"),
    officer: name("SI Palwasha Baloch", "پلوشہ بلوچ"),
    isInCustody: false,
    restriction: restrictionOf({ sections, unreadSections: [], hasMinor: false, orderedRestricted: null }),
    isPartHeard: false,
    notReachedTimes: 0,
    previousDay: courtDay("2026-11-19"),
    change: null,
    movedFrom: null,
    ...given,
  };
}

export function listOf(entries: readonly CauseListEntry[], given: Partial<CauseList> = {}): CauseList {
  return {
    courtCode: "east-adj-11",
    court: name("Additional District & Sessions Judge XI, East", "ایڈیشنل ڈسٹرکٹ اینڈ سیشن جج XI، شرقی"),
    district: name("District East", "ضلع شرقی"),
    judge: name("Judge Invented", "فرضی جج صاحب"),
    place: name("City Courts", "سٹی کورٹس"),
    room: name("Courtroom 7", "کمرۂ عدالت 7"),
    day: courtDay("2026-12-03"),
    version: 1,
    supplementary: null,
    publishedAt: "2026-12-01T11:05:00Z",
    timezone: "Asia/Karachi",
    isDemo: true,
    entries,
    removed: [],
    ...given,
  };
}

/** A full Thursday of `count` matters in every purpose, some restricted, some in custody, in calling order. */
export function thursday(count: number): CauseList {
  const entries = Array.from({ length: count }, (_, index) => {
    const purpose: Purpose = PURPOSES[(index * 5) % PURPOSES.length]!;
    return {
      ...matter(index + 1, {
        block: BLOCKS[Math.floor((index * BLOCKS.length) / count)]!,
        sections: [chargedSection(SECTIONS[index % SECTIONS.length]!)],
        purpose,
        accused: [ACCUSED[index % 5]!],
        otherAccused: index % 3,
        isInCustody: index % 11 === 3,
        notReachedTimes: index % 4 === 1 ? 2 : 0,
      }),
      isFixed: index % 2 === 0,
      since: courtDay(`2024-0${1 + (index % 9)}-11`),
      position: null,
    };
  });
  return listOf(arrangeEntries(entries));
}
