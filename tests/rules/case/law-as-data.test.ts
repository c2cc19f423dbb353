import { describe, expect, test } from "vitest";
import { APPLICATION_RULES } from "../../../server/rules/applications/applications.ts";
import { DISPOSAL_RULES } from "../../../server/rules/applications/disposals.ts";
import { type Authority, type DatedAuthority, isInForce } from "../../../server/rules/calendar/authority.ts";
import { addDays, courtDay } from "../../../server/rules/calendar/court-day.ts";
import {
  ADJOURNMENT_REASONS,
  ADJOURNMENT_RULES,
  type AdjournmentReason,
  SIDES,
} from "../../../server/rules/case/adjournment.ts";
import { BAIL_DAYS, BAIL_POLICY } from "../../../server/rules/case/bail-clock.ts";
import { JUVENILE_TARGET } from "../../../server/rules/case/juvenile.ts";
import { OFFENCES, type Offence } from "../../../server/rules/case/offence-table.ts";
import { chargedSection, offenceOn } from "../../../server/rules/case/offences.ts";
import { STAGE_PAIRS } from "../../../server/rules/case/stage-machine.ts";
import { sectionAt } from "../../../server/rules/case/stage-sections.ts";
import { STAGE_RULES, STAGES, type Stage } from "../../../server/rules/case/stages.ts";
import { STATUTORY_BAIL, STATUTORY_BAIL_MONTHS } from "../../../server/rules/case/statutory-bail.ts";
import { PRESERVATION_DAYS, REQUEST_AUTHORITY } from "../../../server/rules/evidence/evidence-ledger.ts";
import { APPEAL_DAYS, appealOf } from "../../../server/rules/judgment/judgment.ts";
import { LISTING_RULES } from "../../../server/rules/listing/listing-rules.ts";
import { LIMIT_ROWS, LIMIT_RULES, limitsFor } from "../../../server/rules/listing/next-date-limits.ts";
import { PROCESS_RULES } from "../../../server/rules/process/process-states.ts";
import { SETTLEMENT_LAW, SETTLEMENT_RULES } from "../../../server/rules/settlement/settlement-findings.ts";
import { ADJOURNMENT_WARNING, ORDER_OF_ADJOURNMENT } from "../../../server/rules/sitting/adjournment-counts.ts";

const MILLION = 1_000_000;
const NOW = courtDay("2026-11-26");

/** Classes of s.43: non-cognizable, bailable, compoundable; the grave ones; and those that nobody has read. */
const CLASS = {
  light: { cognizable: "no", bailable: "yes", compoundable: "yes", classConfirmed: true },
  onComplaint: { cognizable: "on-authority-complaint", bailable: "yes", compoundable: "yes", classConfirmed: true },
  grave: { cognizable: "yes", bailable: "no", compoundable: "no", classConfirmed: true },
  expected: { cognizable: "yes", bailable: "no", compoundable: "no", classConfirmed: false },
  unknown: { cognizable: "unknown", bailable: "unknown", compoundable: "unknown", classConfirmed: false },
} satisfies Record<string, Partial<Offence>>;

/** The table of offences as the research has it: section, months, rupees, class, whether the sentence was read. */
const SENTENCES: readonly [string, number, number | null, keyof typeof CLASS, boolean?][] = [
  ["3", 3, 50_000, "light"],
  ["4", 6, 100_000, "light"],
  ["5", 24, 500_000, "light"],
  ["6", 36, MILLION, "light"],
  ["7", 60, 5 * MILLION, "light"],
  ["8", 84, 10 * MILLION, "light"],
  ["9", 84, 10 * MILLION, "light"],
  ["10", 168, 50 * MILLION, "grave"],
  ["11", 84, null, "light"],
  ["12", 84, null, "light"],
  ["13", 36, 250_000, "light"],
  ["14", 24, 10 * MILLION, "light"],
  ["15", 6, 50_000, "light"],
  ["16", 36, 5 * MILLION, "light"],
  ["17", 36, 500_000, "onComplaint"],
  ["18", 36, MILLION, "light"],
  ["19", 24, 500_000, "light"],
  ["20", 36, MILLION, "light"],
  ["21", 60, 5 * MILLION, "grave"],
  ["22", 240, null, "grave", false],
  ["22A", 120, 10 * MILLION, "expected", false],
  ["22B", 240, null, "expected", false],
  ["22C", 240, null, "expected", false],
  ["23", 24, MILLION, "light"],
  ["24", 36, MILLION, "light"],
  ["24A", 60, 500_000, "unknown", false],
  ["25", 3, 50_000, "light"],
  ["26", 36, 500_000, "light"],
  ["26A", 36, 2 * MILLION, "unknown"],
];

describe("every offence of the Act", () => {
  test.each(SENTENCES)(
    "s.%s carries at most %d months and %s rupees",
    (section, maxMonths, maxFine, kind, isRead = true) => {
      const found = offenceOn(chargedSection(`PECA ${section}`), NOW);
      expect(found).toMatchObject({ maxMonths, maxFine, sentenceConfirmed: isRead, ...CLASS[kind] });
      expect(found!.authority).not.toBe("");
    },
  );

  test("is in the table, and none is that the Act does not have", () => {
    const known = [...new Set(OFFENCES.filter(({ statute }) => statute === "PECA").map(({ section }) => section))];
    expect(known.sort()).toEqual(SENTENCES.map(([section]) => section).sort());
  });

  test.each([
    ["20", 36, "2016-08-19"],
    ["22", 84, "2016-08-19"],
    ["22A", 120, "2023-07-24"],
    ["22B", 240, "2023-07-24"],
    ["22C", 240, "2023-07-24"],
    ["24A", 60, "2023-07-24"],
    ["26A", 36, "2025-01-29"],
  ])("s.%s (%d months) was no offence on the day before %s", (section, months, from) => {
    const on = (day: string) => offenceOn(chargedSection(`PECA ${section}`), courtDay(day));
    expect(on(addDays(courtDay(from), -1))).toBeNull();
    expect(on(from)?.maxMonths).toBe(months);
  });

  test.each([
    ["13", "critical infrastructure", 84],
    ["21", "minor victim", 84],
    ["21", "repeated against a minor", 120],
    ["24", "minor victim", 60],
  ])("s.%s is graver: %s, %d months", (section, when, maxMonths) => {
    const { aggravated } = offenceOn(chargedSection(`PECA ${section}`), NOW)!;
    expect(aggravated).toContainEqual(expect.objectContaining({ when, maxMonths }));
  });
});

/** The stages of a trial with the sections of the Code before a magistrate and before Sessions, and whether they were read. */
const TRIAL: readonly [Stage, string, string | null, boolean][] = [
  ["inquiry", "155", "155", true],
  ["fir", "154", "154", true],
  ["remand", "61, 167", "61, 167", true],
  ["bail", "496–498", "496–498", true],
  ["challan", "173", "173", true],
  ["cognizance", "190, 204", "190, 204", false],
  ["absconder", "87, 88, 512", "87, 88, 512", true],
  ["copies", "241-A", "265-C", false],
  ["charge", "242", "265-D", true],
  ["plea", "243", "265-E", true],
  ["prosecution-evidence", "244", "265-F", true],
  ["statement-of-accused", "342", "342", true],
  ["defence-evidence", "340(2), 244", "340(2), 265-F(4)–(7)", true],
  ["arguments", "244–245", "265-G", false],
  ["judgment", "245, 366–367", "265-H, 366–367", false],
  ["premature-acquittal", "249-A", "265-K", true],
  ["stopped", "249", null, true],
  ["withdrawal", "494", "494", false],
  ["compromise", "345", "345", true],
  ["report-class", "173", "173", true],
  ["transfer", "526, 528", "526, 528", false],
];

describe("every stage of the trial", () => {
  test.each(TRIAL)(
    "%s stands under %s before a magistrate, %s before Sessions",
    (stage, magistrate, sessions, isRead) => {
      expect(sectionAt(stage, "magistrate")).toMatchObject({ section: magistrate, confirmed: isRead });
      expect(sectionAt(stage, "sessions").section).toBe(sessions);
      expect(STAGE_PAIRS.some(({ from, to }) => from === stage || to === stage)).toBe(true);
    },
  );
  test("is in the table", () => {
    expect([...TRIAL.map(([stage]) => stage), "decided"]).toEqual([...STAGES].sort((a, b) => order(a) - order(b)));
  });
  const order = (stage: Stage) => [...TRIAL.map(([one]) => one), "decided"].indexOf(stage);
});

/** The codes of adjournments as the research lists them, with ours. */
const CODES: readonly [string, readonly AdjournmentReason[]][] = [
  ["IO_ABSENT / IO_LEAVE_FILE", ["officer-absent", "officer-on-leave", "police-file-missing"]],
  ["REPORT_AWAITED", ["report-awaited"]],
  ["FORENSIC_AWAITED", ["forensic-awaited", "platform-awaited", "records-awaited"]],
  ["SPP_ABSENT", ["prosecutor-absent", "prosecutor-wants-time"]],
  ["COUNSEL_ABSENT / COUNSEL_BUSY", ["counsel-absent", "counsel-busy"]],
  ["STRIKE", ["strike"]],
  ["UTP_NOT_PRODUCED", ["prisoner-not-produced"]],
  ["ACCUSED_ABSENT", ["accused-absent"]],
  ["PW_ABSENT / PW_NOT_SERVED", ["witness-absent", "witness-not-served"]],
  ["COMPLAINANT_ABSENT", ["complainant-absent"]],
  ["PO_LEAVE / PO_VACANT", ["judge-on-leave", "judge-post-vacant"]],
  ["COPIES_NOT_SUPPLIED", ["copies-not-supplied"]],
  ["PROPERTY_NOT_PRODUCED", ["property-not-produced"]],
  ["HC_STAY / RECORD_SENT", ["higher-court-stay", "record-sent-up"]],
  ["TIME_SHORT / PART_HEARD", ["time-short", "part-heard"]],
  ["HOLIDAY / SECURITY / WEATHER", ["holiday", "security", "weather"]],
  ["SETTLEMENT_TALKS", ["settlement-talks"]],
];

describe("every code of an adjournment", () => {
  test.each(CODES)("%s is a reason with a side and where it was seen", (_, reasons) => {
    for (const reason of reasons) {
      expect(SIDES).toContain(ADJOURNMENT_RULES[reason].side);
      expect(ADJOURNMENT_RULES[reason].authority).not.toBe("");
    }
  });
  test("and no reason is without a code but the one that a clerk writes out", () => {
    const coded = CODES.flatMap(([, reasons]) => reasons);
    expect([...coded, "other"].sort()).toEqual([...ADJOURNMENT_REASONS].sort());
  });
});

describe("every rule", () => {
  const rules: readonly (readonly [string, Authority])[] = [
    ...OFFENCES.map(
      (one) => [`offence ${one.statute} ${one.section}`, { ...one, confirmed: one.classConfirmed }] as const,
    ),
    ...STAGES.map((stage) => [`stage ${stage}`, STAGE_RULES[stage]] as const),
    ...STAGE_PAIRS.map((pair) => [`step ${pair.from} to ${pair.to}`, pair] as const),
    ...ADJOURNMENT_REASONS.map((reason) => [`adjournment ${reason}`, ADJOURNMENT_RULES[reason]] as const),
    ...Object.values(DISPOSAL_RULES).map((one) => [`disposal ${one.disposal}`, one] as const),
    ...Object.values(APPLICATION_RULES).map((one) => [`application ${one.kind}`, one] as const),
    ...Object.entries(PROCESS_RULES).map(([kind, one]) => [`process ${kind}`, one] as const),
    ...Object.entries(REQUEST_AUTHORITY).map(([kind, one]) => [`request ${kind}`, one] as const),
    ...LIMIT_ROWS.map((one) => [`limit ${one.rule}`, one] as const),
    ...LISTING_RULES.map((one) => [`listing ${one.name}`, one] as const),
    ...SETTLEMENT_LAW.map((one) => [`settlement ${one.rule}`, one] as const),
    ...Object.entries({ BAIL_POLICY, STATUTORY_BAIL, JUVENILE_TARGET, ORDER_OF_ADJOURNMENT, ADJOURNMENT_WARNING }),
  ];

  test("names its authority and says whether it was read", () => {
    expect(rules.length).toBeGreaterThan(250);
    const lacking = rules.filter(
      ([, { authority, confirmed }]) => authority.trim().length < 3 || typeof confirmed !== "boolean",
    );
    expect(lacking.map(([name]) => name)).toEqual([]);
  });

  test("that was not read refuses nothing", () => {
    expect(SETTLEMENT_LAW.filter(({ weight, confirmed }) => weight === "blocks" && !confirmed)).toEqual([]);
    const held = {
      ...({ rank: "magistrate", isInCustody: true, sections: ["PECA 22A"], cognizanceDay: NOW } as const),
      ...{ copiesDay: NOW, proclamationDay: NOW, policeCustodySince: NOW, awaitedSinceFirDay: NOW },
    };
    const told = (["charge", "proclamation", "remand", "report", "evidence"] as const).flatMap(
      (purpose) => limitsFor(held, purpose, NOW).limits,
    );
    expect(told.filter(({ weight, confirmed }) => weight === "blocks" && !confirmed)).toEqual([]);
    expect(told.some(({ weight }) => weight === "blocks")).toBe(true);
  });

  test("is one of those that the screens have words for", () => {
    expect([...new Set(LIMIT_ROWS.map(({ rule }) => rule))].sort()).toEqual([...LIMIT_RULES].sort());
    expect([...new Set(SETTLEMENT_LAW.map(({ rule }) => rule))].sort()).toEqual([...SETTLEMENT_RULES].sort());
  });
});

describe("a dated rule", () => {
  const dated: readonly (readonly [string, DatedAuthority])[] = [
    ...LIMIT_ROWS.map((one) => [`limit ${one.rule}, ${one.authority}`, one] as const),
    ...SETTLEMENT_LAW.map((one) => [`settlement ${one.rule}`, one] as const),
    ...OFFENCES.map((one) => [`${one.statute} ${one.section}`, { ...one, confirmed: one.classConfirmed }] as const),
    ["target of a juvenile", JUVENILE_TARGET],
  ];

  test.each(dated.filter(([, { from }]) => from !== null))(
    "%s: not on the day before it came, and on that day",
    (_, rule) => {
      expect(isInForce(rule, addDays(rule.from!, -1))).toBe(false);
      expect(isInForce(rule, rule.from!)).toBe(true);
    },
  );

  test.each(dated.filter(([, { until }]) => until !== null))(
    "%s: on its last day, and not on the day after",
    (_, rule) => {
      expect(isInForce(rule, rule.until!)).toBe(true);
      expect(isInForce(rule, addDays(rule.until!, 1))).toBe(false);
    },
  );

  const child = { rank: "magistrate", isInCustody: true, sections: ["PECA 22A"] } as const;
  test.each([
    ["weekly-trial", "2023-07-24", { ...child, cognizanceDay: courtDay("2023-07-10") }, "evidence"],
    ["three-months", "2023-07-24", { ...child, cognizanceDay: courtDay("2023-07-10") }, "evidence"],
    ["remand-in-cyber-cases", "2023-07-24", child, "remand"],
    [
      "juvenile-target",
      "2025-08-18",
      { ...child, hasJuvenileAccused: true, institutionDay: courtDay("2025-08-01") },
      "evidence",
    ],
  ] as const)("%s limits no date that was given before %s", (rule, from, facts, purpose) => {
    const on = (day: string) => limitsFor(facts, purpose, courtDay(day)).limits.map((one) => one.rule);
    expect(on(addDays(courtDay(from), -1))).not.toContain(rule);
    expect(on(from)).toContain(rule);
  });

  test("the time to appeal under s.47 is counted for judgments of the Act alone", () => {
    const of = (announced: string) => {
      const days = { announcedDay: courtDay(announced), suppliedDay: courtDay(announced) };
      return appealOf({ rank: "magistrate", ...days, isUnderPeca: true }, NOW).lastDay;
    };
    expect([of("2016-08-18"), of("2016-08-19")]).toEqual([null, "2016-09-18"]);
  });
});

describe("every number of days", () => {
  test("is that of the law or the policy that was read", () => {
    expect(BAIL_DAYS).toEqual({ magistrate: 3, sessions: 5, "high-court": 7 });
    expect(STATUTORY_BAIL_MONTHS).toMatchObject({ usual: 12, woman: 6 });
    expect([APPEAL_DAYS, PRESERVATION_DAYS, JUVENILE_TARGET.months]).toEqual([30, 90, 6]);
  });
});
