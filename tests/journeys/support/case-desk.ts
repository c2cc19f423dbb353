import type { Locator, Page } from "@playwright/test";
import { type CourtDay, courtDay } from "../../../server/rules/calendar/court-day.ts";
import { type DayStyle, dayWords } from "../../../server/rules/calendar/day-words.ts";
import type { Purpose } from "../../../server/rules/case/purposes.ts";
import type { Stage } from "../../../server/rules/case/stages.ts";
import type { AccusedResult } from "../../../server/rules/judgment/judgment.ts";
import { type Keys, latinKeys } from "./keyboard.ts";
import { expect, like, type Words } from "./office.ts";
import { openNames } from "./open-names.ts";

type Where = { page: Page; t: Words; address: string; code: string };
type Charged = { accused: string; sections: string };
type Announced = { accused: string; result: AccusedResult; months?: number; fine?: number; compensation?: number };
type Entered = {
  docket: "trial" | "inquiry";
  number: string;
  sections: string;
  accused: string;
  complainant: string;
  stage?: Stage;
  purpose?: Purpose;
};

/** A day as the screens isolate it from the direction of the words around it. */
export const shownDay = (day: CourtDay, style: DayStyle = "date") => `\u2068${dayWords(day, "en", style)}\u2069`;

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
    await page.getByRole("searchbox", { name: t("docket.search") }).fill(number);
    await page.getByRole("link", { name: number, exact: true }).click();
    await page.getByRole("link", { name: t("docket.file.open"), exact: true }).click();
    await this.#atFile(number);
  }

  /** The same by its address, where the way there is not what is looked at. */
  async openCase(caseId: number, number: string): Promise<void> {
    await this.open(`cases/${caseId}`);
    await this.#atFile(number);
  }

  async #atFile(number: string): Promise<void> {
    await expect(this.page.getByRole("heading", { level: 1 })).toContainText(number);
    await openNames(this.page, this.t);
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

  async givePermission(): Promise<void> {
    const { page, t } = this;
    await page.getByRole("button", { name: t("desk.permission.open"), exact: true }).click();
    const dialog = page.getByRole("dialog", { name: t("desk.permission.title") });
    await dialog.getByRole("button", { name: t("desk.permission.do"), exact: true }).click();
    await this.expectSaid(t("desk.permission.done"));
  }

  async becomeTrial(said: { number: string; fir: string; station: string; stage: Stage }): Promise<void> {
    const { page, t } = this;
    await page.getByRole("button", { name: t("desk.trial.open"), exact: true }).click();
    const dialog = page.getByRole("dialog", { name: t("desk.trial.title") });
    for (const name of ["number", "fir", "station"] as const) {
      await dialog.getByLabel(t(`desk.trial.${name}`), { exact: true }).fill(said[name]);
    }
    await dialog.getByLabel(t("desk.trial.stage")).selectOption(said.stage);
    await dialog.getByRole("button", { name: t("desk.trial.do"), exact: true }).click();
    await this.expectSaid(t("desk.trial.done", { number: `\u2068${said.number}\u2069` }));
  }

  /** Tries to settle every section; the dialog says under which law it may not be, and lets nobody record it. */
  async expectNotCompoundable({ accused, sections }: Charged): Promise<void> {
    const { t } = this;
    const dialog = await this.act(t("settlement.settle.open"));
    await this.#mark(dialog, { accused, sections });
    await expect(dialog).toContainText(t("law.settlement.not-compoundable", { sections: `\u2066${sections}\u2069` }));
    await expect(dialog).toContainText("PECA s. 43(2)");
    await expect(dialog.getByRole("button", { name: t("settlement.settle.record"), exact: true })).toBeDisabled();
    await dialog.getByRole("button", { name: t("actions.cancel"), exact: true }).click();
    await expect(dialog).toBeHidden();
  }

  /** A settlement as it is stated before the court: statement, who compounds, the judge's question. */
  async settle({ accused, sections, day, frees }: Charged & { day: CourtDay; frees: CourtDay }): Promise<void> {
    const { t } = this;
    const dialog = await this.act(t("settlement.settle.open"));
    const record = dialog.getByRole("button", { name: t("settlement.settle.record"), exact: true });
    await this.#mark(dialog, { accused, sections });
    await this.fillDay(dialog.getByLabel(t("settlement.settle.statement")), day);
    await dialog.getByLabel(t("settlement.settle.reference")).fill("page 41");
    await dialog.getByLabel(t("settlement.settle.by"), { exact: true }).selectOption("aggrieved");
    await dialog.getByLabel(t("settlement.settle.incapable")).selectOption("no");
    await expect(dialog).toContainText(t("law.settlement.voluntariness-not-asked", { sections: "" }));
    await expect(record).toBeDisabled();
    await this.fillDay(dialog.getByLabel(t("settlement.settle.askedDay")), day);
    await dialog.getByLabel(t("settlement.settle.answer")).selectOption("yes");
    await expect(dialog).toContainText(t("settlement.settle.endsCase", { disposal: t("terms.disposals.compounded") }));
    await expect(dialog).toContainText(t("settlement.settle.frees", { days: shownDay(frees, "short") }));
    await record.click();
    await this.expectSaid(t("settlement.settle.done"));
  }

  async #mark(dialog: Locator, { accused, sections }: Charged): Promise<void> {
    for (const section of sections.split(", ")) {
      await dialog.getByRole("checkbox", { name: `${accused}: ${section}` }).check();
    }
  }

  /** The judgment of the one accused, as it was announced today. */
  async announce(said: Announced, from: "heading" | "more" = "heading"): Promise<void> {
    const { t } = this;
    const dialog = await (from === "more" ? this.act(t("settlement.judgment.open")) : this.#judgment("announceNow"));
    const field = (name: "months" | "fine" | "compensation") =>
      dialog.getByLabel(`${said.accused}: ${t(`settlement.judgment.${name}`)}`);
    await dialog.getByLabel(`${said.accused}: ${t("settlement.judgment.result")}`).selectOption(said.result);
    for (const name of ["months", "fine", "compensation"] as const) {
      if (said[name] !== undefined) await field(name).fill(String(said[name]));
    }
    await expect(dialog).toContainText(t("settlement.judgment.endsCase"));
    await dialog.getByRole("button", { name: t("settlement.judgment.saveAnnounce"), exact: true }).click();
    await this.expectSaid(t("settlement.judgment.savedOver"));
  }

  /** The step that the judgment waits for stands beside its heading. */
  async #judgment(step: "announceNow" | "copyNow"): Promise<Locator> {
    const part = this.part(this.t("settlement.judgment.title"));
    await part.getByRole("button", { name: this.t(`settlement.judgment.${step}`), exact: true }).click();
    return this.page.getByRole("dialog", { name: this.t("settlement.judgment.title") });
  }

  async copySupplied(day: CourtDay): Promise<void> {
    const { t } = this;
    const dialog = await this.#judgment("copyNow");
    await this.fillDay(dialog.getByLabel(t("settlement.judgment.day"), { exact: true }), day);
    await dialog.getByRole("button", { name: t("settlement.judgment.saveCopy"), exact: true }).click();
    await this.expectSaid(t("settlement.judgment.savedCopy"));
  }

  /** By an order of a higher court; answers the date that the case got. */
  async takeUpAgain(stage: Stage, order: string): Promise<CourtDay> {
    const { page, t } = this;
    await page.getByRole("button", { name: t("desk.again.open"), exact: true }).click();
    const dialog = page.getByRole("dialog", { name: t("desk.again.title") });
    await dialog.getByLabel(t("desk.again.stage")).selectOption(stage);
    await dialog.getByLabel(t("desk.again.order")).fill(order);
    const day = await this.dayOf(dialog.getByLabel(t("docket.listMatter.other")));
    await dialog.getByRole("button", { name: t("desk.again.do"), exact: true }).click();
    await this.expectSaid(t("desk.again.done", { stage: t(`terms.stages.${stage}`) }));
    return day;
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
