import type { Locator, Page } from "@playwright/test";
import { type CourtDay, courtDay } from "../../server/rules/court-day.ts";
import { dayWords } from "../../server/rules/day-words.ts";
import type { Purpose } from "../../server/rules/purposes.ts";
import type { Stage } from "../../server/rules/stages.ts";
import { type Keys, latinKeys } from "./keyboard.ts";
import { expect, like, type Words } from "./office.ts";

type Where = { page: Page; t: Words; address: string; code: string };
type Entered = {
  docket: "trial" | "inquiry";
  number: string;
  sections: string;
  accused: string;
  complainant: string;
  stage?: Stage;
  purpose?: Purpose;
};

/** A clerk at the docket and the file of one case, through the screens. */
export class CaseDesk {
  readonly page: Page;
  readonly t: Words;
  readonly keys: Keys;
  readonly #at: Where;

  constructor(at: Where) {
    this.page = at.page;
    this.t = at.t;
    this.keys = latinKeys(at.page);
    this.#at = at;
  }

  /** Registers a matter by the form and answers its first date. */
  async register(said: Entered): Promise<CourtDay> {
    const { page, t } = this;
    await this.open("docket");
    await page
      .getByRole("button", { name: t("docket.register") })
      .first()
      .click();
    const form = page.getByRole("dialog", { name: t("docket.form.register") });
    await form.getByLabel(t("desk.register.docket")).selectOption(said.docket);
    await form.getByLabel(t("docket.form.number")).fill(said.number);
    await form.getByLabel(t("docket.form.sections")).fill(said.sections);
    await form.getByLabel(t("docket.form.accused"), { exact: true }).fill(said.accused);
    await form.getByLabel(t("docket.form.complainants")).fill(said.complainant);
    if (said.stage) await form.getByLabel(t("docket.form.stage")).selectOption(said.stage);
    if (said.purpose) await form.getByLabel(t("desk.register.purpose")).selectOption(said.purpose);
    const day = await this.dayOf(form.getByLabel(t("docket.listMatter.other")));
    await form.getByRole("button", { name: t("docket.form.save") }).click();
    await this.expectSaid(like(t("desk.register.registered", { number: "@", day: "@" })));
    await expect(form).toBeHidden();
    return day;
  }

  /** Opens the file of a case by its number, as a page. */
  async openFile(number: string): Promise<void> {
    const { page, t } = this;
    await this.open("docket?state=all");
    await page.getByRole("textbox", { name: t("docket.search") }).fill(number);
    await page.getByRole("link", { name: number, exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText(number);
  }

  /** A part of the open file, by its heading. */
  part(title: string): Locator {
    return this.page.locator("section").filter({ has: this.page.getByRole("heading", { name: title, level: 3 }) });
  }

  /** One of the acts under *More* of the open file. */
  async act(name: string): Promise<Locator> {
    await this.page.getByRole("button", { name: this.t("settlement.more"), exact: true }).click();
    await this.page.getByRole("menuitem", { name }).click();
    const dialog = this.page.getByRole("dialog");
    await expect(dialog).toBeVisible();
    return dialog;
  }

  /** Moves the case to a stage by an order of today, with its words. */
  async moveTo(stage: Stage, order: string): Promise<void> {
    const { page, t } = this;
    await page.getByRole("button", { name: t("desk.path.move"), exact: true }).click();
    const dialog = page.getByRole("dialog", { name: t("desk.path.title") });
    await dialog.getByLabel(t("desk.path.stage"), { exact: true }).selectOption(stage);
    await dialog.getByLabel(t("desk.path.order"), { exact: true }).fill(order);
    await dialog.getByRole("button", { name: t("desk.path.do"), exact: true }).click();
    await this.expectSaid(t("desk.path.done", { stage: t(`terms.stages.${stage}`) }));
  }

  /** A field of a day, as it stands. */
  async dayOf(field: Locator): Promise<CourtDay> {
    await expect(field).toHaveValue(/^\d\d\/\d\d\/\d{4}$/);
    return courtDay((await field.inputValue()).split("/").reverse().join("-"));
  }

  async fillDay(field: Locator, day: CourtDay): Promise<void> {
    await field.fill(dayWords(day, "en", "figures"));
    await field.press("Tab");
  }

  async expectSaid(text: string | RegExp): Promise<void> {
    await expect(this.page.getByRole("alert").filter({ hasText: text }).first()).toBeVisible();
  }

  async open(place: string): Promise<void> {
    await this.page.goto(`${this.#at.address}/${this.#at.code}/${place}`);
  }
}
