import type { Weekday } from "../../rules/calendar/court-day.ts";

/** A court of the demo: its name and district come from `db/seed/districts`, the rest is made up here. */
export type DemoCourt = {
  code: string;
  districtCode: string;
  rank: "sessions" | "magistrate";
  /** Cases it starts with; some are decided on the way to today. */
  cases: number;
  /** When it hears these cases. */
  rule: string;
  fallbackWeekday: Weekday | null;
  /** Matters it lists on one such day. */
  daily: number;
  planMinutes: number;
  planMatters: number;
  casePrefix: string;
  room: string;
  roomUr: string;
  blocks: readonly string[];
};

const HALF_HOURLY = ["09:00", "10:30", "12:00"];
const SESSIONS = { rank: "sessions", casePrefix: "Special Case", fallbackWeekday: null, blocks: HALF_HOURLY } as const;
const MAGISTRATE = {
  rank: "magistrate",
  casePrefix: "Criminal Case",
  fallbackWeekday: null,
  blocks: ["09:00", "11:00"],
} as const;

const courtroom = (number: number) => ({ room: `Courtroom ${number}`, roomUr: `کمرۂ عدالت ${number}` });
const plan = (daily: number, planMinutes: number, planMatters: number) => ({ daily, planMinutes, planMatters });

/**
 * District East hears these cases on Thursdays and carries most of them; the others show the other patterns.
 * Minutes planned for a day are more than a day has: courts list for those who will not be reached.
 */
export const DEMO_COURTS: readonly DemoCourt[] = [
  {
    ...SESSIONS,
    code: "east-adj-11",
    districtCode: "karachi-east",
    cases: 474,
    rule: "FREQ=WEEKLY;BYDAY=TH",
    ...plan(42, 720, 50),
    ...courtroom(11),
    blocks: ["09:00", "10:30", "12:00", "13:30"],
  },
  {
    ...MAGISTRATE,
    code: "east-jm-1",
    districtCode: "karachi-east",
    cases: 150,
    rule: "FREQ=WEEKLY;BYDAY=TH",
    fallbackWeekday: 3,
    ...plan(26, 450, 32),
    ...courtroom(24),
    blocks: HALF_HOURLY,
  },
  {
    ...SESSIONS,
    code: "east-adj-4",
    districtCode: "karachi-east",
    cases: 84,
    rule: "FREQ=WEEKLY;BYDAY=TH",
    ...plan(15, 330, 20),
    ...courtroom(4),
  },
  {
    ...SESSIONS,
    code: "south-adj-10",
    districtCode: "karachi-south",
    cases: 90,
    rule: "FREQ=MONTHLY;BYDAY=1SA,3SA",
    ...plan(30, 540, 36),
    ...courtroom(10),
  },
  {
    ...MAGISTRATE,
    code: "south-jm-1",
    districtCode: "karachi-south",
    cases: 84,
    rule: "FREQ=WEEKLY;BYDAY=TU",
    fallbackWeekday: 4,
    ...plan(16, 330, 20),
    ...courtroom(21),
  },
  {
    ...SESSIONS,
    code: "central-adj-6",
    districtCode: "karachi-central",
    cases: 60,
    rule: "FREQ=MONTHLY;BYDAY=-1TH",
    ...plan(30, 540, 36),
    ...courtroom(6),
  },
  {
    ...MAGISTRATE,
    code: "central-jm-3",
    districtCode: "karachi-central",
    cases: 68,
    rule: "FREQ=WEEKLY;BYDAY=WE",
    ...plan(13, 270, 16),
    ...courtroom(23),
  },
  {
    ...SESSIONS,
    code: "west-adj-2",
    districtCode: "karachi-west",
    cases: 84,
    rule: "FREQ=WEEKLY;BYDAY=MO",
    ...plan(15, 330, 20),
    ...courtroom(2),
  },
  {
    ...MAGISTRATE,
    code: "west-jm-5",
    districtCode: "karachi-west",
    cases: 55,
    rule: "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE",
    ...plan(18, 330, 22),
    ...courtroom(25),
  },
  {
    ...SESSIONS,
    code: "malir-adj-3",
    districtCode: "karachi-malir",
    cases: 65,
    rule: "FREQ=MONTHLY;BYDAY=1SA,3SA",
    ...plan(22, 420, 26),
    ...courtroom(3),
  },
  {
    ...MAGISTRATE,
    code: "malir-jm-2",
    districtCode: "karachi-malir",
    cases: 50,
    rule: "FREQ=WEEKLY;BYDAY=MO",
    ...plan(9, 210, 12),
    ...courtroom(2),
  },
];

/** Weeks of hearing days that the demo looks back on. */
export const WEEKS_BEHIND = 26;
