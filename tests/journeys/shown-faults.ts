import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

const RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];

/** As the screen stands: everything in light, and what colours alone can spoil in dark. */
export async function shownFaults(page: Page, { isDarkToo = true } = {}): Promise<string[]> {
  const found = await axeFaults(page);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (wide > 0) found.push(`scrolls sideways by ${wide} px`);
  if (!isDarkToo) return found;
  await page.emulateMedia({ colorScheme: "dark" });
  const inDark = await axeFaults(page, ["color-contrast", "link-in-text-block"]);
  return [...found, ...inDark.map((fault) => `dark: ${fault}`)];
}

async function axeFaults(page: Page, rules?: string[]): Promise<string[]> {
  // Our pages hold no frames; without them axe needs no second tab for every look.
  const builder = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (rules ? builder.withRules(rules) : builder.withTags(RULES)).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target} (${failureSummary})`),
  );
}
