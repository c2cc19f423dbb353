import { afterAll, expect, test } from "vitest";
import { connect } from "../../../db/connect.ts";
import { AT_ONCE, CallRate, MOST_CALLS } from "../../../server/core/call-rate.ts";
import { AppServer } from "../../bench/servers/app-server.ts";
import { makeCourt } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { AUTH_SECRET, setWebEnvironment, signedIn } from "../../support/signed-in.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl, { max: 4 });
setWebEnvironment(database.appUrl);
const servers: AppServer[] = [];
afterAll(async () => {
  await Promise.all(servers.map((server) => server.kill()));
  await end();
});

const NOW = new Date("2026-11-26T05:00:00Z");
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

test("an account has its calls of a minute once, however many processes it asks", async () => {
  const { districtId } = await makeCourt(db);
  const { cookie } = await signedIn(db, { districtId, courtId: null }, "administrator");
  const options = { kind: "plain", databaseUrl: database.appUrl, authSecret: AUTH_SECRET } as const;
  servers.push(...(await Promise.all([AppServer.start(options), AppServer.start(options)])));
  // What is asked wrongly counts as well, and costs nothing more.
  const paths = Array.from({ length: 10 }, () => "account.endSessions").join(",");
  const ask = async ({ address }: AppServer) => {
    const headers = { cookie, origin: address, "content-type": "application/json" };
    const said = await fetch(`${address}/api/trpc/${paths}?batch=1`, { method: "POST", headers, body: "{}" });
    return ((await said.json()) as { error: { message: string } }[]).map(({ error }) => error.message);
  };
  const said: string[] = [];
  const asker = async (server: AppServer) => {
    for (let asked = 0; asked < MOST_CALLS.changes; asked += 10) {
      const answers = await ask(server);
      said.push(...answers);
      if (answers.includes("too-many")) return;
    }
  };
  await Promise.all(servers.map(asker));
  const heard = said.filter((one) => one === "invalid").length;
  expect(said.filter((one) => one !== "invalid" && one !== "too-many")).toEqual([]);
  expect(said).toContain("too-many");
  expect(heard).toBeLessThanOrEqual(MOST_CALLS.changes);
  expect(heard).toBeGreaterThan(MOST_CALLS.changes - AT_ONCE.changes);
});

test("what an account was given lasts until it is spent, and calls at once share it", async () => {
  const [one, other] = [new CallRate(), new CallRate()];
  const asked: string[] = [];
  const watched = new Proxy(db, {
    get: (target, name) => {
      if (name === "insert") asked.push("insert");
      return Reflect.get(target, name);
    },
  });
  const call = (rate: CallRate, at: Date) => rate.mayCall(watched, "somebody", "changes", at);
  expect(await Promise.all(Array.from({ length: AT_ONCE.changes }, () => call(one, NOW)))).not.toContain(false);
  expect(asked).toHaveLength(1);
  for (let minute = 1; minute <= AT_ONCE.changes; minute += 1) expect(await call(other, later(minute * 60))).toBe(true);
  expect(asked).toHaveLength(2);
});

test("who has had them all is let in again a minute after he began, and asks the database once until then", async () => {
  const [one, other] = [new CallRate(), new CallRate()];
  const call = (rate: CallRate, at: Date) => rate.mayCall(db, "another", "changes", at);
  const many = await Promise.all(Array.from({ length: MOST_CALLS.changes + 50 }, () => call(one, NOW)));
  expect(many.filter((may) => may)).toHaveLength(MOST_CALLS.changes);
  expect(await call(other, later(59))).toBe(false);
  expect(await call(one, later(60))).toBe(true);
  expect(await call(other, later(60))).toBe(true);
});
