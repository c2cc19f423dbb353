import type { Page } from "@playwright/test";
import { GRID_COLUMNS, type GridColumn } from "../../../server/rules/docket/grid-columns.ts";
import { anotherDevice, courtOf, expect, type Server, test, type Words } from "../support/office.ts";

const CODE = "east-adj-11";
test.use({ permissions: ["clipboard-read", "clipboard-write"] });

/** The register grid of one page: cells by the number of their matter. */
class Grid {
  readonly page: Page;
  readonly t: Words;
  constructor(page: Page, t: Words) {
    this.page = page;
    this.t = t;
  }

  async open(search = ""): Promise<void> {
    await this.page.goto(`/${CODE}/register${search}`);
    await expect(this.cell(0, "number")).toBeVisible();
  }

  cell(row: number, column: GridColumn) {
    return this.page.locator(`[data-row="${row}"] [data-column="${GRID_COLUMNS.indexOf(column)}"]`);
  }

  async write(row: number, column: GridColumn, text: string): Promise<void> {
    await this.cell(row, column).click();
    await this.page.keyboard.press("F2");
    await this.page
      .getByRole("grid")
      .getByRole("textbox")
      .or(this.page.getByRole("grid").getByRole("combobox"))
      .fill(text);
    await this.page.keyboard.press("Enter");
  }

  async paste(text: string): Promise<void> {
    await this.page.evaluate((block) => navigator.clipboard.writeText(block), text);
    await this.page.keyboard.press("ControlOrMeta+v");
  }

  save(n: number) {
    return this.page.getByRole("button", { name: this.t("register.save", { n }) });
  }
}

async function rowsOf(server: Server) {
  const { id: courtId } = await courtOf(server, CODE);
  return (await server.cases.registerPage.query({ courtId, sort: "age" })).rows;
}

test("a block from Excel is pasted, its error is named and mended, all is saved at once and taken back", async ({
  page,
  t,
  enter,
}) => {
  const server = await enter("reader");
  const before = await rowsOf(server);
  const grid = new Grid(page, t);
  await page.goto(`/${CODE}/docket`);
  await page.getByRole("link", { name: t("register.open") }).click();
  await expect(grid.cell(0, "number")).toContainText(before[0]!.cells.number);

  await grid.cell(0, "station").click();
  await grid.paste("Clifton of tests\t21 PECA\r\nDefence of tests\t۱۴ PECA\r\n");
  await grid.cell(0, "challanDay").click();
  await grid.paste("۰۳/۰۴/۲۰۲۴\r\n31/02/2024\r\n");
  const wrong = page.getByRole("region", { name: t("register.problems.title", { n: 1 }) });
  await expect(wrong).toContainText("31/02/2024");
  await expect(wrong).toContainText(t("register.faults.date_does_not_exist"));
  await expect(grid.cell(1, "challanDay")).toHaveAttribute("aria-invalid", "true");
  await expect(grid.save(6)).toBeDisabled();

  // The page may be loaded again in between; what was typed is still there.
  page.once("dialog", (dialog) => dialog.accept());
  await page.reload();
  await expect(page.getByText(t("register.kept", { n: 6 }))).toBeVisible();
  await wrong.getByRole("button").first().click();
  await grid.write(1, "challanDay", "29/02/2024");
  await expect(wrong).toBeHidden();
  await page.keyboard.press("ControlOrMeta+s");
  await expect(page.getByText(t("register.saved", { n: 6, cases: 2 }))).toBeVisible();
  const after = await rowsOf(server);
  expect(after[0]!.cells).toMatchObject({
    station: "Clifton of tests",
    sections: "21 PECA",
    challanDay: "2024-04-03",
  });
  expect(after[1]!.cells).toMatchObject({ station: "Defence of tests", sections: "14 PECA", challanDay: "2024-02-29" });

  await page.getByRole("button", { name: t("actions.undo") }).click();
  await expect(page.getByText(t("actions.undone"))).toBeVisible();
  await expect(grid.cell(0, "station")).toHaveText(before[0]!.cells.station);
  expect((await rowsOf(server)).map(({ cells }) => cells)).toEqual(before.map(({ cells }) => cells));
});

test("the grid is worked by keyboard: a range is copied, filled down, emptied and taken back", async ({
  page,
  t,
  enter,
}) => {
  const server = await enter("reader");
  const before = await rowsOf(server);
  const grid = new Grid(page, t);
  await grid.open();
  await grid.cell(0, "remarks").click();
  const keys = page.keyboard;
  await keys.press("g");
  await keys.press("Enter");
  await expect(grid.cell(0, "remarks")).toHaveText("g");
  await keys.press("ArrowUp");
  await keys.press("Shift+ArrowDown");
  await keys.press("Shift+ArrowDown");
  await keys.press("Control+d");
  await expect(grid.cell(2, "remarks")).toHaveText("g");
  await expect(grid.save(3)).toBeEnabled();
  await keys.press("Control+z");
  await expect(grid.save(1)).toBeEnabled();
  await keys.press("Control+Home");
  await keys.press("Shift+ArrowRight");
  await keys.press("Control+c");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.trimEnd()).toBe(`${before[0]!.cells.number}\t${before[0]!.cells.fir}`);
  await keys.press("Delete");
  await expect(page.getByText(t("register.faults.number_missing")).first()).toBeVisible();
  page.once("dialog", (dialog) => dialog.accept());
  await page.getByRole("button", { name: t("register.discard") }).click();
  await expect(grid.cell(0, "number")).toContainText(before[0]!.cells.number);
  await expect(grid.save(0)).toBeDisabled();
});

test("two clerks write one cell: the second is shown what the first wrote, and chooses", async ({
  page,
  t,
  enter,
  browser,
  baseURL,
}) => {
  const server = await enter("reader");
  const second = await anotherDevice(browser, { username: "reader2", language: "en", address: baseURL! });
  const [mine, theirs] = [new Grid(page, t), new Grid(second.page, t)];
  await mine.open();
  await theirs.open();
  await mine.write(3, "remarks", "my words");
  await mine.write(4, "remarks", "my other words");
  await theirs.write(3, "remarks", "their words");
  await theirs.write(3, "cfmsCode", "CFMS-1");
  await theirs.save(2).click();
  await expect(second.page.getByText(t("register.saved", { n: 2, cases: 1 }))).toBeVisible();

  await mine.save(2).click();
  await expect(page.getByRole("alert").filter({ hasText: t("register.notSaved") })).toBeVisible();
  expect((await rowsOf(server))[4]!.cells.remarks).not.toBe("my other words");
  await expect(page.getByText(t("register.clash.also", { columns: t("register.columns.cfmsCode") }))).toBeVisible();
  await page.getByRole("button", { name: "my words" }).click();
  await mine.save(2).click();
  await expect(page.getByText(t("register.saved", { n: 2, cases: 2 }))).toBeVisible();
  const rows = await rowsOf(server);
  expect(rows[3]!.cells).toMatchObject({ remarks: "my words", cfmsCode: "CFMS-1" });
  expect(rows[4]!.cells.remarks).toBe("my other words");
  await second.context.close();
});
