import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { type Device, turnInto } from "./devices.ts";
import { expect } from "./office.ts";

const RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];

/** As the screen stands: everything in light, and what colours alone can spoil in dark, which no language changes. */
export async function shownFaults(page: Page, isInDark = true): Promise<string[]> {
  const found = [...(await axeFaults(page)), ...(await fitFaults(page))];
  if (!isInDark) return found;
  await page.emulateMedia({ colorScheme: "dark" });
  const inDark = await axeFaults(page, ["color-contrast", "link-in-text-block"]);
  return [...found, ...inDark.map((fault) => `dark: ${fault}`)];
}

/** The same, and whether what it shows fits the other device too. */
export async function faultsOnBoth(page: Page, device: Device, isInDark = true): Promise<string[]> {
  const found = await shownFaults(page, isInDark);
  const other = device === "desk" ? "phone" : "desk";
  await turnInto(page, other);
  return [...found, ...(await fitFaults(page)).map((fault) => `${other}: ${fault}`)];
}

/** A screen that is wider than its device; one that was just turned is given a moment to arrange itself. */
export async function fitFaults(page: Page): Promise<string[]> {
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await expect
    .poll(wide, { timeout: 2_000, intervals: [50] })
    .toBeLessThanOrEqual(0)
    .catch(() => {});
  const by = await wide();
  return by > 0 ? [`scrolls sideways by ${by} px`] : [];
}

async function axeFaults(page: Page, rules?: string[]): Promise<string[]> {
  // Our pages hold no frames; without them axe needs no second tab for every look. What is right need not be described.
  const builder = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
  // What lies under an open dialog is reached by nobody.
  if (await page.locator("[aria-modal='true']:visible").count()) builder.include("[aria-modal='true']");
  const { violations } = await (rules ? builder.withRules(rules) : builder.withTags(RULES)).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target} (${failureSummary})`),
  );
}
