import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { expect, like, type Words } from "./office.ts";

/** A register of a court that does not exist, from the tests' own golden files. */
export const registerFile = (name: string): string =>
  fileURLToPath(new URL(`../../golden/registers/${name}`, import.meta.url));

export type Figures = { new: number; changed: number; same: number; rejected: number };

/** The import screen as a journey works it. */
export class RegisterDesk {
  readonly #page: Page;
  readonly #t: Words;

  constructor(page: Page, t: Words) {
    this.#page = page;
    this.#t = t;
  }

  async bring(file: Parameters<ReturnType<Page["locator"]>["setInputFiles"]>[0]): Promise<void> {
    // The field itself is hidden behind the button that opens the computer's files.
    await this.#page.locator('input[type="file"]').setInputFiles(file);
  }

  async paste(text: string): Promise<void> {
    const words = this.#t;
    await this.#page.getByRole("button", { name: words("imports.file.paste") }).click();
    await this.#page.getByLabel(words("imports.file.pasteLabel")).fill(text);
    await this.#page.getByRole("button", { name: words("imports.file.pasteUse") }).click();
  }

  /** Says of every column of dates that nobody can tell that the day stands first. */
  async sayDayFirst(): Promise<void> {
    await expect(this.#check()).toBeVisible();
    const asked = this.#page.getByRole("radiogroup", { name: like(this.#t("imports.dates.ask", { header: "@" })) });
    for (const column of await asked.all()) {
      await column.getByRole("radio", { name: new RegExp(this.#t("imports.dateOrders.dmy")) }).check();
    }
    await expect(this.#check()).toHaveAttribute("aria-busy", "false");
  }

  /** What importing would do, as it stands on the screen. */
  async figures(): Promise<Figures> {
    const figure = async (name: keyof Figures) => {
      const term = this.#page
        .getByRole("term")
        .filter({ hasText: new RegExp(`^${this.#t(`imports.check.${name}`)}$`) });
      return Number(await term.locator("xpath=following-sibling::dd").first().textContent());
    };
    return {
      new: await figure("new"),
      changed: await figure("changed"),
      same: await figure("same"),
      rejected: await figure("rejected"),
    };
  }

  async commit(count: number): Promise<void> {
    await this.#page.getByRole("button", { name: this.#t("imports.check.commit", { count }), exact: true }).click();
    await expect(this.#page.getByRole("heading", { name: this.#t("imports.done.heading"), exact: true })).toBeVisible();
  }

  #check() {
    return this.#page.getByRole("region", { name: this.#t("imports.check.heading") });
  }
}
