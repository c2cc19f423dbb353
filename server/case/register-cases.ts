import type { Transaction } from "../../db/connect.ts";
import { registerPeople } from "../people/register-people.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import type { ConfirmedClass } from "../rules/case/offence-table.ts";
import { columnsOf, isOfficialRole, type NewCase, type PersonOfCase, peopleOf } from "./new-case.ts";
import { classesOfDistrict } from "./offence-classes.ts";
import { insertCasePeople, insertCases, takeCaseIds } from "./store.ts";

const AT_ONCE = 2000;

export type Together = {
  /** Told how many are written, a batch at a time. */
  readonly onProgress?: (done: number) => void;
  /**
   * The dates that are given to the cases in this very transaction, in their order. The database keeps a case's next
   * day from its hearings and finds it right already: rewriting twenty thousand rows costs as much as entering them.
   */
  readonly nextDays?: readonly (CourtDay | null)[];
};

/**
 * Enters cases in a court, any number at once, and answers their ids in the order given. Parties become new persons;
 * counsel, prosecutors and officers are matched by name with those the district knows. The caller has opened a change.
 * A number that is taken throws the database's own fault (`number-taken`).
 */
export async function registerCases(
  tx: Transaction,
  courtId: number,
  districtId: number,
  cases: readonly NewCase[],
  { onProgress = () => {}, nextDays = [] }: Together = {},
): Promise<number[]> {
  const ids = await takeCaseIds(tx, cases.length);
  const at = { courtId, confirmed: await classesOfDistrict(tx, districtId) };
  let writing: Promise<unknown> = Promise.resolve();
  for (let start = 0; start < cases.length; start += AT_ONCE) {
    // Prepared while the database still writes the batch before.
    const batch = cases
      .slice(start, start + AT_ONCE)
      .map((matter, index) => entryOf(matter, ids[start + index]!, at, nextDays[start + index] ?? null));
    await writing;
    onProgress(start);
    writing = writeBatch(tx, courtId, districtId, batch);
  }
  await writing;
  return ids;
}

type Entry = ReturnType<typeof entryOf>;

type At = { courtId: number; confirmed: readonly ConfirmedClass[] };

function entryOf(matter: NewCase, id: number, { courtId, confirmed }: At, nextDay: CourtDay | null) {
  const people = peopleOf(matter);
  return {
    row: Object.assign(columnsOf(matter, people, confirmed), {
      ...{ id, court_id: courtId, next_day: nextDay },
      application_kind: matter.applicationKind ?? null,
    }),
    people: people.map((person) => ({ ...person, caseId: id })),
  };
}

/** Statements of a transaction run in the order in which they are sent: none waits here for the answer to another. */
async function writeBatch(
  tx: Transaction,
  courtId: number,
  districtId: number,
  batch: readonly Entry[],
): Promise<void> {
  const cases = insertCases(
    tx,
    batch.map(({ row }) => row),
  );
  const people = addPeople(
    tx,
    courtId,
    districtId,
    batch.flatMap((entry) => entry.people),
  );
  await Promise.all([cases, people]);
}

/** Gives cases their people: new persons for parties, the district's own for officials. */
export async function addPeople(
  tx: Transaction,
  courtId: number,
  districtId: number,
  people: readonly PersonOfCase[],
): Promise<void> {
  if (people.length === 0) return;
  const ids = await registerPeople(
    tx,
    districtId,
    people.map((one) => ({ ...one, isOfficial: isOfficialRole(one.role) })),
  );
  await insertCasePeople(
    tx,
    courtId,
    people.map((person, index) => ({ ...person, personId: ids[index]! })),
  );
}
