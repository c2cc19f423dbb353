import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

const RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];

/** As the screen stands: everything in light, and what colours alone can spoil in dark. */
export async function shownFaults(page: Page): Promise<string[]> {
  const found = [...(await axeFaults(page)), ...(await fitFaults(page))];
  await page.emulateMedia({ colorScheme: "dark" });
  const inDark = await axeFaults(page, ["color-contrast", "link-in-text-block"]);
  return [...found, ...inDark.map((fault) => `dark: ${fault}`)];
}

/** A screen that is wider than its device. */
export async function fitFaults(page: Page): Promise<string[]> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  return wide > 0 ? [`scrolls sideways by ${wide} px`] : [];
}

async function axeFaults(page: Page, rules?: string[]): Promise<string[]> {
  // Our pages hold no frames; without them axe needs no second tab for every look.
  const builder = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (rules ? builder.withRules(rules) : builder.withTags(RULES)).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target} (${failureSummary})`),
  );
}
