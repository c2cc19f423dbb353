// The two pictures of the README, taken by hand from a demo that was just started (npm start -- --demo):
//   node tests/journeys/support/screenshots.ts http://localhost:3000
// It records a few outcomes on the coming hearing day, so that there is a day to see.
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "@playwright/test";
import { findChromium } from "../../support/find-chromium.ts";
import { latinKeys } from "./keyboard.ts";
import { comingDays, courtOf, enterAs, expect, wordsOf } from "./office.ts";
import { Sheet } from "./sheet.ts";

const FOLDER = fileURLToPath(new URL("../../../public/screenshots/", import.meta.url));
const address = process.argv[2] ?? "http://localhost:3000";
const code = "east-adj-11";
/** How the first matters of the day go; `date` stands for the key of a date with room. */
const CALLED = ["H date", "A 3 date", "N", "O date", "A 4 date", "P", "N", "H date", "D 1", "A 8 date", "N"];

const browser = await open();
try {
  mkdirSync(FOLDER, { recursive: true });
  const day = await takeDayInCourt(browser);
  await takePostedList(browser, day);
} finally {
  await browser.close();
}

async function open(): Promise<Browser> {
  const found = await findChromium();
  if ("missing" in found) throw new Error(found.missing);
  const { executablePath, args, env } = found;
  return chromium.launch({ executablePath, args, env: { ...(process.env as Record<string, string>), ...env } });
}

function newContext(from: Browser) {
  return from.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: "light", timezoneId: "Asia/Karachi" });
}

async function takeDayInCourt(from: Browser) {
  const context = await newContext(from);
  const server = await enterAs(context, { username: "reader", language: "en", address });
  const { id: courtId } = await courtOf(server, code);
  const day = (await comingDays(server, courtId))[0]!;
  const page = await context.newPage();
  const sheet = new Sheet({ page, t: wordsOf("en"), server, courtId, code, day, address });
  await sheet.open();
  await callSome(page, sheet);
  await page.keyboard.press("a");
  await page.keyboard.press("3");
  await page.screenshot({ path: `${FOLDER}today-en.png` });
  await context.close();
  return day;
}

async function callSome(page: Page, sheet: Sheet): Promise<void> {
  const keys = latinKeys(page);
  const matters = await sheet.matters();
  for (const [at, keysOfMatter] of CALLED.entries()) {
    const { serial, outcome, isHeard } = matters[at]!;
    if (outcome || isHeard) continue;
    const dates = await sheet.roomyDates();
    const date = dates[at % dates.length]?.digit ?? "+10w";
    await keys(...[...String(serial)].map((figure) => `Digit${figure}`), "Enter");
    const codes = keysOfMatter
      .split(" ")
      .map((key) => (key === "date" ? date : /\d/.test(key) ? `Digit${key}` : `Key${key}`));
    await keys(...codes);
    if (keysOfMatter === "P") continue;
    await keys("Enter");
    await expect.poll(async () => (await sheet.matter(serial)).outcome).not.toBeNull();
  }
}

async function takePostedList(from: Browser, day: string): Promise<void> {
  const context = await newContext(from);
  const page = await context.newPage();
  await page.goto(`${address}/lists/${code}/${day}?lang=ur`);
  // The coming day of a fresh demo is not posted yet: then the one before.
  const before = page.locator("a[rel=prev]");
  if ((await page.locator("table").count()) === 0) await before.click();
  await expect(page.locator("table").first()).toBeVisible();
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: `${FOLDER}list-ur.png` });
  await context.close();
}
