import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { eq } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { hearing } from "../../../db/schema/hearings.ts";
import { casePerson, person } from "../../../db/schema/people.ts";
import type { ChangesView } from "../../../server/cause-lists/list-changes.ts";
import { publicAnswer } from "../../../server/doors/http/list-reply.ts";
import { postedFront } from "../../../server/doors/http/posted-front.ts";
import { listReply, postedFile, postedList } from "../../../server/doors/http/public-lists.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { KeptReplies } from "../../../server/doors/http/stored-answers.ts";
import { courtDay } from "../../../server/rules/calendar/court-day.ts";
import { listCase, type MadeCourt, makeCase, makeCourt, NOW } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { connect } from "../../support/open-database.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl, { max: 4 });
// Another process of the same court's computer: it was told nothing of what the first one keeps.
const other = connect(database.appUrl, { max: 2 });
afterAll(() => Promise.all([end(), other.end()]));

const DAY = courtDay("2026-12-10");
const ctx = { db, now: NOW, isDemo: false };
const key = () => randomUUID();
const request = (query: string, headers: Record<string, string> = {}) =>
  new Request(`http://court.test/lists${query}`, { headers });
const page = (court: MadeCourt, query = "", of = ctx, headers = {}) =>
  postedList(of, request(query, headers), court.code, DAY);
const file = (court: MadeCourt, format: string, query: string) =>
  postedFile(ctx, request(query), { courtCode: court.code, date: DAY, format });
const changes = async (court: MadeCourt, query: string): Promise<ChangesView> =>
  (await (await file(court, "json", query)).json()) as ChangesView;
const publish = (court: MadeCourt, minutesLater = 0) =>
  createCaller({ ...court.clerk, now: new Date(NOW.getTime() + minutesLater * 60_000) }).lists.publish({
    ...{ courtId: court.courtId, days: [DAY], key: key() },
  });
const takeDown = (court: MadeCourt) =>
  createCaller(court.clerk).lists.takeDown({
    ...{ courtId: court.courtId, day: DAY, supplementary: null, reason: "A name", key: key() },
  });

let last = 500;
async function listed(court: MadeCourt, columns: Parameters<typeof makeCase>[2] = {}) {
  last += 1;
  const caseId = await makeCase(db, court, { number: last, numberKey: `${last}/2024`, ...columns });
  const [one] = await db
    .insert(person)
    .values({ districtId: court.districtId, name: "Canaryaccused", nameKey: "canaryaccused" })
    .returning({ id: person.id });
  await db.insert(casePerson).values({ caseId, courtId: court.courtId, personId: one!.id, role: "accused" });
  await listCase(court.clerk, court.courtId, caseId, DAY);
  return { caseId, number: String(last) };
}

/** Three versions: a matter more, then one gone to another block and one gone altogether. */
async function threeVersions() {
  const court = await makeCourt(db);
  const [stays, moves, goes] = [await listed(court), await listed(court), await listed(court)];
  await publish(court);
  const comes = await listed(court, { isRestricted: true, orderedRestricted: true });
  await publish(court, 10);
  await db.update(hearing).set({ block: "11:00" }).where(eq(hearing.caseId, moves.caseId));
  await db.update(hearing).set({ state: "withdrawn" }).where(eq(hearing.caseId, goes.caseId));
  await publish(court, 20);
  return { court, stays, moves, goes, comes };
}

const told = ({ changes: all }: ChangesView) =>
  all.map(({ change, caseNumber }) => `${change} ${/(\d+)\//.exec(caseNumber)?.[1]}`).sort();

describe("what changed on a posted list", () => {
  test("since a version or a time, by number and time and with nobody's name, in every form", async () => {
    const { court, stays, moves, goes, comes } = await threeVersions();
    const all = [`added ${comes.number}`, `moved ${moves.number}`, `removed ${goes.number}`];
    const since1 = await changes(court, "?since=1");
    expect([since1.version, since1.since, since1.isWhole, told(since1)]).toEqual([3, 1, false, all]);
    expect(told(await changes(court, "?since=2"))).toEqual(all.slice(1));
    expect(told(await changes(court, "?since=3"))).toEqual([]);
    expect(told(await changes(court, "?v=2&since=1"))).toEqual(all.slice(0, 1));
    const at = new Date(NOW.getTime() + 15 * 60_000).toISOString();
    expect((await changes(court, `?since=${at}`)).since).toBe(2);
    for (const query of ["?since=1", "?since=1&lang=ur"]) {
      const texts = [await page(court, query), await file(court, "csv", query), await file(court, "json", query)];
      for (const answer of texts) {
        const text = await answer.text();
        expect(answer.status).toBe(200);
        for (const { number } of [moves, goes, comes]) expect(text).toContain(number);
        expect(text).not.toContain(`${stays.number}/`);
        expect(text).not.toMatch(/canary/i);
      }
    }
  });

  test("of a matter that reads otherwise in its place, unless the wall shows no more of it than its number", async () => {
    const court = await makeCourt(db);
    const { caseId, number } = await listed(court, { orderedRestricted: false, sections: ["PECA 3"] });
    const shut = await listed(court, { orderedRestricted: true });
    await publish(court);
    for (const one of [caseId, shut.caseId])
      await db.update(hearing).set({ purpose: "order" }).where(eq(hearing.caseId, one));
    await publish(court, 10);
    expect(told(await changes(court, "?since=1"))).toEqual([`altered ${number}`]);
  });

  test("is led to from the list, and leads back", async () => {
    const { court } = await threeVersions();
    const path = `/lists/${court.code}/${DAY}`;
    expect(await (await page(court)).text()).toContain(`href="${path}?since=2"`);
    expect(await (await page(court, "?v=1")).text()).toContain(`href="${path}?since=1"`);
    const text = await (await page(court, "?since=2")).text();
    for (const query of ["", "?since=1", "/csv?since=2", "/json?since=2", "?lang=ur&amp;since=2"])
      expect(text).toContain(`href="${path}${query}"`);
  });

  test("is not told against a list that came down: everything counts as new", async () => {
    const { court, goes } = await threeVersions();
    await takeDown(court);
    expect((await page(court, "?since=1")).status).toBe(410);
    await publish(court, 30);
    for (const since of ["1", "2026-01-01", "0"]) {
      const view = await changes(court, `?since=${since}`);
      expect([view.since, view.isWhole, view.changes.length]).toEqual([null, true, 3]);
      expect(JSON.stringify(view)).not.toContain(`${goes.number}/`);
    }
  });

  test.each(["4", "x", "2026-02-30", "2026-12-01T25:00", "1 or 1"])(
    "since %s there is nothing to tell",
    async (since) => {
      const { court } = await threeVersions();
      for (const format of ["csv", "json"])
        expect((await file(court, format, `?since=${encodeURIComponent(since)}`)).status).toBe(404);
      expect((await page(court, `?since=${encodeURIComponent(since)}`)).status).toBe(404);
    },
  );
});

describe("a posted list that is kept for the next reader", () => {
  test("is seen changed, and taken down, at once and by another process too", async () => {
    const court = await makeCourt(db);
    const first = await listed(court);
    await publish(court);
    const processes = [ctx, { ...ctx, db: other.db }];
    for (const of of processes) expect(await (await page(court, "", of)).text()).toContain(first.number);
    const second = await listed(court);
    await publish(court, 10);
    for (const of of processes) expect(await (await page(court, "", of)).text()).toContain(second.number);
    await takeDown(court);
    for (const of of processes) {
      const answer = await page(court, "", of);
      expect([answer.status, (await answer.text()).includes(first.number)]).toEqual([410, false]);
      expect((await page(court, "?since=1", of)).status).toBe(410);
      expect((await page(court, "?since=nonsense&v=9", of)).status).toBe(404);
    }
  });

  test("is handed to the pages as it is, which pack it themselves, and packed before them to who unpacks it", async () => {
    const court = await makeCourt(db);
    await listed(court);
    await publish(court);
    const asking = { "accept-encoding": "br, gzip;q=0.8" };
    const plain = await page(court, "", ctx, asking);
    expect(plain.headers.get("content-encoding")).toBeNull();
    const reply = await listReply(ctx, request(""), court.code, DAY);
    const packed = publicAnswer(new Headers(asking), reply);
    expect(packed.headers.get("content-encoding")).toBe("gzip");
    const unpacked = new Blob([packed.body!]).stream().pipeThrough(new DecompressionStream("gzip"));
    expect(await new Response(unpacked).text()).toBe(await plain.text());
    expect(packed.headers.get("etag")).toBe(`W/${plain.headers.get("etag")}`);
    const again = { ...asking, "if-none-match": packed.headers.get("etag")! };
    expect(publicAnswer(new Headers(again), reply).status).toBe(304);
    const refusing = publicAnswer(new Headers({ "accept-encoding": "gzip;q=0, identity" }), reply);
    expect(refusing.headers.get("content-encoding")).toBeNull();
  });

  test("is made once for all who ask at the same moment, and the memory for it has an end", async () => {
    const kept = new KeptReplies(40_000);
    let made = 0;
    const make = async () => {
      made += 1;
      return { type: "text" as const, body: randomUUID().repeat(100) };
    };
    await Promise.all([1, 2, 3].map(() => kept.answer("one", "now", make)));
    await kept.answer("one", "now", make);
    expect(made).toBe(1);
    await kept.answer("one", "later", make);
    expect(made).toBe(2);
    for (let n = 0; n < 50; n += 1) await kept.answer(`other ${n}`, "now", make);
    expect(kept.bytes).toBeLessThanOrEqual(40_000);
    await kept.answer("other 49", "now", make);
    expect(made).toBe(52);
    await kept.answer("gone", "now", async () => ({ type: "text", body: "x", status: 404 }));
    await kept.answer("gone", "now", make);
    expect(made).toBe(53);
  });

  test("is answered before the pages are asked, as the pages would, and nothing else is", async () => {
    const court = await makeCourt(db);
    const { number } = await listed(court);
    await publish(court);
    const front = postedFront(database.appUrl, false);
    const server = createServer((asked, answer) => {
      if (!front.answer(asked, answer)) answer.writeHead(418).end();
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const path = `/lists/${court.code}/${DAY}`;
    const ask = (to: string, options: RequestInit = {}) => fetch(`${at}${to}`, { redirect: "manual", ...options });
    const [from, own] = [await ask(path), await page(court)];
    for (const name of ["cache-control", "content-security-policy", "content-type", "vary"])
      expect(from.headers.get(name), name).toBe(own.headers.get(name));
    expect(from.headers.get("content-encoding")).toBe("gzip");
    expect(from.headers.get("x-request-id")).toMatch(/^\w{4}-\w{4}$/);
    expect(await from.text()).toContain(number);
    const etag = from.headers.get("etag")!;
    expect((await ask(path, { headers: { "if-none-match": etag } })).status).toBe(304);
    expect((await ask(`${path}/json?since=1`)).status).toBe(200);
    expect((await ask(`${path}/csv`)).headers.get("content-disposition")).toContain(".csv");
    expect((await ask("/lists/no-such-court/2026-12-10")).status).toBe(404);
    expect((await ask(`${path}?since=%00`)).status).toBe(400);
    for (const elsewhere of [
      "/",
      "/lists",
      `/lists/${court.code}`,
      `${path}/xlsx`,
      "/api/trpc",
      "//lists/x/2026-12-10",
    ])
      expect((await ask(elsewhere)).status, elsewhere).toBe(418);
    expect((await ask(path, { method: "POST" })).status).toBe(418);
    server.close();
    server.closeAllConnections();
    await front.end();
  });
});
