import type { Page } from "@playwright/test";
import { CourtServer } from "../support/court-server.ts";
import { expect, like, test, type Words } from "../support/office.ts";
import {
  ADMINISTRATOR,
  answerSetup,
  chooseOwnCourt,
  enrol,
  enterCode,
  enterPassword,
  type Phone,
} from "../support/set-up.ts";

let court: CourtServer;

test.beforeAll(async () => {
  court = await CourtServer.make();
});
test.afterAll(async () => {
  await court.stop();
});

const HALF_HOUR = 30 * 60_000;
const PIN = "4071";
const SLIP_PASSWORD = "neem-darakht-aath-9";

test("a code from the phone opens besides the password, the screen locks in place, and a lost phone is no lost sign-in", async ({
  page,
  context,
  browser,
  t,
  complaints,
}, testInfo) => {
  testInfo.setTimeout(300_000);
  // 401 and 403: wrong codes, and screens that ask behind the lock. 404 and 503: the first start.
  complaints.expect(/status of (401|403|404|503)/);
  await page.clock.install();
  const phone = await setUp(page, t);
  const code = new URL(page.url()).pathname.split("/")[1]!;

  await test.step("another device asks for the code, and takes a recovery code in its place", async () => {
    const other = await browser.newContext();
    const there = await other.newPage();
    await there.goto(`${court.address}/sign-in`);
    await enterPassword(there, t, ADMINISTRATOR);
    await enterCode(there, t, "000000");
    await expect(there.getByText(t("access.code.wrong"))).toBeVisible();
    await there.getByRole("button", { name: t("access.code.useRecovery") }).click();
    await there.getByLabel(t("access.code.recovery"), { exact: true }).fill(phone.recovery[0]!);
    await there.getByRole("button", { name: t("access.code.submit"), exact: true }).click();
    await expect(there).toHaveURL(`${court.address}/${code}/week`);

    await page.goto(`${court.address}/${code}/account`);
    const row = page.getByRole("row").filter({ has: page.getByRole("button", { name: t("access.sessions.end") }) });
    await row.getByRole("button").click();
    await expect(page.getByText(t("access.sessions.only"))).toBeVisible();
    await there.goto(`${court.address}/${code}/docket`);
    await expect(there).toHaveURL(/\/sign-in/);
    await other.close();
  });

  await test.step("a PIN is set for this device", async () => {
    await page.getByLabel(t("access.pin.field"), { exact: true }).fill("1234");
    await page.getByLabel(t("access.pin.again"), { exact: true }).fill("1234");
    await page
      .getByRole("button", { name: t("access.pin.set"), exact: true })
      .last()
      .click();
    await expect(page.getByText(t("access.pin.plain"))).toBeVisible();
    await page.getByLabel(t("access.pin.field"), { exact: true }).fill(PIN);
    await page.getByLabel(t("access.pin.again"), { exact: true }).fill(PIN);
    await page
      .getByRole("button", { name: t("access.pin.set"), exact: true })
      .last()
      .click();
    await expect(page.getByText(t("access.pin.has"))).toBeVisible();
  });

  await test.step("after half an hour with nobody there the screen is shut, and the PIN gives back every word", async () => {
    await page.goto(`${court.address}/${code}/settings?tab=people`);
    const name = page.getByRole("textbox", { name: t("calendar.people.name"), exact: true });
    await name.fill("Half a name");
    await page.clock.fastForward(HALF_HOUR);
    const lock = page.getByRole("heading", { name: t("access.lock.title") });
    await expect(lock).toBeVisible();
    await expect(name).toBeHidden();
    await expect(page).toHaveTitle("Peshi");
    // The keys of the screens underneath do nothing.
    await page.getByLabel(t("access.lock.pin"), { exact: true }).blur();
    await page.keyboard.press("KeyG");
    await page.keyboard.press("KeyD");
    expect(new URL(page.url()).search).toBe("?tab=people");
    // The screen shuts first and tells the server.
    const asked = () =>
      context.request.get(`${court.address}/api/trpc/staff.list`, { headers: { origin: court.address } });
    await expect.poll(async () => (await asked()).status()).toBe(403);
    expect(await (await asked()).text()).not.toContain("Made Up");

    await page.getByLabel(t("access.lock.pin"), { exact: true }).fill("9070");
    await page.getByRole("button", { name: t("access.lock.open"), exact: true }).click();
    await expect(page.getByText(t("access.lock.wrong", { left: 4 }))).toBeVisible();
    await page.getByLabel(t("access.lock.pin"), { exact: true }).fill(PIN);
    await page.getByRole("button", { name: t("access.lock.open"), exact: true }).click();
    await expect(lock).toBeHidden();
    await expect(name).toHaveValue("Half a name");
    await expect(
      page
        .getByRole("row", { name: like(`${ADMINISTRATOR.username}@`) })
        .or(page.getByText(ADMINISTRATOR.username))
        .first(),
    ).toBeVisible();
  });

  await test.step("a page that is opened while it is locked shows nothing before the PIN", async () => {
    await lockByHand(page, t);
    await page.reload();
    await expect(page.getByRole("heading", { name: t("access.lock.title") })).toBeVisible();
    await expect(page.getByRole("row")).toHaveCount(0);
    await expect(page.getByText(ADMINISTRATOR.username)).toHaveCount(0);
    await page.getByLabel(t("access.lock.pin"), { exact: true }).fill(PIN);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: t("calendar.settings.title") })).toBeVisible();
  });

  await test.step("five wrong PINs ask for the password, in place", async () => {
    const name = page.getByRole("textbox", { name: t("calendar.people.name"), exact: true });
    await name.fill("Still here");
    await lockByHand(page, t);
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      await page.getByLabel(t("access.lock.pin"), { exact: true }).fill("9070");
      await page.getByRole("button", { name: t("access.lock.open"), exact: true }).click();
      if (attempt < 5) await expect(page.getByText(t("access.lock.wrong", { left: 5 - attempt }))).toBeVisible();
    }
    await expect(page.getByText(t("access.lock.over"))).toBeVisible();
    await page.getByLabel(t("signIn.password"), { exact: true }).fill(ADMINISTRATOR.password);
    await page.getByRole("button", { name: t("signIn.submit"), exact: true }).click();
    await enterCode(page, t, phone.code());
    await expect(page.getByText(t("access.lock.over"))).toBeHidden();
    await expect(name).toHaveValue("Still here");
  });

  await test.step("a colleague who lost the phone gets a slip, and sets up another phone with it", async () => {
    const slip = await addReader(page, t);
    const other = await browser.newContext();
    const there = await other.newPage();
    await first(there, t, slip, SLIP_PASSWORD, code);
    await page.reload();
    await page.getByRole("button", { name: like(`${t("frame.more")}: Naya Reader`) }).click();
    await page.getByRole("menuitem", { name: t("access.staff.reset") }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: t("access.staff.reset") })
      .click();
    const again = await slipOf(page, t);
    await there.goto(`${court.address}/${code}/docket`);
    await expect(there).toHaveURL(/\/sign-in/);
    await first(there, t, again, `${SLIP_PASSWORD}-again`, code);
    await other.close();
  });
});

async function setUp(page: Page, t: Words): Promise<Phone> {
  await page.goto(await chooseOwnCourt(page, t, court));
  const phone = await answerSetup(page, t);
  await expect(page.getByRole("heading", { name: t("calendar.week.firstTitle") })).toBeVisible();
  return phone;
}

async function lockByHand(page: Page, t: Words): Promise<void> {
  await page.getByRole("button", { name: t("frame.account") }).click();
  await page.getByRole("menuitem", { name: t("access.lock.now") }).click();
  await expect(page.getByRole("heading", { name: t("access.lock.title") })).toBeVisible();
}

type Slip = { username: string; password: string };

async function addReader(page: Page, t: Words): Promise<Slip> {
  await page.getByRole("textbox", { name: t("calendar.people.name"), exact: true }).fill("Naya Reader");
  await page.getByRole("textbox", { name: t("calendar.people.username"), exact: true }).fill("naya.reader");
  await page.getByRole("button", { name: t("calendar.people.add"), exact: true }).click();
  return slipOf(page, t);
}

async function slipOf(page: Page, t: Words): Promise<Slip> {
  const slip = page.getByRole("dialog", { name: t("calendar.people.once", { username: "naya.reader" }) });
  const password = await slip.getByText(/^[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}$/).textContent();
  await slip
    .getByRole("button", { name: t("actions.close"), exact: true })
    .last()
    .click();
  return { username: "naya.reader", password: password ?? "" };
}

/** The first sign-in with a slip: a password of one's own, and a phone. */
async function first(page: Page, t: Words, slip: Slip, fresh: string, code: string): Promise<void> {
  await page.goto(`${court.address}/sign-in`);
  await enterPassword(page, t, slip);
  await page.getByLabel(t("account.current"), { exact: true }).fill(slip.password);
  await page.getByLabel(t("account.fresh"), { exact: true }).fill(fresh);
  await page.getByLabel(t("account.again"), { exact: true }).fill(fresh);
  await page.getByRole("button", { name: t("frame.changePassword"), exact: true }).click();
  await enrol(page, t, fresh);
  await expect(page).toHaveURL(`${court.address}/${code}/week`);
}
