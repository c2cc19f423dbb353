import { type CourtDay, courtDay } from "../calendar/court-day.ts";

/** The statutes whose sections are data here; a section of any other statute is unknown and so restricted. */
export const STATUTES = ["PECA", "PPC"] as const;
export type Statute = (typeof STATUTES)[number];

export type Answer = "yes" | "no" | "unknown";

/** A charged section as a case holds it, e.g. `{ statute: "PECA", section: "22A" }`. */
export type ChargedSection = { readonly statute: string; readonly section: string };

/**
 * What a district's judge or lawyer has read for us: it takes the place of a row whose class is not confirmed, or of a
 * section that is not in the table. It cannot change a confirmed row, nor make a sensitive victim insensitive.
 */
export type ConfirmedClass = ChargedSection & {
  readonly cognizable: Answer | "on-authority-complaint";
  readonly bailable: Answer;
  readonly compoundable: Answer;
  readonly victimSensitive: Answer;
  /** Who confirmed it, as the finding cites it: "District Judge, letter of 3 Nov 2026". */
  readonly confirmedBy: string;
};

export type Offence = {
  readonly statute: Statute;
  /** Normal form of `sectionCode`: "22A", "26A", "420". */
  readonly section: string;
  readonly title: string;
  /** Whole months; `null` when the text was not read. */
  readonly maxMonths: number | null;
  /** Rupees; `null` when the section states no cap or was not read. */
  readonly maxFine: number | null;
  /** Graver forms of the same section. */
  readonly aggravated: readonly {
    readonly when: string;
    readonly maxMonths: number | null;
    readonly maxFine: number | null;
  }[];
  readonly cognizable: Answer | "on-authority-complaint";
  readonly bailable: Answer;
  readonly compoundable: Answer;
  /** Joint liability (PPC 34, 109) has no class of its own: it follows the offence it is charged with. */
  readonly followsPrincipal: boolean;
  /** Whether the victim of this offence must not be told from a posted list. */
  readonly victimSensitive: Answer;
  /** Days in force, both included; compare them with the *offence* date, not with the FIR. */
  readonly from: CourtDay;
  readonly until: CourtDay | null;
  readonly authority: string;
  /** False: seen in a secondary source or remembered. Such a figure or class may warn, never refuse. */
  readonly sentenceConfirmed: boolean;
  readonly classConfirmed: boolean;
};

type Row = Partial<Offence> & Pick<Offence, "section" | "title">;

const ACT = courtDay("2016-08-19");
const AMENDED_2023 = courtDay("2023-07-24");
const AMENDED_2025 = courtDay("2025-01-29");
const MILLION = 1_000_000;

const peca = (row: Row): Offence => ({
  statute: "PECA",
  maxMonths: null,
  maxFine: null,
  aggravated: [],
  cognizable: "no",
  bailable: "yes",
  compoundable: "yes",
  followsPrincipal: false,
  victimSensitive: "no",
  from: ACT,
  until: null,
  authority: "PECA 2016 (Act XL of 2016), class by s.43(1)",
  sentenceConfirmed: true,
  classConfirmed: true,
  ...row,
});

/** Sections 10, 21, 22 by s.43(2): cognizable, non-bailable, non-compoundable. */
const grave = (row: Row): Offence =>
  peca({
    cognizable: "yes",
    bailable: "no",
    compoundable: "no",
    authority: "PECA 2016 (Act XL of 2016), class by s.43(2)",
    ...row,
  });

/** Child offences added in 2023; whether s.43 was amended to name them was not found. */
const added2023 = (row: Row): Offence =>
  grave({
    from: AMENDED_2023,
    victimSensitive: "yes",
    authority: "PECA (Amendment) Act 2023; class expected as s.43(2), not confirmed",
    sentenceConfirmed: false,
    classConfirmed: false,
    ...row,
  });

const UNKNOWN_CLASS = { cognizable: "unknown", bailable: "unknown", compoundable: "unknown" } as const;

/** Penal Code sections charged beside PECA. Their place in Schedule II CrPC has not been read: nothing is confirmed. */
const ppc = (section: string, title: string, victimSensitive: Answer): Offence =>
  peca({
    ...UNKNOWN_CLASS,
    statute: "PPC",
    section,
    title,
    victimSensitive,
    from: courtDay("1860-10-06"),
    authority: "Pakistan Penal Code 1860; class by Schedule II CrPC, not confirmed",
    sentenceConfirmed: false,
    classConfirmed: false,
  });

/** Schedule II CrPC gives abetment the class of the offence abetted; common intention is no offence of its own. */
const jointLiability = (section: string, title: string): Offence => ({
  ...ppc(section, title, "no"),
  followsPrincipal: true,
  authority: "Pakistan Penal Code 1860; the class of the principal offence (Schedule II CrPC, s.109)",
  classConfirmed: true,
});

/**
 * The sections charged on a cybercrime docket, numbered as in the Act (not as in the 2016 Bill, which numbers
 * several of them otherwise). Sentences and classes of ss.3–20, 23–26: text of the Bill as mapped to the Act, confirmed;
 * those of 22 (2023), 22A–22C, 24A are from secondary sources; 26A: sentence confirmed, class unknown.
 */
export const OFFENCES: readonly Offence[] = [
  peca({ section: "3", title: "Unauthorized access to information system or data", maxMonths: 3, maxFine: 50_000 }),
  peca({ section: "4", title: "Unauthorized copying or transmission of data", maxMonths: 6, maxFine: 100_000 }),
  peca({ section: "5", title: "Interference with information system or data", maxMonths: 24, maxFine: 500_000 }),
  peca({ section: "6", title: "Unauthorized access, critical infrastructure", maxMonths: 36, maxFine: MILLION }),
  peca({ section: "7", title: "Unauthorized copying, critical infrastructure", maxMonths: 60, maxFine: 5 * MILLION }),
  peca({ section: "8", title: "Interference, critical infrastructure", maxMonths: 84, maxFine: 10 * MILLION }),
  peca({ section: "9", title: "Glorification of an offence", maxMonths: 84, maxFine: 10 * MILLION }),
  grave({ section: "10", title: "Cyber terrorism", maxMonths: 168, maxFine: 50 * MILLION }),
  peca({ section: "11", title: "Hate speech", maxMonths: 84 }),
  peca({ section: "12", title: "Recruitment, funding and planning of terrorism", maxMonths: 84 }),
  peca({
    section: "13",
    title: "Electronic forgery",
    maxMonths: 36,
    maxFine: 250_000,
    aggravated: [{ when: "critical infrastructure", maxMonths: 84, maxFine: 5 * MILLION }],
  }),
  peca({ section: "14", title: "Electronic fraud", maxMonths: 24, maxFine: 10 * MILLION }),
  peca({ section: "15", title: "Making, obtaining or supplying device", maxMonths: 6, maxFine: 50_000 }),
  peca({ section: "16", title: "Unauthorized use of identity information", maxMonths: 36, maxFine: 5 * MILLION }),
  peca({
    section: "17",
    title: "Unauthorized issuance of SIM cards",
    maxMonths: 36,
    maxFine: 500_000,
    cognizable: "on-authority-complaint",
  }),
  peca({ section: "18", title: "Tampering of communication equipment", maxMonths: 36, maxFine: MILLION }),
  peca({ section: "19", title: "Unauthorized interception", maxMonths: 24, maxFine: 500_000 }),
  peca({
    section: "20",
    title: "Offences against dignity of a natural person",
    maxMonths: 36,
    maxFine: MILLION,
    victimSensitive: "yes",
  }),
  grave({
    section: "21",
    title: "Offences against modesty of a natural person and minor",
    maxMonths: 60,
    maxFine: 5 * MILLION,
    victimSensitive: "yes",
    aggravated: [
      { when: "minor victim", maxMonths: 84, maxFine: 5 * MILLION },
      { when: "repeated against a minor", maxMonths: 120, maxFine: null },
    ],
  }),
  grave({
    section: "22",
    title: "Child pornography",
    maxMonths: 84,
    maxFine: 5 * MILLION,
    victimSensitive: "yes",
    until: courtDay("2023-07-23"),
  }),
  grave({
    section: "22",
    title: "Child pornography",
    maxMonths: 240,
    victimSensitive: "yes",
    from: AMENDED_2023,
    authority: "PECA 2016 s.22 as amended in 2023, class by s.43(2); sentence not confirmed",
    sentenceConfirmed: false,
  }),
  added2023({ section: "22A", title: "Online grooming and solicitation", maxMonths: 120, maxFine: 10 * MILLION }),
  added2023({ section: "22B", title: "Commercial sexual exploitation of children", maxMonths: 240 }),
  added2023({ section: "22C", title: "Use of information system for trafficking of a minor", maxMonths: 240 }),
  peca({ section: "23", title: "Malicious code", maxMonths: 24, maxFine: MILLION }),
  peca({
    section: "24",
    title: "Cyber stalking",
    maxMonths: 36,
    maxFine: MILLION,
    victimSensitive: "yes",
    aggravated: [{ when: "minor victim", maxMonths: 60, maxFine: 10 * MILLION }],
  }),
  added2023({ ...UNKNOWN_CLASS, section: "24A", title: "Cyberbullying", maxMonths: 60, maxFine: 500_000 }),
  peca({
    section: "25",
    title: "Spamming",
    maxMonths: 3,
    maxFine: 50_000,
    aggravated: [{ when: "repeated", maxMonths: 3, maxFine: MILLION }],
  }),
  peca({ section: "26", title: "Spoofing", maxMonths: 36, maxFine: 500_000 }),
  peca({
    ...UNKNOWN_CLASS,
    section: "26A",
    title: "False and fake information",
    maxMonths: 36,
    maxFine: 2 * MILLION,
    from: AMENDED_2025,
    authority: "PECA (Amendment) Act 2025, in force 29 January 2025; class not confirmed",
    classConfirmed: false,
  }),
  jointLiability("34", "Common intention"),
  jointLiability("109", "Abetment"),
  ppc("190", "Threat to keep a person from applying for protection", "no"),
  ppc("292", "Sale of obscene material", "unknown"),
  ppc("354", "Assault on a woman's modesty", "yes"),
  ppc("354A", "Assault on a woman and stripping", "yes"),
  ppc("376", "Rape", "yes"),
  ppc("377", "Unnatural offences", "yes"),
  ppc("384", "Extortion", "unknown"),
  ppc("419", "Cheating by personation", "no"),
  ppc("420", "Cheating", "no"),
  ppc("468", "Forgery for cheating", "no"),
  ppc("471", "Using a forged document", "no"),
  ppc("500", "Defamation", "unknown"),
  ppc("505", "Statements conducing to public mischief", "no"),
  ppc("506", "Criminal intimidation", "unknown"),
  ppc("509", "Insult to modesty or sexual harassment", "yes"),
];
