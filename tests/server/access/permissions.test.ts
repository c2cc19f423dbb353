import { describe, expect, test } from "vitest";
import { connect } from "../../../db/connect.ts";
import type { Actor } from "../../../server/core/actor.ts";
import type { Context } from "../../../server/core/context.ts";
import { PERMISSIONS, type Permission, type Role, roleMay } from "../../../server/core/permission.ts";
import { appRouter, createCaller } from "../../../server/doors/http/router.ts";
import { freshDatabase } from "../../support/fresh-database.ts";

const database = await freshDatabase();
const { db } = connect(database.appUrl, { max: 2 });

type Described = { _def: { meta?: { permission?: Permission } } };
const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, Described>);

const contextOf = (actor: Actor): Context => ({
  db,
  now: new Date("2026-12-03T05:00:00Z"),
  actor,
  source: "screen",
  isDemo: false,
});

async function codeOf(path: string, actor: Actor): Promise<string> {
  const target = path
    .split(".")
    .reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], createCaller(contextOf(actor)));
  try {
    await (target as (input: unknown) => Promise<unknown>)({});
    return "answered";
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

describe("every procedure", () => {
  test("there are procedures to look at", () => {
    expect(procedures.length).toBeGreaterThan(20);
  });

  test.each(procedures.map(([path, procedure]) => ({ path, procedure })))(
    "$path names its permission",
    ({ procedure }) => {
      const permission = procedure._def.meta?.permission;
      expect(permission).toBeDefined();
      expect(Object.keys(PERMISSIONS)).toContain(permission);
    },
  );

  test.each(procedures.map(([path]) => ({ path })))("$path is closed to the public", async ({ path }) => {
    expect(await codeOf(path, { kind: "public" })).toBe("FORBIDDEN");
  });

  test("a role without the permission is refused before its input is looked at", async () => {
    for (const [path, procedure] of procedures) {
      const permission = procedure._def.meta?.permission as Permission;
      const roles = ["prosecutor", "investigating-officer", "judge", "clerk"] as const satisfies readonly Role[];
      for (const role of roles.filter((one) => !roleMay(one, permission))) {
        const actor: Actor = { kind: "staff", userId: "u", name: "n", role, districtId: 1, courtId: null };
        expect(`${path} ${await codeOf(path, actor)}`).toBe(`${path} FORBIDDEN`);
      }
    }
  });
});
