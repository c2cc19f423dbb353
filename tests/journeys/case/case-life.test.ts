import type { BrowserContext, Locator, Page } from "@playwright/test";
import { addDays, type CourtDay, courtDay } from "../../../server/rules/calendar/court-day.ts";
import { dayWords } from "../../../server/rules/calendar/day-words.ts";
import { officeNumber } from "../../../server/rules/case/case-label.ts";
import { orders as orderWords } from "../../../server/wording/orders.en.ts";
import { CaseDesk, shownDay } from "../support/case-desk.ts";
import { CourtServer } from "../support/court-server.ts";
import { courtOf, expect, serverOf, test, type Words } from "../support/office.ts";
import { ADMINISTRATOR, answerSetup, chooseOwnCourt, type Phone } from "../support/set-up.ts";
import { Sheet } from "../support/sheet.ts";

const BEGINS = courtDay("2026-12-03");
const INQUIRY = "INQ 4/2026";
const SETTLES = { number: "SC 12/2026", sections: "PECA 20, PECA 24", accused: "Khayali Mulzim" };
const GOES_ON = { number: "SC 9/2026", sections: "PECA 21", accused: "Bekar Namuna" };

let court: CourtServer;

test.beforeAll(async () => {
  court = await CourtServer.make();
  court.setClock(tenIn(BEGINS));
});
test.afterAll(async () => {
  await court.stop();
});

test("one case goes from complaint to settlement, another that cannot be settled to judgment and retrial", async ({
  page,
  context,
  t,
  complaints,
}, testInfo) => {
  testInfo.setTimeout(480_000);
  // While it starts, the first screen answers 503, and without the token of the link it sets nobody up.
  complaints.expect(/status of (403|404|503)/);
  const life = await Life.begin(page, context, t);
  const { desk } = life;

  await test.step("a complaint and a challan are registered", async () => {
    const inquiry = { docket: "inquiry", number: INQUIRY, sections: SETTLES.sections } as const;
    const first = await desk.register({ ...inquiry, accused: SETTLES.accused, complainant: "Farzi Khatoon" });
    const trial = { docket: "trial", ...GOES_ON, stage: "prosecution-evidence" } as const;
    expect(await desk.register({ ...trial, complainant: "Mafrooz Begum" })).toBe(first);
    await life.morning(first);
  });

  await test.step("the report is awaited, the officer is absent", async () => {
    const next = await life.record(INQUIRY, ["KeyA", "Digit8"]);
    await life.record(GOES_ON.number, ["KeyA", "Digit1"]);
    await life.morning(next);
  });

  await test.step("the court permits the investigation, and the complaint becomes a trial", async () => {
    const next = await life.record(INQUIRY, ["KeyH"]);
    await life.record(GOES_ON.number, ["KeyA", "Digit1"]);
    // By the search of the docket this once, as a clerk would.
    await desk.openFile(INQUIRY);
    await desk.givePermission();
    await desk.becomeTrial({ number: SETTLES.number, fir: "41/2026", station: "Cyber Crime", stage: "fir" });
    await expect(page.getByRole("heading", { level: 1 })).toContainText(SETTLES.number);
    const path = desk.part(t("desk.facts.title"));
    await expect(path).toContainText(INQUIRY);
    await expect(path.getByRole("list", { name: t("desk.path.walked") })).toContainText(
      t("desk.path.from", { from: t("terms.stages.inquiry"), to: t("terms.stages.fir") }),
    );
    await life.morning(next);
  });

  await test.step("the platform has not answered; the third absence of the agency is warned of", async () => {
    const next = await life.record(SETTLES.number, ["KeyA", "KeyP", "KeyL"]);
    await life.record(GOES_ON.number, ["KeyA", "Digit1"], async () => {
      await expect(page.getByText(t("process.counts.warn", { n: 3 }))).toBeVisible();
    });
    await life.file(GOES_ON.number);
    const counts = desk.part(t("process.counts.title"));
    const agency = t("terms.sides.investigating-agency");
    await expect(counts).toContainText(`${agency} 3`);
    await expect(counts).toContainText(t("process.counts.warned", { side: agency, n: 3, at: 3 }));
    await counts.getByRole("link", { name: t("process.orders.open") }).click();
    const orders = page.getByRole("table", { name: "" }).getByRole("row");
    await expect(orders).toHaveCount(4);
    await expect(orders.last()).toContainText(orderWords.warning("investigating-agency", 3));
    await expect(orders.nth(2)).not.toContainText(orderWords.warning("investigating-agency", 2));
    await life.file(SETTLES.number);
    await desk.moveTo("challan", "Challan submitted by the agency and taken on file");
    await life.morning(next);
  });

  await test.step("copies are ordered in one, the statement of the accused in the other", async () => {
    const next = await life.record(SETTLES.number, ["KeyH", "KeyP", "KeyC", "KeyO", "KeyP", "Enter"]);
    await life.record(GOES_ON.number, ["KeyH", "KeyP", "KeyS", "KeyT", "KeyA", "Enter"]);
    await life.morning(next);
  });

  await test.step("copies are supplied; arguments are fixed", async () => {
    const next = await life.record(SETTLES.number, ["KeyH"]);
    await life.record(GOES_ON.number, ["KeyH", "KeyP", "KeyA", "KeyR", "Enter"]);
    await life.morning(next);
  });

  await test.step("the charge is framed; judgment is reserved", async () => {
    const next = await life.record(SETTLES.number, ["KeyH"]);
    const day = life.day;
    await life.record(GOES_ON.number, ["KeyO"]);
    await life.file(GOES_ON.number);
    await expect(desk.part(t("settlement.judgment.title"))).toContainText(
      t("settlement.judgment.reserved", { day: shownDay(day) }),
    );
    await life.morning(next);
  });

  await test.step("the plea is not guilty; of section 21 no settlement is taken, and judgment is announced", async () => {
    const next = await life.record(SETTLES.number, ["KeyH"]);
    await life.file(GOES_ON.number);
    await desk.expectNotCompoundable(GOES_ON);
    await desk.announce({
      accused: GOES_ON.accused,
      result: "convicted",
      months: 24,
      fine: 100_000,
      compensation: 50_000,
    });
    const judgment = desk.part(t("settlement.judgment.title"));
    await expect(judgment).toContainText(t("settlement.judgment.announced", { day: shownDay(life.day) }));
    await expect(judgment).toContainText(t("settlement.judgment.sentence", { months: 24 }));
    await expect(judgment).toContainText(t("settlement.judgment.fineOf", { amount: "100,000" }));
    await expect(judgment).toContainText(t("settlement.judgment.compensationOf", { amount: "50,000" }));
    await expect(judgment).toContainText(t("law.appealUnknown"));
    await life.morning(next);
  });

  await test.step("counsel is absent; the parties settle before the court, and the next date is free at once", async () => {
    const next = await life.record(SETTLES.number, ["KeyA", "Digit4"]);
    await life.file(SETTLES.number);
    const counts = desk.part(t("process.counts.title"));
    for (const side of ["investigating-agency", "platform", "defence"] as const) {
      await expect(counts).toContainText(`${t(`terms.sides.${side}`)} 1`);
    }
    await desk.settle({ ...SETTLES, day: life.day, frees: next });
    await expect(desk.part(t("settlement.settled.title"))).toContainText("PECA 20, PECA 24");
    await expect(page.getByText(t("terms.disposals.compounded")).first()).toBeVisible();
    await desk.open(`day/${next}`);
    await expect(page.getByText(t("sheet.empty", { day: dayWords(next, "en", "long") }))).toBeVisible();
  });

  await test.step("the copy is supplied, so the time to appeal is known; the High Court orders a retrial", async () => {
    await life.file(GOES_ON.number);
    await desk.copySupplied(life.day);
    const until = shownDay(addDays(life.day, 30));
    const court = t("law.appealCourts.high-court");
    const judgment = desk.part(t("settlement.judgment.title"));
    await expect(judgment).toContainText(t("settlement.judgment.appeal", { court, day: until }));
    const next = await desk.takeUpAgain("arguments", "High Court of Sindh: set aside, remanded for arguments afresh");
    await expect(judgment).toContainText(t("settlement.judgment.setAside", { day: shownDay(life.day) }));
    // Heard on its day, and the reader is called away before it is recorded.
    await life.morning(next);
    await life.morning(addDays(next, 1));
  });

  await test.step("judgment follows on the next day; what the hearing came to is entered later", async () => {
    const heard = addDays(life.day, -1);
    await life.file(GOES_ON.number);
    await desk.announce({ accused: GOES_ON.accused, result: "acquitted" }, "more");
    await expect(desk.part(t("desk.facts.title"))).toContainText(t("desk.modes.remanded"));
    const row = await life.recordLater(heard, GOES_ON.number, ["KeyH"]);
    await expect(row).toContainText(t("sheet.marks.later"));
    await life.file(GOES_ON.number);
    await expect(page.getByText(t("terms.disposals.acquitted")).first()).toBeVisible();
  });
});

/** At ten in the morning in Karachi. */
function tenIn(day: CourtDay): Date {
  return new Date(`${day}T05:00:00Z`);
}

/** A court in which days pass: its clock, its reader and the sheet of the day. */
class Life {
  readonly desk: CaseDesk;
  readonly #page: Page;
  readonly #context: BrowserContext;
  readonly #t: Words;
  readonly #code: string;
  readonly #phone: Phone;
  /** As the sheets told them. */
  readonly #caseIds = new Map<string, number>();
  #day: CourtDay;
  /** The morning on which the sheet of a day was opened last. */
  #opened = "";

  private constructor(page: Page, context: BrowserContext, t: Words, code: string, phone: Phone) {
    this.#phone = phone;
    this.#page = page;
    this.#context = context;
    this.#t = t;
    this.#code = code;
    this.#day = BEGINS;
    this.desk = new CaseDesk({ page, t, address: court.address, code });
  }

  static async begin(page: Page, context: BrowserContext, t: Words): Promise<Life> {
    await context.clock.setFixedTime(tenIn(BEGINS));
    await page.goto(await chooseOwnCourt(page, t, court));
    const phone = await answerSetup(page, t, () => court.now);
    await expect(page.getByRole("heading", { name: t("calendar.week.firstTitle") })).toBeVisible();
    return new Life(page, context, t, new URL(page.url()).pathname.split("/")[1]!, phone);
  }

  /** The court opens on another day, and the reader is signed in; how that looks is another journey. */
  async morning(day: CourtDay): Promise<void> {
    this.#day = day;
    // Nobody sits before the page of the day before: it would lock itself, and the new session with it.
    await this.#page.goto("about:blank");
    court.setClock(tenIn(day));
    await this.#context.clock.setFixedTime(tenIn(day));
    await this.#context.clearCookies({ name: /^peshi(-trust)?$/ });
    await this.#post("sign-in/username", ADMINISTRATOR);
    await this.#post("two-factor/verify-totp", { code: this.#phone.code() });
  }

  async #post(path: string, data: object): Promise<void> {
    const { address } = court;
    const sent = await this.#page.request.post(`${address}/api/auth/${path}`, { data, headers: { origin: address } });
    expect(sent.status(), path).toBe(200);
  }

  /** Opens the file of a matter that was on a sheet. */
  async file(number: string): Promise<void> {
    await this.desk.openCase(this.#caseIds.get(number) ?? 0, number);
  }

  get day(): CourtDay {
    return this.#day;
  }

  /**
   * Calls a matter on today's sheet by its number there, presses the keys of its outcome and takes the first usual day that is open.
   * Answers that day. `before` looks at the screen while the date is asked for.
   */
  async record(number: string, codes: string[], before?: () => Promise<void>): Promise<CourtDay> {
    const { sheet, matters } = await this.#sheet();
    const found = matters.find((one) => officeNumber(one) === number);
    if (!found) throw new Error(`${number} is not on the sheet of ${this.#day}`);
    const { serial } = found;
    await this.desk.keys(...[...String(serial)].map((digit) => `Digit${digit}`), "Enter");
    await expect(sheet.pane(serial, matters.length).getByRole("heading", { level: 2 })).toContainText(number);
    await this.desk.keys(...codes);
    await before?.();
    // A day of a vacation is shown among the usual ones and takes a matter by a judge's order only.
    const [free] = await sheet.roomyDates();
    if (!free) throw new Error(`no usual day after ${this.#day} is open`);
    const { digit, day } = free;
    await this.desk.keys(digit, "Enter");
    await expect.poll(async () => (await sheet.matter(serial)).outcome?.nextDay).toBe(day);
    await expect(sheet.row(serial)).toContainText(dayWords(day, "en", "short"));
    return day;
  }

  /** Enters what a hearing of an earlier day came to, although its case is over; answers its line of the sheet. */
  async recordLater(day: CourtDay, number: string, codes: string[]): Promise<Locator> {
    const { sheet, matters } = await this.#sheet(day);
    const { serial } = matters.find((one) => officeNumber(one) === number)!;
    await expect(sheet.row(serial)).toContainText(this.#t("sheet.marks.left"));
    await this.desk.keys(...[...String(serial)].map((digit) => `Digit${digit}`), "Enter", ...codes);
    await expect(sheet.pane(serial, matters.length)).toContainText(this.#t("sheet.gone.noDate"));
    await this.desk.keys("Enter");
    await expect.poll(async () => (await sheet.matter(serial)).outcome?.isEnteredLater).toBe(true);
    return sheet.row(serial);
  }

  async #sheet(day = this.#day) {
    const { cookies } = await this.#context.storageState();
    const server = serverOf(
      court.address,
      cookies.filter(({ name }) => name === "peshi"),
    );
    const { id: courtId, code } = await courtOf(server, this.#code);
    const at = { server, courtId, code, day, address: court.address };
    const sheet = new Sheet({ page: this.#page, t: this.#t, ...at });
    // Of two matters of a morning the second is called on the sheet that is open.
    if (this.#opened !== `${this.#day}/${day}` || !this.#page.url().endsWith(`/day/${day}`)) await sheet.open();
    this.#opened = `${this.#day}/${day}`;
    const matters = await sheet.matters();
    for (const one of matters) this.#caseIds.set(officeNumber(one), one.caseId);
    return { sheet, matters };
  }
}
