import type { Page } from "@playwright/test";
import type { CourtDay } from "../../../server/rules/calendar/court-day.ts";
import { expect, type Server, type Words } from "./office.ts";

type Where = {
  page: Page;
  t: Words;
  server: Server;
  courtId: number;
  code: string;
  day: CourtDay;
  /** Where it runs, when that is not the demo. */
  address?: string;
};

/** The day in court as a journey sees it: the screen on one side, what the court's computer keeps on the other. */
export class Sheet {
  readonly #at: Where;

  constructor(at: Where) {
    this.#at = at;
  }

  async open(): Promise<void> {
    const { page, code, day, t, address = "" } = this.#at;
    await page.goto(`${address}/${code}/day/${day}`);
    await expect(page.getByRole("table", { name: t("sheet.list") })).toBeVisible();
  }

  /** Every matter as the court's computer has it. */
  async matters() {
    const { server, courtId, day } = this.#at;
    return (await server.hearings.daySheet.query({ courtId, day })).matters;
  }

  async matter(serial: number) {
    const found = (await this.matters()).find((one) => one.serial === serial);
    if (!found) throw new Error(`no matter ${serial} on this day`);
    return found;
  }

  /** The usual dates, as digits, on which the day has room and nothing speaks against it. */
  async roomyDates(): Promise<{ digit: string; day: CourtDay }[]> {
    const { server, courtId, day } = this.#at;
    const { usual, days } = await server.hearings.nextDates.query({ courtId, from: day, n: 5 });
    return usual.flatMap((one, at) => {
      const facts = days.find((other) => other.day === one);
      const isFree =
        facts?.isOpen &&
        facts.kind === "dedicated" &&
        facts.listedMinutes + 60 <= facts.planMinutes &&
        facts.listedMatters + 3 <= facts.planMatters;
      return isFree ? [{ digit: `Digit${at + 1}`, day: one }] : [];
    });
  }

  /** The pane of the matter that is called. */
  pane(serial: number, total: number) {
    return this.#at.page.getByRole("region", { name: this.#at.t("sheet.matterOf", { serial, total }) });
  }

  async expectSaid(text: string): Promise<void> {
    await expect(this.#at.page.getByText(text, { exact: true })).toBeAttached();
  }

  row(serial: number) {
    return this.#at.page
      .getByRole("table", { name: this.#at.t("sheet.list") })
      .getByRole("row")
      .filter({ has: this.#at.page.getByRole("cell", { name: String(serial), exact: true }) })
      .first();
  }
}
