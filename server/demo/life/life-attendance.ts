import type { attendance } from "../../../db/schema/process.ts";
import { addDays } from "../../rules/calendar/court-day.ts";
import type { Stage } from "../../rules/case/stages.ts";
import {
  type Attendee,
  expectedAt,
  type Mark,
  type Testimony,
  testimonyAfter,
} from "../../rules/listing/attendance.ts";
import type { DemoHearing, DemoOutcome } from "../docket/demo-hearing.ts";
import type { Life, PersonId } from "./life-ids.ts";

export type WitnessFacts = { id: number; testimony: Testimony; is_for_defence: boolean; is_hostile: boolean };
export type Attended = { rows: (typeof attendance.$inferInsert)[]; testimonies: WitnessFacts[] };

type Called = Omit<Attendee, "testimony"> & { testimony: Testimony; name: string; isHostile: boolean };

const AFTER_EVIDENCE: readonly Stage[] = [
  "statement-of-accused",
  "defence-evidence",
  "arguments",
  "judgment",
  "decided",
];
const DAYS_BACK = 140;

/**
 * Who came to the hearings of the last months: witnesses examined, bound down, sent back or not served, and with them
 * where each testimony stands today. What was not reached sent home those who had come.
 */
export function attended(life: Life): Attended {
  const made: Attended = { rows: [], testimonies: [] };
  for (const [caseAt, { matter, application }] of life.one.cases.entries()) {
    if (application !== null) continue;
    const called = (life.people.get(caseAt) ?? []).map((person) => calledOf(life, matter, person));
    const since = addDays(life.today, -DAYS_BACK);
    for (const hearing of life.hearings.get(caseAt) ?? []) {
      if (!hearing.outcome || hearing.day < since) continue;
      made.rows.push(...marksOf(life, hearing, hearing.outcome, called));
    }
    const testifying = called.filter(({ testimony }) => testimony !== "none");
    made.testimonies.push(
      ...testifying.map(({ id, testimony, isForDefence, isHostile }) => ({
        ...{ id, testimony, is_for_defence: isForDefence ?? false, is_hostile: isHostile },
      })),
    );
  }
  return made;
}

function calledOf({ draws }: Life, matter: Life["one"]["cases"][number]["matter"], person: PersonId): Called {
  const { id, role, ordinal, name } = person;
  const custody = role === "accused" ? (matter.accused[ordinal - 1]?.custody ?? matter.custody) : undefined;
  const testifies = role === "witness" || (role === "complainant" && ordinal === 1) || role === "investigating-officer";
  const isForDefence = role === "witness" && ordinal === 5;
  const isOver = AFTER_EVIDENCE.includes(matter.stage) && !isForDefence;
  const begun = matter.stage === "prosecution-evidence" && draws.chance(0.3);
  const testimony: Testimony = !testifies
    ? "none"
    : isOver || begun
      ? draws.chance(0.12)
        ? "given-up"
        : "examined"
      : "pending";
  return {
    ...{ id, role, name, testimony, isForDefence },
    ...(custody ? { custody } : {}),
    isHostile: role === "witness" && testimony === "examined" && draws.chance(0.04),
  };
}

const EVIDENCE: readonly string[] = ["evidence", "part-heard-evidence", "defence-evidence"];

function marksOf(
  { draws, courtId, caseIds, hearingIds }: Life,
  hearing: DemoHearing,
  outcome: DemoOutcome,
  called: Called[],
) {
  const isEvidence = EVIDENCE.includes(hearing.purpose);
  if (outcome.kind === "listed-in-error" || outcome.reason === "strike") return [];
  if (outcome.kind === "not-reached" && !(isEvidence && draws.chance(0.5))) return [];
  // Of everyday hearings somebody notes who came in one of three.
  if (!isEvidence && !draws.chance(0.33)) return [];
  const expected = expectedAt(hearing.purpose, called);
  let isExamined = false;
  const marks = expected.flatMap(({ id, role, how }): { id: number; mark: Mark }[] => {
    const person = called.find((one) => one.id === id)!;
    if (how !== "to-testify") {
      if (outcome.kind === "not-reached") return [];
      return [{ id, mark: attendanceMark(role, how, outcome) }];
    }
    const mark = testimonyMark({ draws }, outcome, role, isExamined);
    if (mark === "examined" || mark === "partly-examined") isExamined = true;
    person.testimony = testimonyAfter([mark]) ?? person.testimony;
    return [{ id, mark }];
  });
  const at = { hearingId: hearingIds.get(hearing.uid)!, caseId: caseIds[hearing.caseAt]!, courtId };
  return marks.map(({ id, mark }) => ({ ...at, casePersonId: id, mark, recordedAt: outcome.recordedAt }));
}

/** Who was missing is what the reason says. */
function attendanceMark(role: Called["role"], how: "produced" | "present", { reason }: DemoOutcome): Mark {
  if (role === "accused") {
    if (reason === "prisoner-not-produced" && how === "produced") return "not-produced";
    return reason === "accused-absent" && how === "present" ? "absent" : how;
  }
  const missing = {
    counsel: "counsel-absent",
    prosecutor: "prosecutor-absent",
    "investigating-officer": "officer-absent",
  } as const;
  return role in missing && missing[role as keyof typeof missing] === reason ? "absent" : "present";
}

function testimonyMark(
  { draws }: Pick<Life, "draws">,
  outcome: DemoOutcome,
  role: Called["role"],
  isExamined: boolean,
): Mark {
  const { kind, reason, nextPurpose } = outcome;
  if (kind === "not-reached") return draws.chance(0.6) ? "sent-back" : "absent";
  if (reason === "witness-absent" || reason === "witness-not-served") {
    if (role === "witness")
      return reason === "witness-not-served" ? "not-served" : draws.chance(0.7) ? "absent" : "bound-down";
    return "absent";
  }
  if (reason === "officer-absent" && role === "investigating-officer") return "absent";
  if (kind === "adjourned")
    return draws.weighted([
      ["bound-down", 50],
      ["sent-back", 25],
      ["absent", 25],
    ] as const);
  if (kind === "held-moved-on" && !isExamined)
    return nextPurpose === "part-heard-evidence" ? "partly-examined" : "examined";
  return draws.weighted([
    ["bound-down", 45],
    ["absent", 40],
    ["sent-back", 15],
  ] as const);
}
