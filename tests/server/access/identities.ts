import { randomUUID } from "node:crypto";
import { inArray, sql } from "drizzle-orm";
import type { Database } from "../../../db/connect.ts";
import { courtStaff, staff } from "../../../db/schema/access.ts";
import { user } from "../../../db/schema/auth.ts";
import type { Actor } from "../../../server/core/actor.ts";
import type { Context } from "../../../server/core/context.ts";
import type { Role } from "../../../server/core/permission.ts";
import { makeStaff } from "../../support/factories.ts";
import type { Kind, Planted } from "./planted.ts";

/** Somebody who asks, and what of the planted words he may read. Written from the issue, not from the code. */
export type Identity = {
  name: string;
  ctx: Context;
  /** Whose session a browser holds: that of a locked screen too, and nobody's of the public. */
  userId: string | null;
  /**
   * What opens the protected names of a restricted matter to him: that it is listed in his court today or that he asked
   * (`court`), that he asked and nothing else (`asking`), or that the matter is his own (`own`).
   */
  opens: "court" | "asking" | "own";
  /** The courts that are his today. */
  courts: readonly number[];
  maySee: (planted: Planted) => boolean;
};

export type World = {
  db: Database;
  now: Date;
  /** The district of the court that is asked for, its courts, and one of them that is not. */
  districtId: number;
  courtIds: readonly number[];
  courtId: number;
  neighbourId: number;
  foreignDistrictId: number;
  foreignCourtId: number;
  prosecutorId: number;
  /** Cases in which that prosecutor appears. */
  prosecuted: ReadonlySet<number>;
  officerId: number;
  /** Cases that that officer investigated. */
  investigated: ReadonlySet<number>;
};

/** What the people of a court know of its matters: everything but the judge's own notes and the private words. */
const OFFICE: ReadonlySet<Kind> = new Set([
  "accused",
  "juvenile",
  "guarded",
  "official",
  "title",
  "note",
  "order",
  "evidence",
]);
const PROSECUTION: ReadonlySet<Kind> = new Set([
  "accused",
  "juvenile",
  "guarded",
  "official",
  "title",
  "order",
  "evidence",
  "safety",
]);
/** An officer knows of his matters what the prosecution knows, but no private word. */
const OFFICER: ReadonlySet<Kind> = new Set([...PROSECUTION].filter((kind) => kind !== "safety"));
const at = (courtIds: readonly number[], kinds: ReadonlySet<Kind>) => (one: Planted) =>
  courtIds.includes(one.courtId) && kinds.has(one.kind);
const nothing = () => false;

export async function identitiesOf(world: World): Promise<Identity[]> {
  const { db, now, districtId, courtIds, courtId, neighbourId, foreignDistrictId, foreignCourtId } = world;
  const ctxOf = (role: Role, of: { districtId: number; courtId: number | null }) => makeStaff(db, of, role, now);
  const JUDGE = new Set([...OFFICE, "private", "safety"] as const);

  const clerk = await ctxOf("clerk", { districtId, courtId });
  const judge = await ctxOf("judge", { districtId, courtId });
  const linkJudge = await ctxOf("judge", { districtId, courtId: neighbourId });
  await give(db, linkJudge, courtId, now);
  const pastLink = await ctxOf("judge", { districtId, courtId: neighbourId });
  await give(db, pastLink, courtId, new Date(now.getTime() - 7 * 86_400_000));
  const prosecutor = await ctxOf("prosecutor", { districtId, courtId: null });
  await db
    .update(staff)
    .set({ personId: world.prosecutorId })
    .where(sql`user_id = ${userOf(prosecutor)}`);
  const officer = await ctxOf("investigating-officer", { districtId, courtId: null });
  await db
    .update(staff)
    .set({ personId: world.officerId })
    .where(sql`user_id = ${userOf(officer)}`);
  const owing = await ctxOf("clerk", { districtId, courtId });
  await db
    .update(staff)
    .set({ isPasswordDue: true })
    .where(sql`user_id = ${userOf(owing)}`);
  const passwordDue: Context = { ...owing, actor: { ...owing.actor, isPasswordDue: true } as Actor };
  const codeless = await ctxOf("clerk", { districtId, courtId });
  const codeDue: Context = { ...codeless, actor: { ...codeless.actor, isCodeDue: true } as Actor };

  const identities: Omit<Identity, "opens" | "userId">[] = [
    { name: "clerk", ctx: clerk, courts: [courtId], maySee: at([courtId], OFFICE) },
    {
      name: "clerk of another court",
      ctx: await ctxOf("clerk", { districtId, courtId: neighbourId }),
      courts: [neighbourId],
      maySee: at([neighbourId], OFFICE),
    },
    {
      name: "clerk of another district",
      ctx: await ctxOf("clerk", { districtId: foreignDistrictId, courtId: foreignCourtId }),
      courts: [foreignCourtId],
      maySee: at([foreignCourtId], OFFICE),
    },
    { name: "judge", ctx: judge, courts: [courtId], maySee: at([courtId], JUDGE) },
    {
      name: "link judge of today",
      ctx: linkJudge,
      courts: [courtId, neighbourId],
      maySee: at([courtId, neighbourId], JUDGE),
    },
    { name: "link judge of last week", ctx: pastLink, courts: [neighbourId], maySee: at([neighbourId], JUDGE) },
    {
      name: "administrator",
      ctx: await ctxOf("administrator", { districtId, courtId: null }),
      courts: courtIds,
      maySee: at(courtIds, OFFICE),
    },
    {
      name: "administrator of another district",
      ctx: await ctxOf("administrator", { districtId: foreignDistrictId, courtId: null }),
      courts: [foreignCourtId],
      maySee: at([foreignCourtId], OFFICE),
    },
    {
      name: "supervisor",
      ctx: await ctxOf("supervisor", { districtId, courtId: null }),
      courts: courtIds,
      maySee: at(courtIds, OFFICE),
    },
    {
      name: "prosecutor",
      ctx: prosecutor,
      courts: courtIds,
      maySee: (one) => world.prosecuted.has(one.caseId) && PROSECUTION.has(one.kind),
    },
    {
      name: "prosecutor without matters",
      ctx: await ctxOf("prosecutor", { districtId, courtId: null }),
      courts: courtIds,
      maySee: nothing,
    },
    {
      name: "investigating officer",
      ctx: officer,
      courts: courtIds,
      maySee: (one) => world.investigated.has(one.caseId) && OFFICER.has(one.kind),
    },
    {
      name: "supervisor of the High Court",
      ctx: await ctxOf("high-court-supervisor", { districtId: foreignDistrictId, courtId: null }),
      courts: [],
      maySee: nothing,
    },
    {
      name: "investigating officer without matters",
      ctx: await ctxOf("investigating-officer", { districtId, courtId: null }),
      courts: courtIds,
      maySee: nothing,
    },
    { name: "clerk with a password to replace", ctx: passwordDue, courts: [], maySee: nothing },
    { name: "clerk who has no code yet", ctx: codeDue, courts: [], maySee: nothing },
    {
      name: "locked screen",
      ctx: { ...clerk, actor: { kind: "public", isLocked: true } },
      courts: [],
      maySee: nothing,
    },
    { name: "public", ctx: { ...clerk, actor: { kind: "public" } }, courts: [], maySee: nothing },
  ];
  const lockedUser = userOf(clerk);
  const made = identities.map((one) => {
    const isLocked = one.ctx.actor.kind === "public" && one.ctx.actor.isLocked === true;
    return { ...one, opens: opensTo(one), userId: isLocked ? lockedUser : userOf(one.ctx) || null };
  });
  // Everybody has a code, as their districts ask, but the one who has none yet.
  await db
    .update(user)
    .set({ twoFactorEnabled: true })
    .where(
      inArray(
        user.id,
        made.flatMap(({ userId }) => (userId === null || userId === userOf(codeless) ? [] : [userId])),
      ),
    );
  return made;
}

function opensTo({ ctx: { actor } }: Pick<Identity, "ctx">): Identity["opens"] {
  if (actor.kind !== "staff") return "asking";
  if (actor.role === "prosecutor" || actor.role === "investigating-officer") return "own";
  return actor.role === "clerk" || actor.role === "judge" ? "court" : "asking";
}

const userOf = (ctx: Context) => (ctx.actor.kind === "staff" ? ctx.actor.userId : "");

async function give(db: Database, ctx: Context, courtId: number, on: Date): Promise<void> {
  const day = on.toISOString().slice(0, 10) as never;
  await db
    .insert(courtStaff)
    .values({ userId: userOf(ctx), courtId, fromDay: day, untilDay: day, orderedBy: randomUUID() });
}
