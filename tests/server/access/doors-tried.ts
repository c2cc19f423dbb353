import { randomUUID } from "node:crypto";
import { globSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { read, utils } from "@e965/xlsx";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { connect, type Database } from "../../../db/connect.ts";
import { terminalContext } from "../../../server/core/context.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { isRefusal } from "../../../server/imports/reading/decode-text.ts";
import { receiveUpload } from "../../../server/imports/reading/receive-upload.ts";
import { guessColumns } from "../../../server/imports/rows/guess-columns.ts";
import { newPageSecret } from "../../../server/reminders/private-page/page-secrets.ts";
import type { TestDatabase } from "../../support/fresh-database.ts";
import { tableOf } from "../../support/golden-register.ts";
import { importText, register, row } from "../../support/imported-register.ts";
import { APP_URL } from "../../support/signed-in.ts";
import { HandedBrowser } from "./browser.ts";
import { isPosted, KEY, type Row, rowsOf } from "./doors.ts";
import type { Identity } from "./identities.ts";
import { leaks, told, unasked } from "./oracle.ts";
import { contactsIn, plantedIn } from "./planted.ts";
import { standing } from "./standing.ts";
import { type Asking, COURT, NOW } from "./world.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"] as const;
type Handler = (request: Request, place: { params: Promise<Record<string, string>> }) => Promise<Response>;

/** Every door of the tree, by method and the address of its file. */
async function doorsInTree(): Promise<Map<string, Handler>> {
  const doors = new Map<string, Handler>();
  for (const file of globSync("app/**/route.ts", { cwd: ROOT })) {
    const address = file.slice("app".length, -"/route.ts".length).replace(/\/\([^)]*\)/g, "") || "/";
    const module = (await import(`${ROOT}${file}`)) as Partial<Record<string, Handler>>;
    for (const method of METHODS) if (module[method]) doors.set(`${method} ${address}`, module[method]);
  }
  return doors;
}

/** Browsers that ask at once, each for some of the identities. */
const BROWSERS = 4;

/** Every HTTP door asked by every identity. */
export function doorsAreTried(database: TestDatabase, world: () => Asking): void {
  describe("who is told what at the doors", () => {
    const connected = connect(database.appUrl, { max: BROWSERS });
    const watching = connect(database.superUrl, { max: 1 });
    let doors: Map<string, Handler>;
    let browsers: HandedBrowser[];
    let rows: Row[];

    beforeAll(async () => {
      vi.useFakeTimers({ toFake: ["Date"], now: NOW });
      doors = await doorsInTree();
      browsers = await Promise.all(Array.from({ length: BROWSERS }, () => HandedBrowser.open(connected.db)));
      rows = rowsOf({ own: world().own, ...(await imported(world())), page: await pageOf(connected.db, world()) });
    });
    afterAll(async () => {
      vi.useRealTimers();
      await Promise.all([connected.end(), watching.end()]);
    });

    async function asked({ door, address, send }: Row, identity: Identity, browser: HandedBrowser) {
      const [method, file] = door.split(" ") as [string, string];
      const headers = { ...(await browser.headersOf(identity)), ...(send ? { "content-type": send.type } : {}) };
      const request = new Request(`${APP_URL}${address}`, {
        method,
        headers,
        body: send?.body.replace(KEY, randomUUID()) ?? null,
      });
      const response = await doors.get(`${method} ${file}`)!(request, { params: placeIn(file, address) });
      return { status: response.status, text: await textOf(response) };
    }

    /** What is wrong with what these get at a door, a browser going from one to the next of its own. */
    async function askedOfAll(row: Row, those: readonly Identity[], faultsOf: (said: Heard) => string[]) {
      const ofBrowser = browsers.map(async (browser, at) => {
        const faults: string[] = [];
        for (const identity of those.filter((_, place) => place % BROWSERS === at)) {
          const found = faultsOf({ ...(await asked(row, identity, browser)), identity });
          faults.push(...found.map((fault) => `${row.door} ${row.address}: ${identity.name} ${fault}`));
        }
        return faults;
      });
      return (await Promise.all(ofBrowser)).flat();
    }

    test("each of them has its row", () => {
      const withRow = new Set(rows.map(({ door }) => door.split(" ").slice(0, 2).join(" ")));
      expect([...doors.keys()].filter((door) => !withRow.has(door))).toEqual([]);
      expect([...withRow].filter((door) => !doors.has(door))).toEqual([]);
    });

    test("each of them tells everybody what is his, and who is turned away changes nothing", async () => {
      const { identities, ofToday } = world();
      const faults: string[] = [];
      for (const row of rows) {
        const [insiders, outsiders] = [true, false].map((is) => identities.filter((one) => row.lets(one) === is));
        const before = await standing(watching.db);
        const refused = await askedOfAll(row, outsiders!, ({ status, text }) => [
          ...(row.refuses.includes(status) ? [] : [`gets ${status}`]),
          ...told(plantedIn(text)).map((one) => `reads ${one}`),
        ]);
        faults.push(...refused);
        if (outsiders!.length > 0 && (await standing(watching.db)) !== before)
          faults.push(`${row.door}: who is turned away changed something`);
        const answered = await askedOfAll(row, insiders!, ({ status, text, identity }) => [
          ...((row.answers ?? [200]).includes(status) ? [] : [`gets ${status}`]),
          ...(row.holds === undefined || row.holds.test(text) ? [] : ["is told nothing"]),
          ...faultsOf(row, identity, text, ofToday),
        ]);
        faults.push(...answered);
      }
      expect(faults).toEqual([]);
    });
  });
}

type Heard = { status: number; text: string; identity: Identity };

function faultsOf(
  { tells, opens, isOwnPaper = false }: Row,
  identity: Identity,
  text: string,
  ofToday: ReadonlySet<number>,
) {
  const planted = plantedIn(text);
  if (tells === "nothing") return told(planted).map((one) => `reads ${one}`);
  if (tells === "posted") {
    const whole = contactsIn(text).length > 0 ? ["reads a whole number"] : [];
    return [...told(planted.filter((one) => !isPosted(one))).map((one) => `reads ${one} on a wall`), ...whole];
  }
  const unsaid = unasked(identity, text, { ofToday, asked: opens, isOwnPaper });
  return [...leaks(identity, text), ...unsaid].map((one) => `reads ${one}`);
}

/** The parts of an address that stand in brackets in the name of its file. */
async function placeIn(file: string, address: string): Promise<Record<string, string>> {
  const parts = new URL(address, APP_URL).pathname.split("/");
  const named = file.split("/").map((part, at) => [/^\[(\w+)\]$/.exec(part)?.[1], parts[at]] as const);
  return Object.fromEntries(named.filter(([name]) => name !== undefined)) as Record<string, string>;
}

async function textOf(response: Response): Promise<string> {
  const bytes = Buffer.from(await response.arrayBuffer());
  if (!response.headers.get("content-type")?.includes("spreadsheetml")) return bytes.toString();
  const { Sheets } = read(bytes);
  return Object.values(Sheets)
    .map((sheet) => utils.sheet_to_csv(sheet))
    .join("\n");
}

/** A page of the complainant of the matter, with a card that agrees to nothing but that. */
async function pageOf(db: Database, { own }: Asking) {
  const terminal = createCaller({ ...terminalContext(db, false), now: NOW });
  const { courtId, casePersonId } = own;
  const card = { level: 0 as const, ways: [], window: null, isReplyAllowed: false, iWillCall: true, reviewDay: null };
  const words = { contactPerson: null, neverTell: "", agreedWord: "" };
  const ofHer = { courtId, casePersonId: Number(casePersonId) };
  const kept = await terminal.reminders.card({ ...ofHer, key: randomUUID() });
  const version = kept?.version ?? null;
  await terminal.reminders.saveCard({ ...ofHer, version, card: { ...card, ...words }, key: randomUUID() });
  const secret = newPageSecret();
  await terminal.reminders.makePage({ ...ofHer, ...secret, isMailed: false, key: randomUUID() });
  return secret;
}

/** An import of the court with a rejected line, and an upload that is not imported yet, both of its clerk. */
async function imported({ identities, own }: Asking) {
  const { ctx } = identities.find(({ name }) => name === "clerk")!;
  const word = `Xqaccusedk${own.courtId}c${own.caseId}oz`;
  const text = register(row("902/2024", { accused: word, next: "31/02/2027" }), row("903/2024"));
  const { importId } = await importText(ctx, own.courtId, text);
  const body = new Blob([text]).stream() as unknown as AsyncIterable<Uint8Array>;
  const received = await receiveUpload(ctx, { courtId: own.courtId, fileName: `${COURT}.csv`, body });
  if (isRefusal(received)) throw new Error(received.refused);
  const feedToken = "f".repeat(43);
  const { ctx: prosecutor } = identities.find(({ name }) => name === "prosecutor")!;
  await createCaller(prosecutor).feeds.make({ token: feedToken, level: "full", language: "en", key: randomUUID() });
  return { feedToken, importId, uploadId: received.uploadId, mapping: guessColumns(tableOf(text)).mapping };
}
