import type { BrowserContext, Page } from "@playwright/test";
import type { CourtDay } from "../../server/rules/court-day.ts";
import { CaseDesk } from "./case-desk.ts";
import { CourtServer } from "./court-server.ts";
import { courtOf, expect, like, type Server, serverOf, test, type Words } from "./office.ts";
import { ADMINISTRATOR, answerSetup } from "./set-up.ts";
import { Sheet } from "./sheet.ts";

const SETTLES = { number: "SC 12/2026", sections: "PECA 20, PECA 24", accused: "Khayali Mulzim" };
const GOES_ON = { number: "SC 9/2026", sections: "PECA 21", accused: "Bekar Namuna" };

let court: CourtServer;

test.beforeAll(async () => {
  court = await CourtServer.make();
  court.setClock(tenIn("2026-12-03" as CourtDay));
});
test.afterAll(async () => {
  await court.stop();
});

test("one case goes from complaint to settlement, another that cannot be settled to judgment", async ({
  page,
  context,
  t,
  complaints,
}, testInfo) => {
  testInfo.setTimeout(480_000);
  // While it starts, the first screen answers 503; a sign-in of yesterday is over.
  complaints.expect(/status of (401|403|404|503)/);
  const life = await Life.begin(page, context, t);
  const { desk } = life;

  const first = await desk.register({
    ...{ docket: "inquiry", number: "INQ 4/2026", sections: SETTLES.sections, accused: SETTLES.accused },
    complainant: "Farzi Khatoon",
  });
  const other = await desk.register({
    ...{ docket: "trial", ...GOES_ON, complainant: "Mafrooz Begum" },
    ...{ stage: "prosecution-evidence" },
  });
  expect(other).toBe(first);
  await life.morning(first);
  await life.record("INQ 4/2026", ["KeyA", "Digit8"]);
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
  #day: CourtDay;

  private constructor(page: Page, context: BrowserContext, t: Words, code: string) {
    this.#page = page;
    this.#context = context;
    this.#t = t;
    this.#code = code;
    this.#day = "2026-12-03" as CourtDay;
    this.desk = new CaseDesk({ page, t, address: court.address, code });
  }

  static async begin(page: Page, context: BrowserContext, t: Words): Promise<Life> {
    await context.clock.setFixedTime(tenIn("2026-12-03" as CourtDay));
    await court.start();
    await page.goto(court.address);
    await page.getByRole("button", { name: /Start our court/ }).click();
    const [link = ""] = await court.printed(/http:\/\/\S+\/setup\?token=\S+/);
    await expect(page).toHaveURL(`${court.address}/setup`);
    await page.goto(link);
    await answerSetup(page, t);
    await expect(page.getByRole("heading", { name: t("calendar.week.firstTitle") })).toBeVisible();
    return new Life(page, context, t, new URL(page.url()).pathname.split("/")[1]!);
  }

  /** The court opens on another day, and the reader signs in. */
  async morning(day: CourtDay): Promise<void> {
    this.#day = day;
    court.setClock(tenIn(day));
    await this.#context.clock.setFixedTime(tenIn(day));
    await this.#context.clearCookies({ name: "peshi" });
    await this.#page.goto(`${court.address}/sign-in`);
    await this.#page.getByLabel(this.#t("signIn.username")).fill(ADMINISTRATOR.username);
    await this.#page.getByLabel(this.#t("signIn.password"), { exact: true }).fill(ADMINISTRATOR.password);
    await this.#page.getByRole("button", { name: this.#t("signIn.submit"), exact: true }).click();
    await expect(this.#page).toHaveURL(`${court.address}/${this.#code}/week`);
  }

  async server(): Promise<Server> {
    const { cookies } = await this.#context.storageState();
    return serverOf(
      court.address,
      cookies.filter(({ name }) => name === "peshi"),
    );
  }

  /** Calls a matter on today's sheet, presses the keys of its outcome, takes the first usual day, and answers it. */
  async record(number: string, codes: string[], next: string | null = "Digit1"): Promise<CourtDay | null> {
    const server = await this.server();
    const { id: courtId, code } = await courtOf(server, this.#code);
    const day = this.#day;
    const sheet = new Sheet({ page: this.#page, t: this.#t, server, courtId, code, day, address: court.address });
    await sheet.open();
    const matters = await sheet.matters();
    const row = this.#page.getByRole("table", { name: this.#t("sheet.list") }).getByRole("row");
    await row.filter({ hasText: number }).first().click();
    const pane = this.#page.getByRole("region", {
      name: like(this.#t("sheet.matterOf", { serial: "@", total: matters.length } as never)),
    });
    await expect(pane.getByRole("heading", { level: 2 })).toContainText(number);
    await this.desk.keys(...codes);
    await this.desk.keys(...(next ? [next] : []), "Enter");
    await expect(
      this.#page.getByText(like(this.#t("sheet.saved", { serial: "@", total: "@" } as never))),
    ).toBeAttached();
    return null;
  }
}
