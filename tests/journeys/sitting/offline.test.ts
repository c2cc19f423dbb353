import type { Page } from "@playwright/test";
import type { CourtDay } from "../../../server/rules/calendar/court-day.ts";
import { latinKeys } from "../support/keyboard.ts";
import { anotherDevice, comingDays, courtOf, expect, type Server, test } from "../support/office.ts";
import { Sheet } from "../support/sheet.ts";

const FORTY = 40;

test("with the network cut mid-list forty outcomes are kept through a reload, and stored once each when it is back", async ({
  page,
  context,
  t,
  enter,
  browser,
  baseURL,
  complaints,
}, testInfo) => {
  testInfo.setTimeout(240_000);
  complaints.expect(/ERR_INTERNET_DISCONNECTED/, /Failed to fetch/);
  const server = await enter("reader");
  const { id: courtId, code } = await courtOf(server, "east-adj-11");
  const day = (await comingDays(server, courtId))[0]!;
  await fillUp(server, courtId, day, FORTY + 1);
  const sheet = new Sheet({ page, t, server, courtId, code, day });
  const total = (await sheet.matters()).length;
  const open = (await sheet.matters()).filter(({ outcome }) => outcome === null);
  const dates = await sheet.roomyDates();
  const keys = latinKeys(page);
  await sheet.open();
  await keys(`Digit1`, "Enter", "KeyN", "Enter");
  await expect.poll(async () => (await sheet.matter(1)).outcome?.kind).toBe("not-reached");
  await untilKeptOnDevice(page);

  await context.setOffline(true);
  const chosen = open.filter(({ serial }) => serial !== 1).slice(0, FORTY);
  const given = new Map<number, { kind: string; nextDay: CourtDay | null }>();
  for (const [at, { serial }] of chosen.entries()) {
    await expect(sheet.pane(serial, total)).toBeVisible();
    const date = dates[at];
    if (date) await keys("KeyA", `Digit${(at % 9) + 1}`, date.digit, "Enter");
    else await keys(...(at % 2 === 0 ? ["KeyN", "Enter"] : ["KeyD", "Digit9", "Enter"]));
    await expect(sheet.row(serial)).toContainText(t("sheet.marks.waiting"));
    const kind = date ? "adjourned" : at % 2 === 0 ? "not-reached" : "disposed";
    given.set(serial, { kind, nextDay: date?.day ?? null });
  }
  await expect(page.getByText(t("sheet.waiting", { n: FORTY }))).toBeVisible();
  expect((await sheet.matters()).filter(({ outcome }) => outcome !== null)).toHaveLength(1);

  await page.reload();
  await expect(page.getByText(t("sheet.waiting", { n: FORTY }))).toBeVisible();
  await expect(page.getByText(t("sheet.offline"))).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText(t("sheet.waiting", { n: FORTY }))).toBeHidden();
  await expect(page.getByText(t("sheet.marks.waiting"))).toHaveCount(0, { timeout: 60_000 });

  const second = await anotherDevice(browser, { username: "reader2", language: "en", address: baseURL! });
  const seen = await second.server.hearings.daySheet.query({ courtId, day });
  const stored = new Map(
    seen.matters.flatMap(({ serial, outcome }) =>
      outcome && given.has(serial) ? [[serial, { kind: outcome.kind, nextDay: outcome.nextDay }]] : [],
    ),
  );
  expect(stored).toEqual(given);
  expect(seen.matters.filter(({ outcome }) => outcome?.isCorrection)).toEqual([]);
  for (const { caseId } of chosen) {
    const { history } = await server.cases.file.query({ courtId, caseId });
    expect(history.filter(({ action }) => action === "outcome.recorded")).toHaveLength(1);
  }
  await second.context.close();
});

/** Lists enough matters on the day, past its plan where it must be. */
async function fillUp(server: Server, courtId: number, day: CourtDay, wanted: number): Promise<void> {
  const key = () => crypto.randomUUID();
  const { matters } = await server.hearings.daySheet.query({ courtId, day });
  const missing = wanted - matters.filter(({ outcome }) => outcome === null).length;
  if (missing <= 0) return;
  const { rows } = await server.cases.search.query({ courtId, filters: { isUndated: true } });
  for (const { caseId } of rows.slice(0, missing)) {
    const overloadBecause = "Old cases first";
    await server.planner.listMatter.mutate({ courtId, caseId, purpose: "mention", day, overloadBecause, key: key() });
  }
  await server.lists.publish.mutate({ courtId, days: [day], key: key() });
}

/** The page and everything it is made of can be opened again without network. */
async function untilKeptOnDevice(page: Page): Promise<void> {
  const missing = () =>
    page.evaluate(async () => {
      await navigator.serviceWorker.ready;
      const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
      const wanted = [window.location.pathname, ...loaded.filter((name) => /\/_next\/static\/|\/fonts/.test(name))];
      const kept = await Promise.all(wanted.map((name) => caches.match(name)));
      return kept.filter((answer) => answer === undefined).length;
    });
  await expect.poll(missing).toBe(0);
}
