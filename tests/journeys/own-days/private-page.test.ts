import { randomUUID } from "node:crypto";
import type { BrowserContext, Page } from "@playwright/test";
import { PAGE_NUMBERS, type PageSecret, pageSecretOf } from "../../../server/rules/reminders/page-token.ts";
import { PAGE_WORDS } from "../../../server/wording/private-page.ts";
import { courtOf, expect, type Server, test } from "../support/office.ts";
import { shownFaults } from "../support/shown-faults.ts";

const CODE = "east-adj-11";
const ur = PAGE_WORDS.ur;

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

test.describe("on a phone in Urdu", () => {
  test.use({ ...PHONE, language: "ur" });

  test("somebody opens her own page, answers it without a script, and leaves at once", async ({
    page,
    context,
    browser,
    baseURL,
    enter,
  }) => {
    const server = await enter("reader");
    const { id: courtId } = await courtOf(server, CODE);
    const her = await withCard(server, courtId, 0);
    const secret = pageSecretOf([...crypto.getRandomValues(new Uint32Array(PAGE_NUMBERS))]);
    await server.reminders.makePage.mutate({ ...her.asked, ...secret, isMailed: false, key: randomUUID() });

    // Nobody is signed in on her phone, and nothing runs on it.
    const plain = await browser.newContext({ ...PHONE, baseURL: baseURL!, javaScriptEnabled: false });
    const phone = await plain.newPage();
    const weight = weighed(plain);
    await opened(phone, secret);
    await expect(phone).toHaveTitle("·");
    await phone.getByRole("button", { name: ur.answers.cannot }).click();
    await expect(phone.getByRole("status")).toHaveText(ur.said.cannot);
    expect(await weight()).toBeLessThan(60 * 1024);
    const { rows } = await server.reminders.board.query({ courtId, day: her.day });
    const row = rows.find((one) => one.casePersonId === her.asked.casePersonId);
    expect(row?.reach).toMatchObject({ state: "no", by: "page" });
    expect(row?.calls.map(({ because, state }) => `${because} ${state}`)).toContain("says-cannot open");
    await plain.close();

    await context.clearCookies();
    await page.addInitScript(speakInto);
    await context.route("https://www.google.com/**", (route) => route.fulfill({ body: "elsewhere" }));
    await page.goto(`/m/${secret.token}?l=ur`);
    expect(await shownFaults(page)).toEqual([]);
    await opened(page, secret);
    await page.getByRole("button", { name: ur.listen }).click();
    const heard = await page.evaluate(() => (window as unknown as { heard: string[] }).heard);
    expect(heard).toEqual([expect.stringContaining(ur.next)]);
    expect(heard[0]).toContain(ur.bring);
    // A second press is silence, at once.
    await page.getByRole("button", { name: ur.listen }).click();
    expect(await page.evaluate(() => (window as unknown as { heard: string[] }).heard)).toEqual([...heard, "silence"]);
    await page.getByText(ur.more).click();
    expect(await shownFaults(page)).toEqual([]);
    await page.getByRole("button", { name: ur.exit }).click();
    await page.waitForURL("https://www.google.com/");
    await page.goBack();
    await expect(page.getByLabel(ur.enter.code)).toBeVisible();
  });
});

test("the clerk makes a page from the card, and its slip tells nobody's name and no word of what it is", async ({
  page,
  t,
  enter,
}) => {
  const server = await enter("reader");
  const { id: courtId } = await courtOf(server, CODE);
  const her = await withCard(server, courtId, 1);
  await page.goto(`/${CODE}/cases/${her.caseId}`);
  const line = page.getByRole("listitem").filter({ hasText: her.name }).first();
  await line.getByRole("button", { name: t("reminders.card.open") }).click();
  const section = page.getByRole("region", { name: t("reminders.page.title") });
  await section.getByRole("button", { name: t("reminders.page.make") }).click();
  const dialog = page.getByRole("dialog", { name: t("reminders.page.title") });
  await dialog.getByLabel(t("reminders.page.language")).selectOption("ur");
  await dialog.getByLabel(t("reminders.page.codeToo")).check();
  expect(await shownFaults(page)).toEqual([]);
  await page.emulateMedia({ media: "print", colorScheme: "light" });
  const sheet = page.locator("body > *:visible");
  await expect(sheet).toHaveCount(1);
  const paper = (await sheet.textContent()) ?? "";
  expect(paper).toContain(ur.slip.history);
  expect(paper).toMatch(/\/m\/(\w{4}-){2}\w{4}/);
  expect(paper).not.toContain(her.name);
  expect(paper.replace(/[\u0600-\u06ff]/g, "")).not.toMatch(/court|case|peshi/i);
  await page.emulateMedia({ media: "screen" });
  await dialog.getByRole("button", { name: t("reminders.page.done") }).click();
  await section.getByRole("button", { name: t("reminders.page.end") }).click();
  await expect(section).toContainText(t("reminders.page.none"));
});

/** A phone with a voice for Urdu, which a browser without one cannot be; what it is told to say is kept. */
function speakInto(): void {
  const heard: string[] = [];
  let speaking = false;
  const speech = {
    getVoices: () => [{ lang: "ur-PK" }],
    addEventListener: () => {},
    get speaking() {
      return speaking;
    },
    speak: ({ text }: { text: string }) => {
      speaking = true;
      heard.push(text);
    },
    cancel: () => {
      speaking = false;
      heard.push("silence");
    },
  };
  class Utterance {
    text: string;
    constructor(text: string) {
      this.text = text;
    }
  }
  Object.defineProperty(window, "speechSynthesis", { value: speech });
  Object.assign(window, { heard, SpeechSynthesisUtterance: Utterance });
}

async function opened(page: Page, { token, code }: PageSecret): Promise<void> {
  await page.goto(`/m/${token}?l=ur`);
  await page.getByLabel(ur.enter.code).fill(code);
  await page.getByRole("button", { name: ur.enter.open }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
}

/** All that came over the line but for letters, in bytes. */
function weighed(context: BrowserContext): () => Promise<number> {
  const sizes: Promise<number>[] = [];
  context.on("requestfinished", (request) => {
    if (request.resourceType() !== "font") sizes.push(request.sizes().then((size) => size.responseBodySize));
  });
  return async () => (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

/** The first or second complainant of a matter that anybody of the court may read, with whom something is agreed. */
async function withCard(server: Server, courtId: number, which: 0 | 1) {
  const { rows } = await server.reminders.board.query({ courtId, day: null });
  let passed = 0;
  for (const { caseId, casePersonId, role, card, day } of rows) {
    if (role !== "complainant" || card === null) continue;
    const { people, isShaded } = await server.people.ofCase.query({ courtId, caseId });
    const person = people.find((one) => one.casePersonId === casePersonId);
    if (!person || isShaded) continue;
    if (passed === which) return { asked: { courtId, casePersonId }, caseId, day, name: person.name };
    passed += 1;
  }
  throw new Error("the demo has no open matters with complainants with whom something is agreed");
}
