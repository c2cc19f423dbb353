import { casesInSight } from "../access/sight-of-many.ts";
import { change, read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { shortNumber } from "../rules/case/case-label.ts";
import type { CaseRole } from "../rules/people/people.ts";
import { findAnswers, markAnswer } from "./answers-store.ts";

/** A number that nobody knows may be anybody's in the district: what it wrote is for its administrator. */
const isUnplacedFor = ({ actor }: Context) =>
  actor.kind === "terminal" || (actor.kind === "staff" && actor.role === "administrator");

export type Answer = {
  id: number;
  receivedAt: Date;
  said: string | null;
  of: { caseId: number; role: CaseRole; nth: number | null; number: string } | null;
};

/**
 * What people wrote in answer to a message that no rule can read. The words of a matter whose people are not open to who
 * asks stay away (null); that they were read is on record.
 */
export function answersToRead(ctx: Context, { courtId }: { courtId: number }): Promise<readonly Answer[]> {
  const reading = { action: "answers.read", cases: shownOf };
  return read(ctx, { permission: "reminders.handle", courtId, reading }, async (connection) => {
    const found = await findAnswers(connection, courtId, isUnplacedFor(ctx));
    const caseIds = new Set(found.flatMap(({ of }) => (of ? [of.caseId] : [])));
    const open = await casesInSight(connection, ctx, { courtId }, caseIds);
    return found.map(({ id, said, receivedAt, of }) => ({
      ...{ id, receivedAt },
      said: of === null || open.has(of.caseId) ? said : null,
      of: of && { caseId: of.caseId, role: of.role, nth: of.nth, number: shortNumber(of) },
    }));
  });
}

const shownOf = (answers: readonly Answer[]): number[] => [
  ...new Set(answers.flatMap(({ said, of }) => (said !== null && of ? [of.caseId] : []))),
];

export type MarkAnswer = { courtId: number; answerId: number; isRead: boolean; key?: string };

/** Somebody has read it and done what it asks for; or not, after all. `stale` where somebody else was first. */
export function markAnswerRead(ctx: Context, input: MarkAnswer): Promise<{ changeId: number }> {
  const { courtId, answerId, isRead, key } = input;
  const action = isRead ? "answer.read" : "answer.reopened";
  const act = { action, permission: "reminders.handle", courtId, key, input: { answerId, isRead } } as const;
  return change(ctx, act, async (tx, changeId) => {
    const { actor, now } = ctx;
    const by = actor.kind === "staff" ? actor.userId : null;
    const of = { courtId, answerId, isUnplaced: isUnplacedFor(ctx) };
    if (!(await markAnswer(tx, of, isRead ? { at: now.toISOString(), by } : null))) throw new Refused("stale");
    return { changeId };
  });
}
