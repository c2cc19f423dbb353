import type { Outcome } from "../../../../server/rules/case/outcomes.ts";
import { allAsExpected, type Expected, MARKS_OF, type Mark } from "../../../../server/rules/listing/attendance.ts";
import { CASE_ROLES } from "../../../../server/rules/people/people.ts";
import type { Matter } from "./sheet-data.ts";
import type { Press } from "./sheet-entry.ts";

export type Attending = Matter["attendees"][number];
export type Marks = Readonly<Record<number, Mark | null>>;

/** Who came, on its way to being saved. `people` in the order of the figures; `at`: the one that a letter marks. */
export type AttendanceEntry = { people: readonly Attending[]; marks: Marks; at: number };

/** The letter of each mark, as printed on the key (J: brought from jail). Two that share one never belong to one role. */
export const MARK_LETTERS: Readonly<Record<Mark, string>> = {
  produced: "J",
  "not-produced": "N",
  present: "P",
  represented: "R",
  exempted: "X",
  absent: "A",
  "not-served": "N",
  examined: "E",
  "partly-examined": "T",
  "bound-down": "B",
  "sent-back": "S",
  "given-up": "G",
};

/** Whose testimony is over is not asked for again, unless somebody marked the person. */
export function peopleToMark(attendees: readonly Attending[]): Attending[] {
  const place = ({ expected, mark, role }: Attending) =>
    (expected === null && mark === null ? CASE_ROLES.length : 0) + CASE_ROLES.indexOf(role);
  return [...attendees].sort((one, other) => place(one) - place(other) || one.ordinal - other.ordinal);
}

/**
 * Opens with what was saved, else with all as expected. Without an outcome the witnesses stand as come and not examined:
 * nobody is said to have testified before the matter was heard.
 */
export function openAttendance(row: Pick<Matter, "attendees" | "outcome">): AttendanceEntry {
  const people = peopleToMark(row.attendees);
  if (people.some(({ mark }) => mark !== null)) {
    return { people, marks: Object.fromEntries(people.map(({ id, mark }) => [id, mark])), at: 0 };
  }
  return { people, marks: asExpected(people, row.outcome?.kind ?? "held-attendance"), at: 0 };
}

function asExpected(people: readonly Attending[], kind: Outcome): Marks {
  const expected = people.flatMap(({ id, role, expected: how }): Expected[] => (how ? [{ id, role, how }] : []));
  return Object.fromEntries(allAsExpected(expected, kind).map(({ id, mark }) => [id, mark]));
}

export type AttendanceStep = { entry: AttendanceEntry | null; save?: true };

/** What a key does; `entry` null closes. `null`: not a key of this step. Every other letter is taken and changes nothing. */
export function pressAttendance(entry: AttendanceEntry, key: Press): AttendanceStep | null {
  const { people, at } = entry;
  if (key.code === "Escape") return { entry: null };
  if (key.code === "Enter" || key.code === "NumpadEnter") return { entry, save: true };
  if (key.code === "ArrowDown") return { entry: { ...entry, at: Math.min(at + 1, people.length - 1) } };
  if (key.code === "ArrowUp") return { entry: { ...entry, at: Math.max(at - 1, 0) } };
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(key.code)?.[1];
  if (digit) return { entry: people[Number(digit) - 1] ? { ...entry, at: Number(digit) - 1 } : entry };
  if (key.code === "KeyW") return { entry: turnWitnesses(entry) };
  const person = people[at];
  if (!person) return null;
  if (key.code === "Backspace" || key.code === "Delete") return { entry: withMark(entry, person.id, null) };
  const letter = /^Key([A-Z])$/.exec(key.code)?.[1];
  if (!letter) return null;
  const mark = markOfLetter(person, letter);
  return { entry: mark ? { ...withMark(entry, person.id, mark), at: Math.min(at + 1, people.length - 1) } : entry };
}

export const withMark = (entry: AttendanceEntry, id: number, mark: Mark | null): AttendanceEntry => ({
  ...entry,
  marks: { ...entry.marks, [id]: mark },
});

function markOfLetter({ role }: Attending, letter: string): Mark | null {
  return MARKS_OF[role].find((mark) => MARK_LETTERS[mark] === letter) ?? null;
}

/** Whether the witnesses stand as examined, all of them. */
export function areExamined({ people, marks }: AttendanceEntry): boolean {
  const testify = people.filter(({ expected }) => expected === "to-testify");
  return testify.length > 0 && testify.every(({ id }) => marks[id] === "examined");
}

export function turnWitnesses(entry: AttendanceEntry): AttendanceEntry {
  const mark: Mark = areExamined(entry) ? "bound-down" : "examined";
  const testify = entry.people.filter(({ expected }) => expected === "to-testify");
  return { ...entry, marks: { ...entry.marks, ...Object.fromEntries(testify.map(({ id }) => [id, mark])) } };
}

/** What is sent: who has a mark. */
export const markedOf = ({ marks }: AttendanceEntry) =>
  Object.entries(marks).flatMap(([id, mark]) => (mark ? [{ casePersonId: Number(id), mark }] : []));
