import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { connect } from "../../../db/connect.ts";
import { logDefect } from "../../../server/core/request-log.ts";
import { authDoor } from "../../../server/doors/http/auth-door.ts";
import { trpcAnswer } from "../../../server/doors/http/trpc-door.ts";
import { type MadeCourt, makeCase, makeCourt } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { APP_URL, setWebEnvironment, signedIn } from "../../support/signed-in.ts";

const database = await freshDatabase();
const { db } = connect(database.appUrl, { max: 4 });
setWebEnvironment(database.appUrl);

/** Words that a clerk types; none of them may be found in anything that is printed. */
const CANARY = "Canaryname";

let court: MadeCourt;
let who: { userId: string; cookie: string };
let printed: string[] = [];
beforeAll(async () => {
  court = await makeCourt(db);
  who = await signedIn(db, { districtId: court.districtId, courtId: court.courtId }, "clerk");
  process.env.PESHI_LOG = "all";
  const keep = (...words: unknown[]) => void printed.push(words.map(String).join(" "));
  for (const name of ["log", "error", "warn", "info"] as const) vi.spyOn(console, name).mockImplementation(keep);
});
afterEach(() => {
  printed = [];
});

function ask(path: string, input: object, method: "GET" | "POST") {
  const headers = { "content-type": "application/json", origin: APP_URL, host: "localhost:3000", cookie: who.cookie };
  const text = JSON.stringify(input);
  const address = `${APP_URL}/api/trpc/${path}${method === "GET" ? `?input=${encodeURIComponent(text)}` : ""}`;
  return trpcAnswer(new Request(address, { method, headers, ...(method === "POST" ? { body: text } : {}) }));
}

describe("the log", () => {
  test("has one line a call: ids, the procedure, what came of it and how long it took", async () => {
    const caseId = await makeCase(db, court);
    const note = { courtId: court.courtId, caseId, text: CANARY, isPrivate: false, key: randomUUID() };
    const response = await ask("desk.writeNote", note, "POST");
    expect(response.status).toBe(200);
    expect(printed).toHaveLength(1);
    expect(JSON.parse(printed[0]!)).toEqual({
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      request: response.headers.get("x-request-id"),
      actor: who.userId,
      court: court.courtId,
      procedure: "desk.writeNote",
      result: "ok",
      ms: expect.any(Number),
    });
  });

  test("holds nothing that was typed: not of a search, a refusal, a wrong input or a sign-in", async () => {
    await ask("cases.search", { courtId: court.courtId, q: CANARY }, "GET");
    await ask(
      "desk.writeNote",
      { courtId: 999_999, caseId: 1, text: CANARY, isPrivate: false, key: randomUUID() },
      "POST",
    );
    await ask("desk.writeNote", { courtId: court.courtId, text: CANARY, [CANARY]: `${CANARY}\0` }, "POST");
    await ask(`desk.${CANARY}`, {}, "GET");
    const headers = { "content-type": "application/json", origin: APP_URL, host: "localhost:3000" };
    const body = JSON.stringify({ username: CANARY, password: `${CANARY} is long enough` });
    await authDoor(new Request(`${APP_URL}/api/auth/sign-in/username`, { method: "POST", headers, body }));
    expect(printed.map((line) => (JSON.parse(line) as { result: string }).result)).toEqual(
      expect.arrayContaining(["ok", "not-found", "401"]),
    );
    expect(printed.join("\n").toLowerCase()).not.toContain(CANARY.toLowerCase());
  });

  test("tells of a defect what kind it is and where, and the answer tells its id alone", async () => {
    // What the driver says of this fault has the statement with all that was typed.
    await ownerRuns("alter table case_note rename column text to text_gone");
    const caseId = await makeCase(db, court);
    const note = { courtId: court.courtId, caseId, text: CANARY, isPrivate: false, key: randomUUID() };
    const response = await ask("desk.writeNote", note, "POST");
    const text = await response.text();
    expect(response.status).toBe(500);
    const { error } = JSON.parse(text) as { error: { message: string; data: { requestId: string; refused: null } } };
    expect([error.message, error.data.refused]).toEqual(["INTERNAL_SERVER_ERROR", null]);
    const defect = printed.map((line) => JSON.parse(line)).find(({ result }) => result === "defect");
    expect(defect).toMatchObject({ request: error.data.requestId, procedure: "desk.writeNote", sqlstate: "42703" });
    expect(`${text}${printed.join("\n")}`).not.toMatch(/Canaryname|insert into|does not exist/);
  });

  test("keeps the places of a fault and not its message, however many lines that has", () => {
    logDefect("id", "x", new Error(`${CANARY}\nat ${CANARY} (somewhere)\nsecond line`));
    const { frames } = JSON.parse(printed[0]!) as { frames: string[] };
    expect(frames.length).toBeGreaterThan(0);
    expect(printed[0]).not.toContain(CANARY);
  });
});

async function ownerRuns(statement: string): Promise<void> {
  const owner = connect(database.ownerUrl, { max: 1 });
  await owner.db.execute(sql.raw(statement));
  await owner.end();
}
