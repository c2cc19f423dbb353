import type { Connection } from "../../db/connect.ts";
import { coversOf, passCovers } from "../access/cover.ts";
import { isPersonRole } from "../access/permission.ts";
import { colleague, isOfficialOf } from "../access/staff.ts";
import { change, read } from "../change.ts";
import type { Context } from "../context.ts";
import { Refused } from "../refused.ts";
import { findRecorded } from "./case-people-store.ts";
import { findOpenMatters, lockOpenPlaces, personNow, repointPlaces } from "./hand-over-store.ts";
import { peopleInStep } from "./people-in-step.ts";
import { deleteCasePeople } from "./store.ts";

/** What somebody leaves behind who is transferred: the pending matters of their own, and courts given to them by days. */
export function previewHandOver(ctx: Context, input: { userId: string }) {
  return read(ctx, { permission: "people.manage" }, async (connection) => {
    const member = await colleague(connection, ctx, input.userId);
    const personId = await personOfMember(connection, member);
    const matters =
      personId === null || !isPersonRole(member.role) ? [] : await findOpenMatters(connection, personId, member.role);
    return { personId, matters, covers: await coversOf(connection, ctx, input.userId) };
  });
}

type Member = Awaited<ReturnType<typeof colleague>>;

const personOfMember = async (connection: Connection, { role, personId }: Member) =>
  isPersonRole(role) && personId !== null ? await personNow(connection, personId) : null;

export type HandOverInput = {
  courtId: number;
  userId: string;
  /** Of a prosecutor or officer: who takes the matters, among the people of the cases. */
  toPersonId: number | null;
  /** Of a judge or reader: who takes the courts that were given by days. */
  toUserId: string | null;
  key?: string;
};

/**
 * Gives what somebody leaves behind to another, all of it in one act that is taken back whole. In a matter in which the
 * other stands already the place goes, unless something is recorded of it. Throws `nothing-to-do`, `not-found`, and
 * `invalid` for who is nobody of that role.
 */
export function handOver(ctx: Context, input: HandOverInput) {
  const { key, courtId, ...asked } = input;
  const act = { action: "staff.handed-over", permission: "people.manage", courtId, key, input: asked } as const;
  return change(ctx, act, async (tx, changeId) => {
    const member = await colleague(tx, ctx, input.userId);
    const matters = input.toPersonId === null ? 0 : await passMatters(tx, ctx, member, input.toPersonId);
    const covers = input.toUserId === null ? 0 : await passCovers(tx, ctx, { from: input.userId, to: input.toUserId });
    if (matters + covers === 0) throw new Refused("nothing-to-do");
    return { changeId, matters, covers };
  });
}

async function passMatters(tx: Parameters<typeof lockOpenPlaces>[0], ctx: Context, member: Member, to: number) {
  const { role } = member;
  const from = await personOfMember(tx, member);
  if (from === null || !isPersonRole(role)) throw new Refused("nothing-to-do");
  if (from === to || !(await isOfficialOf(tx, ctx, to))) throw new Refused("invalid", { field: "personId" });
  const places = await lockOpenPlaces(tx, { from, into: to, role });
  const repeated = places.filter(({ isThere }) => isThere).map(({ id }) => id);
  const recorded = await findRecorded(tx, repeated);
  await deleteCasePeople(
    tx,
    repeated.filter((id) => !recorded.has(id)),
  );
  const moved = places.filter(({ isThere }) => !isThere);
  await repointPlaces(
    tx,
    moved.map(({ id }) => id),
    to,
  );
  await peopleInStep(tx, [...new Set(places.map(({ caseId }) => caseId))]);
  return places.length - recorded.size;
}
