import type { Page } from "@playwright/test";
import { anotherDevice, courtOf, expect, test } from "../support/office.ts";
import { fitFaults, shownFaults } from "../support/shown-faults.ts";

const CODE = "east-adj-11";
const DAYS = `/${CODE}/days`;

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("an officer's days open without network, he reports, the court confirms, and nothing stays when his sign-in ends", async ({
    page,
    context,
    browser,
    baseURL,
    t,
    enter,
    complaints,
  }) => {
    complaints.expect(/ERR_INTERNET_DISCONNECTED/, /Failed to fetch/, /403 \(Forbidden\)/);
    const server = await enter("officer");
    const { sittings } = await server.days.own.query();
    const matter = sittings.flatMap(({ matters }) => matters).find(({ outcome }) => outcome === null)!;
    const { code } = (await server.districts.me.query()).courts.find(({ id }) => id === matter.courtId)!;
    await page.goto(`${DAYS}?p=month`);
    await unfolded(page);
    await expect(daysOf(page).getByText(matter.label).first()).toBeVisible();
    expect(await shownFaults(page)).toEqual([]);
    await untilKept(page);

    await context.setOffline(true);
    await page.reload();
    await expect(page.getByText(t("days.offline", { at: "@" }).split("@")[0]!)).toBeVisible();
    await unfolded(page);
    await expect(daysOf(page).getByText(matter.label).first()).toBeVisible();
    await agedBy(page, 49);
    await page.reload();
    await expect(page.getByText(t("days.neverKept"))).toBeVisible();
    await expect(page.getByText(matter.label)).toHaveCount(0);
    await context.setOffline(false);
    await page.getByRole("button", { name: t("days.again") }).click();
    await unfolded(page);

    const item = page.getByRole("listitem").filter({ hasText: matter.label }).last();
    const queue = page.getByRole("region", { name: t("days.queue.title") });
    const say = async () => {
      await item.getByRole("button", { name: t("days.reportOpen") }).click();
      await page.getByRole("button", { name: t("days.kinds.cannot-come") }).click();
      await page.getByRole("button", { name: t("days.send") }).click();
    };
    await context.setOffline(true);
    await say();
    await expect(page.getByText(t("days.queue.kept"))).toBeVisible();
    await expect(item).toContainText(t("days.queue.here", { what: t("days.kinds.cannot-come") }));
    await expect(queue).toContainText(t("days.queue.waiting", { n: 1 }));
    // What needs the court's computer leads back to what the phone keeps.
    await page.goto(`/${CODE}/matters`);
    await expect(page).toHaveURL(new RegExp(`${DAYS}$`));
    await page.goto(`${DAYS}?p=month`);
    await unfolded(page);
    await expect(queue).toContainText(t("days.queue.waiting", { n: 1 }));
    await expect(queue).toContainText(matter.label);
    expect(await fitFaults(page)).toEqual([]);
    await context.setOffline(false);
    await expect(queue).toBeHidden();
    await unfolded(page);
    await expect(item).toContainText(t("days.kinds.cannot-come"));
    const sent = (await server.days.own.query()).reports.filter(({ hearingId }) => hearingId === matter.hearingId);
    expect(sent).toHaveLength(1);

    const clerk = await anotherDevice(browser, { username: "admin", language: "en", address: baseURL! });
    await clerk.page.goto(`/${code}/evidence/reports`);
    const report = clerk.page.getByRole("listitem").filter({ hasText: matter.label });
    await report.getByRole("button", { name: t("days.court.confirm"), exact: true }).click();
    await expect(clerk.page.getByText(t("days.court.confirmed"))).toBeVisible();
    await clerk.page.getByRole("button", { name: t("actions.undo") }).click();
    await expect(clerk.page.getByText(t("actions.undone"))).toBeVisible();
    await report.getByRole("button", { name: t("days.court.turnDown") }).click();
    await report.getByRole("button", { name: t("days.answers.must-come") }).click();
    await expect(clerk.page.getByText(t("days.court.turnedDown"), { exact: true })).toBeVisible();
    await clerk.context.close();
    await page.getByRole("button", { name: t("days.again") }).click();
    await expect(item).toContainText(t("days.answers.must-come"));
    // He opens the day that it is, not the one of the report.
    await page.goto(DAYS);
    const refused = page.getByRole("region", { name: t("days.turnedDown", { n: 1 }) });
    await expect(refused).toContainText(matter.label);
    await expect(refused).toContainText(t("days.answers.must-come"));
    await page.goto(`${DAYS}?p=month`);
    await unfolded(page);

    await context.setOffline(true);
    await say();
    await expect(queue).toContainText(t("days.queue.waiting", { n: 1 }));
    await context.clearCookies({ name: "peshi" });
    await context.setOffline(false);
    await expect(page.getByText(t("days.ended"))).toContainText(t("days.queue.lost", { n: 1 }));
    await expect.poll(() => keptOn(page)).toEqual({ copies: 0, pages: 0, waiting: 0 });
  });
});

test.describe("on a phone in Urdu", () => {
  test.use({ language: "ur", viewport: { width: 390, height: 844 }, hasTouch: true });

  test("a prosecutor goes through his periods, what is due, and takes the brief of a day along", async ({
    page,
    t,
    enter,
  }) => {
    const server = await enter("prosecutor");
    const { sittings } = await server.days.own.query();
    await page.goto(DAYS);
    for (const period of ["today", "tomorrow", "week", "month", "due"] as const) {
      await page.getByRole("button", { name: t(`days.periods.${period}`) }).click();
      expect(await fitFaults(page), period).toEqual([]);
    }
    expect(await shownFaults(page)).toEqual([]);
    await page.getByRole("button", { name: t("days.periods.month") }).click();
    const brief = page.getByRole("link", { name: t("days.print") }).first();
    const answer = await page.request.get((await brief.getAttribute("href"))!);
    expect(answer.headers()["content-type"]).toBe("application/pdf");
    const page2 = await page.request.get(`/api/exports/brief?day=${sittings[0]!.day}&lang=ur&format=html`);
    expect(await page2.text()).toContain(sittings[0]!.matters[0]!.label);
  });
});

test("the sheet that *today* leads to opens afresh without network, before anybody opened it", async ({
  page,
  context,
  t,
  enter,
  complaints,
}) => {
  complaints.expect(/ERR_INTERNET_DISCONNECTED/, /Failed to fetch/);
  const server = await enter("reader");
  const { id: courtId } = await courtOf(server, CODE);
  const { day } = await server.hearings.comingDay.query({ courtId });
  await page.goto(`/${CODE}/week`);
  await expect
    .poll(() => page.evaluate((at) => caches.match(at).then((one) => one !== undefined), `/${CODE}/today`))
    .toBe(true);
  await untilFilesKept(page, `/${CODE}/day/${day}`);
  await context.setOffline(true);
  const fresh = await context.newPage();
  await fresh.goto(`/${CODE}/today`);
  await expect(fresh).toHaveURL(new RegExp(`/${CODE}/day/${day}`));
  await expect(fresh.getByText(t("sheet.offline"))).toBeVisible();
  const rows = fresh.getByRole("table", { name: t("sheet.list") }).getByRole("row");
  await expect(rows.nth(1)).toBeVisible();
  await context.setOffline(false);
});

/** The days themselves: what is asked for and what clashes stands above them, folded too, and comes by a reading of its own. */
const daysOf = (page: Page) => page.locator("section[id^='on-']");

/** The courts of a month stand folded. */
async function unfolded(page: Page): Promise<void> {
  const folded = daysOf(page).locator("details");
  await folded.first().waitFor();
  await folded.evaluateAll((all) => {
    for (const one of all) (one as HTMLDetailsElement).open = true;
  });
}

/** The page, what it is made of and the days themselves are on the device. */
async function untilKept(page: Page): Promise<void> {
  await expect.poll(async () => (await keptOn(page)).copies).toBe(1);
  await expect
    .poll(() =>
      page.evaluate(async () => {
        await navigator.serviceWorker.ready;
        const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
        const wanted = [window.location.pathname, ...loaded.filter((name) => /\/_next\/static\/|\/fonts/.test(name))];
        const kept = await Promise.all(wanted.map((name) => caches.match(name)));
        return kept.filter((answer) => answer === undefined).length;
      }),
    )
    .toBe(0);
}

/** Whatever a kept page names is on the device too. */
const untilFilesKept = (page: Page, path: string) =>
  expect
    .poll(() =>
      page.evaluate(async (at) => {
        const text = await (await caches.match(at))?.text();
        const named = text?.match(/static\/(?:chunks|css|media)\/[^"'\\\s)<>?]+/g) ?? [];
        const kept = await Promise.all(named.map((name) => caches.match(`/_next/${name}`)));
        return named.length > 5 && kept.every((answer) => answer !== undefined);
      }, path),
    )
    .toBe(true);

/** What the device holds is so many hours older. */
const agedBy = (page: Page, hours: number) =>
  page.evaluate(
    (older) =>
      new Promise<void>((done) => {
        const opening = indexedDB.open("peshi-sheet");
        opening.onsuccess = () => {
          const writing = opening.result.transaction("copies", "readwrite");
          const rows = writing.objectStore("copies");
          const asked = rows.openCursor();
          asked.onsuccess = () => {
            const at = asked.result;
            if (!at) return;
            const { savedAt, value } = at.value;
            const asOf = new Date(Date.parse(value.asOf) - older * 3_600_000).toISOString();
            at.update({ savedAt: savedAt - older * 3_600_000, value: { ...value, asOf } });
            at.continue();
          };
          writing.oncomplete = () => {
            opening.result.close();
            done();
          };
        };
      }),
    hours,
  );

/** How much of somebody's days a device holds: copies of answers, pages, and what waits to be sent. */
const keptOn = (page: Page) =>
  page.evaluate(async () => {
    const count = (store: string) =>
      new Promise<number>((tell) => {
        const opening = indexedDB.open("peshi-sheet");
        opening.onsuccess = () => {
          const asked = opening.result.transaction(store).objectStore(store).getAllKeys();
          asked.onsuccess = () => {
            opening.result.close();
            tell(asked.result.length);
          };
        };
      });
    const names = (await caches.keys()).filter((name) => name === "peshi-pages");
    const pages = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).length));
    return {
      copies: await count("copies"),
      pages: pages.reduce((sum, n) => sum + n, 0),
      waiting: await count("outbox"),
    };
  });
