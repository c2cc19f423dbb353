import { saveTestimony } from "../case/file/save-testimony.ts";
import { change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { saidAt } from "../listing/save-outcomes.ts";
import { findHearing, lockHearings } from "../listing/store.ts";
import { MARKS_OF, type Mark, type Testimony, testimonyAfter } from "../rules/listing/attendance.ts";
import { findMarksOf, findPeopleToMark, type MarkOfPerson, replaceAttendance } from "./attendance-store.ts";

export type SaveAttendanceInput = {
  courtId: number;
  hearingId: number;
  /** Everybody who was marked; who is left out has no mark any more. */
  marks: readonly MarkOfPerson[];
  /** When it was said on the device, an ISO instant; it may arrive later. */
  recordedAt: string;
  key?: string;
};

/**
 * Who came to a hearing, and what became of each testimony. The last word stands: it replaces what was said before.
 * Somebody who was taken off the case in the meantime is left out; a mark that its role does not know is `invalid`.
 */
export function saveAttendance(
  ctx: Context,
  input: SaveAttendanceInput,
): Promise<{ changeId: number; hearingId: number; marked: number }> {
  const { courtId, hearingId, key, ...asked } = input;
  const act = { action: "attendance.recorded", permission: "day.record", courtId, key } as const;
  return change(ctx, { ...act, input: { hearingId, ...asked } }, async (tx, changeId) => {
    const found = await findHearing(tx, courtId, hearingId);
    if (!found) throw new Refused("not-found");
    const [row] = await lockHearings(tx, courtId, [hearingId]);
    if (!row || row.state === "withdrawn") throw new Refused("nothing-to-do", { hearingId });
    const people = new Map((await findPeopleToMark(tx, row.caseId)).map((one) => [one.id, one]));
    const marks = input.marks.filter(({ casePersonId }) => people.has(casePersonId));
    for (const { casePersonId, mark } of marks) {
      if (!MARKS_OF[people.get(casePersonId)!.role].includes(mark)) throw new Refused("invalid", { field: mark });
    }
    const before = await findMarksOf(tx, [...people.keys()]);
    const recordedAt = saidAt(ctx, input.recordedAt);
    await replaceAttendance(tx, { hearingId, caseId: row.caseId, courtId, recordedAt }, marks);
    const after = await findMarksOf(tx, [...people.keys()]);
    await saveTestimony(tx, row.caseId, testimoniesAfter([...people.keys()], before, after));
    return { changeId, hearingId, marked: marks.length };
  });
}

type Marked = { casePersonId: number; mark: Mark };

/** Only whose marks tell of a testimony, or told of it before: a testimony that the file states is not overruled. */
function testimoniesAfter(ids: readonly number[], before: readonly Marked[], after: readonly Marked[]) {
  const of = (id: number, marks: readonly Marked[]) =>
    testimonyAfter(marks.filter(({ casePersonId }) => casePersonId === id).map(({ mark }) => mark));
  return ids.flatMap((casePersonId): { casePersonId: number; testimony: Testimony }[] => {
    const [was, is] = [of(casePersonId, before), of(casePersonId, after)];
    if (is === was) return [];
    return [{ casePersonId, testimony: is ?? "pending" }];
  });
}
